// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/trayicon.h"

#include "gui/tray/trayimage.h"

namespace pennon {

TrayIcon::TrayIcon(TrayHost &host, QObject *parent)
    : QObject(parent)
    , m_host(host)
{
    connect(&m_host, &TrayHost::changed, this, &TrayIcon::follow);
    follow();
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::isAvailable() const
{
    return m_icon != nullptr;
}

/// An icon is made anew for each tray: one that was made for another, or without any, does not come to light.
void TrayIcon::follow()
{
    const bool before = isAvailable();
    m_icon.reset();
    if (m_host.isThere()) {
        m_icon = std::make_unique<QSystemTrayIcon>(trayImage(m_content.health, m_content.count));
        m_icon->setToolTip(m_content.toolTip);
        m_icon->setContextMenu(&m_menu);
        connect(m_icon.get(), &QSystemTrayIcon::activated, this,
                [this](QSystemTrayIcon::ActivationReason reason) {
                    if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                        Q_EMIT requestWindow();
                });
        connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &TrayIcon::balloonClicked);
        m_icon->show();
    }
    if (isAvailable() != before)
        Q_EMIT availabilityChanged(isAvailable());
}

void TrayIcon::show(const TrayContent &content)
{
    const bool otherImage = content.health != m_content.health || content.count != m_content.count;
    const bool otherToolTip = content.toolTip != m_content.toolTip;
    m_content = content;
    m_menu.show(content);
    if (m_icon == nullptr)
        return;
    if (otherImage)
        m_icon->setIcon(trayImage(content.health, content.count));
    if (otherToolTip)
        m_icon->setToolTip(content.toolTip);
}

void TrayIcon::showBalloon(const QString &title, const QString &text, Health health)
{
    if (m_icon != nullptr)
        m_icon->showMessage(title, text, trayImage(health, 0));
}

} // namespace pennon
