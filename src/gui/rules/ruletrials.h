// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/rules/rulespage.h"

#include <QObject>

namespace pennon {

class RuleTexts;
class ServerSession;

/// Tries the rules in force and shows on their page what came of it. Only of the last trial, and only while
/// its section is shown.
class RuleTrials final : public QObject
{
    Q_OBJECT

public:
    /// The page has to outlive it.
    explicit RuleTrials(RulesPage &page);

    /// Runs the check of a section now; nothing is done about what it finds.
    void check(ServerSession &session, const QString &section);
    /// A test message of the section that is shown: by its channel, by each channel of a route, or to those
    /// whom it mails to. @param texts the rules in force
    void sendTest(ServerSession &session, const RuleTexts &texts);
    /// What is still under way is not shown any more.
    void forget() { ++m_trial; }

private:
    /// Whether this is the last trial, and its section the one that is looked at.
    [[nodiscard]] bool isShown(int trial, const QString &section) const;

    RulesPage &m_page;
    int m_trial = 0;
};

} // namespace pennon
