// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/servers/askpassdialog.h"

#include "gui/servers/problemlabel.h"

#include "ui_askpassdialog.h"

#include <QEvent>
#include <QFontDatabase>
#include <QPushButton>
#include <QRegularExpression>

#include <utility>

namespace pennon {

namespace {

constexpr int characters = 60;

QString fingerprintIn(const QString &prompt)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"((\S+) key fingerprint is ((?:SHA256|MD5|SHA512):[^\s]+?)\.?(?:\s|$))"));
    const auto match = pattern.match(prompt);
    return match.hasMatch() ? QStringLiteral("%1 %2").arg(match.captured(1), match.captured(2)) : QString();
}

} // namespace

AskpassDialog::AskpassDialog(AskpassQuestion question, QWidget *parent)
    : QDialog(parent)
    , m_question(std::move(question))
    , m_ui(std::make_unique<Ui::AskpassDialog>())
{
    m_ui->setupUi(this);
    setWidthInCharacters(*this, characters);
    const bool isSecret = m_question.kind == AskpassQuestion::Kind::Secret;
    m_ui->answer->setVisible(isSecret);
    m_ui->reveal->setVisible(isSecret);
    connect(m_ui->reveal, &QCheckBox::toggled, this, [this](bool shown) {
        m_ui->answer->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    switch (m_question.kind) {
    case AskpassQuestion::Kind::Secret:
        m_ui->buttons->setStandardButtons(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
        m_ui->answer->setFocus();
        break;
    case AskpassQuestion::Kind::Confirmation:
        m_ui->buttons->setStandardButtons(QDialogButtonBox::Yes | QDialogButtonBox::No);
        // Enter alone trusts nobody.
        m_ui->buttons->button(QDialogButtonBox::No)->setDefault(true);
        m_ui->buttons->button(QDialogButtonBox::No)->setFocus();
        break;
    case AskpassQuestion::Kind::Notice:
        m_ui->buttons->setStandardButtons(QDialogButtonBox::Cancel);
        break;
    }
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &AskpassDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &AskpassDialog::reject);
    showTexts();
}

AskpassDialog::~AskpassDialog() = default;

void AskpassDialog::showTexts()
{
    setWindowTitle(tr("SSH to %1").arg(m_question.server));
    const QString fingerprint = fingerprintIn(m_question.prompt);
    const bool isHostKey = m_question.kind == AskpassQuestion::Kind::Confirmation && !fingerprint.isEmpty();
    QString headline;
    QString explanation;
    if (isHostKey) {
        headline = tr("Is this really %1?").arg(m_question.server);
        explanation = tr("This machine has not been connected to it before. Compare the fingerprint of its "
                         "key with what its admin told you, "
                         "or with \"ssh-keygen -lf\" of the key in /etc/ssh there. If you say yes, the key "
                         "is remembered in known_hosts.");
    } else {
        headline = m_question.kind == AskpassQuestion::Kind::Secret
                       ? tr("SSH wants a password for %1").arg(m_question.server)
                       : tr("SSH asks about %1").arg(m_question.server);
    }
    m_ui->headline->setText(QStringLiteral("<b>%1</b>").arg(headline.toHtmlEscaped()));
    m_ui->explanation->setText(explanation);
    m_ui->explanation->setVisible(!explanation.isEmpty());
    m_ui->fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->fingerprint->setText(fingerprint);
    m_ui->fingerprint->setVisible(isHostKey);
    m_ui->prompt->setText(m_question.prompt);
    m_ui->prompt->setForegroundRole(isHostKey ? QPalette::PlaceholderText : QPalette::WindowText);
    m_ui->answer->setAccessibleName(m_question.prompt);
    if (isHostKey) {
        m_ui->buttons->button(QDialogButtonBox::Yes)->setText(tr("&Yes, trust it"));
        m_ui->buttons->button(QDialogButtonBox::No)->setText(tr("&No, do not connect"));
    }
    showLargeSymbol(*m_ui->icon, isHostKey ? QStringLiteral("warning") : QStringLiteral("key"));
}

void AskpassDialog::accept()
{
    Q_EMIT answered(m_question.kind == AskpassQuestion::Kind::Confirmation ? QStringLiteral("yes")
                                                                           : m_ui->answer->text());
    QDialog::accept();
}

void AskpassDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        showTexts();
    QDialog::changeEvent(event);
}

} // namespace pennon
