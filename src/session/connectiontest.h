// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/controlclient.h"
#include "net/httptransport.h"
#include "session/connectionadvice.h"
#include "session/quicktransport.h"
#include "session/tunnel.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace pennon {

class SupervisorClient;

/// How the test of one connection ended.
struct ChannelReport
{
    enum class Outcome {
        NotTested, ///< there is nothing to test, or the tunnel to it did not come up
        Works,
        Fails,
    };
    Outcome outcome = Outcome::NotTested;
    LinkTrouble trouble = LinkTrouble::None;
    QString headline; ///< "supervisord 4.2.5 answers", "Wrong user name or password"; translated
    QString detail;   ///< the error's own words; may be empty
    QString advice;   ///< what to do about it; may be empty
    friend bool operator==(const ChannelReport &, const ChannelReport &) = default;
};

/// *Test connection*: tries both connections of a profile that need not be saved, each for itself.
class ConnectionTest final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        HttpTransport &http; ///< outlives it
        std::function<std::unique_ptr<Tunnel>(const ServerProfile &)> makeTunnel;
        std::chrono::milliseconds patience = std::chrono::seconds(10); ///< for each answer
    };

    explicit ConnectionTest(Parts parts, QObject *parent = nullptr);
    ConnectionTest(const ConnectionTest &) = delete;
    ConnectionTest &operator=(const ConnectionTest &) = delete;
    ConnectionTest(ConnectionTest &&) = delete;
    ConnectionTest &operator=(ConnectionTest &&) = delete;
    ~ConnectionTest() override;

    /// A test under way is given up. The profile must be valid; an error in it is reported of supervisord.
    void begin(const ServerProfile &profile, const QString &password);
    /// Nothing is emitted any more.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void supervisordTested(const pennon::ChannelReport &report);
    void listenerTested(const pennon::ChannelReport &report);
    /// Both have been reported.
    void finished();

private:
    void testChannels(const QString &supervisordUrl, const QString &listenerSocket);
    void testSupervisord(const QString &url);
    void testListener(const QString &socket);
    void tunnelFailed(const Error &why);
    void report(Channel channel, const ChannelReport &report);
    [[nodiscard]] ChannelReport failed(Channel channel, LinkTrouble trouble, const Error &why) const;

    Parts m_parts;
    QuickTransport m_http;
    ServerProfile m_profile;
    QString m_password;
    std::unique_ptr<Tunnel> m_tunnel;
    std::unique_ptr<SupervisorClient> m_supervisord;
    std::unique_ptr<ControlClient> m_listener;
    bool m_isRunning = false;
    bool m_isSupervisordTested = false;
    bool m_isListenerTested = false;
    int m_generation = 0; ///< of the test under way: late answers of another one do not count
};

} // namespace pennon
