// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/crashmail.h"
#include "engine/noticemailer.h"
#include "engine/watcher.h"

namespace pennon {

/// crashmail at work: unexpected exits become mails.
class CrashMailWatcher final : public Watcher
{
public:
    CrashMailWatcher(CrashMailRules rules, Outbox &outbox, LineLog &log);

    [[nodiscard]] bool wants(const QByteArray &eventName) const override;
    [[nodiscard]] QCoro::Task<> handle(Event event) override;
    [[nodiscard]] QCoro::Task<> finish(Ending ending) override;
    void hurry(std::chrono::milliseconds within) override;

private:
    CrashMail m_check;
    NoticeMailer m_mailer;
    LineLog &m_log;
};

} // namespace pennon
