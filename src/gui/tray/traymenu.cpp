// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/traymenu.h"

#include "gui/tray/plainline.h"
#include "look/healthlook.h"
#include "look/icons.h"

#include <QEvent>

namespace pennon {

using namespace std::chrono_literals;

TrayMenu::TrayMenu(QWidget *parent)
    : QMenu(parent)
{
    m_surelyClosed.setSingleShot(true);
    connect(&m_surelyClosed, &QTimer::timeout, this, [this] {
        if (isVisible()) {
            m_surelyClosed.start(1min);
        } else {
            setOpen(false);
        }
    });
    connect(this, &QMenu::aboutToShow, this, [this] { setOpen(true); });
    connect(this, &QMenu::aboutToHide, this, [this] { setOpen(false); });
    rebuild();
}

void TrayMenu::show(const TrayContent &content)
{
    const bool isSame = content.count == m_content.count && content.troubles == m_content.troubles &&
                        content.servers == m_content.servers && content.paused == m_content.paused &&
                        content.pausedText == m_content.pausedText;
    if (isSame)
        return;
    m_content = content;
    m_isStale = true;
    if (!m_isOpen)
        rebuild();
}

void TrayMenu::setOpen(bool open)
{
    m_isOpen = open;
    if (open) {
        m_surelyClosed.start(1min);
    } else {
        m_surelyClosed.stop();
        applyLater();
    }
}

/// An item that was chosen is triggered after the menu has closed: it must still be there then.
void TrayMenu::applyLater()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_isStale && !m_isOpen)
                rebuild();
        },
        Qt::QueuedConnection);
}

void TrayMenu::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        m_isStale = true;
        applyLater();
        if (event->type() == QEvent::LanguageChange)
            Q_EMIT languageChanged();
    }
    QMenu::changeEvent(event);
}

QAction *TrayMenu::addItem(QMenu &menu, const char *symbolName, const QString &text)
{
    return menu.addAction(symbol(QLatin1String(symbolName), palette()), text);
}

void TrayMenu::addTrouble(const TrayContent::Wrong &wrong)
{
    QMenu *const submenu = addMenu(healthIcon(wrong.health, palette()), menuLine(wrong.text));
    const QString server = wrong.serverId;
    const ProcessName process = wrong.process;
    if (wrong.remedy != Remedy::None) {
        const char *const drawing = wrong.remedy == Remedy::Start       ? "start"
                                    : wrong.remedy == Remedy::Reconnect ? "connect"
                                                                        : "restart";
        connect(addItem(*submenu, drawing, remedyText(wrong.remedy)), &QAction::triggered, this,
                [this, server, process, remedy = wrong.remedy] {
                    Q_EMIT requestRemedy(server, process, remedy);
                });
    }
    if (process != ProcessName()) {
        connect(addItem(*submenu, "log", tr("Show log")), &QAction::triggered, this,
                [this, server, process] { Q_EMIT requestLog(server, process); });
    }
    connect(addItem(*submenu, "silence", tr("Silence for 1 hour")), &QAction::triggered, this,
            [this, server, process] { Q_EMIT requestSilence(server, process, 1h); });
    connect(addItem(*submenu, "search", tr("Show in Pennon")), &QAction::triggered, this,
            [this, server, process] { Q_EMIT requestShow(server, process); });
}

void TrayMenu::addNotifications()
{
    if (m_content.paused) {
        connect(addItem(*this, "bell", tr("Turn notifications on (%1)").arg(menuLine(m_content.pausedText))),
                &QAction::triggered, this, &TrayMenu::requestResume);
        return;
    }
    QMenu *const submenu = addMenu(symbol(QStringLiteral("silence"), palette()), tr("Pause &notifications"));
    const auto add = [this, submenu](const QString &text, Pause pause) {
        connect(submenu->addAction(text), &QAction::triggered, this,
                [this, pause] { Q_EMIT requestPause(pause); });
    };
    add(tr("For 1 hour"), Pause::OneHour);
    add(tr("Until tomorrow"), Pause::UntilTomorrow);
    add(tr("Until I turn them on"), Pause::UntilTurnedOn);
}

void TrayMenu::rebuild()
{
    m_isStale = false;
    clear();
    for (QMenu *const submenu : findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly))
        submenu->deleteLater();
    for (const TrayContent::Wrong &wrong : m_content.troubles)
        addTrouble(wrong);
    const auto shown = static_cast<int>(m_content.troubles.size());
    if (m_content.count > shown) {
        connect(addAction(tr("and %1 More…").arg(m_content.count - shown)), &QAction::triggered, this,
                &TrayMenu::requestWindow);
    }
    if (shown > 0)
        addSeparator();
    for (const TrayContent::Server &server : m_content.servers) {
        connect(addAction(healthIcon(server.health, palette()), menuLine(server.text)), &QAction::triggered,
                this, [this, id = server.id] { Q_EMIT requestShow(id, {}); });
    }
    if (!m_content.servers.empty())
        addSeparator();
    addNotifications();
    addSeparator();
    QAction *const open = addAction(applicationIcon(), tr("&Open Pennon"));
    setDefaultAction(open);
    connect(open, &QAction::triggered, this, &TrayMenu::requestWindow);
    connect(addItem(*this, "settings", tr("&Settings…")), &QAction::triggered, this,
            &TrayMenu::requestSettings);
    connect(addItem(*this, "quit", tr("&Quit")), &QAction::triggered, this, &TrayMenu::requestQuit);
}

} // namespace pennon
