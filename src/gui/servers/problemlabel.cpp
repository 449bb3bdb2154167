// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/servers/problemlabel.h"

#include "look/healthlook.h"
#include "look/icons.h"

#include <QLabel>
#include <QLayout>
#include <QStyle>

#include <algorithm>

namespace pennon {

void showProblem(QLabel &label, const QString &text)
{
    QPalette colors = label.parentWidget()->palette();
    colors.setColor(QPalette::WindowText, healthColor(Health::Failed, colors));
    label.setPalette(colors);
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

QColor secondaryColor(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const auto mixed = [](int one, int other) { return (one * 2 + other) / 3; };
    return {mixed(text.red(), window.red()), mixed(text.green(), window.green()),
            mixed(text.blue(), window.blue())};
}

void setWidthInCharacters(QWidget &widget, int characters)
{
    widget.setMinimumWidth(widget.fontMetrics().averageCharWidth() * characters);
}

void growToFit(QWidget &dialog)
{
    if (!dialog.isVisible()) // it gets the size it needs when it is shown
        return;
    // From the inside out, as the layouts themselves would do it a few turns of the event loop later.
    const auto inner = dialog.findChildren<QWidget *>();
    for (auto widget = inner.crbegin(); widget != inner.crend(); ++widget) {
        if ((*widget)->layout() != nullptr)
            (*widget)->layout()->activate();
    }
    QLayout *const layout = dialog.layout();
    layout->activate();
    const int width = std::max(dialog.width(), layout->minimumSize().width());
    const int height =
        layout->hasHeightForWidth() ? layout->heightForWidth(width) : layout->sizeHint().height();
    dialog.resize(width, std::max(dialog.height(), height));
}

void showLargeSymbol(QLabel &label, const QString &symbolName)
{
    const int size = label.style()->pixelMetric(QStyle::PM_LargeIconSize);
    label.setPixmap(symbol(symbolName, label.palette()).pixmap(QSize(size, size), label.devicePixelRatioF()));
}

} // namespace pennon
