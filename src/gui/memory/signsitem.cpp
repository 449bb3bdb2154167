// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/signsitem.h"

#include "gui/memory/memorytexts.h"
#include "look/contrast.h"
#include "look/format.h"
#include "look/healthlook.h"
#include "look/icons.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pennon {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(pennon::MemoryPlot)
};

constexpr double reach = 5; // how near to a line the cursor is on it
constexpr double gap = 4;
constexpr double arrowWidth = 8;

/// Two triangles, one upon the other: it can be moved up and down.
void paintArrows(QPainter &painter, const QPointF &middle, double height)
{
    const double half = arrowWidth / 2;
    const double far = height / 2;
    painter.drawPolygon(QPolygonF({{middle.x() - half, middle.y() - 1.5},
                                   {middle.x() + half, middle.y() - 1.5},
                                   {middle.x(), middle.y() - far}}));
    painter.drawPolygon(QPolygonF({{middle.x() - half, middle.y() + 1.5},
                                   {middle.x() + half, middle.y() + 1.5},
                                   {middle.x(), middle.y() + far}}));
}

QString columnText(const PlotCurve &curve, bool isAlone)
{
    const MemoryColumn &column = *curve.hovered;
    QString text = isAlone ? QString() : QString(curve.name + QStringLiteral("  "));
    text += memoryText(column.mean);
    if (memoryText(column.least) != memoryText(column.most))
        text += QStringLiteral("  (%1 – %2)").arg(memoryText(column.least), memoryText(column.most));
    return text;
}

} // namespace

SignsItem::SignsItem(const PlotScene &scene, QGraphicsItem *parent)
    : QGraphicsItem(parent)
    , m_scene(scene)
{}

void SignsItem::sceneChanged()
{
    const QRectF bounds = m_scene.area.adjusted(-2, -QFontMetricsF(m_font).height(), 2, 2);
    if (m_bounds != bounds) {
        prepareGeometryChange();
        m_bounds = bounds;
    }
    update();
}

void SignsItem::setFont(const QFont &font)
{
    m_font = font;
    m_signs.clear(); // of another look
    sceneChanged();
}

bool SignsItem::isOnLimit(const QPointF &position) const
{
    if (!m_scene.limit || !m_scene.limit->isEditable)
        return false;
    const bool isOnLine = std::abs(position.y() - m_scene.limitY()) <= reach &&
                          position.x() >= m_scene.area.left() && position.x() <= m_scene.area.right();
    return isOnLine || handle().contains(position);
}

const MemoryMarker *SignsItem::markerAt(const QPointF &position) const
{
    const MemoryMarker *nearest = nullptr;
    double distance = reach + 1;
    if (!m_scene.area.adjusted(0, -gap, 0, 0).contains(position))
        return nullptr;
    for (const PlotCurve &curve : m_scene.curves) {
        for (const MemoryMarker &marker : curve.markers) {
            const double away = std::abs(m_scene.x(marker.at) - position.x());
            if (away < distance) {
                distance = away;
                nearest = &marker;
            }
        }
    }
    return nearest;
}

void SignsItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    painter->setFont(m_font);
    painter->setRenderHint(QPainter::Antialiasing);
    paintMarkers(*painter);
    paintLimit(*painter);
    paintCursor(*painter);
    if (m_scene.rubberBand) {
        QColor color = m_scene.palette.color(QPalette::Highlight);
        painter->setPen(color);
        color.setAlpha(60);
        painter->setBrush(color);
        painter->drawRect(*m_scene.rubberBand);
    }
    if (m_scene.hasFocus) {
        painter->setPen(QPen(m_scene.palette.color(QPalette::Highlight), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(m_scene.area);
    }
}

void SignsItem::paintMarkers(QPainter &painter) const
{
    struct Place
    {
        double x;
        const MemoryMarker *marker;
        const PlotCurve *curve;
    };
    std::vector<Place> places;
    for (const PlotCurve &curve : m_scene.curves) {
        for (const MemoryMarker &marker : curve.markers)
            places.push_back({m_scene.x(marker.at), &marker, &curve});
    }
    std::sort(places.begin(), places.end(),
              [](const Place &one, const Place &other) { return one.x < other.x; });
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double next = i + 1 < places.size() ? places[i + 1].x : m_scene.area.right();
        const QColor color = places[i].marker->kind == MemoryMarker::Kind::Crash
                                 ? healthColor(Health::Failed, m_scene.palette)
                             : places[i].marker->kind == MemoryMarker::Kind::Restart
                                 ? places[i].curve->style.color
                                 : m_scene.palette.color(QPalette::PlaceholderText);
        paintMarker(painter, *places[i].marker, places[i].x, next - places[i].x, color);
    }
}

/// A line; with enough space a sign beside it; with more, words.
void SignsItem::paintMarker(QPainter &painter, const MemoryMarker &marker, double x, double space,
                            const QColor &color) const
{
    const QRectF &area = m_scene.area;
    if (x < area.left() || x > area.right())
        return;
    const bool isReal =
        marker.kind == MemoryMarker::Kind::Restart || marker.kind == MemoryMarker::Kind::Crash;
    painter.setPen(QPen(color, 1, isReal ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, false); // upright, and there may be many
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF metrics(m_font);
    const double side = std::round(metrics.ascent());
    if (space < side + gap)
        return;
    const QRectF place(x + gap, area.top() + 2, side, side);
    const QRectF covered = m_scene.limit ? handle() : QRectF(); // what is half behind it cannot be read
    if (covered.intersects(place))
        return;
    if (marker.kind == MemoryMarker::Kind::Crash) {
        paintHealth(painter, place.adjusted(1, 1, -1, -1), Health::Failed, color);
    } else {
        painter.drawPixmap(place.toRect().topLeft(), sign(marker.kind, color, static_cast<int>(side),
                                                          painter.device()->devicePixelRatioF()));
    }
    const QString text = memorytexts::marker(marker);
    const double width = metrics.horizontalAdvance(text);
    if (space < side + 3 * gap + width ||
        covered.intersects(QRectF(place.right() + gap, place.top(), width, side)))
        return;
    painter.setPen(color);
    painter.drawText(QPointF(place.right() + gap, place.top() + metrics.ascent() - 1), text);
}

const QPixmap &SignsItem::sign(MemoryMarker::Kind kind, const QColor &color, int side,
                               double devicePixelRatio) const
{
    QPixmap &drawn = m_signs[{kind, color.rgba(), side, devicePixelRatio}];
    if (drawn.isNull()) {
        QPalette palette = m_scene.palette;
        palette.setColor(QPalette::All, QPalette::Text, color);
        const bool isStart = kind == MemoryMarker::Kind::Start;
        drawn = symbol(isStart ? QStringLiteral("start") : QStringLiteral("restart"), palette)
                    .pixmap(QSize(side, side), devicePixelRatio);
    }
    return drawn;
}

QString SignsItem::limitText() const
{
    const QString size = memoryText(m_scene.limit->size);
    return m_scene.isLimitAbove() ? Texts::tr("limit %1 ↑").arg(size) : Texts::tr("limit %1").arg(size);
}

QRectF SignsItem::handle() const
{
    QFont bold = m_font;
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    double width = metrics.horizontalAdvance(limitText()) + 4 * gap;
    if (m_scene.limit->isEditable)
        width += arrowWidth + 2 * gap + metrics.horizontalAdvance(Texts::tr("drag"));
    const double height = metrics.height() + gap;
    // Upon its line, so that what comes up to the limit can be seen.
    const double top = std::max(m_scene.limitY() - height, m_scene.area.top());
    return {m_scene.area.right() - width, top, width, height};
}

void SignsItem::paintLimit(QPainter &painter) const
{
    if (!m_scene.limit)
        return;
    const PlotLimit &limit = *m_scene.limit;
    const QRectF &area = m_scene.area;
    const QColor color = healthColor(Health::Failed, m_scene.palette);
    if (limit.before && m_scene.y(*limit.before) >= area.top()) {
        painter.setPen(QPen(color, 1, Qt::DotLine));
        painter.drawLine(QPointF(area.left(), m_scene.y(*limit.before)),
                         QPointF(area.right(), m_scene.y(*limit.before)));
    }
    const double y = m_scene.limitY();
    painter.setPen(QPen(color, limit.isGrabbed || limit.before ? 2.0 : 1.5, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    const QRectF box = handle();
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(box, 3, 3);
    const QColor ink = contrast(color, Qt::white) >= contrast(color, Qt::black) ? Qt::white : Qt::black;
    QFont bold = m_font;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(ink);
    const QRectF inner = box.adjusted(2 * gap, 0, -2 * gap, 0);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, limitText());
    if (limit.isEditable) {
        const double width = QFontMetricsF(bold).horizontalAdvance(limitText());
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignRight, Texts::tr("drag"));
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        paintArrows(painter, QPointF(inner.left() + width + gap + arrowWidth / 2, box.center().y()),
                    box.height() - 2 * gap);
    }
    painter.setFont(m_font);
}

void SignsItem::paintCursor(QPainter &painter) const
{
    if (!m_scene.cursor)
        return;
    const QRectF &area = m_scene.area;
    const QPalette &palette = m_scene.palette;
    const double x = std::round(m_scene.x(*m_scene.cursor)) + 0.5;
    painter.setPen(QPen(palette.color(QPalette::PlaceholderText), 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    const QFontMetricsF metrics(m_font);
    const bool isAlone = m_scene.curves.size() == 1;
    std::vector<std::pair<QString, QColor>> lines{
        {fullTimeText(*m_scene.cursor), palette.color(QPalette::ToolTipText)}};
    for (const PlotCurve &curve : m_scene.curves) {
        if (!curve.hovered)
            continue;
        painter.setPen(QPen(palette.color(QPalette::Base), 1.5));
        painter.setBrush(curve.style.color);
        painter.drawEllipse(QPointF(x, m_scene.y(curve.hovered->mean)), 4, 4);
        lines.emplace_back(columnText(curve, isAlone), curve.style.color);
    }
    if (lines.size() == 1)
        lines.emplace_back(Texts::tr("no data"), palette.color(QPalette::ToolTipText));
    double width = 0;
    for (const auto &[text, color] : lines)
        width = std::max(width, metrics.horizontalAdvance(text));
    const bool hasDots = !isAlone;
    width += 4 * gap + (hasDots ? 3 * gap : 0);
    const double height = metrics.height() * static_cast<double>(lines.size()) + 2 * gap;
    const bool isRight = x + 3 * gap + width <= area.right();
    const QRectF box(isRight ? x + 3 * gap : x - 3 * gap - width, area.top() + metrics.height() + 2 * gap,
                     width, height);
    painter.setPen(QPen(palette.color(QPalette::Mid), 1));
    painter.setBrush(palette.color(QPalette::ToolTipBase));
    painter.drawRoundedRect(box, 3, 3);
    double top = box.top() + gap;
    bool isFirst = true;
    for (const auto &[text, color] : lines) {
        const double indent = hasDots && !isFirst ? 3 * gap : 0;
        if (indent > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawEllipse(QPointF(box.left() + 3 * gap, top + metrics.height() / 2), 3, 3);
        }
        painter.setPen(palette.color(QPalette::ToolTipText));
        painter.drawText(QPointF(box.left() + 2 * gap + indent, top + metrics.ascent()), text);
        top += metrics.height();
        isFirst = false;
    }
}

} // namespace pennon
