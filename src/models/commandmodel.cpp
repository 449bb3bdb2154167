// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commandmodel.h"

#include <algorithm>
#include <utility>

namespace pennon {

std::optional<int> matchScore(QStringView typed, QStringView text)
{
    int score = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        // A word's beginning is worth more than the next letter, so look for one first.
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size(); ++i) {
            if (text[i].toLower() != letter.toLower())
                continue;
            const bool begins = i == 0 || !text[i - 1].isLetterOrNumber();
            if (found < 0 || begins || i == last + 1)
                found = i;
            if (begins || i == last + 1)
                break;
        }
        if (found < 0)
            return std::nullopt;
        const bool begins = found == 0 || !text[found - 1].isLetterOrNumber();
        score += found == last + 1 ? 8 : begins ? 6 : 1;
        last = found;
        at = found + 1;
    }
    return score * 100 - static_cast<int>(text.size());
}

void CommandModel::setCommands(std::vector<Command> commands)
{
    beginResetModel();
    m_commands = std::move(commands);
    choose();
    endResetModel();
}

void CommandModel::setFilter(const QString &typed)
{
    beginResetModel();
    m_filter = typed;
    choose();
    endResetModel();
}

void CommandModel::choose()
{
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        if (m_filter.trimmed().isEmpty()) {
            found.emplace_back(0, i);
        } else if (const auto score = matchScore(m_filter, m_commands[i].title)) {
            found.emplace_back(*score, i);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    m_rows.clear();
    for (std::size_t i = 0; i < std::min(found.size(), mostRows); ++i)
        m_rows.push_back(found[i].second);
}

const Command *CommandModel::command(const QModelIndex &index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid)
               ? &m_commands[m_rows[static_cast<std::size_t>(index.row())]]
               : nullptr;
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    const Command *command = this->command(index);
    if (command == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return command->title;
    case Qt::DecorationRole:
        return command->icon;
    case ContextRole:
        return command->context;
    case ShortcutRole:
        return command->shortcut;
    default:
        return {};
    }
}

} // namespace pennon
