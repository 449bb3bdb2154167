// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

#include <vector>

class QLabel;
class QToolButton;
class QTreeWidget;

namespace pennon {

/// What a trial brought about: a line for each finding, good or bad. Closes itself by its button.
class ResultList final : public QFrame
{
    Q_OBJECT

public:
    struct Item
    {
        bool isGood = false;
        QString subject; ///< the process, the recipients
        QString text;
    };

    explicit ResultList(QWidget *parent = nullptr);

    void show(const QString &title, std::vector<Item> items);
    using QFrame::show;
    /// A title alone, while it is going on.
    void showBusy(const QString &title) { show(title, {}); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    QLabel *m_title;
    QToolButton *m_close;
    QTreeWidget *m_list;
    std::vector<Item> m_items;
};

} // namespace pennon
