// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "control/statusmessages.h"
#include "session/serverprofile.h"
#include "session/serverstate.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace pennon {

/// The status bar's texts, honest about both connections and the mail queue.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// The status is the listener's own; nothing: not known.
    void showServer(const ServerProfile &profile, const ServerState &state,
                    const std::optional<StatusAnswer> &status, Clock::WallTime now);
    void clear();

private:
    void keepPlaces();

    QLabel *m_supervisord;
    QLabel *m_listener;
    QLabel *m_queue;
    QLabel *m_where;
};

} // namespace pennon
