// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/channelmodel.h"

#include "look/format.h"
#include "look/healthlook.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr std::chrono::minutes longWait{10};

bool waitsLong(const StatusAnswer::Channel &channel)
{
    return channel.oldest.value_or(std::chrono::seconds(0)) > longWait;
}

} // namespace

Health channelHealth(const StatusAnswer::Channel &channel)
{
    if (channel.problem || (channel.failingSince && waitsLong(channel)))
        return Health::Failed;
    return channel.failingSince || waitsLong(channel) || channel.dead > 0 ? Health::Trouble : Health::Fine;
}

ChannelModel::ChannelModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void ChannelModel::setChannels(std::vector<StatusAnswer::Channel> channels, Clock::WallTime now)
{
    const int before = rowCount();
    const int after = static_cast<int>(channels.size());
    m_now = now;
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_channels.resize(channels.size());
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_channels.insert(m_channels.end(), channels.begin() + before, channels.end());
        endInsertRows();
    }
    m_channels = std::move(channels);
    // "2 min ago" changes by itself.
    if (const int common = std::min(before, after); common > 0)
        Q_EMIT dataChanged(index(0, 0), index(common - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QString ChannelModel::channelAt(const QModelIndex &index) const
{
    return index.isValid() ? m_channels.at(static_cast<std::size_t>(index.row())).name : QString();
}

int ChannelModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_channels.size());
}

int ChannelModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChannelModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const StatusAnswer::Channel &channel = m_channels.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return text(channel, index.column());
    case Qt::ToolTipRole:
        if (index.column() == LastSent && channel.lastSuccess)
            return fullTimeText(*channel.lastSuccess);
        return text(channel, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Waiting || index.column() == Oldest || index.column() == GivenUp
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    case Qt::AccessibleTextRole:
        if (index.column() == Name)
            return QString(healthWord(channelHealth(channel)) + QStringLiteral(": ") + channel.name);
        return text(channel, index.column());
    case Qt::DecorationRole:
        return index.column() == Name ? healthIcon(channelHealth(channel), QGuiApplication::palette())
                                      : QVariant();
    default:
        return {};
    }
}

QString ChannelModel::text(const StatusAnswer::Channel &channel, int column) const
{
    switch (column) {
    case Name:
        return channel.name;
    case Waiting:
        return QLocale().toString(channel.length);
    case Oldest:
        return channel.oldest ? spanText(*channel.oldest) : QString();
    case LastSent:
        return channel.lastSuccess ? agoText(*channel.lastSuccess, m_now) : tr("nothing so far");
    case GivenUp:
        return QLocale().toString(channel.dead);
    case State:
        if (channel.problem)
            return tr("cannot be used: %1").arg(*channel.problem);
        if (channel.failingSince) {
            return tr("failing since %1: %2")
                .arg(momentText(*channel.failingSince, m_now), channel.lastError.value_or(QString()));
        }
        return channel.length > 0 ? tr("sending") : tr("fine");
    default:
        return {};
    }
}

QVariant ChannelModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Channel");
    case Waiting:
        return tr("Waiting");
    case Oldest:
        return tr("Oldest");
    case LastSent:
        return tr("Last sent");
    case GivenUp:
        return tr("Given up");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace pennon
