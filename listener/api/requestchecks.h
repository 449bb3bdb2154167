// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "control/messages.h"

/// What the types of a message's members do not say: ranges, patterns, texts without control characters.
/// InvalidInput with the path as Error::field.
namespace pennon {

[[nodiscard]] Result<void> check(const HelloRequest &request);
[[nodiscard]] Result<void> check(const StatusRequest &request);
[[nodiscard]] Result<void> check(const ProcessesRequest &request);
[[nodiscard]] Result<void> check(const RulesRequest &request);
[[nodiscard]] Result<void> check(const SetRulesRequest &request);
[[nodiscard]] Result<void> check(const SamplesRequest &request);
[[nodiscard]] Result<void> check(const IncidentsRequest &request);
[[nodiscard]] Result<void> check(const AcknowledgeRequest &request);
[[nodiscard]] Result<void> check(const SilenceRequest &request);
[[nodiscard]] Result<void> check(const TestMailRequest &request);
[[nodiscard]] Result<void> check(const RunCheckRequest &request);
[[nodiscard]] Result<void> check(const ResetBreakerRequest &request);
[[nodiscard]] Result<void> check(const SubscribeRequest &request);

} // namespace pennon
