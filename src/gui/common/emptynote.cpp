// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/emptynote.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pennon {

EmptyNote::EmptyNote(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
{
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    m_title->setFont(font);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch();
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_action, &QPushButton::clicked, this, &EmptyNote::actionRequested);
}

/// What fitText() leaves free at the sides follows the width, and is not to hold it.
QSize EmptyNote::minimumSizeHint() const
{
    const QMargins edges = layout()->contentsMargins();
    const QMargins sides = m_text->contentsMargins();
    const int text = m_text->minimumSizeHint().width() - sides.left() - sides.right();
    const int widest =
        std::max({text, m_title->minimumSizeHint().width(), m_action->minimumSizeHint().width()});
    return {edges.left() + widest + edges.right(), QWidget::minimumSizeHint().height()};
}

void EmptyNote::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitText();
}

/// Lines that are too long are hard to read, and a last one of a single word looks lost: all are about as
/// long.
void EmptyNote::fitText()
{
    const QFontMetrics metrics = m_text->fontMetrics();
    const auto heightFor = [&](int room) {
        constexpr int any = 10000;
        return metrics.boundingRect(0, 0, room, any, Qt::AlignCenter | Qt::TextWordWrap, m_text->text())
            .height();
    };
    constexpr int longest = 80; ///< letters in a line
    const QMargins edges = layout()->contentsMargins();
    const int all = width() - edges.left() - edges.right();
    const int slack = metrics.averageCharWidth(); // a label's own reckoning may differ a little
    int room = std::min(all - slack, slack * longest);
    if (const int height = heightFor(room); height > metrics.height()) {
        int tooNarrow = room / 2;
        while (room - tooNarrow > metrics.averageCharWidth()) {
            const int middle = (room + tooNarrow) / 2;
            (heightFor(middle) > height ? tooNarrow : room) = middle;
        }
    }
    const int side = std::max(0, (all - room - slack) / 2);
    m_text->setContentsMargins(side, 0, side, 0);
}

void EmptyNote::show(const QString &title, const QString &text, const QString &action)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    fitText();
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
}

} // namespace pennon
