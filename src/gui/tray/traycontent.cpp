// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/traycontent.h"

#include "gui/tray/plainline.h"
#include "look/format.h"
#include "look/healthlook.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace pennon {

namespace {

constexpr int longestLine = 70;
constexpr std::size_t mostToolTipLines = 5;

QString words(const char *text, int count = -1)
{
    return QCoreApplication::translate("Tray", text, nullptr, count);
}

bool isAboutServer(const Trouble &trouble)
{
    return trouble.process == ProcessName();
}

/// "importer (prod-1)", or "importer" where there is but one server.
QString subject(const Trouble &trouble, bool oneServer)
{
    if (isAboutServer(trouble))
        return trouble.serverName;
    if (oneServer)
        return trouble.process.brief();
    return words(QT_TRANSLATE_NOOP("Tray", "%1 (%2)")).arg(trouble.process.brief(), trouble.serverName);
}

QString lineOf(const TrayFacts::Wrong &wrong, bool oneServer)
{
    const Assessment &assessment = wrong.trouble.assessment;
    const QString what = assessment.headline.isEmpty() ? healthWord(assessment.health) : assessment.headline;
    const QString line =
        words(QT_TRANSLATE_NOOP("Tray", "%1: %2")).arg(subject(wrong.trouble, oneServer), what);
    return wrong.silenced ? words(QT_TRANSLATE_NOOP("Tray", "%1 (silenced)")).arg(line) : line;
}

QString problems(int count)
{
    return words(QT_TRANSLATE_N_NOOP("Tray", "%n problem(s)"), count);
}

QString headline(const TrayFacts &facts)
{
    if (facts.servers.empty())
        return words(QT_TRANSLATE_NOOP("Tray", "Pennon: no servers yet"));
    if (!facts.troubles.empty()) {
        return words(QT_TRANSLATE_NOOP("Tray", "Pennon: %1"))
            .arg(problems(static_cast<int>(facts.troubles.size())));
    }
    const bool connecting = std::ranges::any_of(facts.servers, &TrayFacts::Server::connecting);
    return connecting ? words(QT_TRANSLATE_NOOP("Tray", "Pennon: connecting"))
                      : words(QT_TRANSLATE_NOOP("Tray", "Pennon: everything is fine"));
}

/// Tooltips are taken for rich text where they look like it.
QString harmless(QString text)
{
    return text.replace(QLatin1Char('<'), QChar(0x2039)).replace(QLatin1Char('>'), QChar(0x203a));
}

QString toolTip(const TrayFacts &facts, const QString &pausedText, Clock::WallTime now)
{
    QStringList lines{headline(facts)};
    const bool oneServer = facts.servers.size() == 1;
    for (const TrayFacts::Wrong &wrong : facts.troubles) {
        if (static_cast<std::size_t>(lines.size()) > mostToolTipLines) {
            const std::size_t more = facts.troubles.size() - mostToolTipLines;
            lines += words(QT_TRANSLATE_NOOP("Tray", "and %1 more")).arg(more);
            break;
        }
        QString line = plainLine(lineOf(wrong, oneServer), longestLine);
        if (const auto since = wrong.trouble.assessment.since)
            line = words(QT_TRANSLATE_NOOP("Tray", "%1, since %2")).arg(line, momentText(*since, now));
        lines += line;
    }
    if (facts.paused)
        lines += words(QT_TRANSLATE_NOOP("Tray", "Notifications are %1")).arg(pausedText);
    return harmless(lines.join(QLatin1Char('\n')));
}

QString serverText(const TrayFacts::Server &server, Clock::WallTime now)
{
    QString how;
    if (server.connecting) {
        how = words(QT_TRANSLATE_NOOP("Tray", "connecting"));
    } else if (server.health == Health::Unknown) {
        how = server.lastAnswer ? words(QT_TRANSLATE_NOOP("Tray", "lost, last answer %1"))
                                      .arg(momentText(*server.lastAnswer, now))
                                : words(QT_TRANSLATE_NOOP("Tray", "does not answer"));
    } else {
        how = server.troubles > 0 ? problems(server.troubles) : healthWord(server.health);
    }
    return plainLine(words(QT_TRANSLATE_NOOP("Tray", "%1: %2")).arg(server.name, how), longestLine);
}

} // namespace

Remedy remedyOf(const Trouble &trouble, std::optional<ProcessState> state)
{
    if (isAboutServer(trouble))
        return trouble.assessment.health == Health::Unknown ? Remedy::Reconnect : Remedy::None;
    if (!state)
        return Remedy::None;
    switch (*state) {
    case ProcessState::Stopped:
    case ProcessState::Exited:
    case ProcessState::Fatal:
        return Remedy::Start;
    default:
        return Remedy::Restart;
    }
}

QString remedyText(Remedy remedy)
{
    switch (remedy) {
    case Remedy::None:
        break;
    case Remedy::Start:
        return words(QT_TRANSLATE_NOOP("Tray", "Start"));
    case Remedy::Restart:
        return words(QT_TRANSLATE_NOOP("Tray", "Restart"));
    case Remedy::Reconnect:
        return words(QT_TRANSLATE_NOOP("Tray", "Connect now"));
    }
    return {};
}

TrayContent trayContent(const TrayFacts &facts, Clock::WallTime now)
{
    TrayContent content;
    content.health = facts.health;
    content.count = static_cast<int>(facts.troubles.size());
    content.paused = facts.paused;
    if (facts.paused) {
        content.pausedText =
            facts.pausedUntil
                ? words(QT_TRANSLATE_NOOP("Tray", "paused until %1")).arg(momentText(*facts.pausedUntil, now))
                : words(QT_TRANSLATE_NOOP("Tray", "turned off"));
    }
    content.toolTip = toolTip(facts, content.pausedText, now);
    const bool oneServer = facts.servers.size() == 1;
    for (const TrayFacts::Wrong &wrong : facts.troubles) {
        if (content.troubles.size() == TrayContent::mostTroubles)
            break;
        const Trouble &trouble = wrong.trouble;
        content.troubles.push_back({trouble.serverId, trouble.process, trouble.assessment.health,
                                    plainLine(lineOf(wrong, oneServer), longestLine),
                                    remedyOf(trouble, wrong.state)});
    }
    for (const TrayFacts::Server &server : facts.servers)
        content.servers.push_back({server.id, server.health, serverText(server, now)});
    return content;
}

} // namespace pennon
