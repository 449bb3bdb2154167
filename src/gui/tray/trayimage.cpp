// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/trayimage.h"

#include "look/healthlook.h"
#include "look/vectoricon.h"

#include <QFont>
#include <QPainter>
#include <QPainterPath>

namespace pennon {

namespace {

/// The count as an outline as high as asked for, its left upper corner at 0, 0.
QPainterPath digits(int count, qreal height)
{
    const QString text = count > 9 ? QStringLiteral("9+") : QString::number(count);
    QFont font;
    font.setBold(true);
    font.setPixelSize(100);
    QPainterPath path;
    path.addText(0, 0, font, text);
    const QRectF bounds = path.boundingRect();
    const qreal scale = height / bounds.height();
    return QTransform::fromScale(scale, scale).map(path.translated(-bounds.topLeft()));
}

/// Dark digits on a white plate in the lower right corner.
void paintCount(QPainter &painter, const QRectF &box, int count)
{
    const qreal side = box.width();
    const qreal padding = std::max(side / 16, 1.0);
    const QPainterPath path = digits(count, side * (count > 9 ? 0.36 : 0.42));
    const QRectF bounds = path.boundingRect();
    QRectF plate(0, 0, std::max(bounds.width(), side * 0.3) + 2 * padding, bounds.height() + 2 * padding);
    plate.moveBottomRight(box.bottomRight());
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x1b, 0x1e, 0x22));
    const qreal edge = std::max(side / 32, 0.75);
    painter.drawRoundedRect(plate.adjusted(-edge, -edge, 0, 0), side / 8, side / 8);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(plate.adjusted(0, 0, -edge, -edge), side / 10, side / 10);
    painter.setBrush(QColor(0x1b, 0x1e, 0x22));
    const QPointF center = plate.adjusted(0, 0, -edge, -edge).center();
    painter.drawPath(path.translated(center - bounds.center()));
}

} // namespace

void paintTrayImage(QPainter &painter, const QRectF &rectangle, Health health, int count)
{
    const qreal side = std::min(rectangle.width(), rectangle.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(rectangle.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal outline = std::max(side / 20, 1.0);
    const qreal margin = outline * (health == Health::Failed || health == Health::Trouble ? 1.3 : 1.0);
    const qreal room = count > 1 ? side * 0.12 : 0; // the plate shall not hide what the shape is
    const QRectF inner = box.adjusted(margin, margin, -margin - room, -margin - room);
    const QPainterPath shape = healthPath(inner, health);
    const QColor color = healthColor(health, QPalette(Qt::white));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 2 * outline, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(shape);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPath(shape);
    if (count > 1)
        paintCount(painter, box, count);
    painter.restore();
}

QIcon trayImage(Health health, int count)
{
    return vectorIcon([=](QPainter &painter, const QRectF &rectangle, QIcon::Mode /*mode*/) {
        paintTrayImage(painter, rectangle, health, count);
    });
}

} // namespace pennon
