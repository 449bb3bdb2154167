// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/causetexts.h"

#include "session/textforms.h"

#include <QCoreApplication>

namespace pennon {

namespace {

constexpr const char *forms[] = {
    // Restarts that did not help
    QT_TRANSLATE_NOOP("Causes", "%1; %2 restarts within %3 did not help: no more of them %4"),
    QT_TRANSLATE_NOOP("Causes", "It is FATAL; %1 starts have not helped"),
    QT_TRANSLATE_NOOP("Causes", "until the breaker is reset"),
    QT_TRANSLATE_NOOP("Causes", "for %1"),
    QT_TRANSLATE_NOOP("Causes", "RSS of %1 is %2, over the limit of %3"),
    QT_TRANSLATE_NOOP("Causes", "RSS %1 of %2"),
    QT_TRANSLATE_NOOP("Causes", "%1 grew by %2 within %3 s, more than %4"),
    // Mail and the listener itself
    QT_TRANSLATE_NOOP("Causes", "Mail \"%1\" to %2 was given up: %3"),
    QT_TRANSLATE_NOOP("Causes", "supervisord cannot be asked: %1"),
    QT_TRANSLATE_NOOP("Causes", "The state cannot be stored: %1"),
    QT_TRANSLATE_NOOP("Causes", "The state folder is in trouble: %1"),
    QT_TRANSLATE_NOOP("Causes", "Messages wait too long: %1"),
    QT_TRANSLATE_NOOP("Causes", "Events are worked off late: %1"),
    QT_TRANSLATE_NOOP("Causes", "supervisord drops events: %1"),
    QT_TRANSLATE_NOOP("Causes", "%1 so far, its buffer was full and what fell with them is not told"),
    QT_TRANSLATE_NOOP("Causes", "supervisord's ticks come late: %1"),
    QT_TRANSLATE_NOOP("Causes", "supervisord sends no events any more: %1"),
    QT_TRANSLATE_NOOP("Causes", "There is no control socket: %1"),
    QT_TRANSLATE_NOOP("Causes", "%1 by %2, the oldest for %3"),
    QT_TRANSLATE_NOOP("Causes", "one took %1"),
    QT_TRANSLATE_NOOP("Causes", "no %1 for %2 although supervisord runs"),
    QT_TRANSLATE_NOOP("Causes", "%1 was removed or replaced, and what happens now is lost with the listener"),
    QT_TRANSLATE_NOOP("Causes", "only %1 are left on the disk of %2"),
    QT_TRANSLATE_NOOP("Causes", "Prometheus gets no metrics: %1"),
    QT_TRANSLATE_NOOP("Causes", "the metrics cannot be served at %1: %2"),
    QT_TRANSLATE_NOOP("Causes", "the metrics cannot be written to %1 (textfile in [metrics]): %2"),
    QT_TRANSLATE_NOOP("Causes", "another program listens there, end it or set another listen in [metrics]"),
    QT_TRANSLATE_NOOP("Causes", "this machine has no such address, set another listen in [metrics]"),
    // Pages
    QT_TRANSLATE_NOOP("Causes", "error contacting %1:\n\n %2"),
    QT_TRANSLATE_NOOP("Causes", "error contacting %1: %2"),
    QT_TRANSLATE_NOOP("Causes", "status contacting %1: %2"),
    QT_TRANSLATE_NOOP("Causes", "not checked yet"),
    QT_TRANSLATE_NOOP("Causes", "not checked: none of its processes is running"),
    // Connections
    QT_TRANSLATE_NOOP("Causes", "this user may not open the socket %1: permission denied"),
    QT_TRANSLATE_NOOP("Causes", "this user may not connect to %1: permission denied"),
    QT_TRANSLATE_NOOP("Causes", "the socket %1 does not exist"),
    QT_TRANSLATE_NOOP("Causes", "connection to %1 refused: nobody listens there"),
    QT_TRANSLATE_NOOP("Causes", "no connection to %1: it does not answer"),
    QT_TRANSLATE_NOOP("Causes", "no connection to %1: %2"),
    QT_TRANSLATE_NOOP("Causes", "%1 closed the connection at once"),
    QT_TRANSLATE_NOOP("Causes", "%1 closed the connection without an answer"),
    QT_TRANSLATE_NOOP("Causes", "no TLS with %1: %2"),
    QT_TRANSLATE_NOOP("Causes", "no complete answer from %1 within %2 s"),
    QT_TRANSLATE_NOOP("Causes", "the host of %1 is not known"),
    QT_TRANSLATE_NOOP("Causes", "the answer of %1 was cut short"),
    QT_TRANSLATE_NOOP("Causes", "the connection to %1 was lost: %2"),
    QT_TRANSLATE_NOOP("Causes", "the answer of %1 is no usable HTTP: %2"),
    QT_TRANSLATE_NOOP("Causes", "there is no socket %1"),
    QT_TRANSLATE_NOOP("Causes", "nobody listens on %1"),
    QT_TRANSLATE_NOOP("Causes", "the system does not let us open %1"),
    QT_TRANSLATE_NOOP("Causes", "the connection to %1 failed: %2"),
    QT_TRANSLATE_NOOP("Causes", "there is no connection to the listener"),
    QT_TRANSLATE_NOOP("Causes", "the connection to the listener was closed"),
    QT_TRANSLATE_NOOP("Causes", "the listener closed the connection to %1"),
    QT_TRANSLATE_NOOP("Causes", "the listener at %1 did not answer within %2 s"),
    QT_TRANSLATE_NOOP("Causes", "supervisord's answer cannot be understood: %1"),
    QT_TRANSLATE_NOOP("Causes", "the listener's answer cannot be understood: %1"),
    QT_TRANSLATE_NOOP("Causes", "what the listener sends cannot be understood: %1"),
};

} // namespace

QString causeText(const QString &cause)
{
    static const TextForms known("Causes", forms);
    return known.translated(cause);
}

} // namespace pennon
