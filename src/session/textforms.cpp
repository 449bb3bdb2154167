// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/textforms.h"

#include <QCoreApplication>

namespace pennon {

namespace {

constexpr int places = 5;

} // namespace

TextForms::TextForms(const char *context, std::span<const char *const> forms)
    : m_context(context)
{
    for (const char *text : forms)
        m_forms.push_back(formOf(text));
}

/// "needed is %1, not %1" becomes "needed is (.*?), not \1".
TextForms::Form TextForms::formOf(const char *text)
{
    QString expression = QRegularExpression::escape(QString::fromUtf8(text));
    for (int number = 1; number <= places; ++number) {
        const QString place = QStringLiteral("\\%%1").arg(number);
        const qsizetype at = expression.indexOf(place);
        if (at < 0)
            break;
        expression.replace(at, place.size(), QStringLiteral("(.*?)"));
        expression.replace(place, QStringLiteral("\\%1").arg(number));
    }
    return {text, QRegularExpression(QRegularExpression::anchoredPattern(expression),
                                     QRegularExpression::DotMatchesEverythingOption)};
}

QString TextForms::translated(const QString &text) const
{
    for (const Form &form : m_forms) {
        const QRegularExpressionMatch match = form.expression.match(text);
        if (!match.hasMatch())
            continue;
        QString other = QCoreApplication::translate(m_context, form.text);
        if (other == QString::fromUtf8(form.text))
            return text; // no translation is installed
        for (int number = match.lastCapturedIndex(); number > 0; --number)
            other.replace(QStringLiteral("%%1").arg(number), translated(match.captured(number)));
        return other;
    }
    return text;
}

} // namespace pennon
