// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/ruletrials.h"

#include "base/whendone.h"
#include "domain/routing.h"
#include "models/ruletexts.h"
#include "models/settingtexts.h"
#include "session/causetexts.h"
#include "session/serversession.h"

#include <memory>

namespace pennon {

namespace {

constexpr std::chrono::seconds deadline{60}; ///< a mail server may be slow

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

/// A test of a route is one of each of its channels.
std::vector<TestMailRequest> testsOf(const QString &section, const RuleTexts &texts,
                                     const ServerState &server)
{
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
               server.listenerFeatures.contains(QStringLiteral("mail.test.channel"))) {
        requests.push_back(byChannel(mailChannel()));
    } else {
        requests.emplace_back();
    }
    return requests;
}

} // namespace

RuleTrials::RuleTrials(RulesPage &page)
    : m_page(page)
{}

void RuleTrials::check(ServerSession &session, const QString &section)
{
    const int trial = ++m_trial;
    m_page.showResults(tr("Checking …"), {});
    RunCheckRequest request;
    request.section = section;
    whenDone(
        session.ask(request, deadline), this, [this, trial, section](const Result<RunCheckAnswer> &answer) {
            if (!isShown(trial, section))
                return;
            std::vector<ResultList::Item> items;
            if (!answer) {
                m_page.showResults(tr("The check could not be run"),
                                   {{false, section, causeText(answer.error().message)}});
                return;
            }
            for (const RunCheckAnswer::Finding &finding : answer->findings)
                items.push_back({finding.passed, finding.process ? finding.process->brief() : finding.section,
                                 causeText(finding.message)});
            m_page.showResults(items.empty() ? tr("Checked: there was nothing to check.")
                                             : tr("Checked by the rules in force:"),
                               std::move(items));
        });
}

void RuleTrials::sendTest(ServerSession &session, const RuleTexts &texts)
{
    const int trial = ++m_trial;
    const QString section = m_page.currentSection();
    m_page.showResults(tr("Sending a test …"), {});
    const auto results = std::make_shared<std::vector<ResultList::Item>>();
    for (const TestMailRequest &request : testsOf(section, texts, session.state())) {
        const QString name = request.channel.value_or(section);
        whenDone(session.ask(request, deadline), this,
                 [this, trial, section, name, results](const Result<TestMailAnswer> &answer) {
                     if (!isShown(trial, section))
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

bool RuleTrials::isShown(int trial, const QString &section) const
{
    return trial == m_trial && m_page.currentSection() == section;
}

} // namespace pennon
