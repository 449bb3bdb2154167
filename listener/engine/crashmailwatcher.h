// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/crashmail.h"
#include "engine/noticemailer.h"
#include "engine/watcher.h"

namespace pennon {

/// crashmail at work: unexpected exits become mails. With a durable postbox they do before the event is
/// answered.
class CrashMailWatcher final : public Watcher
{
public:
    CrashMailWatcher(CrashMailRules rules, Postbox &outbox, LineLog &log);

    [[nodiscard]] bool wants(const QByteArray &eventName) const override;
    [[nodiscard]] bool takes(const QByteArray &eventName) const override;
    void take(const Event &event) override;
    [[nodiscard]] QCoro::Task<> handle(Event event) override;
    [[nodiscard]] QCoro::Task<> finish(Ending ending) override;
    void hurry(std::chrono::milliseconds within) override;

private:
    void judge(const Event &event);

    CrashMail m_check;
    NoticeMailer m_mailer;
    LineLog &m_log;
};

} // namespace pennon
