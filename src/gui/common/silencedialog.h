// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "control/incidentmessages.h"
#include "domain/processname.h"

#include <QDialog>

#include <memory>
#include <vector>

namespace pennon {

namespace Ui {
class SilenceDialog;
}

/// Asks about which processes nobody is to be told, for how long and why. open() it; it says what was wished
/// and closes, and does nothing by itself.
class SilenceDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SilenceDialog(const Clock &clock, QWidget *parent = nullptr);
    ~SilenceDialog() override;

    /// A ProcessPattern, or "*".
    void setPattern(const QString &pattern);
    /// What is offered while a pattern is typed.
    void setProcesses(const std::vector<ProcessName> &processes);

    /// As it would be wished now.
    [[nodiscard]] SilenceRequest::Added silence() const;

    void accept() override;

Q_SIGNALS:
    void silenceRequested(const pennon::SilenceRequest::Added &silence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void checkPattern();
    void showColors();

    const Clock &m_clock;
    std::unique_ptr<Ui::SilenceDialog> m_ui;
};

} // namespace pennon
