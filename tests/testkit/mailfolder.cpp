// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/mailfolder.h"

#include "testkit/processes.h"

#include <QDir>
#include <QFile>

#include <utility>

namespace pennon::testkit {
namespace {

StoredMail parse(const QString &raw)
{
    StoredMail mail{.raw = raw, .to = {}, .subject = {}, .body = {}};
    const auto end = raw.indexOf(QLatin1String("\n\n"));
    mail.body = end < 0 ? QString() : raw.mid(end + 2);
    const auto headers = raw.left(end).split(u'\n');
    for (const auto &header : headers) {
        if (header.startsWith(QLatin1String("To: "))) {
            mail.to = header.mid(4);
        } else if (header.startsWith(QLatin1String("Subject: "))) {
            mail.subject = header.mid(9);
        }
    }
    return mail;
}

} // namespace

MailFolder::MailFolder(QString path)
    : m_path(std::move(path))
{
    QDir().mkpath(m_path);
}

QString MailFolder::sendmailCommand() const
{
    return testProgram(QStringLiteral("sendmail")) + u' ' + m_path;
}

QList<StoredMail> MailFolder::mails() const
{
    QList<StoredMail> found;
    const QDir folder(m_path);
    const auto names = folder.entryList({QStringLiteral("*.mail")}, QDir::Files, QDir::Name);
    for (const auto &name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly)) {
            found << parse(QString::fromUtf8(file.readAll()));
        }
    }
    return found;
}

QList<StoredMail> MailFolder::about(const QString &text) const
{
    auto found = mails();
    found.removeIf([&](const StoredMail &mail) { return !mail.subject.contains(text); });
    return found;
}

} // namespace pennon::testkit
