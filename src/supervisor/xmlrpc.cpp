// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/xmlrpc.h"

#include "base/pythonrepr.h"
#include "supervisor/xmlscanner.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pennon {

using Token = XmlScanner::Token;

namespace {

void appendEscaped(QByteArray &to, const QByteArray &text)
{
    for (const char c : text) {
        switch (c) {
        case '&':
            to += "&amp;";
            break;
        case '<':
            to += "&lt;";
            break;
        case '>':
            to += "&gt;";
            break;
        case '\r':
            to += "&#13;";
            break; // a parser would make it \n
        default:
            to += c;
        }
    }
}

QByteArrayView trimmed(QByteArrayView text)
{
    return text.trimmed();
}

tl::unexpected<Error> bad(const XmlScanner &scanner, const QString &otherwise)
{
    return tl::unexpected<Error>(xmlrpc::protocolError(scanner, otherwise));
}

Result<void> open(XmlScanner &scanner, QByteArrayView name)
{
    if (scanner.nextTag() == Token::Start && scanner.name() == name)
        return {};
    return bad(scanner, QStringLiteral("<%1> is missing").arg(QLatin1String(name)));
}

Result<void> close(XmlScanner &scanner)
{
    if (scanner.nextTag() == Token::End)
        return {};
    return bad(scanner, QStringLiteral("<%1> is not at its place").arg(QLatin1String(scanner.name())));
}

Result<XmlRpcValue> readArray(XmlScanner &scanner)
{
    XmlRpcValue::Array array;
    if (const auto data = open(scanner, "data"); !data)
        return tl::unexpected(data.error());
    Token token = scanner.nextTag();
    for (; token == Token::Start && scanner.name() == "value"; token = scanner.nextTag()) {
        Result<XmlRpcValue> value = xmlrpc::readValue(scanner);
        if (!value)
            return value;
        array.push_back(std::move(*value));
    }
    if (token != Token::End)
        return bad(scanner, QStringLiteral("an array holds something else than values"));
    if (const auto end = close(scanner); !end) // that of the array: </data> was read
        return tl::unexpected(end.error());
    return XmlRpcValue{std::move(array)};
}

Result<XmlRpcValue> readStruct(XmlScanner &scanner)
{
    XmlRpcValue::Struct members;
    Token token = scanner.nextTag();
    for (; token == Token::Start && scanner.name() == "member"; token = scanner.nextTag()) {
        if (const auto name = open(scanner, "name"); !name)
            return tl::unexpected(name.error());
        const Result<QByteArray> name = xmlrpc::readText(scanner);
        if (!name)
            return tl::unexpected(name.error());
        if (const auto value = open(scanner, "value"); !value)
            return tl::unexpected(value.error());
        Result<XmlRpcValue> value = xmlrpc::readValue(scanner);
        if (!value)
            return value;
        members.push_back({QString::fromUtf8(*name), std::move(*value)});
        if (const auto end = close(scanner); !end)
            return tl::unexpected(end.error());
    }
    if (token != Token::End)
        return bad(scanner, QStringLiteral("a struct holds something else than members"));
    return XmlRpcValue{std::move(members)};
}

Result<XmlRpcValue> parseScalar(const XmlScanner &scanner, QByteArrayView type, const QByteArray &text)
{
    if (type == "string")
        return XmlRpcValue{QString::fromUtf8(text)};
    if (type == "int" || type == "i4" || type == "i8")
        return xmlrpc::parseInteger(text).map([](qint64 number) { return XmlRpcValue{number}; });
    if (type == "boolean") {
        const QByteArrayView digit = trimmed(text);
        if (digit == "0" || digit == "1")
            return XmlRpcValue{digit == "1"};
    } else if (type == "double") {
        bool ok = false;
        const double number = text.trimmed().toDouble(&ok);
        if (ok && std::isfinite(number))
            return XmlRpcValue{number};
    } else if (type == "base64") {
        QByteArray packed = text;
        packed.removeIf([](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
        if (auto bytes = QByteArray::fromBase64Encoding(packed, QByteArray::AbortOnBase64DecodingErrors))
            return XmlRpcValue{std::move(*bytes)};
    } else if (type == "dateTime.iso8601") {
        QDateTime time =
            QDateTime::fromString(QString::fromLatin1(text.trimmed()), QStringLiteral("yyyyMMdd'T'HH:mm:ss"));
        time.setTimeSpec(Qt::UTC);
        if (time.isValid())
            return XmlRpcValue{time};
    } else if (type == "nil") {
        if (trimmed(text).isEmpty())
            return XmlRpcValue{};
    } else {
        return bad(scanner, QStringLiteral("there is no type <%1>").arg(QLatin1String(type)));
    }
    return bad(
        scanner,
        QStringLiteral("\"%1\" is no <%2>").arg(QString::fromUtf8(text.left(80)), QLatin1String(type)));
}

Result<XmlRpcValue> readTyped(XmlScanner &scanner)
{
    const QByteArrayView type = scanner.name();
    if (type == "array")
        return readArray(scanner);
    if (type == "struct")
        return readStruct(scanner);
    const Result<QByteArray> text = xmlrpc::readText(scanner);
    return text ? parseScalar(scanner, type, *text) : tl::unexpected(text.error());
}

/// Reads the value of a fault, whose start tag was read.
Error readFault(XmlScanner &scanner)
{
    const Result<XmlRpcValue> value = xmlrpc::readValue(scanner);
    if (!value)
        return value.error();
    for (const char *what : {"fault", "methodResponse"}) {
        if (const auto end = close(scanner); !end) {
            return xmlrpc::protocolError(scanner,
                                         QStringLiteral("<%1> does not end").arg(QLatin1String(what)));
        }
    }
    if (scanner.nextTag() != Token::Done)
        return xmlrpc::protocolError(scanner, QStringLiteral("there is more after its end"));
    const XmlRpcValue *const code = value->member(u"faultCode");
    const XmlRpcValue *const text = value->member(u"faultString");
    const auto *const number = code ? std::get_if<qint64>(&code->value) : nullptr;
    const auto *const words = text ? std::get_if<QString>(&text->value) : nullptr;
    if (!number || !words || *number != static_cast<int>(*number)) {
        Error error =
            xmlrpc::protocolError(scanner, QStringLiteral("it is a fault without a code or a text"));
        error.field = number ? QStringLiteral("faultString") : QStringLiteral("faultCode");
        return error;
    }
    return Error{ErrorCode::Fault,
                 QStringLiteral("<Fault %1: %2>").arg(QString::number(*number), pythonRepr(*words)),
                 {},
                 static_cast<int>(*number)};
}

} // namespace

const XmlRpcValue *XmlRpcValue::member(QStringView name) const
{
    const auto *const members = std::get_if<Struct>(&value);
    if (!members)
        return nullptr;
    const auto found = std::find_if(members->begin(), members->end(),
                                    [name](const XmlRpcMember &member) { return member.name == name; });
    return found == members->end() ? nullptr : &found->value;
}

QByteArray encodeCall(QByteArrayView method, const std::vector<XmlRpcParameter> &parameters)
{
    QByteArray xml = "<?xml version='1.0'?>\n<methodCall>\n<methodName>";
    appendEscaped(xml, method.toByteArray());
    xml += "</methodName>\n<params>\n";
    for (const XmlRpcParameter &parameter : parameters) {
        xml += "<param>\n<value>";
        if (const auto *const text = std::get_if<QString>(&parameter)) {
            xml += "<string>";
            appendEscaped(xml, text->toUtf8());
            xml += "</string>";
        } else if (const auto *const number = std::get_if<int>(&parameter)) {
            xml += "<int>";
            xml += QByteArray::number(*number);
            xml += "</int>";
        } else if (const auto *const large = std::get_if<qint64>(&parameter)) {
            xml += "<int>";
            xml += QByteArray::number(*large);
            xml += "</int>";
        } else {
            xml += std::get<bool>(parameter) ? "<boolean>1</boolean>" : "<boolean>0</boolean>";
        }
        xml += "</value>\n</param>\n";
    }
    xml += "</params>\n</methodCall>\n";
    return xml;
}

Result<XmlRpcValue> decodeResponse(QByteArrayView body)
{
    XmlScanner scanner(body);
    if (const auto opened = xmlrpc::openResponse(scanner); !opened)
        return tl::unexpected(opened.error());
    Result<XmlRpcValue> value = xmlrpc::readValue(scanner);
    if (!value)
        return value;
    const auto closed = xmlrpc::closeResponse(scanner);
    return closed ? value : tl::unexpected(closed.error());
}

namespace xmlrpc {

Result<void> openResponse(XmlScanner &scanner)
{
    if (const auto root = open(scanner, "methodResponse"); !root)
        return bad(scanner, QStringLiteral("it does not begin with <methodResponse>"));
    if (scanner.nextTag() == Token::Start && scanner.name() == "fault") {
        const auto value = open(scanner, "value");
        return tl::unexpected(value ? readFault(scanner) : value.error());
    }
    if (scanner.problem() || scanner.name() != "params")
        return bad(scanner, QStringLiteral("it has neither <params> nor <fault>"));
    return open(scanner, "param").and_then([&scanner] { return open(scanner, "value"); });
}

Result<void> closeResponse(XmlScanner &scanner)
{
    for (int ends = 0; ends < 3; ++ends) { // param, params, methodResponse
        if (auto end = close(scanner); !end)
            return end;
    }
    if (scanner.nextTag() != Token::Done)
        return bad(scanner, QStringLiteral("there is more after its end"));
    return {};
}

Result<XmlRpcValue> readValue(XmlScanner &scanner)
{
    QByteArray text;
    Token token = scanner.next();
    for (; token == Token::Text; token = scanner.next())
        scanner.appendText(text);
    if (token == Token::End) // a value without a type is a string
        return XmlRpcValue{QString::fromUtf8(text)};
    if (token != Token::Start || !trimmed(text).isEmpty())
        return bad(scanner, QStringLiteral("a value is a mixture of text and tags"));
    Result<XmlRpcValue> value = readTyped(scanner);
    if (!value)
        return value;
    const auto end = close(scanner);
    return end ? value : tl::unexpected(end.error());
}

Result<QByteArray> readText(XmlScanner &scanner)
{
    QByteArray text;
    Token token = scanner.next();
    for (; token == Token::Text; token = scanner.next())
        scanner.appendText(text);
    if (token != Token::End)
        return bad(scanner, QStringLiteral("there is a tag where text was expected"));
    return text;
}

Result<qint64> parseInteger(QByteArrayView text)
{
    text = trimmed(text);
    if (text.startsWith('+') && text.size() > 1 && text[1] != '-')
        text = text.sliced(1);
    qint64 number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    if (text.isEmpty() || error != std::errc() || end != text.end()) {
        return failure(ErrorCode::Protocol,
                       QStringLiteral("supervisord's answer cannot be understood: \"%1\" is no whole number")
                           .arg(QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 80)))));
    }
    return number;
}

Error protocolError(const XmlScanner &scanner, const QString &otherwise)
{
    const QString why = scanner.problem() ? QString::fromLatin1(scanner.problem()) : otherwise;
    return Error{ErrorCode::Protocol,
                 QStringLiteral("supervisord's answer cannot be understood: %1 (at byte %2)")
                     .arg(why, QString::number(scanner.position())),
                 {},
                 0};
}

} // namespace xmlrpc

} // namespace pennon
