// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QSocketNotifier>

#include <memory>

namespace pennon {

/// The stdin of a child process: feeds it a text on the event loop and knows afterwards whether all of it was
/// read. Our own copy of the reading end stays open meanwhile, so that a child that reads nothing cannot
/// break the pipe, and what it left behind can be counted (with QProcess's own pipe a short text would seem
/// to be delivered).
class InputPipe final
{
public:
    [[nodiscard]] static Result<std::unique_ptr<InputPipe>> create(QByteArray text);
    InputPipe(const InputPipe &) = delete;
    InputPipe &operator=(const InputPipe &) = delete;
    InputPipe(InputPipe &&) = delete;
    InputPipe &operator=(InputPipe &&) = delete;
    ~InputPipe();

    /// What the child takes as its descriptor 0. It is closed on exec, so dup2() it.
    [[nodiscard]] int readingEnd() const { return m_readingEnd; }
    /// Starts writing; the pipe is closed, and the child sees the end, as soon as all is written.
    void feed();
    /// Whether everything was written and nothing of it still waits in the pipe.
    [[nodiscard]] bool isDrained() const;

private:
    InputPipe(int readingEnd, int writingEnd, QByteArray text);
    void closeWritingEnd();

    int m_readingEnd;
    int m_writingEnd;
    QByteArray m_text;
    qsizetype m_written = 0;
    QSocketNotifier m_writable;
};

} // namespace pennon
