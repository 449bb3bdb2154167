// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importer/importedsection.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pennon {

/// All that an imported pennon.conf says.
struct ConfText
{
    QString origin; ///< the supervisord.conf
    ListenerSettings listener;
    QStringList listenerNotes;
    std::optional<MailSettings> mail;
    QStringList mailNotes;
    std::vector<ImportedSection> sections;
    QStringList problems; ///< what could not be read
};

struct WrittenConf
{
    QString text;
    QStringList problems; ///< values that cannot be written, and what the reader of pennon.conf objects to
};

/// The file: values as the settings of pennon.conf are written, notes as comments above their section.
[[nodiscard]] WrittenConf writeConf(const ConfText &conf);

/// What is to be done with it, for a report: the section for supervisord.conf and the sections that go.
[[nodiscard]] QStringList nextSteps(const ConfText &conf);

} // namespace pennon
