// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/noticetext.h"

#include "gui/tray/plainline.h"
#include "look/format.h"
#include "look/healthlook.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <set>

namespace pennon {

namespace {

constexpr int longestTitle = 90;
constexpr int longestLine = 160;
constexpr std::size_t mostLines = 5;

QString words(const char *text, int count = -1)
{
    return QCoreApplication::translate("Notification", text, nullptr, count);
}

QString problems(std::size_t count)
{
    return words(QT_TRANSLATE_N_NOOP("Notification", "%n problem(s)"), static_cast<int>(count));
}

} // namespace

Notice noticeOf(const Trouble &trouble, const ProcessView *process, const QString &why, bool oneServer,
                Clock::WallTime now)
{
    const Assessment &assessment = trouble.assessment;
    const bool aboutServer = trouble.process == ProcessName();
    Notice notice;
    notice.serverId = trouble.serverId;
    notice.process = trouble.process;
    notice.serverName = trouble.serverName;
    notice.health = assessment.health;
    notice.remedy = remedyOf(trouble, process == nullptr ? std::nullopt : std::optional(process->state));
    const QString subject = aboutServer ? trouble.serverName : trouble.process.brief();
    const QString what = assessment.headline.isEmpty() ? healthWord(assessment.health) : assessment.headline;
    notice.title =
        plainLine(words(QT_TRANSLATE_NOOP("Notification", "%1: %2")).arg(subject, what), longestTitle);

    QStringList where;
    if (!aboutServer && !oneServer)
        where += words(QT_TRANSLATE_NOOP("Notification", "on %1")).arg(trouble.serverName);
    if (process != nullptr)
        where += stateWord(process->state);
    if (assessment.since)
        where += words(QT_TRANSLATE_NOOP("Notification", "since %1")).arg(momentText(*assessment.since, now));
    QStringList lines{plainLine(where.join(QStringLiteral(" · ")), longestLine)};
    if (!why.isEmpty()) {
        lines += plainLine(why, longestLine);
    } else if (process != nullptr) {
        lines += plainLine(process->description, longestLine);
    }
    lines.removeAll(QString());
    notice.body = lines.join(QLatin1Char('\n'));
    return notice;
}

Notification notificationOf(const Notice &notice)
{
    return {notice.id(), notice.health, notice.title, notice.body, notice};
}

Notification notificationOf(const QString &id, std::vector<Notice> notices, bool atStart)
{
    std::ranges::stable_sort(notices, std::greater(), &Notice::health);
    std::set<QString> servers;
    for (const Notice &notice : notices)
        servers.insert(notice.serverId);
    Notification notification;
    notification.id = id;
    notification.health = notices.empty() ? Health::Fine : notices.front().health;
    if (atStart) {
        notification.title =
            words(QT_TRANSLATE_NOOP("Notification", "Pennon found %1")).arg(problems(notices.size()));
    } else if (servers.size() == 1) {
        notification.title =
            words(QT_TRANSLATE_NOOP("Notification", "%1 on %2"))
                .arg(problems(notices.size()), plainLine(notices.front().serverName, longestTitle / 2));
    } else {
        notification.title = words(QT_TRANSLATE_NOOP("Notification", "%1 on %2 servers"))
                                 .arg(problems(notices.size()))
                                 .arg(servers.size());
    }
    QStringList lines;
    const std::size_t shown = notices.size() > mostLines ? mostLines - 1 : notices.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const Notice &notice = notices[i];
        const bool aboutServer = notice.process == ProcessName();
        lines += servers.size() == 1 || aboutServer
                     ? notice.title
                     : words(QT_TRANSLATE_NOOP("Notification", "%1 (%2)"))
                           .arg(notice.title, plainLine(notice.serverName, 30));
    }
    if (shown < notices.size())
        lines += words(QT_TRANSLATE_NOOP("Notification", "and %1 more")).arg(notices.size() - shown);
    notification.body = lines.join(QLatin1Char('\n'));
    return notification;
}

} // namespace pennon
