// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/serverlistmodel.h"

#include "look/format.h"
#include "look/healthlook.h"

#include <QCoreApplication>

#include <algorithm>

namespace pennon {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ServerListModel)
};

QString kindWords(ServerProfile::Kind kind)
{
    switch (kind) {
    case ServerProfile::Kind::UnixSocket:
        return Text::tr("unix socket");
    case ServerProfile::Kind::Http:
        return Text::tr("network");
    case ServerProfile::Kind::Ssh:
        return Text::tr("ssh");
    }
    return {};
}

QString countWords(const std::vector<ProcessView> &processes)
{
    const auto count = static_cast<int>(processes.size());
    const bool allRun = std::all_of(processes.begin(), processes.end(), [](const ProcessView &process) {
        return process.state == ProcessState::Running;
    });
    if (count == 0)
        return Text::tr("no processes");
    return allRun && count > 1 ? Text::tr("all %n running", nullptr, count)
                               : Text::tr("%n process(es)", nullptr, count);
}

} // namespace

QString troubleWords(LinkTrouble trouble)
{
    switch (trouble) {
    case LinkTrouble::None:
        return {};
    case LinkTrouble::Unreachable:
        return Text::tr("not reachable");
    case LinkTrouble::NotPermitted:
        return Text::tr("not permitted");
    case LinkTrouble::WrongPassword:
        return Text::tr("wrong password");
    case LinkTrouble::NoRpcInterface:
        return Text::tr("no RPC interface");
    case LinkTrouble::OtherProtocol:
        return Text::tr("another protocol");
    case LinkTrouble::Tls:
        return Text::tr("certificate not accepted");
    case LinkTrouble::Tunnel:
        return Text::tr("ssh failed");
    }
    return {};
}

QString serverSubtitle(const ServerProfile &profile, const ServerState &state,
                       const std::vector<ProcessView> &processes, Clock::WallTime now)
{
    QStringList parts;
    const LinkStatus &link = state.supervisord;
    switch (link.state) {
    case LinkState::Off:
        parts << Text::tr("not watched");
        break;
    case LinkState::Connecting:
        parts << (link.trouble == LinkTrouble::None ? Text::tr("connecting…") : troubleWords(link.trouble));
        if (link.trouble != LinkTrouble::None && link.nextTry)
            parts << Text::tr("retrying");
        break;
    case LinkState::Connected:
        parts << kindWords(profile.kind())
              << (state.isShuttingDown ? Text::tr("shutting down") : countWords(processes));
        break;
    case LinkState::Lost:
        parts << Text::tr("lost");
        if (link.lastAnswer)
            parts << Text::tr("last answer %1").arg(momentText(*link.lastAnswer, now));
        parts << (link.trouble == LinkTrouble::WrongPassword ? troubleWords(link.trouble)
                                                             : Text::tr("retrying"));
        break;
    }
    return parts.join(QStringLiteral(" · "));
}

void ServerListModel::setRows(const std::vector<ServerRow> &rows)
{
    const auto hasId = [](const std::vector<ServerRow> &in, const QString &id) {
        return std::any_of(in.begin(), in.end(), [&](const ServerRow &row) { return row.id == id; });
    };
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (!hasId(rows, m_rows[static_cast<std::size_t>(row)].id)) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        const ServerRow &wanted = rows[static_cast<std::size_t>(row)];
        const int from = rowOf(wanted.id);
        if (from < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, wanted);
            endInsertRows();
            continue;
        }
        if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            std::rotate(m_rows.begin() + row, m_rows.begin() + from, m_rows.begin() + from + 1);
            endMoveRows();
        }
        ServerRow &old = m_rows[static_cast<std::size_t>(row)];
        if (old != wanted) {
            old = wanted;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

int ServerListModel::rowOf(const QString &id) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const ServerRow &row) { return row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ServerListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ServerListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ServerRow &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::ToolTipRole:
        return QString(row.name + QLatin1Char('\n') + row.subtitle);
    case Qt::AccessibleTextRole:
        return QString(row.name + QStringLiteral(", ") + healthWord(row.health) + QStringLiteral(", ") +
                       row.subtitle);
    case IdRole:
        return row.id;
    case SubtitleRole:
        return row.subtitle;
    case HealthRole:
        return QVariant::fromValue(row.health);
    case BadgeRole:
        return row.wrong;
    case LostRole:
        return row.isLost;
    default:
        return {};
    }
}

} // namespace pennon
