// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/exitreason.h"

#include "base/signalname.h"

#include <QRegularExpression>

namespace pennon {

std::optional<ExitReason> lastExit(const QByteArray &log, const QString &name)
{
    const QByteArray beginning = " exited: " + name.toUtf8() + " (";
    const qsizetype at = log.lastIndexOf(beginning);
    if (at < 0)
        return std::nullopt;
    const qsizetype begin = at + beginning.size();
    const qsizetype end = log.indexOf(';', begin);
    const qsizetype lineEnd = log.indexOf('\n', begin);
    if (end < 0 || (lineEnd >= 0 && lineEnd < end))
        return std::nullopt;
    ExitReason reason;
    reason.words = QString::fromUtf8(log.mid(begin, end - begin));
    static const QRegularExpression status(QStringLiteral("^exit status (\\d{1,3})$"));
    static const QRegularExpression signal(QStringLiteral("^terminated by (\\w+)"));
    if (const auto match = status.match(reason.words); match.hasMatch()) {
        reason.status = match.captured(1).toInt();
    } else if (const auto ended = signal.match(reason.words); ended.hasMatch()) {
        reason.signal = signalNumber(ended.captured(1));
    } else {
        return std::nullopt;
    }
    return reason;
}

} // namespace pennon
