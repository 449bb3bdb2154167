// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rulesectionmodel.h"

#include "domain/settinginfo.h"
#include "look/healthlook.h"
#include "models/settingtexts.h"

#include <QFont>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr quintptr groupId = 0; ///< internal id of a group's index; a section's has its group's id

/// Takes rows out, puts rows in and moves none: what stays keeps its order, or is taken out and put in again.
template <typename Item, typename SameItem, typename Remove, typename Insert>
void mergeList(std::vector<Item> &now, std::vector<Item> &wanted, SameItem same, Remove remove, Insert insert)
{
    const auto isWanted = [&](const Item &item) {
        return std::any_of(wanted.begin(), wanted.end(), [&](const Item &one) { return same(one, item); });
    };
    for (std::size_t i = now.size(); i-- > 0;) {
        if (!isWanted(now[i]))
            remove(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i < now.size() && same(now[i], wanted[i]))
            continue;
        const auto old = std::find_if(now.begin() + static_cast<std::ptrdiff_t>(std::min(i, now.size())),
                                      now.end(), [&](const Item &item) { return same(item, wanted[i]); });
        if (old != now.end())
            remove(static_cast<int>(old - now.begin()));
        insert(static_cast<int>(i), wanted[i]);
    }
}

} // namespace

RuleSectionModel::RuleSectionModel(QObject *parent)
    : QAbstractItemModel(parent)
{}

void RuleSectionModel::setDraft(RulesDraft *draft)
{
    disconnect(m_following);
    m_draft = draft;
    if (m_draft)
        m_following = connect(m_draft, &RulesDraft::changed, this, &RuleSectionModel::follow);
    follow();
}

void RuleSectionModel::setPalette(const QPalette &palette)
{
    m_palette = palette;
    retranslate();
}

void RuleSectionModel::retranslate()
{
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const QModelIndex parent = index(static_cast<int>(group), 0);
        Q_EMIT dataChanged(parent, parent.siblingAtColumn(ColumnCount - 1));
        const int last = rowCount(parent) - 1;
        Q_EMIT dataChanged(index(0, 0, parent), index(last, ColumnCount - 1, parent));
    }
}

QModelIndex RuleSectionModel::indexOf(const QString &section) const
{
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const std::vector<Row> &rows = m_groups[group].rows;
        const auto at =
            std::find_if(rows.begin(), rows.end(), [&](const Row &row) { return row.section == section; });
        if (at != rows.end())
            return index(static_cast<int>(at - rows.begin()), 0, index(static_cast<int>(group), 0));
    }
    return {};
}

QModelIndex RuleSectionModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? m_groups.at(static_cast<std::size_t>(parent.row())).id : groupId);
}

QModelIndex RuleSectionModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == groupId)
        return {};
    return createIndex(groupRow(index.internalId()), 0, groupId);
}

int RuleSectionModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != groupId || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups.at(static_cast<std::size_t>(parent.row())).rows.size());
}

int RuleSectionModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

QVariant RuleSectionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() != groupId) {
        const Group &group = m_groups.at(static_cast<std::size_t>(groupRow(index.internalId())));
        return dataOf(group.rows.at(static_cast<std::size_t>(index.row())), index.column(), role);
    }
    const Group &group = m_groups.at(static_cast<std::size_t>(index.row()));
    if (index.column() == Name && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole))
        return titleOf(group);
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(true);
        return font;
    }
    return {};
}

Qt::ItemFlags RuleSectionModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return index.internalId() == groupId ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

int RuleSectionModel::groupRow(quintptr id) const
{
    const auto at =
        std::find_if(m_groups.begin(), m_groups.end(), [id](const Group &group) { return group.id == id; });
    return static_cast<int>(at - m_groups.begin());
}

QString RuleSectionModel::titleOf(const Group &group)
{
    for (const SectionFamily &family : sectionFamilies()) {
        if (group.isFamily && family.kinds.contains(group.kind))
            return family.title;
    }
    return sectionTitle(group.kind);
}

RuleSectionModel::Row RuleSectionModel::rowOf(const QString &section) const
{
    Row row{section};
    for (const Problem &problem : m_draft->problemsOf(section))
        ++(problem.severity == Problem::Severity::Error ? row.errors : row.warnings);
    row.isInFile = m_draft->texts().has(section);
    row.isModified = m_draft->isModified(section);
    row.isNew = row.isInFile && !m_draft->baseTexts().has(section);
    const QString dryRun =
        m_draft->texts().value(section, QStringLiteral("dry_run")).value_or(QString()).toLower();
    row.isDryRun =
        QStringList{QStringLiteral("true"), QStringLiteral("yes"), QStringLiteral("on"), QStringLiteral("1")}
            .contains(dryRun);
    return row;
}

std::vector<RuleSectionModel::Group> RuleSectionModel::groupsOfDraft() const
{
    if (!m_draft)
        return {};
    const QStringList names = m_draft->texts().names();
    std::vector<Group> groups;
    quintptr id = 0;
    for (const SectionFamily &family : sectionFamilies()) {
        Group group{++id, family.kinds.front(), family.isOneGroup, {}};
        for (const QString &kind : family.kinds) {
            if (!family.isOneGroup)
                group = {++id, kind, false, {}};
            const SectionInfo *const info = sectionInfo(kind);
            if (!info->isWatcher)
                group.rows.push_back(rowOf(kind));
            for (const QString &name : names) {
                if (info->isWatcher && sectionInfo(name) == info)
                    group.rows.push_back(rowOf(name));
            }
            if (!family.isOneGroup && !group.rows.empty())
                groups.push_back(group);
        }
        if (family.isOneGroup)
            groups.push_back(std::move(group));
    }
    Group strangers{++id, tr("Unknown"), false, {}};
    for (const QString &name : names) {
        if (!sectionInfo(name))
            strangers.rows.push_back(rowOf(name));
    }
    if (!strangers.rows.empty())
        groups.push_back(std::move(strangers));
    return groups;
}

QString RuleSectionModel::noteOf(const Row &row) const
{
    if (row.errors > 0)
        return tr("%n problem(s)", nullptr, row.errors);
    QStringList notes;
    if (row.isDryRun)
        notes += tr("dry run");
    if (row.warnings > 0)
        notes += tr("%n warning(s)", nullptr, row.warnings);
    if (row.isNew)
        notes += tr("new");
    else if (row.isModified)
        notes += tr("changed");
    else if (!row.isInFile)
        notes += tr("defaults");
    return notes.join(QStringLiteral(" · "));
}

QVariant RuleSectionModel::dataOf(const Row &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? row.section : noteOf(row);
    case Qt::AccessibleTextRole:
        return column == Name ? tr("section %1").arg(row.section) : noteOf(row);
    case Qt::TextAlignmentRole:
        return column == Note ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole:
        if (column == Note && row.errors > 0)
            return healthColor(Health::Failed, m_palette);
        if (column == Note && (row.warnings > 0 || row.isDryRun))
            return healthColor(Health::Trouble, m_palette);
        if (column == Note || !row.isInFile)
            return m_palette.color(QPalette::PlaceholderText);
        return {};
    case Qt::FontRole:
        if (QFont font; row.isModified && column == Name) {
            font.setItalic(true);
            return font;
        }
        return {};
    case SectionRole:
        return row.section;
    case ErrorsRole:
        return row.errors;
    case ModifiedRole:
        return row.isModified;
    case DryRunRole:
        return row.isDryRun;
    default:
        return {};
    }
}

void RuleSectionModel::follow()
{
    mergeGroups(groupsOfDraft());
}

void RuleSectionModel::mergeGroups(std::vector<Group> groups)
{
    const auto same = [](const Group &one, const Group &other) { return one.kind == other.kind; };
    const auto remove = [this](int row) {
        beginRemoveRows({}, row, row);
        m_groups.erase(m_groups.begin() + row);
        endRemoveRows();
    };
    const auto insert = [this](int row, const Group &group) {
        beginInsertRows({}, row, row);
        m_groups.insert(m_groups.begin() + row, group);
        endInsertRows();
    };
    mergeList(m_groups, groups, same, remove, insert);
    for (std::size_t group = 0; group < groups.size(); ++group)
        mergeRows(static_cast<int>(group), std::move(groups[group].rows));
}

void RuleSectionModel::mergeRows(int group, std::vector<Row> rows)
{
    const QModelIndex parent = index(group, 0);
    std::vector<Row> &now = m_groups.at(static_cast<std::size_t>(group)).rows;
    const auto same = [](const Row &one, const Row &other) { return one.section == other.section; };
    const auto remove = [&](int row) {
        beginRemoveRows(parent, row, row);
        now.erase(now.begin() + row);
        endRemoveRows();
    };
    const auto insert = [&](int row, const Row &item) {
        beginInsertRows(parent, row, row);
        now.insert(now.begin() + row, item);
        endInsertRows();
    };
    mergeList(now, rows, same, remove, insert);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (now[i] == rows[i])
            continue;
        now[i] = std::move(rows[i]);
        const int row = static_cast<int>(i);
        Q_EMIT dataChanged(index(row, 0, parent), index(row, ColumnCount - 1, parent));
    }
}

} // namespace pennon
