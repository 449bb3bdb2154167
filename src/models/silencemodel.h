// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/incident.h"

#include <QAbstractTableModel>

#include <vector>

namespace pennon {

/// The silences in force. Merges by id: a silence that stays keeps its row.
class SilenceModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Pattern, Until, Note, By, ColumnCount };
    enum Role { IdRole = Qt::UserRole };

    explicit SilenceModel(QObject *parent = nullptr);

    /// now is what ends are told against.
    void setSilences(const std::vector<Silence> &silences, Clock::WallTime now);
    /// Texts in another language.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString textOf(const Silence &silence, int column) const;

    std::vector<Silence> m_silences;
    Clock::WallTime m_now{};
};

} // namespace pennon
