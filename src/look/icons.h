// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

namespace pennon {

/// One of our own symbols (resources/icons/NAME.svg), in the colours of the palette: text, disabled text, and
/// highlighted text where it is selected. A name that there is not is an empty icon. Ask again when the
/// palette changes.
///
/// Processes: start, stop, restart, rolling, signal, clear-log, log, silence, bell, memory, processes.
/// Pages: incident, rules, mail, listener, server, settings, palette (of commands), info, warning, clock.
/// Editing: add, edit, remove, undo, redo, save, copy, export, acknowledge, test, connect, key.
/// Viewing: search, filter, columns, pause, follow, wrap, zoom-in, zoom-out, next, previous, close, quit.
[[nodiscard]] QIcon symbol(const QString &name, const QPalette &palette);

/// The program's own icon, in its colours.
[[nodiscard]] QIcon applicationIcon();

} // namespace pennon
