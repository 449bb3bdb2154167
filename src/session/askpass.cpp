// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/askpass.h"

#include "base/descriptor.h"

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <optional>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace pennon {

namespace {

bool connectTo(int descriptor, const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || path.size() >= qsizetype(sizeof address.sun_path))
        return false;
    std::copy(path.begin(), path.end(), std::begin(address.sun_path));
    return ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
}

bool writeAll(int descriptor, QByteArray bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.constData(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove(0, written);
    }
    return true;
}

QByteArray readLine(int descriptor)
{
    QByteArray bytes;
    while (bytes.size() <= askpass::mostBytes && !bytes.endsWith('\n')) {
        char piece[4096];
        const ssize_t count = ::read(descriptor, piece, sizeof piece);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return {};
        bytes.append(piece, count);
    }
    return bytes;
}

} // namespace

bool isAskpassCall()
{
    return qEnvironmentVariableIsSet(askpass::socketVariable);
}

int runAskpass(int argc, char **argv)
{
    // ssh may have gone by the time of the answer.
    std::signal(SIGPIPE, SIG_IGN);
    const QByteArray hint = qgetenv("SSH_ASKPASS_PROMPT");
    const QJsonObject question{{QStringLiteral("token"), QString::fromUtf8(qgetenv(askpass::tokenVariable))},
                               {QStringLiteral("prompt"), QString::fromLocal8Bit(argc > 1 ? argv[1] : "")},
                               {QStringLiteral("hint"), QString::fromUtf8(hint)}};
    const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (socket.number() < 0 || !connectTo(socket.number(), qgetenv(askpass::socketVariable)) ||
        !writeAll(socket.number(), QJsonDocument(question).toJson(QJsonDocument::Compact) + '\n')) {
        return 1;
    }
    const QJsonValue answer =
        QJsonDocument::fromJson(readLine(socket.number())).object()[QLatin1String("answer")];
    if (!answer.isString())
        return 1;
    if (hint == "confirm")
        return answer.toString() == QLatin1String("yes") ? 0 : 1;
    return writeAll(STDOUT_FILENO, answer.toString().toUtf8() + '\n') ? 0 : 1;
}

} // namespace pennon
