// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "configfile/configfile.h"
#include "domain/configuration.h"
#include "domain/configurationtext.h"

#include <QObject>

#include <optional>

namespace pennon {

class LineLog;

/// The rules in force, and the file they come from. A file that cannot be used never replaces rules that are
/// in force.
class RuleKeeper final : public QObject
{
    Q_OBJECT

public:
    RuleKeeper(QString file, LineLog &log, const Clock &clock, QObject *parent = nullptr);

    /// At the start: an error names every problem, one a line.
    [[nodiscard]] Result<void> load();
    /// Reads the file again. Rules that cannot be used are logged and told by broken().
    void reload();

    /// All of these changes or none, against the file of this revision. Nothing if they were refused: then
    /// problems() of the answer say why. Conflict for another revision.
    struct Outcome
    {
        QString revision;
        Problems problems; ///< empty: accepted
    };
    [[nodiscard]] Result<Outcome> change(const QString &revision,
                                         const std::vector<ConfigurationChange> &changes);

    [[nodiscard]] const Configuration &configuration() const { return m_configuration; }
    /// Of the file as it is now, which may have been edited since it was loaded.
    [[nodiscard]] Result<ConfigFile> file() const { return ConfigFile::load(m_path); }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const QString &revision() const { return m_revision; }
    [[nodiscard]] Clock::WallTime loadedAt() const { return m_loadedAt; }
    /// Why the file as it was last read is not in force.
    [[nodiscard]] const std::optional<QString> &problem() const { return m_problem; }

Q_SIGNALS:
    /// Other rules are in force.
    void changed();
    void broken(const QString &problem);

private:
    void take(const ConfigFile &file, Configuration configuration);

    QString m_path;
    LineLog &m_log;
    const Clock &m_clock;
    Configuration m_configuration;
    QString m_revision;
    Clock::WallTime m_loadedAt{};
    std::optional<QString> m_problem;
};

} // namespace pennon
