// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/eventledger.h"
#include "store/serialstore.h"

#include <QString>

#include <vector>

namespace pennon {

class TransactionMember;

/// The ledger of events in the database: one transaction for an event's serial and for all that the
/// database's stores are told meanwhile.
class StateLedger final : public EventLedger
{
public:
    /// The database must outlive the ledger. `supervisord` tells one run of supervisord from the others.
    StateLedger(Database &database, QString supervisord);

    /// Is told of every transaction; must live as long as events are entered.
    void add(TransactionMember &member) { m_members.push_back(&member); }

    [[nodiscard]] Entry enter(std::optional<qint64> serial, const std::function<void()> &work) override;

private:
    Database &m_database;
    SerialStore m_serials;
    QString m_supervisord;
    std::vector<TransactionMember *> m_members;
};

} // namespace pennon
