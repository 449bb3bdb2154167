// SPDX-License-Identifier: GPL-3.0-or-later
#include "curl/curllibrary.h"

#include <QTest>

using namespace pennon;
using namespace Qt::StringLiterals;

class TestCurlLibrary final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loads();
    void missingLibrary();
    void anotherLibrary();
};

void TestCurlLibrary::loads()
{
    const Result<void> loaded = loadCurl();
    QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(loaded.error().message));
    QVERIFY(loadCurl());
    CURL *const handle = curl().easyInit();
    QVERIFY(handle);
    QCOMPARE(curl().easySetopt(handle, CURLOPT_URL, "http://example.com/"), CURLE_OK);
    curl().easyCleanup(handle);
}

void TestCurlLibrary::missingLibrary()
{
    const auto functions = curlFunctionsOf("libpennon-has-no-such-library.so.1");
    QVERIFY(!functions);
    QCOMPARE(functions.error().code, ErrorCode::System);
    QVERIFY(functions.error().message.contains(u"libcurl4"_s));
}

void TestCurlLibrary::anotherLibrary()
{
    const auto functions = curlFunctionsOf("libm.so.6");
    QVERIFY(!functions);
    QVERIFY(functions.error().message.contains(u"curl_"_s));
}

QTEST_APPLESS_MAIN(TestCurlLibrary)
#include "tst_curllibrary.moc"
