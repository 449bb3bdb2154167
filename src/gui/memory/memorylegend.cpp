// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/memorylegend.h"

#include "gui/memory/curvestyle.h"
#include "look/format.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace pennon {

namespace {

constexpr int sampleWidth = 26;
constexpr int space = 6;
constexpr double lineWidth = 2.4;

} // namespace

MemoryLegend::MemoryLegend(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MemoryLegend::setMemories(const std::vector<ProcessMemory> &memories)
{
    std::vector<Entry> entries;
    QStringList spoken;
    for (const ProcessMemory &memory : memories) {
        const QString value =
            memory.series.isEmpty() ? QStringLiteral("—") : memoryText(memory.series.buckets().back().mean);
        entries.push_back({memory.process().brief(), value});
        spoken += entries.back().name + u' ' + value;
    }
    if (entries == m_entries)
        return;
    const bool isLonger = entries.size() != m_entries.size();
    m_entries = std::move(entries);
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    if (isLonger)
        updateGeometry();
    update();
}

QSize MemoryLegend::entrySize() const
{
    int width = 0;
    for (const Entry &entry : m_entries) {
        width = std::max(width, fontMetrics().horizontalAdvance(entry.name) +
                                    fontMetrics().horizontalAdvance(QStringLiteral("0,000 MB")));
    }
    return {width + sampleWidth + 5 * space, fontMetrics().height() + space / 2};
}

QSize MemoryLegend::sizeHint() const
{
    return {entrySize().width(), heightForWidth(width())};
}

QSize MemoryLegend::minimumSizeHint() const
{
    return {entrySize().width(), entrySize().height()};
}

int MemoryLegend::heightForWidth(int width) const
{
    const QSize entry = entrySize();
    const int columns = std::max(1, width / std::max(1, entry.width()));
    const int rows = (static_cast<int>(m_entries.size()) + columns - 1) / columns;
    return std::max(1, rows) * entry.height();
}

void MemoryLegend::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSize entry = entrySize();
    const int columns = std::max(1, width() / std::max(1, entry.width()));
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
        const QRect place(QPoint(i % columns * entry.width(), i / columns * entry.height()), entry);
        const Entry &shown = m_entries[static_cast<std::size_t>(i)];
        painter.setPen(curveStyle(i, palette()).pen(lineWidth));
        painter.drawLine(QPointF(place.left(), place.center().y() + 0.5),
                         QPointF(place.left() + sampleWidth, place.center().y() + 0.5));
        const QRect text = place.adjusted(sampleWidth + space, 0, -2 * space, 0);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, shown.name);
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(text.adjusted(fontMetrics().horizontalAdvance(shown.name) + space, 0, 0, 0),
                         Qt::AlignVCenter | Qt::AlignLeft, shown.value);
    }
}

} // namespace pennon
