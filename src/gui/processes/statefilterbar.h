// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/processmodel.h"

#include <QWidget>

#include <array>

class QToolButton;

namespace pennon {

/// All, Wrong 3, Running 8, Stopped 1: which processes are shown.
class StateFilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit StateFilterBar(QWidget *parent = nullptr);

    void setCounts(const ProcessCounts &counts);
    void choose(StateFilter filter);
    [[nodiscard]] StateFilter chosen() const { return m_chosen; }

Q_SIGNALS:
    void chosenChanged(pennon::StateFilter filter);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::array<QToolButton *, 4> m_buttons{}; ///< by StateFilter
    ProcessCounts m_counts;
    StateFilter m_chosen = StateFilter::All;
};

} // namespace pennon
