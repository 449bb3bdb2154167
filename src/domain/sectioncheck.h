// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configurationchecks.h"

#include <algorithm>
#include <initializer_list>

namespace pennon {

/// Asks and tells about one section.
class SectionCheck final
{
public:
    explicit SectionCheck(const CheckedText &checked)
        : m_text(checked.text)
        , m_badKeys(checked.badKeys)
        , m_problems(checked.problems)
    {}

    [[nodiscard]] const KeyText *find(const char *key) const
    {
        const auto at = std::find_if(m_text.keys.begin(), m_text.keys.end(),
                                     [key](const KeyText &one) { return one.key == QLatin1String(key); });
        return at == m_text.keys.end() ? nullptr : &*at;
    }
    [[nodiscard]] bool has(const char *key) const { return find(key) != nullptr; }

    /// About a key, at its line if it is there.
    void report(const char *key, const QString &message,
                Problem::Severity severity = Problem::Severity::Error) const
    {
        const KeyText *const text = find(key);
        m_problems.push_back(
            {m_text.section, QString::fromLatin1(key), text ? text->line : m_text.line, message, severity});
    }

    /// About the whole section.
    void report(const QString &message) const
    {
        m_problems.push_back({m_text.section, {}, m_text.line, message, Problem::Severity::Error});
    }

    [[nodiscard]] bool isBad(const char *key) const { return m_badKeys.contains(QString::fromLatin1(key)); }

    /// For each of the keys that is there although it means nothing because of another one: no problem of its
    /// own where that other one is in trouble already.
    void refuse(const char *because, std::initializer_list<const char *> keys, const QString &message) const
    {
        if (isBad(because))
            return;
        for (const char *key : keys) {
            if (has(key))
                report(key, message);
        }
    }

    /// program, group and any of a section.
    void checkSelection(const Selection &selection) const
    {
        if (selection.any) {
            refuse("any", {"program", "group"},
                   QStringLiteral(
                       "means nothing with any = true, which is every process; leave out one of them"));
        }
    }

private:
    const SectionText &m_text;
    const QSet<QString> &m_badKeys;
    Problems &m_problems;
};

} // namespace pennon
