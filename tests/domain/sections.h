// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/inidocument.h"
#include "domain/configurationtext.h"

#include <QStringList>

namespace pennon {

/// A configuration read from text; the test fails if the text is no INI file.
inline ReadConfiguration readText(const char *text)
{
    return readConfiguration(sectionTexts(IniDocument::parse(QByteArray(text))));
}

/// "4: [memmon] progam: there is no such key …", one line for each.
inline QString texts(const Problems &problems)
{
    QStringList lines;
    for (const Problem &problem : problems) {
        const QString mark =
            problem.severity == Problem::Severity::Warning ? QStringLiteral("warning: ") : QString();
        lines += QString::number(problem.line) + QStringLiteral(": ") + mark + describe(problem);
    }
    return lines.join(u'\n');
}

} // namespace pennon
