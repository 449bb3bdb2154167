// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logs/logwindow.h"

#include <QAction>
#include <QVBoxLayout>

namespace pennon {

LogWindow::LogWindow(ServerSession &session, const ProcessName &process, LogPane::Channel channel,
                     const Clock &clock, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_pane(new LogPane(clock, this))
    , m_presenter(new LogPresenter(*m_pane, clock, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(process.brief() + QStringLiteral(" – ") + session.profile().name);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pane);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().lineSpacing() * 40);
    m_pane->setHasWindowButton(false);
    auto *const close = new QAction(this);
    close->setShortcut(QKeySequence::Close);
    connect(close, &QAction::triggered, this, &QWidget::close);
    addAction(close);
    m_presenter->setChannel(channel);
    m_presenter->show(&session, {process});
}

} // namespace pennon
