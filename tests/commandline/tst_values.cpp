// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/values.h"

#include <QTest>

namespace pennon {

namespace {

/// A result as text: the value, or "error".
template <typename Value>
QString shown(const Result<Value> &result)
{
    if (!result)
        return QStringLiteral("error");
    if constexpr (std::is_same_v<Value, std::chrono::seconds>)
        return QString::number(result->count());
    else if constexpr (std::is_same_v<Value, ByteSize>)
        return QString::number(result->bytes);
    else if constexpr (std::is_same_v<Value, MemoryLimit>)
        return result->name + u'|' + QString::number(result->limit.bytes);
    else if constexpr (std::is_same_v<Value, SmtpServer>)
        return QStringLiteral("%1|%2%3")
            .arg(result->host)
            .arg(result->port)
            .arg(result->security == SmtpServer::Security::ImplicitTls ? QStringLiteral("|tls") : QString());
    else if constexpr (std::is_same_v<Value, void>)
        return QStringLiteral("fine");
    else
        return QString::number(*result);
}

} // namespace

class ValuesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QString>("result");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *kind, const auto &parse, const char *text, const char *expected) {
            QTest::addRow("%s '%s'", kind, text)
                << shown(parse(QString::fromUtf8(text))) << QString::fromUtf8(expected);
        };

        row("status", parseStatus, "200", "200");
        row("status", parseStatus, " 404 ", "404");
        row("status", parseStatus, "+301", "301");
        row("status", parseStatus, "-1", "-1");
        row("status", parseStatus, "0", "0");
        for (const char *bad : {"", "abc", "2e2", "200.0", "0x10", "++1", "+-1", "2 00", "2147483648",
                                "99999999999999999999", "２００"})
            row("status", parseStatus, bad, "error");

        row("count", parseCount, "1", "1");
        row("count", parseCount, "2147483647", "2147483647");
        for (const char *bad : {"0", "-1", "", "x", "1.0", "2147483648"})
            row("count", parseCount, bad, "error");

        row("timeout", parseTimeout, "1", "1");
        row("timeout", parseTimeout, " 15 ", "15");
        row("timeout", parseTimeout, "2000000", "2000000");
        row("timeout", parseTimeout, "9223372036854775807", "2000000");
        for (const char *bad : {"0", "-5", "ten", "", "1.5", "10s", "99999999999999999999"})
            row("timeout", parseTimeout, bad, "error");

        row("size", parseSize, "30 MB", "31457280");
        row("size", parseSize, "-1KB", "-1024");
        for (const char *bad : {"", "10XB", "10M", "1.5GB", "99999999999999999999GB"})
            row("size", parseSize, bad, "error");
        row("positive size", parsePositiveSize, "64KB", "65536");
        for (const char *bad : {"0", "-1", "", "10X"})
            row("positive size", parsePositiveSize, bad, "error");

        row("time", parseTime, "12h", "43200");
        row("time", parseTime, "-1", "-1");
        row("time", parseTime, "9223372036854775807", "315569520000");
        row("time", parseTime, "-9223372036854775808", "-315569520000");
        for (const char *bad : {"", "5y", "99999999999999999999d"})
            row("time", parseTime, bad, "error");
        row("period", parsePeriod, "0", "0");
        row("period", parsePeriod, "5m", "300");
        for (const char *bad : {"-1", "", "5y"})
            row("period", parsePeriod, bad, "error");

        row("limit", parseMemoryLimit, "foo=1KB", "foo|1024");
        row("limit", parseMemoryLimit, "grp:foo=5", "grp:foo|5");
        row("limit", parseMemoryLimit, "wörker-日本=0", "wörker-日本|0");
        row("limit", parseMemoryLimit, "=5", "|5");
        for (const char *bad : {"", "foo", "foo=", "foo=1=2", "foo==1", "foo=x"})
            row("limit", parseMemoryLimit, bad, "error");

        row("minutes", parseMinutes, "1", "1");
        row("minutes", parseMinutes, "0.5", "0.5");
        row("minutes", parseMinutes, ".5", "0.5");
        row("minutes", parseMinutes, "+2", "2");
        row("minutes", parseMinutes, " 2 ", "2");
        row("minutes", parseMinutes, "-1", "-1");
        row("minutes", parseMinutes, "0", "0");
        row("minutes", parseMinutes, "1e2", "100");
        row("minutes", parseMinutes, "1e300", "1e+09");
        for (const char *bad :
             {"", "soon", "nan", "NaN", "inf", "-inf", "infinity", "1e400", "1,5", "1.5m", "0x10", "1 2"})
            row("minutes", parseMinutes, bad, "error");

        row("tick", parseTickName, "TICK_5", "5");
        row("tick", parseTickName, "TICK_60", "60");
        row("tick", parseTickName, "TICK_3600", "3600");
        row("tick", parseTickName, "TICK_30", "30");
        for (const char *bad :
             {"", "FOO", "TICK", "TICK_", "TICK_0", "TICK_-5", "TICK_+5", "TICK_5s", "TICK_ 5", "tick_60",
              "TICK_60_x", "XTICK_60", "TICK_2147483648", "TICK_99999999999999999999"})
            row("tick", parseTickName, bad, "error");

        row("smtp", parseSmtpServer, "localhost", "localhost|25");
        row("smtp", parseSmtpServer, "smtp.example.com:587", "smtp.example.com|587");
        row("smtp", parseSmtpServer, "127.0.0.1:65535", "127.0.0.1|65535");
        row("smtp", parseSmtpServer, "::1", "::1|25");
        row("smtp", parseSmtpServer, "[::1]", "::1|25");
        row("smtp", parseSmtpServer, "[::1]:2525", "::1|2525");
        row("smtp", parseSmtpServer, "smtp://mail.example.com", "mail.example.com|25");
        row("smtp", parseSmtpServer, "smtp://mail.example.com:26/", "mail.example.com|26");
        row("smtp", parseSmtpServer, "smtps://mail.example.com", "mail.example.com|465|tls");
        row("smtp", parseSmtpServer, "SMTPS://mail.example.com:4650", "mail.example.com|4650|tls");
        row("smtp", parseSmtpServer, "smtps://[::1]:465/", "::1|465|tls");
        row("smtp", parseSmtpServer, "bücher.example.com", "bücher.example.com|25");
        for (const char *bad : {"", " ", ":25", "host:", "host:x", "host:0", "host:65536", "host:-1",
                                "host:+25", "[::1", "[::1]x", "[]:25", "host/path", "user@host", "a b",
                                "http://host", "smtps://", "smtp://user:pw@host"})
            row("smtp", parseSmtpServer, bad, "error");

        row("URL", checkWebUrl, "http://localhost", "fine");
        row("URL", checkWebUrl, "https://example.com/", "fine");
        row("URL", checkWebUrl, "HTTP://localhost:8080/x?y#z", "fine");
        row("URL", checkWebUrl, "hTTps://[::1]:8443", "fine");
        row("URL", checkWebUrl, "http://localhost?x", "fine");
        for (const char *bad : {"", "localhost", "localhost:8080/", "//localhost/", "/x", "ftp://127.0.0.1/x",
                                "http:", "http:/x", "http://", "http:///x", "https://:8080/", "http://?x",
                                "httpx://a", "file:///etc/passwd"})
            row("URL", checkWebUrl, bad, "error");
    }

    void values()
    {
        QFETCH(const QString, result);
        QTEST(result, "expected");
    }

    void addresses()
    {
        QCOMPARE(parseAddresses(QStringLiteral(" a@example.com, b@example.com,,c@example.com , ")),
                 (QStringList{QStringLiteral("a@example.com"), QStringLiteral("b@example.com"),
                              QStringLiteral("c@example.com")}));
        QCOMPARE(parseAddresses(QStringLiteral(" ,, ")), QStringList());
        QCOMPARE(parseAddresses(QString()), QStringList());
    }

    void urlMessagesHelp()
    {
        QVERIFY(checkWebUrl(QStringLiteral("localhost:8080/"))
                    .error()
                    .message.contains(QStringLiteral("http://localhost:8080/")));
        QVERIFY(checkWebUrl(QStringLiteral("ftp://a/%2%1"))
                    .error()
                    .message.contains(QStringLiteral("ftp://a/%2%1")));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ValuesTest)
#include "tst_values.moc"
