// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/spelling.h"
#include "domain/listenaddress.h"
#include "domain/valueforms.h"

/// The forms of values about alerts.
namespace pennon {

namespace {

auto unusable(const QString &sentence)
{
    return failure(ErrorCode::InvalidInput, sentence);
}

QStringList items(const QString &text)
{
    QStringList found;
    for (const QString &item : text.split(u',')) {
        if (const QString trimmed = item.trimmed(); !trimmed.isEmpty())
            found += trimmed;
    }
    return found;
}

QStringList kindWords()
{
    QStringList words;
    for (const IncidentKind kind : incidentKinds)
        words += wireName(kind);
    return words;
}

Result<QSet<IncidentKind>> readKinds(const QString &text)
{
    QSet<IncidentKind> kinds;
    if (text.compare(QStringLiteral("all"), Qt::CaseInsensitive) == 0)
        return kinds;
    for (const QString &item : items(text)) {
        const std::optional<IncidentKind> kind = incidentKind(item.toLower());
        if (!kind)
            return tl::unexpected(unusableChoice(item, kindWords()).error());
        kinds.insert(*kind);
    }
    if (kinds.isEmpty())
        return unusable(QStringLiteral("there are commas only"));
    return kinds;
}

QString formatKinds(const QSet<IncidentKind> &kinds)
{
    QStringList words;
    for (const IncidentKind kind : incidentKinds) {
        if (kinds.contains(kind))
            words += wireName(kind);
    }
    return words.isEmpty() ? QStringLiteral("all") : words.join(QStringLiteral(", "));
}

Result<QString> readListenAddress(const QString &text)
{
    if (text.compare(QStringLiteral("none"), Qt::CaseInsensitive) == 0)
        return QString();
    if (const Result<ListenAddress> address = ListenAddress::parse(text); !address)
        return tl::unexpected(address.error());
    return text;
}

} // namespace

ValueForm<TimeWindows> timesForm()
{
    const auto parse = [](const QString &text) -> Result<TimeWindows> {
        if (text.compare(QStringLiteral("none"), Qt::CaseInsensitive) == 0)
            return TimeWindows();
        return TimeWindows::parse(text);
    };
    const auto format = [](const TimeWindows &times) {
        return times.isEmpty() ? QStringLiteral("none") : times.text();
    };
    return {SettingKind::Times, parse, format};
}

ValueForm<QSet<IncidentKind>> kindsForm()
{
    return {SettingKind::Kinds, readKinds, formatKinds};
}

ValueForm<Severity> severityForm()
{
    return choiceForm<Severity>({{wireName(Severity::Info), Severity::Info},
                                 {wireName(Severity::Warning), Severity::Warning},
                                 {wireName(Severity::Critical), Severity::Critical}});
}

ValueForm<QStringList> channelsForm()
{
    const auto parse = [](const QString &text) -> Result<QStringList> {
        QStringList names = items(text);
        if (names.isEmpty())
            return unusable(QStringLiteral("there are commas only"));
        names.removeDuplicates();
        return names;
    };
    return {SettingKind::Channels, parse,
            [](const QStringList &names) { return names.join(QStringLiteral(", ")); }};
}

ValueForm<QString> listenAddressForm()
{
    const auto format = [](const QString &text) { return text.isEmpty() ? QStringLiteral("none") : text; };
    return {SettingKind::Server, readListenAddress, format};
}

} // namespace pennon
