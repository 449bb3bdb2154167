// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/requestchecks.h"

#include "domain/processpattern.h"

#include <algorithm>

namespace pennon {

namespace {

constexpr qsizetype longestName = 256;
constexpr qsizetype longestNote = 1000;
constexpr qsizetype longestValue = qsizetype{64} * 1024;
constexpr std::size_t mostChanges = 1000;

tl::unexpected<Error> wrong(const QString &field, const QString &why)
{
    return tl::unexpected(Error{ErrorCode::InvalidInput, QStringLiteral("%1: %2").arg(field, why), field, 0});
}

/// A text that can stand in one line of a file, a log or a mail's header.
Result<void> checkText(const QString &field, const QString &text, qsizetype longest, bool mayBeEmpty = false)
{
    if (text.isEmpty() && !mayBeEmpty)
        return wrong(field, QStringLiteral("it is empty"));
    if (text.size() > longest)
        return wrong(field, QStringLiteral("it has more than %1 characters").arg(longest));
    const bool isPlain = std::none_of(text.begin(), text.end(), [](QChar c) {
        const QChar::Category category = c.category();
        return category == QChar::Other_Control || category == QChar::Separator_Line ||
               category == QChar::Separator_Paragraph;
    });
    if (!isPlain)
        return wrong(field, QStringLiteral("there is a control character in it"));
    return {};
}

Result<void> checkPattern(const QString &field, const QString &text)
{
    if (const Result<void> usable = checkText(field, text, longestName); !usable)
        return usable;
    if (const Result<ProcessPattern> pattern = ProcessPattern::parse(text); !pattern)
        return wrong(field, pattern.error().message);
    return {};
}

Result<void> checkRange(const QString &field, std::optional<int> value, int least, int most)
{
    if (value && (*value < least || *value > most))
        return wrong(field, QStringLiteral("needed is a number from %1 to %2").arg(least).arg(most));
    return {};
}

/// The first that fails, or nothing.
Result<void> all(std::initializer_list<Result<void>> results)
{
    for (const Result<void> &result : results) {
        if (!result)
            return result;
    }
    return {};
}

Result<void> checkOptionalPattern(const QString &field, const std::optional<QString> &text)
{
    return text ? checkPattern(field, *text) : Result<void>();
}

Result<void> checkOptionalText(const QString &field, const std::optional<QString> &text, qsizetype longest,
                               bool mayBeEmpty)
{
    return text ? checkText(field, *text, longest, mayBeEmpty) : Result<void>();
}

/// A value may have lines of its own, as it may in pennon.conf.
Result<void> checkValue(const QString &field, const QString &value)
{
    return checkText(field, QString(value).remove(u'\n'), longestValue, true);
}

Result<void> checkChange(const QString &path, const RuleChange &change)
{
    if (change.value && !change.value->isEmpty() && !change.key)
        return wrong(path + QStringLiteral(".key"), QStringLiteral("a value needs a key"));
    return all({checkText(path + QStringLiteral(".section"), change.section, longestName),
                checkOptionalText(path + QStringLiteral(".key"), change.key, longestName, false),
                change.value ? checkValue(path + QStringLiteral(".value"), *change.value) : Result<void>()});
}

} // namespace

Result<void> check(const HelloRequest &request)
{
    return checkText(QStringLiteral("client"), request.client, longestName);
}

Result<void> check(const StatusRequest & /*request*/)
{
    return {};
}

Result<void> check(const ProcessesRequest &request)
{
    constexpr int most = 1'000'000;
    return all({checkOptionalPattern(QStringLiteral("pattern"), request.pattern),
                checkRange(QStringLiteral("offset"), request.offset, 0, most),
                checkRange(QStringLiteral("limit"), request.limit, 1, most)});
}

Result<void> check(const RulesRequest & /*request*/)
{
    return {};
}

Result<void> check(const SetRulesRequest &request)
{
    if (request.changes.empty() || request.changes.size() > mostChanges)
        return wrong(QStringLiteral("changes"),
                     QStringLiteral("needed are 1 to %1 changes").arg(mostChanges));
    for (std::size_t i = 0; i < request.changes.size(); ++i) {
        if (const Result<void> usable = checkChange(QStringLiteral("changes[%1]").arg(i), request.changes[i]);
            !usable)
            return usable;
    }
    return checkText(QStringLiteral("revision"), request.revision, longestName);
}

Result<void> check(const SamplesRequest &request)
{
    constexpr int most = SamplesRequest::mostPoints;
    if (request.processes.empty() || request.processes.size() > most)
        return wrong(QStringLiteral("processes"), QStringLiteral("needed are 1 to %1 processes").arg(most));
    if (request.from >= request.to)
        return wrong(QStringLiteral("from"), QStringLiteral("it has to be before \"to\""));
    return checkRange(QStringLiteral("max_points"), request.maxPoints, 1,
                      most / static_cast<int>(request.processes.size()));
}

Result<void> check(const IncidentsRequest &request)
{
    return all({checkOptionalPattern(QStringLiteral("pattern"), request.pattern),
                checkRange(QStringLiteral("limit"), request.limit, 1, IncidentsRequest::mostLimit)});
}

Result<void> check(const AcknowledgeRequest &request)
{
    return checkOptionalText(QStringLiteral("note"), request.note, longestNote, true);
}

Result<void> check(const SilenceRequest &request)
{
    if (request.add.has_value() == request.remove.has_value())
        return wrong(QStringLiteral("add"), QStringLiteral("needed is either \"add\" or \"remove\""));
    if (!request.add)
        return {};
    return all({checkPattern(QStringLiteral("add.pattern"), request.add->pattern),
                checkText(QStringLiteral("add.note"), request.add->note, longestNote, true)});
}

Result<void> check(const TestMailRequest &request)
{
    const QString field = QStringLiteral("recipient");
    if (const Result<void> usable = checkOptionalText(field, request.recipient, longestName, false); !usable)
        return usable;
    if (request.recipient && (!request.recipient->contains(u'@') || request.recipient->contains(u',') ||
                              request.recipient->contains(u' ') || request.recipient->startsWith(u'-')))
        return wrong(field, QStringLiteral("needed is one address such as admin@example.com"));
    if (request.recipient && request.channel)
        return wrong(QStringLiteral("channel"),
                     QStringLiteral("needed is either \"recipient\" or \"channel\""));
    return checkOptionalText(QStringLiteral("channel"), request.channel, longestName, false);
}

Result<void> check(const RunCheckRequest &request)
{
    return checkOptionalText(QStringLiteral("section"), request.section, longestName, false);
}

Result<void> check(const ResetBreakerRequest &request)
{
    return checkPattern(QStringLiteral("pattern"), request.pattern);
}

Result<void> check(const SubscribeRequest &request)
{
    constexpr std::size_t most = 16;
    if (request.topics.size() > most)
        return wrong(QStringLiteral("topics"), QStringLiteral("there are more than %1 of them").arg(most));
    return {};
}

} // namespace pennon
