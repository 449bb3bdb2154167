// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArrayView>
#include <QString>

namespace pennon {

// What supervisord answers with a single value or less. Errors: those of decodeResponse(); Protocol if the
// value is of another type.

/// A call that answers whether it was done: always true, or a fault.
[[nodiscard]] Result<void> decodeNothing(QByteArrayView body);
/// The statecode of getState.
[[nodiscard]] Result<int> decodeState(QByteArrayView body);
[[nodiscard]] Result<QString> decodeText(QByteArrayView body);
/// In UTF-8.
[[nodiscard]] Result<QByteArray> decodeLog(QByteArrayView body);
[[nodiscard]] Result<qint64> decodeNumber(QByteArrayView body);
/// The size among what tailProcess…Log answers: text, size of the file, whether there is more.
[[nodiscard]] Result<qint64> decodeLogSize(QByteArrayView body);

} // namespace pennon
