// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/aboutdialog.h"

#include "gui/common/plaintitle.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMessageBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace pennon {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(About)
};

} // namespace

void showAbout(QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Text::tr("About Pennon"));
    box->setIconPixmap(QApplication::windowIcon().pixmap(64));
    box->setText(Text::tr("<h3>Pennon %1</h3><p>Monitoring and administration for supervisord.</p>")
                     .arg(QApplication::applicationVersion()));
    box->setInformativeText(
        Text::tr(
            "Free software under the GNU General Public License, version 3 or later. It comes without any "
            "warranty.<br>Built on Qt %1, QCoro, libcurl and QtKeychain.")
            .arg(QString::fromLatin1(qVersion())));
    box->open();
}

void showShortcuts(QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("Keyboard shortcuts"));
    std::vector<std::pair<QString, QString>> rows;
    for (const QAction *action : parent->window()->findChildren<QAction *>()) {
        const QString text = plainTitle(action->text());
        if (text.isEmpty())
            continue;
        for (const QKeySequence &keys : action->shortcuts())
            rows.emplace_back(text, keys.toString(QKeySequence::NativeText));
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    auto *table = new QTableWidget(static_cast<int>(rows.size()), 2, dialog);
    table->setHorizontalHeaderLabels({Text::tr("What"), Text::tr("Keys")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    for (int row = 0; row < table->rowCount(); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(rows[static_cast<std::size_t>(row)].first));
        table->setItem(row, 1, new QTableWidgetItem(rows[static_cast<std::size_t>(row)].second));
    }
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(table);
    layout->addWidget(buttons);
    const QFontMetrics metrics = dialog->fontMetrics();
    dialog->resize(metrics.averageCharWidth() * 70, metrics.height() * 28);
    dialog->open();
}

} // namespace pennon
