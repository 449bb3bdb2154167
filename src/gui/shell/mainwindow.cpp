// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/mainwindow.h"

#include "gui/shell/statusline.h"
#include "look/icons.h"

#include <QCloseEvent>
#include <QScreen>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStatusBar>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>

#include "ui_mainwindow.h"

namespace pennon {

namespace {

constexpr int pageCount = 5;

} // namespace

MainWindow::MainWindow(ServerListModel &servers, QWidget *parent)
    : QMainWindow(parent)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_sideBar(nullptr)
    , m_statusLine(nullptr)
    , m_processSplitter(nullptr)
    , m_panes(nullptr)
    , m_pages(pageCount, nullptr)
{
    m_ui->setupUi(this);
    setCentralWidget(m_ui->center);
    constexpr QSize letters(185, 45); ///< so that the table has room for all its columns
    const QSize wanted(fontMetrics().averageCharWidth() * letters.width(),
                       fontMetrics().height() * letters.height());
    const int frame = 2 * style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, this); // about
    resize(size().expandedTo(wanted).boundedTo(screen()->availableSize() - QSize(frame, frame)));
    m_sideBar = new SideBar(servers, m_ui->sideSplitter);
    m_ui->sideSplitter->insertWidget(0, m_sideBar);
    m_ui->sideSplitter->setStretchFactor(0, 0);
    m_ui->sideSplitter->setStretchFactor(1, 1);
    m_ui->sideSplitter->setSizes({fontMetrics().averageCharWidth() * 34, width()});
    m_statusLine = new StatusLine(this);
    statusBar()->addWidget(m_statusLine, 1);

    m_processSplitter = new QSplitter(Qt::Vertical, m_ui->stack);
    m_processSplitter->setChildrenCollapsible(false);
    m_ui->stack->addWidget(m_processSplitter);
    m_panes = new QTabWidget(m_processSplitter);
    m_panes->setDocumentMode(true);
    m_processSplitter->addWidget(m_panes);
    findFrom(m_sideBar);
    findFrom(m_panes->tabBar());
    connectActions();
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectActions()
{
    const auto wish = [this](QAction *action, void (MainWindow::*signal)()) {
        connect(action, &QAction::triggered, this, [this, signal] { Q_EMIT(this->*signal)(); });
    };
    wish(m_ui->addServerAction, &MainWindow::addServerRequested);
    wish(m_ui->editServerAction, &MainWindow::editServerRequested);
    wish(m_ui->removeServerAction, &MainWindow::removeServerRequested);
    wish(m_ui->connectAction, &MainWindow::connectRequested);
    wish(m_ui->settingsAction, &MainWindow::settingsRequested);
    wish(m_ui->quitAction, &MainWindow::quitRequested);
    wish(m_ui->paletteAction, &MainWindow::paletteRequested);
    wish(m_ui->shortcutsAction, &MainWindow::shortcutsRequested);
    wish(m_ui->aboutAction, &MainWindow::aboutRequested);
    connect(m_ui->closeAction, &QAction::triggered, this, &QWidget::close);
    connect(m_ui->findAction, &QAction::triggered, this, [this] {
        showPage(ServerPage::Processes);
        Q_EMIT searchRequested();
    });
    connect(m_ui->nextServerAction, &QAction::triggered, this, [this] { Q_EMIT otherServerRequested(1); });
    connect(m_ui->previousServerAction, &QAction::triggered, this,
            [this] { Q_EMIT otherServerRequested(-1); });
    connect(m_ui->paneAction, &QAction::toggled, m_panes, &QWidget::setVisible);
    const std::array actions{m_ui->processesAction, m_ui->incidentsAction, m_ui->rulesAction,
                             m_ui->alertsAction, m_ui->listenerAction};
    for (std::size_t page = 0; page < actions.size(); ++page) {
        connect(actions.at(page), &QAction::triggered, this,
                [this, page] { showPage(static_cast<ServerPage>(page)); });
    }
    connect(m_sideBar, &SideBar::pageChosen, this, &MainWindow::showPage);
    connect(m_panes, &QTabWidget::currentChanged, this, [this](int index) {
        if (index >= 0)
            Q_EMIT paneShown(m_paneOrder.at(static_cast<std::size_t>(index)));
    });
}

void MainWindow::findFrom(QWidget *widget)
{
    auto *const find = new QShortcut(QKeySequence(QKeySequence::Find), widget);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_ui->findAction, &QAction::trigger);
}

/// Unless the user goes through the pages in the side bar.
void MainWindow::focusPage(QWidget *page)
{
    const QWidget *const now = focusWidget();
    if (page != nullptr && (now == nullptr || !m_sideBar->isAncestorOf(now)))
        page->setFocus();
}

void MainWindow::setPage(ServerPage page, QWidget *widget)
{
    m_pages.at(static_cast<std::size_t>(page)) = widget;
    if (page == ServerPage::Processes) {
        m_processSplitter->insertWidget(0, widget);
        m_processSplitter->setStretchFactor(0, 3);
        m_processSplitter->setStretchFactor(1, 2);
        m_processSplitter->setSizes({430, 300});
        focusPage(widget);
    } else {
        m_ui->stack->addWidget(widget);
    }
}

void MainWindow::setPane(Pane pane, QWidget *widget)
{
    m_paneOrder.push_back(pane);
    m_panes->addTab(widget, {});
    if (pane != Pane::Log && pane != Pane::Incidents)
        findFrom(widget);
    retranslate();
}

void MainWindow::setWelcome(QWidget *widget)
{
    m_welcome = widget;
    m_ui->stack->addWidget(widget);
}

void MainWindow::setProcessActions(const QList<QAction *> &actions)
{
    m_ui->processMenu->clear();
    m_ui->processMenu->addActions(actions);
}

void MainWindow::showPage(ServerPage page)
{
    m_page = page;
    m_sideBar->setPage(page);
    if (!m_hasServers && m_welcome != nullptr) {
        m_ui->stack->setCurrentWidget(m_welcome);
        return;
    }
    if (page == ServerPage::Processes) {
        m_ui->stack->setCurrentWidget(m_processSplitter);
        focusPage(m_pages.front());
    } else if (QWidget *widget = m_pages.at(static_cast<std::size_t>(page)); widget != nullptr) {
        m_ui->stack->setCurrentWidget(widget);
        focusPage(widget);
    }
    Q_EMIT pageShown(page);
}

void MainWindow::showPane(Pane pane)
{
    showPage(ServerPage::Processes);
    m_ui->paneAction->setChecked(true);
    for (std::size_t i = 0; i < m_paneOrder.size(); ++i) {
        if (m_paneOrder[i] == pane)
            m_panes->setCurrentIndex(static_cast<int>(i));
    }
}

void MainWindow::setHasServers(bool has)
{
    if (m_hasServers == has)
        return;
    m_hasServers = has;
    showPage(m_page);
}

void MainWindow::setServer(const QString &id, const QString &name)
{
    m_sideBar->setServer(id, name);
    setWindowTitle(name.isEmpty() ? QStringLiteral("Pennon") : name);
    const std::array forServer{m_ui->editServerAction, m_ui->removeServerAction, m_ui->connectAction,
                               m_ui->processesAction,  m_ui->incidentsAction,    m_ui->rulesAction,
                               m_ui->alertsAction,     m_ui->listenerAction,     m_ui->findAction};
    for (QAction *action : forServer)
        action->setEnabled(!id.isEmpty());
}

ServerPage MainWindow::page() const
{
    return m_page;
}

QList<QAction *> MainWindow::menuActions() const
{
    QList<QAction *> actions;
    for (const QMenu *menu : {m_ui->serverMenu, m_ui->processMenu, m_ui->viewMenu, m_ui->helpMenu}) {
        for (QAction *action : menu->actions()) {
            if (!action->isSeparator() && action->menu() == nullptr)
                actions << action;
        }
    }
    return actions;
}

void MainWindow::saveLayout(QSettings &settings) const
{
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/side"), m_ui->sideSplitter->saveState());
    settings.setValue(QStringLiteral("window/panes"), m_processSplitter->saveState());
    settings.setValue(QStringLiteral("window/showsPanes"), m_ui->paneAction->isChecked());
    settings.setValue(QStringLiteral("window/pane"), m_panes->currentIndex());
    settings.setValue(QStringLiteral("window/page"), static_cast<int>(m_page));
}

void MainWindow::restoreLayout(const QSettings &settings)
{
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_ui->sideSplitter->restoreState(settings.value(QStringLiteral("window/side")).toByteArray());
    m_processSplitter->restoreState(settings.value(QStringLiteral("window/panes")).toByteArray());
    m_ui->paneAction->setChecked(settings.value(QStringLiteral("window/showsPanes"), true).toBool());
    m_panes->setCurrentIndex(settings.value(QStringLiteral("window/pane"), 0).toInt());
    const int page = settings.value(QStringLiteral("window/page"), 0).toInt();
    showPage(page >= 0 && page < pageCount ? static_cast<ServerPage>(page) : ServerPage::Processes);
}

void MainWindow::raiseWindow()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    Q_EMIT closeRequested();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::LanguageChange)
        Q_EMIT languageChanged();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    Q_EMIT visibilityChanged(true);
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    Q_EMIT visibilityChanged(false);
}

void MainWindow::retranslate()
{
    const auto give = [this](QAction *action, const QString &name) {
        action->setIcon(symbol(name, palette()));
    };
    give(m_ui->addServerAction, QStringLiteral("add"));
    give(m_ui->editServerAction, QStringLiteral("edit"));
    give(m_ui->removeServerAction, QStringLiteral("remove"));
    give(m_ui->connectAction, QStringLiteral("connect"));
    give(m_ui->settingsAction, QStringLiteral("settings"));
    give(m_ui->quitAction, QStringLiteral("quit"));
    give(m_ui->findAction, QStringLiteral("search"));
    give(m_ui->paletteAction, QStringLiteral("palette"));
    for (std::size_t i = 0; i < m_paneOrder.size(); ++i) {
        const std::array titles{tr("Memory"), tr("Log"), tr("Incidents"), tr("Rules for this process"),
                                tr("Details")};
        m_panes->setTabText(static_cast<int>(i), titles.at(static_cast<std::size_t>(m_paneOrder[i])));
    }
    m_panes->setAccessibleName(tr("About the chosen process"));
}

} // namespace pennon
