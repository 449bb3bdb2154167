// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "domain/incident.h"

#include <vector>

namespace pennon {

class StateStore;

/// Which processes no alert is sent about at the moment.
class Silences final
{
public:
    /// Both must outlive this.
    Silences(StateStore &store, const Clock &clock);

    /// Reads what is stored.
    [[nodiscard]] Result<void> load();
    /// Stores a silence and gives it its id. InvalidInput if its pattern is none, or its end has passed.
    [[nodiscard]] Result<Silence> add(Silence silence);
    /// NotFound if there is none of this id.
    [[nodiscard]] Result<void> remove(qint64 id);

    /// The silence that covers this process now.
    [[nodiscard]] std::optional<Silence> covering(const ProcessName &process) const;
    /// Those in force now.
    [[nodiscard]] std::vector<Silence> current() const;

private:
    [[nodiscard]] bool isInForce(const Silence &silence) const;

    StateStore &m_store;
    const Clock &m_clock;
    std::vector<Silence> m_silences;
};

} // namespace pennon
