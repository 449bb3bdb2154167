// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/inidocument.h"
#include "session/appsettings.h"
#include "session/privatefile.h"

#include <array>
#include <utility>
#include <variant>

namespace pennon {

namespace {

const QString section = QStringLiteral("application");
const QString timeFormat = QStringLiteral("HH:mm");

/// One setting: its key in the file, its member, and so its form.
struct Setting
{
    QLatin1String key;
    std::variant<bool AppSettings::*, QString AppSettings::*, QTime AppSettings::*,
                 std::chrono::milliseconds AppSettings::*>
        member;
};

constexpr std::array table{
    Setting{QLatin1String("language"), &AppSettings::language},
    Setting{QLatin1String("autostart"), &AppSettings::autostart},
    Setting{QLatin1String("notifications"), &AppSettings::notifications},
    Setting{QLatin1String("quiet_hours"), &AppSettings::quietHours},
    Setting{QLatin1String("quiet_from"), &AppSettings::quietFrom},
    Setting{QLatin1String("quiet_to"), &AppSettings::quietTo},
    Setting{QLatin1String("close_to_tray"), &AppSettings::closeToTray},
    Setting{QLatin1String("tray_explained"), &AppSettings::trayExplained},
    Setting{QLatin1String("refresh_interval_ms"), &AppSettings::refreshInterval},
};

QString spelled(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}
QString spelled(const QString &value)
{
    return value;
}
QString spelled(QTime value)
{
    return value.toString(timeFormat);
}
QString spelled(std::chrono::milliseconds value)
{
    return QString::number(value.count());
}

bool read(const QString &text, bool &into)
{
    into = text == QLatin1String("true");
    return into || text == QLatin1String("false");
}
bool read(const QString &text, QString &into)
{
    into = text;
    return true;
}
bool read(const QString &text, QTime &into)
{
    into = QTime::fromString(text, timeFormat);
    return into.isValid();
}
bool read(const QString &text, std::chrono::milliseconds &into)
{
    constexpr int least = 200;
    constexpr int most = 3'600'000;
    bool isNumber = false;
    into = std::chrono::milliseconds(text.toInt(&isNumber));
    return isNumber && into.count() >= least && into.count() <= most;
}

} // namespace

SettingsStore::SettingsStore(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
{}

Result<void> SettingsStore::load()
{
    const Result<std::optional<QByteArray>> text = readPrivateFile(m_path);
    if (!text)
        return tl::unexpected(text.error());
    const IniDocument document = IniDocument::parse(text->value_or(QByteArray()));
    AppSettings settings;
    std::optional<Error> problem;
    const auto note = [&](int line, const QString &why) {
        if (!problem) {
            problem =
                Error{ErrorCode::InvalidInput, tr("%1, line %2: %3").arg(m_path).arg(line).arg(why), {}, 0};
        }
    };
    for (const IniDocument::Problem &found : document.problems())
        note(found.line, found.message);
    for (const Setting &setting : table) {
        const auto entry = document.find(section, QString(setting.key));
        if (!entry)
            continue;
        std::visit(
            [&](auto member) {
                auto value = settings.*member;
                if (read(entry->value, value)) {
                    settings.*member = value;
                } else {
                    note(entry->line, tr("“%1” is no value for %2").arg(entry->value, setting.key));
                }
            },
            setting.member);
    }
    if (!(std::exchange(m_settings, settings) == settings))
        Q_EMIT changed();
    return problem ? Result<void>(tl::unexpected(*problem)) : Result<void>();
}

Result<void> SettingsStore::save(const AppSettings &settings)
{
    IniDocument document;
    const AppSettings defaults;
    for (const Setting &setting : table) {
        const auto write = [&](auto member) -> Result<void> {
            if (settings.*member == defaults.*member)
                return {};
            return document.setValue(section, setting.key, spelled(settings.*member));
        };
        if (auto written = std::visit(write, setting.member); !written)
            return written;
    }
    if (auto written = writePrivateFile(m_path, document.toText()); !written)
        return written;
    if (!(std::exchange(m_settings, settings) == settings))
        Q_EMIT changed();
    return {};
}

} // namespace pennon
