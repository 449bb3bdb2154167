// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/sizebox.h"

#include <QEvent>
#include <QLineEdit>
#include <QStyle>
#include <QStyleOptionSpinBox>

#include <algorithm>

namespace pennon {

namespace {

constexpr qint64 kilobyte = 1024;

/// About a twentieth, as 1, 2, 4 … KB.
qint64 stepOf(qint64 bytes)
{
    qint64 step = kilobyte;
    while (step * 2 * 20 <= bytes)
        step *= 2;
    return step;
}

} // namespace

SizeBox::SizeBox(QWidget *parent)
    : QAbstractSpinBox(parent)
{
    setAlignment(Qt::AlignRight);
    setCorrectionMode(CorrectToPreviousValue);
    connect(lineEdit(), &QLineEdit::textEdited, this, &SizeBox::take);
    connect(this, &QAbstractSpinBox::editingFinished, this, [this] { setSize(m_size); });
}

void SizeBox::setSize(std::optional<ByteSize> size)
{
    m_size = size;
    const QString text = size ? textOf(*size) : QString();
    if (lineEdit()->text() != text)
        lineEdit()->setText(text);
}

QSize SizeBox::sizeHint() const
{
    ensurePolished();
    const int width = fontMetrics().horizontalAdvance(QStringLiteral("0000.00 MB  "));
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const QSize text(width, lineEdit()->sizeHint().height());
    return style()->sizeFromContents(QStyle::CT_SpinBox, &option, text, this);
}

void SizeBox::stepBy(int steps)
{
    const qint64 now = m_size.value_or(ByteSize{0}).bytes;
    const qint64 step = stepOf(now);
    // To the next multiple, so that a strange number becomes a round one.
    const qint64 begin = steps > 0 ? now / step * step : (now + step - 1) / step * step;
    setSize(ByteSize{std::max(step, begin + steps * step)});
    lineEdit()->selectAll();
    Q_EMIT sizeEdited(*m_size);
}

QValidator::State SizeBox::validate(QString &text, int &position) const
{
    Q_UNUSED(position)
    return read(text) ? QValidator::Acceptable : QValidator::Intermediate;
}

QAbstractSpinBox::StepEnabled SizeBox::stepEnabled() const
{
    if (isReadOnly())
        return StepNone;
    return m_size && m_size->bytes > kilobyte ? StepUpEnabled | StepDownEnabled : StepEnabled(StepUpEnabled);
}

void SizeBox::changeEvent(QEvent *event)
{
    QAbstractSpinBox::changeEvent(event);
    if (event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange)
        setSize(m_size);
}

QString SizeBox::textOf(ByteSize size) const
{
    QString text = formatByteSize(size);
    const auto unit = std::find_if(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
    text.insert(unit - text.begin(), u' ');
    return text.replace(u'.', locale().decimalPoint());
}

std::optional<ByteSize> SizeBox::read(const QString &text) const
{
    QString plain = text;
    plain.replace(locale().decimalPoint(), QStringLiteral(".")).remove(QChar(0xa0));
    const Result<ByteSize> size = parseByteSize(plain);
    return size && size->bytes > 0 ? std::optional(*size) : std::nullopt;
}

void SizeBox::take(const QString &text)
{
    const std::optional<ByteSize> size = read(text);
    if (!size || size == m_size)
        return;
    m_size = size;
    Q_EMIT sizeEdited(*size);
}

} // namespace pennon
