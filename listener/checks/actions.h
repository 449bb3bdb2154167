// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace pennon {

/// A mail that a check wants to be sent, without its addresses.
struct Notice
{
    QString subject;
    QString body;

    friend bool operator==(const Notice &, const Notice &) = default;
};

} // namespace pennon
