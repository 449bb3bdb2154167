#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""demo.py PROGRAMS TESTKIT: a supervisord with troubled programs, watched by the six tools. See scripts/demo."""
import email
import re
import time
from email import policy

from stage import Stage, perform, subject_of

DEADLINE = 120

PROGRAMS = """[program:docs]
command={python} {programs}/hangweb.py {docs}
[program:shop]
command={python} {programs}/hangweb.py {shop} --healthy 7 --switch {folder}/hang
[program:reports]
command={python} {programs}/leaker.py --rate 12 --max 120
[program:imports]
command={python} {programs}/leaker.py --rate 12 --max 120 --grandchild
stopasgroup=true
killasgroup=true
[program:billing]
command={python} {programs}/crasher.py --after 4 --status 3
autorestart=false
[program:broken]
command=/bin/false
startretries=1
"""

LISTENERS = {
    "httpok": ("TICK_5", "-p shop -t 3 -m admin@example.com -s '{sendmail}' http://127.0.0.1:{shop}/ok"),
    "memmon": ("TICK_5", "-c -p reports=90MB -p imports=100MB -m admin@example.com -s '{sendmail}'"),
    "crashmail": ("PROCESS_STATE_EXITED", "-a -m admin@example.com -s '{sendmail}'"),
    "crashmailbatch": ("PROCESS_STATE_EXITED,TICK_5",
                       "-t admin@example.com -f pennon@example.com -H 127.0.0.1:{smtp} -e TICK_5 -i 0.2"),
    "fatalmailbatch": ("PROCESS_STATE_FATAL,TICK_5",
                       "-t admin@example.com -f pennon@example.com -H 127.0.0.1:{smtp} -e TICK_5 -i 0.2"),
    "crashsms": ("PROCESS_STATE_EXITED,TICK_5",
                 "-t 5551234567@txt.example.net -f pennon@example.com -H 127.0.0.1:{smtp} -e TICK_5 -i 0.08"),
}

LISTENER_SECTION = """
[eventlistener:{name}]
command={bin}/{name} {arguments}
events={events}
buffer_size=1024
stdout_logfile=NONE
stderr_logfile=%(here)s/{name}.err
"""

# What must have been seen, in the lines that are shown.
EXPECTED = {
    "httpok restarts the hanging shop": r"httpok +shop is in RUNNING state, restarting",
    "httpok reports that it runs again": r"httpok +shop restarted",
    "memmon restarts the leaking reports": r"memmon +Restarting reports:reports",
    "memmon restarts imports, which leaks in a grandchild": r"memmon +Restarting imports:imports",
    "a mail about the hanging shop": r"mail +httpok: http://.*: bad status returned",
    "a mail about reports": r"mail +memmon: process reports:reports restarted",
    "a mail about imports": r"mail +memmon: process imports:imports restarted",
    "a mail about the crash of billing": r"mail +billing crashed at ",
    "a batch about the crash of billing": r"mail +Crash alert from supervisord",
    "a batch about the program that cannot start": r"mail +Fatal start alert from supervisord",
    "a text message about the crash": r"mail +\(no subject\)",
}


class SixTools(Stage):
    """The six tools, and what is told about them."""

    def prepare(self):
        self.started = time.monotonic()
        self.lines = []
        self.shown = {}
        (self.folder / "mail").mkdir()

    def programs(self):
        text = PROGRAMS
        for name, (events, arguments) in LISTENERS.items():
            text += LISTENER_SECTION.replace("{name}", name).replace("{arguments}", arguments).replace("{events}", events)
        return text

    def tell(self, who, text):
        self.lines.append(f"{who:<15} {text}")
        print(f"{time.monotonic() - self.started:5.1f} s  {self.lines[-1]}", flush=True)

    def new_lines(self, name):
        path = self.folder / name
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        yield from lines[self.shown.get(name, 0):]
        self.shown[name] = len(lines)

    def watch(self):
        """Tells what is new in logs and mailboxes."""
        for line in self.new_lines("supervisord.log"):
            found = re.search(r"(?:INFO|WARN) ((?:spawned|exited|stopped|gave up): .*)", line)
            if found and not any(name in line for name in LISTENERS):
                self.tell("supervisord", found.group(1))
        for name in LISTENERS:
            for line in self.new_lines(name + ".err"):
                # A batch repeats what was collected, and httpok what it mails; that is shown with the mails.
                copied = f"{name:<15} {line.strip()}" in self.lines[-20:] or line.endswith("...") or "memmon.py" in line
                if not copied and re.search("estart|ailed|unexpected|too many|rror", line):
                    self.tell(name, line.strip())
        for path in sorted((self.folder / "mail").glob("*.mail")):
            if path not in self.shown:
                self.shown[path] = True
                self.show_mail("sendmail", email.message_from_bytes(path.read_bytes(), policy=policy.default))
        while self.mails:
            recipients, mail = self.mails.pop(0)
            self.show_mail("SMTP to " + ", ".join(recipients), mail)

    def show_mail(self, way, mail):
        self.tell("mail", f"{subject_of(mail)}   [{way}]")
        for line in mail.get_content().rstrip().splitlines():
            print(" " * 25 + "| " + line, flush=True)

    def missing(self):
        return [what for what, pattern in EXPECTED.items() if not any(re.search(pattern, line) for line in self.lines)]

    def starts_of(self, name):
        return sum(f"spawned: '{name}'" in line for line in self.lines)


def play(stage):
    print("Programs: docs (fine), shop (hangs after 7 s), reports (leaks), imports (leaks in a grandchild), billing "
          "(crashes),\nbroken (cannot start). Watching: httpok, memmon, crashmail, crashmailbatch, fatalmailbatch, crashsms.\n")
    while stage.missing() and time.monotonic() < stage.started + DEADLINE and stage.supervisord.poll() is None:
        time.sleep(0.2)
        stage.watch()
    problems = ["did not happen: " + what for what in stage.missing()]
    if stage.starts_of("docs") != 1:
        problems.append("the healthy neighbour docs was not left alone")
    return problems


perform(SixTools, play)
print(f"All {len(EXPECTED) + 2} things that should happen did; everything is ended again.")
