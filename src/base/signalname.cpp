// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/signalname.h"

#include <csignal>
#include <cstring>

namespace pennon {

QString signalName(int number)
{
    const char *known = sigabbrev_np(number);
    return known ? QStringLiteral("SIG") + QString::fromLatin1(known)
                 : QStringLiteral("signal %1").arg(number);
}

QString signalMeaning(int number)
{
    return sigabbrev_np(number) ? QString::fromLatin1(sigdescr_np(number)) : QString();
}

std::optional<int> signalNumber(const QString &name)
{
    if (!name.startsWith(QLatin1String("SIG")))
        return std::nullopt;
    const QByteArray abbreviation = name.mid(3).toLatin1();
    for (int number = 1; number < NSIG; ++number) {
        const char *known = sigabbrev_np(number);
        if (known != nullptr && abbreviation == known)
            return number;
    }
    return std::nullopt;
}

} // namespace pennon
