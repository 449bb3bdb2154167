// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace pennon {

class Connection;

/// The number of the newest step of the schema that this program knows.
[[nodiscard]] int newestSchema();
/// The number of the step that the database has reached; 0: it is empty.
[[nodiscard]] Result<int> schemaOf(Connection &connection);
/// Brings the schema up to date: the steps that are missing, each in a transaction of its own. InvalidInput
/// if the database is newer than the program; nothing is changed then.
[[nodiscard]] Result<void> migrate(Connection &connection);

} // namespace pennon
