// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "checks/actions.h"
#include "domain/rules.h"

#include <QByteArray>
#include <QStringList>

#include <deque>
#include <optional>

namespace pennon {

/// crashmailbatch, fatalmailbatch and crashsms: what is collected, when it is due, and what is in a mail.
/// Decides only.
///
/// Events go on while a mail is under way. A tick that makes the batch due then is remembered together with
/// the number of messages collected so far, and served after the outcome: the mails are the same as if each
/// event had waited for the one before. The caller's loop, entered whenever tick() or flush() has been called
/// and it is not running already:
///
///     while (const auto mail = monitor.startSending())
///         if (send(*mail)) monitor.sent(); else monitor.failed();
class BatchMonitor final
{
public:
    explicit BatchMonitor(BatchRules rules);

    /// Takes over messages that an earlier listener collected and did not send: before all others, and due at
    /// the next tick, since nobody knows how long they have waited.
    void restore(const QStringList &messages);

    /// Whether events of this name are collected.
    [[nodiscard]] bool collects(const QByteArray &eventName) const;

    /// A process exited. Adds a message to the batch and returns it, for the log; nothing if this tool does
    /// not collect it.
    [[nodiscard]] std::optional<QString> exited(const ProcessName &process, const QString &pid, bool expected,
                                                Clock::WallTime now);
    /// A process failed to start too often; likewise.
    [[nodiscard]] std::optional<QString> failedToStart(const ProcessName &process, Clock::WallTime now);

    /// Whether an event of this name drives the clock (-e).
    [[nodiscard]] bool isClock(const QByteArray &eventName) const { return eventName == m_tickEvent; }
    /// Moves the clock if this is the event that drives it (-e). True if the batch is due now: see
    /// startSending().
    bool tick(const QByteArray &eventName);
    /// The batch is due now whatever the clock says, because the program ends.
    void flush();

    /// The next mail that is due: its subject (empty: none) and all messages up to the moment it became due.
    /// It is under way until sent() or failed(). Nothing if one is under way already, or nothing is due, or
    /// there is nothing to say.
    [[nodiscard]] std::optional<Notice> startSending();
    /// It was accepted: exactly its messages leave the batch.
    void sent();
    /// It was not: its messages stay and go with the next one that is due.
    void failed();

    [[nodiscard]] bool isSending() const { return m_sending > 0; }
    /// So many of the first messages are under way.
    [[nodiscard]] qsizetype sending() const { return m_sending; }
    /// Messages that have not been sent.
    [[nodiscard]] qsizetype pending() const { return m_messages.size(); }

    /// What is logged once a mail was accepted; several lines.
    [[nodiscard]] QString sentReport(const Notice &mail) const;
    /// What is logged otherwise.
    [[nodiscard]] static QString failedReport(const QString &reason);

    [[nodiscard]] const BatchRules &rules() const { return m_rules; }

private:
    /// The batch became due when it had so many messages, and so many times in a row.
    struct Cut
    {
        qsizetype messages = 0;
        qint64 times = 0;
    };

    void addCut();

    BatchRules m_rules;
    QByteArray m_tickEvent;
    double m_interval; ///< milliseconds
    std::chrono::seconds m_elapsed{0};
    QStringList m_messages;
    std::deque<Cut> m_cuts;
    qsizetype m_sending = 0; ///< so many of the first messages are under way
};

} // namespace pennon
