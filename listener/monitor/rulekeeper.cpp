// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/rulekeeper.h"

#include "base/linelog.h"

#include <utility>

namespace pennon {

namespace {

/// All problems, one a line.
QString listed(const QString &file, const Problems &problems)
{
    QStringList lines;
    for (const Problem &problem : problems)
        lines += problemLine(file, problem);
    return lines.join(u'\n');
}

} // namespace

RuleKeeper::RuleKeeper(QString file, LineLog &log, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_path(std::move(file))
    , m_log(log)
    , m_clock(clock)
{}

Result<void> RuleKeeper::load()
{
    const Result<ConfigFile> file = ConfigFile::load(m_path);
    if (!file)
        return tl::unexpected(file.error());
    ReadConfiguration read = file->read();
    if (!read.isUsable())
        return failure(ErrorCode::InvalidInput, listed(m_path, read.problems));
    if (!read.problems.empty())
        m_log.line(listed(m_path, read.problems));
    take(*file, std::move(read.configuration));
    return {};
}

void RuleKeeper::take(const ConfigFile &file, Configuration configuration)
{
    m_configuration = std::move(configuration);
    m_revision = file.revision();
    m_loadedAt = m_clock.now();
    m_problem.reset();
}

void RuleKeeper::reload()
{
    if (const Result<void> loaded = load(); !loaded) {
        m_problem = loaded.error().message;
        m_log.line(*m_problem);
        m_log.line(QStringLiteral("%1 cannot be used; the rules before it stay in force").arg(m_path));
        Q_EMIT broken(*m_problem);
        return;
    }
    m_log.line(QStringLiteral("The rules of %1 are in force").arg(m_path));
    Q_EMIT changed();
}

Result<RuleKeeper::Outcome> RuleKeeper::change(const QString &revision,
                                               const std::vector<ConfigurationChange> &changes)
{
    Result<ConfigFile> file = ConfigFile::load(m_path);
    if (!file)
        return tl::unexpected(file.error());
    if (file->revision() != revision) {
        return failure(ErrorCode::Conflict,
                       QString(QStringLiteral("%1 was changed meanwhile; read the rules again").arg(m_path)));
    }
    if (Problems problems = file->apply(changes); !problems.empty())
        return Outcome{revision, std::move(problems)};
    ReadConfiguration read = file->read();
    if (const Result<void> saved = file->save(); !saved)
        return tl::unexpected(saved.error());
    take(*file, std::move(read.configuration));
    m_log.line(QStringLiteral("%1 was changed, and its rules are in force").arg(m_path));
    Q_EMIT changed();
    return Outcome{m_revision, {}};
}

} // namespace pennon
