// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/incidents/momentcurve.h"

#include "look/contrast.h"
#include "look/format.h"
#include "look/healthlook.h"

#include <QEvent>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace pennon {

namespace {

constexpr double room = 1.15; ///< above the highest value

ByteSize mostOf(const MomentCurve::Moment &moment)
{
    ByteSize most = moment.limit.value_or(ByteSize{});
    for (const MemoryBucket &bucket : moment.series.buckets())
        most = std::max(most, bucket.most);
    return most;
}

/// The step of the value axis: 1, 2 or 5, or these times 10 or 100, of KB, MB …, so that at most three fit.
qint64 stepFor(double top)
{
    constexpr double lines = 3;
    for (qint64 unit = 1024;; unit *= 1024) {
        for (const qint64 step : {1, 2, 5, 10, 20, 50, 100, 200, 500}) {
            if (static_cast<double>(step * unit) * lines >= top)
                return step * unit;
        }
    }
}

} // namespace

/// One picture: where things are.
class MomentCurve::Drawing final
{
public:
    Drawing(QPainter &painter, const Moment &moment, const QPalette &palette, const QRectF &place)
        : m_painter(painter)
        , m_moment(moment)
        , m_palette(palette)
        , m_top(std::max(1.0, static_cast<double>(mostOf(moment).bytes) * room))
    {
        const QFontMetricsF metrics(painter.font());
        const qint64 step = stepFor(m_top);
        for (qint64 at = step; static_cast<double>(at) <= m_top; at += step)
            m_values.push_back({at});
        double labels = 0;
        for (const ByteSize &value : m_values)
            labels = std::max(labels, metrics.horizontalAdvance(memoryText(value)));
        m_plot =
            place.adjusted(labels + metrics.height() / 2, metrics.height() / 2, 0, -metrics.height() * 1.2);
    }

    void values()
    {
        const double height = QFontMetricsF(m_painter.font()).height();
        QColor faint = m_palette.color(QPalette::Text);
        faint.setAlphaF(0.12F);
        for (const ByteSize &value : m_values) {
            const double at = y(value);
            m_painter.setPen(faint);
            m_painter.drawLine(QPointF(m_plot.left(), at), QPointF(m_plot.right(), at));
            m_painter.setPen(m_palette.color(QPalette::PlaceholderText));
            m_painter.drawText(QRectF(0, at - height / 2, m_plot.left() - height / 2, height),
                               Qt::AlignRight | Qt::AlignVCenter, memoryText(value));
        }
    }

    void axis()
    {
        m_painter.setPen(m_palette.color(QPalette::Mid));
        m_painter.drawLine(m_plot.bottomLeft(), m_plot.bottomRight());
        const double height = QFontMetricsF(m_painter.font()).height();
        const QRectF below(m_plot.left(), m_plot.bottom(), m_plot.width(), height * 1.2);
        m_painter.setPen(m_palette.color(QPalette::PlaceholderText));
        m_painter.drawText(below, Qt::AlignLeft | Qt::AlignBottom, momentText(m_moment.from, m_moment.at));
        m_painter.drawText(below, Qt::AlignHCenter | Qt::AlignBottom, momentText(m_moment.at, m_moment.at));
        m_painter.drawText(below, Qt::AlignRight | Qt::AlignBottom, momentText(m_moment.to, m_moment.at));
    }

    void curve()
    {
        const std::vector<MemoryBucket> &buckets = m_moment.series.buckets();
        QPolygonF line;
        for (std::size_t i = 0; i < buckets.size(); ++i) {
            if (m_moment.series.hasGapBefore(i))
                stroke(std::exchange(line, {}));
            line.append(QPointF(x(buckets[i].from), y(buckets[i].most)));
        }
        stroke(line);
    }

    void limit()
    {
        if (!m_moment.limit)
            return;
        const QColor color = healthColor(Health::Failed, m_palette);
        const double height = y(*m_moment.limit);
        m_painter.setPen(QPen(color, 1, Qt::DashLine));
        m_painter.drawLine(QPointF(m_plot.left(), height), QPointF(m_plot.right(), height));
        const double text = QFontMetricsF(m_painter.font()).height();
        const QRectF place(m_plot.left(), height, m_plot.width(), text);
        m_painter.drawText(place, Qt::AlignRight | Qt::AlignTop,
                           MomentCurve::tr("limit %1").arg(memoryText(*m_moment.limit)));
    }

    void moment()
    {
        m_painter.setPen(QPen(m_palette.color(QPalette::Text), 1));
        const double at = x(m_moment.at);
        m_painter.drawLine(QPointF(at, m_plot.top()), QPointF(at, m_plot.bottom()));
    }

private:
    [[nodiscard]] double x(Clock::WallTime time) const
    {
        const auto span = static_cast<double>(std::max<qint64>(1, (m_moment.to - m_moment.from).count()));
        return m_plot.left() + m_plot.width() * static_cast<double>((time - m_moment.from).count()) / span;
    }
    [[nodiscard]] double y(ByteSize size) const
    {
        return m_plot.bottom() - m_plot.height() * static_cast<double>(size.bytes) / m_top;
    }
    void stroke(const QPolygonF &line)
    {
        if (line.isEmpty())
            return;
        const QColor color =
            readable(m_palette.color(QPalette::Highlight), m_palette.color(QPalette::Window), 3);
        if (line.size() == 1) {
            m_painter.setPen(QPen(color, 3, Qt::SolidLine, Qt::RoundCap));
            m_painter.drawPoint(line.front());
            return;
        }
        QPolygonF area = line;
        area.append(QPointF(line.back().x(), m_plot.bottom()));
        area.append(QPointF(line.front().x(), m_plot.bottom()));
        QColor pale = color;
        pale.setAlphaF(0.15F);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(pale);
        m_painter.drawPolygon(area);
        m_painter.setPen(QPen(color, 1.6));
        m_painter.drawPolyline(line);
    }

    QPainter &m_painter;
    const Moment &m_moment;
    const QPalette &m_palette;
    double m_top;
    std::vector<ByteSize> m_values; ///< of the axis
    QRectF m_plot;
};

MomentCurve::MomentCurve(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MomentCurve::setMoment(Moment moment)
{
    m_moment = std::move(moment);
    describe();
    update();
}

QSize MomentCurve::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 50, fontMetrics().height() * 7};
}

QSize MomentCurve::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, fontMetrics().height() * 7};
}

void MomentCurve::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() * 0.85);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF place = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (m_moment.series.isEmpty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(place, static_cast<int>(Qt::AlignCenter | Qt::TextWordWrap),
                         accessibleDescription());
        return;
    }
    Drawing drawing(painter, m_moment, palette(), place);
    drawing.values();
    drawing.axis();
    drawing.curve();
    drawing.moment();
    drawing.limit();
}

void MomentCurve::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        update();
    QWidget::changeEvent(event);
}

void MomentCurve::describe()
{
    setAccessibleName(tr("Memory around that moment"));
    if (m_moment.series.isEmpty()) {
        setAccessibleDescription(tr("No memory was measured around that moment."));
        return;
    }
    const std::vector<MemoryBucket> &buckets = m_moment.series.buckets();
    const auto most = std::ranges::max_element(buckets, {}, [](const MemoryBucket &one) { return one.most; });
    setAccessibleDescription(tr("from %1 to %2, at most %3")
                                 .arg(momentText(m_moment.from, m_moment.at),
                                      momentText(m_moment.to, m_moment.at), memoryText(most->most)));
}

} // namespace pennon
