// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httperror.h"

#include <QTest>

#include <curl/curl.h>

#include <cerrno>

using namespace pennon;

class TestHttpError final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void explains_data()
    {
        QTest::addColumn<int>("curlCode");
        QTest::addColumn<int>("systemError");
        QTest::addColumn<bool>("unixSocket");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, int curlCode, int systemError, bool unixSocket, ErrorCode code,
                            const char *says) {
            QTest::newRow(name) << curlCode << systemError << unixSocket << code << QString::fromLatin1(says);
        };
        row("socket not readable", CURLE_COULDNT_CONNECT, EACCES, true, ErrorCode::PermissionDenied,
            "user may not open the socket PEER");
        row("not permitted", CURLE_COULDNT_CONNECT, EPERM, false, ErrorCode::PermissionDenied,
            "user may not connect to PEER");
        row("socket missing", CURLE_COULDNT_CONNECT, ENOENT, true, ErrorCode::NotFound,
            "PEER does not exist");
        row("refused", CURLE_COULDNT_CONNECT, ECONNREFUSED, false, ErrorCode::ConnectionRefused,
            "PEER refused");
        row("connecting times out", CURLE_COULDNT_CONNECT, ETIMEDOUT, false, ErrorCode::TimedOut, "PEER");
        row("reset at once", CURLE_COULDNT_CONNECT, ECONNRESET, false, ErrorCode::ConnectionLost, "PEER");
        row("no route", CURLE_COULDNT_CONNECT, EHOSTUNREACH, false, ErrorCode::System, "No route to host");
        row("name", CURLE_COULDNT_RESOLVE_HOST, 0, false, ErrorCode::NotFound, "host of PEER is not known");
        row("path too long", CURLE_COULDNT_RESOLVE_HOST, 0, true, ErrorCode::InvalidInput, "too long");
        row("deadline", CURLE_OPERATION_TIMEDOUT, 0, false, ErrorCode::TimedOut, "within 1.5 s");
        row("no answer", CURLE_GOT_NOTHING, 0, false, ErrorCode::ConnectionLost, "without an answer");
        row("cut short", CURLE_PARTIAL_FILE, 0, false, ErrorCode::ConnectionLost, "cut short");
        row("reset", CURLE_RECV_ERROR, ECONNRESET, false, ErrorCode::ConnectionLost, "reset by peer");
        row("send", CURLE_SEND_ERROR, EPIPE, true, ErrorCode::ConnectionLost, "Broken pipe");
        row("chunks", CURLE_RECV_ERROR, 0, false, ErrorCode::Protocol, "WORDS");
        row("certificate", CURLE_PEER_FAILED_VERIFICATION, 0, false, ErrorCode::TlsFailure,
            "no TLS with PEER: WORDS");
        row("authorities", CURLE_SSL_CACERT_BADFILE, 0, false, ErrorCode::TlsFailure, "WORDS");
        row("garbage", CURLE_UNSUPPORTED_PROTOCOL, 0, false, ErrorCode::Protocol, "no usable HTTP");
        row("weird", CURLE_WEIRD_SERVER_REPLY, 0, false, ErrorCode::Protocol, "no usable HTTP");
    }

    void explains()
    {
        QFETCH(const int, curlCode);
        QFETCH(const int, systemError);
        QFETCH(const bool, unixSocket);
        QFETCH(const QString, says);
        HttpFailure failure;
        failure.curlCode = static_cast<CURLcode>(curlCode);
        failure.systemError = systemError;
        failure.unixSocket = unixSocket;
        failure.words = QStringLiteral("WORDS");
        failure.peer = QStringLiteral("PEER");
        failure.deadline = std::chrono::milliseconds(1500);
        const Error error = explain(failure);
        QTEST(error.code, "code");
        QVERIFY2(error.message.contains(says), qPrintable(error.message));
    }
};

QTEST_GUILESS_MAIN(TestHttpError)
#include "tst_httperror.moc"
