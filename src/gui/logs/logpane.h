// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "models/logsearch.h"
#include "session/logfollower.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;

namespace Ui {
class LogPane;
}

namespace pennon {

class EmptyNote;
class LogView;

/// One log with all that is done with it: switching between stdout and stderr, search, pause, follow, wrap,
/// saving. It has the lines; where they come from is the presenter's.
class LogPane final : public QWidget
{
    Q_OBJECT

public:
    using Channel = LogFollower::Channel;

    explicit LogPane(const Clock &clock, QWidget *parent = nullptr);
    LogPane(const LogPane &) = delete;
    LogPane &operator=(const LogPane &) = delete;
    LogPane(LogPane &&) = delete;
    LogPane &operator=(LogPane &&) = delete;
    ~LogPane() override;

    /// Empties the pane for the log of this process.
    void begin(const QString &process, Channel channel);
    /// There is no log to show.
    void showNothing(const QString &title, const QString &text);
    void append(const QByteArray &bytes);
    void appendNote(const QString &text);
    void setState(LogFollower::State state, const QString &reason);
    /// Whether there is a button for a window of its own.
    void setHasWindowButton(bool has);

    [[nodiscard]] Channel channel() const { return m_channel; }
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] const LogBuffer &buffer() const { return m_buffer; }
    void find();

Q_SIGNALS:
    void requestChannel(pennon::LogFollower::Channel channel);
    void requestPause(bool paused);
    void requestRetry();
    void requestWindow();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    void makeSearch();
    void retranslateUi();
    void updateIcons();
    void updateContent();
    void updateStatus();
    void updateQuery();
    void updateMatches();
    void step(bool forward);
    void closeSearch();
    void save();
    void saveTo(const QString &path);

    std::unique_ptr<::Ui::LogPane> m_ui;
    const Clock &m_clock;
    LogBuffer m_buffer;
    LogSearch m_search;
    LogView *m_view;
    EmptyNote *m_note;
    QAction *m_pause;
    QAction *m_follow;
    QAction *m_wrap;
    QAction *m_find;
    QAction *m_next;
    QAction *m_previous;
    QAction *m_copy;
    QAction *m_selectAll;
    QAction *m_save;
    QAction *m_clear;
    QAction *m_window;
    QTimer m_tick;
    QString m_process; ///< empty: nothing is shown
    QString m_emptyTitle;
    QString m_emptyText;
    Channel m_channel = Channel::Stdout;
    LogFollower::State m_state = LogFollower::State::Off;
    QString m_reason;
    std::optional<Clock::WallTime> m_lastLine; ///< when something came live
};

} // namespace pennon
