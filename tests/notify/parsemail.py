# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a message on stdin as a mail program does; prints its headers and its text as JSON."""
import email
import email.policy
import json
import sys

raw = sys.stdin.buffer.read()
message = email.message_from_bytes(raw, policy=email.policy.SMTP)
print(json.dumps({
    "from": [[a.display_name, a.addr_spec] for a in message["From"].addresses],
    "to": [[a.display_name, a.addr_spec] for a in message["To"].addresses],
    "subject": message["Subject"],
    "headers": sorted(message.keys()),
    "text": message.get_payload(decode=True).decode(message.get_content_charset()).replace("\r\n", "\n"),
    "defects": [repr(d) for d in message.defects] + [repr(d) for k in message.keys() for d in message[k].defects],
    "longest": max(len(line) for line in raw.split(b"\r\n")),
    "bare": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
}))
