// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/processmodel.h"

#include <QSortFilterProxyModel>
#include <QStringList>

namespace pennon {

/// The process table searched, filtered and sorted. Headings stay as they are whatever rows are sorted by:
/// what needs attention first, then by name. Rows without a value in the sorted column are last either way;
/// equal ones are sorted by name. By name, what needs attention is sorted by how bad it is instead.
class ProcessFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ProcessFilter(QObject *parent = nullptr);

    /// In place of setSourceModel(); nullptr: none. It outlives this or is taken away before.
    void setProcesses(ProcessModel *processes);
    [[nodiscard]] ProcessModel *processes() const { return m_processes; }

    /// Shown is what has every word, in any case, in its name, group, state or headline, or is that PID.
    void setText(const QString &text);
    void setStates(StateFilter states);
    [[nodiscard]] StateFilter states() const { return m_states; }
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || m_states != StateFilter::All; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void takeFilter();
    [[nodiscard]] bool hasWords(const ProcessRow &row) const;

    ProcessModel *m_processes = nullptr;
    QStringList m_words;
    StateFilter m_states = StateFilter::All;
};

} // namespace pennon
