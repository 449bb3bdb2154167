// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/newfile.h"
#include "base/systemerror.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <sys/stat.h>

using namespace pennon;

class TestNewFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itTakesThePlaceInOneStep();
    void itIsRemovedUnlessItTakesThePlace();
    void itTakesAfterTheOldOne();
    void whereItCannotBeMade();
    void whatAnErrorMeans_data();
    void whatAnErrorMeans();

private:
    [[nodiscard]] QByteArray path(const char *name) const
    {
        return QFile::encodeName(m_folder.filePath(QString::fromLatin1(name)));
    }
    static mode_t modeOf(const QByteArray &path);
    static QByteArray contentOf(const QByteArray &path);

    QTemporaryDir m_folder;
};

mode_t TestNewFile::modeOf(const QByteArray &path)
{
    struct stat found = {};
    return ::stat(path.constData(), &found) == 0 ? found.st_mode & 07777 : 0;
}

QByteArray TestNewFile::contentOf(const QByteArray &path)
{
    QFile file(QFile::decodeName(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestNewFile::itTakesThePlaceInOneStep()
{
    const QByteArray target = path("metrics.prom");
    {
        NewFile first(target);
        QVERIFY(first.isOpen() && first.write("old") && first.setMode(0644) && first.takePlace());
    }
    QCOMPARE(modeOf(target), mode_t(0644));
    NewFile second(target);
    QVERIFY(second.isOpen() && second.write("new") && second.write("er") && second.sync());
    QCOMPARE(contentOf(target), "old");
    QVERIFY(second.takePlace());
    QCOMPARE(contentOf(target), "newer");
    QCOMPARE(modeOf(target), mode_t(0600)); // nobody asked for another
}

void TestNewFile::itIsRemovedUnlessItTakesThePlace()
{
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("kept")));
    {
        NewFile file(path("kept/target"));
        QVERIFY(file.isOpen() && file.write("half"));
        QCOMPARE(QDir(m_folder.filePath(QStringLiteral("kept"))).entryList(QDir::Files).size(), 1);
    }
    QVERIFY(QDir(m_folder.filePath(QStringLiteral("kept"))).isEmpty());
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("kept/folder")));
    {
        NewFile file(path("kept/folder"));
        QVERIFY(file.isOpen() && file.write("not a folder"));
        QVERIFY(!file.takePlace());
        QCOMPARE(errno, EISDIR);
    }
    QVERIFY(QDir(m_folder.filePath(QStringLiteral("kept"))).entryList(QDir::Files).isEmpty());
}

void TestNewFile::itTakesAfterTheOldOne()
{
    const QByteArray target = path("pennon.conf");
    {
        NewFile first(target);
        QVERIFY(first.isOpen() && first.takeAfterTarget(0640) && first.takePlace());
    }
    QCOMPARE(modeOf(target), mode_t(0640));
    QCOMPARE(::chmod(target.constData(), 0604), 0);
    NewFile second(target);
    QVERIFY(second.isOpen() && second.takeAfterTarget(0640) && second.takePlace());
    QCOMPARE(modeOf(target), mode_t(0604));
}

void TestNewFile::whereItCannotBeMade()
{
    errno = 0;
    const NewFile file(path("nowhere/file"));
    QVERIFY(!file.isOpen());
    QCOMPARE(errno, ENOENT);
}

void TestNewFile::whatAnErrorMeans_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not permitted") << EACCES << ErrorCode::PermissionDenied;
    QTest::newRow("not the owner") << EPERM << ErrorCode::PermissionDenied;
    QTest::newRow("read-only file system") << EROFS << ErrorCode::PermissionDenied;
    QTest::newRow("no such file") << ENOENT << ErrorCode::NotFound;
    QTest::newRow("a file where a folder should be") << ENOTDIR << ErrorCode::NotFound;
    QTest::newRow("full disk") << ENOSPC << ErrorCode::System;
}

void TestNewFile::whatAnErrorMeans()
{
    QFETCH(int, number);
    QFETCH(ErrorCode, code);
    QCOMPARE(fileErrorCode(number), code);
}

QTEST_APPLESS_MAIN(TestNewFile)
#include "tst_newfile.moc"
