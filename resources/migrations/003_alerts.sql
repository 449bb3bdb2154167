-- SPDX-License-Identifier: GPL-3.0-or-later

-- The HTML part of a mail, and what makes it part of a thread (without angle brackets); empty: none.
ALTER TABLE mail ADD COLUMN html TEXT NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN message_id TEXT NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN in_reply_to TEXT NOT NULL DEFAULT '';
