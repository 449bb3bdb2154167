// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpurl.h"

#include <QTest>

using namespace pennon;

class TestHttpUrl final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("origin");
        QTest::addColumn<QString>("target");
        const auto row = [](const char *url, const char *origin, const char *target) {
            QTest::newRow(url) << QString::fromUtf8(url) << QString::fromLatin1(origin)
                               << QString::fromLatin1(target);
        };
        row("http://example.com", "http://example.com:80", "/");
        row("https://example.com/", "https://example.com:443", "/");
        row("HtTp://Example.com:8080/A/../b?c=d&e#f", "http://Example.com:8080", "/A/../b?c=d&e");
        row("http://h?x", "http://h:80", "/?x");
        row("http://h?x=http://y/z", "http://h:80", "/?x=http://y/z");
        row("http://h#x/y", "http://h:80", "/");
        row("http://h:/x", "http://h:80", "/x");
        row("http://h//x//", "http://h:80", "//x//");
        row("http://h/a b\tc\r\nX: y", "http://h:80", "/a%20b%09c%0D%0AX:%20y");
        row("http://h/ü%20%zz?日", "http://h:80", "/%C3%BC%20%zz?%E6%97%A5");
        row("http://[::1]:81/x", "http://[::1]:81", "/x");
        row("http://[fe80::1%eth0]", "http://[fe80::1%eth0]:80", "/");
        row("http://u:p@h:1/@x", "http://h:1", "/@x");
        row("http://my_app:1", "http://my_app:1", "/");
        row("http://bücher.example.com", "http://xn--bcher-kva.example.com:80", "/");
    }

    void good()
    {
        QFETCH(const QString, url);
        const auto parts = parseHttpUrl(url);
        QVERIFY2(parts, parts ? "" : qPrintable(parts.error().message));
        QTEST(QString::fromLatin1(parts->origin()), "origin");
        QTEST(QString::fromLatin1(parts->target), "target");
    }

    void bad_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url : {"",
                                "h",
                                "h:80/x",
                                "ftp://h",
                                "file:///x",
                                "http:/h",
                                "http//h",
                                "http://",
                                "http:///x",
                                "http://:80",
                                "http://?x",
                                "http://h:0",
                                "http://h:65536",
                                "http://h:99999999999",
                                "http://h:x",
                                "http://h:-1",
                                "http://a b/",
                                "http://[::1",
                                "http://[::1]x",
                                "http://[x]",
                                "http://[::1/x]:2",
                                "http://u@",
                                " http://h"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }

    void bad()
    {
        QFETCH(const QString, url);
        const auto parts = parseHttpUrl(url);
        QVERIFY2(!parts, parts ? parts->origin().constData() : "");
        QCOMPARE(parts.error().code, ErrorCode::InvalidInput);
        QVERIFY(parts.error().message.contains(url));
    }

    void userInformation()
    {
        const auto parts = parseHttpUrl(u"http://a%40b:p:%C3%BC@h/");
        QCOMPARE(parts->user, QStringLiteral("a@b"));
        QCOMPARE(parts->password, QStringLiteral("p:ü"));
        QCOMPARE(parts->address(), QStringLiteral("h:80"));
    }
};

QTEST_GUILESS_MAIN(TestHttpUrl)
#include "tst_httpurl.moc"
