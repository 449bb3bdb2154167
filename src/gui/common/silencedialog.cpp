// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/silencedialog.h"

#include "domain/processpattern.h"
#include "look/healthlook.h"
#include "models/patterncandidates.h"
#include "models/problemtexts.h"

#include "ui_silencedialog.h"

#include <QCompleter>
#include <QDateTime>
#include <QEvent>
#include <QPushButton>
#include <QStringListModel>

namespace pennon {

namespace {

constexpr int morning = 8; ///< the hour at which "tomorrow" begins

QDateTime localTime(Clock::WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

Clock::WallTime wallTime(const QDateTime &time)
{
    return Clock::WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

QDateTime tomorrowMorning(const QDateTime &now)
{
    return {now.date().addDays(1), QTime(morning, 0)};
}

} // namespace

SilenceDialog::SilenceDialog(const Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_clock(clock)
    , m_ui(std::make_unique<Ui::SilenceDialog>())
{
    m_ui->setupUi(this);
    m_ui->until->setEnabled(false);
    const QDateTime now = localTime(m_clock.now());
    m_ui->until->setMinimumDateTime(now);
    m_ui->until->setDateTime(tomorrowMorning(now));
    connect(m_ui->pattern, &QLineEdit::textChanged, this, &SilenceDialog::checkPattern);
    showColors();
    checkPattern();
}

SilenceDialog::~SilenceDialog() = default;

void SilenceDialog::setPattern(const QString &pattern)
{
    m_ui->pattern->setText(pattern);
    if (!pattern.isEmpty())
        m_ui->note->setFocus();
}

void SilenceDialog::setProcesses(const std::vector<ProcessName> &processes)
{
    auto *completer = new QCompleter(patternCandidates(processes), m_ui->pattern);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_ui->pattern->setCompleter(completer);
}

SilenceRequest::Added SilenceDialog::silence() const
{
    SilenceRequest::Added silence{m_ui->pattern->text().trimmed(), std::nullopt,
                                  m_ui->note->text().trimmed()};
    if (m_ui->oneHour->isChecked())
        silence.until = m_clock.now() + std::chrono::hours(1);
    else if (m_ui->tomorrow->isChecked())
        silence.until = wallTime(tomorrowMorning(localTime(m_clock.now())));
    else if (m_ui->custom->isChecked())
        silence.until = wallTime(m_ui->until->dateTime());
    return silence;
}

void SilenceDialog::accept()
{
    Q_EMIT silenceRequested(silence());
    QDialog::accept();
}

void SilenceDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        checkPattern();
    } else if (event->type() == QEvent::PaletteChange) {
        showColors();
    }
    QDialog::changeEvent(event);
}

void SilenceDialog::checkPattern()
{
    const QString text = m_ui->pattern->text().trimmed();
    const Result<ProcessPattern> pattern = ProcessPattern::parse(text);
    m_ui->problem->setText(text.isEmpty() || pattern ? QString() : problemText(pattern.error().message));
    m_ui->problem->setVisible(!m_ui->problem->text().isEmpty());
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(pattern.has_value());
}

void SilenceDialog::showColors()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, healthColor(Health::Failed, colors));
    m_ui->problem->setPalette(colors);
}

} // namespace pennon
