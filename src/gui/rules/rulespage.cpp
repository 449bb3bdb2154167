// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/rulespage.h"

#include "gui/rules/sectionnamedialog.h"
#include "look/healthlook.h"
#include "look/icons.h"
#include "models/patterncandidates.h"
#include "models/problemtexts.h"
#include "models/settingtexts.h"

#include "ui_rulespage.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

bool hasKey(const SectionInfo &info, const QString &key)
{
    return std::any_of(info.settings.begin(), info.settings.end(),
                       [&](const SettingInfo &setting) { return setting.key == key; });
}

} // namespace

RulesPage::RulesPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RulesPage>())
    , m_addMenu(new QMenu(this))
    , m_undo(new QAction(this))
    , m_redo(new QAction(this))
    , m_save(new QAction(this))
{
    m_ui->setupUi(this);
    m_ui->sections->setModel(&m_sections);
    m_ui->sections->header()->setStretchLastSection(false);
    m_ui->sections->header()->setSectionResizeMode(RuleSectionModel::Name, QHeaderView::Stretch);
    m_ui->sections->header()->setSectionResizeMode(RuleSectionModel::Note, QHeaderView::ResizeToContents);
    m_ui->splitter->setStretchFactor(0, 0);
    m_ui->splitter->setStretchFactor(1, 1);
    constexpr int listWidth = 36; ///< in letters
    const int width = fontMetrics().averageCharWidth() * listWidth;
    m_ui->splitter->setSizes({width, 2 * width});
    m_ui->summary->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_ui->help->setForegroundRole(QPalette::PlaceholderText);
    makeActions();
    connect(&m_sections, &QAbstractItemModel::rowsInserted, m_ui->sections, &QTreeView::expandAll);
    connect(m_ui->sections->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index, const QModelIndex &previous) {
                const QString section = index.data(RuleSectionModel::SectionRole).toString();
                if (!section.isEmpty() && section != m_section)
                    showSection(section);
                if (section.isEmpty() && index.isValid())
                    leaveHeading(previous);
            });
    connect(m_ui->form, &SectionForm::keyShown, m_ui->scroll,
            [this](QWidget *editor) { m_ui->scroll->ensureWidgetVisible(editor); });
    connect(m_ui->save, &QPushButton::clicked, this, &RulesPage::requestSave);
    connect(m_ui->note, &NoteBar::actionRequested, this, &RulesPage::requestNoteAction);
    connect(m_ui->empty, &EmptyNote::actionRequested, this, &RulesPage::requestEmptyAction);
    connect(m_ui->test, &QPushButton::clicked, this, &RulesPage::requestTestMail);
    connect(m_ui->check, &QPushButton::clicked, this, [this] { Q_EMIT requestCheck(m_section); });
    connect(m_ui->discard, &QPushButton::clicked, this, [this] {
        if (m_draft)
            m_draft->discard();
    });
    retranslate();
    showIcons();
    showEmpty({}, {});
}

RulesPage::~RulesPage() = default;

void RulesPage::setDraft(RulesDraft *draft)
{
    disconnect(m_following);
    m_draft = draft;
    m_sections.setDraft(draft);
    if (m_draft)
        m_following = connect(m_draft, &RulesDraft::changed, this, &RulesPage::follow);
    m_ui->stack->setCurrentWidget(m_draft ? static_cast<QWidget *>(m_ui->editor) : m_ui->empty);
    m_ui->results->hide();
    m_ui->sections->expandAll();
    if (!m_draft) {
        m_section.clear();
        m_ui->form->show(nullptr, {});
        return;
    }
    // The same section as before if it is there, else the first that watches.
    QString section = m_sections.indexOf(m_section).isValid() ? m_section : QString();
    for (const QString &name : m_draft->texts().names()) {
        const SectionInfo *const info = sectionInfo(name);
        if (section.isEmpty() && info && info->isWatcher)
            section = name;
    }
    m_section.clear();
    openSection(section.isEmpty() ? QStringLiteral("listener") : section);
    follow();
}

/// The keyboard goes on to the next section that way, or back.
void RulesPage::leaveHeading(const QPersistentModelIndex &previous)
{
    const auto leave = [this, previous] {
        QTreeView *const list = m_ui->sections;
        const QModelIndex heading = list->currentIndex();
        if (!heading.isValid() || heading.parent().isValid())
            return;
        const bool isUp = list->visualRect(heading).top() < list->visualRect(previous).top();
        const QModelIndex above = isUp ? list->indexAbove(heading) : QModelIndex();
        list->setCurrentIndex(above.isValid() ? above : list->indexBelow(heading)); // Home: the first section
    };
    QMetaObject::invokeMethod(this, leave, Qt::QueuedConnection); // not amid a change of the selection
}

void RulesPage::showEmpty(const QString &title, const QString &text, const QString &action)
{
    setDraft(nullptr);
    m_ui->empty->show(title, text, action);
}

void RulesPage::setReadOnly(const QString &reason)
{
    m_readOnlyReason = reason;
    m_ui->form->setReadOnly(!reason.isEmpty());
    showHead();
    showSummary();
}

void RulesPage::setSaving(bool isSaving)
{
    m_isSaving = isSaving;
    showSummary();
}

void RulesPage::setProcesses(const std::vector<ProcessName> &processes)
{
    m_ui->form->setCandidates({patternCandidates(processes), groupCandidates(processes)});
}

void RulesPage::showNote(Health health, const QString &text, const QString &action, const QString &details)
{
    m_ui->note->show(health, text, action, details);
}

void RulesPage::hideNote()
{
    m_ui->note->hide();
}

void RulesPage::showResults(const QString &title, std::vector<ResultList::Item> items)
{
    m_ui->results->show(title, std::move(items));
}

void RulesPage::openSection(const QString &section, const QString &key)
{
    const QModelIndex index = m_sections.indexOf(section);
    if (!index.isValid())
        return;
    m_ui->sections->setCurrentIndex(index);
    m_ui->sections->scrollTo(index);
    if (m_section != section)
        showSection(section);
    if (!key.isEmpty())
        m_ui->form->focusKey(key);
}

void RulesPage::openFirstProblem()
{
    if (!m_draft)
        return;
    for (const Problem &problem : m_draft->problems()) {
        if (problem.severity == Problem::Severity::Error && m_sections.indexOf(problem.section).isValid()) {
            openSection(problem.section, problem.key);
            return;
        }
    }
}

void RulesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
        m_sections.retranslate();
        m_ui->form->rebuild();
        follow();
    } else if (event->type() == QEvent::PaletteChange) {
        showIcons();
    }
    QWidget::changeEvent(event);
}

void RulesPage::makeActions()
{
    m_undo->setShortcut(QKeySequence::Undo);
    m_save->setShortcut(QKeySequence::Save);
    connect(m_save, &QAction::triggered, m_ui->save, &QPushButton::click);
    m_redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    for (QAction *action : {m_undo, m_redo, m_save}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    m_ui->undo->setDefaultAction(m_undo);
    m_ui->redo->setDefaultAction(m_redo);
    connect(m_undo, &QAction::triggered, this, [this] { m_draft->undoStack().undo(); });
    connect(m_redo, &QAction::triggered, this, [this] { m_draft->undoStack().redo(); });
    m_ui->add->setMenu(m_addMenu);
    connect(m_ui->duplicate, &QToolButton::clicked, this,
            [this] { askForName(m_section.section(u':', 0, 0), m_section); });
    connect(m_ui->remove, &QToolButton::clicked, this, [this] {
        if (m_draft)
            m_draft->removeSection(m_section);
    });
}

void RulesPage::fillAddMenu()
{
    m_addMenu->clear();
    for (const SectionFamily &family : sectionFamilies()) {
        bool isFirst = true;
        for (const QString &kind : family.kinds) {
            const SectionInfo &info = *sectionInfo(kind);
            if (!info.isWatcher)
                continue;
            if (std::exchange(isFirst, false))
                m_addMenu->addSection(family.title);
            QAction *const action =
                m_addMenu->addAction(QStringLiteral("%1 [%2]").arg(sectionTitle(kind), kind));
            action->setToolTip(sectionHelp(info));
            connect(action, &QAction::triggered, this, [this, kind] { askForName(kind, {}); });
        }
    }
    m_addMenu->setToolTipsVisible(true);
}

void RulesPage::retranslate()
{
    fillAddMenu();
    showHead();
    showSummary();
    m_save->setText(m_ui->save->text());
    m_ui->save->setToolTip(m_save->shortcut().toString(QKeySequence::NativeText));
}

void RulesPage::showIcons()
{
    m_sections.setPalette(palette());
    m_ui->add->setIcon(symbol(QStringLiteral("add"), palette()));
    m_ui->duplicate->setIcon(symbol(QStringLiteral("copy"), palette()));
    m_ui->remove->setIcon(symbol(QStringLiteral("remove"), palette()));
    m_ui->check->setIcon(symbol(QStringLiteral("test"), palette()));
    m_ui->test->setIcon(symbol(QStringLiteral("mail"), palette()));
    m_ui->save->setIcon(symbol(QStringLiteral("save"), palette()));
    m_undo->setIcon(symbol(QStringLiteral("undo"), palette()));
    m_redo->setIcon(symbol(QStringLiteral("redo"), palette()));
    showHead();
}

void RulesPage::follow()
{
    if (m_draft && !m_sections.indexOf(m_section).isValid())
        openSection(QStringLiteral("listener")); // it was removed
    showHead();
    showSummary();
}

void RulesPage::showSection(const QString &section)
{
    m_section = section;
    if (m_draft)
        m_draft->endTyping();
    m_ui->results->hide();
    m_ui->form->show(m_draft, section);
    m_ui->scroll->ensureVisible(0, 0);
    showHead();
}

void RulesPage::showHead()
{
    const SectionInfo *const info = sectionInfo(m_section);
    const bool mayEdit = m_readOnlyReason.isEmpty() && m_draft;
    const QString kind = m_section.section(u':', 0, 0);
    m_ui->title->setText(QStringLiteral("<b>%1</b>&nbsp; <code>[%2]</code>")
                             .arg(sectionTitle(kind).toHtmlEscaped(), m_section.toHtmlEscaped()));
    m_ui->help->setText(info ? sectionHelp(*info) : QString());
    const bool isWritten = m_draft && m_draft->baseTexts().has(m_section);
    const bool isChecked = kind == QStringLiteral("memmon") || kind == QStringLiteral("httpok");
    m_ui->check->setVisible(isChecked);
    m_ui->check->setEnabled(mayEdit && isWritten);
    const bool isRouted = isChannel(m_section) || kind == QStringLiteral("route");
    m_ui->test->setVisible(info && (isRouted || hasKey(*info, QStringLiteral("to"))));
    m_ui->test->setEnabled(mayEdit &&
                           (isRouted ? isWritten : m_draft->baseTexts().has(QStringLiteral("mail"))));
    m_ui->test->setToolTip(isRouted ? tr("Send one real message this way, by the rules in force")
                                    : tr("Send one real mail by the rules in force"));
    m_ui->add->setEnabled(mayEdit);
    m_ui->duplicate->setEnabled(mayEdit && info && info->isWatcher);
    m_ui->remove->setEnabled(mayEdit && m_draft->texts().has(m_section));

    QStringList sentences;
    if (m_draft) {
        for (const Problem &problem : m_draft->problems()) {
            if (problem.section == m_section && problem.key.isEmpty())
                sentences += problemText(problem.message);
        }
    }
    m_ui->sectionProblem->setText(sentences.join(u'\n'));
    m_ui->sectionProblem->setVisible(!sentences.isEmpty());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, healthColor(Health::Failed, colors));
    m_ui->sectionProblem->setPalette(colors);
}

void RulesPage::showSummary()
{
    const bool mayEdit = m_readOnlyReason.isEmpty() && m_draft;
    const int changes = m_draft ? static_cast<int>(m_draft->changes().size()) : 0;
    int problems = 0;
    if (m_draft) {
        const Problems &all = m_draft->problems();
        problems = static_cast<int>(std::count_if(all.begin(), all.end(), [](const Problem &problem) {
            return problem.severity == Problem::Severity::Error;
        }));
    }
    QStringList parts;
    if (m_isSaving)
        parts += tr("saving …");
    else if (!m_readOnlyReason.isEmpty())
        parts += m_readOnlyReason;
    else
        parts += changes == 0 ? tr("no changes") : tr("%n unsaved change(s)", nullptr, changes);
    if (problems > 0)
        parts += tr("%n problem(s)", nullptr, problems);
    m_ui->summary->setText(parts.join(QStringLiteral(" · ")));
    m_ui->save->setEnabled(mayEdit && changes > 0 && !m_isSaving);
    m_ui->discard->setEnabled(mayEdit && changes > 0 && !m_isSaving);
    const auto show = [mayEdit](QAction *action, bool can, const QString &text) {
        action->setEnabled(mayEdit && can);
        action->setText(text);
        action->setToolTip(text);
    };
    QUndoStack *const stack = m_draft ? &m_draft->undoStack() : nullptr;
    show(m_undo, stack && stack->canUndo(),
         tr("Undo %1").arg(stack ? stack->undoText() : QString()).trimmed());
    show(m_redo, stack && stack->canRedo(),
         tr("Redo %1").arg(stack ? stack->redoText() : QString()).trimmed());
}

void RulesPage::askForName(const QString &kind, const QString &original)
{
    if (!m_draft)
        return;
    auto *const dialog = new SectionNameDialog(kind, m_draft->texts().names(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SectionNameDialog::sectionNamed, this, [this, original](const QString &section) {
        if (!m_draft)
            return;
        const Result<void> made =
            original.isEmpty() ? m_draft->addSection(section) : m_draft->duplicateSection(original, section);
        if (made)
            openSection(section);
        else
            showNote(Health::Failed, made.error().message);
    });
    dialog->open();
}

} // namespace pennon
