// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/controlclient.h"
#include "ctl/ctlarguments.h"

#include <QCoroTask>

namespace pennon {

/// How the texts are to look.
struct CtlStyle
{
    QString program; ///< before what goes to standard error
    bool hasColours = false;
};

/// Opens the socket, does what is asked for, and says how that went. The client has to outlive it.
[[nodiscard]] QCoro::Task<CtlAnswer> performCtl(ControlClient &client, CtlRequest request, QString socket,
                                                CtlStyle style);

} // namespace pennon
