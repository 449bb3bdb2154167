// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"
#include "base/error.h"
#include "control/hellomessages.h"
#include "domain/incident.h"
#include "domain/processinfo.h"

#include <QJsonValue>
#include <QMap>

#include <type_traits>

/// Plain values in JSON, each in one spelling. Inside of the codec; others use codec.h.
namespace pennon::wire {

/// Where in a message a value stands, to be told when it is wrong: "changes[0].key".
struct Path
{
    const Path *parent = nullptr;
    QString name = {};
    qsizetype index = -1;

    [[nodiscard]] QString text() const;
};

/// "changes[0].key: needed is a text, not a number", with the path as Error::field.
[[nodiscard]] tl::unexpected<Error> illTyped(const Path &path, QLatin1String needed, const QJsonValue &found);
[[nodiscard]] tl::unexpected<Error> wrong(const Path &path, const QString &why);

[[nodiscard]] QJsonValue toJson(bool value);
[[nodiscard]] QJsonValue toJson(int value);
[[nodiscard]] QJsonValue toJson(qint64 value);
[[nodiscard]] QJsonValue toJson(const QString &value);
[[nodiscard]] QJsonValue toJson(const QByteArray &value);
[[nodiscard]] QJsonValue toJson(const QMap<QString, QString> &value);
[[nodiscard]] QJsonValue toJson(ByteSize value);
[[nodiscard]] QJsonValue toJson(std::chrono::seconds value);
[[nodiscard]] QJsonValue toJson(std::chrono::milliseconds value);
[[nodiscard]] QJsonValue toJson(Clock::WallTime value);
[[nodiscard]] QJsonValue toJson(const ProcessName &value);
[[nodiscard]] QJsonValue toJson(ProcessState value);
[[nodiscard]] QJsonValue toJson(IncidentKind value);
[[nodiscard]] QJsonValue toJson(ControlTopic value);

/// The value into `into`, which stays as it was if that fails.
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, bool &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, int &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, qint64 &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, QString &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, QByteArray &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, QMap<QString, QString> &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, ByteSize &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, std::chrono::seconds &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path,
                                    std::chrono::milliseconds &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, Clock::WallTime &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, ProcessName &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, ProcessState &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, IncidentKind &into);
[[nodiscard]] Result<void> fromJson(const QJsonValue &json, const Path &path, ControlTopic &into);

} // namespace pennon::wire
