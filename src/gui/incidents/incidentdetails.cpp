// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/incidents/incidentdetails.h"

#include "look/healthlook.h"
#include "models/incidentwords.h"
#include "models/logbuffer.h"
#include "models/processexplanation.h"

#include "ui_incidentdetails.h"

#include <QEvent>
#include <QFontDatabase>
#include <QScrollBar>
#include <QTextCursor>

#include <algorithm>

namespace pennon {

namespace {

constexpr int mostLines = 14; ///< of output, seen at once

/// Bytes of a log as the page of logs would show them; what is no text is grey.
void showBytes(QPlainTextEdit &edit, const QByteArray &bytes)
{
    LogBuffer lines;
    lines.append(bytes);
    edit.clear();
    QTextCursor cursor(edit.document());
    QTextCharFormat mark;
    mark.setForeground(edit.palette().brush(QPalette::PlaceholderText));
    for (qint64 number = lines.first(); number < lines.end(); ++number) {
        const LogLine line = lines.line(number);
        if (number > lines.first())
            cursor.insertBlock();
        qsizetype done = 0;
        bool isMark = false;
        const auto writeTo = [&](qsizetype end) {
            cursor.insertText(line.text.sliced(done, end - done).toString(),
                              isMark ? mark : QTextCharFormat());
            done = end;
        };
        for (const LogSpan &span : line.spans) {
            writeTo(span.start);
            isMark = span.style.has(LogStyle::Mark);
        }
        writeTo(line.text.size());
    }
    const int rows = static_cast<int>(std::clamp<qint64>(lines.size(), 2, mostLines));
    const int frame = 2 * (edit.frameWidth() + static_cast<int>(edit.document()->documentMargin()));
    edit.setFixedHeight(rows * edit.fontMetrics().lineSpacing() + frame +
                        edit.horizontalScrollBar()->sizeHint().height());
    edit.moveCursor(QTextCursor::End);
    edit.moveCursor(QTextCursor::StartOfLine);
}

} // namespace

IncidentDetails::IncidentDetails(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::IncidentDetails>())
{
    m_ui->setupUi(this);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    for (QPlainTextEdit *edit : {m_ui->output, m_ui->errors}) {
        edit->setFont(fixed);
        edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    }
    QFont large = m_ui->title->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    m_ui->title->setFont(large);
    m_ui->noOutput->setForegroundRole(QPalette::PlaceholderText);
    m_ui->nothing->setForegroundRole(QPalette::PlaceholderText);
    showIncident();
}

IncidentDetails::~IncidentDetails() = default;

void IncidentDetails::setIncident(const std::optional<Incident> &incident, Clock::WallTime now)
{
    const bool isOther = !m_incident || !incident || m_incident->id != incident->id;
    if (!isOther && m_incident == incident && m_now == now)
        return;
    m_now = now;
    const bool isOtherOutput = isOther || m_incident->stdoutTail != incident->stdoutTail ||
                               m_incident->stderrTail != incident->stderrTail;
    m_incident = incident;
    if (isOther) {
        m_ui->curve->setMoment({});
        m_ui->curve->setVisible(false);
        m_ui->curveTitle->setVisible(false);
        m_isWaiting = false;
    }
    showIncident();
    if (isOtherOutput)
        showOutput();
    if (isOther)
        m_ui->scroll->verticalScrollBar()->setValue(0);
}

void IncidentDetails::setMoment(MomentCurve::Moment moment)
{
    m_ui->curve->setMoment(std::move(moment));
    m_ui->curve->setVisible(true);
    m_ui->curveTitle->setVisible(true);
}

void IncidentDetails::setWaiting(bool waiting)
{
    if (m_isWaiting == waiting)
        return;
    m_isWaiting = waiting;
    showOutput();
}

void IncidentDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        showIncident();
        showOutput();
    }
    QWidget::changeEvent(event);
}

void IncidentDetails::showIncident()
{
    m_ui->stack->setCurrentWidget(m_incident ? m_ui->content : m_ui->nothingPage);
    if (!m_incident)
        return;
    showTitle();
    QString html = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"2\">");
    const QString grey = palette().color(QPalette::PlaceholderText).name();
    for (const IncidentFact &fact : incidentFacts(*m_incident, m_now)) {
        html += QLatin1String("<tr><td style=\"white-space: nowrap; color: ") + grey + QLatin1String("\">") +
                fact.name.toHtmlEscaped() + QLatin1String("&nbsp;&nbsp;</td><td>") +
                fact.text.toHtmlEscaped().replace(u'\n', QLatin1String("<br>")) + QLatin1String("</td></tr>");
    }
    html += QLatin1String("</table>");
    if (m_ui->facts->text() != html) // else a selection in it would be lost
        m_ui->facts->setText(html);
}

void IncidentDetails::showTitle()
{
    const Health health = m_incident->closed ? Health::Fine : incidentHealth(m_incident->kind);
    const int side = QFontMetrics(m_ui->title->font()).ascent();
    m_ui->shape->setPixmap(healthIcon(health, palette()).pixmap(side));
    m_ui->shape->setAccessibleName(m_incident->closed ? tr("over") : healthWord(health));
    m_ui->shape->setToolTip(m_ui->shape->accessibleName());
    m_ui->title->setText(
        tr("%1: %2", "process and kind").arg(incidentSubject(*m_incident), incidentWord(m_incident->kind)));
}

void IncidentDetails::showOutput()
{
    if (!m_incident)
        return;
    const bool hasOutput = !m_incident->stdoutTail.isEmpty();
    const bool hasErrors = !m_incident->stderrTail.isEmpty();
    m_ui->output->setVisible(hasOutput);
    m_ui->outputTitle->setVisible(hasOutput);
    m_ui->errors->setVisible(hasErrors);
    m_ui->errorsTitle->setVisible(hasErrors);
    if (hasOutput)
        showBytes(*m_ui->output, m_incident->stdoutTail);
    if (hasErrors)
        showBytes(*m_ui->errors, m_incident->stderrTail);
    m_ui->noOutput->setVisible(!hasOutput && !hasErrors && !m_incident->process.name.isEmpty());
    m_ui->noOutput->setText(m_isWaiting ? tr("Its last lines are being read…")
                                        : tr("No output of the process was kept."));
}

} // namespace pennon
