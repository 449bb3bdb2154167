// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace pennon {

/// Tells when a widget has another language. For presenters: a page changes its own words, not those that it
/// was given.
class LanguageWatch final : public QObject
{
    Q_OBJECT

public:
    LanguageWatch(QWidget &widget, QObject *parent);

Q_SIGNALS:
    /// After the widget itself.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace pennon
