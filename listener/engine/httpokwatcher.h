// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "checks/httpok.h"
#include "engine/noticemailer.h"
#include "engine/watcher.h"

namespace pennon {

class HttpProbe;
class Restarter;
class SupervisorApi;

/// httpok at work: at each tick it asks for a page and, when that is not well, restarts processes and mails a
/// report.
///
/// One check, with what it leads to, is done after the other. Within one, processes that take long to restart
/// do not hold up the others; the report lists them in supervisord's order.
class HttpOkWatcher final : public Watcher
{
public:
    struct Doors
    {
        SupervisorApi &supervisor;
        HttpProbe &probe;
        Restarter &restarter;
        Postbox &outbox;
        LineLog &log;
        const Clock &clock;
    };

    /// self is the listener's own process.
    HttpOkWatcher(HttpOkRules rules, std::optional<ProcessName> self, Doors doors,
                  std::chrono::milliseconds patience);

    [[nodiscard]] bool wants(const QByteArray &eventName) const override;
    [[nodiscard]] QCoro::Task<> handle(Event event) override;
    [[nodiscard]] QCoro::Task<> finish(Ending ending) override;
    void hurry(std::chrono::milliseconds within) override;

private:
    [[nodiscard]] QCoro::Task<std::optional<HttpOk::Trouble>> check();
    [[nodiscard]] QCoro::Task<> act(HttpOk::Trouble trouble);
    /// Fills in the lines of the report about this process.
    [[nodiscard]] QCoro::Task<> restart(ProcessInfo process, QStringList *lines);
    [[nodiscard]] QCoro::Task<QString> writeCore(QString command);
    void note(QStringList *lines, const QString &line);

    HttpOk m_check;
    NoticeMailer m_mailer;
    Doors m_doors;
    std::chrono::milliseconds m_patience;
};

} // namespace pennon
