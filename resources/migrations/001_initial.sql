-- SPDX-License-Identifier: GPL-3.0-or-later
-- Times are milliseconds since 1970 (UTC). Every statement ends with a semicolon at the end of a line.

-- Mails on their way out. died: given up then, a dead letter.
CREATE TABLE mail (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    sender TEXT NOT NULL,
    recipients TEXT NOT NULL, -- a JSON array
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt INTEGER NOT NULL,
    last_error TEXT NOT NULL DEFAULT '',
    died INTEGER
);
CREATE INDEX mail_waiting ON mail (queue, id) WHERE died IS NULL;
CREATE INDEX mail_dead ON mail (died) WHERE died IS NOT NULL;

-- Serials of the events taken in last, by supervisord instance.
CREATE TABLE serial (
    id INTEGER PRIMARY KEY,
    instance TEXT NOT NULL,
    serial INTEGER NOT NULL,
    UNIQUE (instance, serial)
);

-- Lines collected for a mail that is not due yet.
CREATE TABLE batch_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch TEXT NOT NULL,
    line TEXT NOT NULL
);
CREATE INDEX batch_line_batch ON batch_line (batch, id);

CREATE TABLE incident (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    process_group TEXT NOT NULL,
    process_name TEXT NOT NULL,
    opened INTEGER NOT NULL,
    closed INTEGER,
    cause TEXT NOT NULL,
    exit_status INTEGER,
    exit_signal INTEGER,
    http_status INTEGER,
    url TEXT NOT NULL,
    memory INTEGER, -- bytes
    memory_limit INTEGER, -- bytes
    action TEXT NOT NULL,
    outcome TEXT NOT NULL,
    acknowledged INTEGER,
    acknowledged_by TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX incident_process ON incident (process_name, process_group, opened);
CREATE INDEX incident_opened ON incident (opened);
CREATE INDEX incident_open ON incident (id) WHERE closed IS NULL;

-- The last lines of the output, apart because they are big; compressed by zlib as qCompress does.
CREATE TABLE incident_tail (
    incident INTEGER PRIMARY KEY REFERENCES incident (id) ON DELETE CASCADE,
    bytes INTEGER NOT NULL, -- of both, as stored
    out_tail BLOB NOT NULL,
    err_tail BLOB NOT NULL
);

-- Memory history: blocks of many samples, see docs/state.md. A key is the number of the minute, hour or day since 1970
-- times 2^24, plus the id of the process.
CREATE TABLE sample_process (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    process_group TEXT NOT NULL,
    process_name TEXT NOT NULL,
    last_seen INTEGER NOT NULL,
    UNIQUE (process_group, process_name)
);
CREATE TABLE sample_minute (key INTEGER PRIMARY KEY, block BLOB NOT NULL);
CREATE TABLE sample_hour (key INTEGER PRIMARY KEY, block BLOB NOT NULL);
CREATE TABLE sample_day (key INTEGER PRIMARY KEY, block BLOB NOT NULL);

-- What is remembered of restarts, by process.
CREATE TABLE restart_history (
    process_group TEXT NOT NULL,
    process_name TEXT NOT NULL,
    document TEXT NOT NULL, -- a JSON object, see restartdocument.h
    PRIMARY KEY (process_group, process_name)
) WITHOUT ROWID;

CREATE TABLE silence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pattern TEXT NOT NULL,
    until INTEGER,
    note TEXT NOT NULL,
    created_by TEXT NOT NULL
);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
