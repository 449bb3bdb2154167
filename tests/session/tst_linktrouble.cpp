// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/rpc.h"
#include "session/linktrouble.h"
#include "supervisor/supervisorapi.h"

#include <QtTest>

using namespace pennon;

class TestLinkTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void troubles_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("detail");
        QTest::addColumn<LinkTrouble>("trouble");
        QTest::newRow("no socket") << ErrorCode::NotFound << 0 << LinkTrouble::Unreachable;
        QTest::newRow("refused") << ErrorCode::ConnectionRefused << 0 << LinkTrouble::Unreachable;
        QTest::newRow("timeout") << ErrorCode::TimedOut << 0 << LinkTrouble::Unreachable;
        QTest::newRow("no route") << ErrorCode::System << 0 << LinkTrouble::Unreachable;
        QTest::newRow("EACCES") << ErrorCode::PermissionDenied << 0 << LinkTrouble::NotPermitted;
        QTest::newRow("401") << ErrorCode::Unauthorized << 401 << LinkTrouble::WrongPassword;
        QTest::newRow("404") << ErrorCode::HttpStatus << 404 << LinkTrouble::NoRpcInterface;
        QTest::newRow("403") << ErrorCode::HttpStatus << 403 << LinkTrouble::NotPermitted;
        QTest::newRow("502") << ErrorCode::HttpStatus << 502 << LinkTrouble::Unreachable;
        QTest::newRow("no HTTP") << ErrorCode::Protocol << 0 << LinkTrouble::NoRpcInterface;
        QTest::newRow("method") << ErrorCode::Fault << fault::unknownMethod << LinkTrouble::NoRpcInterface;
        QTest::newRow("shutdown") << ErrorCode::Fault << fault::shutdownState << LinkTrouble::None;
        QTest::newRow("name") << ErrorCode::Fault << fault::badName << LinkTrouble::None;
        QTest::newRow("TLS") << ErrorCode::TlsFailure << 0 << LinkTrouble::Tls;
        QTest::newRow("protocol") << ErrorCode::Protocol << rpccode::otherProtocol
                                  << LinkTrouble::OtherProtocol;
        QTest::newRow("peer") << ErrorCode::PermissionDenied << rpccode::notPermitted
                              << LinkTrouble::NotPermitted;
    }
    void troubles()
    {
        QFETCH(const ErrorCode, code);
        QFETCH(const int, detail);
        QFETCH(const LinkTrouble, trouble);
        QCOMPARE(troubleOf({code, {}, {}, detail}), trouble);
    }

    void tunnels()
    {
        QCOMPARE(troubleOfTunnel({ErrorCode::Unauthorized, {}}), LinkTrouble::WrongPassword);
        QCOMPARE(troubleOfTunnel({ErrorCode::ConnectionLost, {}}), LinkTrouble::Tunnel);
    }
};

QTEST_GUILESS_MAIN(TestLinkTrouble)
#include "tst_linktrouble.moc"
