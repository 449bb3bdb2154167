// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/actions.h"
#include "domain/processname.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace pennon {

class LineLog;
class Postbox;
class Silences;

/// What is told to people: notices become mails, unless the process is silenced or the section only pretends.
class Alerts final
{
public:
    /// All must outlive this.
    Alerts(Postbox &postbox, const Silences &silences, LineLog &log);

    /// `from` of [mail]; again after a reload.
    void setSender(const QString &from) { m_from = from; }

    /// Mails a notice about this process; nobody to mail it to is no error. Each mail, and each that is not
    /// sent, is one line on the log.
    void mail(const QStringList &to, const Notice &notice, const ProcessName &about, bool dryRun);

    /// Whether a silence is in force for this process.
    [[nodiscard]] bool isSilenced(const ProcessName &process) const;

private:
    Postbox &m_postbox;
    const Silences &m_silences;
    LineLog &m_log;
    QString m_from;
};

} // namespace pennon
