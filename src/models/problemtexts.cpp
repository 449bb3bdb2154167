// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/problemtexts.h"

#include "session/textforms.h"

#include <QCoreApplication>

namespace pennon {

namespace {

/// The forms of messages, those that contain others first.
constexpr const char *forms[] = {
    QT_TRANSLATE_NOOP("Problems", "%1; did you mean %2?"),
    QT_TRANSLATE_NOOP("Problems", "not a command: %1"),
    QT_TRANSLATE_NOOP("Problems", "\"%1\" names no process: %2"),
    QT_TRANSLATE_NOOP("Problems", "the limit of %1 cannot be used: %2"),
    // Values
    QT_TRANSLATE_NOOP("Problems", "the value is missing; leave out the key to have its default"),
    QT_TRANSLATE_NOOP("Problems", "there is a line break or another control character in it"),
    QT_TRANSLATE_NOOP("Problems",
                      "there is a line break or another control character in \"%1\"; addresses are "
                      "separated by commas"),
    QT_TRANSLATE_NOOP("Problems", "needed is a path that begins with /; \"%1\" does not"),
    QT_TRANSLATE_NOOP("Problems", "needed is a whole number from %1 to %2, not \"%3\""),
    QT_TRANSLATE_NOOP("Problems",
                      "needed is a time such as 90s, 5min, 1h30m or 1d; a number alone is seconds; "
                      "not \"%1\""),
    QT_TRANSLATE_NOOP("Problems", "needed is a time from %1 to %2, not %3"),
    QT_TRANSLATE_NOOP("Problems", "needed is a time of whole seconds, not %1"),
    QT_TRANSLATE_NOOP("Problems",
                      "needed is a size such as 200MB, 1.5GB or 512KiB; a number alone is bytes; not "
                      "\"%1\""),
    QT_TRANSLATE_NOOP("Problems", "too large a number; not \"%1\""),
    QT_TRANSLATE_NOOP("Problems", "needed is a size above 0"),
    QT_TRANSLATE_NOOP("Problems", "needed is one of %1, not \"%2\""),
    QT_TRANSLATE_NOOP("Problems", "needed is true or false, not \"%1\""),
    QT_TRANSLATE_NOOP("Problems", "needed is an octal file mode from 0000 to 0777, not \"%1\""),
    QT_TRANSLATE_NOOP("Problems", "needed is SIZE per TIME such as 50MB per 10min, not \"%1\""),
    QT_TRANSLATE_NOOP("Problems", "needed is NUMBER per TIME such as 5 per 1h, or none; not \"%1\""),
    QT_TRANSLATE_NOOP("Problems", "needed is none or a signal out of %1, not \"%2\""),
    QT_TRANSLATE_NOOP("Problems", "needed is a command whose path begins with /, or none"),
    QT_TRANSLATE_NOOP("Problems", "needed is a URL such as http://localhost:8080/health, not \"%1\""),
    QT_TRANSLATE_NOOP("Problems",
                      "needed is a mail server as HOST or HOST:PORT such as smtp.example.com:587, not "
                      "\"%1\"; the key security says how it is spoken to"),
    QT_TRANSLATE_NOOP("Problems",
                      "needed is a mail server as HOST or HOST:PORT such as smtp.example.com:587, not "
                      "\"%1\""),
    QT_TRANSLATE_NOOP("Problems", "the port of a mail server is a number from 1 to 65535"),
    QT_TRANSLATE_NOOP("Problems", "needed are HTTP statuses such as 200, 204; not \"%1\""),
    QT_TRANSLATE_NOOP("Problems", "\"%1\" is no name of a group: leave out the colon and what follows it"),
    QT_TRANSLATE_NOOP("Problems", "\"%1\" stands there twice"),
    QT_TRANSLATE_NOOP("Problems", "there are commas only"),
    QT_TRANSLATE_NOOP("Problems", "it is empty"),
    QT_TRANSLATE_NOOP("Problems", "there is a blank in it"),
    QT_TRANSLATE_NOOP("Problems", "write NAME, GROUP:NAME or GROUP:*"),
    QT_TRANSLATE_NOOP("Problems", "there is more than one colon in it"),
    QT_TRANSLATE_NOOP("Problems", "a [ is not closed"),
    QT_TRANSLATE_NOOP("Problems", "a backslash at the end"),
    QT_TRANSLATE_NOOP("Problems", "a quote that is not closed"),
    // Sections and keys
    QT_TRANSLATE_NOOP("Problems", "stands there twice, first in line %1"),
    QT_TRANSLATE_NOOP("Problems", "there is nothing behind the colon; write [%1] or [%1:NAME]"),
    QT_TRANSLATE_NOOP("Problems", "there is only one [%1], without a colon"),
    QT_TRANSLATE_NOOP("Problems", "there is no such section"),
    QT_TRANSLATE_NOOP("Problems", "there is no such key in [%1]"),
    // What does not go together
    QT_TRANSLATE_NOOP("Problems", "is for transport = sendmail; with smtp, mail leaves by host"),
    QT_TRANSLATE_NOOP("Problems", "is for transport = smtp; with sendmail, mail leaves by command"),
    QT_TRANSLATE_NOOP("Problems",
                      "is missing; transport = smtp needs a sender such as supervisor@example.com"),
    QT_TRANSLATE_NOOP("Problems", "means nothing with security = none; write starttls or tls"),
    QT_TRANSLATE_NOOP("Problems", "the password goes to %1 in clear text; write security = starttls or tls"),
    QT_TRANSLATE_NOOP("Problems", "means nothing for a URL that is not https"),
    QT_TRANSLATE_NOOP("Problems",
                      "means nothing with any = true, which is every process; leave out one of them"),
    QT_TRANSLATE_NOOP("Problems", "means nothing with on_fatal = shutdown, which starts nothing"),
    QT_TRANSLATE_NOOP("Problems", "means nothing with %1"),
    QT_TRANSLATE_NOOP("Problems", "means nothing without %1"),
    QT_TRANSLATE_NOOP("Problems", "%1 has no limit; write %1=200MB, or add growth = 50MB per 10min"),
    QT_TRANSLATE_NOOP("Problems", "of which processes? write program = NAME, group = NAME or program = *"),
    QT_TRANSLATE_NOOP("Problems",
                      "watches nothing; write program = NAME=200MB, group = NAME=1GB or any = 2GB"),
    QT_TRANSLATE_NOOP("Problems", "is missing; write url = http://localhost:8080/health"),
    QT_TRANSLATE_NOOP("Problems", "first_delay (%1) is longer than longest_delay (%2)"),
    QT_TRANSLATE_NOOP("Problems",
                      "there is no section [mail] that says how mail leaves; add it, with transport = "
                      "sendmail or smtp"),
    QT_TRANSLATE_NOOP("Problems", "nobody is told; write to = ADDRESS here or in [mail]"),
    QT_TRANSLATE_NOOP("Problems", "nobody is told; write to = ADDRESS here and add a section [mail]"),
    // Alerts
    QT_TRANSLATE_NOOP("Problems", "there is no field {%1}; the fields are %2; write {{ for a brace"),
    QT_TRANSLATE_NOOP("Problems", "there is no field {%1}"),
    QT_TRANSLATE_NOOP("Problems", "a field is not closed with }; write {{ for a brace"),
    QT_TRANSLATE_NOOP("Problems", "needed are times such as 22:00-07:00, Sat-Sun 00:00-24:00 or 2026-12-24 "
                                  "18:00 - 2026-12-27 08:00, not \"%1\""),
    QT_TRANSLATE_NOOP("Problems",
                      "needed is an address of this machine and a port, such as 127.0.0.1:9119 or "
                      "[::1]:9119; not \"%1\""),
    QT_TRANSLATE_NOOP("Problems", "leaves by mail, and there is no section [mail] that says how; add it, "
                                  "with transport = sendmail or smtp"),
    QT_TRANSLATE_NOOP("Problems", "nobody gets it; write to = ADDRESS here or in [mail]"),
    QT_TRANSLATE_NOOP("Problems", "is missing; write to = 5551234567@sms.example.com"),
    QT_TRANSLATE_NOOP("Problems", "a short message has none"),
    QT_TRANSLATE_NOOP("Problems",
                      "is missing; write url = https://chat.example.com/hooks/… or url_file = /PATH"),
    QT_TRANSLATE_NOOP("Problems", "there is url already; leave out one of them"),
    QT_TRANSLATE_NOOP("Problems", "is missing; write command = /usr/local/bin/notify ARGUMENT"),
    QT_TRANSLATE_NOOP("Problems", "is missing; write to = mail, or the name of a channel such as email:ops"),
    QT_TRANSLATE_NOOP("Problems", "there is no section [mail] with addresses in its key to"),
    QT_TRANSLATE_NOOP("Problems", "there is no channel [%1]"),
    QT_TRANSLATE_NOOP("Problems", "is missing; write times = Sun 02:00-04:00"),
    QT_TRANSLATE_NOOP("Problems", "node_exporter reads files whose names end in .prom alone"),
};

} // namespace

QString problemText(const QString &message)
{
    static const TextForms known("Problems", forms);
    return known.translated(message);
}

} // namespace pennon
