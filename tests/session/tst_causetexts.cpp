// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/causetexts.h"

#include <QTest>
#include <QTranslator>

/// Outside any namespace, as the macro wants it.
void loadTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

using namespace pennon;

class TestCauseTexts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areTranslated_data();
    void areTranslated();
    void unknownOnesStay();
};

void TestCauseTexts::areTranslated_data()
{
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("quoted");  // stays as it is
    QTest::addColumn<QString>("english"); // must not be left
    const auto row = [](const char *name, const char *cause, const char *quoted, const char *english) {
        QTest::newRow(name) << QString::fromUtf8(cause) << QString::fromUtf8(quoted)
                            << QString::fromUtf8(english);
    };
    row("breaker of memory",
        "RSS of reports:reports is 94.6 MB, over the limit of 90.0 MB; 5 restarts within 1h did not help: no "
        "more of them for 1h",
        "94.6 MB", "restarts");
    row("breaker of a page",
        "error contacting http://127.0.0.1/ok:\n\n no complete answer from 127.0.0.1 within 2 s; 5 restarts "
        "within 1h did not help: no more of them until the breaker is reset",
        "http://127.0.0.1/ok", "answer");
    row("no more starts", "It is FATAL; 5 starts have not helped", "5", "starts");
    row("page", "status contacting http://127.0.0.1/ok: 500 Internal Server Error", "500 Internal",
        "contacting");
    row("mail", "Mail \"a subject\" to admin@example.com was given up: 550 no", "a subject", "given up");
    row("supervisord",
        "supervisord cannot be asked: connection to /run/supervisor.sock refused: nobody listens there",
        "/run/supervisor.sock", "refused");
    row("messages",
        "Messages wait too long: 3 by [mail], the oldest for 16min; mail.example.com:587: no answer", "16min",
        "oldest");
    row("events", "Events are worked off late: one took 50s", "50s", "took");
    row("missed",
        "supervisord drops events: 17 so far, its buffer was full and what fell with them is not told", "17",
        "buffer");
    row("ticks", "supervisord's ticks come late: one took 30s", "30s", "took");
    row("no ticks", "supervisord sends no events any more: no TICK_5 for 15s although supervisord runs",
        "TICK_5", "although");
    row("folder",
        "The state folder is in trouble: /var/lib/pennon/pennon.db was removed or replaced, and what happens "
        "now "
        "is lost with the listener",
        "/var/lib/pennon/pennon.db", "removed");
    row("disk", "The state folder is in trouble: only 3.0MB are left on the disk of /var/lib/pennon", "3.0MB",
        "left");
    row("socket", "There is no control socket: /run/pennon was refused", "/run/pennon was refused", "socket");
    row("check of memory", "RSS 131.5 MB of 95.0 MB", "131.5 MB", "of");
    row("no check", "not checked: none of its processes is running", "", "checked");
    row("no listener", "there is no socket /run/pennon/listener.sock", "/run/pennon/listener.sock", "socket");
    row("not understood", "supervisord's answer cannot be understood: it has no usable statecode",
        "it has no usable statecode", "cannot");
    row("state", "The state cannot be stored: disk full", "disk full", "stored");
}

void TestCauseTexts::areTranslated()
{
    QFETCH(const QString, cause);
    QFETCH(const QString, quoted);
    QFETCH(const QString, english);
    QCOMPARE(causeText(cause), cause); // nothing is installed
    loadTranslations();
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/translations/pennon_zh_CN.qm")));
    QVERIFY(QCoreApplication::installTranslator(&translator));
    const QString chinese = causeText(cause);
    QVERIFY2(chinese.contains(quoted), qPrintable(chinese));
    QVERIFY2(!chinese.contains(english), qPrintable(chinese));
}

void TestCauseTexts::unknownOnesStay()
{
    QCOMPARE(causeText(QStringLiteral("the moon is full")), QStringLiteral("the moon is full"));
    QCOMPARE(causeText({}), QString());
}

QTEST_GUILESS_MAIN(TestCauseTexts)
#include "tst_causetexts.moc"
