// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QLocalServer>
#include <QObject>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>

#include <map>
#include <memory>

class QLocalSocket;

namespace pennon {

/// What ssh wants to know.
struct AskpassQuestion
{
    enum class Kind {
        Secret,       ///< a password or a passphrase: text that is not shown
        Confirmation, ///< an unknown host key or the like: "yes" or "no"
        Notice,       ///< nothing to answer: "touch your security key"; withdrawn when it has been done
    };
    int id = 0;
    QString server; ///< the name it was admitted under
    QString prompt; ///< ssh's own words, several lines
    Kind kind = Kind::Secret;
};

/// Takes the questions of the ssh processes that we run. ssh starts the program of this application again as
/// its askpass (see runAskpass()); that one sends the question over a socket in a private folder, waits for
/// the answer and gives it to ssh.
class AskpassServer final : public QObject
{
    Q_OBJECT

public:
    /// The program that calls runAskpass(), and the folder in which a private one is made for the socket.
    AskpassServer(QString program, const QString &folder, QObject *parent = nullptr);
    AskpassServer(const AskpassServer &) = delete;
    AskpassServer &operator=(const AskpassServer &) = delete;
    AskpassServer(AskpassServer &&) = delete;
    AskpassServer &operator=(AskpassServer &&) = delete;
    ~AskpassServer() override;

    /// Errors: those of making the socket.
    Result<void> listen();
    /// Lets an ssh ask: its environment, and the token by which it is known here. The name is for people.
    [[nodiscard]] QString admit(const QString &server);
    void addTo(QProcessEnvironment &environment, const QString &token) const;
    /// This ssh has ended or is to end: its questions are withdrawn and no more are taken.
    void dismiss(const QString &token);
    [[nodiscard]] bool isAsking(const QString &token) const;

    /// "yes" and "no" for a Confirmation. Nothing happens for a question that was withdrawn meanwhile.
    void answer(int id, const QString &text);
    /// The user does not want to: this ssh is to end.
    void cancel(int id);

Q_SIGNALS:
    void asked(const pennon::AskpassQuestion &question);
    /// Nobody waits for the answer any more.
    void withdrawn(int id);
    void cancelled(const QString &token);

private:
    struct Waiting;

    void welcome();
    void readQuestion(QLocalSocket *socket);
    void forget(QLocalSocket *socket);
    void end(int id);

    QString m_program;
    QTemporaryDir m_folder;
    QLocalServer m_server;
    QHash<QString, QString> m_names; ///< by token
    std::map<int, Waiting> m_waiting;
    int m_lastId = 0;
};

} // namespace pennon
