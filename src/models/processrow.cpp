// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/processrow.h"

#include <cmath>

namespace pennon {

namespace {

/// What a bar of some seventy pixels can show.
constexpr double finestBar = 0.005;

int rank(const ProcessRow &row)
{
    // Among what is well: running, on its way, at rest.
    const int state = row.isRunning() ? 0 : row.view.pid != 0 ? 1 : 2;
    return (static_cast<int>(Health::Failed) - static_cast<int>(row.assessment.health)) * 4 + state;
}

qint64 growthOf(const ProcessRow &row)
{
    const QList<float> &values = row.trail.values();
    return static_cast<qint64>(values.isEmpty() ? 0 : values.last() - values.first());
}

/// Takes the digits off the front, without leading zeros.
QStringView takeNumber(QStringView &text)
{
    qsizetype end = 0;
    while (end < text.size() && text[end].isDigit())
        ++end;
    qsizetype begin = 0;
    while (begin + 1 < end && text[begin].digitValue() == 0)
        ++begin;
    const QStringView number = text.sliced(begin, end - begin);
    text = text.sliced(end);
    return number;
}

} // namespace

std::weak_ordering compareNames(QStringView left, QStringView right)
{
    while (!left.isEmpty() && !right.isEmpty()) {
        if (left.front().isDigit() && right.front().isDigit()) {
            const QStringView first = takeNumber(left);
            const QStringView second = takeNumber(right);
            if (const auto order = first.size() <=> second.size(); order != 0)
                return order;
            if (const int order = first.compare(second); order != 0)
                return order <=> 0;
            continue;
        }
        const char16_t first = left.front().toCaseFolded().unicode();
        const char16_t second = right.front().toCaseFolded().unicode();
        if (first != second)
            return first <=> second;
        left = left.sliced(1);
        right = right.sliced(1);
    }
    return left.size() <=> right.size();
}

double ProcessRow::share() const
{
    if (!view.limit || !view.memory || view.limit->bytes.bytes <= 0)
        return -1;
    return static_cast<double>(view.memory->bytes) / static_cast<double>(view.limit->bytes.bytes);
}

unsigned differentCells(const ProcessRow &before, const ProcessRow &after)
{
    const ProcessView &was = before.view;
    const ProcessView &is = after.view;
    unsigned cells = 0;
    if (was.state != is.state || before.assessment.health != after.assessment.health ||
        was.silenced != is.silenced) {
        cells |= cellBit(ProcessColumn::State) | cellBit(ProcessColumn::Uptime) |
                 cellBit(ProcessColumn::Memory) | cellBit(ProcessColumn::Trail);
    }
    if (was.pid != is.pid)
        cells |= cellBit(ProcessColumn::Pid);
    if (was.started.has_value() != is.started.has_value())
        cells |= cellBit(ProcessColumn::Uptime);
    if (before.memory != after.memory || before.limit != after.limit ||
        std::abs(before.share() - after.share()) > finestBar)
        cells |= cellBit(ProcessColumn::Memory);
    if (was.restarts != is.restarts)
        cells |= cellBit(ProcessColumn::Restarts);
    if (before.assessment.headline != after.assessment.headline)
        cells |= cellBit(ProcessColumn::Situation);
    return cells;
}

bool isEmptyIn(const ProcessRow &row, ProcessColumn column)
{
    switch (column) {
    case ProcessColumn::Pid:
        return row.view.pid == 0;
    case ProcessColumn::Uptime:
        return !row.view.started;
    case ProcessColumn::Memory:
        return !row.view.memory;
    case ProcessColumn::Trail:
        return !row.trail.isDrawable();
    case ProcessColumn::Restarts:
        return !row.view.restarts;
    case ProcessColumn::Situation:
        return row.assessment.headline.isEmpty();
    case ProcessColumn::State:
    case ProcessColumn::Name:
        break;
    }
    return false;
}

std::weak_ordering compareRows(const ProcessRow &left, const ProcessRow &right, ProcessColumn column)
{
    switch (column) {
    case ProcessColumn::State:
        return rank(left) <=> rank(right);
    case ProcessColumn::Pid:
        return left.view.pid <=> right.view.pid;
    case ProcessColumn::Uptime: // the later the start, the shorter
        return right.view.started <=> left.view.started;
    case ProcessColumn::Memory:
        return left.view.memory <=> right.view.memory;
    case ProcessColumn::Trail:
        return growthOf(left) <=> growthOf(right);
    case ProcessColumn::Restarts:
        return left.view.restarts <=> right.view.restarts;
    case ProcessColumn::Situation:
        return left.assessment.headline.localeAwareCompare(right.assessment.headline) <=> 0;
    case ProcessColumn::Name:
        break;
    }
    return std::weak_ordering::equivalent; // rows stand by name already
}

} // namespace pennon
