// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/singleinstance.h"

#include "control/lineframer.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QPromise>
#include <QStandardPaths>
#include <QTimer>

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <memory>
#include <optional>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype longestRequest = 64 * 1024;
const QByteArray understood = QByteArrayLiteral("ok\n");

QByteArray encoded(const StartRequest &request)
{
    const QJsonObject object{{QStringLiteral("connect"), request.connectUrl},
                             {QStringLiteral("listener"), request.listenerSocket},
                             {QStringLiteral("minimized"), request.minimized},
                             {QStringLiteral("token"), request.activationToken}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// Nothing for a line that no Pennon of this version writes.
std::optional<StartRequest> decoded(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QJsonValue connect = object.value(QLatin1String("connect"));
    const QJsonValue listener = object.value(QLatin1String("listener"));
    const QJsonValue minimized = object.value(QLatin1String("minimized"));
    const QJsonValue token = object.value(QLatin1String("token"));
    if (object.size() != 4 || !connect.isString() || !listener.isString() || !minimized.isBool() ||
        !token.isString())
        return {};
    return StartRequest{connect.toString(), listener.toString(), minimized.toBool(), token.toString()};
}

/// Tells the first instance, again and again until it has understood or the time is over. Deletes itself.
class Messenger final : public QObject
{
public:
    Messenger(QString path, QByteArray message, std::chrono::milliseconds patience, QObject *parent)
        : QObject(parent)
        , m_path(std::move(path))
        , m_message(std::move(message))
    {
        m_promise.start();
        m_again.setSingleShot(true);
        m_deadline.setSingleShot(true);
        connect(&m_again, &QTimer::timeout, this, [this] { m_socket.connectToServer(m_path); });
        connect(&m_deadline, &QTimer::timeout, this, [this] {
            end(failure(ErrorCode::TimedOut,
                        QStringLiteral("Pennon runs already, but does not answer on %1").arg(m_path)));
        });
        connect(&m_socket, &QLocalSocket::connected, this, [this] { m_socket.write(m_message); });
        connect(&m_socket, &QLocalSocket::readyRead, this, [this] {
            if (m_socket.bytesAvailable() >= understood.size() &&
                m_socket.read(understood.size()) == understood)
                end({});
        });
        connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] { m_again.start(50ms); });
        m_deadline.start(patience);
        m_again.start(0ms);
    }
    Messenger(const Messenger &) = delete;
    Messenger &operator=(const Messenger &) = delete;
    Messenger(Messenger &&) = delete;
    Messenger &operator=(Messenger &&) = delete;

    ~Messenger() override
    {
        m_socket.disconnect(this);
        if (!m_isOver)
            end(failure(ErrorCode::Cancelled, QStringLiteral("given up")));
    }

    [[nodiscard]] QFuture<Result<void>> future() { return m_promise.future(); }

private:
    void end(const Result<void> &result)
    {
        if (std::exchange(m_isOver, true))
            return;
        m_again.stop();
        m_deadline.stop();
        m_promise.addResult(result);
        m_promise.finish();
        deleteLater();
    }

    QString m_path;
    QByteArray m_message;
    QPromise<Result<void>> m_promise;
    QLocalSocket m_socket;
    QTimer m_again;
    QTimer m_deadline;
    bool m_isOver = false;
};

} // namespace

SingleInstance::SingleInstance(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::welcome);
}

QString SingleInstance::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
}

QString SingleInstance::socketPath() const
{
    return m_folder + QLatin1String("/pennon.sock");
}

Result<bool> SingleInstance::claim()
{
    const QString path = m_folder + QLatin1String("/pennon.lock");
    const int lock = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0) {
        return failure(ErrorCode::System,
                       QStringLiteral("%1 cannot be opened: %2").arg(path, qt_error_string(errno)));
    }
    auto guard = std::make_unique<Descriptor>(lock);
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return false;
        return failure(ErrorCode::System,
                       QStringLiteral("%1 cannot be locked: %2").arg(path, qt_error_string(errno)));
    }
    QLocalServer::removeServer(socketPath()); // of one that was killed: nobody else holds the lock
    if (!m_server.listen(socketPath())) {
        return failure(
            ErrorCode::System,
            QStringLiteral("%1 cannot be listened on: %2").arg(socketPath(), m_server.errorString()));
    }
    QFile::setPermissions(socketPath(), QFile::ReadOwner | QFile::WriteOwner);
    m_lock = std::move(guard);
    return true;
}

QFuture<Result<void>> SingleInstance::handOver(StartRequest request, std::chrono::milliseconds patience)
{
    auto *messenger = new Messenger(socketPath(), encoded(request), patience, this);
    return messenger->future();
}

void SingleInstance::welcome()
{
    while (QLocalSocket *const socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(defaultPatience, socket, [socket] { socket->abort(); });
        const auto framer = std::make_shared<LineFramer>(longestRequest);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket, framer] {
            framer->append(socket->readAll());
            const std::optional<QByteArray> line = framer->takeLine();
            if (!line && !framer->isOverlong())
                return;
            const std::optional<StartRequest> request = line ? decoded(*line) : std::nullopt;
            if (!request) {
                socket->abort();
                return;
            }
            socket->write(understood);
            socket->disconnectFromServer();
            Q_EMIT started(*request);
        });
    }
}

} // namespace pennon
