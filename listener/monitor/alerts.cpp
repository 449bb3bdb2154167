// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/alerts.h"

#include "base/linelog.h"
#include "domain/incident.h"
#include "monitor/silences.h"
#include "notify/postbox.h"

namespace pennon {

Alerts::Alerts(Postbox &postbox, const Silences &silences, LineLog &log)
    : m_postbox(postbox)
    , m_silences(silences)
    , m_log(log)
{}

bool Alerts::isSilenced(const ProcessName &process) const
{
    return m_silences.covering(process).has_value();
}

void Alerts::mail(const QStringList &to, const Notice &notice, const ProcessName &about, bool dryRun)
{
    if (to.isEmpty())
        return;
    const QString subject = notice.subject.trimmed();
    if (dryRun) {
        m_log.line(QStringLiteral("Dry run, not mailed: %1").arg(subject));
        return;
    }
    if (const std::optional<Silence> silence = m_silences.covering(about)) {
        m_log.line(QStringLiteral("Not mailed, %1 is silenced (%2): %3")
                       .arg(about.full())
                       .arg(silence->id)
                       .arg(subject));
        return;
    }
    m_postbox.post(Mail{m_from, to, notice.subject, notice.body});
    m_log.line(QStringLiteral("Mail to %1: %2").arg(to.join(QStringLiteral(", ")), subject));
}

} // namespace pennon
