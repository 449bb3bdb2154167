// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importer/expansion.h"
#include "importer/supervisorconf.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace pennon {

/// An [eventlistener:name] of supervisord.conf, expanded and split.
struct ListenerSection
{
    QString name; ///< of the pool: what stands behind "eventlistener:"
    ConfPlace place;
    QStringList command;
    ConfPlace commandPlace;
    QStringList events; ///< upper case, as subscribed to
    ConfPlace eventsPlace;
    Variables variables; ///< the section's own environment=
    int processes = 1;   ///< numprocs

    [[nodiscard]] bool getsEvent(const QString &event) const;
    /// The shortest period of the ticks that come, also of such as supervisord does not have.
    [[nodiscard]] std::optional<std::chrono::seconds> shortestTick() const;
    /// TICK_30 and the like: supervisord refuses to start with them.
    [[nodiscard]] QStringList impossibleTicks() const;
};

struct ListenerSections
{
    std::vector<ListenerSection> listeners;
    QStringList problems; ///< "file:line: sentence", about sections that are left out or in doubt
};

/// All event listeners that can be understood.
[[nodiscard]] ListenerSections listenerSections(const SupervisorConf &conf, const Environment &environment);

/// The number in TICK_5; nothing for other names.
[[nodiscard]] std::optional<std::chrono::seconds> tickSeconds(const QString &event);

} // namespace pennon
