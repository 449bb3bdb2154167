// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/processcommands.h"

#include "gui/common/plaintitle.h"
#include "gui/processes/actionwords.h"
#include "look/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QWidget>

#include <algorithm>
#include <array>

namespace pennon {

namespace {

constexpr std::array<const char *, 6> signalNames{"HUP", "USR1", "USR2", "INT", "TERM", "KILL"};

} // namespace

ProcessCommands::ProcessCommands(QWidget *scope)
    : QObject(scope)
    , m_scope(scope)
    , m_start(make("start", Qt::CTRL | Qt::Key_U))
    , m_stop(make("stop", Qt::CTRL | Qt::Key_D))
    , m_restart(make("restart", Qt::CTRL | Qt::Key_R))
    , m_rolling(make("rolling", Qt::CTRL | Qt::SHIFT | Qt::Key_R))
    , m_clearLog(make("clear-log", {}))
    , m_log(make("log", Qt::CTRL | Qt::Key_L))
    , m_silence(make("silence", Qt::CTRL | Qt::Key_M))
    , m_incidents(make("incident", Qt::CTRL | Qt::Key_I))
    , m_rule(make("rules", Qt::CTRL | Qt::Key_E))
    , m_details(make("info", Qt::ALT | Qt::Key_Return))
    , m_copy(make("copy", QKeySequence::Copy))
{
    connect(m_start, &QAction::triggered, this, [this] { request(ProcessAction::Start); });
    connect(m_stop, &QAction::triggered, this, [this] { request(ProcessAction::Stop); });
    connect(m_restart, &QAction::triggered, this, [this] { request(ProcessAction::Restart); });
    connect(m_rolling, &QAction::triggered, this, [this] { request(ProcessAction::RollingRestart); });
    connect(m_clearLog, &QAction::triggered, this, [this] { request(ProcessAction::ClearLog); });
    connect(m_log, &QAction::triggered, this, [this] { Q_EMIT logRequested(m_chosen.processes.front()); });
    connect(m_silence, &QAction::triggered, this, [this] { Q_EMIT silenceRequested(m_chosen.processes); });
    connect(m_incidents, &QAction::triggered, this,
            [this] { Q_EMIT incidentsRequested(m_chosen.processes.front()); });
    connect(m_rule, &QAction::triggered, this, [this] { Q_EMIT ruleRequested(m_chosen.processes.front()); });
    connect(m_details, &QAction::triggered, this,
            [this] { Q_EMIT detailsRequested(m_chosen.processes.front()); });
    connect(m_copy, &QAction::triggered, this, &ProcessCommands::copyNames);
    const auto separator = [this] {
        auto *const line = new QAction(this);
        line->setSeparator(true);
        return line;
    };
    m_all = {m_start,     m_stop,      m_restart, m_rolling, separator(), m_log,       m_clearLog,
             m_incidents, separator(), m_rule,    m_silence, m_details,   separator(), m_copy};
    retranslate();
    updateIcons();
    choose({{}, 0, true, false}); // differs from what there is
    choose({});
}

QAction *ProcessCommands::make(const char *icon, const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_scope->addAction(action);
    m_icons.emplace_back(action, QLatin1String(icon));
    return action;
}

void ProcessCommands::retranslate()
{
    m_start->setText(tr("&Start"));
    m_stop->setText(tr("S&top"));
    m_restart->setText(tr("&Restart"));
    m_rolling->setText(tr("Restart &one after the other"));
    m_clearLog->setText(tr("&Clear log"));
    m_log->setText(tr("&Log"));
    m_silence->setText(tr("S&ilence…"));
    m_incidents->setText(tr("I&ncidents"));
    m_rule->setText(tr("R&ules and limit…"));
    m_details->setText(tr("D&etails"));
    m_copy->setText(tr("Copy na&me"));
}

void ProcessCommands::updateIcons()
{
    const QPalette palette = QGuiApplication::palette();
    for (const auto &[action, name] : m_icons)
        action->setIcon(symbol(name, palette));
}

bool ProcessCommands::choose(Chosen chosen)
{
    if (m_chosen == chosen)
        return false;
    m_chosen = std::move(chosen);
    const auto count = static_cast<int>(m_chosen.processes.size());
    const bool isAny = count > 0;
    const bool canAct = isAny && m_chosen.isConnected;
    m_start->setEnabled(canAct && m_chosen.running < count);
    m_stop->setEnabled(canAct && m_chosen.running > 0);
    m_restart->setEnabled(canAct);
    m_rolling->setEnabled(canAct && count > 1);
    m_clearLog->setEnabled(canAct);
    m_log->setEnabled(count == 1);
    m_silence->setEnabled(isAny && m_chosen.hasListener);
    m_incidents->setEnabled(count == 1 && m_chosen.hasListener);
    m_rule->setEnabled(count == 1 && m_chosen.hasListener);
    m_details->setEnabled(count == 1);
    m_copy->setEnabled(isAny);
    const QString needsListener =
        m_chosen.hasListener ? QString() : QString(QLatin1String(" (") + tr("needs the listener") + u')');
    const QString needsSupervisord =
        m_chosen.isConnected ? QString()
                             : QString(QLatin1String(" (") + tr("supervisord is not connected") + u')');
    for (QAction *action : {m_start, m_stop, m_restart, m_log, m_silence}) {
        const QString name = plainTitle(action->text()).remove(u'…');
        action->setToolTip(name + QStringLiteral(" · ") +
                           action->shortcut().toString(QKeySequence::NativeText) +
                           (action == m_silence ? needsListener
                            : action == m_log   ? QString()
                                                : needsSupervisord));
    }
    return true;
}

QAction *ProcessCommands::likely() const
{
    if (m_chosen.processes.empty() || !m_chosen.isConnected)
        return nullptr;
    return m_chosen.running == 0 ? m_start : m_restart;
}

void ProcessCommands::request(ProcessAction action, const QString &signal)
{
    Q_EMIT actionRequested({action, m_chosen.processes, signal});
}

void ProcessCommands::fill(QMenu &menu, const ProcessModel &processes)
{
    if (!m_chosen.processes.empty()) {
        menu.addActions({m_start, m_stop, m_restart, m_rolling});
        QMenu *signal = menu.addMenu(symbol(QStringLiteral("signal"), menu.palette()), tr("Si&gnal"));
        for (const char *name : signalNames) {
            const QString text = QLatin1String(name);
            connect(signal->addAction(text), &QAction::triggered, this,
                    [this, text] { request(ProcessAction::Signal, text); });
        }
        signal->setEnabled(m_chosen.isConnected && m_chosen.running > 0);
        menu.addSeparator();
        menu.addActions({m_log, m_clearLog, m_incidents});
        menu.addSeparator();
        menu.addActions({m_rule, m_silence, m_details});
        menu.addSeparator();
        menu.addAction(m_copy);
        const QString group = m_chosen.processes.front().group;
        const bool isOneGroup = std::ranges::all_of(
            m_chosen.processes, [&](const ProcessName &name) { return name.group == group; });
        const auto all = isOneGroup ? processes.processesOfGroup(group) : std::vector<ProcessName>();
        if (all.size() > m_chosen.processes.size())
            addAll(*menu.addMenu(tr("&Group %1").arg(group)), all);
    }
    const auto all = processes.processesOfGroup({});
    if (!all.empty())
        addAll(*menu.addMenu(tr("&Whole server")), all);
}

void ProcessCommands::addAll(QMenu &menu, const std::vector<ProcessName> &processes)
{
    using enum ProcessAction;
    for (const ProcessAction action : {Start, Stop, Restart, RollingRestart, ClearLog}) {
        QAction *entry = menu.addAction(actionName({action, {}}));
        connect(entry, &QAction::triggered, this, [this, action, processes] {
            Q_EMIT actionRequested({action, processes});
        });
    }
    menu.setEnabled(m_chosen.isConnected);
}

void ProcessCommands::copyNames() const
{
    QStringList names;
    for (const ProcessName &process : m_chosen.processes)
        names.append(process.full());
    QGuiApplication::clipboard()->setText(names.join(u'\n'));
}

} // namespace pennon
