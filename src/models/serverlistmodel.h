// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/serverprofile.h"
#include "session/serverstate.h"

#include "session/assessment.h"

#include <QAbstractListModel>

#include <vector>

namespace pennon {

/// What the side bar says of one server.
struct ServerRow
{
    QString id;
    QString name;
    QString subtitle; ///< translated: "ssh · all 14 running"
    Health health = Health::Unknown;
    int wrong = 0; ///< number of troubles, its badge
    bool isLost = false;
    friend bool operator==(const ServerRow &, const ServerRow &) = default;
};

/// "ssh · 12 processes", "lost · last answer 14:02 · retrying", "wrong password".
[[nodiscard]] QString serverSubtitle(const ServerProfile &profile, const ServerState &state,
                                     const std::vector<ProcessView> &processes, Clock::WallTime now);
/// Why a server does not answer, in a few words; empty for LinkTrouble::None.
[[nodiscard]] QString troubleWords(LinkTrouble trouble);

/// The servers of the side bar, in the user's order. Rows are merged by id, never reset.
class ServerListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, SubtitleRole, HealthRole, BadgeRole, LostRole };

    using QAbstractListModel::QAbstractListModel;

    void setRows(const std::vector<ServerRow> &rows);
    [[nodiscard]] int rowOf(const QString &id) const; ///< -1: none

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<ServerRow> m_rows;
};

} // namespace pennon
