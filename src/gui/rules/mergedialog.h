// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rulesmerge.h"

#include <QDialog>

#include <memory>
#include <optional>
#include <vector>

class QButtonGroup;

namespace pennon {

namespace Ui {
class MergeDialog;
}

/// Explains what others and we changed in the same places, and asks for each which one counts; open() it.
/// Nothing is chosen beforehand.
class MergeDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit MergeDialog(const RulesMerge &merge, QWidget *parent = nullptr);
    ~MergeDialog() override;

    void accept() override;

Q_SIGNALS:
    /// One for each conflict, in their order.
    void decided(const std::vector<pennon::RuleSide> &sides);

private:
    void addConflict(const RuleConflict &conflict);
    [[nodiscard]] std::optional<std::vector<RuleSide>> sides() const;
    void check();

    std::vector<QButtonGroup *> m_choices;
    std::unique_ptr<Ui::MergeDialog> m_ui;
};

/// "[memmon] any: 2GB → 3GB", one for each, for people.
[[nodiscard]] QString describeChanges(const std::vector<RuleChange> &changes);

} // namespace pennon
