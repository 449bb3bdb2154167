// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/processrules.h"

#include <QAbstractTableModel>

namespace pennon {

/// Which section mails whom about what, in the order of the file. Merges row by row.
class RecipientModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Section, About, To, ColumnCount };

    explicit RecipientModel(QObject *parent = nullptr);

    void setSections(std::vector<MailedSection> sections);
    [[nodiscard]] QString sectionAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::vector<MailedSection> m_sections;
};

} // namespace pennon
