// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../engine/fakes.h"

#include "base/futures.h"
#include "engine/processlogs.h"
#include "engine/restarter.h"
#include "engine/restartsteps.h"
#include "engine/stateledger.h"
#include "monitor/alerts.h"
#include "monitor/incidentbook.h"
#include "monitor/processboard.h"
#include "monitor/restartdesk.h"
#include "monitor/silences.h"
#include "net/httptransport.h"
#include "notify/postbox.h"
#include "procmem/treememory.h"
#include "store/incidentstore.h"
#include "store/samplestore.h"
#include "store/statestore.h"

#include <QTemporaryDir>

#include <memory>
#include <utility>
#include <vector>

namespace pennon::fakes {

/// Takes mails and keeps them.
class Post final : public Postbox
{
public:
    Result<void> post(Mail mail) override
    {
        mails.push_back(std::move(mail));
        return {};
    }
    [[nodiscard]] bool isDurable() const override { return true; }
    [[nodiscard]] QFuture<void> drain() override
    {
        isDrained = true;
        return QtFuture::makeReadyFuture();
    }
    void hurry(std::chrono::milliseconds within) override { hurriedTo = within; }
    [[nodiscard]] QStringList subjects() const
    {
        QStringList all;
        for (const Mail &mail : mails)
            all += mail.subject;
        return all;
    }

    std::vector<Mail> mails;
    bool isDrained = false;
    std::chrono::milliseconds hurriedTo{0};
};

/// A web server that always answers the same; a test may hold back the answers.
class Web final : public HttpTransport
{
public:
    QFuture<Result<HttpResponse>> send(const HttpRequest &request) override
    {
        requests.push_back(request);
        QPromise<Result<HttpResponse>> promise;
        promise.start();
        QFuture<Result<HttpResponse>> future = promise.future();
        if (isHolding) {
            m_waiting.push_back(std::move(promise));
        } else {
            promise.addResult(answer);
            promise.finish();
        }
        return future;
    }
    void setStatus(int status) { answer = HttpResponse{status, QStringLiteral("Word"), {}}; }
    void release()
    {
        for (QPromise<Result<HttpResponse>> &promise : std::exchange(m_waiting, {})) {
            promise.addResult(answer);
            promise.finish();
        }
    }

    Result<HttpResponse> answer = HttpResponse{200, QStringLiteral("OK"), {}};
    std::vector<HttpRequest> requests;
    bool isHolding = false;

private:
    std::vector<QPromise<Result<HttpResponse>>> m_waiting;
};

/// Memory of process trees.
class Trees final : public TreeMemoryProbe
{
public:
    [[nodiscard]] QFuture<Result<TreeReadings>> measure(std::vector<qint64> pids) override
    {
        ++measured;
        if (!readings)
            return QtFuture::makeReadyFuture(readings);
        TreeReadings some;
        for (const qint64 pid : pids) {
            if (readings->contains(pid))
                some.insert(pid, readings->value(pid));
        }
        return QtFuture::makeReadyFuture(Result<TreeReadings>(some));
    }

    Result<TreeReadings> readings = TreeReadings();
    int measured = 0;
};

/// What most classes of the unified listener stand on: real stores in a folder that goes, the rest faked.
struct MonitorWorld
{
    MonitorWorld() { alerts.setSender(QStringLiteral("from@example.com")); }

    [[nodiscard]] static std::unique_ptr<Database> openIn(const QTemporaryDir &folder)
    {
        Result<std::unique_ptr<Database>> opened = Database::open(folder.filePath(QStringLiteral("state")));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        return std::move(*opened);
    }
    /// Nothing more can be written; or again.
    void setFull(bool isFull)
    {
        const auto pages = database->connection().number(QStringLiteral("PRAGMA page_count"));
        const qint64 most = isFull ? pages->value_or(1) : 1'000'000;
        (void) database->connection().number(QStringLiteral("PRAGMA max_page_count = %1").arg(most));
    }
    /// Nothing at all can be written, not even removed; or again.
    void setReadOnly(bool isReadOnly)
    {
        const QString word = isReadOnly ? QStringLiteral("ON") : QStringLiteral("OFF");
        (void) database->connection().number(QStringLiteral("PRAGMA query_only = %1").arg(word));
    }
    /// All incidents, oldest first, with their tails.
    [[nodiscard]] std::vector<Incident> incidents()
    {
        std::vector<Incident> all;
        for (const Incident &one : incidentStore.list({}).value_or(std::vector<Incident>()))
            all.insert(all.begin(), incidentStore.find(one.id).value_or(one));
        return all;
    }
    void runs(std::vector<ProcessInfo> processes)
    {
        supervisor.list = processes;
        board.take(std::move(processes), clock.now());
    }
    void pass(std::chrono::milliseconds time)
    {
        clock.wall += time;
        clock.time += time;
    }
    /// The restart that was interrupted of this process.
    [[nodiscard]] bool isMarked(const QString &process)
    {
        return state.setting(QString(u"restarting/" + process)).value_or(std::nullopt).has_value();
    }

    QTemporaryDir folder;
    std::unique_ptr<Database> database = openIn(folder);
    FixedClock clock;
    Log log;
    Supervisor supervisor;
    Post post;
    StateStore state{*database};
    IncidentStore incidentStore{*database};
    SampleStore samples{*database};
    Silences silences{state, clock};
    Alerts alerts{post, silences, log};
    IncidentBook book{incidentStore, log};
    ProcessBoard board;
    ProcessLogs logs{supervisor};
    RestartSteps steps{supervisor, clock};
    Restarter restarter{supervisor, log, Backoff(std::chrono::milliseconds(1), std::chrono::milliseconds(2))};
    RestartBook restarts;
    RestartBook pretended;
    RestartDesk desk{RestartDesk::Doors{supervisor, restarts, pretended, steps, restarter, book, logs, alerts,
                                        state, log, clock}};
};

} // namespace pennon::fakes
