// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logchunk.h"
#include "models/logparser.h"
#include "models/openline.h"

#include <QObject>

#include <deque>

namespace pennon {

/// The last lines of a log, ready to be shown. Lines have numbers that they keep: the first one ever is 0,
/// and where there are more than the capacity, or more than maxText of text, the oldest go.
///
/// The last line may be incomplete, and changes until it ends.
class LogBuffer final : public QObject, private LogParser::Output
{
    Q_OBJECT

public:
    static constexpr qint64 defaultCapacity = 100'000;
    static constexpr qint64 maxText = qint64{48} * 1024 * 1024; ///< UTF-16 units

    explicit LogBuffer(qint64 capacity = defaultCapacity, QObject *parent = nullptr);

    /// Bytes of the log as they came, in pieces of any size.
    void append(const QByteArray &bytes);
    /// A line of our own, which says what is missing here. It ends the line before it.
    void appendNote(const QString &text);
    /// Forgets all lines; numbers go on.
    void clear();

    [[nodiscard]] qint64 first() const { return m_first; }
    /// One behind the last line.
    [[nodiscard]] qint64 end() const { return completeEnd() + (m_open.isBegun() ? 1 : 0); }
    /// One behind the last line that cannot change any more.
    [[nodiscard]] qint64 completeEnd() const { return m_chunks.empty() ? m_first : m_chunks.back().end(); }
    [[nodiscard]] qint64 size() const { return end() - m_first; }
    [[nodiscard]] LogLine line(qint64 number) const;

Q_SIGNALS:
    /// Lines from this number on are new or others than before; once for each append.
    void appended(qint64 from);
    /// Lines before this number are gone.
    void dropped(qint64 first);
    void cleared();

private:
    void text(QStringView run, const LogStyle &style) override { m_open.write(run, style); }
    void newLine() override;
    void carriageReturn() override { m_open.carriageReturn(); }
    void backspace() override { m_open.backspace(); }
    void eraseLine(Erase what) override;
    void endLine();
    void store(QStringView text, std::span<const LogSpan> spans, LogLine::Kind kind);
    void dropOldest();

    qint64 m_capacity;
    qint64 m_first = 0;
    qint64 m_textSize = 0;
    std::deque<LogChunk> m_chunks; ///< none is empty
    OpenLine m_open;
    LogParser m_parser;
};

} // namespace pennon
