// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace pennon {

/// Version, licence and what Pennon stands on. Not modal; closes itself.
void showAbout(QWidget *parent);
/// Every keyboard shortcut of the window that the widget belongs to.
void showShortcuts(QWidget *parent);

} // namespace pennon
