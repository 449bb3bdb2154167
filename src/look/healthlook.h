// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processinfo.h"
#include "session/assessment.h"

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QRectF>
#include <QString>

class QPainter;
class QPainterPath;

/// How well something is, for the eye: shape + colour + word, the same in table, side bar, tray and
/// notification.
namespace pennon {

/// "failed", "trouble", "fine" …, translated.
[[nodiscard]] QString healthWord(Health health);
/// "Running", "Backoff" … as supervisord's admins know them, translated.
[[nodiscard]] QString stateWord(ProcessState state);

/// Readable on the palette's Base, by at least 3:1.
[[nodiscard]] QColor healthColor(Health health, const QPalette &palette);

/// The outline of the shape, as large as the rectangle allows.
[[nodiscard]] QPainterPath healthPath(const QRectF &rectangle, Health health);
/// Triangle, diamond, disc, square or ring, filling the rectangle.
void paintHealth(QPainter &painter, const QRectF &rectangle, Health health, const QColor &color);
/// The same as an icon; sharp at any size and scale.
[[nodiscard]] QIcon healthIcon(Health health, const QPalette &palette);

} // namespace pennon
