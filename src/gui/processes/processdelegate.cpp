// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/processdelegate.h"

#include "look/format.h"
#include "look/healthlook.h"
#include "look/icons.h"
#include "models/processmodel.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace pennon {

namespace {

constexpr int padding = 8;

int gapOf(const QFontMetrics &metrics)
{
    return metrics.horizontalAdvance(u'n');
}

/// How wide "999 MB" is.
int memoryWidth(const QFontMetrics &metrics)
{
    return metrics.horizontalAdvance(QStringLiteral("999\u00a0MB"));
}

/// Digits need not be of one width: each gets the place of the widest.
int figureWidth(const QFontMetrics &metrics)
{
    int widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

QPixmap drawnTrail(const MemoryTrail &trail, QSizeF size, const QColor &colour, double width, double scale)
{
    QPixmap pixmap((size * scale).toSize());
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, width));
    const MemoryTrail::Range range = trail.range();
    const double height = size.height() - 2 * width;
    const double step = (size.width() - width) / (MemoryTrail::length - 1);
    const double high = height / std::max(1.0, double(range.most) - double(range.least));
    QPolygonF line;
    double x = size.width() - width / 2 - step * static_cast<double>(trail.values().size() - 1);
    for (const float value : trail.values()) {
        if (std::isnan(value)) {
            painter.drawPolyline(line);
            line.clear();
        } else {
            line.append(QPointF(x, width + height - (double(value) - double(range.least)) * high));
        }
        x += step;
    }
    painter.drawPolyline(line);
    return pixmap;
}

} // namespace

struct ProcessDelegate::Cell
{
    QPainter &painter;
    const QStyleOptionViewItem &option;
    const QModelIndex &index;
    QRect inside; ///< without the padding
    QColor text;
    QColor secondary;
    Health health = Health::Unknown;
    bool isDimmed = false;

    [[nodiscard]] QString shown(int role = Qt::DisplayRole) const { return index.data(role).toString(); }
    [[nodiscard]] QColor coloured(const QColor &colour) const { return isDimmed ? secondary : colour; }
};

ProcessDelegate::ProcessDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

void ProcessDelegate::setColours(const ProcessColours &colours, const QPalette &palette)
{
    m_colours = colours;
    QPalette faint = palette; // and yet to be seen: a disabled symbol is too pale for that
    faint.setColor(QPalette::All, QPalette::Text, colours.secondary);
    m_silenced = symbol(QStringLiteral("silence"), faint);
    m_laid.clear();
    m_curves.clear();
}

int ProcessDelegate::rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() + metrics.height() * 2 / 3;
}

int ProcessDelegate::columnWidth(ProcessColumn column, const QFontMetrics &metrics)
{
    const int gap = gapOf(metrics);
    const int figure = figureWidth(metrics);
    switch (column) {
    case ProcessColumn::State: {
        int widest = 0;
        for (const ProcessState state :
             {ProcessState::Stopped, ProcessState::Starting, ProcessState::Running, ProcessState::Backoff,
              ProcessState::Stopping, ProcessState::Exited, ProcessState::Fatal, ProcessState::Unknown})
            widest = std::max(widest, metrics.horizontalAdvance(stateWord(state)));
        return widest + 2 * metrics.height() + 2 * gap + 2 * padding;
    }
    case ProcessColumn::Name:
        return 20 * figure + 2 * padding;
    case ProcessColumn::Pid:
        return 7 * figure + 2 * padding;
    case ProcessColumn::Uptime:
        return metrics.horizontalAdvance(spanText(std::chrono::minutes(23 * 60 + 59))) + 2 * padding;
    case ProcessColumn::Memory:
        return 2 * memoryWidth(metrics) + 2 * gap + 9 * figure + 2 * padding;
    case ProcessColumn::Trail:
        return 10 * figure + 2 * padding;
    case ProcessColumn::Restarts:
        return 0; // as wide as its title
    case ProcessColumn::Situation:
        break;
    }
    return 40 * figure;
}

QSize ProcessDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {columnWidth(static_cast<ProcessColumn>(index.column()), option.fontMetrics),
            rowHeight(option.fontMetrics)};
}

void ProcessDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    if (!m_region.isEmpty() && !m_region.intersects(option.rect))
        return;
    if (const QStyle *style = option.widget != nullptr ? option.widget->style() : QApplication::style())
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const bool isDimmed = index.data(ProcessModel::DimmedRole).toBool();
    const Cell cell{*painter,
                    option,
                    index,
                    option.rect.adjusted(padding, 0, -padding, 0),
                    isDimmed ? m_colours.secondary : m_colours.text,
                    m_colours.secondary,
                    static_cast<Health>(index.data(ProcessModel::HealthRole).toInt()),
                    isDimmed};
    switch (static_cast<ProcessColumn>(index.column())) {
    case ProcessColumn::State:
        paintState(cell);
        break;
    case ProcessColumn::Memory:
        paintMemory(cell);
        break;
    case ProcessColumn::Trail:
        paintTrail(cell);
        break;
    case ProcessColumn::Pid:
    case ProcessColumn::Uptime:
    case ProcessColumn::Restarts:
        paintFigures(cell, cell.inside, cell.shown(), cell.text);
        break;
    case ProcessColumn::Name:
    case ProcessColumn::Situation:
        paintTexts(cell);
        break;
    }
}

void ProcessDelegate::paintState(const Cell &cell) const
{
    const int side = cell.option.fontMetrics.ascent() * 9 / 10;
    QRectF shape(cell.inside.left(), 0, side, side);
    shape.moveTop(cell.inside.top() + (cell.inside.height() - side) / 2.0);
    cell.painter.setRenderHint(QPainter::Antialiasing);
    paintHealth(cell.painter, shape, cell.health, cell.coloured(m_colours.of(cell.health)));
    cell.painter.setRenderHint(QPainter::Antialiasing, false);
    QRect rest = cell.inside;
    rest.setLeft(rest.left() + side + gapOf(cell.option.fontMetrics));
    const int width = paintText(cell.painter, rest, cell.shown(), cell.text, cell.option.font);
    if (!cell.shown(ProcessModel::SecondaryRole).isEmpty()) {
        QRect place(rest.left() + width + gapOf(cell.option.fontMetrics) / 2, 0, side, side);
        place.moveTop(rest.top() + (rest.height() - side) / 2);
        m_silenced.paint(&cell.painter, place);
    }
}

void ProcessDelegate::paintMemory(const Cell &cell) const
{
    const QFontMetrics &metrics = cell.option.fontMetrics;
    const int gap = gapOf(metrics);
    QRect number = cell.inside;
    number.setWidth(std::min(memoryWidth(metrics), number.width()));
    const double share = cell.index.data(ProcessModel::ShareRole).toDouble();
    const QString limit = cell.shown(ProcessModel::SecondaryRole);
    paintFigures(cell, number, cell.shown(), cell.text);
    QRect behind = cell.inside;
    behind.setLeft(number.right() + 1 + gap);
    behind.setRight(cell.inside.right() - memoryWidth(metrics) - gap);
    if (share < 0 || limit.isEmpty() || behind.width() < 2 * gap)
        return;
    const int height = std::max(4, metrics.height() / 3);
    const int top = behind.top() + (behind.height() - height) / 2; // whole pixels: its edges are sharp
    QRectF bar(behind.left(), top, behind.width(), height);
    const bool isNear = share >= 0.9 || cell.health == Health::Trouble;
    const QColor colour = share >= 1 ? m_colours.of(Health::Failed)
                          : isNear   ? m_colours.of(Health::Trouble)
                                     : m_colours.of(Health::Fine);
    const double radius = height / 2.0;
    cell.painter.setRenderHint(QPainter::Antialiasing);
    cell.painter.setPen(Qt::NoPen);
    cell.painter.setBrush(m_colours.track);
    cell.painter.drawRoundedRect(bar, radius, radius);
    bar.setWidth(std::max<double>(height, bar.width() * std::min(share, 1.0)));
    cell.painter.setBrush(cell.coloured(colour));
    cell.painter.drawRoundedRect(bar, radius, radius);
    cell.painter.setRenderHint(QPainter::Antialiasing, false);
    QFont small = cell.option.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    const QRect last(behind.right() + 1 + gap, cell.inside.top(), memoryWidth(metrics), cell.inside.height());
    paintText(cell.painter, last, limit, cell.secondary, small);
}

void ProcessDelegate::paintTrail(const Cell &cell) const
{
    const auto trail = cell.index.data(ProcessModel::TrailRole).value<MemoryTrail>();
    if (!trail.isDrawable() || cell.inside.width() < 2 * padding)
        return;
    const QColor colour =
        cell.coloured(isWrong(cell.health) ? m_colours.of(Health::Trouble) : m_colours.curve);
    const int vertical = cell.inside.height() / 5;
    const QRect place = cell.inside.adjusted(0, vertical, 0, -vertical);
    const double scale = cell.painter.device()->devicePixelRatioF();
    const QList<float> &values = trail.values();
    const std::size_t key =
        qHashMulti(qHashBits(values.constData(), static_cast<std::size_t>(values.size()) * sizeof(float)),
                   colour.rgba(), place.width(), place.height(), scale);
    const QPixmap *kept = m_curves.object(key);
    const QPixmap drawn = kept != nullptr
                              ? *kept
                              : drawnTrail(trail, QSizeF(place.size()), colour,
                                           std::max(1.2, cell.option.fontMetrics.height() / 14.0), scale);
    if (kept == nullptr)
        m_curves.insert(key, new QPixmap(drawn));
    cell.painter.drawPixmap(place.topLeft(), drawn);
}

void ProcessDelegate::paintTexts(const Cell &cell) const
{
    const bool isName = cell.index.column() == static_cast<int>(ProcessColumn::Name);
    QFont font = cell.option.font;
    font.setBold(isName);
    const int width = paintText(cell.painter, cell.inside, cell.shown(), cell.text, font);
    if (isName)
        return;
    QRect rest = cell.inside;
    rest.setLeft(rest.left() + width + (width > 0 ? gapOf(cell.option.fontMetrics) : 0));
    QFont small = cell.option.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    // A time that is cut tells nothing: all of it or none, the tooltip has it.
    const QString since = cell.shown(ProcessModel::SecondaryRole);
    if (width > 0 && QFontMetrics(small).horizontalAdvance(since) <= rest.width())
        paintText(cell.painter, rest, since, cell.secondary, small);
}

void ProcessDelegate::paintFigures(const Cell &cell, const QRect &rectangle, const QString &text,
                                   const QColor &colour) const
{
    const QFontMetrics &metrics = cell.option.fontMetrics;
    const bool isTabular = metrics.horizontalAdvance(u'1') == figureWidth(metrics);
    if (isTabular || metrics.horizontalAdvance(text) > rectangle.width()) {
        paintText(cell.painter, rectangle, text, colour, cell.option.font, true);
        return;
    }
    QRect place = rectangle;
    for (auto character = text.crbegin(); character != text.crend() && place.width() > 0; ++character) {
        const int width = character->isDigit() ? figureWidth(metrics) : metrics.horizontalAdvance(*character);
        QRect one = place;
        one.setLeft(place.right() + 1 - width);
        paintText(cell.painter, one, QString(*character), colour, cell.option.font, true);
        place.setRight(place.right() - width);
    }
}

int ProcessDelegate::paintText(QPainter &painter, const QRect &rectangle, const QString &text,
                               const QColor &colour, const QFont &font, bool isRight) const
{
    if (text.isEmpty() || rectangle.width() <= 0)
        return 0;
    const QString key = QChar(font.bold() ? u'b' : u'n') + QString::number(font.pointSizeF()) + u':' + text;
    const Laid *kept = m_laid.object(key);
    Laid laid;
    if (kept != nullptr) {
        laid = *kept;
    } else {
        laid = {QStaticText(text), QFontMetrics(font).horizontalAdvance(text)};
        laid.text.setTextFormat(Qt::PlainText);
        laid.text.setPerformanceHint(QStaticText::AggressiveCaching);
        laid.text.prepare({}, font);
        m_laid.insert(key, new Laid(laid));
    }
    painter.setFont(font);
    painter.setPen(colour);
    if (laid.width > rectangle.width()) {
        const QString cut = QFontMetrics(font).elidedText(text, Qt::ElideRight, rectangle.width());
        painter.drawText(rectangle, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, cut);
        return rectangle.width();
    }
    const double top = rectangle.top() + (rectangle.height() - laid.text.size().height()) / 2;
    painter.drawStaticText(
        QPointF(isRight ? rectangle.right() + 1 - laid.width : rectangle.left(), std::round(top)), laid.text);
    return laid.width;
}

void ProcessDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index, bool isExpanded) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter.fillRect(option.rect, isSelected ? m_colours.selection : m_colours.band);
    painter.fillRect(QRect(option.rect.topLeft(), QSize(option.rect.width(), 1)), m_colours.line);
    const bool isDimmed = index.data(ProcessModel::DimmedRole).toBool();
    const int side = option.fontMetrics.ascent() * 9 / 10;
    QRect rest = option.rect.adjusted(padding, 0, -padding, 0);
    const QPointF middle(rest.left() + side / 2.0, rest.center().y() + 0.5);
    const double half = side / 3.2;
    QPainterPath arrow;
    if (isExpanded) {
        arrow.moveTo(middle + QPointF(-half, -half / 2));
        arrow.lineTo(middle + QPointF(0, half / 2));
        arrow.lineTo(middle + QPointF(half, -half / 2));
    } else {
        arrow.moveTo(middle + QPointF(-half / 2, -half));
        arrow.lineTo(middle + QPointF(half / 2, 0));
        arrow.lineTo(middle + QPointF(-half / 2, half));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(arrow, QPen(m_colours.secondary, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setRenderHint(QPainter::Antialiasing, false);
    rest.setLeft(rest.left() + side + gapOf(option.fontMetrics));
    QFont bold = option.font;
    bold.setBold(true);
    const int width = paintText(painter, rest, index.data().toString(),
                                isDimmed ? m_colours.secondary : m_colours.text, bold);
    rest.setLeft(rest.left() + width + gapOf(option.fontMetrics));
    paintText(painter, rest, index.data(ProcessModel::SecondaryRole).toString(), m_colours.secondary,
              option.font);
}

} // namespace pennon
