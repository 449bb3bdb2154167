// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/icons.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

namespace pennon {

static QPalette palette()
{
    QPalette made;
    made.setColor(QPalette::Active, QPalette::Text, QColor(10, 20, 30));
    made.setColor(QPalette::Disabled, QPalette::Text, QColor(120, 130, 140));
    made.setColor(QPalette::Active, QPalette::HighlightedText, QColor(240, 250, 200));
    return made;
}

/// The colour of the ink where there is most of it.
static QColor ink(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    QColor found(Qt::transparent);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > found.alpha())
                found = image.pixelColor(x, y);
        }
    }
    return found;
}

/// The names that the header promises.
static QStringList promised()
{
    QFile header(QStringLiteral(PENNON_FIXTURES "/../../src/look/icons.h"));
    if (!header.open(QIODevice::ReadOnly))
        return {};
    QStringList names;
    static const QRegularExpression line(QStringLiteral("^/// \\w+: (.*)\\.$"),
                                         QRegularExpression::MultilineOption);
    static const QRegularExpression aside(QStringLiteral(" \\([^)]*\\)"));
    auto matches = line.globalMatch(QString::fromUtf8(header.readAll()));
    while (matches.hasNext())
        names += matches.next().captured(1).remove(aside).split(QStringLiteral(", "));
    return names;
}

class IconsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasEverySymbol_data();
    void hasEverySymbol();
    void everyDrawingIsNamed();
    void hasNoOther();
    void followsThePalette();
    void followsTheScale();
    void isPaintedInPlace();
    void hasTheProgramsIcon();
};

void IconsTest::hasEverySymbol_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : promised())
        QTest::newRow(qPrintable(name)) << name;
}

void IconsTest::hasEverySymbol()
{
    QFETCH(QString, name);
    const QIcon icon = symbol(name, palette());
    QVERIFY(!icon.isNull());
    for (const int size : {16, 24, 64})
        QCOMPARE(ink(icon.pixmap(size)).alpha() > 150, true);
}

void IconsTest::everyDrawingIsNamed()
{
    const QDir folder(QStringLiteral(PENNON_FIXTURES "/../../resources/icons"));
    QStringList drawn = folder.entryList({QStringLiteral("*.svg")}, QDir::Files);
    drawn.replaceInStrings(QStringLiteral(".svg"), QString());
    QStringList named = promised();
    named.sort();
    drawn.sort();
    QCOMPARE(named, drawn);
}

void IconsTest::hasNoOther()
{
    QVERIFY(symbol(QStringLiteral("no-such-symbol"), palette()).isNull());
}

void IconsTest::followsThePalette()
{
    const QIcon icon = symbol(QStringLiteral("stop"), palette());
    QCOMPARE(ink(icon.pixmap(QSize(64, 64), QIcon::Normal)), QColor(10, 20, 30));
    QCOMPARE(ink(icon.pixmap(QSize(64, 64), QIcon::Disabled)), QColor(120, 130, 140));
    QCOMPARE(ink(icon.pixmap(QSize(64, 64), QIcon::Selected)), QColor(240, 250, 200));
}

void IconsTest::followsTheScale()
{
    const QPixmap pixmap = symbol(QStringLiteral("search"), palette()).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
}

void IconsTest::isPaintedInPlace()
{
    QImage image(80, 40, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2);
    image.fill(Qt::white);
    QPainter painter(&image);
    symbol(QStringLiteral("stop"), palette()).paint(&painter, QRect(20, 0, 20, 20));
    painter.end();
    const QImage left = image.copy(0, 0, 40, 40);
    for (int x = 0; x < 40; ++x)
        QCOMPARE(left.pixelColor(x, 20), QColor(Qt::white));
    QVERIFY(image.copy(40, 0, 40, 40) != left);
}

void IconsTest::hasTheProgramsIcon()
{
    const QIcon icon = applicationIcon();
    QVERIFY(!icon.isNull());
    QCOMPARE(icon.pixmap(64).size(), QSize(64, 64));
    QCOMPARE(ink(icon.pixmap(64)).alpha(), 255);
}

} // namespace pennon

QTEST_MAIN(pennon::IconsTest)
#include "tst_icons.moc"
