// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/languagewatch.h"

#include <QEvent>
#include <QWidget>

namespace pennon {

LanguageWatch::LanguageWatch(QWidget &widget, QObject *parent)
    : QObject(parent)
{
    widget.installEventFilter(this);
}

bool LanguageWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &LanguageWatch::changed, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace pennon
