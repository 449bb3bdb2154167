// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/alertrendering.h"

#include "alerts/alertcontent.h"
#include "alerts/alertwords.h"

namespace pennon {

namespace {

constexpr QLatin1String indent("    ");
constexpr QLatin1String monospace("font-family:monospace;white-space:pre-wrap;word-break:break-word");

QString moreTitle(const AlertWords &words)
{
    return words(QT_TRANSLATE_NOOP("Alerts", "To look further, on the server:"));
}

QString headline(const AlertContent &content)
{
    return QString(content.who + QStringLiteral(": ") + content.what);
}

/// Two colours that can be told apart from white and from black.
QString markColour(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return QStringLiteral("#3b82f6");
    case Severity::Warning:
        return QStringLiteral("#d97706");
    case Severity::Critical:
        break;
    }
    return QStringLiteral("#dc2626");
}

QString document(const QString &title, const QString &body, const QString &language)
{
    const QString tag = language == QStringLiteral("zh_CN") ? QStringLiteral("zh-CN") : QStringLiteral("en");
    return QString(QStringLiteral("<!DOCTYPE html>\n<html lang=\"") + tag +
                   QStringLiteral("\">\n<head>\n<meta charset=\"utf-8\">\n"
                                  "<meta name=\"color-scheme\" content=\"light dark\">\n"
                                  "<meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>") +
                   title.toHtmlEscaped() +
                   QStringLiteral("</title>\n</head>\n<body style=\"font-family:sans-serif\">\n") + body +
                   QStringLiteral("</body>\n</html>\n"));
}

QString block(const QString &title, const QStringList &lines)
{
    if (lines.isEmpty())
        return {};
    return QString(QStringLiteral("<p>") + title.toHtmlEscaped() + QStringLiteral("</p>\n<pre style=\"") +
                   monospace + QStringLiteral(";border-left:3px solid #888;padding-left:8px\">") +
                   lines.join(u'\n').toHtmlEscaped() + QStringLiteral("</pre>\n"));
}

} // namespace

QStringList listLines(const AlertContent &content)
{
    QStringList lines;
    for (const AlertContent::Entry &entry : content.list)
        lines += QString(entry.when + QStringLiteral("  ") + entry.text);
    if (!content.listEnd.isEmpty())
        lines += content.listEnd;
    return lines;
}

QString plainText(const AlertContent &content, const AlertWords &words)
{
    QString text = headline(content) + u'\n';
    for (const QString &remark : content.remarks)
        text += remark + u'\n';
    text += u'\n';
    for (const auto &[name, value] : content.rows)
        text += words(QT_TRANSLATE_NOOP("Alerts", "%1: %2")).arg(name, value) + u'\n';
    const auto add = [&text](const QString &title, const QStringList &lines) {
        if (lines.isEmpty())
            return;
        text += u'\n' + title + (title.isEmpty() ? QLatin1String() : QLatin1String("\n"));
        for (const QString &line : lines)
            text += indent + line + u'\n';
    };
    add({}, listLines(content));
    add(content.logTitle, content.log);
    add(moreTitle(words), content.commands);
    return text;
}

QString htmlText(const AlertContent &content, const AlertWords &words, const QString &language)
{
    QString body = QStringLiteral("<p style=\"font-size:large;border-left:6px solid ") +
                   markColour(content.severity) + QStringLiteral(";padding-left:8px\"><b>") +
                   headline(content).toHtmlEscaped() + QStringLiteral("</b></p>\n");
    for (const QString &remark : content.remarks)
        body += QStringLiteral("<p>") + remark.toHtmlEscaped() + QStringLiteral("</p>\n");
    body += QStringLiteral("<table cellpadding=\"3\">\n");
    for (const auto &[name, value] : content.rows) {
        body += QStringLiteral("<tr><th align=\"left\" valign=\"top\">") + name.toHtmlEscaped() +
                QStringLiteral("</th><td>") + value.toHtmlEscaped() + QStringLiteral("</td></tr>\n");
    }
    body += QStringLiteral("</table>\n");
    if (!content.list.empty()) {
        body += QStringLiteral("<table cellpadding=\"3\">\n");
        for (const AlertContent::Entry &entry : content.list) {
            body += QStringLiteral("<tr><td valign=\"top\" style=\"white-space:nowrap\">") +
                    entry.when.toHtmlEscaped() + QStringLiteral("</td><td>") + entry.text.toHtmlEscaped() +
                    QStringLiteral("</td></tr>\n");
        }
        if (!content.listEnd.isEmpty()) {
            body += QStringLiteral("<tr><td></td><td>") + content.listEnd.toHtmlEscaped() +
                    QStringLiteral("</td></tr>\n");
        }
        body += QStringLiteral("</table>\n");
    }
    body += block(content.logTitle, content.log);
    body += block(moreTitle(words), content.commands);
    return document(content.subject(), body, language);
}

QString htmlOfPlain(const QString &subject, const QString &text, const QString &language)
{
    return document(subject,
                    QString(QStringLiteral("<pre style=\"") + monospace + QStringLiteral("\">") +
                            text.toHtmlEscaped() + QStringLiteral("</pre>\n")),
                    language);
}

} // namespace pennon
