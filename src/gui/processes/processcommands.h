// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/processmodel.h"
#include "session/processactions.h"

#include <QAction>
#include <QList>
#include <QObject>

#include <vector>

class QMenu;

namespace pennon {

/// Everything that can be done with the chosen processes, as actions with their shortcuts; enabled where
/// they make sense.
class ProcessCommands final : public QObject
{
    Q_OBJECT

public:
    /// What the actions are about.
    struct Chosen
    {
        std::vector<ProcessName> processes;
        int running = 0; ///< of them, or on their way
        bool isConnected = false;
        bool hasListener = false;
        friend bool operator==(const Chosen &, const Chosen &) = default;
    };

    /// The shortcuts work within the widget.
    explicit ProcessCommands(QWidget *scope);

    /// Whether that is something else than before.
    bool choose(Chosen chosen);
    [[nodiscard]] const Chosen &chosen() const { return m_chosen; }
    /// The one that is most likely wanted; nullptr: none.
    [[nodiscard]] QAction *likely() const;
    /// The menu for what is chosen, and for its group and server.
    void fill(QMenu &menu, const ProcessModel &processes);
    void retranslate();
    void updateIcons();

    /// For a menu of the window, with separators in between.
    [[nodiscard]] QList<QAction *> all() const { return m_all; }
    [[nodiscard]] QAction *start() const { return m_start; }
    [[nodiscard]] QAction *stop() const { return m_stop; }
    [[nodiscard]] QAction *restart() const { return m_restart; }
    [[nodiscard]] QAction *log() const { return m_log; }
    [[nodiscard]] QAction *silence() const { return m_silence; }

Q_SIGNALS:
    void actionRequested(const pennon::ActionRequest &request);
    void logRequested(const pennon::ProcessName &process);
    void silenceRequested(const std::vector<pennon::ProcessName> &processes);
    void detailsRequested(const pennon::ProcessName &process);
    void incidentsRequested(const pennon::ProcessName &process);
    void ruleRequested(const pennon::ProcessName &process);

private:
    [[nodiscard]] QAction *make(const char *icon, const QKeySequence &shortcut);
    void request(ProcessAction action, const QString &signal = {});
    void addAll(QMenu &menu, const std::vector<ProcessName> &processes);
    void copyNames() const;

    QWidget *m_scope;
    Chosen m_chosen;
    std::vector<std::pair<QAction *, QString>> m_icons;
    QAction *m_start;
    QAction *m_stop;
    QAction *m_restart;
    QAction *m_rolling;
    QAction *m_clearLog;
    QAction *m_log;
    QAction *m_silence;
    QAction *m_incidents;
    QAction *m_rule;
    QAction *m_details;
    QAction *m_copy;
    QList<QAction *> m_all;
};

} // namespace pennon
