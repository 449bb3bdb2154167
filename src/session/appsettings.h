// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QObject>
#include <QString>
#include <QTime>

#include <chrono>
#include <optional>

namespace pennon {

/// What the user chose for the application itself. Servers are in ProfileStore, window state in the window's
/// own file.
struct AppSettings
{
    QString language; ///< "en", "zh_CN"; empty: the desktop's
    bool autostart = false;
    bool notifications = true;
    bool quietHours = false;
    QTime quietFrom{22, 0};
    QTime quietTo{7, 0};
    bool closeToTray = true;
    bool trayExplained = false; ///< that closing the window leaves the program in the tray was said once
    std::chrono::milliseconds refreshInterval{1000}; ///< of supervisord while a window is open
    friend bool operator==(const AppSettings &, const AppSettings &) = default;
};

/// Keeps them in a file (settings.conf in the application's configuration folder).
class SettingsStore final : public QObject
{
    Q_OBJECT

public:
    explicit SettingsStore(QString path, QObject *parent = nullptr);

    [[nodiscard]] const AppSettings &settings() const { return m_settings; }
    /// A missing file gives the defaults; an unreadable line is an error that names it, the others count.
    Result<void> load();
    Result<void> save(const AppSettings &settings);

Q_SIGNALS:
    void changed();

private:
    QString m_path;
    AppSettings m_settings;
};

} // namespace pennon
