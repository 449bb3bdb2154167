// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/vectoricon.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

namespace pennon {

namespace {

class VectorIconEngine final : public QIconEngine
{
public:
    explicit VectorIconEngine(IconPainter paint)
        : m_paint(std::move(paint))
    {}

    void paint(QPainter *painter, const QRect &rectangle, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        m_paint(*painter, rectangle, mode);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    /// The size is in pixels of the screen; QIcon itself sets the scale afterwards.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/,
                         qreal /*scale*/) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        if (pixmap.isNull())
            return pixmap;
        QPainter painter(&pixmap);
        m_paint(painter, QRectF(QPointF(), size), mode);
        return pixmap;
    }

    QSize actualSize(const QSize &size, QIcon::Mode /*mode*/, QIcon::State /*state*/) override
    {
        return size;
    }
    bool isNull() override { return false; }
    [[nodiscard]] QIconEngine *clone() const override { return new VectorIconEngine(m_paint); }

    /// Panels ask a tray icon for the sizes that there are.
    QList<QSize> availableSizes(QIcon::Mode /*mode*/, QIcon::State /*state*/) override
    {
        return {{16, 16}, {22, 22}, {24, 24}, {32, 32}, {48, 48}, {64, 64}};
    }

private:
    IconPainter m_paint;
};

} // namespace

QIcon vectorIcon(IconPainter paint)
{
    return QIcon(new VectorIconEngine(std::move(paint)));
}

} // namespace pennon
