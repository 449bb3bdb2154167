// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/sizebox.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace pennon;

class TestSizeBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void typed_data();
    void typed();
    void refusesNonsense();
    void steps_data();
    void steps();
    void speaksTheLocale();

private:
    std::unique_ptr<SizeBox> m_box;
};

namespace {

constexpr qint64 megabyte = 1024 * 1024;

QLineEdit *editOf(SizeBox &box)
{
    return box.findChild<QLineEdit *>();
}

} // namespace

void TestSizeBox::init()
{
    m_box = std::make_unique<SizeBox>();
    m_box->setLocale(QLocale::c());
}

void TestSizeBox::typed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("as in pennon.conf")
        << QStringLiteral("512MB") << 512 * megabyte << QStringLiteral("512 MB");
    QTest::newRow("short") << QStringLiteral("1.5g") << 1536 * megabyte << QStringLiteral("1.5 GB");
    QTest::newRow("with blanks") << QStringLiteral(" 640 MiB ") << 640 * megabyte << QStringLiteral("640 MB");
    QTest::newRow("bytes") << QStringLiteral("2048") << qint64(2048) << QStringLiteral("2 KB");
}

void TestSizeBox::typed()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, bytes);
    QFETCH(const QString, shown);
    const QSignalSpy edited(m_box.get(), &SizeBox::sizeEdited);
    QTest::keyClicks(editOf(*m_box), text);
    QVERIFY(!edited.isEmpty());
    QCOMPARE(m_box->size(), std::optional(ByteSize{bytes}));
    QTest::keyClick(editOf(*m_box), Qt::Key_Return);
    QCOMPARE(editOf(*m_box)->text(), shown);
}

void TestSizeBox::refusesNonsense()
{
    m_box->setSize(ByteSize{megabyte});
    const QSignalSpy edited(m_box.get(), &SizeBox::sizeEdited);
    editOf(*m_box)->selectAll();
    QTest::keyClicks(editOf(*m_box), QStringLiteral("much"));
    QTest::keyClick(editOf(*m_box), Qt::Key_Return);
    QVERIFY(edited.isEmpty());
    QCOMPARE(editOf(*m_box)->text(), QStringLiteral("1 MB"));
}

void TestSizeBox::steps_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("shown");
    QTest::newRow("up") << 512 * megabyte << 1 << QStringLiteral("528 MB");
    QTest::newRow("down") << 512 * megabyte << -1 << QStringLiteral("496 MB");
    QTest::newRow("to a round one") << 513 * megabyte << 1 << QStringLiteral("528 MB");
    QTest::newRow("never to nothing") << qint64(1024) << -1 << QStringLiteral("1 KB");
}

void TestSizeBox::steps()
{
    QFETCH(const qint64, from);
    QFETCH(const int, steps);
    QFETCH(const QString, shown);
    m_box->setSize(ByteSize{from});
    QTest::keyClick(m_box.get(), steps > 0 ? Qt::Key_Up : Qt::Key_Down);
    QCOMPARE(editOf(*m_box)->text(), shown);
}

void TestSizeBox::speaksTheLocale()
{
    m_box->setLocale(QLocale(QLocale::German));
    m_box->setSize(ByteSize{1536 * megabyte});
    QCOMPARE(editOf(*m_box)->text(), QStringLiteral("1,5 GB"));
    editOf(*m_box)->selectAll();
    QTest::keyClicks(editOf(*m_box), QStringLiteral("2,5GB"));
    QCOMPARE(m_box->size(), std::optional(ByteSize{2560 * megabyte}));
}

QTEST_MAIN(TestSizeBox)
#include "tst_sizebox.moc"
