// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keyringpasswords.h"

#include "session/memorypasswords.h"

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

#include <utility>

namespace pennon {

struct KeyringPasswords::State
{
    QString service;
    MemoryPasswords memory; ///< what the keyring does not take
    bool isLasting = true;
};

namespace {

/// Starts the job, which deletes itself, and gives its end to the function.
template <typename T, typename Job, typename Then>
QFuture<Result<T>> run(Job *job, Then then)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QObject::connect(job, &QKeychain::Job::finished, job, [promise, then = std::move(then), job] {
        promise->addResult(then(*job));
        promise->finish();
    });
    job->setInsecureFallback(false);
    job->start();
    return promise->future();
}

bool isRefusal(QKeychain::Error error)
{
    return error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser ||
           error == QKeychain::CouldNotDeleteEntry;
}

} // namespace

KeyringPasswords::KeyringPasswords(QString service)
    : m_state(std::make_shared<State>(State{std::move(service), {}, true}))
{}

KeyringPasswords::~KeyringPasswords() = default;

bool KeyringPasswords::isLasting() const
{
    return m_state->isLasting;
}

QFuture<Result<std::optional<QString>>> KeyringPasswords::password(const QString &profileId)
{
    if (m_state->memory.find(profileId))
        return m_state->memory.password(profileId);
    auto *const job = new QKeychain::ReadPasswordJob(m_state->service);
    job->setKey(profileId);
    return run<std::optional<QString>>(
        job, [state = m_state](const QKeychain::ReadPasswordJob &ended) -> Result<std::optional<QString>> {
            state->isLasting =
                ended.error() == QKeychain::NoError || ended.error() == QKeychain::EntryNotFound;
            if (ended.error() != QKeychain::NoError)
                return std::optional<QString>();
            return std::optional(ended.textData());
        });
}

QFuture<Result<void>> KeyringPasswords::keep(const QString &profileId, const QString &password)
{
    auto *const job = new QKeychain::WritePasswordJob(m_state->service);
    job->setKey(profileId);
    job->setTextData(password);
    return run<void>(
        job,
        [state = m_state, profileId, password](const QKeychain::WritePasswordJob &ended) -> Result<void> {
            state->isLasting = ended.error() == QKeychain::NoError;
            if (state->isLasting) {
                state->memory.remove(profileId);
            } else {
                state->memory.store(profileId, password);
            }
            return {};
        });
}

QFuture<Result<void>> KeyringPasswords::keepForNow(const QString &profileId, const QString &password)
{
    return m_state->memory.keep(profileId, password);
}

QFuture<Result<void>> KeyringPasswords::forget(const QString &profileId)
{
    m_state->memory.remove(profileId);
    auto *const job = new QKeychain::DeletePasswordJob(m_state->service);
    job->setKey(profileId);
    return run<void>(job, [](const QKeychain::DeletePasswordJob &ended) -> Result<void> {
        if (!isRefusal(ended.error()))
            return {};
        return failure(ErrorCode::PermissionDenied,
                       QCoreApplication::translate("KeyringPasswords",
                                                   "The keyring did not let the password be removed: %1")
                           .arg(ended.errorString()));
    });
}

} // namespace pennon
