// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/memorychart.h"

#include "gui/memory/curvesitem.h"
#include "gui/memory/memorytexts.h"
#include "gui/memory/signsitem.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QLegend>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

/// How much of the window is kept for what is expected.
constexpr double forecastPart = 0.07;
/// A limit that is so many times higher than the curves would flatten them: it waits at the upper edge.
constexpr qint64 farAbove = 4;
/// Above the highest curve and the limit there is space to drag to.
constexpr double headroom = 1.08;

/// To the limit by the listener's estimate, to a limit that is only thought of by ours.
std::optional<PlotForecast> forecastOf(const ProcessMemory &memory, const std::optional<ByteSize> &draft,
                                       Clock::WallTime now)
{
    const std::optional<ByteSize> limit = draft ? draft : memory.limit;
    if (memory.series.isEmpty() || !limit)
        return std::nullopt;
    std::optional<Clock::WallTime> reached = memory.reachesLimit;
    if (draft) {
        const std::optional<MemoryTrend> trend =
            memoryTrend(memory.series, beginningsOf(memory.markers), now);
        reached = trend ? trend->reaches(*draft) : std::nullopt;
    }
    const Clock::WallTime from = memory.series.endOf(memory.series.buckets().size() - 1);
    const ByteSize size = memory.series.buckets().back().mean;
    if (!reached || reached.value_or(from) <= from || *limit <= size)
        return std::nullopt;
    return PlotForecast{from, size, *reached, *limit};
}

} // namespace

MemoryChart::MemoryChart(QWidget *parent)
    : QChartView(parent)
    , m_axes(std::make_unique<ChartAxes>(*chart()))
    , m_curves(new CurvesItem(m_scene, chart()))
    , m_signs(new SignsItem(m_scene, chart()))
{
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setBackgroundRoundness(0);
    const int line = fontMetrics().height();
    chart()->setMargins(QMargins(0, line / 2, line / 2, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    m_curves->setZValue(20);
    m_signs->setZValue(21);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setMinimumHeight(fontMetrics().height() * 8);
    connect(chart(), &QChart::plotAreaChanged, this, [this] { layOut(); });
    applyLook();
}

MemoryChart::~MemoryChart() = default;

void MemoryChart::setMemories(std::vector<ProcessMemory> memories)
{
    m_memories = std::move(memories);
    if (m_memories.size() > CurveStyle::many)
        m_memories.resize(CurveStyle::many);
    refresh();
}

void MemoryChart::setNow(Clock::WallTime now)
{
    m_now = now;
    MemoryWindow window = m_scene.window;
    window.setNow(now);
    changeWindow(window);
}

void MemoryChart::showNewest(std::chrono::milliseconds span)
{
    MemoryWindow window = m_scene.window;
    window.showNewest(span);
    changeWindow(window);
}

void MemoryChart::showNewest()
{
    showNewest(m_scene.window.span());
}

void MemoryChart::zoom(double factor)
{
    MemoryWindow window = m_scene.window;
    window.zoom(factor);
    changeWindow(window);
}

void MemoryChart::setDraft(std::optional<ByteSize> draft)
{
    if (m_draft == draft)
        return;
    m_draft = draft;
    if (m_grip != Grip::Limit)
        refreshScale();
    refreshLimit();
    refreshForecast();
}

void MemoryChart::setLimitEditable(bool isEditable)
{
    m_isLimitEditable = isEditable;
    refreshLimit();
}

void MemoryChart::applyLook()
{
    m_scene.palette = palette();
    for (std::size_t i = 0; i < m_styles.size(); ++i)
        m_styles[i] = curveStyle(static_cast<int>(i), m_scene.palette);
    setBackgroundBrush(palette().color(QPalette::Base));
    chart()->setBackgroundBrush(palette().color(QPalette::Base));
    chart()->setBackgroundPen(Qt::NoPen);
    m_axes->setColors(palette());
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    m_axes->setFont(small);
    m_signs->setFont(small);
    refreshCurves();
}

void MemoryChart::layOut()
{
    if (m_scene.area == chart()->plotArea())
        return;
    m_scene.area = chart()->plotArea();
    m_axes->refresh();
    refresh();
}

void MemoryChart::changeWindow(const MemoryWindow &window)
{
    const bool isOther = window.from() != m_scene.window.from() || window.to() != m_scene.window.to() ||
                         window.isFollowing() != m_scene.window.isFollowing();
    m_scene.window = window;
    if (!isOther)
        return;
    refresh();
    Q_EMIT windowChanged();
}

double MemoryChart::ahead() const
{
    const bool isExpected = m_memories.size() == 1 && m_memories.front().reachesLimit.has_value();
    return isExpected ? forecastPart : 0;
}

void MemoryChart::refresh()
{
    m_scene.window.setAhead(ahead());
    m_axes->setWindow(m_scene.window);
    refreshCurves();
}

void MemoryChart::refreshCurves()
{
    m_scene.curves.clear();
    const MemoryWindow &window = m_scene.window;
    for (const ProcessMemory &memory : m_memories) {
        PlotCurve curve;
        curve.name = memory.process().brief();
        curve.style = m_styles.at(m_scene.curves.size());
        curve.columns = memoryColumns(memory.series, window.from(), window.to(), m_scene.columnWidth(),
                                      beginningsOf(memory.markers));
        for (const MemoryMarker &marker : memory.markers) {
            if (marker.at >= window.from() && marker.at <= window.to())
                curve.markers.push_back(marker);
        }
        m_scene.curves.push_back(std::move(curve));
    }
    refreshScale();
    refreshLimit();
    refreshForecast();
    refreshCursor();
}

void MemoryChart::refreshScale()
{
    if (m_grip != Grip::Limit) { // the line is not to run away from the cursor
        qint64 highest = 0;
        for (const PlotCurve &curve : m_scene.curves) {
            for (const MemoryColumn &column : curve.columns)
                highest = std::max(highest, column.most.bytes);
        }
        const std::optional<ByteSize> limit =
            m_draft || m_memories.size() != 1 ? m_draft : m_memories.front().limit;
        if (limit && (highest == 0 || limit->bytes <= highest * farAbove))
            highest = std::max(highest, limit->bytes);
        const auto most = static_cast<qint64>(static_cast<double>(highest) * headroom);
        m_scene.highest = m_axes->setHighest({most});
    }
    m_curves->sceneChanged();
    m_signs->sceneChanged();
}

void MemoryChart::refreshLimit()
{
    m_scene.limit.reset();
    const bool isAlone = m_memories.size() == 1;
    const std::optional<ByteSize> now = isAlone ? m_memories.front().limit : std::nullopt;
    if (isAlone && (now || m_draft)) {
        m_scene.limit =
            PlotLimit{m_draft.value_or(now.value_or(ByteSize())), m_draft ? now : std::optional<ByteSize>(),
                      m_isLimitEditable, m_grip == Grip::Limit};
    }
    m_signs->sceneChanged();
}

void MemoryChart::refreshForecast()
{
    m_scene.forecast.reset();
    if (m_memories.size() == 1)
        m_scene.forecast = forecastOf(m_memories.front(), m_draft, m_now);
    m_curves->sceneChanged();
}

void MemoryChart::refreshCursor()
{
    for (std::size_t i = 0; i < m_scene.curves.size(); ++i) {
        std::optional<MemoryColumn> hovered;
        if (const MemoryBucket *bucket =
                m_scene.cursor ? m_memories[i].series.at(*m_scene.cursor) : nullptr) {
            hovered = MemoryColumn{bucket->from, bucket->from + bucket->span, bucket->least, bucket->mean,
                                   bucket->most};
            // What is drawn there, where a pixel is more than a reading.
            for (const MemoryColumn &column : m_scene.curves[i].columns) {
                if (column.from <= *m_scene.cursor && *m_scene.cursor < column.to)
                    hovered = column;
            }
        }
        m_scene.curves[i].hovered = hovered;
    }
    m_signs->sceneChanged();
}

void MemoryChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
        if (m_axes)
            applyLook();
        break;
    case QEvent::LanguageChange:
    case QEvent::LocaleChange:
        if (m_axes) {
            m_axes->refresh();
            refresh();
        }
        break;
    default:
        break;
    }
}

void MemoryChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void MemoryChart::showEvent(QShowEvent *event)
{
    QChartView::showEvent(event);
    layOut();
}

void MemoryChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    m_scene.hasFocus = event->reason() != Qt::MouseFocusReason;
    m_signs->sceneChanged();
}

void MemoryChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    m_scene.hasFocus = false;
    m_signs->sceneChanged();
}

bool MemoryChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && m_grip == Grip::None) {
        m_scene.cursor.reset();
        refreshCursor();
    } else if (event->type() == QEvent::ToolTip) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        const MemoryMarker *const marker = m_signs->markerAt(chart()->mapFromScene(mapToScene(help->pos())));
        QToolTip::showText(help->globalPos(), marker ? memorytexts::markerTip(*marker) : QString(),
                           viewport());
        return true;
    }
    return QChartView::viewportEvent(event);
}

} // namespace pennon
