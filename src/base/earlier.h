// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <type_traits>

namespace pennon {

/// The earlier of two times that may not be known.
template <typename Time>
void takeEarlier(std::optional<Time> &earliest, const std::optional<std::type_identity_t<Time>> &time)
{
    if (time && (!earliest || *time < *earliest))
        earliest = time;
}

} // namespace pennon
