// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/rules/rulespage.h"
#include "gui/rules/ruletrials.h"
#include "models/remoterules.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <map>
#include <memory>
#include <vector>

class QDialog;

namespace pennon {

/// Connects the page of rules to a server. Changes that were not saved are kept for each server while
/// another one is shown.
class RulesPresenter final : public QObject
{
    Q_OBJECT

public:
    RulesPresenter(RulesPage &page, QObject *parent = nullptr);
    ~RulesPresenter() override;

    /// nullptr: none.
    void show(ServerSession *session);
    /// Of the server that is shown, as soon as its rules are there.
    void openSection(const QString &section, const QString &key = {});

    /// Names of servers with changes that were not saved.
    [[nodiscard]] QStringList unsavedServers() const;
    /// Asks what is to become of unsaved changes, if there are any; true: go.
    [[nodiscard]] QFuture<bool> mayLeave();

Q_SIGNALS:
    void unsavedChangesChanged();
    /// The server's settings are to be shown: it has no listener.
    void requestServerSettings(pennon::ServerSession *session);

private:
    [[nodiscard]] RemoteRules *rules() const;
    void attach(RemoteRules &rules);
    void offerProcesses();
    void showState();
    void showMissingRules();
    void showProblemsOfFile();
    void save();
    void confirm(const QString &note = {});
    void decideConflicts();
    void closeDialog();
    [[nodiscard]] QString serverName() const;

    RulesPage &m_page;
    RuleTrials m_trials;
    QPointer<ServerSession> m_session;
    std::map<const QObject *, std::unique_ptr<RemoteRules>> m_rules; ///< by session
    QPointer<QDialog> m_dialog;
    QMetaObject::Connection m_processes;
    std::vector<ProcessName> m_offered; ///< as patterns
    enum class NoteAction { None, Merge, Review };
    NoteAction m_noteAction = NoteAction::None;
    QString m_sectionToOpen;
    QString m_keyToOpen;
};

} // namespace pennon
