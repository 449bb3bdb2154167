#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server for tests: aiosmtpd, or with --fail, --drop-at, --hang-at, --moods or --no-ehlo one that misbehaves on
purpose.

Prints JSON lines: {"port": N} first, then {"mail": {...}} for each accepted mail, {"command": "MAIL", "tls": bool}
for each MAIL command, and {"session": "begin"} and {"session": "QUIT"} for each session. Ends when its stdin does.
"""
import argparse
import asyncio
import base64
import json
import socket
import ssl
import sys
import threading

# What --moods names: how a session goes wrong.
MOODS = {
    "fine": {},
    "refuses": {"fail": ["RCPT=550 5.7.1 not you"]},
    "greylists": {"fail": ["RCPT=451 4.7.1 greylisted, come back later"]},
    "busy": {"fail": ["CONNECT=421 4.3.2 too many connections"], "drop_at": "EHLO"},
    "full": {"fail": ["DOT=452 4.3.1 no space"]},
    "gone": {"drop_at": "CONNECT"},
    "drops": {"drop_at": "BODY"},
    "hangs": {"hang_at": "BODY"},
    "silent": {"hang_at": "CONNECT"},
    "forgets": {"forget": True},  # takes the mail and breaks off instead of saying so
}
STEPS = "CONNECT EHLO HELO AUTH MAIL RCPT DATA BODY DOT QUIT".split()


def tell(what):
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def accepted(sender, recipients, content, hello, user=None, tls=False):
    tell({"mail": {"from": sender, "to": recipients, "data": base64.b64encode(content).decode("ascii"),
                   "hello": hello, "user": user, "tls": tls}})


class Misbehaving:
    """One session after the other, as far as the step where it goes wrong."""

    def __init__(self, options):
        self.options = options
        self.failures = dict(entry.split("=", 1) for entry in options.fail)
        self.carried = threading.local()  # a thread is a session
        self.moods = [options] if not options.moods else [self.mood(name) for name in options.moods.split(",")]

    def mood(self, name):
        return argparse.Namespace(**{**vars(self.options), "moods": None, **MOODS[name]})

    def serve(self, listener):
        while True:
            connection, _ = listener.accept()
            mood = self.moods.pop(0) if len(self.moods) > 1 else self.moods[0]
            one = self if mood is self.options else Misbehaving(mood)
            threading.Thread(target=one.session, args=(connection,), daemon=True).start()

    def session(self, connection):
        self.carried.taken = 0
        tell({"session": "begin"})
        try:
            with connection:
                self.talk(connection, connection.makefile("rb"))
        except OSError:
            pass

    def step(self, connection, name, reply):
        """Whether the session goes on. A reply to a step that fails is CODE or CODE TEXT."""
        if name == self.options.drop_at:
            return False
        if name == self.options.hang_at:
            connection.settimeout(None)
            while connection.recv(65536):
                pass
            return False
        reply = self.failures.get(name, reply)
        if name == self.options.enough_at and self.carried.taken >= self.options.mails_per_session:
            reply = self.options.enough
            if not reply:
                return False
        if " " not in reply:
            reply += " no (test)"
        connection.sendall(reply.encode("utf-8") + b"\r\n")
        return True

    def talk(self, connection, lines):
        if not self.step(connection, "CONNECT", "220 test ESMTP"):
            return
        sender, recipients, hello = "", [], ""
        for line in lines:
            command, _, argument = line.decode("utf-8").strip().partition(" ")
            command = command.upper()
            reply = "250 fine"
            if command == "EHLO":
                hello = argument
                reply = "502 what is EHLO" if self.options.no_ehlo else "250 test fine"
                if self.options.mechanisms != "NONE" and not self.options.no_ehlo:
                    reply = "250-test\r\n250 AUTH PLAIN LOGIN"
            elif command == "HELO":
                hello = argument
            elif command == "AUTH":
                reply = "235 welcome"
            elif command == "MAIL":
                tell({"command": "MAIL", "tls": False})
                sender = argument[argument.index("<") + 1:argument.index(">")]
            elif command == "RCPT":
                recipient = argument[argument.index("<") + 1:argument.index(">")]
                recipients.append(recipient)
            elif command == "DATA":
                if not self.step(connection, "DATA", "354 go on"):
                    return
                if "DATA" in self.failures:
                    continue
                content = self.body(connection, lines)
                if content is not None and self.options.forget:
                    accepted(sender, recipients, content, hello)
                    return
                if content is None or not self.step(connection, "DOT", "250 taken"):
                    return
                if "DOT" not in self.failures:
                    accepted(sender, recipients, content, hello)
                    recipients = []
                    self.carried.taken += 1
                    if self.options.close_after == self.carried.taken:
                        return
                continue
            elif command == "QUIT":
                tell({"session": "QUIT"})
                self.step(connection, "QUIT", "221 bye")
                return
            if not self.step(connection, command, reply):
                return

    def body(self, connection, lines):
        content = b""
        for line in lines:
            if "BODY" in (self.options.drop_at, self.options.hang_at):
                self.step(connection, "BODY", "")
                return None
            if line == b".\r\n":
                return content
            content += line[1:] if line.startswith(b".") else line
        return None


def aiosmtpd_factory(options):
    from aiosmtpd.smtp import SMTP, AuthResult

    greeted = set()

    class Handler:
        async def handle_MAIL(self, server, session, envelope, address, mail_options):
            tell({"command": "MAIL", "tls": session.ssl is not None or options.smtps})
            envelope.mail_from = address
            return "250 fine"

        async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
            if address in options.refuse_rcpt:
                return "550 5.1.1 no such user " + address
            if options.greylist and (envelope.mail_from, address) not in greeted:
                greeted.add((envelope.mail_from, address))
                tell({"command": "GREYLISTED"})
                return "451 4.7.1 greylisted, come back later"
            envelope.rcpt_tos.append(address)
            return "250 fine"

        async def handle_DATA(self, server, session, envelope):
            user = session.auth_data.decode("utf-8") if session.auth_data else None
            accepted(envelope.mail_from, envelope.rcpt_tos, envelope.content, session.host_name, user,
                     session.ssl is not None or options.smtps)
            return "250 taken"

    def authenticate(server, session, envelope, mechanism, data):
        expected = options.auth.encode("utf-8") if options.auth else b""
        success = data.login + b":" + data.password == expected
        return AuthResult(success=success, handled=False, auth_data=data.login)

    context = None
    if options.starttls or options.smtps:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.certificate, options.key)
    offered = options.mechanisms.split(",") if options.auth else []
    excluded = [name for name in ("PLAIN", "LOGIN") if name not in offered]

    def protocol():
        return SMTP(Handler(), hostname="test", authenticator=authenticate, auth_exclude_mechanism=excluded,
                    auth_required=bool(options.auth), auth_require_tls=False, decode_data=False,
                    tls_context=context if options.starttls else None, loop=asyncio.get_event_loop(),
                    data_size_limit=64 * 1024 * 1024)

    return protocol, context if options.smtps else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--starttls", action="store_true")
    parser.add_argument("--smtps", action="store_true")
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--auth", metavar="USER:PASSWORD")
    parser.add_argument("--mechanisms", default="PLAIN,LOGIN", help="comma-separated; NONE for none")
    parser.add_argument("--refuse-rcpt", action="append", default=[])
    parser.add_argument("--fail", action="append", default=[], metavar="STEP=CODE")
    parser.add_argument("--drop-at", choices=STEPS)
    parser.add_argument("--hang-at", choices=STEPS)
    parser.add_argument("--no-ehlo", action="store_true")
    parser.add_argument("--enough-at", choices=STEPS, help="where a session that has carried its mails ends")
    parser.add_argument("--enough", default="", metavar="REPLY", help="what it says then; nothing: it closes the connection")
    parser.add_argument("--mails-per-session", type=int, default=1)
    parser.add_argument("--close-after", type=int, metavar="MAILS", help="close the connection once so many were taken")
    parser.add_argument("--moods", metavar="MOOD,MOOD", help="one for each session, the last one for all further ones: "
                        + ", ".join(MOODS))
    parser.add_argument("--forget", action="store_true", help="take mails and break off instead of saying so")
    parser.add_argument("--greylist", action="store_true", help="refuse each sender's first mail to a recipient for now")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--own", action="store_true", help="not aiosmtpd, though nothing is to go wrong")
    options = parser.parse_args()

    listener = socket.create_server(("127.0.0.1", options.port))
    if (options.fail or options.drop_at or options.hang_at or options.no_ehlo or options.enough_at or options.close_after
            or options.moods or options.forget or options.own):
        threading.Thread(target=Misbehaving(options).serve, args=(listener,), daemon=True).start()
    else:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        protocol, context = aiosmtpd_factory(options)
        loop.run_until_complete(loop.create_server(protocol, sock=listener, ssl=context))
        threading.Thread(target=loop.run_forever, daemon=True).start()
    tell({"port": listener.getsockname()[1]})
    sys.stdin.read()


if __name__ == "__main__":
    main()
