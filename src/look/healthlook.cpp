// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/healthlook.h"

#include "look/contrast.h"
#include "look/vectoricon.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace pennon {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Health", text);
}

/// The colour on light and on dark backgrounds.
struct Tints
{
    QColor onLight;
    QColor onDark;
};

Tints tints(Health health)
{
    switch (health) {
    case Health::Fine:
        return {QColor(0x1a, 0x93, 0x4e), QColor(0x3e, 0xcf, 0x7e)};
    case Health::Stopped:
        return {QColor(0x6b, 0x75, 0x80), QColor(0x9a, 0xa4, 0xb0)};
    case Health::Unknown:
        return {QColor(0x7d, 0x87, 0x92), QColor(0x86, 0x90, 0x9c)};
    case Health::Trouble:
        return {QColor(0xc7, 0x73, 0x00), QColor(0xf5, 0xa5, 0x24)};
    case Health::Failed:
        return {QColor(0xcc, 0x29, 0x36), QColor(0xff, 0x6b, 0x6b)};
    }
    return {Qt::black, Qt::white};
}

} // namespace

QString healthWord(Health health)
{
    switch (health) {
    case Health::Fine:
        return words(QT_TRANSLATE_NOOP("Health", "fine"));
    case Health::Stopped:
        return words(QT_TRANSLATE_NOOP("Health", "stopped"));
    case Health::Unknown:
        return words(QT_TRANSLATE_NOOP("Health", "unknown"));
    case Health::Trouble:
        return words(QT_TRANSLATE_NOOP("Health", "trouble"));
    case Health::Failed:
        return words(QT_TRANSLATE_NOOP("Health", "failed"));
    }
    return {};
}

QString stateWord(ProcessState state)
{
    switch (state) {
    case ProcessState::Stopped:
        return words(QT_TRANSLATE_NOOP("Health", "Stopped"));
    case ProcessState::Starting:
        return words(QT_TRANSLATE_NOOP("Health", "Starting"));
    case ProcessState::Running:
        return words(QT_TRANSLATE_NOOP("Health", "Running"));
    case ProcessState::Backoff:
        return words(QT_TRANSLATE_NOOP("Health", "Backoff"));
    case ProcessState::Stopping:
        return words(QT_TRANSLATE_NOOP("Health", "Stopping"));
    case ProcessState::Exited:
        return words(QT_TRANSLATE_NOOP("Health", "Exited"));
    case ProcessState::Fatal:
        return words(QT_TRANSLATE_NOOP("Health", "Fatal"));
    case ProcessState::Unknown:
        break;
    }
    return words(QT_TRANSLATE_NOOP("Health", "Unknown"));
}

QColor healthColor(Health health, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const Tints both = tints(health);
    return readable(isDark(base) ? both.onDark : both.onLight, base, 3.2);
}

QPainterPath healthPath(const QRectF &rectangle, Health health)
{
    const qreal side = std::min(rectangle.width(), rectangle.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(rectangle.center());
    QPainterPath path;
    switch (health) {
    case Health::Fine:
        path.addEllipse(box.adjusted(side * 0.08, side * 0.08, -side * 0.08, -side * 0.08));
        break;
    case Health::Stopped:
        path.addRoundedRect(box.adjusted(side * 0.12, side * 0.12, -side * 0.12, -side * 0.12), side * 0.06,
                            side * 0.06);
        break;
    case Health::Unknown: {
        const qreal width = std::max(side * 0.15, 1.5);
        const QRectF outer = box.adjusted(side * 0.08, side * 0.08, -side * 0.08, -side * 0.08);
        path.addEllipse(outer);
        path.addEllipse(outer.adjusted(width, width, -width, -width));
        break;
    }
    case Health::Trouble:
        path.addPolygon(
            QPolygonF({QPointF(box.center().x(), box.top()), QPointF(box.right(), box.center().y()),
                       QPointF(box.center().x(), box.bottom()), QPointF(box.left(), box.center().y())}));
        path.closeSubpath();
        break;
    case Health::Failed:
        path.addPolygon(QPolygonF({QPointF(box.center().x(), box.top() + side * 0.05),
                                   QPointF(box.right(), box.bottom() - side * 0.07),
                                   QPointF(box.left(), box.bottom() - side * 0.07)}));
        path.closeSubpath();
        break;
    }
    return path;
}

void paintHealth(QPainter &painter, const QRectF &rectangle, Health health, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPath(healthPath(rectangle, health));
    painter.restore();
}

QIcon healthIcon(Health health, const QPalette &palette)
{
    const QColor plain = healthColor(health, palette);
    const QColor faint = palette.color(QPalette::Disabled, QPalette::WindowText);
    const QColor selected = palette.color(QPalette::Active, QPalette::HighlightedText); // its shape tells
    return vectorIcon([=](QPainter &painter, const QRectF &rectangle, QIcon::Mode mode) {
        const QColor color = mode == QIcon::Disabled ? faint : mode == QIcon::Selected ? selected : plain;
        const qreal margin = std::min(rectangle.width(), rectangle.height()) / 16;
        paintHealth(painter, rectangle.adjusted(margin, margin, -margin, -margin), health, color);
    });
}

} // namespace pennon
