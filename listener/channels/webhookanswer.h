// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channels/webhooktarget.h"
#include "net/httptransport.h"

namespace pennon {

/// What the answer to a webhook's request means.
struct WebhookVerdict
{
    Result<void> result;
    QString answer; ///< status and the first line of the body, as it may be shown
    std::optional<std::chrono::milliseconds> retryAfter;
};

/// 2xx: taken. 408, 425, 429, 3xx and 5xx: HttpStatus, to be tried again. Other 4xx: Rejected, for good.
/// Error::detail is the status but for those. Nothing that is shown contains the URL's path or the key,
/// though the receiver may repeat them.
[[nodiscard]] WebhookVerdict judgeAnswer(const WebhookTarget &target, const HttpResponse &response,
                                         Clock::WallTime now);

} // namespace pennon
