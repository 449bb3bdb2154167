// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/linelog.h"

#include <QString>

namespace pennon {

/// Writes to another log, with a word before each message.
class PrefixedLog final : public LineLog
{
public:
    /// That log must outlive this one.
    PrefixedLog(LineLog &log, QString prefix);
    void line(QStringView text) override;

private:
    LineLog &m_log;
    QString m_prefix;
};

} // namespace pennon
