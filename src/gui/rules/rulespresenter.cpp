// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/rulespresenter.h"

#include "base/whendone.h"
#include "gui/rules/mergedialog.h"
#include "gui/rules/saverulesdialog.h"
#include "models/problemtexts.h"
#include "models/settingtexts.h"
#include "session/causetexts.h"
#include "session/linkexplanation.h"

#include <QMessageBox>
#include <QPromise>
#include <QPushButton>

#include <algorithm>
#include <memory>

namespace pennon {

namespace {

constexpr std::chrono::seconds trialDeadline{60}; ///< a mail server may be slow

std::vector<ProcessName> namesOf(const ServerSession &session)
{
    std::vector<ProcessName> names;
    for (const ProcessView &process : session.processes())
        names.push_back(process.name);
    return names;
}

void append(std::vector<ResultList::Item> &items, const TestMailAnswer &answer)
{
    for (const TestMailAnswer::Delivery &delivery : answer.deliveries) {
        const QString who = delivery.recipients.isEmpty() ? delivery.transport
                                                          : delivery.recipients.join(QStringLiteral(", "));
        const QString said = delivery.recipients.isEmpty()
                                 ? delivery.answer
                                 : QString(delivery.transport + QStringLiteral(": ") + delivery.answer);
        items.push_back({delivery.accepted, who, said});
    }
}

} // namespace

RulesPresenter::RulesPresenter(RulesPage &page, QObject *parent)
    : QObject(parent)
    , m_page(page)
{
    connect(&m_page, &RulesPage::requestSave, this, &RulesPresenter::save);
    connect(&m_page, &RulesPage::requestCheck, this, &RulesPresenter::checkNow);
    connect(&m_page, &RulesPage::requestTestMail, this, &RulesPresenter::sendTest);
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
    ++m_trial;
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
    std::vector<ProcessName> names = namesOf(*m_session);
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

void RulesPresenter::checkNow(const QString &section)
{
    if (!m_session)
        return;
    const int trial = ++m_trial;
    m_page.showResults(tr("Checking …"), {});
    RunCheckRequest request;
    request.section = section;
    whenDone(m_session->ask(request, trialDeadline), this,
             [this, trial, section](const Result<RunCheckAnswer> &answer) {
                 if (trial != m_trial || m_page.currentSection() != section)
                     return;
                 std::vector<ResultList::Item> items;
                 if (!answer) {
                     m_page.showResults(tr("The check could not be run"),
                                        {{false, section, causeText(answer.error().message)}});
                     return;
                 }
                 for (const RunCheckAnswer::Finding &finding : answer->findings)
                     items.push_back({finding.passed,
                                      finding.process ? finding.process->brief() : finding.section,
                                      causeText(finding.message)});
                 m_page.showResults(items.empty() ? tr("Checked: there was nothing to check.")
                                                  : tr("Checked by the rules in force:"),
                                    std::move(items));
             });
}

/// By the rules in force: a test of a route is one of each of its channels.
std::vector<TestMailRequest> RulesPresenter::testsOf(const QString &section) const
{
    const RuleTexts &texts = rules()->draft().baseTexts();
    const auto byChannel = [](const QString &channel) {
        TestMailRequest request;
        request.channel = channel;
        return request;
    };
    const QString to = texts.value(section, QStringLiteral("to")).value_or(QString()).trimmed();
    std::vector<TestMailRequest> requests;
    if (isChannel(section)) {
        requests.push_back(byChannel(section));
    } else if (section.section(u':', 0, 0) == QStringLiteral("route")) {
        for (const QString &channel : to.split(u',', Qt::SkipEmptyParts))
            requests.push_back(byChannel(channel.trimmed()));
    } else if (section != QStringLiteral("mail") && !to.isEmpty() && !to.contains(u',') &&
               to.compare(QStringLiteral("none"), Qt::CaseInsensitive) != 0) {
        requests.emplace_back().recipient = to; // the section's own
    } else if (texts.value(QStringLiteral("mail"), QStringLiteral("to")) &&
               m_session->state().listenerFeatures.contains(QStringLiteral("mail.test.channel"))) {
        requests.push_back(byChannel(QStringLiteral("mail")));
    } else {
        requests.emplace_back();
    }
    return requests;
}

void RulesPresenter::sendTest()
{
    if (!m_session || !rules())
        return;
    const int trial = ++m_trial;
    const QString section = m_page.currentSection();
    m_page.showResults(tr("Sending a test …"), {});
    const auto results = std::make_shared<std::vector<ResultList::Item>>();
    for (const TestMailRequest &request : testsOf(section)) {
        const QString name = request.channel.value_or(section);
        whenDone(m_session->ask(request, trialDeadline), this,
                 [this, trial, section, name, results](const Result<TestMailAnswer> &answer) {
                     if (trial != m_trial || m_page.currentSection() != section)
                         return;
                     if (!answer)
                         results->push_back({false, name, causeText(answer.error().message)});
                     else
                         append(*results, *answer);
                     m_page.showResults(results->empty() ? tr("Nobody is to be told this way.")
                                                         : tr("What the receivers answered:"),
                                        *results);
                 });
    }
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
