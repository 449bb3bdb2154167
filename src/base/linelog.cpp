// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/linelog.h"

#include <QAbstractEventDispatcher>

#include <cerrno>
#include <unistd.h>

namespace pennon {

namespace {

constexpr qsizetype flushAbove = qsizetype{16} * 1024;

} // namespace

DescriptorLog::DescriptorLog(int descriptor)
    : m_descriptor(descriptor)
{}

DescriptorLog::~DescriptorLog()
{
    flush();
}

void DescriptorLog::line(QStringView text)
{
    m_pending += text.toUtf8();
    m_pending += '\n';
    if (!m_flushesByItself) {
        const QAbstractEventDispatcher *loop = QAbstractEventDispatcher::instance();
        if (!loop)
            return flush();
        m_flushesByItself = true;
        QObject::connect(loop, &QAbstractEventDispatcher::aboutToBlock, &m_context, [this] { flush(); });
    }
    if (m_pending.size() > flushAbove)
        flush();
}

void DescriptorLog::flush()
{
    const char *at = m_pending.constData();
    qsizetype left = m_pending.size();
    while (left > 0) {
        const ssize_t written = ::write(m_descriptor, at, static_cast<std::size_t>(left));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            break;
        at += written;
        left -= written;
    }
    m_pending.resize(0);
}

} // namespace pennon
