// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/prefixedlog.h"

#include <utility>

namespace pennon {

PrefixedLog::PrefixedLog(LineLog &log, QString prefix)
    : m_log(log)
    , m_prefix(std::move(prefix))
{}

void PrefixedLog::line(QStringView text)
{
    m_log.line(QString(m_prefix + text));
}

} // namespace pennon
