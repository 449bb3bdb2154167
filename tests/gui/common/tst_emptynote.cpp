// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/emptynote.h"

#include <QLabel>
#include <QTest>

#include <algorithm>

using namespace pennon;

class TestEmptyNote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noWordStandsAlone_data()
    {
        QTest::addColumn<QString>("text");
        const QString words = QStringLiteral("several words that fill a line and a bit ").repeated(2);
        QTest::newRow("two lines") << QString(words + QStringLiteral("it."));
        QTest::newRow("three lines") << QString(words.repeated(2) + QStringLiteral("it."));
        QTest::newRow("Chinese") << QString(QString(60, QChar(0x4e2d)) + QChar(0x3002));
    }

    /// As many lines as at the greatest width, and no room to make them shorter by a tenth.
    void noWordStandsAlone()
    {
        QFETCH(const QString, text);
        EmptyNote note;
        note.resize(900, 300);
        note.show(QStringLiteral("Title"), text);
        note.show();
        const QList<QLabel *> labels = note.findChildren<QLabel *>();
        const auto *label = *std::ranges::find(labels, text, &QLabel::text);
        const QFontMetrics metrics = label->fontMetrics();
        const int letter = metrics.averageCharWidth();
        const QMargins sides = label->contentsMargins();
        const auto lines = [&](int room) { // of text alone
            return (label->heightForWidth(room + sides.left() + sides.right()) + metrics.leading()) /
                   metrics.lineSpacing();
        };
        const int room = label->width() - sides.left() - sides.right();
        QVERIFY(room <= 82 * letter);
        QCOMPARE(lines(room), lines(80 * letter));
        QVERIFY(lines(room * 9 / 10 - 2 * letter) > lines(room));
    }

    void aWideOneMayBecomeNarrow()
    {
        EmptyNote note;
        note.show(QStringLiteral("Title"), QStringLiteral("some words of text"), QStringLiteral("Action"));
        note.resize(300, 300);
        note.show();
        const int narrow = note.minimumSizeHint().width();
        note.resize(3000, 300);
        QVERIFY(QTest::qWaitFor([&] { return note.width() == 3000; }));
        QCOMPARE(note.minimumSizeHint().width(), narrow);
    }
};

QTEST_MAIN(TestEmptyNote)
#include "tst_emptynote.moc"
