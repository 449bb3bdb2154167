// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processname.h"
#include "engine/stateledger.h"
#include "store/batchstore.h"
#include "store/outboxstore.h"

#include <QString>

#include <memory>
#include <optional>

namespace pennon {

class LineLog;
struct ListenerSetup;

/// What one listener of superlance mode keeps on disk (--state-dir): the mails or messages that have not been
/// sent, and the serials of the events that they came from.
class ListenerState final
{
public:
    /// Opens it, created where it is missing. Errors are those of Database::open(): Rejected if another
    /// listener has it.
    [[nodiscard]] static Result<std::unique_ptr<ListenerState>> open(const QString &directory,
                                                                     const QString &supervisord);
    /// Opens what the rules ask for: null without --state-dir, in a dry run, which sends nothing, and when
    /// the disk is full: alerts from memory are better than none. An error means that the listener cannot
    /// start. What a person should know is told on the log.
    [[nodiscard]] static Result<std::unique_ptr<ListenerState>> openFor(const ListenerSetup &setup,
                                                                        LineLog &log);

    /// The folder in the state directory that belongs to a listener: its process name, since listeners of any
    /// kind and number may share one state directory; that of the tool where supervisord's name is not known.
    [[nodiscard]] static QString folder(const QString &stateDirectory, const QString &tool,
                                        const std::optional<ProcessName> &self);

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] OutboxStore &mails() { return m_mails; }
    [[nodiscard]] BatchStore &batches() { return m_batches; }
    [[nodiscard]] StateLedger &ledger() { return m_ledger; }

private:
    ListenerState(std::unique_ptr<Database> database, const QString &supervisord);

    std::unique_ptr<Database> m_database;
    OutboxStore m_mails;
    BatchStore m_batches;
    StateLedger m_ledger;
};

} // namespace pennon
