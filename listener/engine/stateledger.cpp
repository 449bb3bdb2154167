// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stateledger.h"

#include "notify/transactionmember.h"

#include <utility>

namespace pennon {

StateLedger::StateLedger(Database &database, QString supervisord)
    : m_database(database)
    , m_serials(database)
    , m_supervisord(std::move(supervisord))
{}

EventLedger::Entry StateLedger::enter(std::optional<qint64> serial, const std::function<void()> &work)
{
    for (TransactionMember *member : m_members)
        member->transactionBegun();
    bool isKnown = false;
    bool isDone = false;
    const Result<void> stored = m_database.transaction([&]() -> Result<void> {
        if (serial) {
            const Result<bool> isNew = m_serials.add(m_supervisord, *serial);
            if (!isNew)
                return tl::unexpected(isNew.error());
            isKnown = !*isNew;
        }
        if (!isKnown) {
            work();
            isDone = true;
        }
        return {};
    });
    for (TransactionMember *member : m_members)
        member->transactionEnded(stored);
    if (isKnown)
        return Entry::Known;
    if (!isDone) // not even the serial can be stored: what is made of the event lives in memory
        work();
    return Entry::New;
}

} // namespace pennon
