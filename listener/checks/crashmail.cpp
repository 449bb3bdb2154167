// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/crashmail.h"

#include "base/localtime.h"

#include <utility>

namespace pennon {

CrashMail::CrashMail(CrashMailRules rules)
    : m_rules(std::move(rules))
{}

bool CrashMail::concerns(const ProcessName &process) const
{
    return m_rules.any || m_rules.programs.isEmpty() || process.matchesAny(m_rules.programs);
}

std::optional<Notice> CrashMail::judge(const ProcessName &process, const QString &pid,
                                       const QString &fromState, bool expected, Clock::WallTime now) const
{
    if (expected || m_rules.common.email.isEmpty() || !concerns(process))
        return std::nullopt;

    Notice notice;
    // Without a prefix the blank stays: filters of superlance's users see two of them after "Subject:".
    if (!m_rules.subjectPrefix.isEmpty())
        notice.subject = m_rules.subjectPrefix + u':';
    notice.subject += u' ' + process.name + QStringLiteral(" crashed at ") + stamp(now);
    notice.body = QStringLiteral("Process ") + process.name + QStringLiteral(" in group ") + process.group +
                  QStringLiteral(" exited unexpectedly (pid ") + pid + QStringLiteral(") from state ") +
                  fromState;
    return notice;
}

QString CrashMail::announcement()
{
    return QStringLiteral("unexpected exit, mailing");
}

} // namespace pennon
