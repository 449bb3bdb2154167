// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// The other side of AskpassServer: what the program does when ssh starts it to ask something.
namespace pennon {

namespace askpass {
/// The socket of the running application. Where it is set, the program is called by ssh.
inline constexpr char socketVariable[] = "PENNON_ASKPASS";
inline constexpr char tokenVariable[] = "PENNON_ASKPASS_TOKEN";
inline constexpr qint64 mostBytes = 65536; ///< of a question or an answer
} // namespace askpass

/// Whether this process is to be runAskpass() and nothing else.
[[nodiscard]] bool isAskpassCall();

/// Sends argv[1] to the running application, waits for the answer and prints it for ssh. 0: answered;
/// 1: cancelled, or there is nobody to ask. Needs no QCoreApplication. An answer of "no" to a question that
/// only wants a yes (SSH_ASKPASS_PROMPT=confirm) is 1 as well.
[[nodiscard]] int runAskpass(int argc, char **argv);

} // namespace pennon
