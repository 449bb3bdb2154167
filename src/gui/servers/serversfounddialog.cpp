// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/servers/serversfounddialog.h"

#include "gui/servers/problemlabel.h"
#include "session/connectionadvice.h"

#include "ui_serversfounddialog.h"

#include <QCheckBox>
#include <QEvent>
#include <QPushButton>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr int characters = 72;

/// Those that cannot be opened are offered, but not at once: there is something to do first.
bool isOfferedAtOnce(const FoundServer &server)
{
    return server.trouble == LinkTrouble::None || server.trouble == LinkTrouble::WrongPassword;
}

} // namespace

ServersFoundDialog::ServersFoundDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ServersFoundDialog>())
{
    m_ui->setupUi(this);
    setWidthInCharacters(*this, characters);
    m_other = m_ui->buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_again = m_ui->buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    const auto other = [this] {
        reject();
        Q_EMIT addOtherRequested();
    };
    connect(m_other, &QPushButton::clicked, this, other);
    connect(m_ui->nothing, &EmptyNote::actionRequested, this, other);
    connect(m_again, &QPushButton::clicked, this, &ServersFoundDialog::searchRequested);
    showSearching();
}

ServersFoundDialog::~ServersFoundDialog() = default;

void ServersFoundDialog::showSearching()
{
    fill({});
    m_isSearching = true;
    showTexts();
    showParts();
}

void ServersFoundDialog::showFound(std::vector<FoundServer> servers)
{
    fill(std::move(servers));
    m_isSearching = false;
    showTexts();
    showParts();
}

void ServersFoundDialog::fill(std::vector<FoundServer> servers)
{
    for (const Row &row : std::exchange(m_rows, {})) {
        delete row.box;
        delete row.text;
    }
    m_servers = std::move(servers);
    for (const FoundServer &server : m_servers) {
        Row row{new QCheckBox(this), new QLabel(this)};
        row.box->setChecked(isOfferedAtOnce(server));
        QFont bold = row.box->font();
        bold.setBold(true);
        row.box->setFont(bold);
        row.text->setWordWrap(true);
        row.text->setIndent(style()->pixelMetric(QStyle::PM_IndicatorWidth) +
                            style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing));
        connect(row.box, &QCheckBox::toggled, this, &ServersFoundDialog::checkChoice);
        m_ui->listLayout->addWidget(row.box);
        m_ui->listLayout->addWidget(row.text);
        row.box->show(); // at once: hidden ones need no room
        row.text->show();
        m_rows.push_back(row);
    }
}

std::vector<ServerProfile> ServersFoundDialog::chosen() const
{
    std::vector<ServerProfile> profiles;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].box->isChecked())
            profiles.push_back(m_servers[i].profile);
    }
    return profiles;
}

void ServersFoundDialog::showTexts()
{
    m_other->setText(tr("Add &another server…"));
    m_again->setText(tr("Search a&gain"));
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("&Add"));
    m_ui->buttons->button(QDialogButtonBox::Cancel)->setText(tr("&Later"));
    m_ui->nothing->show(tr("No supervisord was found on this machine"),
                        tr("If it runs here, see whether supervisord.conf has a section [unix_http_server], "
                           "and what its file is.\nServers "
                           "elsewhere are reached by SSH: no port has to be opened for that."),
                        tr("&Add server…"));
    m_ui->introduction->setText(tr("These were found on this machine. Which of them is Pennon to watch?"));
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const FoundServer &server = m_servers[i];
        m_rows[i].box->setText(server.profile.name);
        QString text = server.profile.address + u'\n';
        switch (server.trouble) {
        case LinkTrouble::None:
            text += tr("supervisord %1 answers").arg(server.version);
            break;
        case LinkTrouble::WrongPassword:
            text += tr("wants a user name and a password, which you will be asked for");
            break;
        default:
            text += tr("%1. %2").arg(troubleWords(Channel::Supervisord, server.trouble),
                                     adviceFor(Channel::Supervisord, server.trouble, {}, server.profile));
        }
        if (!server.profile.listenerSocket.isEmpty())
            text += u'\n' + tr("with pennon-listener at %1").arg(server.profile.listenerSocket);
        m_rows[i].text->setText(text);
        m_rows[i].box->setAccessibleDescription(text);
    }
}

void ServersFoundDialog::showParts()
{
    const bool isEmpty = m_servers.empty();
    m_ui->searchingPage->setVisible(m_isSearching);
    m_ui->nothing->setVisible(isEmpty && !m_isSearching);
    m_ui->introduction->setVisible(!isEmpty);
    m_other->setVisible(!isEmpty);
    m_again->setVisible(!m_isSearching);
    QPushButton *const add = m_ui->buttons->button(QDialogButtonBox::Ok);
    add->setVisible(!isEmpty);
    add->setDefault(true);
    checkChoice();
    growToFit(*this);
}

void ServersFoundDialog::checkChoice()
{
    m_ui->buttons->button(QDialogButtonBox::Ok)
        ->setEnabled(
            std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.box->isChecked(); }));
}

void ServersFoundDialog::accept()
{
    Q_EMIT addRequested(chosen());
    QDialog::accept();
}

void ServersFoundDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showTexts();
    }
    QDialog::changeEvent(event);
}

} // namespace pennon
