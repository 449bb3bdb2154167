// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <sys/types.h>

namespace pennon::testkit {

/// A program that was run to its end.
struct RanProgram
{
    int exitStatus = -1; ///< -1: it did not start, did not end in time or was killed
    QString standardOutput;
    QString standardError;

    /// For the message of a failed test.
    [[nodiscard]] QByteArray report() const;
};

/// How it is run other than as a child like any other.
struct RunSettings
{
    QHash<QString, QString> variables = {}; ///< added to the environment
    std::optional<uid_t> user = {};         ///< run as this user and group, without further groups
    gid_t group = 0;
};

/// Runs a program; the event loop goes on meanwhile.
[[nodiscard]] RanProgram runProgram(const QString &path, const QStringList &arguments,
                                    const RunSettings &settings = {});

} // namespace pennon::testkit
