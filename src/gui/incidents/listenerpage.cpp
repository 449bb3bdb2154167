// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/incidents/listenerpage.h"

#include "gui/common/roomydelegate.h"
#include "gui/incidents/reportrow.h"
#include "look/icons.h"
#include "models/channelmodel.h"
#include "session/causetexts.h"

#include "ui_listenerpage.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMessageBox>
#include <QScrollBar>

#include <algorithm>

namespace pennon {

namespace {

/// As docs/importing.md has it.
constexpr const char *setup = "[eventlistener:pennon]\n"
                              "command=pennon-listener --config /etc/pennon/pennon.conf\n"
                              "events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_5\n"
                              "buffer_size=1024\n"
                              "stdout_logfile=NONE\n";

} // namespace

ListenerPage::ListenerPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ListenerPage>())
    , m_channels(new ChannelModel(this))
{
    m_ui->setupUi(this);
    m_ui->setup->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->setup->setPlainText(QString::fromLatin1(setup).trimmed());
    m_ui->setup->setFixedHeight(m_ui->setup->fontMetrics().lineSpacing() * 6 + 2 * m_ui->setup->frameWidth() +
                                2 * static_cast<int>(m_ui->setup->document()->documentMargin()));
    m_ui->channelsBox->hide();
    m_ui->channels->setModel(m_channels);
    m_ui->channels->setItemDelegate(new RoomyDelegate(m_ui->channels));
    m_ui->channels->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    constexpr int least = 12; ///< in letters
    m_ui->channels->header()->setMinimumSectionSize(fontMetrics().averageCharWidth() * least);
    connect(m_ui->channels->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ListenerPage::showButtons);
    connect(m_ui->channels, &QTreeView::activated, this, &ListenerPage::testChannel);
    connect(m_ui->testChannel, &QPushButton::clicked, this, &ListenerPage::testChannel);
    connect(m_ui->testMail, &QPushButton::clicked, this, &ListenerPage::requestTestMail);
    connect(m_ui->runChecks, &QPushButton::clicked, this, &ListenerPage::requestChecks);
    connect(m_ui->resetBreakers, &QPushButton::clicked, this, &ListenerPage::askForReset);
    connect(m_ui->copySetup, &QPushButton::clicked, this, &ListenerPage::copySetup);
    connect(m_ui->empty, &EmptyNote::actionRequested, this, &ListenerPage::requestEmptyAction);
    showIcons();
    showButtons();
}

ListenerPage::~ListenerPage() = default;

void ListenerPage::setReport(const std::vector<ReportLine> &lines)
{
    m_ui->stack->setCurrentWidget(m_ui->content);
    while (m_rows.size() < lines.size()) {
        auto *const row = new ReportRow(m_ui->report);
        m_ui->reportLayout->insertWidget(static_cast<int>(m_rows.size()), row);
        m_rows.push_back(row);
    }
    int width = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < lines.size());
        if (i < lines.size())
            m_rows[i]->setLine(lines[i]);
        width = std::max(width, m_rows[i]->titleWidth());
    }
    for (ReportRow *row : m_rows)
        row->setTitleWidth(width);
}

void ListenerPage::setChannels(std::vector<StatusAnswer::Channel> channels, Clock::WallTime now)
{
    m_channels->setChannels(std::move(channels), now);
    QTreeView &list = *m_ui->channels;
    const int rows = m_channels->rowCount();
    m_ui->channelsBox->setVisible(rows > 0);
    if (rows > 0) {
        if (!list.currentIndex().isValid())
            list.setCurrentIndex(m_channels->index(0, 0));
        // All of them: the page around it scrolls.
        list.setFixedHeight(list.header()->sizeHint().height() + rows * list.sizeHintForRow(0) +
                            2 * list.frameWidth() + list.horizontalScrollBar()->sizeHint().height());
    }
    showButtons();
}

void ListenerPage::testChannel()
{
    const QString channel = m_channels->channelAt(m_ui->channels->currentIndex());
    if (m_ui->testChannel->isEnabled() && !channel.isEmpty())
        Q_EMIT requestChannelTest(channel);
}

void ListenerPage::showEmpty(const QString &title, const QString &text, const QString &action, bool withSetup)
{
    m_ui->empty->show(title, text, action);
    m_ui->setupBox->setVisible(withSetup);
    m_ui->stack->setCurrentWidget(m_ui->emptyPage);
}

void ListenerPage::showNote(Health health, const QString &text)
{
    m_ui->note->show(health, text);
}

void ListenerPage::setReadOnly(const QString &reason)
{
    m_readOnlyReason = reason;
    showButtons();
}

void ListenerPage::showMailBusy(const QString &channel)
{
    m_isMailBusy = true;
    m_testedChannel = channel;
    testResult().showBusy(channel.isEmpty() ? tr("Sending test messages…")
                                            : tr("Sending a test message by %1…").arg(channel));
    showButtons();
}

/// Where the user looks: beneath the table of channels, or at the top.
ResultList &ListenerPage::testResult() const
{
    return m_testedChannel.isEmpty() ? *m_ui->mailResult : *m_ui->channelResult;
}

void ListenerPage::showMailResult(const Result<TestMailAnswer> &answer)
{
    m_isMailBusy = false;
    showButtons();
    std::vector<ResultList::Item> items;
    if (!answer) {
        testResult().show(tr("No test message was sent"),
                          {{false, tr("listener"), causeText(answer.error().message)}});
        return;
    }
    for (const TestMailAnswer::Delivery &delivery : answer->deliveries) {
        items.push_back({delivery.accepted,
                         delivery.recipients.isEmpty()
                             ? delivery.transport
                             : tr("%1 to %2", "transport and recipients")
                                   .arg(delivery.transport, delivery.recipients.join(QStringLiteral(", "))),
                         delivery.answer});
    }
    const QString title =
        items.empty() ? tr("There is nobody to send a message to.") : tr("What the receivers said");
    testResult().show(title, std::move(items));
}

void ListenerPage::showChecksBusy()
{
    m_areChecksBusy = true;
    m_ui->checkResult->showBusy(tr("Checking…"));
    showButtons();
}

void ListenerPage::showChecksResult(const Result<RunCheckAnswer> &answer)
{
    m_areChecksBusy = false;
    showButtons();
    if (!answer) {
        m_ui->checkResult->show(tr("Nothing was checked"),
                                {{false, tr("listener"), causeText(answer.error().message)}});
        return;
    }
    std::vector<ResultList::Item> items;
    for (const RunCheckAnswer::Finding &finding : answer->findings) {
        const QString section = u'[' + finding.section + u']';
        items.push_back({finding.passed,
                         finding.process ? QString(section + u' ' + finding.process->brief()) : section,
                         causeText(finding.message)});
    }
    std::ranges::stable_sort(items, {}, &ResultList::Item::isGood); // what failed first
    const auto failed = std::ranges::count(items, false, &ResultList::Item::isGood);
    const QString title = items.empty() ? tr("There is nothing to check: no section watches memory or pages.")
                          : failed > 0  ? tr("Checks that failed: %1").arg(failed)
                                        : tr("All checks passed");
    m_ui->checkResult->show(title, std::move(items));
}

void ListenerPage::clearResults()
{
    m_isMailBusy = false;
    m_areChecksBusy = false;
    m_ui->mailResult->hide();
    m_ui->channelResult->hide();
    m_ui->checkResult->hide();
    m_ui->note->hide();
    showButtons();
}

void ListenerPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_ui->setup->setPlainText(QString::fromLatin1(setup).trimmed());
        showButtons();
    } else if (event->type() == QEvent::PaletteChange) {
        showIcons();
    }
    QWidget::changeEvent(event);
}

void ListenerPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void ListenerPage::showButtons()
{
    const bool mayWrite = m_readOnlyReason.isEmpty();
    m_ui->testMail->setEnabled(mayWrite && !m_isMailBusy);
    m_ui->testChannel->setEnabled(mayWrite && !m_isMailBusy && m_ui->channels->currentIndex().isValid());
    m_ui->testChannel->setToolTip(mayWrite ? tr("One real message by the channel that is selected")
                                           : m_readOnlyReason);
    m_ui->runChecks->setEnabled(mayWrite && !m_areChecksBusy);
    m_ui->resetBreakers->setEnabled(mayWrite);
    m_ui->testMail->setToolTip(mayWrite ? tr("One real message by mail and by each channel")
                                        : m_readOnlyReason);
    m_ui->runChecks->setToolTip(mayWrite ? tr("Now instead of at their next interval, with all that follows "
                                              "from them: restarts too")
                                         : m_readOnlyReason);
    m_ui->resetBreakers->setToolTip(
        mayWrite ? tr("Processes for which restarts did not help may be restarted again") : m_readOnlyReason);
}

void ListenerPage::showIcons()
{
    m_ui->testMail->setIcon(symbol(QStringLiteral("mail"), palette()));
    m_ui->testChannel->setIcon(symbol(QStringLiteral("mail"), palette()));
    m_ui->runChecks->setIcon(symbol(QStringLiteral("test"), palette()));
    m_ui->resetBreakers->setIcon(symbol(QStringLiteral("undo"), palette()));
    m_ui->copySetup->setIcon(symbol(QStringLiteral("copy"), palette()));
}

void ListenerPage::askForReset()
{
    auto *const box =
        new QMessageBox(QMessageBox::Question, tr("Reset breakers"),
                        tr("May all processes be restarted again for which restarts did not help?"),
                        QMessageBox::Cancel, window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("The listener stopped restarting them because that made nothing better. If the cause "
           "is still there, they will be restarted over and over until it stops again."));
    box->addButton(tr("&Reset"), QMessageBox::AcceptRole);
    connect(box, &QDialog::accepted, this, &ListenerPage::requestBreakerReset);
    box->open();
}

void ListenerPage::copySetup()
{
    QGuiApplication::clipboard()->setText(QString::fromLatin1(setup));
}

} // namespace pennon
