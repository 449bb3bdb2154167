// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/batchmonitor.h"

#include "base/localtime.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pennon {

namespace {

/// The first characters of a text, counted in code points as Python does.
QString beginning(const QString &text, qsizetype characters)
{
    qsizetype end = 0;
    for (; characters > 0 && end < text.size(); --characters) {
        const bool pair =
            text.at(end).isHighSurrogate() && end + 1 < text.size() && text.at(end + 1).isLowSurrogate();
        end += pair ? 2 : 1;
    }
    return end < text.size() ? text.left(end) + QStringLiteral("...") : text;
}

} // namespace

BatchMonitor::BatchMonitor(BatchRules rules)
    : m_rules(std::move(rules))
    , m_tickEvent(m_rules.tickEvent.toUtf8())
    // To the millisecond: 1.1 minutes are 66 seconds and not a trace more, which would be one tick late.
    , m_interval(std::round(m_rules.intervalMinutes * 60'000.0))
{}

void BatchMonitor::restore(const QStringList &messages)
{
    if (messages.isEmpty())
        return;
    m_messages = messages + m_messages;
    m_elapsed = std::chrono::seconds(static_cast<std::chrono::seconds::rep>(std::ceil(m_interval / 1000.0)));
}

bool BatchMonitor::collects(const QByteArray &eventName) const
{
    return eventName ==
           (m_rules.kind == BatchKind::FatalMailBatch ? "PROCESS_STATE_FATAL" : "PROCESS_STATE_EXITED");
}

std::optional<QString> BatchMonitor::exited(const ProcessName &process, const QString &pid, bool expected,
                                            Clock::WallTime now)
{
    if (expected || m_rules.kind == BatchKind::FatalMailBatch)
        return std::nullopt;
    QString message;
    if (m_rules.kind == BatchKind::CrashSms) {
        message = u'[' + process.full() + QStringLiteral("](") + pid +
                  QStringLiteral(") exited unexpectedly ") + stamp(now);
    } else {
        message = stamp(now) + QStringLiteral(" -- Process ") + process.full() + QStringLiteral(" (pid ") +
                  pid + QStringLiteral(") died unexpectedly");
    }
    m_messages += message;
    return message;
}

std::optional<QString> BatchMonitor::failedToStart(const ProcessName &process, Clock::WallTime now)
{
    if (m_rules.kind != BatchKind::FatalMailBatch)
        return std::nullopt;
    const QString message = stamp(now) + QStringLiteral(" -- Process ") + process.full() +
                            QStringLiteral(" failed to start too many times");
    m_messages += message;
    return message;
}

bool BatchMonitor::tick(const QByteArray &eventName)
{
    if (!isClock(eventName))
        return false;
    m_elapsed += m_rules.tickPeriod;
    if (static_cast<double>(m_elapsed.count()) * 1000.0 < m_interval)
        return false;
    m_elapsed = {};
    addCut();
    return true;
}

void BatchMonitor::flush()
{
    if (m_cuts.empty() || m_cuts.back().messages != m_messages.size())
        addCut();
}

void BatchMonitor::addCut()
{
    // Ticks without a message in between differ only in how often a failing mail is tried again.
    if (!m_cuts.empty() && m_cuts.back().messages == m_messages.size()) {
        ++m_cuts.back().times;
    } else {
        m_cuts.push_back({m_messages.size(), 1});
    }
}

std::optional<Notice> BatchMonitor::startSending()
{
    if (isSending())
        return std::nullopt;
    while (!m_cuts.empty() && m_cuts.front().messages == 0)
        m_cuts.pop_front();
    if (m_cuts.empty())
        return std::nullopt;

    m_sending = m_cuts.front().messages;
    if (--m_cuts.front().times == 0)
        m_cuts.pop_front();
    return Notice{m_rules.subject, m_messages.mid(0, m_sending).join(u'\n')};
}

void BatchMonitor::sent()
{
    m_messages.remove(0, m_sending);
    for (Cut &cut : m_cuts)
        cut.messages = std::max<qsizetype>(0, cut.messages - m_sending);
    m_sending = 0;
}

void BatchMonitor::failed()
{
    m_sending = 0;
}

QString BatchMonitor::sentReport(const Notice &mail) const
{
    return QStringLiteral("Sending notification email:\nTo: ") + m_rules.to.join(QStringLiteral(", ")) +
           QStringLiteral("\nFrom: ") + m_rules.route.from + QStringLiteral("\nSubject: ") + mail.subject +
           QStringLiteral("\nBody:\n") + beginning(mail.body, 76);
}

QString BatchMonitor::failedReport(const QString &reason)
{
    return QStringLiteral("Error sending email: ") + reason;
}

} // namespace pennon
