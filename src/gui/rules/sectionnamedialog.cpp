// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/sectionnamedialog.h"

#include "look/healthlook.h"
#include "models/rulesdraft.h"
#include "models/settingtexts.h"

#include "ui_sectionnamedialog.h"

#include <QPushButton>

namespace pennon {

SectionNameDialog::SectionNameDialog(const QString &kind, const QStringList &taken, QWidget *parent)
    : QDialog(parent)
    , m_kind(kind)
    , m_taken(taken)
    , m_ui(std::make_unique<Ui::SectionNameDialog>())
{
    m_ui->setupUi(this);
    constexpr int width = 60; ///< in letters
    setMinimumWidth(fontMetrics().averageCharWidth() * width);
    setWindowTitle(tr("New section: %1").arg(sectionTitle(kind)));
    if (const SectionInfo *const info = sectionInfo(kind))
        m_ui->help->setText(sectionHelp(*info));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, healthColor(Health::Failed, colors));
    m_ui->problem->setPalette(colors);
    m_ui->name->setPlaceholderText(taken.contains(kind) ? tr("such as workers")
                                                        : tr("may be left empty for the first one"));
    connect(m_ui->name, &QLineEdit::textChanged, this, &SectionNameDialog::check);
    check();
}

SectionNameDialog::~SectionNameDialog() = default;

QString SectionNameDialog::section() const
{
    const QString name = m_ui->name->text().trimmed();
    return name.isEmpty() ? m_kind : QString(m_kind + u':' + name);
}

void SectionNameDialog::accept()
{
    Q_EMIT sectionNamed(section());
    QDialog::accept();
}

void SectionNameDialog::check()
{
    const Result<void> usable = checkSectionName(section());
    const bool isTaken = m_taken.contains(section());
    QString problem;
    if (!usable)
        problem = usable.error().message;
    else if (isTaken && !m_ui->name->text().trimmed().isEmpty())
        problem = tr("There is a section [%1] already.").arg(section());
    m_ui->problem->setText(problem);
    m_ui->preview->setText(QString(u'[' + section() + u']'));
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(usable && !isTaken);
}

} // namespace pennon
