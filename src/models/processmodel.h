// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "control/pushmessages.h"
#include "models/processrow.h"

#include <QAbstractItemModel>

#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace pennon {

/// How many processes a filter would show.
struct ProcessCounts
{
    int all = 0;
    int wrong = 0;
    int running = 0; ///< those in trouble too
    int stopped = 0; ///< and nobody expects otherwise
    friend bool operator==(const ProcessCounts &, const ProcessCounts &) = default;
};

/// The processes of one server as a tree of two levels: "needs attention" with all that is wrong, then
/// supervisord's groups by name, then programs without one. A heading without rows is not there.
///
/// Nothing is ever reset: what is told is merged, and only cells that look different are reported as changed.
class ProcessModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        SecondaryRole = Qt::UserRole, ///< QString: what stands behind, in a lower voice: limit, "2 min ago"
        HealthRole,                   ///< int: Health
        ShareRole,                    ///< double, Memory: part of the limit; below 0: no bar
        TrailRole,                    ///< MemoryTrail, Trail
        DimmedRole,                   ///< bool: the server is lost
    };

    explicit ProcessModel(const Clock &clock, QObject *parent = nullptr);
    ProcessModel(const ProcessModel &) = delete;
    ProcessModel &operator=(const ProcessModel &) = delete;
    ProcessModel(ProcessModel &&) = delete;
    ProcessModel &operator=(ProcessModel &&) = delete;
    ~ProcessModel() override;

    /// Exactly these, of which some may be there already.
    void setProcesses(const std::vector<ProcessView> &processes);
    void apply(const ProcessChanges &changes);
    void addSamples(const SamplesPush &push);
    /// Of the last hour, from the listener.
    void setHistory(const SampleSeries &series);
    /// While the server is lost, rows stay as they were and are dimmed.
    void setLost(bool lost);
    [[nodiscard]] bool isLost() const { return m_isLost; }
    /// Time has passed: texts that tell the time are renewed in these rows, which should be the visible ones;
    /// once a minute the curves of all.
    void passTime(const QModelIndexList &visible);

    [[nodiscard]] const ProcessCounts &counts() const { return m_counts; }
    /// nullptr for a heading.
    [[nodiscard]] const ProcessRow *row(const QModelIndex &index) const;
    /// nullptr for a process.
    [[nodiscard]] const ProcessGroup *group(const QModelIndex &index) const;
    [[nodiscard]] const ProcessRow *find(const ProcessName &name) const;
    [[nodiscard]] QModelIndex indexOf(const ProcessName &name) const;
    /// Whom an action on the row means: the process; or all of the heading's group, also those that stand
    /// under "needs attention".
    [[nodiscard]] std::vector<ProcessName> processesOf(const QModelIndex &index) const;
    /// Of supervisord's group; of all for an empty name.
    [[nodiscard]] std::vector<ProcessName> processesOfGroup(const QString &group) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void countsChanged();

private:
    struct NameHash
    {
        std::size_t operator()(const ProcessName &name) const { return qHashMulti(0, name.group, name.name); }
    };
    struct Tally
    {
        int total = 0;
        int running = 0;
    };
    using Rows = std::vector<ProcessRow *>;

    void renew(ProcessRow &row, const ProcessView &view);
    void reassess(ProcessRow &row);
    void remove(std::span<const ProcessName> names);
    void settle(); ///< after changes: counts, places, signals
    bool count();  ///< whether the counts are others now
    void insertNew();
    void moveMisplaced();
    void insertInto(ProcessGroup &group, Rows rows);
    void dropEmptyGroups();
    void tellCells();
    void tellHeadings();
    [[nodiscard]] bool isSingle(const ProcessName &name) const;
    [[nodiscard]] ProcessHome homeOf(const ProcessRow &row) const;
    [[nodiscard]] ProcessGroup *findGroup(const ProcessHome &home) const;
    ProcessGroup &insertGroup(std::unique_ptr<ProcessGroup> group);
    [[nodiscard]] bool isBefore(const ProcessGroup &left, const ProcessGroup &right) const;
    [[nodiscard]] bool isBefore(const ProcessRow &left, const ProcessRow &right) const;
    [[nodiscard]] Tally tallyOf(const ProcessGroup &group) const;
    [[nodiscard]] QModelIndex indexOf(const ProcessGroup &group) const;
    [[nodiscard]] QVariant headingData(const ProcessGroup &group, ProcessColumn column, int role) const;
    [[nodiscard]] QVariant rowData(const ProcessRow &row, ProcessColumn column, int role) const;
    [[nodiscard]] QString textOf(const ProcessRow &row, ProcessColumn column) const;
    [[nodiscard]] QString uptimeOf(const ProcessRow &row) const;
    [[nodiscard]] QString agoOf(const ProcessRow &row) const;

    const Clock &m_clock;
    Clock::WallTime m_now;
    std::unordered_map<ProcessName, std::unique_ptr<ProcessRow>, NameHash> m_rows;
    std::vector<std::unique_ptr<ProcessGroup>> m_groups; ///< as shown
    std::unordered_map<QString, Tally> m_tallies;        ///< by supervisord's group
    Tally m_singles;
    ProcessCounts m_counts;
    bool m_isLost = false;
};

/// The filters of the table. A process in trouble may run all the same.
enum class StateFilter : std::uint8_t { All, Wrong, Running, Stopped };
[[nodiscard]] bool isShownBy(StateFilter filter, const ProcessRow &row);

} // namespace pennon
