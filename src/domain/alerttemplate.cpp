// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/alerttemplate.h"

#include "base/spelling.h"

namespace pennon {

namespace {

/// Goes through a template and hands over its text and its fields.
struct TemplateReader
{
    std::function<void(QStringView)> text;
    std::function<void(const QString &)> field;
    std::function<void(QStringView)> unclosed; ///< from its brace to the end

    void read(QStringView from) const
    {
        qsizetype at = 0;
        while (at < from.size()) {
            const QStringView rest = from.sliced(at);
            if (rest.startsWith(u"{{")) {
                text(u"{");
                at += 2;
            } else if (rest.startsWith(u"\\n")) {
                text(u"\n");
                at += 2;
            } else if (rest.startsWith(u"\\\\")) {
                text(u"\\");
                at += 2;
            } else if (rest.startsWith(u'{')) {
                const qsizetype end = rest.indexOf(u'}');
                if (end < 0) {
                    unclosed(rest);
                    return;
                }
                field(rest.sliced(1, end - 1).toString());
                at += end + 1;
            } else {
                text(rest.first(1));
                ++at;
            }
        }
    }
};

} // namespace

const QStringList &alertTemplateFields()
{
    static const QStringList fields{
        QStringLiteral("host"),     QStringLiteral("process"), QStringLiteral("group"),
        QStringLiteral("what"),     QStringLiteral("cause"),   QStringLiteral("kind"),
        QStringLiteral("severity"), QStringLiteral("since"),   QStringLiteral("times"),
        QStringLiteral("memory"),   QStringLiteral("limit"),   QStringLiteral("bars"),
        QStringLiteral("http"),     QStringLiteral("action"),  QStringLiteral("outcome"),
        QStringLiteral("log"),      QStringLiteral("count"),   QStringLiteral("list"),
        QStringLiteral("command"),
    };
    return fields;
}

Result<void> checkTemplate(const QString &text)
{
    QString problem;
    const auto check = [&problem](const QString &field) {
        if (!problem.isEmpty() || alertTemplateFields().contains(field))
            return;
        const QString advice = didYouMean(field, alertTemplateFields());
        problem =
            QStringLiteral("there is no field {%1}%2")
                .arg(field, advice.isEmpty() ? QStringLiteral("; the fields are %1; write {{ for a brace")
                                                   .arg(alertTemplateFields().join(QStringLiteral(", ")))
                                             : advice);
    };
    const auto refuse = [&problem](QStringView) {
        if (problem.isEmpty())
            problem = QStringLiteral("a field is not closed with }; write {{ for a brace");
    };
    TemplateReader{[](QStringView) {}, check, refuse}.read(text);
    if (!problem.isEmpty())
        return failure(ErrorCode::InvalidInput, problem);
    return {};
}

QString fillTemplate(const QString &text, const std::function<QString(const QString &)> &value)
{
    QString filled;
    const auto take = [&filled](QStringView part) { filled += part; };
    const auto fill = [&](const QString &field) {
        if (alertTemplateFields().contains(field)) {
            filled += value(field);
        } else {
            filled += u'{' + field + u'}';
        }
    };
    TemplateReader{take, fill, take}.read(text);
    return filled;
}

} // namespace pennon
