// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/contrast.h"
#include "look/healthlook.h"

#include <QPainter>
#include <QPainterPath>
#include <QTest>

#include <set>

namespace pennon {

static constexpr std::array all{Health::Fine, Health::Stopped, Health::Unknown, Health::Trouble,
                                Health::Failed};

static QPalette paletteOn(const QColor &base)
{
    QPalette palette(base);
    palette.setColor(QPalette::Base, base);
    return palette;
}

/// The part of a picture that is painted.
static double inked(const QImage &image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            sum += qAlpha(image.pixel(x, y)) / 255.0;
    }
    return sum / (image.width() * image.height());
}

class HealthLookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresContrast();
    void isReadableOnEveryBase_data();
    void isReadableOnEveryBase();
    void hasAShapeOfItsOwn();
    void staysInItsRectangle_data();
    void staysInItsRectangle();
    void isSharpAtEverySize_data();
    void isSharpAtEverySize();
    void hasWords();
};

void HealthLookTest::measuresContrast()
{
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(isDark(QColor(0x23, 0x26, 0x29)));
    QVERIFY(!isDark(QColor(0xf0, 0xf0, 0xf0)));
    QVERIFY(contrast(readable(Qt::yellow, Qt::white, 3), Qt::white) >= 3);
    QCOMPARE(readable(Qt::black, Qt::white, 3), QColor(Qt::black)); // nothing to do
}

void HealthLookTest::isReadableOnEveryBase_data()
{
    QTest::addColumn<QColor>("base");
    QTest::newRow("white") << QColor(Qt::white);
    QTest::newRow("light grey") << QColor(0xef, 0xf0, 0xf1);
    QTest::newRow("middle grey") << QColor(0x80, 0x80, 0x80);
    QTest::newRow("dark") << QColor(0x23, 0x26, 0x29);
    QTest::newRow("black") << QColor(Qt::black);
    QTest::newRow("blue") << QColor(0x00, 0x30, 0x80);
}

void HealthLookTest::isReadableOnEveryBase()
{
    QFETCH(QColor, base);
    for (const Health health : all)
        QVERIFY(contrast(healthColor(health, paletteOn(base)), base) >= 3);
}

void HealthLookTest::hasAShapeOfItsOwn()
{
    std::set<int> areas;
    for (const Health health : all) {
        QImage image(64, 64, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintHealth(painter, QRectF(0, 0, 64, 64), health, Qt::black);
        painter.end();
        areas.insert(static_cast<int>(inked(image) * 100));
        QCOMPARE(qAlpha(image.pixel(32, 32)) > 0, health != Health::Unknown); // a ring is hollow
    }
    QCOMPARE(areas.size(), all.size());
}

void HealthLookTest::staysInItsRectangle_data()
{
    QTest::addColumn<QRectF>("rectangle");
    QTest::newRow("square") << QRectF(3, 4, 12, 12);
    QTest::newRow("wide") << QRectF(0, 0, 40, 16);
    QTest::newRow("high") << QRectF(-5, -5, 10, 64);
}

void HealthLookTest::staysInItsRectangle()
{
    QFETCH(QRectF, rectangle);
    for (const Health health : all) {
        const QRectF bounds = healthPath(rectangle, health).boundingRect();
        QVERIFY(rectangle.adjusted(-0.01, -0.01, 0.01, 0.01).contains(bounds));
        QVERIFY(bounds.height() > 0.7 * std::min(rectangle.width(), rectangle.height()));
    }
}

void HealthLookTest::isSharpAtEverySize_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<double>("scale");
    for (const int size : {12, 16, 22, 24, 32, 48, 64}) {
        for (const double scale : {1.0, 1.5, 2.0})
            QTest::addRow("%d at %g", size, scale) << size << scale;
    }
}

void HealthLookTest::isSharpAtEverySize()
{
    QFETCH(int, size);
    QFETCH(double, scale);
    const QIcon icon = healthIcon(Health::Stopped, paletteOn(Qt::white));
    const QPixmap pixmap = icon.pixmap(QSize(size, size), scale);
    QCOMPARE(pixmap.size(), QSize(size, size) * scale);
    QCOMPARE(pixmap.devicePixelRatio(), scale);
    // A picture made larger would have a blurred edge, wider than two half-covered pixels on each side.
    const QImage image = pixmap.toImage();
    int soft = 0;
    for (int x = 0; x < image.width(); ++x) {
        const int alpha = image.pixelColor(x, image.height() / 2).alpha();
        soft += alpha > 0 && alpha < 255;
    }
    QVERIFY(soft <= 2);
}

void HealthLookTest::hasWords()
{
    std::set<QString> words;
    for (const Health health : all)
        words.insert(healthWord(health));
    QCOMPARE(words.size(), all.size());
    QCOMPARE(stateWord(ProcessState::Backoff), QStringLiteral("Backoff"));
    QCOMPARE(stateWord(static_cast<ProcessState>(77)), QStringLiteral("Unknown"));
}

} // namespace pennon

QTEST_MAIN(pennon::HealthLookTest)
#include "tst_healthlook.moc"
