// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/linelog.h"

#include <QStringList>

/// Keeps the lines.
class RecordingLog final : public pennon::LineLog
{
public:
    void line(QStringView text) override { lines += text.toString(); }

    QStringList lines;
};
