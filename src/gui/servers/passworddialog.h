// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/serverprofile.h"

#include <QDialog>

#include <memory>

namespace pennon {

namespace Ui {
class PasswordDialog;
}

/// Asks for the login of one supervisord.
class PasswordDialog final : public QDialog
{
    Q_OBJECT

public:
    /// wasRefused: there was one, and supervisord did not take it. hasKeyring: a password can outlive the
    /// program.
    PasswordDialog(ServerProfile profile, bool wasRefused, bool hasKeyring, QWidget *parent = nullptr);
    ~PasswordDialog() override;

    void accept() override;

Q_SIGNALS:
    /// keep: beyond the end of the program.
    void answered(const QString &user, const QString &password, bool keep);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTexts();
    void check();

    ServerProfile m_profile;
    bool m_wasRefused;
    bool m_hasKeyring;
    std::unique_ptr<Ui::PasswordDialog> m_ui;
};

} // namespace pennon
