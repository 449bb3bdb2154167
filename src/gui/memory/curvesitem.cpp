// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/curvesitem.h"

#include "gui/memory/columnraster.h"
#include "look/healthlook.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(pennon::MemoryPlot)
};

constexpr double lineWidth = 1.6;
constexpr int bandOpacity = 70;
constexpr int bandOpacityOfMany = 40;
constexpr int fillOpacity = 28;
/// A band that is thinner than this cannot be seen beside its line.
constexpr double leastBand = 1.5;

QColor faint(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

/// A piece of a curve without a break.
struct Run
{
    QPolygonF line;
    QPolygonF upper;
    QPolygonF lower;
    bool hasBand = false;
};

class RunMaker
{
public:
    explicit RunMaker(const PlotScene &scene)
        : m_scene(scene)
    {}

    std::vector<Run> make(const std::vector<MemoryColumn> &columns)
    {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const MemoryColumn &column = columns[i];
            const bool begins = i == 0 || column.join != MemoryColumn::Join::Line;
            const bool ends = i + 1 == columns.size() || columns[i + 1].join != MemoryColumn::Join::Line;
            if (begins) {
                m_runs.emplace_back();
                add(column.from, column);
            }
            if (!begins || !ends)
                add(column.from + (column.to - column.from) / 2, column);
            if (ends)
                add(column.to, column);
        }
        return std::move(m_runs);
    }

private:
    void add(Clock::WallTime time, const MemoryColumn &column)
    {
        Run &run = m_runs.back();
        const double x = m_scene.x(time);
        run.line << QPointF(x, m_scene.y(column.mean));
        run.upper << QPointF(x, m_scene.y(column.most));
        run.lower << QPointF(x, m_scene.y(column.least));
        run.hasBand = run.hasBand || run.lower.back().y() - run.upper.back().y() > leastBand;
    }

    const PlotScene &m_scene;
    std::vector<Run> m_runs;
};

} // namespace

CurvesItem::CurvesItem(const PlotScene &scene, QGraphicsItem *parent)
    : QGraphicsItem(parent)
    , m_scene(scene)
{}

void CurvesItem::sceneChanged()
{
    if (m_bounds != m_scene.area) {
        prepareGeometryChange();
        m_bounds = m_scene.area;
    }
    m_picture = {};
    update();
}

void CurvesItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    const double ratio = painter->device()->devicePixelRatioF();
    if (m_picture.isNull() || m_picture.devicePixelRatio() != ratio) {
        ColumnRaster raster(m_bounds, ratio);
        for (const PlotCurve &curve : m_scene.curves)
            drawCurve(raster, curve);
        m_picture = raster.image();
    }
    painter->drawImage(m_bounds.topLeft(), m_picture);
    painter->setClipRect(m_bounds);
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_scene.curves.size() == 1)
        paintGaps(*painter, m_scene.curves.front());
    paintForecast(*painter);
}

void CurvesItem::drawCurve(ColumnRaster &raster, const PlotCurve &curve) const
{
    const bool isAlone = m_scene.curves.size() == 1;
    const QColor &color = curve.style.color;
    for (const Run &run : RunMaker(m_scene).make(curve.columns)) {
        if (isAlone)
            raster.fillBelow(run.line, faint(color, fillOpacity));
        if (run.hasBand)
            raster.fill(run.upper, run.lower, faint(color, isAlone ? bandOpacity : bandOpacityOfMany));
        raster.draw(run.line, lineWidth, color, isAlone ? std::vector<int>() : curve.style.dashes());
    }
}

void CurvesItem::paintGaps(QPainter &painter, const PlotCurve &curve) const
{
    painter.setPen(m_scene.palette.color(QPalette::PlaceholderText));
    const QString text = Texts::tr("no data");
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(text);
    const auto isSeen = [this](const MemoryColumn &column) {
        return m_scene.x(column.to) >= m_bounds.left() && m_scene.x(column.from) <= m_bounds.right();
    };
    if (!curve.columns.empty() && std::ranges::none_of(curve.columns, isSeen)) {
        painter.drawText(m_bounds, Qt::AlignCenter, text);
        return;
    }
    for (std::size_t i = 1; i < curve.columns.size(); ++i) {
        if (curve.columns[i].join != MemoryColumn::Join::Gap)
            continue;
        const double left = std::max(m_bounds.left(), m_scene.x(curve.columns[i - 1].to));
        const double right = std::min(m_bounds.right(), m_scene.x(curve.columns[i].from));
        if (right - left < width * 0.5 || right <= m_bounds.left() || left >= m_bounds.right())
            continue;
        const QPointF middle((left + right) / 2, m_bounds.bottom() - metrics.height());
        painter.drawText(
            QRectF(middle.x() - width, middle.y() - metrics.height() / 2, 2 * width, metrics.height()),
            Qt::AlignCenter, text);
    }
}

void CurvesItem::paintForecast(QPainter &painter) const
{
    if (!m_scene.forecast)
        return;
    const PlotForecast &forecast = *m_scene.forecast;
    QPen pen(healthColor(Health::Trouble, m_scene.palette), lineWidth, Qt::DotLine, Qt::RoundCap);
    painter.setPen(pen);
    painter.drawLine(QPointF(m_scene.x(forecast.from), m_scene.y(forecast.now)),
                     QPointF(m_scene.x(forecast.to), m_scene.y(forecast.then)));
}

} // namespace pennon
