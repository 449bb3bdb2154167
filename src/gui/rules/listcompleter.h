// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCompleter>

class QLineEdit;

namespace pennon {

/// Completes the last item of a list with commas.
class ListCompleter final : public QCompleter
{
    Q_OBJECT

public:
    ListCompleter(const QStringList &candidates, QLineEdit *field);

    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override;
    [[nodiscard]] QStringList splitPath(const QString &path) const override;

private:
    QLineEdit *m_field;
};

} // namespace pennon
