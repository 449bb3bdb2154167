// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/patience.h"

namespace pennon {

PatienceCounter::PatienceCounter(Patience rules)
    : m_rules(rules)
{}

std::optional<QString> PatienceCounter::failed(const QString &subject, qint64 pid)
{
    if (m_rules.failures <= 1)
        return std::nullopt;

    Row &row = m_rows[subject];
    if (row.pid != pid)
        row = {pid, 0};
    if (row.failures < m_rules.failures)
        ++row.failures;
    if (row.failures == m_rules.failures)
        return std::nullopt;
    return QStringLiteral("%1 of %2").arg(row.failures).arg(m_rules.failures);
}

void PatienceCounter::reset(const QString &subject)
{
    m_rows.remove(subject);
}

bool PatienceCounter::inGrace(const ProcessInfo &process) const
{
    return m_rules.grace.count() > 0 && process.uptime() < m_rules.grace;
}

QString PatienceCounter::graceReason(const ProcessInfo &process) const
{
    return QStringLiteral("started %1 s ago, time of grace %2 s")
        .arg(process.uptime().count())
        .arg(m_rules.grace.count());
}

} // namespace pennon
