// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/textfile.h"

#include "base/newfile.h"
#include "base/systemerror.h"

#include <QFile>

#include <cerrno>
#include <cstring>

namespace pennon {

Result<void> writeTextfile(const QString &path, const QByteArray &text)
{
    constexpr mode_t forEverybody = 0644;
    NewFile file(QFile::encodeName(path));
    if (file.isOpen() && file.write(text) && file.setMode(forEverybody) && file.takePlace())
        return {};
    const int number = errno;
    return failure(fileErrorCode(number),
                   QStringLiteral("the metrics cannot be written to %1 (textfile in [metrics]): %2")
                       .arg(path, QString::fromLocal8Bit(std::strerror(number))));
}

} // namespace pennon
