// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/chatbodies.h"

#include "channels/channeltext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pennon {

namespace {

constexpr qsizetype slackHeader = 150;
constexpr qsizetype slackSection = 3000;
/// Slack refuses messages whose blocks have about 13,000 characters together (msg_blocks_too_long).
constexpr qsizetype slackSections = 4;
constexpr qsizetype mattermostPost = 16383;
constexpr qsizetype mattermostTitle = 500;
/// The documented limit of Teams is 28 KB; it refuses messages from about 21 KB of UTF-8 on.
constexpr qsizetype teamsBytes = 20000;
constexpr qsizetype teamsTitle = 500;
constexpr qsizetype discordTitle = 256;
constexpr qsizetype discordDescription = 4096;
constexpr qsizetype shortestPiece = 400; ///< lines are cut into such pieces where they do not fit

using Object = QJsonObject;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

enum class Mood { Good, Plain, Warning, Bad };

Mood moodOf(const Announcement &announcement)
{
    if (announcement.kind == AnnouncementKind::Recovered)
        return Mood::Good;
    if (announcement.facts.empty())
        return Mood::Plain;
    switch (announcement.facts.front().severity) {
    case Severity::Info:
        return Mood::Plain;
    case Severity::Warning:
        return Mood::Warning;
    case Severity::Critical:
        break;
    }
    return Mood::Bad;
}

/// 0xRRGGBB
int colorOf(Mood mood)
{
    switch (mood) {
    case Mood::Good:
        return 0x2e7d32;
    case Mood::Plain:
        return 0x1976d2;
    case Mood::Warning:
        return 0xf9a825;
    case Mood::Bad:
        break;
    }
    return 0xc62828;
}

/// Of an Adaptive Card's container.
QString teamsStyle(Mood mood)
{
    switch (mood) {
    case Mood::Good:
        return QStringLiteral("good");
    case Mood::Plain:
        return QStringLiteral("accent");
    case Mood::Warning:
        return QStringLiteral("warning");
    case Mood::Bad:
        break;
    }
    return QStringLiteral("attention");
}

QString escapedForSlack(QString text)
{
    return text.replace(u'&', QStringLiteral("&amp;"))
        .replace(u'<', QStringLiteral("&lt;"))
        .replace(u'>', QStringLiteral("&gt;"));
}

/// A line in pieces that are never longer than `shortestPiece`; no character is cut in two.
QStringList pieces(const QString &line)
{
    QStringList all;
    qsizetype from = 0;
    do {
        qsizetype length = std::min(shortestPiece, line.size() - from);
        if (length > 0 && line.at(from + length - 1).isHighSurrogate() && from + length < line.size())
            --length;
        all += line.mid(from, length);
        from += length;
    } while (from < line.size());
    return all;
}

/// The escaped text in parts of at most @p limit characters, cut between lines where that is possible, and
/// never within an escaped character.
QStringList slackParts(const QString &text, qsizetype limit)
{
    QStringList parts = {QString()};
    QString lines = text;
    while (lines.endsWith(u'\n'))
        lines.chop(1);
    const QStringList split = lines.split(u'\n');
    for (const QString &line : split) {
        QString between = parts.last().isEmpty() ? QString() : QStringLiteral("\n");
        const QStringList all = pieces(line);
        for (const QString &piece : all) {
            const QString escaped = escapedForSlack(piece);
            if (parts.last().size() + between.size() + escaped.size() > limit) {
                parts += escaped;
            } else {
                parts.last() += QString(between + escaped);
            }
            between.clear();
        }
    }
    return parts;
}

Object slackSectionOf(const QString &escaped)
{
    const Object code = {{QStringLiteral("type"), QStringLiteral("mrkdwn")},
                         {QStringLiteral("text"), codeBlock(escaped, slackSection)},
                         {QStringLiteral("verbatim"), true}}; // no links out of names and channels
    return {{QStringLiteral("type"), QStringLiteral("section")}, {QStringLiteral("text"), code}};
}

/// A line of text without any Markdown.
Object teamsLine(const QString &text, bool isTitle)
{
    Object run = {{QStringLiteral("type"), QStringLiteral("TextRun")},
                  {QStringLiteral("text"), text.isEmpty() ? QStringLiteral(" ") : text}};
    if (isTitle) {
        run.insert(QStringLiteral("weight"), QStringLiteral("Bolder"));
        run.insert(QStringLiteral("size"), QStringLiteral("Medium"));
    } else {
        run.insert(QStringLiteral("fontType"), QStringLiteral("Monospace"));
    }
    Object block = {{QStringLiteral("type"), QStringLiteral("RichTextBlock")},
                    {QStringLiteral("inlines"), QJsonArray{run}}};
    if (!isTitle)
        block.insert(QStringLiteral("spacing"), QStringLiteral("None"));
    return block;
}

} // namespace

QByteArray slackBody(const Announcement &, const AlertText &text)
{
    const QString subject = cleanText(text.subject);
    const Object title = {{QStringLiteral("type"), QStringLiteral("plain_text")},
                          {QStringLiteral("text"), clipped(subject, slackHeader)},
                          {QStringLiteral("emoji"), false}};
    QJsonArray blocks = {
        Object{{QStringLiteral("type"), QStringLiteral("header")}, {QStringLiteral("text"), title}}};
    // The frame, and room for backticks that are told apart.
    constexpr qsizetype room = slackSection - codeBlockFrame - 192;
    QStringList parts = slackParts(cleanText(text.plain), room);
    if (parts.size() > slackSections) {
        parts = parts.first(slackSections);
        parts.last() += QStringLiteral("\n…");
    }
    for (const QString &part : std::as_const(parts)) {
        if (!part.isEmpty())
            blocks.append(slackSectionOf(part));
    }
    return compact({{QStringLiteral("text"), escapedForSlack(clipped(subject, slackSection / 5))},
                    {QStringLiteral("blocks"), blocks}});
}

QByteArray mattermostBody(const Announcement &announcement, const AlertText &text)
{
    const QString subject = clipped(cleanText(text.subject), mattermostTitle);
    const QString color = QStringLiteral("#%1").arg(colorOf(moodOf(announcement)), 6, 16, QLatin1Char('0'));
    // Title (escaped at most twice as long) and fallback share the limit with the text.
    const Object attachment = {
        {QStringLiteral("fallback"), subject},
        {QStringLiteral("color"), color},
        {QStringLiteral("title"), escapedMarkdown(subject)},
        {QStringLiteral("text"), codeBlock(cleanText(text.plain), mattermostPost - 4 * mattermostTitle)}};
    return compact({{QStringLiteral("attachments"), QJsonArray{attachment}}});
}

QByteArray teamsBody(const Announcement &announcement, const AlertText &text)
{
    const QString subject = clipped(cleanText(text.subject), teamsTitle);
    const Object head = {{QStringLiteral("type"), QStringLiteral("Container")},
                         {QStringLiteral("style"), teamsStyle(moodOf(announcement))},
                         {QStringLiteral("bleed"), true},
                         {QStringLiteral("items"), QJsonArray{teamsLine(subject, true)}}};
    QJsonArray body = {head};
    const auto message = [&body, &subject] {
        const Object card = {
            {QStringLiteral("$schema"), QStringLiteral("http://adaptivecards.io/schemas/adaptive-card.json")},
            {QStringLiteral("type"), QStringLiteral("AdaptiveCard")},
            {QStringLiteral("version"), QStringLiteral("1.4")},
            {QStringLiteral("fallbackText"), subject},
            {QStringLiteral("msteams"), Object{{QStringLiteral("width"), QStringLiteral("Full")}}},
            {QStringLiteral("body"), body}};
        const Object attachment = {
            {QStringLiteral("contentType"), QStringLiteral("application/vnd.microsoft.card.adaptive")},
            {QStringLiteral("contentUrl"), QJsonValue()},
            {QStringLiteral("content"), card}};
        return compact({{QStringLiteral("type"), QStringLiteral("message")},
                        {QStringLiteral("attachments"), QJsonArray{attachment}}});
    };
    const QJsonArray more = {teamsLine(QStringLiteral("…"), false)};
    qsizetype room =
        teamsBytes - message().size() - QJsonDocument(more).toJson(QJsonDocument::Compact).size();
    QString plain = cleanText(text.plain);
    while (plain.endsWith(u'\n'))
        plain.chop(1);
    const QStringList lines = plain.isEmpty() ? QStringList() : plain.split(u'\n');
    for (const QString &line : lines) {
        const Object block = teamsLine(line, false);
        room -= compact(block).size() + 1;
        if (room < 0) {
            body.append(more.first());
            break;
        }
        body.append(block);
    }
    return message();
}

QByteArray discordBody(const Announcement &announcement, const AlertText &text)
{
    // An escape that is cut in two is harmless: a backslash before "…".
    const QString title = clipped(escapedMarkdown(cleanText(text.subject)), discordTitle);
    const Object embed = {
        {QStringLiteral("title"), title},
        {QStringLiteral("description"), codeBlock(cleanText(text.plain), discordDescription)},
        {QStringLiteral("color"), colorOf(moodOf(announcement))},
        {QStringLiteral("timestamp"), isoTime(announcement.when)}};
    return compact({{QStringLiteral("embeds"), QJsonArray{embed}},
                    {QStringLiteral("allowed_mentions"), Object{{QStringLiteral("parse"), QJsonArray()}}}});
}

} // namespace pennon
