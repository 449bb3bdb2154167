// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/alerttemplate.h"

#include <QTest>

using namespace pennon;

class TestAlertTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void check_data()
    {
        QTest::addColumn<QString>("problem");
        QTest::newRow("") << QString();
        QTest::newRow("{host}: {what}\\n{log} }") << QString();
        QTest::newRow("{{proces} x") << QString();
        QTest::newRow("{proces}") << QStringLiteral("there is no field {proces}; did you mean process?");
        QTest::newRow("{Host}") << QStringLiteral("there is no field {Host}; did you mean host?");
        QTest::newRow("{host} {log") << QStringLiteral("a field is not closed with }; write {{ for a brace");
        QTest::newRow("{zzzzzzzz} {x}")
            << QStringLiteral("there is no field {zzzzzzzz}; the fields are host, process, group, what, "
                              "cause, kind, severity, since, times, memory, limit, bars, http, action, "
                              "outcome, log, count, list, command; write {{ for a brace");
    }
    void check()
    {
        const Result<void> usable = checkTemplate(QString::fromUtf8(QTest::currentDataTag()));
        QTEST(usable ? QString() : usable.error().message, "problem");
    }

    void fill_data()
    {
        QTest::addColumn<QString>("filled");
        const auto row = [](const char *pattern, const char *filled) {
            QTest::newRow(pattern) << QString::fromUtf8(filled);
        };
        row("plain }", "plain }");
        row("{host}{what}", "<host><what>");
        row("{{host} {{{host}", "{host} {<host>");
        row("a\\nb\\\\nc\\td\\", "a\nb\\nc\\td\\");
        row("{nothing} {host", "{nothing} {host");
        row("进程 {host}", "进程 <host>");
    }
    void fill()
    {
        const auto value = [](const QString &field) { return QString(u'<' + field + u'>'); };
        QTEST(fillTemplate(QString::fromUtf8(QTest::currentDataTag()), value), "filled");
    }

    /// Not looked at again.
    void valuesAreTakenAsTheyAre()
    {
        const auto value = [](const QString &) { return QStringLiteral("{{host} \\n %1"); };
        QCOMPARE(fillTemplate(QStringLiteral("{log}"), value), QStringLiteral("{{host} \\n %1"));
    }
};

QTEST_GUILESS_MAIN(TestAlertTemplate)
#include "tst_alerttemplate.moc"
