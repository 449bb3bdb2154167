// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QString>

#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

namespace pennon {

class XmlScanner;

/// A parameter of a call.
using XmlRpcParameter = std::variant<QString, int, bool, qint64>;

struct XmlRpcMember;

/// One value of an XML-RPC answer. nil is std::monostate, base64 a QByteArray, dateTime.iso8601 (which has no
/// zone) in UTC.
struct XmlRpcValue
{
    using Array = std::vector<XmlRpcValue>;
    using Struct = std::vector<XmlRpcMember>; ///< in the order of the answer

    std::variant<std::monostate, qint64, bool, double, QString, QByteArray, QDateTime, Array, Struct> value;

    /// The member of a struct; null if this is no struct or has no such member.
    [[nodiscard]] const XmlRpcValue *member(QStringView name) const;
};

/// A member of a struct.
struct XmlRpcMember
{
    QString name;
    XmlRpcValue value;
};

/// The body of a call, in UTF-8.
[[nodiscard]] QByteArray encodeCall(QByteArrayView method, const std::vector<XmlRpcParameter> &parameters);

/// Reads the body of an answer. A fault is an error with code Fault, its number in Error::detail, spelled
/// <Fault 70: 'TEXT'>; what is no XML-RPC answer, or was cut off, is Protocol. Builds every value: for small
/// answers (see processanswers.h).
[[nodiscard]] Result<XmlRpcValue> decodeResponse(QByteArrayView body);

/// Walks over the frame of an answer, for decoders of values.
namespace xmlrpc {

/// Steps over <methodResponse><params><param><value>; or the fault, as an error, if the answer is one.
[[nodiscard]] Result<void> openResponse(XmlScanner &scanner);
/// Steps over the ends of all that to the end of the document. The value's own end tag has been read.
[[nodiscard]] Result<void> closeResponse(XmlScanner &scanner);
/// Reads a value whose start tag was read, up to and with its end tag.
[[nodiscard]] Result<XmlRpcValue> readValue(XmlScanner &scanner);
/// Reads the text of an element without children whose start tag was read, up to and with its end tag.
[[nodiscard]] Result<QByteArray> readText(XmlScanner &scanner);
/// A whole number: an optional sign and digits, blanks around them allowed.
[[nodiscard]] Result<qint64> parseInteger(QByteArrayView text);
/// The sentence for an answer that cannot be understood.
[[nodiscard]] Error protocolError(const XmlScanner &scanner, const QString &otherwise);

} // namespace xmlrpc

} // namespace pennon
