// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/trayimage.h"

#include "look/contrast.h"

#include <QDir>
#include <QPainter>
#include <QTest>

namespace pennon {

static QImage onPanel(Health health, int count, int size, const QColor &panel)
{
    QImage image(size, size, QImage::Format_RGB32);
    image.fill(panel);
    QPainter painter(&image);
    paintTrayImage(painter, QRectF(0, 0, size, size), health, count);
    return image;
}

class TrayImageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsOutOnEveryPanel_data();
    void standsOutOnEveryPanel();
    void looksDifferentForEachState();
    void showsTheCount();
    void picturesForPeople();
};

void TrayImageTest::standsOutOnEveryPanel_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QColor>("panel");
    for (const int size : {16, 22, 24, 32, 48, 64}) {
        for (const QColor &panel : {QColor(Qt::white), QColor(0xef, 0xf0, 0xf1), QColor(0x2a, 0x2e, 0x32),
                                    QColor(Qt::black), QColor(0x1f, 0x5f, 0xa8)})
            QTest::addRow("%d on %s", size, qPrintable(panel.name())) << size << panel;
    }
}

void TrayImageTest::standsOutOnEveryPanel()
{
    QFETCH(int, size);
    QFETCH(QColor, panel);
    for (const Health health :
         {Health::Fine, Health::Stopped, Health::Unknown, Health::Trouble, Health::Failed}) {
        const QImage image = onPanel(health, 1, size, panel);
        int seen = 0;
        for (int y = 0; y < size; ++y) {
            for (int x = 0; x < size; ++x)
                seen += contrast(image.pixelColor(x, y), panel) >= 3;
        }
        QVERIFY2(seen > size * size / 12, qPrintable(QString::number(seen)));
    }
}

void TrayImageTest::looksDifferentForEachState()
{
    std::vector<QImage> seen;
    for (const Health health :
         {Health::Fine, Health::Stopped, Health::Unknown, Health::Trouble, Health::Failed}) {
        // In grey, so that not colour alone makes the difference.
        const QImage image = onPanel(health, 1, 16, Qt::black).convertToFormat(QImage::Format_Grayscale8);
        for (const QImage &other : seen)
            QVERIFY(image != other);
        seen.push_back(image);
    }
}

void TrayImageTest::showsTheCount()
{
    QCOMPARE(onPanel(Health::Failed, 1, 22, Qt::black), onPanel(Health::Failed, 0, 22, Qt::black));
    QVERIFY(onPanel(Health::Failed, 2, 22, Qt::black) != onPanel(Health::Failed, 1, 22, Qt::black));
    QVERIFY(onPanel(Health::Failed, 2, 16, Qt::black) != onPanel(Health::Failed, 3, 16, Qt::black));
    QCOMPARE(onPanel(Health::Failed, 10, 22, Qt::black), onPanel(Health::Failed, 250, 22, Qt::black));
}

void TrayImageTest::picturesForPeople()
{
    const QString folder = qEnvironmentVariable("PENNON_PICTURES");
    QImage sheet(760, 640, QImage::Format_RGB32);
    QPainter painter(&sheet);
    int top = 0;
    for (const QColor &panel : {QColor(0xef, 0xf0, 0xf1), QColor(0x2a, 0x2e, 0x32)}) {
        painter.fillRect(0, top, 760, 320, panel);
        int y = top + 6;
        for (const int size : {16, 22, 24, 32, 48, 64}) {
            int x = 8;
            for (const Health health :
                 {Health::Fine, Health::Stopped, Health::Unknown, Health::Trouble, Health::Failed}) {
                for (const int count : {1, 3, 12}) {
                    if (count > 1 && health < Health::Unknown)
                        continue;
                    paintTrayImage(painter, QRectF(x, y, size, size), health, count);
                    x += size + 3;
                }
            }
            y += size + 8;
        }
        top += 320;
    }
    painter.end();
    QVERIFY(!sheet.isNull());
    if (!folder.isEmpty())
        QVERIFY(sheet.save(QDir(folder).filePath(QStringLiteral("trayimage.png"))));
}

} // namespace pennon

QTEST_MAIN(pennon::TrayImageTest)
#include "tst_trayimage.moc"
