// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/memory/limitoffer.h"
#include "session/serversession.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace pennon {

/// Brings a wish for another limit into pennon.conf: reads the rules, makes the changes that would do it,
/// and saves the chosen one. Rules that somebody else has changed meanwhile are read again: if the key is as
/// it was, the change is made upon them, once; else the change is offered anew and explained.
class LimitEditor final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Answers for another session than this come too late.
    void setSession(ServerSession *session);

    /// Ends with offered() or failed().
    void propose(const ProcessName &process, ByteSize size);
    /// What was offered. Ends with saved() or failed(), and offered() before that if the rules are others
    /// now.
    void save(LimitScope scope);
    void drop();

Q_SIGNALS:
    void offered(const pennon::LimitOffer &offer);
    void saved(const pennon::ProcessName &process, pennon::ByteSize size);
    /// A sentence for the user.
    void failed(const QString &message);

private:
    [[nodiscard]] Result<LimitOffer> offerOf(const RulesAnswer &rules, const ProcessName &process,
                                             ByteSize size) const;
    void write(const LimitOffer &offer, const QString &revision, LimitScope scope, bool isRetry);
    void readAgain(const LimitOffer &offer, LimitScope scope);
    void rulesChanged(const LimitOffer &before, const RulesAnswer &rules, LimitScope scope);

    QPointer<ServerSession> m_session;
    std::optional<LimitOffer> m_offer;
    QString m_revision; ///< that the offer is based on
    int m_generation = 0;
};

} // namespace pennon
