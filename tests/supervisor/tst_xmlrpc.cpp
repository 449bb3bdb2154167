// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/xmlrpc.h"

#include <QFile>
#include <QTest>

using namespace pennon;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(PENNON_FIXTURES "/fixtures/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray response(const QByteArray &value)
{
    return "<?xml version='1.0'?><methodResponse><params><param><value>" + value +
           "</value></param></params></methodResponse>";
}

/// A value in Python's spelling, more or less.
QString show(const XmlRpcValue &value)
{
    struct Visitor
    {
        QString operator()(std::monostate /*nil*/) const { return QStringLiteral("nil"); }
        QString operator()(qint64 number) const { return QString::number(number); }
        QString operator()(bool truth) const
        {
            return truth ? QStringLiteral("true") : QStringLiteral("false");
        }
        QString operator()(double number) const { return QStringLiteral("d") + QString::number(number); }
        QString operator()(const QString &text) const { return u'\'' + text + u'\''; }
        QString operator()(const QByteArray &bytes) const
        {
            return QStringLiteral("b:") + QString::fromLatin1(bytes.toHex());
        }
        QString operator()(const QDateTime &time) const { return time.toString(Qt::ISODate); }
        QString operator()(const XmlRpcValue::Array &array) const
        {
            QStringList items;
            for (const XmlRpcValue &item : array)
                items << show(item);
            return u'[' + items.join(u' ') + u']';
        }
        QString operator()(const XmlRpcValue::Struct &members) const
        {
            QStringList items;
            for (const auto &[name, member] : members)
                items << name + u'=' + show(member);
            return u'{' + items.join(u' ') + u'}';
        }
    };
    return std::visit(Visitor{}, value.value);
}

} // namespace

class TestXmlRpc final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodes()
    {
        QCOMPARE(encodeCall("supervisor.getState", {}),
                 QByteArray(
                     "<?xml "
                     "version='1.0'?>\n<methodCall>\n<methodName>supervisor.getState</methodName>\n<params>\n"
                     "</params>\n</methodCall>\n"));
        const QByteArray call = encodeCall("m", {QStringLiteral("a<b>&ü\r"), -3, true, false});
        QVERIFY(call.contains("<value><string>a&lt;b&gt;&amp;\xc3\xbc&#13;</string></value>"));
        QVERIFY(call.contains("<value><int>-3</int></value>"));
        QVERIFY(call.indexOf("<boolean>1</boolean>") < call.indexOf("<boolean>0</boolean>"));
    }

    void values_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *xml, const char *shown) {
            QTest::newRow(xml) << QByteArray(xml) << QString::fromUtf8(shown);
        };
        row("<int>42</int>", "42");
        row("<i4> -7\n</i4>", "-7");
        row("<i8>9223372036854775807</i8>", "9223372036854775807");
        row("<int>+5</int>", "5");
        row("<boolean>1</boolean>", "true");
        row("<boolean>0</boolean>", "false");
        row("<double>-1.5e3</double>", "d-1500");
        row("<string> x </string>", "' x '");
        row("<string/>", "''");
        row("untyped &amp; plain", "'untyped & plain'");
        row("", "''");
        row("  ", "'  '");
        row("\n <int>1</int>\n ", "1");
        row("<nil/>", "nil");
        row("<base64>\nAAH/\n</base64>", "b:0001ff");
        row("<dateTime.iso8601>19980717T14:08:55</dateTime.iso8601>", "1998-07-17T14:08:55Z");
        row("<array><data/></array>", "[]");
        row("<array> <data> <value><int>1</int></value> <value>x</value> </data> </array>", "[1 'x']");
        row("<struct/>", "{}");
        row("<struct><member><name>a</name><value><array><data><value><nil/></value></data></array></value></"
            "member></struct>",
            "{a=[nil]}");
        row("<string>a<![CDATA[<b>]]>c<!-- x -->d</string>", "'a<b>cd'");
    }

    void values()
    {
        QFETCH(const QByteArray, xml);
        const auto value = decodeResponse(response(xml));
        QVERIFY2(value, value ? "" : qPrintable(value.error().message));
        QTEST(show(*value), "shown");
    }

    void illTyped_data()
    {
        QTest::addColumn<QByteArray>("xml");
        for (const char *xml : {"<int></int>",
                                "<int>x</int>",
                                "<int>1.5</int>",
                                "<int>9223372036854775808</int>",
                                "<int>+-1</int>",
                                "<int>--1</int>",
                                "<int>1 2</int>",
                                "<int><int>1</int></int>",
                                "<boolean>2</boolean>",
                                "<boolean>true</boolean>",
                                "<double>nan</double>",
                                "<double>x</double>",
                                "<base64>a=b</base64>",
                                "<dateTime.iso8601>now</dateTime.iso8601>",
                                "<nil>x</nil>",
                                "<float>1</float>",
                                "x<int>1</int>",
                                "<int>1</int>x",
                                "<int>1</int><int>2</int>",
                                "<array/>",
                                "<array><value/></array>",
                                "<array><data>x</data></array>",
                                "<array><data/><data/></array>",
                                "<struct><name>a</name></struct>",
                                "<struct><member><value/><name>a</name></member></struct>",
                                "<struct><member><name>a</name></member></struct>",
                                "<struct><member><name>a</name><value/><value/></member></struct>",
                                "<string>&nbsp;</string>"}) {
            QTest::newRow(xml) << QByteArray(xml);
        }
    }

    void illTyped()
    {
        QFETCH(const QByteArray, xml);
        const auto value = decodeResponse(response(xml));
        QVERIFY2(!value, value ? qPrintable(show(*value)) : "");
        QCOMPARE(value.error().code, ErrorCode::Protocol);
        QVERIFY(!value.error().message.isEmpty());
    }

    void noResponse_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const QByteArray &body) { QTest::newRow(name) << body; };
        row("nothing", "");
        row("HTML", "<!DOCTYPE html><html><body><p>Hello</body></html>");
        row("HTML without doctype", "<html><head><title>502</title></head></html>");
        row("supervisord's own error page", fixture(QStringLiteral("internalError.http")).mid(150));
        row("JSON", "{\"error\": 1}");
        row("bytes", QByteArray("\x00\x01\xff\xfe<<<>>>", 10));
        row("call", encodeCall("m", {}));
        row("no params", "<methodResponse/>");
        row("two params", "<methodResponse><params><param><value/></param><param><value/></param></params></"
                          "methodResponse>");
        row("params and fault",
            "<methodResponse><params><param><value/></param></params><fault/></methodResponse>");
        row("no value", "<methodResponse><params><param/></params></methodResponse>");
        row("twice", response("") + response(""));
        row("nested without end", response(QByteArray("<array><data><value>").repeated(10'000)));
        row("fault without value", "<methodResponse><fault/></methodResponse>");
        row("fault is no struct", "<methodResponse><fault><value>x</value></fault></methodResponse>");
        row("fault without text",
            "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>1</int></value>"
            "</member></struct></value></fault></methodResponse>");
    }

    void noResponse()
    {
        QFETCH(const QByteArray, body);
        const auto value = decodeResponse(body);
        QVERIFY(!value);
        QCOMPARE(value.error().code, ErrorCode::Protocol);
    }

    void nests()
    {
        const auto nested = [](int depth) {
            return response(QByteArray("<array><data><value>").repeated(depth) +
                            QByteArray("</value></data></array>").repeated(depth));
        };
        QVERIFY(decodeResponse(nested(9)));
        QVERIFY(!decodeResponse(nested(10)));
        QVERIFY(!decodeResponse(nested(10'000)));
    }

    void faults_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *file, int code, const char *message) {
            QTest::newRow(file) << QString::fromLatin1(file) << code << QString::fromUtf8(message);
        };
        row("fault_badName.xml", 10, "<Fault 10: 'BAD_NAME: no\\'such \"process\" 日本 <&>'>");
        row("fault_unknownMethod.xml", 1, "<Fault 1: 'UNKNOWN_METHOD'>");
        row("fault_incorrectParameters.xml", 2, "<Fault 2: 'INCORRECT_PARAMETERS'>");
        row("fault_shutdownState.xml", 6, "<Fault 6: 'SHUTDOWN_STATE'>");
        row("fault_alreadyStarted.xml", 60, "<Fault 60: 'ALREADY_STARTED: web'>");
        row("fault_notRunning.xml", 70, "<Fault 70: 'NOT_RUNNING: crasher'>");
        row("fault_spawnError.xml", 50, "<Fault 50: 'SPAWN_ERROR: fatal'>");
        row("fault_noFile.xml", 20, "<Fault 20: \"NO_FILE: can't find command '/nonexistent/<a>&b'\">");
    }

    void faults()
    {
        QFETCH(const QString, file);
        const auto value = decodeResponse(fixture(file));
        QVERIFY(!value);
        QCOMPARE(value.error().code, ErrorCode::Fault);
        QTEST(value.error().message, "message");
        QTEST(value.error().detail, "code");
    }

    void recorded_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *file, const char *shown) {
            QTest::newRow(file) << QString::fromLatin1(file) << QString::fromUtf8(shown);
        };
        row("getState.xml", "{statecode=1 statename='RUNNING'}");
        row("getSupervisorVersion.xml", "'4.2.5'");
        row("stopProcess.xml", "true");
        row("startProcess.xml", "true");
        row("readProcessStdoutLog_control.xml", "'a\x01\x1b[31m<b>&\r\n'");
    }

    void recorded()
    {
        QFETCH(const QString, file);
        const auto value = decodeResponse(fixture(file));
        QVERIFY2(value, value ? "" : qPrintable(value.error().message));
        QTEST(show(*value), "shown");
    }

    void multicall()
    {
        const auto value = decodeResponse(fixture(QStringLiteral("multicall.xml")));
        QVERIFY(value);
        const auto &answers = std::get<XmlRpcValue::Array>(value->value);
        QCOMPARE(answers.size(), std::size_t{3});
        QCOMPARE(show(answers[0]), QStringLiteral("{statecode=1 statename='RUNNING'}"));
        QVERIFY(answers[1].member(u"faultCode"));
        QCOMPARE(show(*answers[1].member(u"faultCode")), QStringLiteral("10"));
        QVERIFY(!answers[1].member(u"name"));
        QCOMPARE(show(*answers[2].member(u"name")), QStringLiteral("'web'"));
    }

    void cutAnywhere_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file :
             {"getProcessInfo_unspawnable.xml", "fault_badName.xml", "multicall.xml", "stopProcessGroup.xml"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void cutAnywhere()
    {
        QFETCH(const QString, file);
        const QByteArray whole = fixture(file).trimmed();
        QVERIFY(whole.size() > 100);
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const QByteArray cut(whole.constData(),
                                 length); // a copy: reading beyond it is an error that ASan sees
            const auto value = decodeResponse(cut);
            QVERIFY2(!value, qPrintable(QString::number(length)));
            QCOMPARE(value.error().code, ErrorCode::Protocol);
        }
    }
};

QTEST_GUILESS_MAIN(TestXmlRpc)
#include "tst_xmlrpc.moc"
