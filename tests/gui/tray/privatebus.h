// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QProcess>

namespace pennon::testkit {

/// A message bus of the test's own.
class PrivateBus final
{
public:
    /// False if it did not start.
    [[nodiscard]] bool start()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1")});
        if (!m_daemon.waitForStarted())
            return false;
        while (!m_daemon.canReadLine()) {
            if (!m_daemon.waitForReadyRead())
                return false;
        }
        m_address = QString::fromUtf8(m_daemon.readLine().trimmed());
        return true;
    }
    PrivateBus() = default;
    PrivateBus(const PrivateBus &) = delete;
    PrivateBus &operator=(const PrivateBus &) = delete;
    PrivateBus(PrivateBus &&) = delete;
    PrivateBus &operator=(PrivateBus &&) = delete;
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    [[nodiscard]] QString address() const { return m_address; }
    [[nodiscard]] QDBusConnection connectAs(const QString &name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }

private:
    QProcess m_daemon;
    QString m_address;
};

} // namespace pennon::testkit
