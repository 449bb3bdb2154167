// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configurationtext.h"

#include <QSet>

namespace pennon {

/// One section as it is written, for its checks.
struct CheckedText
{
    const SectionText &text;
    /// Keys whose values could not be read, here or where their defaults come from: what depends on them is
    /// not told too.
    const QSet<QString> &badKeys;
    Problems &problems; ///< where they go
};

/// What makes no sense although every value can be read: keys that are missing, keys that contradict each
/// other. Appends to the problems, each with the line of the key it is about.
void checkListener(const ListenerSettings &listener, const CheckedText &checked);
void checkMail(const MailSettings &mail, const CheckedText &checked);
void checkRestart(const RestartPolicy &policy, const CheckedText &checked);
/// A watcher. hasMail: there is a section [mail]; hasRoutes: incidents are told by [route].
void checkSection(const WatchSection &section, const CheckedText &checked, bool hasMail, bool hasRoutes);

/// The names that a route may tell to: those of the channel sections, and "mail" where [mail] names somebody.
[[nodiscard]] QStringList channelNames(const Configuration &configuration, bool hasMail);
void checkRoute(const RouteSection &route, const CheckedText &checked, const QStringList &channels);
void checkMaintenance(const MaintenanceSection &section, const CheckedText &checked);
void checkChannel(const ChannelSection &channel, const CheckedText &checked, bool hasMail);
void checkMetrics(const MetricsSettings &metrics, const CheckedText &checked);

} // namespace pennon
