// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/database.h"

#include <QTemporaryDir>

/// A database in a directory of its own, which can be closed and opened again.
class OpenDatabase final
{
public:
    OpenDatabase() { reopen(); }

    void reopen()
    {
        m_database.reset();
        auto opened = pennon::Database::open(m_directory.path());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        m_database = std::move(*opened);
    }

    /// From now on there is no space for another page; or there is again.
    void setFull(bool isFull)
    {
        const auto pages = m_database->connection().number(QStringLiteral("PRAGMA page_count"));
        const qint64 most = isFull ? pages->value_or(1) : 1'000'000;
        (void) m_database->connection().number(QStringLiteral("PRAGMA max_page_count = %1").arg(most));
    }

    [[nodiscard]] QString directory() const { return m_directory.path(); }
    pennon::Database &operator*() { return *m_database; }
    pennon::Database *operator->() { return m_database.get(); }

private:
    QTemporaryDir m_directory;
    std::unique_ptr<pennon::Database> m_database;
};

inline pennon::Clock::WallTime at(qint64 seconds)
{
    return pennon::Clock::WallTime(std::chrono::seconds(seconds));
}
