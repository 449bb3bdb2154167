// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/remoterules.h"

#include "base/whendone.h"

namespace pennon {

RemoteRules::RemoteRules(ServerSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &ServerSession::rulesChanged, this, &RemoteRules::follow);
    connect(&m_session, &ServerSession::stateChanged, this, &RemoteRules::connectionChanged);
    connectionChanged();
}

bool RemoteRules::mayWrite() const
{
    return m_session.hasListener() && m_session.state().mayWrite;
}

void RemoteRules::readAgain()
{
    read(false);
}

void RemoteRules::save()
{
    if (m_isSaving || !m_draft.isModified())
        return;
    if (m_newer)
        bringTogether(RulesAnswer(*m_newer));
    if (m_newer)
        return;
    m_isSaving = true;
    Q_EMIT stateChanged();
    const RuleTexts texts = m_draft.texts();
    const std::vector<RuleChange> changes = m_draft.changes();
    whenDone(m_session.ask(SetRulesRequest{m_draft.base().revision, changes}), this,
             [this, texts, count = static_cast<int>(changes.size())](const Result<SetRulesAnswer> &outcome) {
                 takeOutcome(outcome, texts, count);
             });
}

bool RemoteRules::hasConflicts() const
{
    return m_newer && !m_draft.merge(*m_newer).isClean();
}

RulesMerge RemoteRules::pendingMerge() const
{
    return m_newer ? m_draft.merge(*m_newer) : RulesMerge{};
}

void RemoteRules::resolve(const std::vector<RuleSide> &sides)
{
    if (!m_newer)
        return;
    const RulesAnswer newer = *std::exchange(m_newer, std::nullopt);
    m_draft.rebase(newer, m_draft.merge(newer).resolved(sides));
    Q_EMIT stateChanged();
}

void RemoteRules::follow(const RulesPush &push)
{
    const bool isKnown = m_isRead && push.revision == m_draft.base().revision && !push.problem &&
                         m_draft.base().problems.empty();
    if (!isKnown && !m_isSaving)
        readAgain();
}

void RemoteRules::connectionChanged()
{
    const bool isConnected = m_session.hasListener();
    if (isConnected && !m_isConnected) {
        m_isConnected = true;
        readAgain();
    }
    m_isConnected = isConnected;
    Q_EMIT stateChanged();
}

void RemoteRules::read(bool wasSaving)
{
    const int generation = ++m_generation;
    whenDone(m_session.ask(RulesRequest{}), this,
             [this, generation, wasSaving](const Result<RulesAnswer> &answer) {
                 if (generation == m_generation)
                     take(answer, wasSaving);
             });
}

void RemoteRules::take(const Result<RulesAnswer> &answer, bool wasSaving)
{
    m_error = answer ? std::nullopt : std::optional(answer.error());
    if (answer) {
        m_isRead = true;
        bringTogether(*answer);
    }
    Q_EMIT stateChanged();
    if (!wasSaving)
        return;
    if (answer)
        Q_EMIT overtaken();
    else
        Q_EMIT failed(answer.error());
}

void RemoteRules::bringTogether(const RulesAnswer &newer)
{
    m_newer.reset();
    const RuleTexts texts(newer.sections);
    if (!m_draft.isModified() || texts == m_draft.baseTexts() || texts == m_draft.texts()) {
        m_draft.setBase(newer);
        return;
    }
    const RulesMerge merge = m_draft.merge(newer);
    if (merge.isClean()) {
        m_draft.rebase(newer, merge.texts);
        Q_EMIT merged(merge.theirs);
    } else {
        m_newer = newer;
        Q_EMIT conflicted();
    }
}

void RemoteRules::takeOutcome(const Result<SetRulesAnswer> &outcome, const RuleTexts &texts, int changes)
{
    m_isSaving = false;
    if (outcome && outcome->isAccepted()) {
        m_draft.setSaved(outcome->revision, texts);
        Q_EMIT saved(changes);
        readAgain(); // lines are others now
    } else if (outcome) {
        m_draft.setRefusal(outcome->problems);
        Q_EMIT refused();
    } else if (outcome.error().code == ErrorCode::Conflict) {
        read(true);
    } else {
        Q_EMIT failed(outcome.error());
    }
    Q_EMIT stateChanged();
}

} // namespace pennon
