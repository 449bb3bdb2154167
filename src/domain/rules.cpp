// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rules.h"

namespace pennon {

const MailRoute &routeOf(const ToolRules &rules)
{
    return std::visit(
        [](const auto &some) -> const MailRoute & {
            if constexpr (requires { some.common; }) {
                return some.common.route;
            } else {
                return some.route;
            }
        },
        rules);
}

bool isDryRun(const ToolRules &rules)
{
    return std::visit(
        [](const auto &some) {
            if constexpr (requires { some.common; }) {
                return some.common.dryRun;
            } else {
                return some.dryRun;
            }
        },
        rules);
}

} // namespace pennon
