// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logstyle.h"

#include <QByteArrayView>

namespace pennon {

/// Changes the style as ESC [ PARAMETERS m asks for (ECMA-48, "select graphic rendition", with the usual 256
/// and 24 bit colours in both spellings, 38;5;N and 38:2::R:G:B). What is not known is passed over; hidden
/// text is not: nothing in a log is to be invisible.
void applySgr(LogStyle &style, QByteArrayView parameters);

} // namespace pennon
