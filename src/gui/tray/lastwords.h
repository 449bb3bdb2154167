// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/servers.h"

#include <QObject>

#include <map>

namespace pennon {

/// The last line that a process wrote before its last incident, as its listener kept it: often the reason.
class LastWords final : public QObject
{
    Q_OBJECT

public:
    /// The servers outlive it.
    explicit LastWords(Servers &servers, QObject *parent = nullptr);

    /// Empty: nothing is known (yet): told() follows if there is something to know. For a process in trouble.
    [[nodiscard]] QString of(const QString &serverId, const ProcessView &process);

    /// The last line with something to read, the errors' first. Bad bytes are replaced.
    [[nodiscard]] static QString lastLine(const QByteArray &stderrTail, const QByteArray &stdoutTail);

Q_SIGNALS:
    void told();

private:
    struct Known
    {
        qint64 incident = 0;
        QString line;
    };
    void ask(const QString &serverId, const QString &key, qint64 incident);

    Servers &m_servers;
    std::map<QString, Known> m_known; ///< by server and process
};

} // namespace pennon
