// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/sendtest.h"

#include "base/linelog.h"
#include "commandline/exitstatus.h"
#include "configfile/configfile.h"
#include "monitor/mailtester.h"
#include "monitor/programloop.h"

#include <cstdlib>
#include <unistd.h>

namespace pennon {

namespace {

QString describe(const TestMailAnswer::Delivery &delivery)
{
    const QString answer = delivery.answer.isEmpty() ? QString() : QString(u": " + delivery.answer);
    const QString recipients =
        delivery.recipients.isEmpty()
            ? QString()
            : QString(QStringLiteral(", to ") + delivery.recipients.join(QStringLiteral(", ")));
    const QString verdict = delivery.accepted ? QStringLiteral("accepted") : QStringLiteral("NOT accepted");
    return delivery.transport + recipients + QStringLiteral(": ") + verdict + answer;
}

} // namespace

int runSendTest(const QString &path, const QString &recipient)
{
    DescriptorLog output(STDOUT_FILENO);
    DescriptorLog errors(STDERR_FILENO);
    const Result<ConfigFile> file = ConfigFile::load(path);
    if (!file) {
        errors.line(file.error().message);
        return exitstatus::unusableConfiguration;
    }
    const ReadConfiguration read = file->read();
    for (const Problem &problem : read.problems)
        errors.line(problemLine(path, problem));
    if (!read.isUsable())
        return exitstatus::unusableConfiguration;

    const SystemClock clock;
    MailTester tester(errors, clock, processEnvironment);
    TestMailRequest request;
    if (!recipient.isEmpty())
        request.recipient = recipient;
    const Result<TestMailAnswer> answer = resultOf(tester.send(read.configuration, request));
    if (!answer) {
        errors.line(answer.error().message);
        return EXIT_FAILURE;
    }
    bool accepted = true;
    for (const TestMailAnswer::Delivery &delivery : answer->deliveries) {
        output.line(describe(delivery));
        accepted = accepted && delivery.accepted;
    }
    return accepted ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace pennon
