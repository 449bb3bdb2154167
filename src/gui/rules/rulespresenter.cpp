// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/rulespresenter.h"

#include "gui/common/languagewatch.h"
#include "gui/rules/mergedialog.h"
#include "gui/rules/saverulesdialog.h"
#include "models/problemtexts.h"
#include "session/causetexts.h"
#include "session/linkexplanation.h"
#include "session/processnames.h"

#include <QMessageBox>
#include <QPromise>
#include <QPushButton>

#include <algorithm>
#include <memory>

namespace pennon {

RulesPresenter::RulesPresenter(RulesPage &page, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_trials(page)
{
    connect(new LanguageWatch(page, this), &LanguageWatch::changed, this, &RulesPresenter::showState);
    connect(&m_page, &RulesPage::requestSave, this, &RulesPresenter::save);
    connect(&m_page, &RulesPage::requestCheck, this, [this](const QString &section) {
        if (m_session)
            m_trials.check(*m_session, section);
    });
    connect(&m_page, &RulesPage::requestTestMail, this, [this] {
        if (m_session && rules())
            m_trials.sendTest(*m_session, rules()->draft().baseTexts());
    });
    connect(&m_page, &RulesPage::requestNoteAction, this, [this] {
        m_page.hideNote();
        if (m_noteAction == NoteAction::Merge)
            decideConflicts();
        else if (m_noteAction == NoteAction::Review)
            confirm();
    });
    connect(&m_page, &RulesPage::requestEmptyAction, this, [this] {
        if (!m_session)
            return;
        if (m_session->hasListener())
            rules()->readAgain();
        else if (m_session->state().listener.state == LinkState::Off)
            Q_EMIT requestServerSettings(m_session);
        else
            m_session->connectNow();
    });
    showState();
}

RulesPresenter::~RulesPresenter()
{
    m_page.setDraft(nullptr);
}

void RulesPresenter::show(ServerSession *session)
{
    if (session == m_session && session)
        return;
    disconnect(m_processes);
    closeDialog();
    m_trials.forget();
    m_page.hideNote();
    m_page.setDraft(nullptr);
    m_session = session;
    if (session) {
        std::unique_ptr<RemoteRules> &rules = m_rules[session];
        if (!rules) {
            rules = std::make_unique<RemoteRules>(*session);
            attach(*rules);
            connect(session, &QObject::destroyed, this, [this](QObject *gone) {
                const auto at = m_rules.find(gone);
                if (at == m_rules.end())
                    return;
                const bool isShown = !m_session || m_session == gone;
                if (isShown)
                    m_page.setDraft(nullptr);
                m_rules.erase(at);
                if (isShown)
                    showState();
            });
        }
        m_processes =
            connect(session, &ServerSession::processesChanged, this, &RulesPresenter::offerProcesses);
        offerProcesses();
    }
    showState();
}

/// Each look at a server tells of changes, but seldom of other processes.
void RulesPresenter::offerProcesses()
{
    std::vector<ProcessName> names = namesOf(m_session->processes());
    if (names == m_offered)
        return;
    m_offered = std::move(names);
    m_page.setProcesses(m_offered);
}

void RulesPresenter::openSection(const QString &section, const QString &key)
{
    m_sectionToOpen = section;
    m_keyToOpen = key;
    showState();
}

QStringList RulesPresenter::unsavedServers() const
{
    QStringList names;
    for (const auto &[session, rules] : m_rules) {
        if (rules->draft().isModified())
            names += rules->session().profile().name;
    }
    return names;
}

QFuture<bool> RulesPresenter::mayLeave()
{
    const auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    const auto answer = [promise](bool isFree) {
        promise->addResult(isFree);
        promise->finish();
    };
    const QStringList servers = unsavedServers();
    if (servers.isEmpty()) {
        answer(true);
        return promise->future();
    }
    closeDialog();
    auto *const box = new QMessageBox(
        QMessageBox::Question, tr("Unsaved rules"),
        tr("Changes to the rules of %1 are not saved.").arg(servers.join(QStringLiteral(", "))),
        QMessageBox::NoButton, m_page.window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *const review = box->addButton(tr("&Back to the rules"), QMessageBox::RejectRole);
    QPushButton *const discard = box->addButton(tr("&Discard the changes"), QMessageBox::DestructiveRole);
    box->setDefaultButton(review);
    box->setEscapeButton(review);
    connect(box, &QMessageBox::finished, this,
            [box, discard, answer] { answer(box->clickedButton() == discard); });
    m_dialog = box;
    box->open();
    return promise->future();
}

RemoteRules *RulesPresenter::rules() const
{
    const auto at = m_rules.find(m_session.data());
    return m_session && at != m_rules.end() ? at->second.get() : nullptr;
}

void RulesPresenter::attach(RemoteRules &rules)
{
    const auto whenShown = [this, &rules](auto what) {
        return [this, &rules, what](auto &&...arguments) {
            if (this->rules() == &rules)
                what(arguments...);
        };
    };
    connect(&rules, &RemoteRules::stateChanged, this, whenShown([this] { showState(); }));
    connect(&rules.draft(), &RulesDraft::changed, this, &RulesPresenter::unsavedChangesChanged);
    connect(&rules, &RemoteRules::merged, this,
            whenShown([this, &rules](const std::vector<RuleChange> &theirs) {
                m_noteAction = NoteAction::None;
                closeDialog();
                m_page.showNote(Health::Trouble,
                                tr("pennon.conf changed; your %n change(s) are kept.", nullptr,
                                   static_cast<int>(rules.draft().changes().size())),
                                {}, describeChanges(theirs));
            }));
    connect(&rules, &RemoteRules::conflicted, this, whenShown([this] {
        m_noteAction = NoteAction::Merge;
        closeDialog();
        m_page.showNote(Health::Trouble,
                        tr("pennon.conf changed, and so did you, in the same place. Nothing is lost: choose "
                           "what counts."),
                        tr("Compare…"));
    }));
    connect(&rules, &RemoteRules::saved, this, whenShown([this](int changes) {
        m_noteAction = NoteAction::None;
        m_page.showNote(Health::Fine, tr("%n change(s) are in force.", nullptr, changes));
    }));
    connect(&rules, &RemoteRules::refused, this, whenShown([this] {
        m_noteAction = NoteAction::None;
        m_page.showNote(
            Health::Failed,
            tr("The listener refused the rules; nothing was changed. Why stands beside the fields."));
        m_page.openFirstProblem();
    }));
    connect(&rules, &RemoteRules::overtaken, this, whenShown([this, &rules] {
        if (rules.hasConflicts())
            decideConflicts();
        else if (rules.draft().isModified())
            confirm(tr("Somebody else changed pennon.conf meanwhile. This is what remains to be changed:"));
    }));
    connect(&rules, &RemoteRules::failed, this, whenShown([this](const Error &why) {
        m_noteAction = NoteAction::Review;
        m_page.showNote(Health::Failed, tr("Not saved: %1").arg(causeText(why.message)), tr("Try again…"));
    }));
}

void RulesPresenter::showState()
{
    RemoteRules *const shown = rules();
    if (!shown || !shown->isRead()) {
        showMissingRules();
        return;
    }
    if (m_page.currentSection().isEmpty()) {
        m_page.setDraft(&shown->draft());
        showProblemsOfFile();
    }
    m_page.setSaving(shown->isSaving());
    if (!m_session->hasListener())
        m_page.setReadOnly(tr("The listener does not answer at the moment: nothing can be changed."));
    else if (!shown->mayWrite())
        m_page.setReadOnly(tr("This listener lets you read its rules, not change them: socket_readers of "
                              "[listener] names your group, socket_group does not."));
    else
        m_page.setReadOnly({});
    if (!m_sectionToOpen.isEmpty())
        m_page.openSection(std::exchange(m_sectionToOpen, {}), std::exchange(m_keyToOpen, {}));
}

void RulesPresenter::showMissingRules()
{
    if (!m_session) {
        m_page.showEmpty(tr("No server"), tr("Choose a server to see its rules."));
        return;
    }
    const LinkStatus &link = m_session->state().listener;
    const RemoteRules *const shown = rules();
    if (link.state == LinkState::Off) {
        m_page.showEmpty(
            tr("This server has no listener"),
            tr("pennon-listener watches what supervisord runs: it limits memory, checks web pages, "
               "restarts what fails and tells by mail. Its rules are edited here. Install it on the "
               "server, and name its socket in the settings of the server."),
            tr("Settings of the server…"));
    } else if (link.state == LinkState::Connected && shown && shown->error()) {
        m_page.showEmpty(tr("The rules cannot be read"), causeText(shown->error()->message), tr("Try again"));
    } else if (link.state == LinkState::Connected) {
        m_page.showEmpty(tr("Reading the rules …"), {});
    } else {
        const LinkExplanation why = explainLink(Channel::Listener, link, m_session->profile());
        m_page.showEmpty(why.title, why.text, link.error ? tr("Try now") : QString());
    }
}

void RulesPresenter::showProblemsOfFile()
{
    const RulesAnswer &file = rules()->draft().base();
    if (file.problems.empty())
        return;
    constexpr std::size_t most = 4;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(most, file.problems.size()); ++i) {
        const RuleProblem &problem = file.problems[i];
        const QString place = problem.line > 0 ? tr("line %1").arg(problem.line) : file.file;
        const QString path = problem.path();
        lines += path.isEmpty() ? QStringLiteral("%1: %2").arg(place, problemText(problem.message))
                                : QStringLiteral("%1: %2: %3").arg(place, path, problemText(problem.message));
    }
    if (file.problems.size() > most)
        lines += QStringLiteral("…");
    m_noteAction = NoteAction::None;
    m_page.showNote(
        Health::Failed,
        QString(tr("%1 cannot be used as it is now; the rules before it are in force.").arg(file.file) +
                u'\n' + lines.join(u'\n')));
}

void RulesPresenter::save()
{
    RemoteRules *const shown = rules();
    if (!shown || !shown->draft().isModified())
        return;
    if (shown->hasConflicts()) {
        decideConflicts();
    } else if (!shown->draft().isUsable()) {
        m_noteAction = NoteAction::None;
        m_page.showNote(Health::Failed,
                        tr("Not saved: something is wrong with the rules. It stands beside the "
                           "fields; this is the first one."));
        m_page.openFirstProblem();
    } else {
        confirm();
    }
}

void RulesPresenter::confirm(const QString &note)
{
    RemoteRules *const shown = rules();
    if (!shown)
        return;
    closeDialog();
    RulesDraft &draft = shown->draft();
    auto *const dialog =
        new SaveRulesDialog(serverName(), draft.base().file, static_cast<int>(draft.changes().size()),
                            draft.diff(), note, m_page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, shown, &RemoteRules::save);
    m_dialog = dialog;
    dialog->open();
}

void RulesPresenter::decideConflicts()
{
    RemoteRules *const shown = rules();
    if (!shown)
        return;
    closeDialog();
    auto *const dialog = new MergeDialog(shown->pendingMerge(), m_page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MergeDialog::decided, shown, [this, shown](const std::vector<RuleSide> &sides) {
        shown->resolve(sides);
        m_page.hideNote();
    });
    m_dialog = dialog;
    dialog->open();
}

void RulesPresenter::closeDialog()
{
    if (QDialog *const dialog = m_dialog) {
        m_dialog.clear();
        dialog->reject();
    }
}

QString RulesPresenter::serverName() const
{
    return m_session ? m_session->profile().name : QString();
}

} // namespace pennon
