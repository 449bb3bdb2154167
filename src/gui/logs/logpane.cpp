// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logs/logpane.h"

#include "gui/common/emptynote.h"
#include "gui/logs/logview.h"
#include "look/format.h"
#include "look/icons.h"
#include "ui_logpane.h"

#include <QAction>
#include <QEvent>
#include <QFileDialog>
#include <QLocale>
#include <QMessageBox>
#include <QSaveFile>

#include <algorithm>
#include <limits>

namespace pennon {

using State = LogFollower::State;

LogPane::LogPane(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<::Ui::LogPane>())
    , m_clock(clock)
    , m_search(m_buffer)
    , m_view(new LogView(m_buffer))
    , m_note(new EmptyNote)
    , m_pause(new QAction(this))
    , m_follow(new QAction(this))
    , m_wrap(new QAction(this))
    , m_find(new QAction(this))
    , m_next(new QAction(this))
    , m_previous(new QAction(this))
    , m_copy(new QAction(this))
    , m_selectAll(new QAction(this))
    , m_save(new QAction(this))
    , m_clear(new QAction(this))
    , m_window(new QAction(this))
{
    m_ui->setupUi(this);
    m_ui->stack->addWidget(m_note);
    m_ui->stack->addWidget(m_view);
    m_ui->searchBar->hide();
    makeActions();
    makeSearch();
    connect(m_ui->stdoutButton, &QToolButton::clicked, this,
            [this] { Q_EMIT requestChannel(Channel::Stdout); });
    connect(m_ui->stderrButton, &QToolButton::clicked, this,
            [this] { Q_EMIT requestChannel(Channel::Stderr); });
    connect(m_note, &EmptyNote::actionRequested, this, &LogPane::requestRetry);
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &LogPane::updateStatus);
    m_tick.start();
    retranslateUi();
    updateIcons();
    updateContent();
}

LogPane::~LogPane() = default;

void LogPane::begin(const QString &process, Channel channel)
{
    m_process = process;
    m_channel = channel;
    m_ui->stdoutButton->setChecked(channel == Channel::Stdout);
    m_ui->stderrButton->setChecked(channel == Channel::Stderr);
    m_ui->title->setText(process);
    m_lastLine.reset();
    m_buffer.clear();
    m_pause->setChecked(false);
    m_view->setFollowing(true);
    setState(State::Connecting, {});
}

void LogPane::showNothing(const QString &title, const QString &text)
{
    m_process.clear();
    m_emptyTitle = title;
    m_emptyText = text;
    m_ui->title->clear();
    m_buffer.clear();
    setState(State::Off, {});
}

void LogPane::append(const QByteArray &bytes)
{
    const bool isFirst = m_buffer.size() == 0;
    m_buffer.append(bytes);
    if (m_state == State::Live)
        m_lastLine = m_clock.now();
    if (isFirst)
        updateContent();
    else
        updateStatus();
}

void LogPane::appendNote(const QString &text)
{
    m_buffer.appendNote(QStringLiteral("── ") + text);
    updateContent();
}

void LogPane::setState(State state, const QString &reason)
{
    m_state = state;
    m_reason = reason;
    updateContent();
}

void LogPane::setHasWindowButton(bool has)
{
    m_window->setVisible(has);
    m_ui->windowButton->setVisible(has);
}

bool LogPane::isPaused() const
{
    return m_pause->isChecked();
}

void LogPane::updateContent()
{
    const bool hasProcess = !m_process.isEmpty();
    const bool hasLines = m_buffer.size() > 0;
    m_ui->bar->setEnabled(hasProcess);
    m_ui->status->setVisible(hasProcess);
    for (QAction *const action : {m_save, m_clear, m_selectAll})
        action->setEnabled(hasLines);
    for (QAction *const action : {m_pause, m_follow, m_wrap, m_find, m_window})
        action->setEnabled(hasProcess);
    if (hasProcess && hasLines) {
        m_ui->stack->setCurrentWidget(m_view);
    } else {
        if (!hasProcess)
            m_note->show(m_emptyTitle, m_emptyText);
        else if (m_state == State::Waiting)
            m_note->show(tr("No log to show"), m_reason, tr("&Try again"));
        else if (m_state == State::Live)
            m_note->show(tr("The log is empty"),
                         tr("What %1 writes from now on appears here.").arg(m_process));
        else
            m_note->show(tr("Opening the log…"), {});
        m_ui->stack->setCurrentWidget(m_note);
    }
    updateStatus();
}

void LogPane::updateStatus()
{
    QStringList parts;
    switch (m_state) {
    case State::Off:
        break;
    case State::Connecting:
        parts << (m_buffer.size() > 0 ? tr("reconnecting…") : tr("connecting…"));
        break;
    case State::Live:
        parts << (isPaused() ? tr("paused") : tr("live"));
        break;
    case State::Waiting:
        parts << (m_buffer.size() > 0 ? tr("reconnecting…") : tr("waiting…"));
        break;
    }
    const qint64 lines = std::min<qint64>(m_buffer.size(), std::numeric_limits<int>::max());
    if (lines > 0)
        parts << (lines == 1 ? tr("1 line") : tr("%Ln lines", nullptr, static_cast<int>(lines)));
    if (m_state == State::Waiting && lines > 0)
        parts << m_reason;
    else if (m_lastLine)
        parts << tr("last line %1").arg(agoText(*m_lastLine, m_clock.now()));
    const QString text = parts.join(QStringLiteral(" · "));
    if (m_ui->status->text() != text)
        m_ui->status->setText(text);
    m_ui->status->setToolTip(m_state == State::Waiting ? m_reason : QString());
}

void LogPane::save()
{
    auto *const dialog = new QFileDialog(this, tr("Save the log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("log"));
    QString name = m_process;
    name.replace(u'/', u'_').replace(u':', u'_');
    dialog->selectFile(name + (m_channel == Channel::Stdout ? QStringLiteral("-stdout.log")
                                                            : QStringLiteral("-stderr.log")));
    connect(dialog, &QFileDialog::fileSelected, this, &LogPane::saveTo);
    dialog->open();
}

void LogPane::saveTo(const QString &path)
{
    QSaveFile file(path);
    bool isWritten = file.open(QIODevice::WriteOnly);
    for (qint64 number = m_buffer.first(); isWritten && number < m_buffer.end(); ++number)
        isWritten = file.write(m_buffer.line(number).text.toUtf8() + '\n') >= 0;
    if (isWritten && file.commit())
        return;
    auto *const box = new QMessageBox(QMessageBox::Warning, tr("Save the log"),
                                      tr("The log was not saved: %1: %2").arg(path, file.errorString()),
                                      QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void LogPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    else if (event->type() == QEvent::PaletteChange)
        updateIcons();
}

} // namespace pennon
