// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QString>

#include <vector>

namespace pennon {

/// The lines collected for mails that are not due yet, of any number of batches told apart by a key.
class BatchStore final
{
public:
    struct Line
    {
        qint64 id = 0;
        QString text;
        friend bool operator==(const Line &, const Line &) = default;
    };

    /// The database must outlive the store.
    explicit BatchStore(Database &database);

    /// The id of the new line.
    [[nodiscard]] Result<qint64> append(const QString &batch, const QString &line);
    /// In the order in which they were appended.
    [[nodiscard]] Result<std::vector<Line>> load(const QString &batch);
    /// All of them or none. Ids that are not there are no error.
    [[nodiscard]] Result<void> remove(const std::vector<qint64> &ids);

private:
    Connection &m_sql;
};

} // namespace pennon
