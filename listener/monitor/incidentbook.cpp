// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/incidentbook.h"

#include "base/linelog.h"
#include "store/incidentstore.h"

#include <utility>

namespace pennon {

IncidentBook::IncidentBook(IncidentStore &store, LineLog &log, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_log(log)
{}

Incident IncidentBook::open(Incident incident)
{
    if (const Result<qint64> id = m_store.add(incident)) {
        incident.id = *id;
        m_lastComplaint.clear();
    } else {
        complain(id.error().message);
    }
    Q_EMIT opened(incident);
    Q_EMIT changed(incident);
    return incident;
}

void IncidentBook::update(const Incident &incident)
{
    if (incident.id != 0) {
        if (const Result<void> stored = m_store.update(incident); !stored)
            complain(stored.error().message);
    }
    Q_EMIT changed(incident);
}

/// A full disk is one line, not one for each incident.
void IncidentBook::complain(const QString &what)
{
    if (what == std::exchange(m_lastComplaint, what))
        return;
    m_log.line(QStringLiteral("An incident could not be stored: %1").arg(what));
}

} // namespace pennon
