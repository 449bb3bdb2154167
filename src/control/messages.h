// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/actionmessages.h"
#include "control/hellomessages.h"
#include "control/incidentmessages.h"
#include "control/processmessages.h"
#include "control/pushmessages.h"
#include "control/rulesmessages.h"
#include "control/statusmessages.h"

namespace pennon {

template <typename... Requests>
struct RequestList
{};

/// Every call of the protocol.
using AllRequests = RequestList<HelloRequest, StatusRequest, ProcessesRequest, RulesRequest, SetRulesRequest,
                                SamplesRequest, IncidentsRequest, AcknowledgeRequest, SilenceRequest,
                                TestMailRequest, RunCheckRequest, ResetBreakerRequest, SubscribeRequest>;

} // namespace pennon
