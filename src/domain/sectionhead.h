// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processpattern.h"

#include <QString>

namespace pennon {

/// What every section that may stand there several times has in common.
struct SectionHead
{
    QString section; ///< as written between the brackets: "memmon" or "httpok:webapp"
    int line = 0;    ///< of pennon.conf, where it begins; 0: from nowhere
    friend bool operator==(const SectionHead &, const SectionHead &) = default;
};

/// Which processes a section is about.
struct Selection
{
    ProcessPatterns programs;
    ProcessPatterns groups;
    bool any = false;
    ProcessPatterns exclude;
    friend bool operator==(const Selection &, const Selection &) = default;
};

/// The kind of a section: "httpok" of "httpok:webapp".
[[nodiscard]] QString toolOf(const SectionHead &head);

} // namespace pennon
