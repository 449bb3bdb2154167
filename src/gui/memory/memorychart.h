// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/memory/chartaxes.h"
#include "gui/memory/plotscene.h"
#include "models/processmemory.h"

#include <QChartView>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace pennon {

class CurvesItem;
class SignsItem;

/// The memory of processes over time with everything that explains it. Moved and zoomed by mouse and
/// keyboard: drag or arrow keys, wheel or + and -, Shift and drag for a part, Home for the oldest and End for
/// the newest. With one process its limit can be dragged; Escape gives a drag up.
class MemoryChart final : public QChartView
{
    Q_OBJECT

public:
    explicit MemoryChart(QWidget *parent = nullptr);
    MemoryChart(const MemoryChart &) = delete;
    MemoryChart &operator=(const MemoryChart &) = delete;
    MemoryChart(MemoryChart &&) = delete;
    MemoryChart &operator=(MemoryChart &&) = delete;
    ~MemoryChart() override;

    /// At most CurveStyle::many are drawn.
    void setMemories(std::vector<ProcessMemory> memories);
    void setNow(Clock::WallTime now);
    void showNewest(std::chrono::milliseconds span);
    void showNewest();
    void zoom(double factor);
    /// Shown in the place of the process's limit while it is changed.
    void setDraft(std::optional<ByteSize> draft);
    void setLimitEditable(bool isEditable);

    [[nodiscard]] const MemoryWindow &window() const { return m_scene.window; }
    [[nodiscard]] const std::vector<ProcessMemory> &memories() const { return m_memories; }
    /// Where things are, in the viewport's coordinates; for tests and tooltips.
    [[nodiscard]] const PlotScene &plot() const { return m_scene; }

Q_SIGNALS:
    void windowChanged();
    /// While the limit is dragged, and once it was let go.
    void limitDragged(pennon::ByteSize size);
    void limitDropped(pennon::ByteSize size);
    /// Escape.
    void requestRevertLimit();
    void requestIncident(qint64 id);

protected:
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    enum class Grip { None, Pan, Limit, Band };

    void applyLook();
    void layOut();
    void changeWindow(const MemoryWindow &window);
    void refresh();
    void refreshCurves();
    void refreshScale();
    void refreshLimit();
    void refreshForecast();
    void refreshCursor();
    void hover(const QPointF &position);
    void dragLimit(double y);
    void endGrip();
    [[nodiscard]] double ahead() const;

    PlotScene m_scene;
    std::array<CurveStyle, CurveStyle::many> m_styles; ///< on the palette as it is
    std::vector<ProcessMemory> m_memories;
    Clock::WallTime m_now{};
    std::optional<ByteSize> m_draft;
    bool m_isLimitEditable = false;
    std::unique_ptr<ChartAxes> m_axes;
    CurvesItem *m_curves;
    SignsItem *m_signs;
    Grip m_grip = Grip::None;
    QPointF m_gripped; ///< where the button went down
    MemoryWindow m_grippedWindow;
    bool m_hasMoved = false; ///< since then
    double m_gripOffset = 0; ///< between the cursor and the limit's line
};

} // namespace pennon
