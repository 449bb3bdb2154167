// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "checks/actions.h"
#include "domain/rules.h"

#include <optional>

namespace pennon {

/// crashmail: which unexpected exits are mailed, and in what words. Decides only.
class CrashMail final
{
public:
    explicit CrashMail(CrashMailRules rules);

    /// Whether this process is selected: every one with -a or without any -p, else those named.
    [[nodiscard]] bool concerns(const ProcessName &process) const;

    /// The mail about an exit. Nothing if it was expected, the process is not selected, or no address was
    /// given with -m: then nothing is logged either. Otherwise the caller logs announcement() and mails. pid
    /// and fromState are as supervisord sent them.
    [[nodiscard]] std::optional<Notice> judge(const ProcessName &process, const QString &pid,
                                              const QString &fromState, bool expected,
                                              Clock::WallTime now) const;

    /// The line that goes before the mail.
    [[nodiscard]] static QString announcement();

    [[nodiscard]] const CrashMailRules &rules() const { return m_rules; }

private:
    CrashMailRules m_rules;
};

} // namespace pennon
