// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/batchpost.h"

#include "base/linelog.h"
#include "checks/batchmonitor.h"
#include "domain/selection.h"
#include "engine/eventledger.h"
#include "monitor/alerts.h"
#include "monitor/toolrules.h"
#include "store/batchstore.h"

#include <algorithm>
#include <utility>

namespace pennon {

BatchPost::BatchPost(Doors doors, QObject *parent)
    : QObject(parent)
    , m_doors(doors)
{}

void BatchPost::configure(std::vector<BatchSection> sections, const ProcessPatterns &exclude)
{
    m_exclude = exclude;
    std::vector<std::unique_ptr<Batch>> batches;
    for (BatchSection &section : sections) {
        const auto same = std::find_if(m_batches.begin(), m_batches.end(), [&](const auto &batch) {
            return batch && batch->section.head.section == section.head.section;
        });
        std::unique_ptr<Batch> batch = same != m_batches.end() ? std::move(*same) : std::make_unique<Batch>();
        const bool keepsRhythm = batch->timer.isActive() && batch->section.interval == section.interval;
        batch->section = std::move(section);
        if (!keepsRhythm) {
            batch->timer.disconnect();
            connect(&batch->timer, &QTimer::timeout, this, [this, raw = batch.get()] { post(raw->section); });
            batch->timer.start(batch->section.interval);
        }
        batches.push_back(std::move(batch));
    }
    for (const auto &gone : m_batches) {
        if (gone)
            post(gone->section);
    }
    m_batches = std::move(batches);
}

void BatchPost::exited(const ProcessExited &exited, Clock::WallTime when)
{
    for (const auto &batch : m_batches) {
        BatchMonitor words(toolRules(batch->section));
        collect(batch->section, exited.process,
                words.exited(exited.process, exited.pid, exited.expected, when));
    }
}

void BatchPost::failedToStart(const ProcessFatal &fatal, Clock::WallTime when)
{
    for (const auto &batch : m_batches) {
        BatchMonitor words(toolRules(batch->section));
        collect(batch->section, fatal.process, words.failedToStart(fatal.process, when));
    }
}

void BatchPost::collect(const BatchSection &section, const ProcessName &process,
                        const std::optional<QString> &line)
{
    if (!line || matchesAny(m_exclude, process) || !selectsOrAll(section.selection, process))
        return;
    m_doors.log.line(*line);
    if (section.dryRun || m_doors.alerts.isSilenced(process))
        return;
    if (const Result<qint64> stored = m_doors.store.append(section.head.section, *line); !stored) {
        // What cannot be kept is told at once instead.
        m_doors.log.line(stored.error().message);
        m_doors.alerts.mail(section.to, {toolRules(section).subject, *line}, process, false);
    }
}

void BatchPost::post(const BatchSection &section)
{
    const auto lines = m_doors.store.load(section.head.section);
    if (!lines) {
        m_doors.log.line(lines.error().message);
        return;
    }
    if (lines->empty())
        return;
    QStringList texts;
    std::vector<qint64> ids;
    for (const auto &line : *lines) {
        if (!m_told.contains(line.id))
            texts += line.text;
        ids.push_back(line.id);
    }
    if (texts.isEmpty()) {
        if (m_doors.store.remove(ids))
            m_told -= QSet<qint64>(ids.begin(), ids.end());
        return;
    }
    (void) m_doors.ledger.enter(std::nullopt, [&] {
        m_doors.alerts.mail(section.to, {toolRules(section).subject, texts.join(u'\n')}, {}, section.dryRun);
        if (const Result<void> removed = m_doors.store.remove(ids); !removed)
            m_doors.log.line(QStringLiteral("[%1]: %2").arg(section.head.section, removed.error().message));
    });
    // The store may be full, or have undone it: the mail goes out all the same, and must not go out twice.
    const QSet<qint64> mailed(ids.begin(), ids.end());
    m_told -= mailed;
    const auto left = m_doors.store.load(section.head.section);
    for (const auto &line : left.value_or(*lines)) {
        if (mailed.contains(line.id))
            m_told.insert(line.id);
    }
}

void BatchPost::flush()
{
    for (const auto &batch : m_batches)
        post(batch->section);
}

} // namespace pennon
