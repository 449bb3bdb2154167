// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/processmodel.h"

#include <QStringList>

namespace pennon {

/// The process table as text: a line for a heading, an indented one for a process.
inline QString shownText(const QAbstractItemModel &model, const std::vector<ProcessColumn> &columns)
{
    QStringList lines;
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex heading = model.index(group, 0);
        lines.append(heading.data().toString() + QStringLiteral(": ") +
                     heading.data(ProcessModel::SecondaryRole).toString());
        for (int row = 0; row < model.rowCount(heading); ++row) {
            QStringList cells;
            for (const ProcessColumn column : columns) {
                const QModelIndex cell = model.index(row, static_cast<int>(column), heading);
                const QString secondary = cell.data(ProcessModel::SecondaryRole).toString();
                cells.append(cell.data().toString() +
                             (secondary.isEmpty() ? QString() : QString(QStringLiteral(" / ") + secondary)));
            }
            lines.append(QStringLiteral("  ") + cells.join(QStringLiteral(" | ")).replace(QChar(0xa0), u' '));
        }
    }
    return lines.join(u'\n');
}

inline QString shownNames(const QAbstractItemModel &model)
{
    return shownText(model, {ProcessColumn::Name});
}

} // namespace pennon
