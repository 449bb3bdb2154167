-- SPDX-License-Identifier: GPL-3.0-or-later

-- What dry runs would have done, by process; apart from restart_history, since it holds back dry runs alone.
CREATE TABLE dry_run_history (
    process_group TEXT NOT NULL,
    process_name TEXT NOT NULL,
    document TEXT NOT NULL, -- a JSON object, see restartdocument.h
    PRIMARY KEY (process_group, process_name)
) WITHOUT ROWID;

-- Failed checks in a row of pages for which no process is restarted, by section of pennon.conf.
CREATE TABLE page_streak (
    section TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    failures INTEGER NOT NULL
) WITHOUT ROWID;
