// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/openline.h"

#include <algorithm>
#include <utility>

namespace pennon {

void OpenLine::write(QStringView run, const LogStyle &style)
{
    m_begun = true;
    m_blank = false;
    if (m_cursor < m_text.size()) {
        const qsizetype covered = std::min(run.size(), m_text.size() - m_cursor);
        overwrite(run.first(covered), style);
        run = run.sliced(covered);
    }
    qsizetype fits = m_leftOut > 0 ? 0 : std::clamp<qsizetype>(maxLength - m_text.size(), 0, run.size());
    if (fits < run.size() && fits > 0 && run[fits - 1].isHighSurrogate())
        --fits;
    if (fits > 0) {
        const LogStyle last = m_spans.empty() ? LogStyle{} : m_spans.back().style;
        if (!(last == style))
            m_spans.push_back({static_cast<qint32>(m_text.size()), style});
        m_text.append(run.first(fits));
        m_cursor = m_text.size();
    }
    m_beyond += run.size() - fits;
    m_leftOut = std::max(m_leftOut, m_beyond);
}

void OpenLine::carriageReturn()
{
    if (std::exchange(m_blank, false)) {
        m_text.truncate(0);
        m_spans.clear();
    }
    m_cursor = 0;
    m_beyond = 0;
}

void OpenLine::overwrite(QStringView run, const LogStyle &style)
{
    const qsizetype end = m_cursor + run.size();
    std::copy(run.begin(), run.end(), m_text.begin() + m_cursor);
    setStyle(m_cursor, end, style);
    mendSurrogates(m_cursor);
    mendSurrogates(end);
    m_cursor = end;
}

/// A pair that was cut in two at the position leaves a half that is no character.
void OpenLine::mendSurrogates(qsizetype position)
{
    const auto isHigh = [this](qsizetype at) {
        return at >= 0 && at < m_text.size() && m_text.at(at).isHighSurrogate();
    };
    const auto isLow = [this](qsizetype at) {
        return at >= 0 && at < m_text.size() && m_text.at(at).isLowSurrogate();
    };
    if (isHigh(position - 1) && !isLow(position))
        m_text[position - 1] = QChar::ReplacementCharacter;
    if (isLow(position) && !isHigh(position - 1))
        m_text[position] = QChar::ReplacementCharacter;
}

void OpenLine::backspace()
{
    if (m_beyond > 0) {
        --m_beyond;
        return;
    }
    if (m_cursor == 0)
        return;
    --m_cursor;
    if (m_cursor > 0 && m_text.at(m_cursor).isLowSurrogate() && m_text.at(m_cursor - 1).isHighSurrogate())
        --m_cursor;
}

void OpenLine::eraseToEnd()
{
    m_text.truncate(m_cursor);
    mendSurrogates(m_cursor);
    m_leftOut = m_beyond;
    std::erase_if(m_spans, [this](const LogSpan &span) { return span.start >= m_cursor; });
}

void OpenLine::eraseToBegin()
{
    const qsizetype end = std::min(m_cursor + 1, m_text.size());
    std::fill(m_text.begin(), m_text.begin() + end, QLatin1Char(' '));
    setStyle(0, end, {});
    mendSurrogates(end);
}

void OpenLine::eraseAll()
{
    m_text.fill(QLatin1Char(' '), m_cursor);
    m_spans.clear();
    m_leftOut = m_beyond;
    m_blank = true;
}

void OpenLine::complete(const QString &note)
{
    if (m_leftOut == 0)
        return;
    LogStyle style;
    style.set(LogStyle::Mark, true);
    m_spans.push_back({static_cast<qint32>(m_text.size()), style});
    m_text.append(note);
}

void OpenLine::clear()
{
    m_text.truncate(0); // keeps the memory
    m_spans.clear();
    m_cursor = 0;
    m_beyond = 0;
    m_leftOut = 0;
    m_begun = false;
    m_blank = false;
}

LogStyle OpenLine::styleAt(qsizetype position) const
{
    const auto after = std::upper_bound(m_spans.begin(), m_spans.end(), position,
                                        [](qsizetype at, const LogSpan &span) { return at < span.start; });
    return after == m_spans.begin() ? LogStyle{} : std::prev(after)->style;
}

void OpenLine::setStyle(qsizetype from, qsizetype to, const LogStyle &style)
{
    if (from >= to)
        return;
    const LogStyle following = styleAt(to);
    const auto isBefore = [](const LogSpan &span, qsizetype at) { return span.start < at; };
    const auto first = std::lower_bound(m_spans.begin(), m_spans.end(), from, isBefore);
    const auto last = std::lower_bound(first, m_spans.end(), to + 1, isBefore);
    auto at = m_spans.erase(first, last);
    const LogStyle before = at == m_spans.begin() ? LogStyle{} : std::prev(at)->style;
    if (!(before == style)) {
        at = m_spans.insert(at, {static_cast<qint32>(from), style});
        ++at;
    }
    if (to < m_text.size() && !(following == style))
        m_spans.insert(at, {static_cast<qint32>(to), following});
}

} // namespace pennon
