// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QStringView>

namespace pennon {

/// Where a program tells what it does, line by line, for an admin to read.
class LineLog
{
public:
    virtual ~LineLog() = default;
    /// One message; it may contain newlines. Nothing is added to it but the newline that ends it.
    virtual void line(QStringView text) = 0;
};

/// Writes UTF-8 to a file descriptor, which it does not own. Lines written in one turn of the event loop
/// leave in one write. A descriptor that takes nothing any more (its reader is gone, the disk is full) loses
/// lines and stops nobody.
class DescriptorLog final : public LineLog
{
public:
    explicit DescriptorLog(int descriptor);
    DescriptorLog(const DescriptorLog &) = delete;
    DescriptorLog &operator=(const DescriptorLog &) = delete;
    DescriptorLog(DescriptorLog &&) = delete;
    DescriptorLog &operator=(DescriptorLog &&) = delete;
    ~DescriptorLog() override;

    void line(QStringView text) override;
    void flush();

private:
    QObject m_context; ///< the event loop's connection to this object ends with it
    int m_descriptor;
    bool m_flushesByItself = false; ///< whenever the event loop is about to wait
    QByteArray m_pending;
};

} // namespace pennon
