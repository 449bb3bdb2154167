// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configurationtext.h"

namespace pennon {

/// What makes no sense although every value can be read: keys that are missing, keys that contradict each
/// other. Appends to the problems, each with the line of the key it is about.
void checkListener(const ListenerSettings &listener, const SectionText &text, Problems &problems);
void checkMail(const MailSettings &mail, const SectionText &text, Problems &problems);
void checkRestart(const RestartPolicy &policy, const SectionText &text, Problems &problems);
/// A watcher. hasMail: there is a section [mail].
void checkSection(const WatchSection &section, const SectionText &text, bool hasMail, Problems &problems);

} // namespace pennon
