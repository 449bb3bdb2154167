// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/listenerstate.h"

#include "base/linelog.h"
#include "engine/listener.h"
#include "engine/supervisoridentity.h"

#include <QCoreApplication>
#include <QUrl>

#include <utility>

namespace pennon {

namespace {

/// There is no room, or writing fails for reasons that come and go with it.
bool meansFull(const Error &error)
{
    constexpr int ioError = 10; // SQLite's primary result codes
    constexpr int full = 13;
    return error.code == ErrorCode::System && (error.detail == full || error.detail == ioError);
}

} // namespace

ListenerState::ListenerState(std::unique_ptr<Database> database, const QString &supervisord)
    : m_database(std::move(database))
    , m_mails(*m_database, QStringLiteral("mail"))
    , m_batches(*m_database)
    , m_ledger(*m_database, supervisord)
{}

Result<std::unique_ptr<ListenerState>> ListenerState::open(const QString &directory,
                                                           const QString &supervisord)
{
    Result<std::unique_ptr<Database>> database = Database::open(directory);
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<ListenerState>(new ListenerState(std::move(*database), supervisord));
}

Result<std::unique_ptr<ListenerState>> ListenerState::openFor(const ListenerSetup &setup, LineLog &log)
{
    const QString &root = routeOf(setup.rules).stateDir;
    if (root.isEmpty() || isDryRun(setup.rules))
        return std::unique_ptr<ListenerState>();
    Result<std::unique_ptr<ListenerState>> state =
        open(folder(root, setup.tool, setup.self), supervisorIdentity(QCoreApplication::applicationPid()));
    if (state) {
        for (const QString &note : (*state)->m_database->notes())
            log.line(QStringLiteral("%1: %2").arg(setup.tool, note));
    } else if (meansFull(state.error())) {
        log.line(QStringLiteral(
                     "%1: %2 Until the next start mail is kept in memory only, it would be lost if this "
                     "program were killed")
                     .arg(setup.tool, state.error().message));
        return std::unique_ptr<ListenerState>();
    }
    return state;
}

QString ListenerState::folder(const QString &stateDirectory, const QString &tool,
                              const std::optional<ProcessName> &self)
{
    // A name may hold anything in supervisord; no folder is called "." or "..".
    QString name = QString::fromLatin1(QUrl::toPercentEncoding(self ? self->brief() : tool, ":@+ "));
    if (name.startsWith(u'.'))
        name.replace(0, 1, QStringLiteral("%2E"));
    return stateDirectory + u'/' + name;
}

} // namespace pennon
