// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace pennon::testkit {

/// A call as PROTOCOL.md shows it.
struct CallExample
{
    QString method; ///< the section's heading
    QByteArray requestText;
    QJsonObject request;
    QJsonObject answer;
    QString shell; ///< how to send it by hand
};

struct PushExample
{
    QString topic;
    QJsonObject push;
};

struct ProtocolExamples
{
    std::vector<CallExample> calls;
    std::vector<PushExample> pushes;

    /// The result of a call's answer.
    [[nodiscard]] QJsonObject result(const QString &method) const;
};

/// The examples of src/control/PROTOCOL.md; what is no JSON there has no members here.
[[nodiscard]] ProtocolExamples readProtocolExamples();

} // namespace pennon::testkit
