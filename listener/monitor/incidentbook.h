// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"

#include <QObject>

namespace pennon {

class IncidentStore;
class LineLog;

/// Where everything that happens is written down, once, for the store and for those who look on.
class IncidentBook final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the book.
    IncidentBook(IncidentStore &store, LineLog &log, QObject *parent = nullptr);

    /// Stores a new incident and gives it its id. One that cannot be stored is logged and has the id 0; it is
    /// told to those who look on all the same.
    [[nodiscard]] Incident open(Incident incident);
    /// Stores what has become of it.
    void update(const Incident &incident);
    /// It was changed in the store: those who look on are told.
    void announce(const Incident &incident) { Q_EMIT changed(incident); }

Q_SIGNALS:
    /// It is new; changed() follows.
    void opened(const pennon::Incident &incident);
    void changed(const pennon::Incident &incident);

private:
    void complain(const QString &what);

    IncidentStore &m_store;
    LineLog &m_log;
    QString m_lastComplaint;
};

} // namespace pennon
