// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace pennon {

/// For "did you mean": the candidate nearest to a misspelt word, if one is near, else nothing. Near means:
/// letters put in, left out, exchanged or swapped with their neighbour (Damerau-Levenshtein, case ignored)
/// in at most a third of the longer word, three at the most and one in any case. The first of equally near
/// ones.
[[nodiscard]] std::optional<QString> closestWord(const QString &word, const QStringList &candidates);

/// "; did you mean WORD?" with that candidate, or an empty text: what follows a sentence about the word.
[[nodiscard]] QString didYouMean(const QString &word, const QStringList &candidates);

} // namespace pennon
