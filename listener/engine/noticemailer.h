// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/actions.h"
#include "domain/rules.h"

#include <QFuture>

namespace pennon {

class LineLog;
class Postbox;

/// Mails the notices of httpok, memmon and crashmail to the address given with -m. Without one nothing is
/// mailed; with
/// --dry-run it is said what would be.
class NoticeMailer final
{
public:
    enum class Copy { None, Logged }; ///< httpok and crashmail log a copy of each mail

    NoticeMailer(CommonRules rules, Copy copy, Postbox &outbox, LineLog &log);

    void mail(const Notice &notice);

    [[nodiscard]] const CommonRules &rules() const { return m_rules; }
    [[nodiscard]] Postbox &outbox() const { return m_outbox; }

private:
    CommonRules m_rules;
    Copy m_copy;
    Postbox &m_outbox;
    LineLog &m_log;
};

} // namespace pennon
