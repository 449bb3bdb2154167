// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rulesdraft.h"

#include <QAbstractItemModel>
#include <QPalette>

#include <vector>

namespace pennon {

/// The sections of a draft, grouped by what they are for: [listener], [mail] and the other sections that are
/// there once always, the others as far as there are any. Follows the draft; rows stay where they are while
/// only their texts change.
class RuleSectionModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Note, ColumnCount };
    enum Role {
        SectionRole = Qt::UserRole, ///< "memmon:big"; empty for a group
        ErrorsRole,                 ///< int
        ModifiedRole,               ///< bool: other than on the disk
        DryRunRole,                 ///< bool
    };

    explicit RuleSectionModel(QObject *parent = nullptr);

    /// nullptr: none. The draft outlives the model, or is taken away first.
    void setDraft(RulesDraft *draft);
    /// For the colours of problems.
    void setPalette(const QPalette &palette);
    /// Texts in another language.
    void retranslate();

    [[nodiscard]] QModelIndex indexOf(const QString &section) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        QString section;
        int errors = 0;
        int warnings = 0;
        bool isInFile = true;
        bool isModified = false;
        bool isNew = false;
        bool isDryRun = false;
        friend bool operator==(const Row &, const Row &) = default;
    };
    struct Group
    {
        quintptr id = 0; ///< the same as long as the program runs, and what its rows are known by
        QString kind;    ///< of its sections, or the first kind of its family
        bool isFamily = false;
        std::vector<Row> rows;
    };

    [[nodiscard]] int groupRow(quintptr id) const;
    [[nodiscard]] static QString titleOf(const Group &group);
    [[nodiscard]] Row rowOf(const QString &section) const;
    [[nodiscard]] std::vector<Group> groupsOfDraft() const;
    [[nodiscard]] QString noteOf(const Row &row) const;
    [[nodiscard]] QVariant dataOf(const Row &row, int column, int role) const;
    void follow();
    void mergeGroups(std::vector<Group> groups);
    void mergeRows(int group, std::vector<Row> rows);

    RulesDraft *m_draft = nullptr;
    QMetaObject::Connection m_following;
    QPalette m_palette;
    std::vector<Group> m_groups;
};

} // namespace pennon
