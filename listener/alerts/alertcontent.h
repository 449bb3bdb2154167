// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/announcement.h"

#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace pennon {

class AlertWords;

/// What an alert says, before it becomes text or HTML. Everything in it is clean (cleantext.h).
struct AlertContent
{
    struct Entry
    {
        QString when; ///< local, "2025-11-01 09:05:00"
        QString text; ///< "webapp: crashed (SIGSEGV), 25 times; restart: runs again"
    };

    QString host;
    QString who;  ///< the process; "12 processes"
    QString what; ///< what happened to it, as in the subject
    Severity severity = Severity::Warning;
    QStringList remarks;                           ///< sentences
    std::vector<std::pair<QString, QString>> rows; ///< name and value
    std::vector<Entry> list;                       ///< of incidents, where there is more than one
    QString listEnd;                               ///< "and 12 more: 30 crashes"; empty: all are there
    QString logTitle;
    QStringList log;
    QStringList commands;

    [[nodiscard]] QString subject() const; ///< "[host] who: what"
};

[[nodiscard]] AlertContent contentOf(const Announcement &announcement, const AlertWords &words);

} // namespace pennon
