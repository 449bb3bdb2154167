// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configuration.h"
#include "importer/listenersections.h"
#include "importer/toolrules.h"

#include <QStringList>

#include <optional>

namespace pennon {

/// What became of one [eventlistener:…] that runs a tool.
struct ImportedSection
{
    ListenerSection listener;
    QString tool;
    std::optional<WatchSection> section; ///< nothing: there is nothing to carry over, and the notes say why
    bool mails = false;
    MailRoute route;
    PasswordSource password = PasswordSource::None;
    QString passwordFile;
    QString caFile;
    QStringList notes; ///< sentences for the admin
};

/// Puts the rules of a tool into the words of pennon.conf, and notes where superlance did something else than
/// its options say. `others` are the event listeners that run something else.
[[nodiscard]] ImportedSection importSection(const ListenerSection &listener, const QString &tool,
                                            const ReadRules &read, const ProcessPatterns &others);

/// superlance applies every limit that matches, Pennon the most specific one: lowers limits where that makes
/// a difference, and notes it.
void applyLowestLimits(std::vector<ImportedSection> &sections);

} // namespace pennon
