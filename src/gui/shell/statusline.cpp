// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/statusline.h"

#include "look/format.h"
#include "look/healthlook.h"
#include "models/serverlistmodel.h"
#include "session/linkexplanation.h"

#include <QHBoxLayout>
#include <QLabel>

#include <array>

namespace pennon {

namespace {

QString shape(const LinkStatus &link)
{
    return link.state == LinkState::Connected ? QStringLiteral("●") : QStringLiteral("○");
}

QString html(const LinkStatus &link, const QString &text, const QPalette &palette)
{
    const Health health = link.state == LinkState::Connected ? Health::Fine
                          : link.state == LinkState::Off     ? Health::Stopped
                                                             : Health::Trouble;
    return QStringLiteral("<span style=\"color:%1\">%2</span> %3")
        .arg(healthColor(health, palette).name(), shape(link), text.toHtmlEscaped());
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_supervisord(new QLabel(this))
    , m_listener(new QLabel(this))
    , m_queue(new QLabel(this))
    , m_where(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(fontMetrics().averageCharWidth() * 3);
    for (QLabel *label : {m_supervisord, m_listener, m_queue}) {
        label->setTextFormat(Qt::RichText);
        layout->addWidget(label);
    }
    layout->addStretch();
    layout->addWidget(m_where);
}

void StatusLine::showServer(const ServerProfile &profile, const ServerState &state,
                            const std::optional<StatusAnswer> &status, Clock::WallTime now)
{
    const auto waiting = [&](const LinkStatus &link) {
        QString text = link.state == LinkState::Lost ? tr("lost") : tr("connecting");
        if (link.trouble != LinkTrouble::None) {
            const QString words = troubleWords(link.trouble);
            text = link.state == LinkState::Lost ? labelText(text, words) : words;
        }
        if (link.lastAnswer)
            text = listText({text, tr("last answer %1").arg(momentText(*link.lastAnswer, now))});
        return text;
    };
    const LinkStatus &supervisord = state.supervisord;
    QString name = QStringLiteral("supervisord");
    if (!state.supervisorVersion.isEmpty())
        name += QLatin1Char(' ') + state.supervisorVersion;
    QString text;
    if (supervisord.state == LinkState::Connected) {
        text = profile.kind() == ServerProfile::Kind::Ssh ? tr("connected by ssh") : tr("connected");
        if (supervisord.latency)
            text = listText({text, tr("%1 ms").arg(supervisord.latency->count())});
    } else {
        text = waiting(supervisord);
    }
    m_supervisord->setText(html(supervisord, labelText(name, text), palette()));
    m_supervisord->setToolTip(supervisord.error ? explainLink(Channel::Supervisord, supervisord, profile).text
                                                : profile.address);

    const LinkStatus &listener = state.listener;
    if (listener.state == LinkState::Off) {
        text = tr("no listener");
    } else if (listener.state == LinkState::Connected) {
        text = tr("listener %1").arg(state.listenerVersion);
        if (listener.lastAnswer)
            text = labelText(text, tr("last answer %1").arg(agoText(*listener.lastAnswer, now)));
        if (!state.mayWrite)
            text = listText({text, tr("read only")});
    } else {
        text = tr("listener: %1").arg(waiting(listener));
    }
    m_listener->setText(html(listener, text, palette()));
    m_listener->setToolTip(listener.error ? explainLink(Channel::Listener, listener, profile).text
                                          : profile.listenerSocket);

    m_queue->setVisible(status.has_value());
    if (status) {
        const auto &outbox = status->outbox;
        text = outbox.length == 0 ? tr("mail queue empty")
                                  : tr("%n mail(s) waiting", nullptr, static_cast<int>(outbox.length));
        if (outbox.dead > 0) {
            text = listText({text, tr("%n given up", nullptr, static_cast<int>(outbox.dead))});
        }
        if (outbox.lastSuccess)
            text = listText({text, tr("last mail %1").arg(momentText(*outbox.lastSuccess, now))});
        m_queue->setText(text.toHtmlEscaped());
        m_queue->setToolTip(outbox.lastError.value_or(QString()));
    }
    m_where->setText(profile.name);
    keepPlaces();
}

/// What changes every second shall not push what stands beside it to and fro.
void StatusLine::keepPlaces()
{
    for (QLabel *label : {m_supervisord, m_listener}) {
        const int wanted = label->sizeHint().width();
        const int slack = fontMetrics().averageCharWidth() * 6;
        if (wanted > label->minimumWidth() || wanted + slack < label->minimumWidth())
            label->setMinimumWidth(wanted);
    }
}

void StatusLine::clear()
{
    for (QLabel *label : {m_supervisord, m_listener, m_queue, m_where})
        label->clear();
}

} // namespace pennon
