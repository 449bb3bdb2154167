// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringList>

#include <functional>

/// `subject` and `text` of a channel: text with fields such as {process}. {{ is a brace, \n a new line, and
/// two backslashes are one; every other backslash and a closing brace stand for themselves. docs/alerts.md
/// tells what the fields are.
namespace pennon {

/// The names of the fields.
[[nodiscard]] const QStringList &alertTemplateFields();

/// InvalidInput for a field that there is not, and for a brace that is not closed.
[[nodiscard]] Result<void> checkTemplate(const QString &text);

/// The text with the values of its fields, which are taken as they are. A field that there is not stays as it
/// is written, and so does a brace that is not closed.
[[nodiscard]] QString fillTemplate(const QString &text, const std::function<QString(const QString &)> &value);

} // namespace pennon
