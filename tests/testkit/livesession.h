// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/httpclient.h"
#include "session/memorypasswords.h"
#include "session/serversession.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <memory>

namespace pennon::testkit {

/// A session at a real supervisord, with all it stands on. Header only, so that tests of other things need
/// not link sessions.
class LiveSession final
{
public:
    /// supervisord runs. Watched more often than usual, so that tests are quick.
    explicit LiveSession(SupervisordProcess &supervisord)
    {
        ServerProfile profile;
        profile.id = QStringLiteral("test");
        profile.name = QStringLiteral("prod-1");
        profile.address = supervisord.serverUrl();
        m_session = std::make_unique<ServerSession>(
            profile, ServerSession::Parts{m_http, m_clock, m_passwords, {}, {}});
        m_session->setInterval(std::chrono::milliseconds(100));
        m_session->connectNow();
    }

    [[nodiscard]] bool connects()
    {
        return comesTrue([this] {
            return m_session->state().supervisord.state == LinkState::Connected &&
                   !m_session->processes().empty();
        });
    }
    [[nodiscard]] ServerSession &operator*() { return *m_session; }
    [[nodiscard]] ServerSession *get() { return m_session.get(); }
    void end() { m_session.reset(); }

private:
    SystemClock m_clock;
    HttpClient m_http;
    MemoryPasswords m_passwords;
    std::unique_ptr<ServerSession> m_session;
};

} // namespace pennon::testkit
