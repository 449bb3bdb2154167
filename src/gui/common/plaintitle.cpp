// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/plaintitle.h"

#include <QRegularExpression>

namespace pennon {

QString plainTitle(QString text)
{
    static const QRegularExpression behind(QStringLiteral("\\(&.\\)"));
    return text.remove(behind).remove(u'&');
}

} // namespace pennon
