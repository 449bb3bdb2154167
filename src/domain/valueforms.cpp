// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/valueforms.h"

#include "base/duration.h"
#include "base/shellwords.h"
#include "base/spelling.h"
#include "domain/serverurl.h"

#include <QUrl>

#include <algorithm>

namespace pennon {

namespace {

/// Longer than any check's pause and short enough for timers that count milliseconds in 32 bits.
constexpr std::chrono::milliseconds longestInterval = std::chrono::days(24);
constexpr std::chrono::seconds longestTime = std::chrono::days(3650);

auto unusable(const QString &sentence)
{
    return failure(ErrorCode::InvalidInput, sentence);
}

bool isNone(const QString &text)
{
    return text.compare(QStringLiteral("none"), Qt::CaseInsensitive) == 0;
}

QString same(const QString &text)
{
    return text;
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("none") : text;
}

Result<QString> readText(const QString &text)
{
    const bool hasControl =
        std::any_of(text.begin(), text.end(), [](QChar c) { return c < u' ' || c == QChar(0x7f); });
    if (hasControl)
        return unusable(QStringLiteral("there is a line break or another control character in it"));
    return text;
}

Result<QString> readPath(const QString &text)
{
    if (!text.startsWith(u'/'))
        return unusable(QStringLiteral("needed is a path that begins with /; \"%1\" does not").arg(text));
    return readText(text);
}

Result<int> readNumber(const QString &text, int least, int most)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool fits = false;
    const int number = text.toInt(&fits);
    if (!digits || !fits || number < least || number > most) {
        return unusable(QStringLiteral("needed is a whole number from %1 to %2, not \"%3\"")
                            .arg(QString::number(least), QString::number(most), text));
    }
    return number;
}

Result<std::chrono::milliseconds> readTime(const QString &text, std::chrono::milliseconds least,
                                           std::chrono::milliseconds most)
{
    Result<std::chrono::milliseconds> time = parseDuration(text);
    if (!time)
        return unusable(QStringLiteral("%1; not \"%2\"").arg(time.error().message, text));
    if (*time < least || *time > most) {
        return unusable(QStringLiteral("needed is a time from %1 to %2, not %3")
                            .arg(formatDuration(least), formatDuration(most), text));
    }
    return time;
}

Result<std::chrono::seconds> readSeconds(const QString &text, std::chrono::seconds least)
{
    const Result<std::chrono::milliseconds> time = readTime(text, least, longestTime);
    if (!time)
        return tl::unexpected(time.error());
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*time);
    if (seconds != *time)
        return unusable(QStringLiteral("needed is a time of whole seconds, not %1").arg(text));
    return seconds;
}

Result<ByteSize> readSize(const QString &text)
{
    Result<ByteSize> size = parseByteSize(text);
    if (!size)
        return unusable(QStringLiteral("%1; not \"%2\"").arg(size.error().message, text));
    if (size->bytes <= 0)
        return unusable(QStringLiteral("needed is a size above 0"));
    return size;
}

/// "LEFT per RIGHT", the two of them.
std::optional<std::pair<QString, QString>> splitPer(const QString &text)
{
    const QStringList words = text.simplified().split(u' ');
    const qsizetype at = words.indexOf(QStringLiteral("per"));
    if (at < 1 || at + 1 >= words.size())
        return std::nullopt;
    return std::pair(words.first(at).join(u' '), words.sliced(at + 1).join(u' '));
}

} // namespace

Result<void> unusableChoice(const QString &text, const QStringList &choices)
{
    return unusable(QStringLiteral("needed is one of %1, not \"%2\"%3")
                        .arg(choices.join(QStringLiteral(", ")), text, didYouMean(text, choices)));
}

ValueForm<QString> textForm()
{
    return {SettingKind::Text, readText, same};
}

ValueForm<QString> pathForm()
{
    return {SettingKind::Path, readPath, same};
}

ValueForm<QString> pathOrNoneForm()
{
    const auto parse = [](const QString &text) -> Result<QString> {
        return isNone(text) ? Result<QString>(QString()) : readPath(text);
    };
    return {SettingKind::Path, parse, orNone};
}

ValueForm<QString> shellCommandForm()
{
    return {SettingKind::ShellCommand, readText, same};
}

ValueForm<bool> yesNoForm()
{
    const auto parse = [](const QString &text) -> Result<bool> {
        const QString word = text.toLower();
        for (const char *yes : {"true", "yes", "on", "1"}) {
            if (word == QLatin1String(yes))
                return true;
        }
        for (const char *no : {"false", "no", "off", "0"}) {
            if (word == QLatin1String(no))
                return false;
        }
        return unusable(QStringLiteral("needed is true or false, not \"%1\"").arg(text));
    };
    const auto format = [](bool yes) { return yes ? QStringLiteral("true") : QStringLiteral("false"); };
    return {SettingKind::YesNo, parse, format};
}

ValueForm<int> numberForm(int least, int most)
{
    const auto parse = [least, most](const QString &text) { return readNumber(text, least, most); };
    return {SettingKind::Number, parse, [](int number) { return QString::number(number); }};
}

ValueForm<int> modeForm()
{
    const auto parse = [](const QString &text) -> Result<int> {
        bool fits = false;
        const int mode = text.toInt(&fits, 8);
        if (!fits || mode < 0 || mode > 0777) {
            return unusable(
                QStringLiteral("needed is an octal file mode from 0000 to 0777, not \"%1\"").arg(text));
        }
        return mode;
    };
    const auto format = [](int mode) { return QStringLiteral("%1").arg(mode, 4, 8, QLatin1Char('0')); };
    return {SettingKind::Mode, parse, format};
}

ValueForm<std::chrono::seconds> secondsForm(std::chrono::seconds least)
{
    const auto parse = [least](const QString &text) { return readSeconds(text, least); };
    return {SettingKind::Time, parse, formatDuration};
}

ValueForm<std::chrono::milliseconds> millisecondsForm(std::chrono::milliseconds least)
{
    const auto parse = [least](const QString &text) { return readTime(text, least, longestInterval); };
    return {SettingKind::Time, parse, formatDuration};
}

ValueForm<ByteSize> sizeForm()
{
    return {SettingKind::Size, readSize, formatByteSize};
}

ValueForm<GrowthLimit> growthForm()
{
    const auto parse = [](const QString &text) -> Result<GrowthLimit> {
        const auto parts = splitPer(text);
        if (!parts)
            return unusable(
                QStringLiteral("needed is SIZE per TIME such as 50MB per 10min, not \"%1\"").arg(text));
        const Result<ByteSize> size = readSize(parts->first);
        if (!size)
            return tl::unexpected(size.error());
        return readSeconds(parts->second, std::chrono::seconds(1)).map([&size](std::chrono::seconds within) {
            return GrowthLimit{*size, within};
        });
    };
    const auto format = [](const GrowthLimit &growth) -> QString {
        return formatByteSize(growth.bytes) + QStringLiteral(" per ") + formatDuration(growth.within);
    };
    return {SettingKind::Growth, parse, format};
}

ValueForm<Rate> rateForm()
{
    const auto parse = [](const QString &text) -> Result<Rate> {
        if (isNone(text) || text == QStringLiteral("0"))
            return Rate{};
        const auto parts = splitPer(text);
        if (!parts)
            return unusable(
                QStringLiteral("needed is NUMBER per TIME such as 5 per 1h, or none; not \"%1\"").arg(text));
        const Result<int> count = readNumber(parts->first, 1, 1000);
        if (!count)
            return tl::unexpected(count.error());
        return readSeconds(parts->second, std::chrono::seconds(1)).map([&count](std::chrono::seconds window) {
            return Rate{*count, window};
        });
    };
    const auto format = [](const Rate &budget) -> QString {
        if (budget.count == 0)
            return QStringLiteral("none");
        return QString::number(budget.count) + QStringLiteral(" per ") + formatDuration(budget.window);
    };
    return {SettingKind::Budget, parse, format};
}

ValueForm<QString> signalForm()
{
    const auto parse = [](const QString &text) -> Result<QString> {
        if (isNone(text))
            return QString();
        static const QStringList known =
            QStringLiteral("HUP INT QUIT ABRT USR1 USR2 ALRM TERM CONT CHLD WINCH TRAP SEGV").split(u' ');
        QString name = text.toUpper();
        if (name.startsWith(QStringLiteral("SIG")))
            name = name.sliced(3);
        if (known.contains(name))
            return name;
        return unusable(QStringLiteral("needed is none or a signal out of %1, not \"%2\"%3")
                            .arg(known.join(QStringLiteral(", ")), text, didYouMean(name, known)));
    };
    return {SettingKind::Signal, parse, orNone};
}

ValueForm<QStringList> commandForm()
{
    const auto parse = [](const QString &text) -> Result<QStringList> {
        if (isNone(text))
            return QStringList();
        Result<QStringList> words = splitShellWords(text);
        if (!words)
            return unusable(QStringLiteral("not a command: %1").arg(words.error().message));
        if (words->isEmpty() || !words->first().startsWith(u'/'))
            return unusable(QStringLiteral("needed is a command whose path begins with /, or none"));
        return words;
    };
    const auto format = [](const QStringList &words) { return orNone(joinShellWords(words)); };
    return {SettingKind::Command, parse, format};
}

ValueForm<QString> webUrlForm()
{
    const auto parse = [](const QString &text) -> Result<QString> {
        const QUrl url(text);
        const bool isWeb = url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https");
        if (url.isValid() && isWeb && !url.host().isEmpty())
            return readText(text);
        const QString sentence =
            QStringLiteral("needed is a URL such as http://localhost:8080/health, not \"%1\"").arg(text);
        const QUrl completed(QString(QStringLiteral("http://") + text));
        const bool lacksScheme = !text.contains(QStringLiteral("://")) && completed.isValid();
        return unusable(lacksScheme
                            ? QString(sentence + QStringLiteral("; did you mean http://%1?").arg(text))
                            : sentence);
    };
    return {SettingKind::Url, parse, same};
}

ValueForm<QString> supervisorUrlForm()
{
    const auto parse = [](const QString &text) -> Result<QString> {
        const Result<ServerUrl> url = ServerUrl::parse(text);
        if (!url)
            return tl::unexpected(url.error());
        return text;
    };
    return {SettingKind::Url, parse, same};
}

} // namespace pennon
