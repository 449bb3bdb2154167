// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace pennon::testing {

/// A made-up /proc.
class FakeProc
{
public:
    [[nodiscard]] QString path() const { return m_folder.path(); }

    /// A process as the kernel shows it; pages of resident memory.
    void add(qint64 pid, qint64 parent, quint64 started, qint64 pages, const QByteArray &name = "prog")
    {
        const QByteArray stat = QByteArray::number(pid) + " (" + name + ") S " + QByteArray::number(parent) +
                                " 7 7 0 -1 4194304 97 0 0 0 1 2 3 4 20 0 1 0 " + QByteArray::number(started) +
                                " 2703360 225 18446744073709551615 1 1 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0\n";
        write(pid, "stat", stat);
        write(pid, "statm", "660 " + QByteArray::number(pages) + " 193 4 0 88 0\n");
    }

    void write(qint64 pid, const char *file, const QByteArray &content)
    {
        const QString folder = QStringLiteral("%1/%2").arg(path()).arg(pid);
        QVERIFY(QDir().mkpath(folder));
        QFile target(folder + u'/' + QString::fromLatin1(file));
        QVERIFY(target.open(QIODevice::WriteOnly));
        QCOMPARE(target.write(content), content.size());
    }

    /// In the place of a file something that opens, but cannot be read.
    void makeUnreadable(qint64 pid, const char *file)
    {
        const QString target = QStringLiteral("%1/%2/%3").arg(path()).arg(pid).arg(QString::fromLatin1(file));
        QFile::remove(target);
        QVERIFY(QDir().mkpath(target));
    }

private:
    QTemporaryDir m_folder;
};

} // namespace pennon::testing
