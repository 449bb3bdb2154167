// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/module/module.h"

#include <prometheus/text_serializer.h>

extern "C" __attribute__((visibility("default"))) pennon::AppendFamily pennonAppendFamily;

void pennonAppendFamily(const prometheus::MetricFamily &family, std::string &text)
{
    const prometheus::TextSerializer serializer;
    const prometheus::Serializer &any = serializer; // whose version for strings the other one hides
    text += any.Serialize({family});
}
