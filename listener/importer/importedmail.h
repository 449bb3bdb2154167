// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importer/importedsection.h"

#include <QStringList>

#include <optional>

namespace pennon {

/// The one [mail] of pennon.conf, made of the ways in which superlance's sections sent theirs.
struct ImportedMail
{
    std::optional<MailSettings> settings; ///< nothing: no section mails
    QStringList notes;
};

/// That of the first section that mails; the notes name all that sent otherwise.
[[nodiscard]] ImportedMail importMail(const std::vector<ImportedSection> &sections);

/// What the listener logs in to supervisord with, if a section has SUPERVISOR_USERNAME in its environment.
[[nodiscard]] QStringList importLogin(const std::vector<ImportedSection> &sections,
                                      ListenerSettings &listener);

} // namespace pennon
