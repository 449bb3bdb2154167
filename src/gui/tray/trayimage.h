// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/assessment.h"

#include <QIcon>

class QPainter;

namespace pennon {

/// The shape of the health with a count beside it where there are several. What lies behind it is not known:
/// outlines make it legible on light and dark panels.
void paintTrayImage(QPainter &painter, const QRectF &rectangle, Health health, int count);
/// The same as an icon, sharp at any size; also for notifications.
[[nodiscard]] QIcon trayImage(Health health, int count);

} // namespace pennon
