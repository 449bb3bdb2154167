// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/whoistold.h"

#include <QAbstractTableModel>

namespace pennon {

/// The maintenance windows of pennon.conf, in its order: about what, when, and whether that is now. Merges
/// row by row.
class MaintenanceModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Section, Processes, Times, Now, ColumnCount };

    explicit MaintenanceModel(QObject *parent = nullptr);

    /// now is what moments are told against.
    void setViews(std::vector<MaintenanceView> views, Clock::WallTime now);
    /// Texts in another language.
    void retranslate();
    [[nodiscard]] QString sectionAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString nowText(const MaintenanceView &view) const;

    std::vector<MaintenanceView> m_views;
    Clock::WallTime m_now{};
};

} // namespace pennon
