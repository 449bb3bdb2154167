// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <deque>

namespace pennon {

/// Bytes from and to a connected socket, which it owns. Unlike QLocalSocket it goes on writing after the peer
/// has said that it will write no more, as `printf … | socat - UNIX-CONNECT:…` does, and it needs no Qt
/// Network, whose libraries would make every start of the listener slower.
class PeerStream final : public QObject
{
    Q_OBJECT

public:
    explicit PeerStream(int descriptor, QObject *parent = nullptr);
    PeerStream(const PeerStream &) = delete;
    PeerStream &operator=(const PeerStream &) = delete;
    PeerStream(PeerStream &&) = delete;
    PeerStream &operator=(PeerStream &&) = delete;
    ~PeerStream() override;

    /// Writes at once what the socket takes, the rest when it takes more. Pieces are shared, not copied.
    void write(const QByteArray &piece);
    [[nodiscard]] qsizetype pendingOutput() const { return m_pendingOutput; }
    void setReading(bool on);
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    /// Reads no more and says to the peer that nothing more comes, once all is written; closed() follows when
    /// the peer has gone, or after a second.
    void finish();
    /// What has come and was not received: a peer may say why it goes, and then nothing can be written to it.
    [[nodiscard]] QByteArray takeRest();
    /// The peer sees the end at once; nothing is emitted any more.
    void abort();

Q_SIGNALS:
    void received(const QByteArray &piece); ///< at most 64 KiB
    void ended();                           ///< the peer writes no more; it may still read
    void written();                         ///< all that was to be written
    void closed();                          ///< the peer has gone: the stream is of no use any more

private:
    void readSome();
    void writeSome();
    void close();
    void checkWhetherGone();
    void sayFarewell();

    int m_descriptor;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    QTimer m_check; ///< once the peer has ended: whether it still reads
    std::deque<QByteArray> m_output;
    qsizetype m_written = 0; ///< of the first piece
    qsizetype m_pendingOutput = 0;
    bool m_wantsReading = true;
    bool m_hasEnded = false;
    bool m_isFinishing = false;
    bool m_isClosed = false;
};

} // namespace pennon
