// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/silencemodel.h"

#include "look/format.h"

#include <algorithm>

namespace pennon {

SilenceModel::SilenceModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void SilenceModel::setSilences(const std::vector<Silence> &silences, Clock::WallTime now)
{
    const auto hasId = [](const std::vector<Silence> &all, qint64 id) {
        return std::any_of(all.begin(), all.end(), [id](const Silence &one) { return one.id == id; });
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (hasId(silences, m_silences[static_cast<std::size_t>(row)].id))
            continue;
        beginRemoveRows({}, row, row);
        m_silences.erase(m_silences.begin() + row);
        endRemoveRows();
    }
    for (const Silence &silence : silences) {
        const auto at = std::find_if(m_silences.begin(), m_silences.end(),
                                     [&](const Silence &one) { return one.id == silence.id; });
        if (at != m_silences.end()) {
            *at = silence;
            continue;
        }
        beginInsertRows({}, rowCount(), rowCount());
        m_silences.push_back(silence);
        endInsertRows();
    }
    m_now = now;
    if (!m_silences.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void SilenceModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_silences.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int SilenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_silences.size());
}

int SilenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SilenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Silence &silence = m_silences.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return textOf(silence, index.column());
    case Qt::ToolTipRole:
        return index.column() == Until && silence.until ? fullTimeText(*silence.until)
                                                        : textOf(silence, index.column());
    case IdRole:
        return silence.id;
    default:
        return {};
    }
}

QVariant SilenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Pattern:
        return tr("Processes");
    case Until:
        return tr("Until");
    case Note:
        return tr("Note");
    case By:
        return tr("By");
    default:
        return {};
    }
}

QString SilenceModel::textOf(const Silence &silence, int column) const
{
    switch (column) {
    case Pattern:
        return silence.pattern == QStringLiteral("*") ? tr("* (all of them)") : silence.pattern;
    case Until:
        return silence.until ? momentText(*silence.until, m_now) : tr("for ever");
    case Note:
        return silence.note;
    case By:
        return silence.by;
    default:
        return {};
    }
}

} // namespace pennon
