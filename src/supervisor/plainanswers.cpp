// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/plainanswers.h"

#include "supervisor/xmlrpc.h"

#include <limits>

namespace pennon {

namespace {

tl::unexpected<Error> unusable(const QString &what)
{
    return failure(ErrorCode::Protocol,
                   QStringLiteral("supervisord's answer cannot be understood: it is no %1").arg(what));
}

template <typename T>
Result<T> decodeOne(QByteArrayView body, const QString &what)
{
    const Result<XmlRpcValue> value = decodeResponse(body);
    if (!value)
        return tl::unexpected(value.error());
    const auto *const one = std::get_if<T>(&value->value);
    return one ? Result<T>(*one) : unusable(what);
}

} // namespace

Result<void> decodeNothing(QByteArrayView body)
{
    return decodeResponse(body).map([](const XmlRpcValue &) {});
}

Result<int> decodeState(QByteArrayView body)
{
    const Result<XmlRpcValue> value = decodeResponse(body);
    if (!value)
        return tl::unexpected(value.error());
    const XmlRpcValue *const code = value->member(u"statecode");
    const auto *const number = code ? std::get_if<qint64>(&code->value) : nullptr;
    if (!number || *number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max()) {
        return tl::unexpected(
            Error{ErrorCode::Protocol,
                  QStringLiteral("supervisord's answer cannot be understood: it has no usable statecode"),
                  QStringLiteral("statecode"), 0});
    }
    return static_cast<int>(*number);
}

Result<QString> decodeText(QByteArrayView body)
{
    return decodeOne<QString>(body, QStringLiteral("text"));
}

Result<QByteArray> decodeLog(QByteArrayView body)
{
    return decodeText(body).map([](const QString &text) { return text.toUtf8(); });
}

Result<qint64> decodeNumber(QByteArrayView body)
{
    return decodeOne<qint64>(body, QStringLiteral("number"));
}

Result<qint64> decodeLogSize(QByteArrayView body)
{
    const Result<XmlRpcValue> value = decodeResponse(body);
    if (!value)
        return tl::unexpected(value.error());
    const auto *const parts = std::get_if<XmlRpcValue::Array>(&value->value);
    const auto *const size = parts && parts->size() == 3 ? std::get_if<qint64>(&(*parts)[1].value) : nullptr;
    return size ? Result<qint64>(*size) : unusable(QStringLiteral("end of a log"));
}

} // namespace pennon
