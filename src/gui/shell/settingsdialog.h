// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/appsettings.h"

#include <QDialog>

#include <memory>

namespace pennon {

namespace Ui {
class SettingsDialog;
}

/// The settings of the application itself.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(const AppSettings &settings, bool hasTray, QWidget *parent = nullptr);
    SettingsDialog(const SettingsDialog &) = delete;
    SettingsDialog &operator=(const SettingsDialog &) = delete;
    SettingsDialog(SettingsDialog &&) = delete;
    SettingsDialog &operator=(SettingsDialog &&) = delete;
    ~SettingsDialog() override;

    /// As they are in the fields now.
    [[nodiscard]] AppSettings settings() const;
    /// They could not be saved: the dialog stays open and says why.
    void showProblem(const QString &problem);

Q_SIGNALS:
    void saveRequested(const pennon::AppSettings &settings);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillLanguages();

    std::unique_ptr<Ui::SettingsDialog> m_ui;
    AppSettings m_settings;
};

} // namespace pennon
