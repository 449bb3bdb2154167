// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/valueforms.h"

#include <QUrl>

#include <algorithm>
#include <limits>

/// The forms of lists, and of addresses of mail and its servers.
namespace pennon {

namespace {

auto unusable(const QString &sentence)
{
    return failure(ErrorCode::InvalidInput, sentence);
}

bool isNone(const QString &text)
{
    return text.compare(QStringLiteral("none"), Qt::CaseInsensitive) == 0;
}

/// What stands between commas; empty items are left out, as a comma at the end of a line makes one.
QStringList items(const QString &text)
{
    QStringList found;
    for (const QString &item : text.split(u',')) {
        if (const QString trimmed = item.trimmed(); !trimmed.isEmpty())
            found += trimmed;
    }
    return found;
}

Result<QString> readAddress(const QString &text)
{
    const bool hasControl =
        std::any_of(text.begin(), text.end(), [](QChar c) { return c < u' ' || c == QChar(0x7f); });
    if (hasControl) {
        return unusable(QStringLiteral("there is a line break or another control character in \"%1\"; "
                                       "addresses are separated by commas")
                            .arg(text.simplified()));
    }
    return text;
}

Result<ProcessPattern> readGroupName(const QString &text)
{
    if (text.contains(u':')) {
        return unusable(
            QStringLiteral("\"%1\" is no name of a group: leave out the colon and what follows it")
                .arg(text));
    }
    return ProcessPattern::parse(text);
}

Result<ProcessPattern> readPattern(const QString &text)
{
    return ProcessPattern::parse(text);
}

using ReadPattern = Result<ProcessPattern> (*)(const QString &text);

template <ReadPattern read>
Result<ProcessPatterns> readPatterns(const QString &text)
{
    ProcessPatterns patterns;
    for (const QString &item : items(text)) {
        Result<ProcessPattern> pattern = read(item);
        if (!pattern)
            return tl::unexpected(pattern.error());
        if (std::find(patterns.begin(), patterns.end(), *pattern) != patterns.end())
            return unusable(QStringLiteral("\"%1\" stands there twice").arg(item));
        patterns.push_back(std::move(*pattern));
    }
    if (patterns.empty())
        return unusable(QStringLiteral("there are commas only"));
    return patterns;
}

QString formatPatterns(const ProcessPatterns &patterns)
{
    QStringList texts;
    for (const ProcessPattern &pattern : patterns)
        texts += pattern.text();
    return texts.join(QStringLiteral(", "));
}

template <ReadPattern read>
Result<MemoryRule> readRule(const QString &item)
{
    const qsizetype equals = item.lastIndexOf(u'=');
    Result<ProcessPattern> pattern = read(item.left(equals).trimmed());
    if (!pattern)
        return tl::unexpected(pattern.error());
    if (equals < 0)
        return MemoryRule{std::move(*pattern), std::nullopt};
    const QString text = item.sliced(equals + 1).trimmed();
    const Result<ByteSize> size = sizeForm().parse(text);
    if (!size)
        return unusable(
            QStringLiteral("the limit of %1 cannot be used: %2").arg(pattern->text(), size.error().message));
    return MemoryRule{std::move(*pattern), *size};
}

template <ReadPattern read>
Result<std::vector<MemoryRule>> readRules(const QString &text)
{
    std::vector<MemoryRule> rules;
    for (const QString &item : items(text)) {
        Result<MemoryRule> rule = readRule<read>(item);
        if (!rule)
            return tl::unexpected(rule.error());
        const bool isThere = std::any_of(rules.begin(), rules.end(), [&](const MemoryRule &other) {
            return other.pattern == rule->pattern;
        });
        if (isThere)
            return unusable(QStringLiteral("\"%1\" stands there twice").arg(rule->pattern.text()));
        rules.push_back(std::move(*rule));
    }
    if (rules.empty())
        return unusable(QStringLiteral("there are commas only"));
    return rules;
}

QString formatRules(const std::vector<MemoryRule> &rules)
{
    QStringList texts;
    for (const MemoryRule &rule : rules) {
        texts += rule.limit ? QString(rule.pattern.text() + u'=' + sizeForm().format(*rule.limit))
                            : rule.pattern.text();
    }
    return texts.join(QStringLiteral(", "));
}

bool isHost(const QString &host)
{
    return !host.isEmpty() && std::none_of(host.begin(), host.end(), [](QChar c) {
        return c.isSpace() || c < u' ' || QStringView(u"/@[]?#\\").contains(c);
    });
}

Result<MailServer> readMailServer(const QString &text)
{
    MailServer server{text, 0};
    QString port;
    const qsizetype bracket = text.lastIndexOf(u']');
    if (text.startsWith(u'[') && bracket > 0) {
        server.host = text.sliced(1, bracket - 1);
        port = text.sliced(bracket + 1);
    } else if (text.count(u':') == 1) {
        server.host = text.section(u':', 0, 0);
        port = text.sliced(server.host.size());
    }
    if (!isHost(server.host) || (!port.isEmpty() && !port.startsWith(u':'))) {
        return unusable(QStringLiteral("needed is a mail server as HOST or HOST:PORT such as "
                                       "smtp.example.com:587, not \"%1\"%2")
                            .arg(text, text.contains(QStringLiteral("://"))
                                           ? QStringLiteral("; the key security says how it is spoken to")
                                           : QString()));
    }
    if (port.isEmpty())
        return server;
    const Result<int> number = numberForm(1, std::numeric_limits<quint16>::max()).parse(port.sliced(1));
    if (!number || port.size() < 2)
        return unusable(QStringLiteral("the port of a mail server is a number from 1 to 65535"));
    server.port = static_cast<quint16>(*number);
    return server;
}

} // namespace

ValueForm<QString> addressForm()
{
    return {SettingKind::Address, readAddress, [](const QString &text) { return text; }};
}

ValueForm<QStringList> addressesForm()
{
    const auto parse = [](const QString &text) -> Result<QStringList> {
        if (isNone(text))
            return QStringList();
        QStringList addresses = items(text);
        for (const QString &address : std::as_const(addresses)) {
            if (const Result<QString> read = readAddress(address); !read)
                return tl::unexpected(read.error());
        }
        if (addresses.isEmpty())
            return unusable(QStringLiteral("there are commas only"));
        addresses.removeDuplicates();
        return addresses;
    };
    const auto format = [](const QStringList &addresses) {
        return addresses.isEmpty() ? QStringLiteral("none") : addresses.join(QStringLiteral(", "));
    };
    return {SettingKind::Addresses, parse, format};
}

ValueForm<ProcessPatterns> patternsForm()
{
    return {SettingKind::Patterns, readPatterns<readPattern>, formatPatterns};
}

ValueForm<ProcessPatterns> groupNamesForm()
{
    return {SettingKind::GroupNames, readPatterns<readGroupName>, formatPatterns};
}

ValueForm<std::vector<MemoryRule>> programLimitsForm()
{
    return {SettingKind::Limits, readRules<readPattern>, formatRules};
}

ValueForm<std::vector<MemoryRule>> groupLimitsForm()
{
    return {SettingKind::Limits, readRules<readGroupName>, formatRules};
}

ValueForm<QSet<int>> statusesForm()
{
    const auto parse = [](const QString &text) -> Result<QSet<int>> {
        QSet<int> statuses;
        for (const QString &item : items(text)) {
            const Result<int> status = numberForm(100, 599).parse(item);
            if (!status)
                return unusable(
                    QStringLiteral("needed are HTTP statuses such as 200, 204; not \"%1\"").arg(item));
            statuses.insert(*status);
        }
        if (statuses.isEmpty())
            return unusable(QStringLiteral("there are commas only"));
        return statuses;
    };
    const auto format = [](const QSet<int> &statuses) {
        QList<int> sorted(statuses.begin(), statuses.end());
        std::sort(sorted.begin(), sorted.end());
        QStringList texts;
        for (const int status : std::as_const(sorted))
            texts += QString::number(status);
        return texts.join(QStringLiteral(", "));
    };
    return {SettingKind::Statuses, parse, format};
}

ValueForm<MailServer> mailServerForm()
{
    const auto format = [](const MailServer &server) -> QString {
        const QString host = server.host.contains(u':') ? QString(u'[' + server.host + u']') : server.host;
        return server.port == 0 ? host : QString(host + u':' + QString::number(server.port));
    };
    return {SettingKind::Server, readMailServer, format};
}

} // namespace pennon
