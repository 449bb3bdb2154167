// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "testkit/controlsocket.h"
#include "testkit/mailfolder.h"
#include "testkit/supervisordprocess.h"

#include <QJsonArray>

namespace pennon::testkit {

/// A supervisord with one `pennon-listener --config`: its configuration, its state, its socket and its mail
/// lie in supervisord's folder.
class UnifiedWorld final
{
public:
    explicit UnifiedWorld(SupervisordProcess::Settings settings = {});

    /// The text of pennon.conf behind [listener] and [mail], which are made here. Lines of [listener] go
    /// first. Those of [mail] say how mail leaves; without them it goes to mail().
    void configure(const QByteArray &sections, const QByteArray &listenerLines = {},
                   const QByteArray &mailLines = {});
    /// Adds the listener's section and starts; waits until the control socket answers.
    [[nodiscard]] bool
    start(const QString &events = QStringLiteral("PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_5"));
    /// Sends SIGHUP to the listener.
    void hangUp();
    void killListener();
    /// Kills it (SIGKILL) and waits until supervisord has started another one and its control socket answers.
    [[nodiscard]] bool replaceListener();

    [[nodiscard]] SupervisordProcess &supervisord() { return m_supervisord; }
    [[nodiscard]] MailFolder &mail() { return m_mail; }
    [[nodiscard]] ControlSocket &control() { return m_control; }
    [[nodiscard]] QString configurationText() const
    {
        return m_supervisord.read(QStringLiteral("pennon.conf"));
    }
    [[nodiscard]] QString log() const { return m_supervisord.errorsOf(QStringLiteral("pennon")); }

    /// Whether no mail waits or is under way: one that is would be sent twice, were the listener killed now.
    [[nodiscard]] bool hasSentAll();
    /// Incidents of one kind ("crash"), with their output, newest first.
    [[nodiscard]] QJsonArray incidents(const QString &kind);
    /// What processes.list says of "group:name".
    [[nodiscard]] QJsonObject process(const QString &name);
    /// For the message of a failed test.
    [[nodiscard]] QByteArray report() { return m_supervisord.report(); }

private:
    SupervisordProcess m_supervisord;
    MailFolder m_mail;
    ControlSocket m_control;
};

} // namespace pennon::testkit
