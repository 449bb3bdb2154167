// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"

#include <QAbstractListModel>

#include <vector>

namespace pennon {

/// What happened, newest first. Merges by id, never resets: what is known of an incident changes in its row.
class IncidentModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole,
        HealthRole,       ///< int of Health, by its kind
        SubjectRole,      ///< process, or what it is about
        KindRole,         ///< a word
        CauseRole,        ///< why, in words
        RemedyRole,       ///< what was done and how it ended
        WhenRole,         ///< the time of day
        SpanRole,         ///< how long
        DayRole,          ///< QDate
        DayTextRole,      ///< "Today"
        OpenRole,         ///< bool
        AcknowledgedRole, ///< bool
    };

    explicit IncidentModel(QObject *parent = nullptr);

    /// New ones and those that changed, in any order. Output that is known stays if it is not there.
    void merge(const std::vector<Incident> &incidents);
    /// Takes all rows away.
    void clear();
    /// What times are told against.
    void setNow(Clock::WallTime now);
    [[nodiscard]] Clock::WallTime now() const { return m_now; }
    /// Texts in another language.
    void retranslate();

    [[nodiscard]] const Incident &at(int row) const { return m_incidents.at(static_cast<std::size_t>(row)); }
    /// nullptr: there is none.
    [[nodiscard]] const Incident *find(qint64 id) const;
    [[nodiscard]] QModelIndex indexOf(qint64 id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void mergeOne(Incident incident);

    std::vector<Incident> m_incidents;
    Clock::WallTime m_now{};
    qint64 m_lastUnstored = 0; ///< ids below 0 are of incidents that the listener could not store
};

} // namespace pennon
