// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/sidebardelegate.h"

#include "look/healthlook.h"
#include "models/serverlistmodel.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace pennon {

namespace {

constexpr int margin = 8;
constexpr int gap = 8;

QFont smallFont(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.85);
    return small;
}

QString subtitleOf(const QModelIndex &index)
{
    return index.data(ServerListModel::SubtitleRole).toString();
}

int paintBadge(QPainter &painter, const QRect &area, const QModelIndex &index, const QPalette &palette)
{
    const int number = index.data(ServerListModel::BadgeRole).toInt();
    if (number <= 0)
        return 0;
    const QString text = number > 999 ? QStringLiteral("999+") : QString::number(number);
    QFont font = smallFont(painter.font());
    font.setBold(true);
    const QFontMetrics metrics(font);
    const int height = metrics.height() + 2;
    const int width = std::max(height, metrics.horizontalAdvance(text) + height / 2);
    const QRect badge(area.right() - width + 1, area.center().y() - height / 2, width, height);
    const QVariant health = index.data(ServerListModel::HealthRole);
    const QColor fill = healthColor(health.isValid() ? health.value<Health>() : Health::Trouble, palette);
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(badge, height / 2.0, height / 2.0);
    painter.setFont(font);
    painter.setPen(qGray(fill.rgb()) > 140 ? Qt::black : Qt::white);
    painter.drawText(badge, Qt::AlignCenter, text);
    painter.restore();
    return width + gap;
}

} // namespace

void SideBarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget != nullptr ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const bool dimmed = index.data(ServerListModel::LostRole).toBool();
    const QPalette &palette = item.palette;
    const auto group = item.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    const QColor text = palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    QColor faint = text;
    faint.setAlphaF(selected ? 0.85F : 0.65F);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(item.font);
    QRect area = item.rect.adjusted(margin, 0, -margin, 0);
    const int side = QFontMetrics(item.font).ascent();
    const QRect mark(area.left(), area.center().y() - side / 2, side, side);
    if (const QVariant health = index.data(ServerListModel::HealthRole); !subtitleOf(index).isEmpty()) {
        const auto of = health.value<Health>();
        paintHealth(*painter, mark, of, selected ? text : healthColor(of, palette));
    } else {
        item.icon.paint(painter, mark, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
    }
    area.setLeft(mark.right() + gap);
    area.setRight(area.right() - paintBadge(*painter, area, index, palette));

    const QString subtitle = subtitleOf(index);
    const QFontMetrics metrics(item.font);
    painter->setPen(dimmed ? faint : text);
    if (subtitle.isEmpty()) {
        painter->drawText(area, Qt::AlignVCenter,
                          metrics.elidedText(item.text, Qt::ElideRight, area.width()));
    } else {
        const QFont small = smallFont(item.font);
        const QFontMetrics smallMetrics(small);
        const int top = area.center().y() - (metrics.height() + smallMetrics.height()) / 2;
        painter->drawText(QRect(area.left(), top, area.width(), metrics.height()), Qt::AlignVCenter,
                          metrics.elidedText(item.text, Qt::ElideMiddle, area.width()));
        painter->setFont(small);
        painter->setPen(faint);
        painter->drawText(QRect(area.left(), top + metrics.height(), area.width(), smallMetrics.height()),
                          Qt::AlignVCenter, smallMetrics.elidedText(subtitle, Qt::ElideRight, area.width()));
    }
    painter->restore();
}

QSize SideBarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QFontMetrics metrics(item.font);
    if (subtitleOf(index).isEmpty())
        return {metrics.horizontalAdvance(item.text) + 60, metrics.height() + 10};
    return {120, metrics.height() + QFontMetrics(smallFont(item.font)).height() + 10};
}

} // namespace pennon
