// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/descriptor.h"

#include <QTest>

#include <fcntl.h>

using namespace pennon;

namespace {

bool isOpen(int number)
{
    return ::fcntl(number, F_GETFD) >= 0;
}

int opened()
{
    return ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

} // namespace

class TestDescriptor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closesWhatItOwns();
    void leavesWhatIsReleased();
    void mayOwnNothing();
};

void TestDescriptor::closesWhatItOwns()
{
    int number = -1;
    {
        const Descriptor descriptor(opened());
        number = descriptor.number();
        QVERIFY(isOpen(number));
    }
    QVERIFY(!isOpen(number));
}

void TestDescriptor::leavesWhatIsReleased()
{
    int number = -1;
    {
        Descriptor descriptor(opened());
        number = descriptor.release();
        QCOMPARE(descriptor.number(), -1);
    }
    QVERIFY(isOpen(number));
    const Descriptor closes(number);
}

void TestDescriptor::mayOwnNothing()
{
    const Descriptor descriptor(-1);
    QCOMPARE(descriptor.number(), -1);
}

QTEST_GUILESS_MAIN(TestDescriptor)
#include "tst_descriptor.moc"
