// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventchannel.h"
#include "testkit/eventpipes.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace pennon;
using pennon::testkit::EventPipes;
using namespace Qt::StringLiterals;

class TestEventChannel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void init()
    {
        m_pipes = std::make_unique<EventPipes>();
        m_channel = std::make_unique<EventChannel>(m_pipes->channelInput, m_pipes->channelOutput, m_clock);
    }
    void cleanup()
    {
        m_channel.reset();
        m_pipes.reset();
    }
    void saysReadyAndAnswers();
    void storesBeforeItAnswers();
    void answersSeveralAtOnce();
    void endBetweenEvents();
    void endWithinAnEvent();
    void unreadableStream();
    void nobodyReadsTheAnswers();
    void stopsReading();

private:
    SystemClock m_clock;
    std::unique_ptr<EventPipes> m_pipes;
    std::unique_ptr<EventChannel> m_channel;
};

void TestEventChannel::saysReadyAndAnswers()
{
    QSignalSpy answered(m_channel.get(), &EventChannel::eventAnswered);
    m_channel->start();
    QCOMPARE(m_pipes->said(), "READY\n"_ba);
    m_pipes->send("eventname:A len:2\n"_ba);
    m_pipes->send("xy"_ba);
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(m_pipes->said(), "RESULT 2\nOKREADY\n"_ba);
}

void TestEventChannel::storesBeforeItAnswers()
{
    QByteArray saidWhenReceived("?");
    connect(
        m_channel.get(), &EventChannel::eventReceived, this,
        [this, &saidWhenReceived](const Event &event) { saidWhenReceived = m_pipes->said() + event.name; });
    m_channel->start();
    m_pipes->send("eventname:A len:0\n"_ba);
    QSignalSpy answered(m_channel.get(), &EventChannel::eventAnswered);
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(saidWhenReceived, "READY\nA"_ba);
    QCOMPARE(m_pipes->said(), "RESULT 2\nOKREADY\n"_ba);
}

void TestEventChannel::answersSeveralAtOnce()
{
    QSignalSpy received(m_channel.get(), &EventChannel::eventReceived);
    m_channel->start();
    m_pipes->send("eventname:A len:0\neventname:B len:1\nxeventname:C len:0\n"_ba);
    QTRY_COMPARE(received.count(), 3);
    QCOMPARE(received.at(1).at(0).value<Event>().payload, "x"_ba);
    QCOMPARE(m_pipes->said(), "READY\nRESULT 2\nOKREADY\nRESULT 2\nOKREADY\nRESULT 2\nOKREADY\n"_ba);
}

void TestEventChannel::endBetweenEvents()
{
    QSignalSpy closed(m_channel.get(), &EventChannel::closed);
    m_channel->start();
    m_pipes->send("eventname:A len:0\n"_ba);
    m_pipes->hangUp();
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(closed.at(0).at(0).value<EventChannel::End>(), EventChannel::End::BetweenEvents);
}

void TestEventChannel::endWithinAnEvent()
{
    QSignalSpy closed(m_channel.get(), &EventChannel::closed);
    QSignalSpy received(m_channel.get(), &EventChannel::eventReceived);
    m_channel->start();
    m_pipes->send("eventname:A len:5\nabc"_ba);
    m_pipes->hangUp();
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(closed.at(0).at(0).value<EventChannel::End>(), EventChannel::End::WithinEvent);
    QCOMPARE(received.count(), 0);
}

void TestEventChannel::unreadableStream()
{
    QSignalSpy closed(m_channel.get(), &EventChannel::closed);
    m_channel->start();
    m_pipes->send("nonsense\neventname:A len:0\n"_ba);
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(closed.at(0).at(0).value<EventChannel::End>(), EventChannel::End::Unreadable);
    QVERIFY(closed.at(0).at(1).toString().contains(u"nonsense"_s));
    QCOMPARE(m_pipes->said(), "READY\n"_ba);
}

void TestEventChannel::nobodyReadsTheAnswers()
{
    QSignalSpy closed(m_channel.get(), &EventChannel::closed);
    int workedOffBefore = 0; // what was taken in is not left lying about
    connect(m_channel.get(), &EventChannel::eventAnswered, this,
            [&] { workedOffBefore += closed.isEmpty() ? 1 : 0; });
    m_channel->start();
    m_pipes->readNoMore();
    m_pipes->send("eventname:A len:0\neventname:B len:0\n"_ba);
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(workedOffBefore, 1);
    QCOMPARE(closed.at(0).at(0).value<EventChannel::End>(), EventChannel::End::BetweenEvents);
}

void TestEventChannel::stopsReading()
{
    QSignalSpy received(m_channel.get(), &EventChannel::eventReceived);
    connect(m_channel.get(), &EventChannel::eventReceived, m_channel.get(), [this] { m_channel->stop(); });
    m_channel->start();
    m_pipes->send("eventname:A len:0\neventname:B len:0\n"_ba);
    QTRY_COMPARE(received.count(), 1);
    QTest::qWait(20);
    QCOMPARE(received.count(), 1);
    QCOMPARE(m_pipes->said(), "READY\nRESULT 2\nOKREADY\n"_ba);
}

QTEST_GUILESS_MAIN(TestEventChannel)
#include "tst_eventchannel.moc"
