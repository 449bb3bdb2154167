// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/icons.h"

#include "look/vectoricon.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include <memory>

static void loadIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace pennon {

namespace {

/// The drawing as a stencil: where it has ink, that colour stands.
void paintStencil(QPainter &painter, const QRectF &rectangle, QSvgRenderer &drawing, const QColor &color)
{
    const qreal scale = painter.device()->devicePixelRatioF();
    QImage image((rectangle.size() * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return;
    image.fill(Qt::transparent);
    QPainter stencil(&image);
    drawing.render(&stencil);
    stencil.setCompositionMode(QPainter::CompositionMode_SourceIn);
    stencil.fillRect(image.rect(), color);
    stencil.end();
    painter.drawImage(rectangle, image);
}

} // namespace

QIcon symbol(const QString &name, const QPalette &palette)
{
    loadIcons();
    const QString path = QLatin1String(":/icons/") + name + QLatin1String(".svg");
    if (!QFile::exists(path))
        return {};
    const auto drawing = std::make_shared<QSvgRenderer>(path);
    const QColor plain = palette.color(QPalette::Active, QPalette::Text);
    const QColor faint = palette.color(QPalette::Disabled, QPalette::Text);
    const QColor selected = palette.color(QPalette::Active, QPalette::HighlightedText);
    return vectorIcon([=](QPainter &painter, const QRectF &rectangle, QIcon::Mode mode) {
        const QColor color = mode == QIcon::Disabled ? faint : mode == QIcon::Selected ? selected : plain;
        const qreal side = std::min(rectangle.width(), rectangle.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(rectangle.center());
        paintStencil(painter, square, *drawing, color);
    });
}

QIcon applicationIcon()
{
    loadIcons();
    return QIcon(QStringLiteral(":/icons/pennon.svg"));
}

} // namespace pennon
