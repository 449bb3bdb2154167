// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/unifiedworld.h"

#include "testkit/processes.h"
#include "testkit/waiting.h"

#include <QJsonObject>

#include <csignal>

namespace pennon::testkit {

UnifiedWorld::UnifiedWorld(SupervisordProcess::Settings settings)
    : m_supervisord(std::move(settings))
    , m_mail(m_supervisord.path(QStringLiteral("mail")))
{}

void UnifiedWorld::configure(const QByteArray &sections, const QByteArray &listenerLines,
                             const QByteArray &mailLines)
{
    const QByteArray byCommand =
        "transport = sendmail\ncommand = " + m_mail.sendmailCommand().toUtf8() + "\nto = admin@example.com\n";
    const QByteArray folder = m_supervisord.path(QStringLiteral(".")).chopped(1).toUtf8();
    m_supervisord.write(QStringLiteral("pennon.conf"),
                        "; written by a test\n[listener]\nsocket = " + folder + "pennon.sock\nstate_dir = " +
                            folder + "state\nsample_interval = 1s\n" + listenerLines + "\n[mail]\n" +
                            (mailLines.isEmpty() ? byCommand : mailLines) + "\n" + sections);
}

bool UnifiedWorld::start(const QString &events)
{
    m_supervisord.addListener(QStringLiteral("pennon"), events,
                              toolPath(QStringLiteral("pennon-listener")) +
                                  QStringLiteral(" --config %(here)s/pennon.conf"),
                              {QStringLiteral("autorestart=true"), QStringLiteral("startsecs=0")});
    return m_supervisord.start() && m_control.open(m_supervisord.path(QStringLiteral("pennon.sock")));
}

void UnifiedWorld::hangUp()
{
    if (const pid_t listener = m_supervisord.process(QStringLiteral("pennon")).pid; listener > 1)
        ::kill(listener, SIGHUP);
}

void UnifiedWorld::killListener()
{
    if (const pid_t listener = m_supervisord.process(QStringLiteral("pennon")).pid; listener > 1)
        ::kill(listener, SIGKILL);
}

bool UnifiedWorld::replaceListener()
{
    const pid_t former = m_supervisord.process(QStringLiteral("pennon")).pid;
    killListener();
    return comesTrue([&] {
               const ProcessReport now = m_supervisord.process(QStringLiteral("pennon"));
               return now.isRunning() && now.pid != former;
           }) &&
           m_control.open(m_supervisord.path(QStringLiteral("pennon.sock")));
}

bool UnifiedWorld::hasSentAll()
{
    const QJsonObject status = m_control.call(QStringLiteral("status.get"));
    return status.value(QStringLiteral("outbox")).toObject().value(QStringLiteral("length")).toInt(-1) == 0;
}

QJsonArray UnifiedWorld::incidents(const QString &kind)
{
    return m_control
        .call(QStringLiteral("incidents.list"),
              {{QStringLiteral("kinds"), QJsonArray{kind}}, {QStringLiteral("output"), true}})
        .value(QStringLiteral("incidents"))
        .toArray();
}

QJsonObject UnifiedWorld::process(const QString &name)
{
    const QJsonArray processes =
        m_control.call(QStringLiteral("processes.list")).value(QStringLiteral("processes")).toArray();
    for (const QJsonValue &process : processes) {
        const QJsonObject object = process.toObject();
        if (object.value(QStringLiteral("process")).toString() == name)
            return object;
    }
    return {};
}

} // namespace pennon::testkit
