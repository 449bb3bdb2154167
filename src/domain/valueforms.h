// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configuration.h"
#include "domain/settinginfo.h"

#include <chrono>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

/// How the values of pennon.conf are spelled: each form reads a text and writes a value so that it reads the
/// same again. Reading fails with a sentence about what is needed. A text is never empty and has no blanks
/// around it.
namespace pennon {

template <typename Value>
struct ValueForm
{
    SettingKind kind = SettingKind::Text;
    std::function<Result<Value>(const QString &text)> parse;
    std::function<QString(const Value &value)> format;
    QStringList choices = {};
};

/// For something that may be unset: the empty text, which is never written.
template <typename Value>
ValueForm<std::optional<Value>> optionalForm(ValueForm<Value> form)
{
    const auto parse = [form](const QString &text) -> Result<std::optional<Value>> {
        return form.parse(text).map([](Value value) { return std::optional<Value>(std::move(value)); });
    };
    const auto format = [form](const std::optional<Value> &value) {
        return value ? form.format(*value) : QString();
    };
    return {form.kind, parse, format, form.choices};
}

[[nodiscard]] Result<void> unusableChoice(const QString &text, const QStringList &choices);

template <typename Value>
ValueForm<Value> choiceForm(std::vector<std::pair<QString, Value>> choices)
{
    QStringList words;
    for (const auto &[word, value] : choices)
        words += word;
    const auto parse = [choices, words](const QString &text) -> Result<Value> {
        for (const auto &[word, value] : choices) {
            if (word.compare(text, Qt::CaseInsensitive) == 0)
                return value;
        }
        return tl::unexpected(unusableChoice(text, words).error());
    };
    const auto format = [choices](const Value &wanted) {
        for (const auto &[word, value] : choices) {
            if (value == wanted)
                return word;
        }
        return QString();
    };
    return {SettingKind::Choice, parse, format, words};
}

[[nodiscard]] ValueForm<QString> textForm();
[[nodiscard]] ValueForm<QString> pathForm();
/// "none" is the empty path.
[[nodiscard]] ValueForm<QString> pathOrNoneForm();
[[nodiscard]] ValueForm<QString> shellCommandForm();
[[nodiscard]] ValueForm<bool> yesNoForm();
[[nodiscard]] ValueForm<int> numberForm(int least, int most);
[[nodiscard]] ValueForm<int> modeForm();
/// Whole seconds within these bounds.
[[nodiscard]] ValueForm<std::chrono::seconds> secondsForm(std::chrono::seconds least);
[[nodiscard]] ValueForm<std::chrono::milliseconds> millisecondsForm(std::chrono::milliseconds least);
/// Above 0.
[[nodiscard]] ValueForm<ByteSize> sizeForm();
[[nodiscard]] ValueForm<QString> addressForm();
/// "none" is the empty list.
[[nodiscard]] ValueForm<QStringList> addressesForm();
/// http:// or https:// with a host.
[[nodiscard]] ValueForm<QString> webUrlForm();
[[nodiscard]] ValueForm<QString> supervisorUrlForm();
[[nodiscard]] ValueForm<ProcessPatterns> patternsForm();
[[nodiscard]] ValueForm<ProcessPatterns> groupNamesForm();
/// PATTERN=SIZE, or PATTERN alone.
[[nodiscard]] ValueForm<std::vector<MemoryRule>> programLimitsForm();
[[nodiscard]] ValueForm<std::vector<MemoryRule>> groupLimitsForm();
[[nodiscard]] ValueForm<GrowthLimit> growthForm();
[[nodiscard]] ValueForm<QSet<int>> statusesForm();
/// Without SIG; "none" is the empty text.
[[nodiscard]] ValueForm<QString> signalForm();
/// "none" is the empty list.
[[nodiscard]] ValueForm<QStringList> commandForm();

/// HOST or HOST:PORT, an IPv6 address with a port in brackets; port 0 where none is given.
struct MailServer
{
    QString host;
    quint16 port = 0;
};
[[nodiscard]] ValueForm<MailServer> mailServerForm();

/// "none" and 0 are 0.
[[nodiscard]] ValueForm<Rate> rateForm();
[[nodiscard]] ValueForm<TimeWindows> timesForm();
/// Words for kinds of incidents; "all" is the empty set.
[[nodiscard]] ValueForm<QSet<IncidentKind>> kindsForm();
[[nodiscard]] ValueForm<Severity> severityForm();
/// Names of channel sections, or "mail".
[[nodiscard]] ValueForm<QStringList> channelsForm();
/// "HOST:PORT", or "none" for the empty text.
[[nodiscard]] ValueForm<QString> listenAddressForm();

} // namespace pennon
