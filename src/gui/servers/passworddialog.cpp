// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/servers/passworddialog.h"

#include "gui/servers/problemlabel.h"

#include "ui_passworddialog.h"

#include <QEvent>
#include <QPushButton>

#include <utility>

namespace pennon {

namespace {
constexpr int characters = 56;
} // namespace

PasswordDialog::PasswordDialog(ServerProfile profile, bool wasRefused, bool hasKeyring, QWidget *parent)
    : QDialog(parent)
    , m_profile(std::move(profile))
    , m_wasRefused(wasRefused)
    , m_hasKeyring(hasKeyring)
    , m_ui(std::make_unique<Ui::PasswordDialog>())
{
    m_ui->setupUi(this);
    setWidthInCharacters(*this, characters);
    m_ui->user->setText(m_profile.user);
    // Without a keyring there is no choice, but a note on where it is kept.
    m_ui->keep->setChecked(m_hasKeyring);
    m_ui->keep->setEnabled(m_hasKeyring);
    connect(m_ui->user, &QLineEdit::textChanged, this, &PasswordDialog::check);
    showTexts();
    check();
    (m_profile.user.isEmpty() ? m_ui->user : m_ui->password)->setFocus();
}

PasswordDialog::~PasswordDialog() = default;

void PasswordDialog::showTexts()
{
    setWindowTitle(tr("Password for %1").arg(m_profile.name));
    const QString text = m_wasRefused
                             ? tr("<b>supervisord on %1 did not accept the user name or the password.</b>")
                             : tr("<b>supervisord on %1 wants a user name and a password.</b>");
    m_ui->text->setText(QString(text.arg(m_profile.name.toHtmlEscaped()) + QStringLiteral("<br>") +
                                tr("They are in its supervisord.conf.") + QStringLiteral("<br>") +
                                m_profile.address.toHtmlEscaped()));
    m_ui->keep->setText(m_hasKeyring ? tr("&Keep it in the desktop's keyring")
                                     : tr("There is no keyring: kept in memory until Pennon ends"));
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("&Log in"));
    showLargeSymbol(*m_ui->icon, QStringLiteral("key"));
}

void PasswordDialog::check()
{
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_ui->user->text().trimmed().isEmpty());
}

void PasswordDialog::accept()
{
    Q_EMIT answered(m_ui->user->text().trimmed(), m_ui->password->text(), m_ui->keep->isChecked());
    QDialog::accept();
}

void PasswordDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        showTexts();
    QDialog::changeEvent(event);
}

} // namespace pennon
