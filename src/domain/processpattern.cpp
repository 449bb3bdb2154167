// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/processpattern.h"

#include <fnmatch.h>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

bool isPattern(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c == u'*' || c == u'?' || c == u'['; });
}

bool bracketsClose(QStringView text)
{
    const qsizetype open = text.indexOf(u'[');
    return open < 0 || text.indexOf(u']', open + 2) >= 0;
}

/// Shell-style, as fnmatch(3) does it, without its special treatment of slashes and dots.
bool fits(const QString &pattern, const QString &text)
{
    if (!isPattern(pattern))
        return pattern == text;
    return ::fnmatch(pattern.toUtf8().constData(), text.toUtf8().constData(), FNM_NOESCAPE) == 0;
}

} // namespace

ProcessPattern::ProcessPattern(QString text, QString group, QString name)
    : m_text(std::move(text))
    , m_group(std::move(group))
    , m_name(std::move(name))
    , m_isLiteral(!isPattern(m_text))
{}

Result<ProcessPattern> ProcessPattern::parse(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    const auto refuse = [&](const QString &why) {
        const QString message = QStringLiteral("\"%1\" names no process: %2").arg(text, why);
        return failure(ErrorCode::InvalidInput, message);
    };
    if (trimmed.isEmpty())
        return refuse(QStringLiteral("it is empty"));
    if (std::any_of(trimmed.begin(), trimmed.end(), [](QChar c) { return c.isSpace(); }))
        return refuse(QStringLiteral("there is a blank in it"));
    const qsizetype colon = trimmed.indexOf(u':');
    const QStringView group = colon < 0 ? QStringView() : trimmed.left(colon);
    const QStringView name = trimmed.mid(colon + 1);
    if (name.isEmpty() || (colon >= 0 && group.isEmpty()))
        return refuse(QStringLiteral("write NAME, GROUP:NAME or GROUP:*"));
    if (name.contains(u':'))
        return refuse(QStringLiteral("there is more than one colon in it"));
    if (!bracketsClose(group) || !bracketsClose(name))
        return refuse(QStringLiteral("a [ is not closed"));
    return ProcessPattern(trimmed.toString(), group.toString(), name.toString());
}

bool ProcessPattern::matches(const ProcessName &process) const
{
    return (m_group.isEmpty() || fits(m_group, process.group)) && fits(m_name, process.name);
}

bool matchesAny(const ProcessPatterns &patterns, const ProcessName &process)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const ProcessPattern &pattern) { return pattern.matches(process); });
}

} // namespace pennon
