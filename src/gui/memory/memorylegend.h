// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/processmemory.h"

#include <QWidget>

#include <vector>

namespace pennon {

/// The names of several curves, each with a piece of its line and its last value, in as many rows as needed.
class MemoryLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit MemoryLegend(QWidget *parent = nullptr);

    void setMemories(const std::vector<ProcessMemory> &memories);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        QString name;
        QString value;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    [[nodiscard]] QSize entrySize() const;

    std::vector<Entry> m_entries;
};

} // namespace pennon
