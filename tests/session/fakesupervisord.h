// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processinfo.h"
#include "net/httptransport.h"

#include <QtTest>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace pennon {

/// A supervisord made of a list: answers the calls that a session makes to look.
class FakeSupervisord final : public HttpTransport
{
public:
    std::vector<ProcessInfo> processes;
    std::optional<Error> failure;    ///< of everything
    int status = 200;                ///< of everything
    int fault = 0;                   ///< of everything; 0: none
    std::map<QByteArray, int> calls; ///< by method
    std::optional<HttpCredentials> lastCredentials;
    int underWay = 0; ///< while answers are held back
    bool holdsBack = false;

    [[nodiscard]] QFuture<Result<HttpResponse>> send(const HttpRequest &request) override
    {
        lastCredentials = request.credentials;
        const qsizetype begin = request.body.indexOf("<methodName>") + 12;
        const QByteArray method = request.body.mid(begin, request.body.indexOf("</methodName>") - begin);
        ++calls[method];
        if (holdsBack) {
            ++underWay;
            Held &held = m_held.emplace_back(method, request.body);
            held.promise.start();
            return held.promise.future();
        }
        return QtFuture::makeReadyFuture(answer(method, request.body));
    }

    /// Answers what was held back, by what is known now.
    void letGo()
    {
        holdsBack = false;
        underWay = 0;
        for (Held &held : std::exchange(m_held, {})) {
            held.promise.addResult(answer(held.method, held.body));
            held.promise.finish();
        }
    }

    [[nodiscard]] static ProcessInfo running(const QString &name, qint64 pid)
    {
        ProcessInfo info;
        info.name = {QStringLiteral("group"), name};
        info.pid = pid;
        info.state = ProcessState::Running;
        info.start = 1'700'000'000;
        info.now = info.start + 60;
        return info;
    }

    [[nodiscard]] static QByteArray listXml(const std::vector<ProcessInfo> &list)
    {
        QByteArray data;
        for (const ProcessInfo &info : list)
            data += "<value>" + structXml(info) + "</value>";
        return "<?xml version='1.0'?><methodResponse><params><param><value><array><data>" + data +
               "</data></array></value></param></params></methodResponse>";
    }

private:
    struct Held
    {
        QByteArray method;
        QByteArray body;
        QPromise<Result<HttpResponse>> promise;
        Held(QByteArray calledMethod, QByteArray sentBody)
            : method(std::move(calledMethod))
            , body(std::move(sentBody))
        {}
    };

    [[nodiscard]] static QByteArray member(const char *name, qint64 value)
    {
        return "<member><name>" + QByteArray(name) + "</name><value><int>" + QByteArray::number(value) +
               "</int></value></member>";
    }
    [[nodiscard]] static QByteArray member(const char *name, const QString &value)
    {
        return "<member><name>" + QByteArray(name) + "</name><value><string>" +
               value.toHtmlEscaped().toUtf8() + "</string></value></member>";
    }
    [[nodiscard]] static QByteArray structXml(const ProcessInfo &info)
    {
        return "<struct>" + member("name", info.name.name) + member("group", info.name.group) +
               member("start", info.start) + member("stop", info.stop) + member("now", info.now) +
               member("state", static_cast<qint64>(info.state)) +
               member("exitstatus", qint64{info.exitStatus}) + member("pid", info.pid) +
               member("spawnerr", info.spawnError) + member("description", info.description) + "</struct>";
    }
    [[nodiscard]] static QByteArray single(const QByteArray &value)
    {
        return "<?xml version='1.0'?><methodResponse><params><param><value>" + value +
               "</value></param></params></methodResponse>";
    }

    [[nodiscard]] Result<HttpResponse> answer(const QByteArray &method, const QByteArray &body) const
    {
        if (failure)
            return tl::unexpected(*failure);
        if (fault != 0) {
            return HttpResponse{200, QStringLiteral("OK"),
                                "<?xml version='1.0'?><methodResponse><fault><value><struct>" +
                                    member("faultCode", qint64{fault}) +
                                    member("faultString", QStringLiteral("FAULT")) +
                                    "</struct></value></fault></methodResponse>"};
        }
        QByteArray xml = single("<string>4.2.5</string>");
        if (method == "supervisor.getAllProcessInfo")
            xml = listXml(processes);
        for (const ProcessInfo &info : processes) {
            if (method == "supervisor.getProcessInfo" && body.contains(info.name.full().toUtf8()))
                xml = single(structXml(info));
        }
        return HttpResponse{status, QStringLiteral("OK"), xml};
    }

    std::vector<Held> m_held;
};

} // namespace pennon
