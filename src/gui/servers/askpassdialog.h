// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/askpassserver.h"

#include <QDialog>

#include <memory>

namespace pennon {

namespace Ui {
class AskpassDialog;
}

/// A question of ssh: hidden text, yes or no with the fingerprint, or a notice. Rejected means cancelled.
class AskpassDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AskpassDialog(AskpassQuestion question, QWidget *parent = nullptr);
    ~AskpassDialog() override;

    void accept() override;

Q_SIGNALS:
    void answered(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTexts();

    AskpassQuestion m_question;
    std::unique_ptr<Ui::AskpassDialog> m_ui;
};

} // namespace pennon
