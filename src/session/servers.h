// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/profilestore.h"
#include "session/serversession.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace pennon {

/// All saved servers, each with its live session, in the user's order.
class Servers final : public QObject
{
    Q_OBJECT

public:
    /// Makes the sessions of all saved profiles; they connect at once. Everything outlives it.
    Servers(ProfileStore &store, ServerSession::Parts parts, QObject *parent = nullptr);
    Servers(const Servers &) = delete;
    Servers &operator=(const Servers &) = delete;
    Servers(Servers &&) = delete;
    Servers &operator=(Servers &&) = delete;
    ~Servers() override;

    /// Why the saved servers could not be read: then there are none, and none can be saved.
    [[nodiscard]] const std::optional<Error> &loadError() const { return m_loadError; }
    [[nodiscard]] std::vector<ServerSession *> sessions() const;
    [[nodiscard]] ServerSession *session(const QString &profileId) const; ///< nullptr: none
    /// Adds it, or takes the place of the one with its id (which ends). Errors: those of the store.
    Result<void> save(const ServerProfile &profile);
    /// Another user of supervisord: a session that is new takes its place. One that is not saved stays so.
    Result<void> setUser(const QString &profileId, const QString &user);
    /// Ends its session and forgets its password.
    Result<void> remove(const QString &profileId);
    Result<void> move(const QString &profileId, int to);
    /// A server that is not saved, for --connect.
    ServerSession *addTemporary(const ServerProfile &profile);
    /// Of all sessions, also of those to come.
    void setInterval(std::chrono::milliseconds interval);

    /// The worst of all; Stopped for none at all.
    [[nodiscard]] Health health() const;
    /// Of all servers, the worst and then the newest first.
    [[nodiscard]] std::vector<Trouble> troubles() const;

Q_SIGNALS:
    void added(pennon::ServerSession *session);
    /// It is about to be destroyed.
    void removed(pennon::ServerSession *session);
    void moved();
    /// state, processes or troubles of it changed; once for each batch.
    void changed(pennon::ServerSession *session);
    void troublesChanged();
    /// What routes send to the desktop became different.
    void desktopAlertsChanged();
    void desktopTested(const QString &serverId, const QString &text);

private:
    struct Entry
    {
        std::unique_ptr<ServerSession> session;
        bool isSaved = true;
    };
    [[nodiscard]] std::unique_ptr<ServerSession> makeSession(const ServerProfile &profile);
    void replace(std::size_t index, const ServerProfile &profile, bool isSaved);
    [[nodiscard]] std::optional<std::size_t> indexOf(const QString &profileId) const;
    [[nodiscard]] std::vector<ServerProfile> savedProfiles() const;

    ProfileStore &m_store;
    ServerSession::Parts m_parts;
    std::chrono::milliseconds m_interval = ServerSession::defaultInterval;
    std::optional<Error> m_loadError;
    std::vector<Entry> m_entries;
};

} // namespace pennon
