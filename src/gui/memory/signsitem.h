// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/memory/plotscene.h"

#include <QFont>
#include <QGraphicsItem>
#include <QPixmap>

#include <map>
#include <tuple>

namespace pennon {

/// Draws what explains the curves and what follows the cursor: markers, the limit with its handle, the
/// crosshair with its figures.
class SignsItem final : public QGraphicsItem
{
public:
    /// The scene outlives the item.
    explicit SignsItem(const PlotScene &scene, QGraphicsItem *parent = nullptr);

    void sceneChanged();
    void setFont(const QFont &font);

    /// Where the limit can be taken hold of: its line and its label; empty without one that may be edited.
    [[nodiscard]] bool isOnLimit(const QPointF &position) const;
    /// The marker whose line is there.
    [[nodiscard]] const MemoryMarker *markerAt(const QPointF &position) const;

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintMarkers(QPainter &painter) const;
    void paintMarker(QPainter &painter, const MemoryMarker &marker, double x, double space,
                     const QColor &color) const;
    /// Drawn once: the same signs are painted in every frame.
    [[nodiscard]] const QPixmap &sign(MemoryMarker::Kind kind, const QColor &color, int side,
                                      double devicePixelRatio) const;
    void paintLimit(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    [[nodiscard]] QString limitText() const;
    [[nodiscard]] QRectF handle() const;

    const PlotScene &m_scene;
    QRectF m_bounds;
    QFont m_font;
    mutable std::map<std::tuple<MemoryMarker::Kind, QRgb, int, double>, QPixmap> m_signs;
};

} // namespace pennon
