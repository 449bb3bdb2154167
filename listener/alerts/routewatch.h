// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/announcement.h"
#include "domain/alerting.h"

#include <QString>
#include <QTimeZone>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace pennon {

/// What a route remembers of one incident. It is kept over restarts of the listener.
struct AlertRow
{
    enum class Stage {
        New,    ///< nobody was told yet
        Told,   ///< people know, and it is not over
        Over,   ///< it is, and nobody was told of that yet
        Digest, ///< for the digest at the end of the quiet hours
        Done,   ///< nothing more to tell, unless it comes back
    };
    QString route; ///< its section
    qint64 incident = 0;
    Stage stage = Stage::New;
    Clock::WallTime since{}; ///< it is in this stage
    std::optional<Clock::WallTime> told;
    QString thread;        ///< empty: not told yet
    int timesTold = 0;     ///< how often it had happened when it was told last
    bool saidOver = false; ///< people believe that it is over
    friend bool operator==(const AlertRow &, const AlertRow &) = default;
};

/// One message that a route wants to be sent to each of its channels.
struct Telling
{
    AnnouncementKind kind = AnnouncementKind::Raised;
    std::vector<qint64> incidents;
    bool isHostWide = false;
    QString thread;
    bool isFirst = true; ///< of its thread
    friend bool operator==(const Telling &, const Telling &) = default;
};

/// One [route] at work: decides what is told when, and tells nobody. Each incident is told once, reminded of
/// while it lasts, and told to be over; what comes together is told together.
class RouteWatch final
{
public:
    /// Whether nothing is to be told of this process now: a silence or a maintenance window.
    using IsMuted = std::function<bool(const ProcessName &process)>;

    RouteWatch(RouteSection route, AlertSettings alerts, QTimeZone zone);

    [[nodiscard]] const RouteSection &route() const { return m_route; }

    /// An incident is new or has changed; its tails are not needed.
    void note(const Incident &incident, Clock::WallTime now);
    /// Goes on from what was remembered; its incident follows by note().
    void recall(const AlertRow &row) { m_recalled.emplace(row.incident, row); }
    /// Those whose incidents did not follow: they are gone, or not the route's business any more.
    void dropRecalled() { m_recalled.clear(); }
    [[nodiscard]] bool knows(qint64 incident) const
    {
        return m_rows.contains(incident) || m_recalled.contains(incident);
    }

    /// Whether people were told of it.
    [[nodiscard]] bool hasTold(qint64 incident) const;

    /// What is to be told now; it counts as told.
    [[nodiscard]] std::vector<Telling> look(Clock::WallTime now, const IsMuted &isMuted);
    /// When look() may have something to tell at the earliest; nothing: only after note().
    [[nodiscard]] std::optional<Clock::WallTime> nextLook(Clock::WallTime now) const;

    /// All that is remembered.
    [[nodiscard]] std::vector<AlertRow> rows() const;

private:
    struct Row
    {
        AlertRow told;
        Incident incident;
        bool wasMuted = false; ///< while it was new
    };

    [[nodiscard]] bool isQuietFor(const Row &row, bool isQuiet) const;
    [[nodiscard]] Clock::WallTime overDue(const Row &row) const;
    [[nodiscard]] std::optional<Clock::WallTime> dueOf(const Row &row) const;
    [[nodiscard]] std::map<QString, Clock::WallTime> recoveriesDue() const;
    [[nodiscard]] QString threadOf(const Row &row) const;
    static void move(Row &row, AlertRow::Stage stage, Clock::WallTime now);
    void tell(Row &row, const Telling &telling, Clock::WallTime now);

    [[nodiscard]] bool joinsHostWide(const Row &row) const;
    void joinHostWide(Row &row, Clock::WallTime now);
    [[nodiscard]] bool fellTogether(const std::vector<Row *> &rows) const;
    void raise(Clock::WallTime now, bool isQuiet, const IsMuted &isMuted, std::vector<Telling> &tellings);
    void recover(Clock::WallTime now, bool isQuiet, const IsMuted &isMuted, std::vector<Telling> &tellings);
    void remind(Clock::WallTime now, bool isQuiet, const IsMuted &isMuted, std::vector<Telling> &tellings);
    void digest(Clock::WallTime now, std::vector<Telling> &tellings);
    void forget(Clock::WallTime now);

    RouteSection m_route;
    AlertSettings m_alerts;
    QTimeZone m_zone;
    std::map<qint64, Row> m_rows;          ///< by incident
    std::map<qint64, AlertRow> m_recalled; ///< whose incidents have not come yet
    QString m_hostWideThread;              ///< what falls between these times belongs to it
    Clock::WallTime m_hostWideFrom{};
    Clock::WallTime m_hostWideUntil{};
};

} // namespace pennon
