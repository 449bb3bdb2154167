// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/whoistold.h"

#include <QWidget>

#include <vector>

class QStackedWidget;
class QTextBrowser;

namespace pennon {

class EmptyNote;

/// Which rules are about the selected processes, where they stand, and what they do.
class RulesForProcessPane final : public QWidget
{
    Q_OBJECT

public:
    struct Item
    {
        ProcessName process;
        ProcessRules rules;
        ProcessTold told;
        friend bool operator==(const Item &, const Item &) = default;
    };

    explicit RulesForProcessPane(QWidget *parent = nullptr);

    /// file: where they stand, for people.
    void showRules(const QString &file, std::vector<Item> items);
    void showEmpty(const QString &title, const QString &text);
    /// As it is read, for tests and copies.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// Somebody wants to see it in the editor.
    void requestSection(const QString &section, const QString &key);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    QStackedWidget *m_stack;
    QTextBrowser *m_browser;
    EmptyNote *m_empty;
    QString m_file;
    std::vector<Item> m_items;
};

} // namespace pennon
