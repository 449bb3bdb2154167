// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QString>

namespace pennon {

/// The serials of the latest events taken in, so that an event that supervisord sends again is known although
/// the listener was killed meanwhile. Added in the same transaction as what the event brought about.
class SerialStore final
{
public:
    static constexpr int kept = 2000; ///< of all instances together

    /// The database must outlive the store.
    explicit SerialStore(Database &database);

    /// `instance` names one run of one supervisord: serials begin anew with each. True if the serial is new;
    /// it is remembered from then on, until `kept` others have come.
    [[nodiscard]] Result<bool> add(const QString &instance, qint64 serial);
    [[nodiscard]] Result<bool> contains(const QString &instance, qint64 serial);

private:
    Connection &m_sql;
};

} // namespace pennon
