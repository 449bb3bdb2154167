// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/silencespage.h"

#include "gui/common/roomydelegate.h"
#include "look/icons.h"

#include "ui_silencespage.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>

namespace pennon {

SilencesPage::SilencesPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::SilencesPage>())
{
    m_ui->setupUi(this);
    m_ui->silences->setModel(&m_silences);
    m_ui->windows->setModel(&m_windows);
    m_ui->mails->setModel(&m_mails);
    for (QTreeView *view : {m_ui->silences, m_ui->windows, m_ui->mails}) {
        view->setItemDelegate(new RoomyDelegate(view));
        view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
        view->header()->setStretchLastSection(true);
        constexpr int least = 14; ///< in letters
        view->header()->setMinimumSectionSize(fontMetrics().averageCharWidth() * least);
    }
    m_ui->noSilences->setForegroundRole(QPalette::PlaceholderText);
    auto *const remove = new QAction(m_ui->silences);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_ui->silences->addAction(remove);
    connect(remove, &QAction::triggered, m_ui->remove, &QPushButton::click);
    connect(m_ui->add, &QPushButton::clicked, this, &SilencesPage::requestSilence);
    connect(m_ui->remove, &QPushButton::clicked, this, [this] { Q_EMIT requestRemoval(selectedIds()); });
    connect(m_ui->silences->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SilencesPage::showButtons);
    connect(m_ui->mails->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SilencesPage::showButtons);
    const auto openRule = [this] {
        if (const QString section = m_mails.sectionAt(m_ui->mails->currentIndex()); !section.isEmpty())
            Q_EMIT requestSection(section);
    };
    connect(m_ui->mails, &QTreeView::activated, this, openRule);
    connect(m_ui->openRule, &QPushButton::clicked, this, openRule);
    connect(m_ui->windows->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SilencesPage::showButtons);
    const auto openWindow = [this] {
        if (const QString section = m_windows.sectionAt(m_ui->windows->currentIndex()); !section.isEmpty())
            Q_EMIT requestSection(section);
    };
    connect(m_ui->windows, &QTreeView::activated, this, openWindow);
    connect(m_ui->openWindow, &QPushButton::clicked, this, openWindow);
    connect(m_ui->empty, &EmptyNote::actionRequested, this, &SilencesPage::requestEmptyAction);
    showIcons();
    setMaintenance({}, {});
}

SilencesPage::~SilencesPage() = default;

void SilencesPage::setSilences(const std::vector<Silence> &silences, Clock::WallTime now)
{
    m_silences.setSilences(silences, now);
    m_ui->silenceStack->setCurrentWidget(silences.empty() ? static_cast<QWidget *>(m_ui->noSilences)
                                                          : m_ui->silences);
    m_ui->stack->setCurrentWidget(m_ui->content);
    showButtons();
}

void SilencesPage::setMaintenance(std::vector<MaintenanceView> windows, Clock::WallTime now)
{
    const bool hasWindows = !windows.empty();
    m_windows.setViews(std::move(windows), now);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_ui->windows, m_ui->windowTitle, m_ui->openWindow})
        widget->setVisible(hasWindows);
    showButtons();
}

void SilencesPage::setMailedSections(std::vector<MailedSection> sections)
{
    m_mails.setSections(std::move(sections));
    showButtons();
}

void SilencesPage::showEmpty(const QString &title, const QString &text, const QString &action)
{
    m_ui->empty->show(title, text, action);
    m_ui->stack->setCurrentWidget(m_ui->empty);
}

void SilencesPage::showNote(Health health, const QString &text)
{
    m_ui->note->show(health, text);
}

void SilencesPage::setReadOnly(const QString &reason)
{
    m_readOnlyReason = reason;
    showButtons();
}

void SilencesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_silences.retranslate();
        m_windows.retranslate();
        showButtons();
    } else if (event->type() == QEvent::PaletteChange) {
        showIcons();
    }
    QWidget::changeEvent(event);
}

void SilencesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void SilencesPage::showButtons()
{
    const bool mayWrite = m_readOnlyReason.isEmpty();
    m_ui->add->setEnabled(mayWrite);
    m_ui->add->setToolTip(mayWrite ? tr("No alerts about some processes for a while") : m_readOnlyReason);
    m_ui->remove->setEnabled(mayWrite && m_ui->silences->selectionModel()->hasSelection());
    m_ui->openWindow->setEnabled(m_ui->windows->currentIndex().isValid());
    m_ui->openRule->setEnabled(m_ui->mails->currentIndex().isValid());
}

void SilencesPage::showIcons()
{
    m_ui->add->setIcon(symbol(QStringLiteral("silence"), palette()));
    m_ui->remove->setIcon(symbol(QStringLiteral("bell"), palette()));
    m_ui->openWindow->setIcon(symbol(QStringLiteral("rules"), palette()));
    m_ui->openRule->setIcon(symbol(QStringLiteral("rules"), palette()));
}

std::vector<qint64> SilencesPage::selectedIds() const
{
    std::vector<qint64> ids;
    for (const QModelIndex &index : m_ui->silences->selectionModel()->selectedRows())
        ids.push_back(index.data(SilenceModel::IdRole).toLongLong());
    return ids;
}

} // namespace pennon
