// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace pennon::testkit {

/// A mail as a sendmail command got it: simple headers, no MIME.
struct StoredMail
{
    QString raw;
    QString to;
    QString subject; ///< with its leading blanks but the first
    QString body;
};

/// The folder that the testkit's sendmail stand-in delivers to.
class MailFolder final
{
public:
    /// Creates the folder.
    explicit MailFolder(QString path);

    /// The command to give to -s: stores each mail here.
    [[nodiscard]] QString sendmailCommand() const;
    /// All mails so far, in the order of their arrival.
    [[nodiscard]] QList<StoredMail> mails() const;
    /// Those with this text in their subject.
    [[nodiscard]] QList<StoredMail> about(const QString &text) const;

private:
    QString m_path;
};

} // namespace pennon::testkit
