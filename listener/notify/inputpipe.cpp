// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/inputpipe.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace pennon {

Result<std::unique_ptr<InputPipe>> InputPipe::create(QByteArray text)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return failure(ErrorCode::System,
                       QStringLiteral("no pipe to the command: ") + qt_error_string(errno));
    }
    // Only our end must not block: the flag belongs to the open file, and the child's end is another one.
    ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
    return std::unique_ptr<InputPipe>(new InputPipe(ends[0], ends[1], std::move(text)));
}

InputPipe::InputPipe(int readingEnd, int writingEnd, QByteArray text)
    : m_readingEnd(readingEnd)
    , m_writingEnd(writingEnd)
    , m_text(std::move(text))
    , m_writable(writingEnd, QSocketNotifier::Write)
{
    m_writable.setEnabled(false);
    QObject::connect(&m_writable, &QSocketNotifier::activated, &m_writable, [this] { feed(); });
}

InputPipe::~InputPipe()
{
    closeWritingEnd();
    ::close(m_readingEnd);
}

void InputPipe::feed()
{
    while (m_written < m_text.size()) {
        const ssize_t count = ::write(m_writingEnd, m_text.constData() + m_written,
                                      static_cast<std::size_t>(m_text.size() - m_written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN) {
            m_writable.setEnabled(true);
            return;
        }
        if (count < 0)
            break;
        m_written += count;
    }
    closeWritingEnd();
}

bool InputPipe::isDrained() const
{
    int left = 0;
    return m_written == m_text.size() && ::ioctl(m_readingEnd, FIONREAD, &left) == 0 && left == 0;
}

void InputPipe::closeWritingEnd()
{
    m_writable.setEnabled(false);
    if (m_writingEnd >= 0)
        ::close(std::exchange(m_writingEnd, -1));
}

} // namespace pennon
