// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/protocolexamples.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace pennon::testkit {

namespace {

/// The text of the fenced block that follows a heading such as "Request:"; of the first shell block for none.
QString block(const QString &section, const QString &title, const QString &kind)
{
    const QString before = title.isEmpty() ? QString() : QString(title + QStringLiteral(":\n\n"));
    const QString fence = before + QStringLiteral("```") + kind + u'\n';
    const qsizetype begin = section.indexOf(fence);
    if (begin < 0)
        return {};
    const qsizetype text = begin + fence.size();
    return section.mid(text, section.indexOf(QStringLiteral("\n```"), text) - text);
}

QJsonObject parsed(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

QJsonObject ProtocolExamples::result(const QString &method) const
{
    const auto at = std::find_if(calls.begin(), calls.end(),
                                 [&](const CallExample &call) { return call.method == method; });
    return at == calls.end() ? QJsonObject() : at->answer.value(QLatin1String("result")).toObject();
}

ProtocolExamples readProtocolExamples()
{
    ProtocolExamples examples;
    QFile file(QStringLiteral(PENNON_PROTOCOL));
    if (!file.open(QIODevice::ReadOnly))
        return examples;
    const QStringList sections = QString::fromUtf8(file.readAll()).split(QStringLiteral("\n### "));
    for (const QString &section : sections.sliced(1)) {
        const QString title = section.section(u'\n', 0, 0);
        const QString json = QStringLiteral("json");
        const QString request = block(section, QStringLiteral("Request"), json);
        if (request.isEmpty()) {
            examples.pushes.push_back({title, parsed(block(section, QStringLiteral("Push"), json))});
        } else {
            examples.calls.push_back({title, request.toUtf8(), parsed(request),
                                      parsed(block(section, QStringLiteral("Answer"), json)),
                                      block(section, {}, QStringLiteral("sh"))});
        }
    }
    return examples;
}

} // namespace pennon::testkit
