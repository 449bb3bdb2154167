// SPDX-License-Identifier: GPL-3.0-or-later
#include "configfile/replacefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pennon {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

struct stat statusOf(const QString &path)
{
    struct stat status = {};
    ::stat(QFile::encodeName(path).constData(), &status);
    return status;
}

/// While it lives, no file of this process can grow beyond so many bytes: a disk that is full.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
        : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const struct rlimit now = {bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;
    FullDisk(FullDisk &&) = delete;
    FullDisk &operator=(FullDisk &&) = delete;
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    struct rlimit m_before = {};
    void (*m_handler)(int);
};

} // namespace

class ReplaceFileTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("f.conf"));

    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    }

private Q_SLOTS:
    void init()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("old");
    }

    void keepsModeAndOwner()
    {
        const QByteArray path = QFile::encodeName(m_path);
        QCOMPARE(::chmod(path.constData(), 0604), 0);
        // Only root can give files away; everybody else keeps what is theirs.
        if (::geteuid() == 0)
            QCOMPARE(::chown(path.constData(), 12345, 23456), 0);
        const struct stat before = statusOf(m_path);
        QVERIFY(replaceFile(m_path, "new"));
        const struct stat after = statusOf(m_path);
        QCOMPARE(contentOf(m_path), QByteArray("new"));
        QCOMPARE(after.st_mode, before.st_mode);
        QCOMPARE(after.st_uid, before.st_uid);
        QCOMPARE(after.st_gid, before.st_gid);
        QVERIFY(after.st_ino != before.st_ino);
        QCOMPARE(names(), QStringList(QStringLiteral("f.conf")));
    }

    void followsLinks()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("d")));
        const QString first = m_folder.filePath(QStringLiteral("first"));
        const QString second = m_folder.filePath(QStringLiteral("d/second"));
        QVERIFY(QFile::link(QStringLiteral("d/second"), first));
        QVERIFY(QFile::link(QStringLiteral("../f.conf"), second));
        QVERIFY(replaceFile(first, "new"));
        QVERIFY(QFileInfo(first).isSymLink());
        QVERIFY(QFileInfo(second).isSymLink());
        QCOMPARE(contentOf(m_path), QByteArray("new"));
        QFile::remove(first);
        QVERIFY(QDir(m_folder.filePath(QStringLiteral("d"))).removeRecursively());
    }

    void makesANewFile()
    {
        QFile::remove(m_path);
        QVERIFY(replaceFile(m_path, "new"));
        QCOMPARE(contentOf(m_path), QByteArray("new"));
        QCOMPARE(statusOf(m_path).st_mode & 0777, 0640U);
    }

    void aFullDiskLeavesTheOldFile()
    {
        Result<void> replaced;
        {
            const FullDisk full(1000);
            replaced = replaceFile(m_path, QByteArray(100'000, 'x'));
        }
        QVERIFY(!replaced);
        QVERIFY(replaced.error().message.contains(QStringLiteral("f.conf cannot be written")));
        QCOMPARE(contentOf(m_path), QByteArray("old"));
        QCOMPARE(names(), QStringList(QStringLiteral("f.conf")));
    }

    void namesAMissingFolder()
    {
        const Result<void> replaced = replaceFile(m_folder.filePath(QStringLiteral("no/f")), "x");
        QVERIFY(!replaced);
        QCOMPARE(replaced.error().code, ErrorCode::NotFound);
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ReplaceFileTest)
#include "tst_replacefile.moc"
