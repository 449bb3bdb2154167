// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/saverulesdialog.h"

#include "look/healthlook.h"

#include "ui_saverulesdialog.h"

#include <QEvent>
#include <QFontDatabase>
#include <QPushButton>
#include <QTextCursor>

namespace pennon {

SaveRulesDialog::SaveRulesDialog(const QString &server, const QString &file, int changes,
                                 std::vector<RuleDiffLine> diff, const QString &note, QWidget *parent)
    : QDialog(parent)
    , m_server(server)
    , m_file(file)
    , m_changes(changes)
    , m_diff(std::move(diff))
    , m_ui(std::make_unique<Ui::SaveRulesDialog>())
{
    m_ui->setupUi(this);
    m_ui->note->setText(note);
    m_ui->note->setVisible(!note.isEmpty());
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_ui->diff->setFont(fixed);
    // As high as it needs to be, within reason.
    constexpr int fewest = 4;
    constexpr int most = 24;
    const int lines = qBound(fewest, static_cast<int>(m_diff.size()) + 1, most);
    m_ui->diff->setMinimumHeight(QFontMetrics(fixed).lineSpacing() * lines +
                                 static_cast<int>(2 * m_ui->diff->document()->documentMargin()));
    m_ui->buttons->button(QDialogButtonBox::Save)->setDefault(true);
    m_ui->buttons->button(QDialogButtonBox::Save)->setFocus();
    fill();
}

SaveRulesDialog::~SaveRulesDialog() = default;

void SaveRulesDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        fill();
    QDialog::changeEvent(event);
}

void SaveRulesDialog::fill()
{
    const QString title = tr("Save %n change(s) to %1", nullptr, m_changes).arg(m_server);
    setWindowTitle(title);
    m_ui->title->setText(title);
    m_ui->file->setText(tr("%1 is written like this. Its comments and its order stay, and the rules are in "
                           "force at once.")
                            .arg(m_file));
    m_ui->diff->clear();
    QTextCursor cursor(m_ui->diff->document());
    const QPalette colors = m_ui->diff->palette();
    bool isFirst = true;
    for (const RuleDiffLine &line : m_diff) {
        QTextCharFormat format;
        if (line.kind == RuleDiffLine::Kind::Removed)
            format.setForeground(healthColor(Health::Failed, colors));
        else if (line.kind == RuleDiffLine::Kind::Added)
            format.setForeground(healthColor(Health::Fine, colors));
        else
            format.setForeground(colors.text());
        if (!isFirst)
            cursor.insertBlock();
        isFirst = false;
        cursor.insertText(line.signedText(), format);
    }
    m_ui->diff->moveCursor(QTextCursor::Start);
}

} // namespace pennon
