// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/incidents/momentcurve.h"
#include "models/incidentfilter.h"
#include "models/incidentmodel.h"
#include "session/assessment.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QAction;

namespace pennon {

namespace Ui {
class IncidentsPage;
}

/// What happened: a timeline with filters, and beside it all about the selected incident. Shows what it is
/// given and emits wishes.
class IncidentsPage final : public QWidget
{
    Q_OBJECT

public:
    enum class Mode {
        Full,
        Compact, ///< for the lower pane, about some processes: without filters
    };

    explicit IncidentsPage(Mode mode = Mode::Full, QWidget *parent = nullptr);
    ~IncidentsPage() override;

    [[nodiscard]] const IncidentModel &incidents() const { return m_model; }
    [[nodiscard]] const IncidentQuery &query() const { return m_filter.query(); }

    /// Only these processes; empty: all. Takes all rows away.
    void setProcesses(std::vector<ProcessName> processes);
    void merge(const std::vector<Incident> &incidents);
    void setNow(Clock::WallTime now);
    /// Whether there may be older ones that are not here, and whether they are being asked for.
    void setOlder(bool areThere, bool isLoading);
    /// Of that incident, if it is still the selected one.
    void setMoment(qint64 id, MomentCurve::Moment moment);
    void setOutputKnown(qint64 id);

    /// Selects it if it is there and matches.
    void select(qint64 id);
    [[nodiscard]] std::optional<qint64> currentId() const;
    /// What one would type into the search field.
    void setSearch(const QString &text);

    /// Instead of everything else.
    void showEmpty(const QString &title, const QString &text, const QString &action = {});
    /// The timeline, or why it is empty.
    void showContent();
    void showNote(Health health, const QString &text);
    /// An empty reason means that incidents may be acknowledged and processes silenced.
    void setReadOnly(const QString &reason);

Q_SIGNALS:
    /// The timeline's end is near and there may be more.
    void requestOlder();
    /// Other incidents are wanted: query().
    void queryChanged();
    /// One was selected: its output and the memory around it are wanted.
    void requestDetails(qint64 id);
    void requestAcknowledge(const std::vector<qint64> &ids, const QString &note);
    /// Empty: nothing is proposed.
    void requestSilence(const QString &pattern);
    void requestProcess(const pennon::ProcessName &process);
    void requestLog(const pennon::ProcessName &process);
    void requestEmptyAction();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    void makeFilters();
    void retranslate();
    void showIcons();
    void takeFilters();
    void clearFilters();
    void showList();
    void showDetails(bool areShown);
    void showCurrent();
    void showActions();
    void showMenu(const QPoint &position);
    void askIfNearEnd();
    void askForNote();
    void copy();
    [[nodiscard]] std::vector<qint64> selectedIds() const;
    [[nodiscard]] std::vector<qint64> acknowledgeable() const;
    [[nodiscard]] const Incident *current() const;

    std::unique_ptr<Ui::IncidentsPage> m_ui;
    Mode m_mode;
    IncidentModel m_model;
    IncidentFilter m_filter;
    QAction *m_acknowledge;
    QAction *m_acknowledgeWithNote;
    QAction *m_silence;
    QAction *m_process;
    QAction *m_log;
    QAction *m_copy;
    QString m_readOnlyReason;
    bool m_hasOlder = false;
    bool m_isLoading = false;
    std::optional<qint64> m_shown;   ///< details were wished for
    QList<int> m_widths{3000, 4000}; ///< of list and details; at first their proportion
    QTimer m_typing;
    QTimer m_nearEnd; ///< looked at once after changes
};

} // namespace pennon
