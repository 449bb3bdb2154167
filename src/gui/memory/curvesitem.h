// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/memory/plotscene.h"

#include <QGraphicsItem>
#include <QImage>

namespace pennon {

class ColumnRaster;

/// Draws the curves with their bands, gaps and forecast. Qt's own series know neither gaps nor bands, and
/// cost more than a frame has where there are thousands of points; here there is a point for each pixel
/// column, and the curves are kept as a picture until something changes.
class CurvesItem final : public QGraphicsItem
{
public:
    /// The scene outlives the item.
    explicit CurvesItem(const PlotScene &scene, QGraphicsItem *parent = nullptr);

    /// The scene has another area, or other curves.
    void sceneChanged();

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void drawCurve(ColumnRaster &raster, const PlotCurve &curve) const;
    void paintGaps(QPainter &painter, const PlotCurve &curve) const;
    void paintForecast(QPainter &painter) const;

    const PlotScene &m_scene;
    QRectF m_bounds;
    QImage m_picture; ///< of the curves; null: they changed
};

} // namespace pennon
