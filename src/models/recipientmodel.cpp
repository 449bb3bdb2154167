// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recipientmodel.h"

#include "models/settingtexts.h"

namespace pennon {

RecipientModel::RecipientModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void RecipientModel::setSections(std::vector<MailedSection> sections)
{
    const int common = static_cast<int>(std::min(sections.size(), m_sections.size()));
    const int before = rowCount();
    const int after = static_cast<int>(sections.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_sections.resize(sections.size());
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_sections.insert(m_sections.end(), sections.begin() + before, sections.end());
        endInsertRows();
    }
    for (int row = 0; row < common; ++row) {
        MailedSection &now = m_sections[static_cast<std::size_t>(row)];
        MailedSection &wanted = sections[static_cast<std::size_t>(row)];
        if (now == wanted)
            continue;
        now = std::move(wanted);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QString RecipientModel::sectionAt(const QModelIndex &index) const
{
    return index.isValid() ? m_sections.at(static_cast<std::size_t>(index.row())).section : QString();
}

int RecipientModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sections.size());
}

int RecipientModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecipientModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const MailedSection &section = m_sections.at(static_cast<std::size_t>(index.row()));
    switch (index.column()) {
    case Section:
        return QString(u'[' + section.section + u']');
    case About:
        return section.about;
    case To:
        if (section.isDryRun)
            return tr("nobody (dry run)");
        return section.to.isEmpty() ? tr("nobody") : section.to.join(QStringLiteral(", "));
    default:
        return {};
    }
}

QVariant RecipientModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Section:
        return tr("Section");
    case About:
        return tr("About");
    case To:
        return tr("Who is told");
    default:
        return {};
    }
}

} // namespace pennon
