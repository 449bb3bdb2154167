// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/configuration.h"

namespace pennon {

const SectionHead &headOf(const WatchSection &section)
{
    return std::visit([](const auto &some) -> const SectionHead & { return some.head; }, section);
}

const SectionHead &headOf(const ChannelSection &channel)
{
    return std::visit([](const auto &some) -> const SectionHead & { return some.head; }, channel);
}

const ChannelSettings &commonOf(const ChannelSection &channel)
{
    return std::visit([](const auto &some) -> const ChannelSettings & { return some.common; }, channel);
}

QString toolOf(const SectionHead &head)
{
    return head.section.section(u':', 0, 0);
}

} // namespace pennon
