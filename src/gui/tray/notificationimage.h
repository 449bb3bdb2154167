// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/assessment.h"

#include <QVariant>

namespace pennon {

/// Makes the type of notificationImage() known to Qt DBus.
void registerNotificationImage();
/// The shape of the health for the hint "image-data", signature (iiibiiay).
[[nodiscard]] QVariant notificationImage(Health health);

} // namespace pennon
