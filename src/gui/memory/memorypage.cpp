// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/memorypage.h"

#include "gui/memory/memorychart.h"
#include "gui/memory/memorytexts.h"
#include "look/format.h"
#include "look/icons.h"
#include "ui_memorypage.h"

#include <QButtonGroup>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <array>
#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, 6> ranges{15min, 1h, 6h, 24h, 24h * 7, 24h * 30};
constexpr int usualRange = 2;

} // namespace

MemoryPage::MemoryPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<::Ui::MemoryPage>())
    , m_ranges(new QButtonGroup(this))
    , m_exportMenu(new QMenu(this))
{
    m_ui->setupUi(this);
    makeRanges();
    makeExportMenu();
    connectLimit();
    connect(m_ui->chart, &MemoryChart::windowChanged, this, [this] {
        showWindow();
        if (m_draft)
            showStatistics();
        Q_EMIT windowChanged();
    });
    connect(m_ui->chart, &MemoryChart::requestIncident, this, &MemoryPage::requestIncident);
    connect(m_ui->newestButton, &QToolButton::clicked, m_ui->chart, qOverload<>(&MemoryChart::showNewest));
    m_ui->chart->showNewest(ranges[usualRange]);
    m_ui->summaryLabel->setForegroundRole(QPalette::PlaceholderText);
    m_ui->noteLabel->setForegroundRole(QPalette::PlaceholderText);
    m_ui->noteLabel->hide();
    m_ui->limitText->setForegroundRole(QPalette::PlaceholderText);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    updateIcons();
    setMemories({}, 0);
    showWindow();
}

MemoryPage::~MemoryPage()
{
    // Children that go with us lose the focus and say so, when there is nothing left to tell it to.
    m_ui->limitBox->disconnect(this);
    m_ui->chart->disconnect(this);
}

MemoryChart &MemoryPage::chart()
{
    return *m_ui->chart;
}

void MemoryPage::makeRanges()
{
    int index = 0;
    for (QToolButton *button :
         {m_ui->range15min, m_ui->range1h, m_ui->range6h, m_ui->range1d, m_ui->range7d, m_ui->range30d})
        m_ranges->addButton(button, index++);
    m_ranges->setExclusive(false); // none is checked after a zoom
    connect(m_ranges, &QButtonGroup::idClicked, this, [this](int range) {
        m_ui->chart->showNewest(ranges.at(static_cast<std::size_t>(range)));
        showWindow();
    });
}

void MemoryPage::fitRange(std::chrono::milliseconds history)
{
    const MemoryWindow &window = m_ui->chart->window();
    const auto usual = ranges.begin() + usualRange;
    if (window.isFollowing() && window.span() == *usual)
        m_ui->chart->showNewest(
            *std::find_if(ranges.begin(), usual, [=](auto range) { return range >= history; }));
}

void MemoryPage::makeExportMenu()
{
    m_ui->exportButton->setMenu(m_exportMenu);
    connect(m_exportMenu->addAction(QString()), &QAction::triggered, this, &MemoryPage::exportPicture);
    connect(m_exportMenu->addAction(QString()), &QAction::triggered, this, &MemoryPage::exportReadings);
    retranslate();
}

void MemoryPage::retranslate()
{
    const QList<QAction *> actions = m_exportMenu->actions();
    actions[0]->setText(tr("&Picture (PNG)…"));
    actions[1]->setText(tr("&Readings (CSV)…"));
}

void MemoryPage::updateIcons()
{
    m_ui->exportButton->setIcon(symbol(QStringLiteral("export"), palette()));
    m_ui->newestButton->setIcon(symbol(QStringLiteral("follow"), palette()));
}

void MemoryPage::setMemories(std::vector<ProcessMemory> memories, int selected)
{
    const std::vector<ProcessMemory> &before = m_ui->chart->memories();
    const bool isSame =
        memories.size() == 1 && before.size() == 1 && memories.front().process() == before.front().process();
    m_selected = selected;
    m_ui->chart->setMemories(std::move(memories));
    if (m_draft && !isSame) {
        endLimitChange();
        Q_EMIT requestRevertLimit();
    }
    showWords();
    showLimit();
    showWindow();
}

void MemoryPage::setNow(Clock::WallTime now)
{
    m_now = now;
    m_ui->chart->setNow(now);
    showWords();
}

void MemoryPage::setEditing(Editing editing)
{
    if (m_editing == editing)
        return;
    m_editing = editing;
    showLimit();
}

void MemoryPage::setNote(const QString &note)
{
    m_ui->noteLabel->setText(note);
    m_ui->noteLabel->setVisible(!note.isEmpty());
}

void MemoryPage::showWords()
{
    const std::vector<ProcessMemory> &memories = m_ui->chart->memories();
    const auto shown = static_cast<int>(memories.size());
    m_ui->legend->setVisible(shown > 1);
    m_ui->legend->setMemories(memories);
    if (memories.empty()) {
        m_ui->nameLabel->clear();
        m_ui->summaryLabel->clear();
        m_ui->emptyNote->show(tr("No process is selected"),
                              tr("Select one or several in the table to see how much memory they use."));
        m_ui->stack->setCurrentWidget(m_ui->emptyNote);
    } else if (shown == 1) {
        m_ui->nameLabel->setText(memories.front().process().brief());
        m_ui->summaryLabel->setText(memorytexts::headline(memories.front(), m_now));
    } else {
        m_ui->nameLabel->setText(tr("%n processes", nullptr, m_selected));
        m_ui->summaryLabel->setText(m_selected > shown ? tr("the first %n are shown", nullptr, shown)
                                                       : QString());
    }
    if (!memories.empty())
        m_ui->stack->setCurrentWidget(m_ui->chart);
    for (QAbstractButton *button : m_ranges->buttons())
        button->setEnabled(!memories.empty());
    m_ui->exportButton->setEnabled(!memories.empty());
    m_ui->chart->setAccessibleDescription(
        QString(m_ui->nameLabel->text() + QStringLiteral(": ") + m_ui->summaryLabel->text()));
}

void MemoryPage::showWindow()
{
    const MemoryWindow &window = m_ui->chart->window();
    for (std::size_t i = 0; i < ranges.size(); ++i)
        m_ranges->button(static_cast<int>(i))->setChecked(ranges.at(i) == window.span());
    m_ui->newestButton->setVisible(!window.isFollowing() && !m_ui->chart->memories().empty());
}

void MemoryPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
        showWords();
        showLimit();
        showWindow();
    } else if (event->type() == QEvent::PaletteChange) {
        updateIcons();
    }
}

void MemoryPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_draft) {
        endLimitChange();
        Q_EMIT requestRevertLimit();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace pennon
