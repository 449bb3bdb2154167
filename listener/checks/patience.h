// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processinfo.h"
#include "domain/rules.h"

#include <QHash>
#include <QString>

#include <optional>

namespace pennon {

/// Counts failed checks in a row, so that one bad reading need not mean a restart (--failures), and knows who
/// was started too recently to be judged (--grace). With the default rules it never holds anything back.
class PatienceCounter final
{
public:
    explicit PatienceCounter(Patience rules);

    /// One more failed check of this subject (a process, a URL). Another pid than the last time is another
    /// process, whose count begins anew. Returns how many failed in a row so far, as "2 of 3", while that is
    /// too few to act; else nothing.
    [[nodiscard]] std::optional<QString> failed(const QString &subject, qint64 pid);

    /// The subject is well, or was just acted upon: its count begins anew.
    void reset(const QString &subject);

    /// Whether a process of this uptime is still within its time of grace.
    [[nodiscard]] bool inGrace(const ProcessInfo &process) const;

    /// "started 12 s ago, time of grace 60 s": why a process in grace is left alone.
    [[nodiscard]] QString graceReason(const ProcessInfo &process) const;

private:
    struct Row
    {
        qint64 pid = 0;
        int failures = 0;
    };

    Patience m_rules;
    QHash<QString, Row> m_rows;
};

} // namespace pennon
