// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logbuffer.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace pennon {

namespace {

constexpr qint64 chunkLines = 1000;
constexpr qsizetype chunkText = qsizetype{512} * 1024;

} // namespace

LogBuffer::LogBuffer(qint64 capacity, QObject *parent)
    : QObject(parent)
    , m_capacity(capacity)
    , m_parser(*this)
{}

void LogBuffer::append(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    const qint64 from = completeEnd();
    const qint64 oldFirst = m_first;
    m_parser.feed(bytes);
    if (m_first != oldFirst)
        Q_EMIT dropped(m_first);
    Q_EMIT appended(std::max(from, m_first));
}

void LogBuffer::appendNote(const QString &text)
{
    const qint64 from = completeEnd();
    const qint64 oldFirst = m_first;
    m_parser.cut();
    if (m_open.isBegun())
        endLine();
    store(text, {}, LogLine::Kind::Note);
    if (m_first != oldFirst)
        Q_EMIT dropped(m_first);
    Q_EMIT appended(std::max(from, m_first));
}

void LogBuffer::clear()
{
    m_first = end();
    m_chunks.clear();
    m_textSize = 0;
    m_open.clear();
    m_parser.cut();
    m_open.clear();
    Q_EMIT cleared();
}

LogLine LogBuffer::line(qint64 number) const
{
    if (number >= completeEnd())
        return {m_open.text(), m_open.spans(), LogLine::Kind::Text};
    const auto after =
        std::upper_bound(m_chunks.begin(), m_chunks.end(), number,
                         [](qint64 wanted, const LogChunk &chunk) { return wanted < chunk.first(); });
    return std::prev(after)->line(number);
}

void LogBuffer::newLine()
{
    endLine();
}

void LogBuffer::eraseLine(Erase what)
{
    switch (what) {
    case Erase::ToEnd:
        m_open.eraseToEnd();
        break;
    case Erase::ToBegin:
        m_open.eraseToBegin();
        break;
    case Erase::All:
        m_open.eraseAll();
        break;
    }
}

void LogBuffer::endLine()
{
    if (m_open.leftOut() > 0)
        m_open.complete(
            tr(" … and %Ln more characters", nullptr,
               static_cast<int>(std::min<qint64>(m_open.leftOut(), std::numeric_limits<int>::max()))));
    store(m_open.text(), m_open.spans(), LogLine::Kind::Text);
    m_open.clear();
}

void LogBuffer::store(QStringView text, std::span<const LogSpan> spans, LogLine::Kind kind)
{
    const bool isFull = m_chunks.empty() || m_chunks.back().end() - m_chunks.back().first() >= chunkLines ||
                        m_chunks.back().textSize() >= chunkText;
    if (isFull)
        m_chunks.emplace_back(completeEnd());
    m_chunks.back().append(text, spans, kind);
    m_textSize += text.size();
    dropOldest();
}

void LogBuffer::dropOldest()
{
    m_first = std::max(m_first, m_chunks.back().end() - m_capacity);
    const auto goes = [this](const LogChunk &chunk) {
        return chunk.end() <= m_first || (m_textSize > maxText && m_chunks.size() > 1);
    };
    while (goes(m_chunks.front())) {
        m_textSize -= m_chunks.front().textSize();
        m_first = std::max(m_first, m_chunks.front().end());
        m_chunks.pop_front();
    }
}

} // namespace pennon
