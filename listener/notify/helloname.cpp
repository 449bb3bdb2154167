// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/helloname.h"

#include <QPromise>

#include <array>
#include <csignal>
#include <memory>
#include <netdb.h>
#include <pthread.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace pennon {

namespace {

constexpr const char *literal = "[127.0.0.1]";

QByteArray fullNameOf(const QByteArray &host)
{
    addrinfo hints{};
    hints.ai_flags = AI_CANONNAME;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (host.isEmpty() || ::getaddrinfo(host.constData(), nullptr, &hints, &found) != 0)
        return literal;
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, &::freeaddrinfo);
    const QByteArray full(found->ai_canonname ? found->ai_canonname : "");
    return full.contains('.') ? full : QByteArray(literal);
}

void answer(QPromise<QByteArray> &promise, const QByteArray &name)
{
    promise.addResult(name);
    promise.finish();
}

} // namespace

QFuture<QByteArray> helloName()
{
    QPromise<QByteArray> promise;
    promise.start();
    QFuture<QByteArray> future = promise.future();
    std::array<char, 256> buffer{};
    const bool isKnown = ::gethostname(buffer.data(), buffer.size() - 1) == 0;
    const QByteArray host(buffer.data());
    if (!isKnown || host.isEmpty()) {
        answer(promise, literal);
        return future;
    }
    if (host.contains('.')) {
        answer(promise, host);
        return future;
    }
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before); // signals are for the main thread
    std::thread([host, asked = std::move(promise)]() mutable { answer(asked, fullNameOf(host)); }).detach();
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return future;
}

} // namespace pennon
