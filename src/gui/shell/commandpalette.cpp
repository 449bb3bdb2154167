// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/commandpalette.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <utility>

namespace pennon {

namespace {

/// Title at the left, context and shortcut in grey at the right.
class CommandDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString context = index.data(CommandModel::ContextRole).toString();
        const QString shortcut = index.data(CommandModel::ShortcutRole).toString();
        const QString note = shortcut.isEmpty() ? context : shortcut;
        const int width = item.fontMetrics.horizontalAdvance(note) + 16;
        const QStyle *style = item.widget != nullptr ? item.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
        const QRect whole = item.rect;
        const bool selected = item.state.testFlag(QStyle::State_Selected);
        QColor color = item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const int side = item.fontMetrics.height();
        const QRect icon(whole.left() + 8, whole.center().y() - side / 2, side, side);
        item.icon.paint(painter, icon, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
        painter->save();
        painter->setFont(item.font);
        painter->setPen(color);
        const QRect text = whole.adjusted(side + 16, 0, -width, 0);
        painter->drawText(text, Qt::AlignVCenter,
                          item.fontMetrics.elidedText(item.text, Qt::ElideRight, text.width()));
        color.setAlphaF(0.65F);
        painter->setPen(color);
        painter->drawText(whole.adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight, note);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.height() + 10};
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *parent)
    : QDialog(parent, Qt::Popup)
    , m_input(new QLineEdit(this))
    , m_list(new QListView(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_input->installEventFilter(this);
    // Else nothing would part it from the window below.
    auto *const frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    auto *const outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(frame);
    auto *const layout = new QVBoxLayout(frame);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    connect(m_input, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setFilter(text);
        m_list->setCurrentIndex(m_model.index(0));
    });
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
}

void CommandPalette::open(std::vector<Command> commands)
{
    setAccessibleName(tr("Commands"));
    m_input->setPlaceholderText(tr("What do you want to do? A command, a process, a page or a server"));
    m_input->setAccessibleName(tr("Command"));
    m_list->setAccessibleName(tr("Commands that match"));
    m_model.setCommands(std::move(commands));
    m_input->clear();
    m_model.setFilter({});
    m_list->setCurrentIndex(m_model.index(0));
    const QRect window = parentWidget()->window()->geometry();
    const int width = std::min(window.width() * 2 / 3, fontMetrics().averageCharWidth() * 90);
    resize(width, std::min(window.height() * 2 / 3, fontMetrics().height() * 24));
    move(window.center().x() - width / 2, window.top() + window.height() / 8);
    show();
    m_input->setFocus();
}

void CommandPalette::runCurrent()
{
    const Command *command = m_model.command(m_list->currentIndex());
    if (command == nullptr)
        return;
    const std::function<void()> run = command->run;
    hide();
    if (run)
        run();
}

/// The keys that move in the list while the focus stays in the field.
bool CommandPalette::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown || key == Qt::Key_PageUp) {
            QApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(object, event);
}

} // namespace pennon
