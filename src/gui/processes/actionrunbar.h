// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/processactions.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace Ui {
class ActionRunBar;
}

namespace pennon {

/// One action under way, as a line: how far it is, then how it ended; a list of all processes on demand. A
/// success leaves by itself, a failure stays until it is dismissed.
class ActionRunBar final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds successStays{6};

    /// Owns the run. The server is named if there is a name.
    ActionRunBar(ActionRun *run, const QString &serverName, QWidget *parent = nullptr);
    ActionRunBar(const ActionRunBar &) = delete;
    ActionRunBar &operator=(const ActionRunBar &) = delete;
    ActionRunBar(ActionRunBar &&) = delete;
    ActionRunBar &operator=(ActionRunBar &&) = delete;
    ~ActionRunBar() override;

    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void take(int step);
    void finish();
    void retranslate();

    std::unique_ptr<::Ui::ActionRunBar> m_ui;
    ActionRun *m_run;
    QString m_serverName;
    QTimer m_leave;
    int m_ended = 0;
    int m_failed = 0;
    int m_skipped = 0;
};

} // namespace pennon
