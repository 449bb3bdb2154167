// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/memorysample.h"
#include "models/memoryseries.h"

#include <QWidget>

#include <optional>

namespace pennon {

/// The memory of a process around a moment, small: the curve, the limit and the moment itself.
class MomentCurve final : public QWidget
{
    Q_OBJECT

public:
    struct Moment
    {
        Clock::WallTime from{};
        Clock::WallTime to{};
        Clock::WallTime at{};
        MemorySeries series{ProcessName()};
        std::optional<ByteSize> limit;
    };

    explicit MomentCurve(QWidget *parent = nullptr);

    void setMoment(Moment moment);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Drawing;

    void describe();

    Moment m_moment;
};

} // namespace pennon
