// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/processinfo.h"

#include <QByteArrayView>

#include <vector>

namespace pennon {

/// Read the answers of getAllProcessInfo and getProcessInfo, straight from the XML: members that Pennon does
/// not use are stepped over, so that a thousand processes (1.3 MB) cost a few milliseconds. A fault is an
/// error with code Fault, as of decodeResponse(); an answer of another form, or a member that is missing or
/// has the wrong type, is Protocol and names it in Error::field. From spawnError on the members of
/// ProcessInfo are not read by decodeProcessList(); those and stop and exitstatus may be missing. A state
/// number that supervisord does not have today reads as ProcessState::Unknown.
[[nodiscard]] Result<std::vector<ProcessInfo>> decodeProcessList(QByteArrayView body);
/// getAllProcessInfo with all members of each.
[[nodiscard]] Result<std::vector<ProcessInfo>> decodeProcessDetails(QByteArrayView body);
[[nodiscard]] Result<ProcessInfo> decodeProcess(QByteArrayView body);

} // namespace pennon
