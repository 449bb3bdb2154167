// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sshwords.h"

#include <QCoreApplication>
#include <QList>
#include <QStringList>

#include <array>

namespace pennon {

namespace {

struct Meaning
{
    const char *words; ///< of ssh; the first of the table that is found anywhere counts
    ErrorCode code;
    const char *sentence; ///< %1: host, %2: supervisord's socket, %3: the command that removes the old key
    bool quotes;          ///< whether ssh's line is added
};

// OpenSSH 8.4 to 9.9; its messages are not translated.
constexpr std::array meanings{
    Meaning{"REMOTE HOST IDENTIFICATION HAS CHANGED", ErrorCode::Rejected,
            QT_TRANSLATE_NOOP("SshTunnel",
                              "The key of %1 is another one than before. Either the machine was set up anew, "
                              "or somebody is between you and "
                              "it. If you know why, remove the old key by the command %3 and connect again."),
            false},
    Meaning{"Host key verification failed", ErrorCode::Rejected,
            QT_TRANSLATE_NOOP("SshTunnel", "The key of %1 was not accepted, so nothing was sent to it. "
                                           "Connect once more to be asked again."),
            false},
    Meaning{
        "Too many authentication failures", ErrorCode::Unauthorized,
        QT_TRANSLATE_NOOP(
            "SshTunnel",
            "%1 refused the login after too many keys. Name the right key in ~/.ssh/config (IdentityFile, "
            "IdentitiesOnly yes)."),
        false},
    Meaning{"Permission denied (", ErrorCode::Unauthorized,
            QT_TRANSLATE_NOOP("SshTunnel", "%1 refused the login. Check the user's name, and whether \"ssh\" "
                                           "in a terminal gets in with the same "
                                           "key or password."),
            true},
    Meaning{"administratively prohibited", ErrorCode::PermissionDenied,
            QT_TRANSLATE_NOOP("SshTunnel",
                              "The SSH server on %1 does not let sockets be forwarded. Its sshd_config needs "
                              "\"AllowStreamLocalForwarding yes\"."),
            false},
    Meaning{"open failed", ErrorCode::ConnectionRefused,
            QT_TRANSLATE_NOOP("SshTunnel",
                              "The login at %1 is fine, but %2 cannot be opened there: there is no such "
                              "socket, nobody listens on it, "
                              "or your user there may not open it. See \"ls -l %2\" on that machine."),
            false},
    Meaning{"Could not resolve hostname", ErrorCode::NotFound,
            QT_TRANSLATE_NOOP("SshTunnel",
                              "There is no host %1. Check its spelling, or ~/.ssh/config if it is an alias."),
            false},
    Meaning{"Connection refused", ErrorCode::ConnectionRefused,
            QT_TRANSLATE_NOOP("SshTunnel", "%1 is there, but no SSH server listens on that port."), false},
    Meaning{"timed out", ErrorCode::TimedOut, QT_TRANSLATE_NOOP("SshTunnel", "%1 did not answer in time."),
            false},
    Meaning{"not responding", ErrorCode::TimedOut,
            QT_TRANSLATE_NOOP("SshTunnel", "%1 does not answer any more."), false},
    Meaning{"No route to host", ErrorCode::ConnectionRefused,
            QT_TRANSLATE_NOOP("SshTunnel",
                              "There is no way to %1 from here. Is the network or the VPN connected?"),
            false},
    Meaning{"Network is unreachable", ErrorCode::ConnectionRefused,
            QT_TRANSLATE_NOOP("SshTunnel",
                              "There is no way to %1 from here. Is the network or the VPN connected?"),
            false},
    Meaning{"Connection reset", ErrorCode::ConnectionLost,
            QT_TRANSLATE_NOOP("SshTunnel", "The SSH connection to %1 was cut."), true},
    Meaning{"closed by", ErrorCode::ConnectionLost,
            QT_TRANSLATE_NOOP("SshTunnel", "The SSH connection to %1 was cut."), true},
    Meaning{"Broken pipe", ErrorCode::ConnectionLost,
            QT_TRANSLATE_NOOP("SshTunnel", "The SSH connection to %1 was cut."), true},
};

/// In one pass: what is filled in may have a %1 in it.
QString filled(const QString &sentence, const std::array<QString, 3> &values)
{
    QString text;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int number = sentence[i] == u'%' && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : -1;
        if (number < 1 || number > int(values.size())) {
            text += sentence[i];
            continue;
        }
        text += values[size_t(number - 1)];
        ++i;
    }
    return text;
}

/// ssh tells it, with the file and the name under which the key is kept.
QString removalCommand(const QStringList &lines)
{
    for (const QString &line : lines) {
        if (const QString command = line.trimmed(); command.startsWith(QLatin1String("ssh-keygen ")))
            return command;
    }
    return QStringLiteral("ssh-keygen -R HOST");
}

} // namespace

Error explainSsh(const QByteArray &standardError, const SshDestination &destination)
{
    const QStringList lines = QString::fromUtf8(standardError).split(u'\n', Qt::SkipEmptyParts);
    const auto sentence = [&](const char *text) {
        return filled(QCoreApplication::translate("SshTunnel", text),
                      {destination.host, destination.supervisorSocket, removalCommand(lines)});
    };
    for (const Meaning &meaning : meanings) {
        const QLatin1String words(meaning.words);
        for (const QString &line : lines) {
            if (!line.contains(words))
                continue;
            QString message = sentence(meaning.sentence);
            if (meaning.quotes)
                message += QStringLiteral(" (%1)").arg(line.trimmed());
            return {meaning.code, message, {}, 0};
        }
    }
    const QString last = lines.isEmpty() ? QString() : lines.last().trimmed();
    if (last.isEmpty())
        return {ErrorCode::ConnectionLost,
                sentence(
                    QT_TRANSLATE_NOOP("SshTunnel", "The SSH connection to %1 ended without a reason given.")),
                {},
                0};
    return {ErrorCode::System,
            QString(sentence(QT_TRANSLATE_NOOP("SshTunnel", "ssh could not connect to %1:")) + u' ' + last),
            {},
            0};
}

} // namespace pennon
