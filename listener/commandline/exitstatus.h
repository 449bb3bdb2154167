// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pennon::exitstatus {

/// What pennon-listener ends with when a pennon.conf cannot be used: EX_CONFIG of sysexits.h.
inline constexpr int unusableConfiguration = 78;

} // namespace pennon::exitstatus
