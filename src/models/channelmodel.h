// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/statusmessages.h"
#include "session/assessment.h"

#include <QAbstractTableModel>

#include <vector>

namespace pennon {

/// How well a channel of alerts does its work.
[[nodiscard]] Health channelHealth(const StatusAnswer::Channel &channel);

/// The channels of alerts and how they fare, in the order of the listener. Merges row by row.
class ChannelModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Waiting, Oldest, LastSent, GivenUp, State, ColumnCount };

    explicit ChannelModel(QObject *parent = nullptr);

    void setChannels(std::vector<StatusAnswer::Channel> channels, Clock::WallTime now);
    /// Empty for an index that is none.
    [[nodiscard]] QString channelAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const StatusAnswer::Channel &channel, int column) const;

    std::vector<StatusAnswer::Channel> m_channels;
    Clock::WallTime m_now{};
};

} // namespace pennon
