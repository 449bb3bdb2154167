// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importer/expansion.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace pennon {

/// One of the six tools as a command runs it.
struct ToolCommand
{
    QString tool; ///< "memmon"
    QStringList arguments;
    Variables variables; ///< set by `env` in front of it
};

/// Finds the tool in a command: PATH/memmon, memmon.py, python -m superlance.memmon, python PATH/memmon,
/// env X=Y memmon, pennon-listener memmon, sh -c "memmon …" and combinations. Nothing for a command that runs
/// another program; a failure with a sentence for one that names a tool in a way that cannot be followed.
[[nodiscard]] Result<std::optional<ToolCommand>> findTool(const QStringList &words);

} // namespace pennon
