// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/listenaddress.h"

#include <QTest>

using pennon::ErrorCode;
using pennon::ListenAddress;

class TestListenAddress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *text, const char *host, int port, const char *shown) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(host) << port
                                << QString::fromUtf8(shown);
        };
        row("127.0.0.1:9119", "127.0.0.1", 9119, "127.0.0.1:9119");
        row("127.0.0.1", "127.0.0.1", 9119, "127.0.0.1:9119");
        row("0.0.0.0:65535", "0.0.0.0", 65535, "0.0.0.0:65535");
        row("localhost:1", "127.0.0.1", 1, "127.0.0.1:1");
        row("LOCALHOST", "127.0.0.1", 9119, "127.0.0.1:9119");
        row("[::1]:9119", "::1", 9119, "[::1]:9119");
        row("[::]", "::", 9119, "[::]:9119");
    }

    void accepted()
    {
        QFETCH(const QString, text);
        const auto address = ListenAddress::parse(text);
        QVERIFY2(address, address ? "" : qPrintable(address.error().message));
        QTEST(address->host, "host");
        QTEST(static_cast<int>(address->port), "port");
        QTEST(address->text(), "shown");
    }

    void refused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", ":", ":9119", "9119", "example.com:9119", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536",
              "127.0.0.1:+1", "127.0.0.1:9119/metrics", "127.1:9119", "::1:9119", "[::1", "[::1]9119", "[]:1",
              "[127.0.0.1]:1", "http://127.0.0.1:9119", "127.0.0.1 :1", "ü:1"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void refused()
    {
        QFETCH(const QString, text);
        const auto address = ListenAddress::parse(text);
        QVERIFY(!address);
        QCOMPARE(address.error().code, ErrorCode::InvalidInput);
        QVERIFY(address.error().message.contains(u'"' + text + u'"'));
    }
};

QTEST_APPLESS_MAIN(TestListenAddress)
#include "tst_listenaddress.moc"
