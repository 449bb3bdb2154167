// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QRectF>

#include <functional>

class QPainter;

namespace pennon {

/// Paints an icon into a rectangle.
using IconPainter = std::function<void(QPainter &painter, const QRectF &rectangle, QIcon::Mode mode)>;

/// An icon that is painted anew for each size and each scale of the screen, so that it is never blurred.
[[nodiscard]] QIcon vectorIcon(IconPainter paint);

} // namespace pennon
