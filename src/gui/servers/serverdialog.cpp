// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/servers/serverdialog.h"

#include "gui/servers/problemlabel.h"
#include "look/healthlook.h"
#include "look/icons.h"
#include "session/causetexts.h"

#include "ui_serverdialog.h"

#include <QEvent>
#include <QFileDialog>
#include <QPushButton>
#include <QStyle>
#include <QUuid>

#include <array>
#include <initializer_list>

namespace pennon {

namespace {

constexpr int characters = 92;
const QString unixScheme = QStringLiteral("unix://");
const QString sshScheme = QStringLiteral("ssh://");

QString without(const QString &scheme, const QString &address)
{
    return address.startsWith(scheme, Qt::CaseInsensitive) ? address.sliced(scheme.size()) : address;
}

/// Usable in all fields, so that what is wrong with it after one was replaced is that one.
ServerProfile usable(ServerProfile::Kind kind)
{
    ServerProfile profile{QStringLiteral("id"), QStringLiteral("name"), {}, {}, {}, {}};
    switch (kind) {
    case ServerProfile::Kind::UnixSocket:
        profile.address = unixScheme + QStringLiteral("/s");
        break;
    case ServerProfile::Kind::Http:
        profile.address = QStringLiteral("http://h");
        break;
    case ServerProfile::Kind::Ssh:
        profile.address = sshScheme + QStringLiteral("h");
        profile.supervisorSocket = QStringLiteral("/s");
        break;
    }
    return profile;
}

Health healthOf(ChannelReport::Outcome outcome)
{
    switch (outcome) {
    case ChannelReport::Outcome::NotTested:
        return Health::Unknown;
    case ChannelReport::Outcome::Works:
        return Health::Fine;
    case ChannelReport::Outcome::Fails:
        break;
    }
    return Health::Failed;
}

QString richText(const ChannelReport &report, const QColor &secondary)
{
    QString text = QStringLiteral("<b>%1</b>").arg(report.headline.toHtmlEscaped());
    if (!report.detail.isEmpty())
        text += QStringLiteral("<br><span style=\"color:%1\">%2</span>")
                    .arg(secondary.name(), causeText(report.detail).toHtmlEscaped());
    if (!report.advice.isEmpty())
        text += QStringLiteral("<br>%1").arg(report.advice.toHtmlEscaped());
    return text;
}

} // namespace

ServerDialog::ServerDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ServerDialog>())
{
    m_ui->setupUi(this);
    setWidthInCharacters(*this, characters);
    for (QLineEdit *const field : findChildren<QLineEdit *>())
        connect(field, &QLineEdit::textChanged, this, &ServerDialog::edited);
    connect(m_ui->kind, &QComboBox::currentIndexChanged, this, &ServerDialog::showKind);
    connect(m_ui->test, &QPushButton::clicked, this, &ServerDialog::testRequested);
    connect(m_ui->browse, &QToolButton::clicked, this, [this] {
        auto *const files = new QFileDialog(this, tr("supervisord's socket"), QStringLiteral("/run"));
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setFilter(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
        connect(files, &QFileDialog::fileSelected, m_ui->socket, &QLineEdit::setText);
        files->open();
    });
    add();
}

ServerDialog::~ServerDialog() = default;

void ServerDialog::add(const ServerProfile &suggestion)
{
    m_isNew = true;
    m_hasPassword = false;
    load(suggestion);
    m_id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (suggestion.address.isEmpty()) {
        m_ui->kind->setCurrentIndex(int(ServerProfile::Kind::Ssh));
        m_ui->socket->setText(QStringLiteral("/run/supervisor.sock"));
        m_ui->remoteSocket->setText(QStringLiteral("/run/supervisor.sock"));
        m_ui->listener->setText(QStringLiteral("/run/pennon/listener.sock"));
    }
    check();
}

void ServerDialog::edit(const ServerProfile &profile, bool hasPassword)
{
    m_isNew = false;
    m_hasPassword = hasPassword;
    load(profile);
    m_id = profile.id;
}

void ServerDialog::load(const ServerProfile &profile)
{
    m_ui->name->setText(profile.name);
    const auto kind = profile.kind();
    m_ui->kind->setCurrentIndex(int(kind));
    m_ui->socket->setText(kind == ServerProfile::Kind::UnixSocket ? without(unixScheme, profile.address)
                                                                  : QString());
    m_ui->url->setText(kind == ServerProfile::Kind::Http ? profile.address : QString());
    m_ui->host->setText(kind == ServerProfile::Kind::Ssh ? without(sshScheme, profile.address) : QString());
    m_ui->remoteSocket->setText(profile.supervisorSocket);
    m_ui->user->setText(profile.user);
    m_ui->password->clear();
    m_ui->listener->setText(profile.listenerSocket);
    m_supervisord.reset();
    m_listener.reset();
    m_isTesting = false;
    showTexts();
    showKind();
    showResults();
    m_ui->name->setFocus();
}

void ServerDialog::setHasPassword(bool hasPassword)
{
    m_hasPassword = hasPassword;
    showTexts();
}

void ServerDialog::setKeyring(bool isThere)
{
    m_hasKeyring = isThere;
    showTexts();
}

ServerProfile::Kind ServerDialog::kind() const
{
    return ServerProfile::Kind(m_ui->kind->currentIndex());
}

QString ServerDialog::address() const
{
    switch (kind()) {
    case ServerProfile::Kind::UnixSocket:
        return unixScheme + without(unixScheme, m_ui->socket->text().trimmed());
    case ServerProfile::Kind::Http: {
        const QString url = m_ui->url->text().trimmed();
        return url.contains(QLatin1String("://")) ? url : QString(QStringLiteral("http://") + url);
    }
    case ServerProfile::Kind::Ssh:
        break;
    }
    return sshScheme + without(sshScheme, m_ui->host->text().trimmed());
}

ServerProfile ServerDialog::profile() const
{
    return {m_id,
            m_ui->name->text().trimmed(),
            address(),
            kind() == ServerProfile::Kind::Ssh ? m_ui->remoteSocket->text().trimmed() : QString(),
            m_ui->user->text().trimmed(),
            m_ui->listener->text().trimmed()};
}

std::optional<QString> ServerDialog::password() const
{
    const QString typed = m_ui->password->text();
    return typed.isEmpty() && m_hasPassword && !m_ui->user->text().trimmed().isEmpty() ? std::nullopt
                                                                                       : std::optional(typed);
}

void ServerDialog::showKind()
{
    const auto chosen = kind();
    const bool isUnix = chosen == ServerProfile::Kind::UnixSocket;
    const bool isHttp = chosen == ServerProfile::Kind::Http;
    const bool isSsh = chosen == ServerProfile::Kind::Ssh;
    // The form is a grid: QFormLayout (Qt 6.4) gives wrapped texts the height of other rows once some are
    // hidden.
    const auto show = [](bool isShown, std::initializer_list<QWidget *> row) {
        for (QWidget *const widget : row)
            widget->setVisible(isShown);
    };
    show(isUnix, {m_ui->socketLabel, m_ui->socket, m_ui->browse});
    show(isHttp, {m_ui->urlLabel, m_ui->url});
    show(isSsh, {m_ui->hostLabel, m_ui->host, m_ui->remoteSocketLabel, m_ui->remoteSocket});
    edited();
}

void ServerDialog::edited()
{
    if (m_isTesting || m_supervisord || m_listener) {
        m_isTesting = false;
        m_supervisord.reset();
        m_listener.reset();
        showResults();
        Q_EMIT testOutdated();
    }
    m_ui->password->setEnabled(!m_ui->user->text().trimmed().isEmpty());
    showTexts();
    check();
}

QString ServerDialog::problemOf(const QString &field) const
{
    const ServerProfile whole = profile();
    ServerProfile one = usable(kind());
    if (field == QLatin1String("name"))
        one.name = whole.name;
    else if (field == QLatin1String("address"))
        one.address = whole.address;
    else if (field == QLatin1String("supervisorSocket"))
        one.supervisorSocket = whole.supervisorSocket;
    else if (field == QLatin1String("user"))
        one.user = whole.user;
    else
        one.listenerSocket = whole.listenerSocket;
    const Result<void> checked = one.validate();
    return checked ? QString() : checked.error().message;
}

void ServerDialog::check()
{
    struct Field
    {
        QLabel *label;
        const QLineEdit *input;
        QString name;
        bool applies;
    };
    const auto chosen = kind();
    const QString addressField = QStringLiteral("address");
    const std::array fields{
        Field{m_ui->nameProblem, m_ui->name, QStringLiteral("name"), true},
        Field{m_ui->socketProblem, m_ui->socket, addressField, chosen == ServerProfile::Kind::UnixSocket},
        Field{m_ui->urlProblem, m_ui->url, addressField, chosen == ServerProfile::Kind::Http},
        Field{m_ui->hostProblem, m_ui->host, addressField, chosen == ServerProfile::Kind::Ssh},
        Field{m_ui->remoteSocketProblem, m_ui->remoteSocket, QStringLiteral("supervisorSocket"),
              chosen == ServerProfile::Kind::Ssh},
        Field{m_ui->userProblem, m_ui->user, QStringLiteral("user"), true},
        Field{m_ui->listenerProblem, m_ui->listener, QStringLiteral("listenerSocket"), true},
    };
    for (const Field &field : fields) {
        // What is still empty is no mistake yet; OK waits for it.
        const bool isSaid = field.applies && !field.input->text().trimmed().isEmpty();
        const QString problem = isSaid ? problemOf(field.name) : QString();
        showProblem(*field.label, problem);
    }
    ServerProfile unnamed = profile();
    if (unnamed.name.isEmpty())
        unnamed.name = unnamed.address;
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(profile().validate().has_value());
    m_ui->test->setEnabled(!m_isTesting && unnamed.validate().has_value());
    growToFit(*this);
}

void ServerDialog::showTexts()
{
    const auto chosen = kind();
    setWindowTitle(m_isNew ? tr("Add server") : tr("Edit server"));
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(m_isNew ? tr("&Add") : tr("&Save"));
    m_ui->password->setPlaceholderText(
        m_hasPassword && m_ui->password->isEnabled() ? tr("kept; type to change it") : QString());
    m_ui->passwordNote->setForegroundRole(QPalette::PlaceholderText);
    m_ui->passwordNote->setText(
        m_hasKeyring
            ? tr("Kept in the desktop's keyring. This is supervisord's login; SSH asks for its own.")
            : tr("There is no keyring here, so it is kept in memory until Pennon ends. This is supervisord's "
                 "login; SSH asks for its own."));
    m_ui->passwordNote->setVisible(m_ui->password->isEnabled());
    m_ui->listenerLabel->setText(chosen == ServerProfile::Kind::Ssh ? tr("&Listener's socket there:")
                                                                    : tr("&Listener's socket:"));
    m_ui->listenerNote->setForegroundRole(QPalette::PlaceholderText);
    m_ui->listenerNote->setText(
        chosen == ServerProfile::Kind::Http
            ? tr("Only for a server on this machine: the listener has no port. Reach others by SSH.")
            : tr("Of pennon-listener: it adds limits, memory history, incidents and mails."));
}

void ServerDialog::showTesting()
{
    m_isTesting = true;
    m_supervisord.reset();
    m_listener.reset();
    showResults();
    check();
}

void ServerDialog::showReport(Channel channel, const ChannelReport &report)
{
    (channel == Channel::Supervisord ? m_supervisord : m_listener) = report;
    showResults();
}

void ServerDialog::showTested()
{
    m_isTesting = false;
    showResults();
    check();
}

void ServerDialog::showResults()
{
    m_ui->testing->setVisible(m_isTesting);
    m_ui->results->setVisible(m_supervisord || m_listener);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    const QColor secondary = secondaryColor(palette());
    const auto show = [&](QLabel *icon, QLabel *text, const std::optional<ChannelReport> &report) {
        icon->setVisible(report.has_value());
        text->setVisible(report.has_value());
        if (!report)
            return;
        icon->setPixmap(
            healthIcon(healthOf(report->outcome), palette()).pixmap(QSize(size, size), devicePixelRatioF()));
        text->setText(richText(*report, secondary));
        text->setAccessibleName(
            QString(report->headline + u' ' + report->detail + u' ' + report->advice).simplified());
    };
    show(m_ui->supervisordIcon, m_ui->supervisordResult, m_supervisord);
    show(m_ui->listenerIcon, m_ui->listenerResult, m_listener);
    growToFit(*this);
}

void ServerDialog::showSaved()
{
    QDialog::accept();
}

void ServerDialog::refuse(const Error &why)
{
    showReport(Channel::Supervisord,
               {ChannelReport::Outcome::Fails, LinkTrouble::None, tr("Not saved"), why.message, {}});
}

void ServerDialog::accept()
{
    if (profile().validate())
        Q_EMIT saveRequested(profile(), password());
}

void ServerDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showTexts();
        check();
    } else if (event->type() == QEvent::PaletteChange) {
        showResults();
        check();
    }
    QDialog::changeEvent(event);
}

} // namespace pennon
