// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/memorychart.h"
#include "gui/memory/memoryexport.h"
#include "gui/memory/memorypage.h"
#include "models/memorycsv.h"
#include "ui_memorypage.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPainter>

/// What leaves the page as a file.
namespace pennon {

void MemoryPage::exportPicture()
{
    // With its words, but without the buttons; as it is now, however long the choice of a file takes.
    const QPixmap chart = m_ui->chart->grab();
    const int line = fontMetrics().lineSpacing();
    QImage picture(chart.size() + QSize(0, qRound(2 * line * chart.devicePixelRatio())),
                   QImage::Format_ARGB32);
    picture.setDevicePixelRatio(chart.devicePixelRatio());
    picture.fill(palette().color(QPalette::Base));
    QPainter painter(&picture);
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QPointF(line / 2.0, 1.3 * line),
                     QString(m_ui->nameLabel->text() + QStringLiteral("   ") + m_ui->summaryLabel->text()));
    painter.drawPixmap(QPointF(0, 2 * line), chart);
    painter.end();
    askForFile(tr("Save the chart as a picture"), tr("Pictures (*.png)"), QStringLiteral("png"),
               [picture](const QString &path) { return writeExport(path, picture); });
}

void MemoryPage::exportReadings()
{
    std::vector<const MemorySeries *> series;
    for (const ProcessMemory &memory : m_ui->chart->memories())
        series.push_back(&memory.series);
    const MemoryWindow &window = m_ui->chart->window();
    const QByteArray csv = memoryCsv(series, window.from(), window.to());
    askForFile(tr("Save the readings"), tr("Tables (*.csv)"), QStringLiteral("csv"),
               [csv](const QString &path) { return writeExport(path, csv); });
}

void MemoryPage::askForFile(const QString &title, const QString &filter, const QString &suffix,
                            const std::function<Result<void>(const QString &)> &write)
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(suffix);
    QString name = m_ui->nameLabel->text();
    name.replace(u':', u'-').replace(u'/', u'-').replace(u' ', u'-');
    dialog->selectFile(QString(name + QStringLiteral("-memory.") + suffix));
    connect(dialog, &QFileDialog::fileSelected, this, [this, write](const QString &path) {
        const Result<void> written = write(path);
        if (written)
            return;
        auto *box = new QMessageBox(QMessageBox::Warning, tr("Not saved"), written.error().message,
                                    QMessageBox::Close, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    dialog->open();
}

} // namespace pennon
