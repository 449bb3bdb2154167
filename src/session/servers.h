// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/profilestore.h"
#include "session/serversession.h"

#include <QObject>

#include <memory>
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

    [[nodiscard]] std::vector<ServerSession *> sessions() const;
    [[nodiscard]] ServerSession *session(const QString &profileId) const; ///< nullptr: none
    /// Adds it, or takes the place of the one with its id (which ends). Errors: those of the store.
    Result<void> save(const ServerProfile &profile);
    /// Ends its session and forgets its password.
    Result<void> remove(const QString &profileId);
    Result<void> move(const QString &profileId, int to);
    /// A server that is not saved, for --connect.
    ServerSession *addTemporary(const ServerProfile &profile);

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

private:
    ProfileStore &m_store;
    ServerSession::Parts m_parts;
    std::vector<std::unique_ptr<ServerSession>> m_sessions;
};

} // namespace pennon
