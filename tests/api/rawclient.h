// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace pennon {

/// A client that may misbehave: a bare socket that does not block. Use with a test's patience.
class RawClient final
{
public:
    explicit RawClient(const QString &path);
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;
    RawClient(RawClient &&other) noexcept;
    RawClient &operator=(RawClient &&) = delete;
    ~RawClient();

    [[nodiscard]] bool isConnected() const { return m_descriptor >= 0; }
    /// How much the socket took, -1 for an error.
    qint64 send(const QByteArray &data);
    void sendAll(const QByteArray &data); ///< for what fits the socket's buffer
    void endSending();
    /// Reads what is there into received().
    void read();
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }

    /// Reads until there are so many lines, or the end.
    [[nodiscard]] bool comeLines(qsizetype count);
    /// Reads until the other side has closed.
    [[nodiscard]] bool comesEnd();

private:
    int m_descriptor = -1;
    QByteArray m_received;
    bool m_hasEnded = false;
};

/// {"jsonrpc":"2.0","id":…,"method":"…","params":…} with its newline.
[[nodiscard]] QByteArray callLine(int id, const QByteArray &method, const QByteArray &params = "{}");
/// The first line of every conversation.
[[nodiscard]] QByteArray helloLine();

} // namespace pennon
