#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""unified.py PROGRAMS TESTKIT [window]: troubled programs below a supervisord, all watched by one listener; with `window` the
application shows them until it is quit. See scripts/demo."""
import json
import os
import signal
import subprocess
import sys
import time

from stage import Stage, own_desktop, perform, save_server, subject_of

DEADLINE = 90

PROGRAMS = """[program:docs]
command={python} {programs}/hangweb.py {docs}
[program:shop]
command={python} {programs}/hangweb.py {shop} --healthy 5 --switch %(here)s/hang
[program:reports]
command={python} {programs}/leaker.py --rate 12 --max 120
[program:billing]
command={python} {programs}/crasher.py --after 4 --status 3
autorestart=false
[program:broken]
command=/bin/false
startretries=1

[eventlistener:pennon]
command={bin}/pennon-listener --config %(here)s/pennon.conf
events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_5
buffer_size=1024
stdout_logfile=NONE
stderr_logfile=%(here)s/pennon.err
"""

PENNON = """[listener]
socket = {folder}/pennon.sock
state_dir = {folder}/state
sample_interval = 1s

[mail]
transport = smtp
host = 127.0.0.1:{smtp}
from = pennon@example.com
to = admin@example.com

[memmon]
program = reports=90MB   ; leaks
interval = 2s
to = admin@example.com

[httpok:shop]
url = http://127.0.0.1:{shop}/ok
program = shop
timeout = 2s
interval = 2s
to = admin@example.com

[crashmail]
to = admin@example.com

[fatalmailbatch]
interval = 2s
to = admin@example.com
"""

ALERTS = """
[email:ops]
to = ops@example.com
language = zh_CN

[command:note]
command = /bin/sh -c 'cat >> "$0"; echo >> "$0"' {folder}/notes.json

[route:all]
to = email:ops, command:note
gather = 2s

[metrics]
textfile = {folder}/pennon.prom
interval = 2s
"""

# Kinds of incidents that must be there in the end, and words of the subjects of mails.
INCIDENTS = {"memory": "reports:reports", "http": "shop:shop", "crash": "billing:billing", "fatal": "broken:broken"}
MAILS = {"the restart of reports": "reports", "the page of shop": "httpok", "the crash of billing": "billing",
         "the start of broken": "Fatal"}


class OneListener(Stage):
    """The listener of pennon.conf, and what it says to command lines."""

    configuration = PENNON + ALERTS

    def prepare(self):
        (self.folder / "pennon.conf").write_text(self.configuration.format(**self.values), encoding="utf-8")

    def programs(self):
        return PROGRAMS

    def messages(self, recipient):
        """What has come for somebody."""
        return [message for recipients, message in list(self.mails) if recipient in recipients]

    def notes(self):
        """What the command has got: the processes of each message."""
        file = self.folder / "notes.json"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [json.loads(line) for line in lines if line]

    def metrics(self, *names):
        """Lines of the file for node_exporter that are about these families."""
        file = self.folder / "pennon.prom"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [line for line in lines if line.startswith(names or "pennon_")]

    def run(self, *words):
        """What the listener says to a command line: status and text."""
        done = subprocess.run([self.values["bin"] / "pennon-listener", *words], capture_output=True, text=True, timeout=30, check=False)
        return done.returncode, done.stdout + done.stderr

    def ctl(self, *words):
        return self.run("ctl", "--config", self.folder / "pennon.conf", *words)

    def show(self, *words):
        print("$ pennon-listener ctl", " ".join(f"'{word}'" if " " in word else word for word in words))
        status, text = self.ctl(*words)
        print("".join(f"  {line}\n" for line in text.splitlines()), flush=True)
        return status == 0

    def incidents(self):
        """Kind and process of every incident; nothing while the listener does not answer."""
        status, text = self.ctl("incidents", "--json")
        return {(one["kind"], one.get("process")) for one in json.loads(text)["incidents"]} if status == 0 else set()

    def missing(self):
        known = self.incidents()
        lost = [f"no incident: {kind} of {process}" for kind, process in INCIDENTS.items() if (kind, process) not in known]
        subjects = [subject_of(message) for message in self.messages("admin@example.com")]
        lost += [f"no mail about {what}" for what, word in MAILS.items() if not any(word in one for one in subjects)]
        noted = {incident.get("process") for note in self.notes() for incident in note.get("incidents", [])}
        lost += [f"no alert about {process}" for process in INCIDENTS.values() if process not in noted]
        if not self.messages("ops@example.com"):
            lost.append("no mail by the route")
        return lost if self.metrics() else [*lost, "no metrics"]


def wait_for(condition, process, deadline):
    """Until the condition holds, the process ends or the time is over; whether it held."""
    while not condition():
        if time.monotonic() > deadline or process.poll() is not None:
            return False
        time.sleep(0.3)
    return True


def play(stage):
    print("Programs: docs (fine), shop (hangs after 5 s), reports (leaks), billing (crashes), broken (cannot start).\n"
          "Watching: one pennon-listener --config pennon.conf. This takes about 20 seconds.\n", flush=True)
    deadline = time.monotonic() + DEADLINE
    wait_for(lambda: not stage.missing(), stage.supervisord, deadline)
    problems = stage.missing()
    for words in (("status",), ("processes",), ("incidents",), ("set", "memmon", "program", "reports=500MB")):
        if not stage.show(*words):
            problems.append(f"ctl {words[0]} failed")
    line = next((one for one in (stage.folder / "pennon.conf").read_text(encoding="utf-8").splitlines() if "reports=" in one), "")
    print(f"pennon.conf now has, with its comment:  {line}\n")
    if "500MB" not in line or "; leaks" not in line:
        problems.append("pennon.conf was not changed as asked")
    print("Mails of [crashmail] and its like, as superlance sends them:")
    for message in stage.messages("admin@example.com"):
        print("  " + subject_of(message))
    print("\nMails by [route:all], in Chinese, what belongs together in one:")
    for message in stage.messages("ops@example.com"):
        print("  " + subject_of(message))
    print("The same route to a command, as JSON:")
    for note in stage.notes():
        print(f"  {note['subject']}")
    print("Metrics for Prometheus:")
    for line in stage.metrics("pennon_process_limited_memory_bytes", "pennon_process_restarts_total", "pennon_incidents_total"):
        if not line.endswith(" 0"):
            print("  " + line)
    before = stage.incidents()
    os.kill(int((stage.folder / "state" / "lock").read_text(encoding="ascii")), signal.SIGKILL)
    print("\nThe listener was killed with -9 …", flush=True)
    if wait_for(lambda: before <= stage.incidents(), stage.supervisord, deadline) and before:
        print("… supervisord has started it again, and it knows every incident of before.")
    else:
        problems.append("incidents were lost in the kill")
    log = (stage.folder / "supervisord.log").read_text(encoding="utf-8")
    if log.count("spawned: 'docs'") != 1:
        problems.append("the healthy neighbour docs was not left alone")
    if problems:
        print((stage.folder / "pennon.err").read_text(encoding="utf-8"))
    return problems


def show(stage):
    """The application's window on these programs, with a configuration of its own, until it is quit."""
    socket = stage.folder / "pennon.sock"
    if not wait_for(socket.exists, stage.supervisord, time.monotonic() + DEADLINE):
        return ["the listener did not come up"]
    print("Programs: docs (fine), shop (hangs after 5 s), reports (leaks), billing (crashes), broken (cannot start).\n"
          "Ctrl+Q in the window ends everything. Closing it leaves the icon in the tray, if there is one.", flush=True)
    settings = stage.folder / "settings"
    save_server(settings, "demo", f"unix://{stage.folder}/supervisor.sock", socket)
    window = subprocess.run([stage.values["bin"] / "pennon"], env=own_desktop(settings), check=False)
    return [f"the application ended with status {window.returncode}"] if window.returncode else []


if __name__ == "__main__":
    if sys.argv[3:] == ["window"]:
        perform(OneListener, show)
    else:
        perform(OneListener, play)
        print("All that should happen did; everything is ended again.")
