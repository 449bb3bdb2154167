// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "control/messages.h"

#include <QJsonObject>

/// Messages to JSON objects and back: for every request, answer and push of messages.h, and RuleProblem.
namespace pennon {

/// Members that have no value, and those that may be missing and have their default, are left out.
template <typename Message>
[[nodiscard]] QJsonObject encode(const Message &message);

/// InvalidInput, with the path as Error::field ("changes[0].key"), for a member that is missing or of another
/// type, and in a request for one that is not known; answers and pushes may have more than we know. `null` is
/// no value.
template <typename Message>
[[nodiscard]] Result<Message> decode(const QJsonObject &object);

} // namespace pennon
