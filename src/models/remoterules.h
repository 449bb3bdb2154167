// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rulesdraft.h"
#include "session/serversession.h"

#include <QObject>

#include <optional>
#include <vector>

namespace pennon {

/// The rules of one server with a draft of changes to them: reads them again whenever somebody changed them,
/// brings both sides together, and writes only what is based upon the newest. Ends before its session.
class RemoteRules final : public QObject
{
    Q_OBJECT

public:
    explicit RemoteRules(ServerSession &session, QObject *parent = nullptr);

    [[nodiscard]] RulesDraft &draft() { return m_draft; }
    [[nodiscard]] ServerSession &session() const { return m_session; }
    /// The rules have been read at least once.
    [[nodiscard]] bool isRead() const { return m_isRead; }
    /// Why they could not be read the last time.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] bool isSaving() const { return m_isSaving; }
    [[nodiscard]] bool mayWrite() const;

    void readAgain();
    /// Ends with saved(), refused(), overtaken() or failed(); does nothing without changes.
    void save();

    /// Others changed what is changed here, too, and it has to be decided what counts.
    [[nodiscard]] bool hasConflicts() const;
    [[nodiscard]] RulesMerge pendingMerge() const;
    /// A decision for each conflict of pendingMerge().
    void resolve(const std::vector<RuleSide> &sides);

Q_SIGNALS:
    /// Reading, saving, rights or the connection are otherwise now.
    void stateChanged();
    /// Others changed the rules; the changes here were kept, based upon theirs now.
    void merged(const std::vector<pennon::RuleChange> &theirs);
    /// hasConflicts()
    void conflicted();
    void saved(int changes);
    /// The draft's problems say why.
    void refused();
    /// Others were faster: merged() or conflicted() came before, and saving may be tried again.
    void overtaken();
    void failed(const pennon::Error &why);

private:
    void follow(const RulesPush &push);
    void connectionChanged();
    void take(const Result<RulesAnswer> &answer, bool wasSaving);
    void bringTogether(const RulesAnswer &newer);
    void read(bool wasSaving);
    void takeOutcome(const Result<SetRulesAnswer> &outcome, const RuleTexts &texts, int changes);

    ServerSession &m_session;
    RulesDraft m_draft;
    std::optional<RulesAnswer> m_newer; ///< in conflict with the draft
    std::optional<Error> m_error;
    bool m_isConnected = false;
    bool m_isRead = false;
    bool m_isSaving = false;
    int m_generation = 0; ///< of reading: only the last answer counts
};

} // namespace pennon
