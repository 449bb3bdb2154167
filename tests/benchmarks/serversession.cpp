// SPDX-License-Identifier: GPL-3.0-or-later
// What looking at a thousand processes costs a session: see README.md.
#include "session/serversession.h"
#include "session/memorypasswords.h"

#include "../session/fakesupervisord.h"

#include <QCoreApplication>

#include <cstdio>
#include <ctime>

using namespace pennon;

namespace {

double cpuSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

/// Two answers in turn, made beforehand, with the texts that a real one has: one process in a hundred is
/// another than before.
class ReadyAnswers final : public HttpTransport
{
public:
    explicit ReadyAnswers(int processes)
    {
        std::vector<ProcessInfo> list;
        for (int index = 0; index < processes; ++index) {
            ProcessInfo info = FakeSupervisord::running(QStringLiteral("worker_%1").arg(index), index + 100);
            info.description = QStringLiteral("pid %1, uptime 0:01:02").arg(index) + QString(700, u'x');
            list.push_back(info);
        }
        m_answers.push_back(FakeSupervisord::listXml(list));
        for (std::size_t index = 0; index < list.size(); ++index) {
            list[index].now += 1;
            if (index % 100 == 0)
                list[index].pid += 50'000;
        }
        m_answers.push_back(FakeSupervisord::listXml(list));
    }

    int looks = 0;
    [[nodiscard]] QFuture<Result<HttpResponse>> send(const HttpRequest & /*request*/) override
    {
        const QByteArray &body = m_answers[static_cast<std::size_t>(++looks % 2)];
        return QtFuture::makeReadyFuture(Result<HttpResponse>(HttpResponse{200, QStringLiteral("OK"), body}));
    }
    [[nodiscard]] qsizetype bytes() const { return m_answers.front().size(); }

private:
    std::vector<QByteArray> m_answers;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    constexpr int processes = 1000;
    constexpr int wanted = 300;
    ReadyAnswers answers(processes);
    const SystemClock clock;
    MemoryPasswords passwords;
    ServerProfile profile;
    profile.id = profile.name = QStringLiteral("one");
    profile.address = QStringLiteral("unix:///run/supervisor.sock");
    ServerSession session(profile, {answers, clock, passwords, nullptr, {}});
    session.setInterval(std::chrono::milliseconds(0));
    qsizetype changed = 0;
    QObject::connect(&session, &ServerSession::processesChanged, [&](const ProcessChanges &changes) {
        changed += static_cast<qsizetype>(changes.changed.size());
    });
    session.connectNow();
    while (answers.looks < 10)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double before = cpuSeconds();
    const int begun = answers.looks;
    while (answers.looks < begun + wanted)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double spent = cpuSeconds() - before;
    std::printf("%d processes, %.1f MB an answer: %.2f ms of CPU a look, %.1f changes a look\n", processes,
                double(answers.bytes()) / 1e6, spent * 1000 / wanted, double(changed) / answers.looks);
    return 0;
}
