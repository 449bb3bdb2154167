// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/spelling.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

namespace pennon {

namespace {

/// Words beyond this are no misspellings of ours, and the work grows with the square of the length.
constexpr std::size_t longestWord = 64;

/// `to` has at most longestWord letters.
qsizetype distance(const QString &from, const QString &to)
{
    using Row = std::array<qsizetype, longestWord + 1>;
    const auto width = static_cast<std::size_t>(to.size()) + 1;
    Row beforeLast{};
    Row last{};
    Row row{};
    std::iota(last.begin(), last.begin() + to.size() + 1, 0);
    for (qsizetype y = 0; y < from.size(); ++y) {
        row[0] = y + 1;
        for (std::size_t i = 1; i < width; ++i) {
            const auto x = static_cast<qsizetype>(i) - 1;
            const bool same = from.at(y) == to.at(x);
            row[i] = std::min({last[i - 1] + (same ? 0 : 1), last[i] + 1, row[i - 1] + 1});
            const bool swapped = y > 0 && x > 0 && from.at(y) == to.at(x - 1) && from.at(y - 1) == to.at(x);
            if (swapped)
                row[i] = std::min(row[i], beforeLast[i - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last[width - 1];
}

} // namespace

std::optional<QString> closestWord(const QString &word, const QStringList &candidates)
{
    if (word.isEmpty() || word.size() > qsizetype{longestWord})
        return std::nullopt;
    const QString wanted = word.toLower();
    std::optional<QString> best;
    qsizetype bestDistance = 0;
    for (const QString &candidate : candidates) {
        const QString known = candidate.toLower();
        const qsizetype allowed = std::clamp<qsizetype>(std::max(wanted.size(), known.size()) / 3, 1, 3);
        const bool isTooLong = known.size() > qsizetype{longestWord};
        if (isTooLong || std::abs(wanted.size() - known.size()) > allowed)
            continue;
        const qsizetype off = distance(wanted, known);
        if (off <= allowed && (!best || off < bestDistance)) {
            best = candidate;
            bestDistance = off;
        }
    }
    return best;
}

QString didYouMean(const QString &word, const QStringList &candidates)
{
    const std::optional<QString> meant = closestWord(word, candidates);
    return meant ? QString(QStringLiteral("; did you mean %1?").arg(*meant)) : QString();
}

} // namespace pennon
