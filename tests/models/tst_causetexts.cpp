// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/causetexts.h"

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
