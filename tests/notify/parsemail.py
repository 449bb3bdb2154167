# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a message on stdin as a mail program does; prints its headers and its text as JSON."""
import email
import email.policy
import json
import sys


def text(part):
    if part is None:
        return None
    return part.get_payload(decode=True).decode(part.get_content_charset()).replace("\r\n", "\n")


raw = sys.stdin.buffer.read()
message = email.message_from_bytes(raw, policy=email.policy.SMTP)
print(json.dumps({
    "from": [[a.display_name, a.addr_spec] for a in message["From"].addresses],
    "to": [[a.display_name, a.addr_spec] for a in message["To"].addresses],
    "subject": message["Subject"],
    "headers": sorted(message.keys()),
    "text": text(message.get_body(("plain",))),
    "html": text(message.get_body(("html",))),
    "parts": [part.get_content_type() for part in message.walk()],
    "ids": {name: message[name] for name in ("Message-ID", "In-Reply-To", "References", "Auto-Submitted") if name in message},
    "defects": [repr(d) for part in message.walk() for d in part.defects + [e for k in part.keys() for e in part[k].defects]],
    "longest": max(len(line) for line in raw.split(b"\r\n")),
    "bare": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
}))
