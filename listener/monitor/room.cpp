// SPDX-License-Identifier: GPL-3.0-or-later
// Goes as soon as the room's first class is there.
