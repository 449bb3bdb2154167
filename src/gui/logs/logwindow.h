// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/logs/logpane.h"
#include "gui/logs/logpresenter.h"

#include <QWidget>

namespace pennon {

/// A log in a window of its own, so that several can be watched side by side. Deletes itself when it is
/// closed.
class LogWindow final : public QWidget
{
    Q_OBJECT

public:
    /// The clock has to outlive it; the session may go.
    LogWindow(ServerSession &session, const ProcessName &process, LogPane::Channel channel,
              const Clock &clock, QWidget *parent = nullptr);

private:
    LogPane *m_pane;
    LogPresenter *m_presenter;
};

} // namespace pennon
