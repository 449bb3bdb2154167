// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/limiteditor.h"

#include "base/whendone.h"
#include "session/causetexts.h"

namespace pennon {

namespace {

QString nameOf(const LimitRule &rule)
{
    const QString key = QStringLiteral("[%1] %2").arg(rule.section, keyName(rule.by));
    return rule.by == SelectedBy::Any ? key : QString(key + u' ' + rule.pattern);
}

} // namespace

void LimitEditor::setSession(ServerSession *session)
{
    if (m_session == session)
        return;
    drop();
    m_session = session;
}

void LimitEditor::drop()
{
    ++m_generation;
    m_offer.reset();
}

void LimitEditor::propose(const ProcessName &process, ByteSize size)
{
    drop();
    if (!m_session || !m_session->hasListener()) {
        Q_EMIT failed(tr("The listener is not connected any more. The limit was not changed."));
        return;
    }
    const int generation = m_generation;
    whenDone(m_session->ask(RulesRequest{}), this, [=, this](const Result<RulesAnswer> &rules) {
        if (generation != m_generation)
            return;
        if (!rules) {
            Q_EMIT failed(tr("The rules could not be read: %1").arg(causeText(rules.error().message)));
            return;
        }
        const Result<LimitOffer> offer = offerOf(*rules, process, size);
        if (!offer) {
            Q_EMIT failed(offer.error().message);
            return;
        }
        m_offer = *offer;
        m_revision = rules->revision;
        Q_EMIT offered(*m_offer);
    });
}

Result<LimitOffer> LimitEditor::offerOf(const RulesAnswer &rules, const ProcessName &process,
                                        ByteSize size) const
{
    LimitOffer offer;
    offer.process = process;
    offer.size = size;
    offer.file = rules.file;
    const Result<LimitChange> forProcess = limitChange(rules, process, size, LimitScope::Process);
    if (forProcess)
        offer.forProcess = *forProcess;
    const std::optional<LimitRule> rule = limitRuleOf(rules, process);
    if (rule) {
        std::vector<ProcessName> all;
        if (m_session) {
            for (const ProcessView &view : m_session->processes())
                all.push_back(view.name);
        }
        offer.rule = nameOf(*rule);
        for (const ProcessName &bound : boundBy(rules, *rule, all))
            offer.others += bound == process ? 0 : 1;
        if (const Result<LimitChange> forRule = limitChange(rules, process, size, LimitScope::Rule))
            offer.forRule = *forRule;
        // A program of its own is changed where it stands.
        if (offer.others == 0 && rule->by == SelectedBy::Program && offer.forRule)
            offer.forProcess.reset();
    }
    if (!offer.forProcess && !offer.forRule)
        return tl::unexpected(forProcess.error());
    return offer;
}

void LimitEditor::save(LimitScope scope)
{
    if (!m_offer || !m_offer->change(scope))
        return;
    if (!m_session || !m_session->hasListener()) {
        Q_EMIT failed(tr("The listener is not connected any more. The limit was not changed."));
        return;
    }
    write(*m_offer, m_revision, scope, false);
}

void LimitEditor::write(const LimitOffer &offer, const QString &revision, LimitScope scope, bool isRetry)
{
    const int generation = ++m_generation;
    const SetRulesRequest request{revision, {offer.change(scope)->change()}};
    whenDone(m_session->ask(request), this, [=, this](const Result<SetRulesAnswer> &answer) {
        if (generation != m_generation)
            return;
        if (answer && answer->isAccepted()) {
            m_offer.reset();
            Q_EMIT saved(offer.process, offer.size);
        } else if (answer) {
            Q_EMIT failed(tr("Not saved: %1").arg(answer->problems.front().message));
        } else if (answer.error().code == ErrorCode::Conflict && !isRetry) {
            readAgain(offer, scope);
        } else if (answer.error().code == ErrorCode::PermissionDenied) {
            Q_EMIT failed(tr("This listener lets us look only: its own user and root may change limits."));
        } else {
            Q_EMIT failed(tr("Not saved: %1").arg(causeText(answer.error().message)));
        }
    });
}

void LimitEditor::readAgain(const LimitOffer &offer, LimitScope scope)
{
    if (!m_session)
        return;
    const int generation = m_generation;
    whenDone(m_session->ask(RulesRequest{}), this, [=, this](const Result<RulesAnswer> &rules) {
        if (generation != m_generation)
            return;
        if (rules) {
            rulesChanged(offer, *rules, scope);
        } else {
            Q_EMIT failed(tr("The rules could not be read: %1").arg(causeText(rules.error().message)));
        }
    });
}

void LimitEditor::rulesChanged(const LimitOffer &before, const RulesAnswer &rules, LimitScope scope)
{
    const Result<LimitOffer> offer = offerOf(rules, before.process, before.size);
    if (!offer) {
        m_offer.reset();
        Q_EMIT failed(offer.error().message);
        return;
    }
    m_offer = *offer;
    m_revision = rules.revision;
    if (offer->change(scope) == before.change(scope)) { // somebody changed something else
        write(*offer, rules.revision, scope, true);
        return;
    }
    Q_EMIT offered(*offer);
    const LimitChange &change = *before.change(scope);
    const std::optional<QString> now = valueIn(rules, change.section, change.key);
    Q_EMIT failed(now ? tr("Somebody else has just changed %1 in [%2]: it is \"%3\" now. Look at the change "
                           "again and save.")
                            .arg(change.key, change.section, *now)
                      : tr("Somebody else has just removed %1 from [%2]. Look at the change again and save.")
                            .arg(change.key, change.section));
}

} // namespace pennon
