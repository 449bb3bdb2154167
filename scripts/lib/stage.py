# SPDX-License-Identifier: GPL-3.0-or-later
"""What both parts of the demonstration have in common: a supervisord, web servers' ports, a mail server. See scripts/demo."""
import base64
import email
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from email import policy
from pathlib import Path

PYTHON = "/usr/bin/python3"

SUPERVISORD = """
[supervisord]
logfile=%(here)s/supervisord.log
pidfile=%(here)s/supervisord.pid
childlogdir=%(here)s
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
[unix_http_server]
file=%(here)s/supervisor.sock
"""


# What makes a desktop look as it does, of the folder of settings.
LOOKS = ("qt6ct", "kdeglobals", "kdedefaults", "gtk-3.0", "gtk-4.0", "fontconfig", "dconf")


def own_desktop(folder):
    """The environment of a program that has settings of its own in that folder, looks as others do on this desktop, and is not
    taken for one that runs here already."""
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"))
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    for name in LOOKS:
        if (settings / name).exists():
            (folder / name).symlink_to(settings / name)
    (folder / "run").mkdir(mode=0o700)
    environment = dict(os.environ, XDG_CONFIG_HOME=str(folder), XDG_STATE_HOME=str(folder), XDG_RUNTIME_DIR=str(folder / "run"))
    environment.setdefault("DBUS_SESSION_BUS_ADDRESS", f"unix:path={runtime}/bus")
    if environment.get("WAYLAND_DISPLAY"):
        environment["WAYLAND_DISPLAY"] = str(runtime / environment["WAYLAND_DISPLAY"])  # stays as it is if it begins with /
    return environment


def save_server(folder, name, address, listener=""):
    """Writes the application's settings in that folder: it knows one server."""
    (folder / "pennon").mkdir(parents=True)
    text = f"[server:{name}]\nname = {name}\naddress = {address}\n"
    (folder / "pennon" / "servers.conf").write_text(text + (f"listener_socket = {listener}\n" if listener else ""), encoding="utf-8")


def reserved_port():
    """A port that is bound and never listened on, so that only a server that is told its number gets it."""
    holder = socket.socket()
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    holder.bind(("127.0.0.1", 0))
    return holder


class Stage:
    """Everything that runs during the demonstration. `mails` is filled as they arrive: recipients and message."""

    def __init__(self, folder, bin_folder, testkit):
        self.folder = folder
        self.mails = []
        self.smtp = subprocess.Popen([PYTHON, testkit / "smtpserver.py"], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, start_new_session=True)
        smtp_port = json.loads(self.smtp.stdout.readline())["port"]
        threading.Thread(target=self.receive, daemon=True).start()
        (folder / "hang").write_text("hang", encoding="ascii")
        self.ports = {"docs": reserved_port(), "shop": reserved_port()}
        self.values = {name: port.getsockname()[1] for name, port in self.ports.items()}
        self.values.update(python=PYTHON, programs=testkit / "programs", folder=folder, smtp=smtp_port, bin=bin_folder,
                           sendmail=f"{testkit}/programs/sendmail {folder}/mail")
        self.prepare()
        text = SUPERVISORD + self.programs().format(**self.values)
        (folder / "supervisord.conf").write_text(text, encoding="utf-8")
        self.supervisord = subprocess.Popen(["supervisord", "-n", "-s", "-c", folder / "supervisord.conf"],
                                            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)

    def prepare(self):
        """Writes the files that the programs need."""

    def programs(self):
        """What is in supervisord.conf, with {names} of self.values."""
        raise NotImplementedError

    def receive(self):
        for line in self.smtp.stdout:
            mail = json.loads(line).get("mail")
            if mail:
                message = email.message_from_bytes(base64.b64decode(mail["data"]), policy=policy.default)
                self.mails.append((mail["to"], message))

    def end(self):
        """Ends supervisord, which ends its programs, and the mail server; says whether that went in good order."""
        self.supervisord.terminate()
        try:
            status = self.supervisord.wait(30)
        except subprocess.TimeoutExpired:
            self.supervisord.kill()
            status = None
        self.smtp.stdin.close()
        self.smtp.terminate()
        self.smtp.wait()
        for port in self.ports.values():
            port.close()
        return status == 0


def subject_of(message):
    return str(message["subject"] or "(no subject)").strip()


def interrupted(number, _frame):
    raise SystemExit(128 + number)


def perform(stage_class, play):
    """Plays on a stage made of the program's two arguments, and ends the program if there were problems."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    with tempfile.TemporaryDirectory(prefix="pennon-demo-") as folder:
        stage = stage_class(Path(folder), Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
        problems = ["interrupted"]
        try:
            problems = play(stage)
        finally:
            if not stage.end():
                problems.append("supervisord did not end in good order")
    print()
    for problem in problems:
        print("PROBLEM:", problem)
    if problems:
        sys.exit(1)
