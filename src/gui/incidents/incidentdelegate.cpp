// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/incidents/incidentdelegate.h"

#include "look/healthlook.h"
#include "look/icons.h"
#include "models/incidentmodel.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace pennon {

namespace {

constexpr int padding = 8;

int headingHeight(const QFontMetrics &metrics)
{
    return metrics.height() * 3 / 2;
}

int rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() * 2 + metrics.height() * 3 / 4;
}

/// Whether the row above is of another day.
bool beginsDay(const QModelIndex &index)
{
    const QModelIndex above = index.siblingAtRow(index.row() - 1);
    return !above.isValid() || above.data(IncidentModel::DayRole) != index.data(IncidentModel::DayRole);
}

QPalette::ColorGroup groupOf(const QStyleOptionViewItem &option)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return QPalette::Disabled;
    return option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
}

/// Elided on the right. Returns how wide it is.
int drawLine(QPainter &painter, const QRect &place, const QString &text, const QFont &font,
             const QColor &color, Qt::Alignment side = Qt::AlignLeft)
{
    if (text.isEmpty() || place.width() <= 0)
        return 0;
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, place.width());
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(place, static_cast<int>(side | Qt::AlignVCenter | Qt::TextSingleLine), shown);
    return std::min(place.width(), metrics.horizontalAdvance(shown));
}

void paintDay(QPainter &painter, const QRect &place, const QStyleOptionViewItem &option,
              const QModelIndex &index)
{
    painter.fillRect(place, option.palette.color(QPalette::AlternateBase));
    QFont font = option.font;
    font.setBold(true);
    drawLine(painter, place.adjusted(padding, 0, -padding, 0),
             index.data(IncidentModel::DayTextRole).toString(), font,
             option.palette.color(QPalette::PlaceholderText));
}

} // namespace

QSize IncidentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int heading = beginsDay(index) ? headingHeight(option.fontMetrics) : 0;
    return {option.fontMetrics.averageCharWidth() * 30, rowHeight(option.fontMetrics) + heading};
}

void IncidentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    if (beginsDay(index)) {
        const int heading = headingHeight(option.fontMetrics);
        paintDay(*painter, QRect(option.rect.topLeft(), QSize(option.rect.width(), heading)), option, index);
        row.rect.setTop(row.rect.top() + heading);
    }
    const QStyle &style = option.widget != nullptr ? *option.widget->style() : *QApplication::style();
    style.drawPrimitive(QStyle::PE_PanelItemViewItem, &row, painter, option.widget);

    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isOpen = index.data(IncidentModel::OpenRole).toBool();
    const bool isAcknowledged = index.data(IncidentModel::AcknowledgedRole).toBool();
    const QPalette::ColorGroup group = groupOf(option);
    const QColor text = option.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QColor secondary = isSelected ? text : option.palette.color(group, QPalette::PlaceholderText);
    const auto health = static_cast<Health>(index.data(IncidentModel::HealthRole).toInt());

    const QFontMetrics &metrics = option.fontMetrics;
    const int gap = metrics.horizontalAdvance(u'n');
    const int lineHeight = metrics.height();
    QRect inside = row.rect.adjusted(padding, 0, -padding, 0);
    QRect first(inside.left(), inside.top() + (inside.height() - 2 * lineHeight) / 2, inside.width(),
                lineHeight);
    const int side = metrics.ascent() * 9 / 10;
    const QRectF shape(first.left(), first.top() + (lineHeight - side) / 2.0, side, side);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor shapeColor = isOpen && !isSelected ? healthColor(health, option.palette) : secondary;
    if (isOpen) {
        paintHealth(*painter, shape, health, shapeColor);
    } else { // only its outline: it is over
        painter->setPen(QPen(shapeColor, std::max(1.0, side / 10.0)));
        painter->setBrush(Qt::NoBrush);
        const double inset = std::max(1.0, side / 10.0);
        painter->drawPath(healthPath(shape.adjusted(inset, inset, -inset, -inset), health));
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    first.setLeft(first.left() + side + gap);
    QRect second = first.translated(0, lineHeight);

    QFont bold = option.font;
    bold.setBold(!isAcknowledged);
    QFont small = option.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    const QColor main = isAcknowledged ? secondary : text;
    QRect rest = first;
    rest.setRight(rest.right() - gap -
                  drawLine(*painter, first, index.data(IncidentModel::WhenRole).toString(), small, secondary,
                           Qt::AlignRight));
    if (isAcknowledged) {
        const QRect mark(rest.right() - side, first.top() + (lineHeight - side) / 2, side, side);
        symbol(QStringLiteral("acknowledge"), option.palette)
            .paint(painter, mark, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Disabled);
        rest.setRight(mark.left() - gap);
    }
    rest.setLeft(rest.left() + gap +
                 drawLine(*painter, rest, index.data(IncidentModel::SubjectRole).toString(), bold, main));
    drawLine(*painter, rest, index.data(IncidentModel::KindRole).toString(), option.font, main);

    rest = second;
    rest.setRight(rest.right() - gap -
                  drawLine(*painter, second, index.data(IncidentModel::SpanRole).toString(), small, secondary,
                           Qt::AlignRight));
    rest.setLeft(
        rest.left() + gap +
        drawLine(*painter, rest, index.data(IncidentModel::CauseRole).toString(), option.font, secondary));
    const QString remedy = index.data(IncidentModel::RemedyRole).toString();
    if (!remedy.isEmpty())
        drawLine(*painter, rest, QString(QStringLiteral("→ ") + remedy), small, secondary);
    painter->restore();
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(row);
        focus.backgroundColor = option.palette.color(isSelected ? QPalette::Highlight : QPalette::Base);
        style.drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

} // namespace pennon
