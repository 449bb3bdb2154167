// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/linelog.h"

#include <QCoreApplication>
#include <QTest>
#include <QTestEventLoop>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace pennon {

namespace {

/// A pipe whose reading end never blocks.
class Pipe final
{
public:
    Pipe()
    {
        if (::pipe2(m_ends.data(), O_CLOEXEC) != 0)
            qFatal("no pipe");
        ::fcntl(m_ends[0], F_SETFL, O_NONBLOCK);
    }
    Pipe(const Pipe &) = delete;
    Pipe &operator=(const Pipe &) = delete;
    Pipe(Pipe &&) = delete;
    Pipe &operator=(Pipe &&) = delete;
    ~Pipe()
    {
        closeReader();
        ::close(m_ends[1]);
    }

    [[nodiscard]] int writer() const { return m_ends[1]; }

    [[nodiscard]] QByteArray readAll() const
    {
        QByteArray all;
        std::array<char, 4096> part{};
        for (ssize_t count = 0; (count = ::read(m_ends[0], part.data(), part.size())) > 0;)
            all.append(part.data(), count);
        return all;
    }

    void closeReader()
    {
        if (m_ends[0] >= 0)
            ::close(m_ends[0]);
        m_ends[0] = -1;
    }

private:
    std::array<int, 2> m_ends{-1, -1};
};

} // namespace

class LineLogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesOfOneTurnLeaveTogether()
    {
        const Pipe pipe;
        DescriptorLog log(pipe.writer());
        log.line(u"first");
        log.line(u"späti 日本 \U0001F6A9");
        QCOMPARE(pipe.readAll(), QByteArray());
        QTestEventLoop().enterLoopMSecs(5); // until the loop has waited once
        QCOMPARE(pipe.readAll(), QByteArray("first\nspäti 日本 \xF0\x9F\x9A\xA9\n"));
        log.line(u"next turn");
        QTestEventLoop().enterLoopMSecs(5); // until the loop has waited once
        QCOMPARE(pipe.readAll(), QByteArray("next turn\n"));
    }

    void keepsNewlinesAndEmptyLines()
    {
        const Pipe pipe;
        DescriptorLog log(pipe.writer());
        log.line(u"");
        log.line(u"Mailed:\n\nTo: x");
        log.flush();
        QCOMPARE(pipe.readAll(), QByteArray("\nMailed:\n\nTo: x\n"));
    }

    void flushIsNotRepeatedLater()
    {
        const Pipe pipe;
        DescriptorLog log(pipe.writer());
        log.line(u"once");
        log.flush();
        QCOMPARE(pipe.readAll(), QByteArray("once\n"));
        QTestEventLoop().enterLoopMSecs(5); // until the loop has waited once
        QCOMPARE(pipe.readAll(), QByteArray());
    }

    void endFlushesAndLeavesNothingQueued()
    {
        const Pipe pipe;
        {
            DescriptorLog log(pipe.writer());
            log.line(u"last words");
        }
        QCOMPARE(pipe.readAll(), QByteArray("last words\n"));
        QTestEventLoop().enterLoopMSecs(5); // until the loop has waited once
    }

    void aLotIsNotHeldBack()
    {
        const Pipe pipe;
        DescriptorLog log(pipe.writer());
        const QString line(9000, u'x');
        log.line(line);
        QCOMPARE(pipe.readAll().size(), 0);
        log.line(line);
        QCOMPARE(pipe.readAll().size(), 18002);
    }

    void aReaderThatIsGoneStopsNobody()
    {
        std::signal(SIGPIPE, SIG_IGN);
        Pipe pipe;
        pipe.closeReader();
        DescriptorLog log(pipe.writer());
        log.line(u"nobody hears this");
        log.flush();
        DescriptorLog closed(-1);
        closed.line(u"nor this");
        closed.flush();
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::LineLogTest)
#include "tst_linelog.moc"
