// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/serverurl.h"

#include <QTest>

using pennon::ErrorCode;
using pennon::ServerUrl;

class TestServerUrl final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("socket");
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("display");
        const auto row = [](const char *text, const char *socket, const char *base, const char *display) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(socket)
                                << QString::fromUtf8(base) << QString::fromUtf8(display);
        };
        row("unix:///run/supervisor.sock", "/run/supervisor.sock", "http://localhost",
            "unix:///run/supervisor.sock");
        row("UNIX:///a b/s?x#ü", "/a b/s?x#ü", "http://localhost", "unix:///a b/s?x#ü");
        row("http://localhost:9001", "", "http://localhost:9001", "http://localhost:9001");
        row("http://localhost:9001/", "", "http://localhost:9001", "http://localhost:9001");
        row("HTTP://localhost:9001/RPC2?x", "", "http://localhost:9001", "http://localhost:9001");
        row("http://example.com", "", "http://example.com", "http://example.com");
        row("https://example.com:65535", "", "https://example.com:65535", "https://example.com:65535");
        row("http://[::1]:9001", "", "http://[::1]:9001", "http://[::1]:9001");
        row("http://[::1]", "", "http://[::1]", "http://[::1]");
        row("http://u:p@h:1", "", "http://u:p@h:1", "http://h:1");
        row(" http://h:1\n", "", "http://h:1", "http://h:1");
    }

    void accepted()
    {
        QFETCH(const QString, text);
        const auto url = ServerUrl::parse(text);
        QVERIFY2(url, url ? "" : qPrintable(url.error().message));
        QTEST(url->unixSocket(), "socket");
        QTEST(url->baseUrl(), "base");
        QTEST(url->display(), "display");
    }

    void refused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"",
                                 "localhost:9001",
                                 "ftp://localhost:9001",
                                 "unix://",
                                 "unix:///",
                                 "unix://relative",
                                 "unix:/run/s",
                                 "http://",
                                 "http:///path",
                                 "http://:9001",
                                 "http://h:0",
                                 "http://h:65536",
                                 "http://h:-1",
                                 "http://h:",
                                 "http://h:9001x",
                                 "http://h:123456",
                                 "http://[::1",
                                 "http://[]:1",
                                 "http://::1:9001",
                                 "http://a b:1",
                                 "http://u@:1",
                                 "http:/h:1",
                                 "httpx://h:1"}) {
            QTest::newRow(text) << QString::fromUtf8(text);
        }
    }

    void refused()
    {
        QFETCH(const QString, text);
        const auto url = ServerUrl::parse(text);
        QVERIFY(!url);
        QCOMPARE(url.error().code, ErrorCode::InvalidInput);
        QVERIFY(url.error().message.contains(u'"' + text + u'"'));
    }
};

QTEST_GUILESS_MAIN(TestServerUrl)
#include "tst_serverurl.moc"
