// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/memorychart.h"

#include "gui/memory/signsitem.h"

#include <QApplication>
#include <QChart>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

/// What mouse and keyboard do to a memory chart.
namespace pennon {

namespace {

using std::chrono::milliseconds;

constexpr double zoomStep = 0.8;
constexpr double panPart = 0.1;
constexpr int wheelStep = 120;
constexpr double smallestBand = 6;
constexpr qint64 kilobyte = 1024;

milliseconds part(milliseconds of, double factor)
{
    return milliseconds(std::llround(static_cast<double>(of.count()) * factor));
}

/// The nearest round size that a pixel can still tell from the next.
ByteSize rounded(ByteSize size, double bytesPerPixel)
{
    qint64 step = kilobyte;
    while (static_cast<double>(step) < bytesPerPixel)
        step *= 2;
    return {std::max(step, (size.bytes + step / 2) / step * step)};
}

} // namespace

void MemoryChart::keyPressEvent(QKeyEvent *event)
{
    MemoryWindow window = m_scene.window;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        window.zoom(zoomStep * zoomStep);
        break;
    case Qt::Key_Minus:
        window.zoom(1 / (zoomStep * zoomStep));
        break;
    case Qt::Key_Left:
        window.pan(-part(window.span(), panPart));
        break;
    case Qt::Key_Right:
        window.pan(part(window.span(), panPart));
        break;
    case Qt::Key_PageUp:
        window.pan(-window.span());
        break;
    case Qt::Key_PageDown:
        window.pan(window.span());
        break;
    case Qt::Key_Home:
        window.showOldest();
        break;
    case Qt::Key_End:
        window.showNewest();
        break;
    case Qt::Key_Escape:
        endGrip();
        Q_EMIT requestRevertLimit();
        return;
    default:
        QChartView::keyPressEvent(event);
        return;
    }
    event->accept();
    changeWindow(window);
}

void MemoryChart::wheelEvent(QWheelEvent *event)
{
    MemoryWindow window = m_scene.window;
    const QPoint delta = event->angleDelta();
    const bool isSideways =
        std::abs(delta.x()) > std::abs(delta.y()) || event->modifiers().testFlag(Qt::ShiftModifier);
    if (isSideways) {
        const int steps = delta.x() != 0 ? delta.x() : delta.y();
        window.pan(-part(window.span(), panPart * steps / wheelStep));
    } else {
        const double steps = static_cast<double>(delta.y()) / wheelStep;
        window.zoom(std::pow(zoomStep, steps), m_scene.timeAt(event->position().x()));
    }
    event->accept();
    changeWindow(window);
    hover(event->position());
}

void MemoryChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    event->accept();
    const QPointF position = event->position();
    m_gripped = position;
    m_grippedWindow = m_scene.window;
    m_hasMoved = false;
    if (m_signs->isOnLimit(position)) {
        m_grip = Grip::Limit;
        m_gripOffset = position.y() - m_scene.limitY();
        m_scene.cursor.reset();
        refreshCursor();
        refreshLimit();
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_grip = Grip::Band;
    } else {
        m_grip = Grip::Pan;
    }
}

void MemoryChart::mouseMoveEvent(QMouseEvent *event)
{
    event->accept();
    const QPointF position = event->position();
    switch (m_grip) {
    case Grip::None:
        hover(position);
        break;
    case Grip::Limit:
        dragLimit(position.y());
        break;
    case Grip::Pan: {
        const double by = (position.x() - m_gripped.x()) / std::max(1.0, m_scene.area.width());
        m_hasMoved =
            m_hasMoved || std::abs(position.x() - m_gripped.x()) >= QApplication::startDragDistance();
        if (m_hasMoved) {
            viewport()->setCursor(Qt::ClosedHandCursor);
            MemoryWindow window = m_grippedWindow;
            window.setNow(m_now);
            window.pan(-part(window.span(), by));
            changeWindow(window);
        }
        break;
    }
    case Grip::Band: {
        const double left = std::max(m_scene.area.left(), std::min(m_gripped.x(), position.x()));
        const double right = std::min(m_scene.area.right(), std::max(m_gripped.x(), position.x()));
        m_scene.rubberBand = QRectF(left, m_scene.area.top(), right - left, m_scene.area.height());
        m_signs->sceneChanged();
        break;
    }
    }
}

void MemoryChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    event->accept();
    const Grip grip = m_grip;
    const std::optional<QRectF> band = m_scene.rubberBand;
    endGrip();
    if (grip == Grip::Limit) {
        if (m_draft)
            Q_EMIT limitDropped(*m_draft);
    } else if (grip == Grip::Band && band && band->width() >= smallestBand) {
        MemoryWindow window = m_scene.window;
        window.show(m_scene.timeAt(band->left()), m_scene.timeAt(band->right()));
        changeWindow(window);
    } else if (grip == Grip::Pan && !m_hasMoved) {
        if (const MemoryMarker *const marker = m_signs->markerAt(event->position());
            marker && marker->incident.id > 0)
            Q_EMIT requestIncident(marker->incident.id);
    }
    hover(event->position());
}

void MemoryChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    // A second press, so that what begins with it can be dragged as well.
    mousePressEvent(event);
}

void MemoryChart::hover(const QPointF &position)
{
    const bool isOnLimit = m_signs->isOnLimit(position);
    if (isOnLimit) {
        viewport()->setCursor(Qt::SizeVerCursor);
    } else if (const MemoryMarker *const marker = m_signs->markerAt(position);
               marker && marker->incident.id > 0) {
        viewport()->setCursor(Qt::PointingHandCursor);
    } else {
        viewport()->setCursor(Qt::CrossCursor);
    }
    m_scene.cursor.reset();
    if (!isOnLimit && m_scene.area.contains(position) && !m_memories.empty())
        m_scene.cursor = m_scene.timeAt(position.x());
    refreshCursor();
}

void MemoryChart::dragLimit(double y)
{
    const double bytesPerPixel =
        static_cast<double>(m_scene.highest.bytes) / std::max(1.0, m_scene.area.height());
    const ByteSize size =
        rounded(m_scene.sizeAt(std::min(y - m_gripOffset, m_scene.area.bottom())), bytesPerPixel);
    if (size == m_draft)
        return;
    setDraft(size);
    Q_EMIT limitDragged(size);
}

void MemoryChart::endGrip()
{
    const bool wasLimit = m_grip == Grip::Limit;
    m_grip = Grip::None;
    m_scene.rubberBand.reset();
    viewport()->setCursor(Qt::CrossCursor);
    if (wasLimit) {
        refreshScale();
        refreshLimit();
    }
    m_signs->sceneChanged();
}

} // namespace pennon
