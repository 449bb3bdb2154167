// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/listcompleter.h"

#include <QLineEdit>

namespace pennon {

ListCompleter::ListCompleter(const QStringList &candidates, QLineEdit *field)
    : QCompleter(candidates, field)
    , m_field(field)
{
    setCaseSensitivity(Qt::CaseInsensitive);
    setFilterMode(Qt::MatchContains);
}

QString ListCompleter::pathFromIndex(const QModelIndex &index) const
{
    const QString before = m_field->text();
    const qsizetype comma = before.lastIndexOf(u',');
    const QString item = QCompleter::pathFromIndex(index);
    return comma < 0 ? item : QString(before.first(comma + 1) + u' ' + item);
}

QStringList ListCompleter::splitPath(const QString &path) const
{
    return {path.section(u',', -1).trimmed()};
}

} // namespace pennon
