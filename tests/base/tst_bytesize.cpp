// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bytesize.h"

#include <QTest>

#include <limits>

namespace pennon {

class ByteSizeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void size_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("usable");
        QTest::addColumn<qint64>("bytes");
        const auto good = [](const char *text, qint64 bytes) {
            QTest::newRow(text) << QString::fromUtf8(text) << true << bytes;
        };
        const auto bad = [](const char *name, const char *text) {
            QTest::newRow(name) << QString::fromUtf8(text) << false << qint64(0);
        };
        good("0", 0);
        good("10000", 10000);
        good("007", 7);
        good("1KB", 1024);
        good("200MB", 209715200);
        good("1GB", 1073741824);
        good("1kb", 1024);
        good("1Kb", 1024);
        good("1gB", 1073741824);
        good("30 MB", 31457280);
        good(" 30MB", 31457280);
        good(" 30 ", 30);
        good("\t12\n", 12);
        good("+5", 5);
        good("+5KB", 5120);
        good("-1", -1);
        good("-2KB", -2048);
        good("9223372036854775807", std::numeric_limits<qint64>::max());
        good("-9223372036854775808", std::numeric_limits<qint64>::min());
        good("8589934591GB", 8589934591LL * 1073741824LL);
        good("-8589934592GB", std::numeric_limits<qint64>::min());

        bad("nothing", "");
        bad("blank", " ");
        bad("suffix only", "MB");
        bad("sign only", "-");
        bad("sign and suffix", "+KB");
        bad("two signs", "--5");
        bad("sign apart", "- 5");
        bad("fraction", "1.5GB");
        bad("short suffix", "10M");
        bad("bytes suffix", "10B");
        bad("unknown suffix", "10XB");
        bad("tera", "1TB");
        bad("two suffixes", "1KBMB");
        bad("blank after suffix", "30MB ");
        bad("blank within number", "1 000");
        bad("underscore", "1_000");
        bad("hexadecimal", "0x10");
        bad("exponent", "1e3");
        bad("text", "lots");
        bad("other digits", "٣MB");
        bad("one too large", "9223372036854775808");
        bad("one too small", "-9223372036854775809");
        bad("too large with suffix", "8589934592GB");
        bad("far too large", "99999999999999999999GB");
        bad("equals sign", "=5");
    }

    void size()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, usable);
        const Result<ByteSize> size = parseSuperlanceSize(text);
        QCOMPARE(size.has_value(), usable);
        if (usable) {
            QTEST(size->bytes, "bytes");
        } else {
            QCOMPARE(size.error().code, ErrorCode::InvalidInput);
            QVERIFY(!size.error().message.isEmpty());
        }
    }

    void time_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("usable");
        QTest::addColumn<qint64>("seconds");
        const auto good = [](const char *text, qint64 seconds) {
            QTest::newRow(text) << QString::fromUtf8(text) << true << seconds;
        };
        const auto bad = [](const char *name, const char *text) {
            QTest::newRow(name) << QString::fromUtf8(text) << false << qint64(0);
        };
        good("0", 0);
        good("99", 99);
        good("99s", 99);
        good("2m", 120);
        good("12h", 43200);
        good("1d", 86400);
        good("1D", 86400);
        good("5 M", 300);
        good("-1h", -3600);
        good("9223372036854775807s", std::numeric_limits<qint64>::max());
        bad("nothing", "");
        bad("suffix only", "h");
        bad("year", "5y");
        bad("two suffixes", "1hm");
        bad("size", "1KB");
        bad("fraction", "0.5h");
        bad("compound", "1h30m");
        bad("blank after suffix", "1h ");
        bad("too large", "106751991167301d");
        bad("far too large", "99999999999999999999");
    }

    void time()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, usable);
        const Result<std::chrono::seconds> time = parseSuperlanceTime(text);
        QCOMPARE(time.has_value(), usable);
        if (usable) {
            QTEST(qint64(time->count()), "seconds");
        } else {
            QCOMPARE(time.error().code, ErrorCode::InvalidInput);
        }
    }

    void written_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("formatted");
        const auto row = [](const char *text, qint64 bytes, const char *formatted) {
            QTest::newRow(text) << QString::fromUtf8(text) << bytes << QString::fromUtf8(formatted);
        };
        row("0", 0, "0B");
        row("1025", 1025, "1025B");
        row("10b", 10, "10B");
        row("1k", 1024, "1KB");
        row("512MiB", 536870912, "512MB");
        row("512mib", 536870912, "512MB");
        row("200MB", 209715200, "200MB");
        row(" 200 MB ", 209715200, "200MB");
        row("1G", 1073741824, "1GB");
        row("1.5GB", 1610612736, "1.5GB");
        row("1.25GB", 1342177280, "1.25GB");
        row("0.5GB", 536870912, "512MB");
        row("2T", 2199023255552, "2TB");
        row("0.0001KB", 0, "0B");
        row("9223372036854775807", std::numeric_limits<qint64>::max(), "9223372036854775807B");
    }

    void written()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, formatted);
        const Result<ByteSize> size = parseByteSize(text);
        QVERIFY2(size, qPrintable(text));
        QTEST(size->bytes, "bytes");
        QCOMPARE(formatByteSize(*size), formatted);
        QCOMPARE(*parseByteSize(formatted), *size);
    }

    void unusableSizes_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"",
                                 " ",
                                 "MB",
                                 "-1MB",
                                 "+1MB",
                                 "1.5",
                                 "1.5B",
                                 ".5GB",
                                 "1.GB",
                                 "1..5GB",
                                 "1,5GB",
                                 "1XB",
                                 "1MBB",
                                 "1iB",
                                 "1Bi",
                                 "1Ki",
                                 "1 M B",
                                 "0x10",
                                 "١MB",
                                 "1e3",
                                 "9223372036854775808",
                                 "9007199254740992KB",
                                 "99999999999999999999GB",
                                 "1GB 2MB"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void unusableSizes()
    {
        QFETCH(const QString, text);
        const Result<ByteSize> size = parseByteSize(text);
        QVERIFY(!size);
        QCOMPARE(size.error().code, ErrorCode::InvalidInput);
        QVERIFY(size.error().message.contains(QStringLiteral("200MB")));
    }

    void rounded()
    {
        QCOMPARE(roundedByteSize(ByteSize{0}), QStringLiteral("0B"));
        QCOMPARE(roundedByteSize(ByteSize{1023}), QStringLiteral("1023B"));
        QCOMPARE(roundedByteSize(ByteSize{1536}), QStringLiteral("1.5KB"));
        QCOMPARE(roundedByteSize(ByteSize{224709836}), QStringLiteral("214.3MB"));
        QCOMPARE(roundedByteSize(ByteSize{-1536}), QStringLiteral("-1.5KB"));
        QCOMPARE(formatByteSize(ByteSize{-1610612736}), QStringLiteral("-1.5GB"));
    }

    void compares()
    {
        QVERIFY(ByteSize{1} < ByteSize{2});
        QVERIFY(ByteSize{-1} < ByteSize{});
        QVERIFY(ByteSize{7} == ByteSize{7});
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ByteSizeTest)
#include "tst_bytesize.moc"
