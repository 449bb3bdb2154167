// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/processactions.h"

#include <QAbstractTableModel>
#include <QPalette>

namespace pennon {

/// The steps of one ActionRun: process, how it stands. What failed comes first.
class ActionStepsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// The run outlives the model.
    explicit ActionStepsModel(const ActionRun &run, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void take(int step);

    const ActionRun &m_run;
    std::vector<int> m_order; ///< row -> step
    int m_failed = 0;         ///< so many rows at the top
};

} // namespace pennon
