// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/servers.h"

#include "session/troublelist.h"

#include <algorithm>
#include <utility>

namespace pennon {

Servers::Servers(ProfileStore &store, ServerSession::Parts parts, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_parts(std::move(parts))
{
    const Result<std::vector<ServerProfile>> profiles = m_store.load();
    if (!profiles) {
        m_loadError = profiles.error();
        return;
    }
    for (const ServerProfile &profile : *profiles) {
        m_entries.push_back({makeSession(profile), true});
        m_entries.back().session->connectNow();
    }
}

Servers::~Servers() = default;

std::unique_ptr<ServerSession> Servers::makeSession(const ServerProfile &profile)
{
    auto session = std::make_unique<ServerSession>(profile, m_parts);
    session->setInterval(m_interval);
    ServerSession *const told = session.get();
    const auto tell = [this, told] { Q_EMIT changed(told); };
    connect(told, &ServerSession::stateChanged, this, tell);
    connect(told, &ServerSession::processesChanged, this, tell);
    connect(told, &ServerSession::troublesChanged, this, [this, told] {
        const QPointer<Servers> alive(this);
        Q_EMIT changed(told);
        if (alive)
            Q_EMIT troublesChanged();
    });
    connect(told, &ServerSession::desktopAlertsChanged, this, &Servers::desktopAlertsChanged);
    connect(told, &ServerSession::desktopTested, this,
            [this, told](const QString &text) { Q_EMIT desktopTested(told->profile().id, text); });
    return session;
}

std::vector<ServerSession *> Servers::sessions() const
{
    std::vector<ServerSession *> all;
    all.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        all.push_back(entry.session.get());
    return all;
}

std::optional<std::size_t> Servers::indexOf(const QString &profileId) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.session->profile().id == profileId;
    });
    return found == m_entries.end() ? std::nullopt
                                    : std::optional(static_cast<std::size_t>(found - m_entries.begin()));
}

ServerSession *Servers::session(const QString &profileId) const
{
    const std::optional<std::size_t> index = indexOf(profileId);
    return index ? m_entries[*index].session.get() : nullptr;
}

std::vector<ServerProfile> Servers::savedProfiles() const
{
    std::vector<ServerProfile> saved;
    for (const Entry &entry : m_entries) {
        if (entry.isSaved)
            saved.push_back(entry.session->profile());
    }
    return saved;
}

Result<void> Servers::save(const ServerProfile &profile)
{
    const std::optional<std::size_t> index = indexOf(profile.id);
    std::vector<ServerProfile> saved;
    for (const Entry &entry : m_entries) {
        const bool isThis = entry.session->profile().id == profile.id;
        if (isThis || entry.isSaved)
            saved.push_back(isThis ? profile : entry.session->profile());
    }
    if (!index)
        saved.push_back(profile);
    if (auto stored = m_store.save(saved); !stored)
        return stored;
    if (!index)
        m_entries.emplace_back();
    replace(index.value_or(m_entries.size() - 1), profile, true);
    return {};
}

void Servers::replace(std::size_t index, const ServerProfile &profile, bool isSaved)
{
    auto session = makeSession(profile);
    ServerSession *const made = session.get();
    if (const auto old = std::exchange(m_entries[index], Entry{std::move(session), isSaved}).session)
        Q_EMIT removed(old.get());
    Q_EMIT added(made);
    Q_EMIT troublesChanged();
    made->connectNow();
}

Result<void> Servers::setUser(const QString &profileId, const QString &user)
{
    const std::optional<std::size_t> index = indexOf(profileId);
    if (!index)
        return {};
    ServerProfile profile = m_entries[*index].session->profile();
    profile.user = user;
    if (m_entries[*index].isSaved)
        return save(profile);
    replace(*index, profile, false);
    return {};
}

Result<void> Servers::remove(const QString &profileId)
{
    const std::optional<std::size_t> index = indexOf(profileId);
    if (!index)
        return {};
    if (m_entries[*index].isSaved) {
        std::vector<ServerProfile> saved = savedProfiles();
        std::erase_if(saved, [&](const ServerProfile &profile) { return profile.id == profileId; });
        if (auto stored = m_store.save(saved); !stored)
            return stored;
    }
    m_parts.passwords.forget(profileId);
    const std::unique_ptr<ServerSession> old = std::move(m_entries[*index].session);
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(*index));
    Q_EMIT removed(old.get());
    Q_EMIT troublesChanged();
    return {};
}

Result<void> Servers::move(const QString &profileId, int to)
{
    const std::optional<std::size_t> from = indexOf(profileId);
    const auto target =
        static_cast<std::size_t>(std::clamp(to, 0, std::max(static_cast<int>(m_entries.size()) - 1, 0)));
    if (!from || *from == target)
        return {};
    const auto at = [this](std::size_t index) {
        return m_entries.begin() + static_cast<std::ptrdiff_t>(index);
    };
    const auto shift = [&](std::size_t source, std::size_t place) {
        if (source < place) {
            std::rotate(at(source), at(source + 1), at(place + 1));
        } else {
            std::rotate(at(place), at(source), at(source + 1));
        }
    };
    shift(*from, target);
    if (auto stored = m_store.save(savedProfiles()); !stored) {
        shift(target, *from);
        return stored;
    }
    Q_EMIT moved();
    return {};
}

ServerSession *Servers::addTemporary(const ServerProfile &profile)
{
    m_entries.emplace_back();
    replace(m_entries.size() - 1, profile, false);
    return session(profile.id);
}

void Servers::setInterval(std::chrono::milliseconds interval)
{
    m_interval = interval;
    for (const Entry &entry : m_entries)
        entry.session->setInterval(interval);
}

Health Servers::health() const
{
    if (m_entries.empty())
        return Health::Stopped;
    Health worst = Health::Fine;
    for (const Entry &entry : m_entries)
        worst = std::max(worst, entry.session->health());
    return worst;
}

std::vector<Trouble> Servers::troubles() const
{
    std::vector<Trouble> all;
    for (const Entry &entry : m_entries) {
        const std::vector<Trouble> &some = entry.session->troubles();
        all.insert(all.end(), some.begin(), some.end());
    }
    sortTroubles(all);
    return all;
}

} // namespace pennon
