// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QIcon>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace pennon {

/// Something that the command palette offers.
struct Command
{
    QString title;   ///< "Restart webapp:api-2"
    QString context; ///< where it comes from, grey: "Process"
    QString shortcut;
    QIcon icon;
    std::function<void()> run;
};

/// How well a text answers what was typed: all its letters in order, better where they begin words or stand
/// together. Nothing: not at all.
[[nodiscard]] std::optional<int> matchScore(QStringView typed, QStringView text);

/// The commands that match what was typed, the best first; of equals the order given stays.
class CommandModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { ContextRole = Qt::UserRole + 1, ShortcutRole };
    static constexpr std::size_t mostRows = 200;

    using QAbstractListModel::QAbstractListModel;

    void setCommands(std::vector<Command> commands);
    void setFilter(const QString &typed);
    /// Of a row; nullptr for none.
    [[nodiscard]] const Command *command(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void choose();

    std::vector<Command> m_commands;
    QString m_filter;
    std::vector<std::size_t> m_rows; ///< into m_commands
};

} // namespace pennon
