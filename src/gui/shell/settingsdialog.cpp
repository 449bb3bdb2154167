// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/settingsdialog.h"

#include "ui_settingsdialog.h"

#include <QEvent>
#include <QPushButton>
#include <QSignalBlocker>

namespace pennon {

SettingsDialog::SettingsDialog(const AppSettings &settings, bool hasTray, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
    , m_settings(settings)
{
    m_ui->setupUi(this);
    fillLanguages();
    m_ui->refresh->setValue(static_cast<double>(settings.refreshInterval.count()) / 1000.0);
    m_ui->autostart->setChecked(settings.autostart);
    m_ui->closeToTray->setChecked(settings.closeToTray);
    m_ui->closeToTray->setEnabled(hasTray);
    if (!hasTray)
        m_ui->closeToTray->setToolTip(tr("This desktop has no tray: the window stays."));
    m_ui->notificationBox->setChecked(settings.notifications);
    m_ui->quietHours->setChecked(settings.quietHours);
    m_ui->quietFrom->setTime(settings.quietFrom);
    m_ui->quietTo->setTime(settings.quietTo);
    const auto follow = [this] {
        const bool quiet = m_ui->notificationBox->isChecked() && m_ui->quietHours->isChecked();
        m_ui->quietFrom->setEnabled(quiet);
        m_ui->quietTo->setEnabled(quiet);
    };
    connect(m_ui->quietHours, &QCheckBox::toggled, this, follow);
    connect(m_ui->notificationBox, &QGroupBox::toggled, this, follow);
    follow();
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this,
            [this] { Q_EMIT saveRequested(this->settings()); });
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

SettingsDialog::~SettingsDialog() = default;

AppSettings SettingsDialog::settings() const
{
    AppSettings settings = m_settings;
    settings.language = m_ui->language->currentData().toString();
    settings.refreshInterval = std::chrono::milliseconds(qRound(m_ui->refresh->value() * 1000.0));
    settings.autostart = m_ui->autostart->isChecked();
    settings.closeToTray = m_ui->closeToTray->isChecked();
    settings.notifications = m_ui->notificationBox->isChecked();
    settings.quietHours = m_ui->quietHours->isChecked();
    settings.quietFrom = m_ui->quietFrom->time();
    settings.quietTo = m_ui->quietTo->time();
    return settings;
}

void SettingsDialog::showProblem(const QString &problem)
{
    m_ui->problem->setText(problem);
    m_ui->problem->setVisible(!problem.isEmpty());
}

/// Each language by its own name.
void SettingsDialog::fillLanguages()
{
    const QString chosen =
        m_ui->language->count() > 0 ? m_ui->language->currentData().toString() : m_settings.language;
    m_ui->language->clear();
    m_ui->language->addItem(tr("As the desktop"), QString());
    m_ui->language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_ui->language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    m_ui->language->setCurrentIndex(std::max(0, m_ui->language->findData(chosen)));
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        fillLanguages();
    }
    QDialog::changeEvent(event);
}

} // namespace pennon
