// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "control/actionmessages.h"
#include "models/listenerreport.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace pennon {

namespace Ui {
class ListenerPage;
}

class ChannelModel;
class ReportRow;
class ResultList;

/// How the listener itself fares: a line for each of its parts, what is wrong first with what to do about it.
/// Shows what it is given and emits wishes.
class ListenerPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ListenerPage(QWidget *parent = nullptr);
    ~ListenerPage() override;

    void setReport(const std::vector<ReportLine> &lines);
    /// The ways of alerts to people; none: the table is not shown.
    void setChannels(std::vector<StatusAnswer::Channel> channels, Clock::WallTime now);
    /// Instead of everything else. With the setup: what to put into supervisord.conf for a listener.
    void showEmpty(const QString &title, const QString &text, const QString &action = {},
                   bool withSetup = false);
    void showNote(Health health, const QString &text);
    /// An empty reason means that tests may be made.
    void setReadOnly(const QString &reason);

    /// A test is under way: its button waits. Of everything, or of one channel.
    void showMailBusy(const QString &channel = {});
    void showMailResult(const Result<TestMailAnswer> &answer);
    void showChecksBusy();
    void showChecksResult(const Result<RunCheckAnswer> &answer);
    /// Nothing is under way, and what was found is of no interest any more.
    void clearResults();

Q_SIGNALS:
    void requestTestMail();
    void requestChannelTest(const QString &channel);
    void requestChecks();
    /// Confirmed already.
    void requestBreakerReset();
    void requestEmptyAction();
    void shown();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] ResultList &testResult() const;
    void showButtons();
    void showIcons();
    void testChannel();
    void askForReset();
    void copySetup();

    std::unique_ptr<Ui::ListenerPage> m_ui;
    ChannelModel *m_channels;
    std::vector<ReportRow *> m_rows;
    QString m_readOnlyReason;
    bool m_isMailBusy = false;
    QString m_testedChannel; ///< empty: all, or none
    bool m_areChecksBusy = false;
};

} // namespace pennon
