// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace pennon {

/// For columns that are as wide as what is in them: keeps some space to the next one.
class RoomyDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        constexpr int letters = 2;
        return QStyledItemDelegate::sizeHint(option, index) +
               QSize(option.fontMetrics.averageCharWidth() * letters, 0);
    }
};

} // namespace pennon
