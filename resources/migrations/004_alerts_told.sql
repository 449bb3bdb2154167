-- SPDX-License-Identifier: GPL-3.0-or-later

-- What each route has told of which trouble, see AlertRow.
CREATE TABLE alert (
    route TEXT NOT NULL,
    incident INTEGER NOT NULL, -- the first of the trouble
    stage TEXT NOT NULL,
    since INTEGER NOT NULL,
    told INTEGER,
    thread TEXT NOT NULL,
    times_told INTEGER NOT NULL,
    said_over INTEGER NOT NULL,
    PRIMARY KEY (route, incident)
) WITHOUT ROWID;

-- Messages that the rate of a channel holds back: one for each channel.
CREATE TABLE alert_held (
    channel TEXT PRIMARY KEY,
    document TEXT NOT NULL -- a JSON object, see alertstore.cpp
) WITHOUT ROWID;
