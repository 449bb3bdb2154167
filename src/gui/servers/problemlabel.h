// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QLabel;
class QWidget;

namespace pennon {

/// Says under a field what is wrong with it, in the colour of what failed; an empty text takes the label
/// away.
void showProblem(QLabel &label, const QString &text);

/// Of what stands beside the words that matter, such as an error's own words.
[[nodiscard]] QColor secondaryColor(const QPalette &palette);

/// A width for dialogs with so many characters in a line, by the widget's font.
void setWidthInCharacters(QWidget &widget, int characters);

/// Makes a dialog as high as its wrapped texts need; never lower, so that nothing jumps while one types.
void growToFit(QWidget &dialog);

/// Puts one of our symbols before the text of a dialog, as large as the style has it for messages.
void showLargeSymbol(QLabel &label, const QString &symbolName);

} // namespace pennon
