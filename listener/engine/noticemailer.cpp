// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/noticemailer.h"

#include "base/linelog.h"
#include "notify/mailtext.h"
#include "notify/postbox.h"

#include <utility>

namespace pennon {

NoticeMailer::NoticeMailer(CommonRules rules, Copy copy, Postbox &outbox, LineLog &log)
    : m_rules(std::move(rules))
    , m_copy(copy)
    , m_outbox(outbox)
    , m_log(log)
{}

void NoticeMailer::mail(const Notice &notice)
{
    if (m_rules.email.isEmpty())
        return;
    const Mail mail{m_rules.route.from, {m_rules.email}, notice.subject, notice.body};
    if (m_rules.dryRun) {
        m_log.line(QStringLiteral("Dry run, not mailed: %1").arg(notice.subject));
        return;
    }
    if (m_copy == Copy::Logged)
        m_log.line(QStringLiteral("Mailed:\n\n%1").arg(QString::fromUtf8(superlanceText(mail))));
    m_outbox.post(mail);
}

} // namespace pennon
