# SPDX-License-Identifier: GPL-3.0-or-later
"""One event listener under measurement: driven over its pipes as supervisord does it, and what it has cost so far."""
import itertools
import os
import resource
import struct
import subprocess
import tempfile
import time

READY = b"READY\n"
OK = b"RESULT 2\nOK"
PATIENCE = 600
PAGE = resource.getpagesize()
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")
CRASH = ("PROCESS_STATE_EXITED", "processname:web{n} groupname:shop from_state:RUNNING expected:0 pid:{pid}")
UNASKED = [
    ("PROCESS_STATE_STARTING", "processname:web{n} groupname:shop from_state:STOPPED tries:0"),
    ("PROCESS_STATE_RUNNING", "processname:web{n} groupname:shop from_state:STARTING pid:{pid}"),
    ("PROCESS_STATE_STOPPING", "processname:web{n} groupname:shop from_state:RUNNING pid:{pid}"),
]


class ListenerFailed(Exception):
    """The listener ended, or said what a listener does not say."""


class Listener:
    """A running listener, READY inside the with block. No two of its events have the same serial, and a tick tells the
    time of now, since a listener may ignore what came before or is too old."""

    def __init__(self, argv, world, pin=None):
        self.argv = argv
        self.pin = pin
        self.environment = dict(os.environ, SUPERVISOR_ENABLED="1", SUPERVISOR_SERVER_URL=world.url,
                                SUPERVISOR_PROCESS_NAME="listener", SUPERVISOR_GROUP_NAME="listener")
        # supervisord does not set these, and they change what a Python listener costs.
        for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
            self.environment.pop(name, None)
        self.serials = itertools.count(1)
        self.rest = b""

    def __enter__(self):
        self.log = tempfile.NamedTemporaryFile(prefix="listener-")
        pin = (lambda: os.sched_setaffinity(0, {self.pin})) if self.pin is not None else None
        began = time.perf_counter()
        self.process = subprocess.Popen(self.argv, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.log, preexec_fn=pin)
        self.pid = self.process.pid
        try:
            self.expect(READY)
        except BaseException:
            self.end()
            raise
        self.start_time = time.perf_counter() - began
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        """End of input, as when supervisord goes; then SIGTERM and SIGKILL for this one process."""
        self.process.stdin.close()
        for step in (lambda: None, self.process.terminate, self.process.kill):
            step()
            try:
                self.process.wait(5)
                break
            except subprocess.TimeoutExpired:
                continue
        self.process.stdout.close()
        self.log.close()

    def expect(self, token):
        while len(self.rest) < len(token):
            chunk = os.read(self.process.stdout.fileno(), 4096)
            if not chunk:
                raise ListenerFailed(f"{self.argv} ended: {self.log_text()[-1000:]}")
            self.rest += chunk
        if not self.rest.startswith(token):
            raise ListenerFailed(f"{self.argv} said {self.rest[:80]} instead of {token}: {self.log_text()[-1000:]}")
        self.rest = self.rest[len(token):]

    def make(self, name, payload):
        serial = next(self.serials)
        text = payload.format(n=serial % 40, pid=2000 + serial % 30000)
        return (f"ver:3.0 server:supervisor serial:{serial} pool:listener poolserial:{serial} eventname:{name} "
                f"len:{len(text)}\n{text}").encode()

    def send(self, event):
        """Delivers one event; returns when the listener is READY for the next. It may not be worked off yet."""
        os.write(self.process.stdin.fileno(), event)
        self.expect(OK)
        self.expect(READY)

    def crash(self):
        self.send(self.make(*CRASH))

    def tick(self, name="TICK_60"):
        self.send(self.make(name, f"when:{int(time.time())}"))

    def log_text(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    def wait_for_log(self, text, count):
        """Returns once the log holds a text so many times."""
        deadline = time.monotonic() + PATIENCE
        while self.log_text().count(text) < count:
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise ListenerFailed(f"{self.argv}: not {count} times {text!r} in the log: {self.log_text()[-1000:]}")
            time.sleep(0.02)

    def cpu(self):
        """CPU seconds so far, once nothing is done any more: its own and those of the children it has reaped."""
        deadline = time.monotonic() + PATIENCE
        before = cpu_seconds(self.pid)
        quiet = 0
        while quiet < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
            after = cpu_seconds(self.pid)
            quiet = quiet + 1 if after == before else 0
            before = after
        return before


def cpu_seconds(pid):
    own = time.clock_gettime((~pid << 3) | 2)  # the CPU-time clock of another process, see clock_getcpuclockid(3)
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
        fields = file.read().rpartition(")")[2].split()
    return own + (int(fields[13]) + int(fields[14])) / CLOCK_TICKS


def mebibytes(pids):
    """Memory that these processes hold together, and how it was counted: every physical page once, which needs root;
    else the sum of their PSS."""
    if os.geteuid() == 0:
        return len(set().union(*map(physical_pages, pids))) * PAGE / 2**20, "union"
    return sum(proportional_kib(pid) for pid in pids) / 1024, "PSS"


def physical_pages(pid):
    """Frame numbers of the pages that are in memory (Documentation/admin-guide/mm/pagemap.rst in Linux)."""
    present, frame = 1 << 63, (1 << 55) - 1
    pages = set()
    with open(f"/proc/{pid}/maps", encoding="utf-8", errors="replace") as maps, \
            open(f"/proc/{pid}/pagemap", "rb", buffering=0) as pagemap:
        for line in maps:
            start, end = (int(part, 16) for part in line.split()[0].split("-"))
            if start >= present:  # vsyscall, no memory of the process
                continue
            pagemap.seek(start // PAGE * 8)
            for (entry,) in struct.iter_unpack("=Q", pagemap.read((end - start) // PAGE * 8)):
                if entry & present and entry & frame:
                    pages.add(entry & frame)
    return pages


def proportional_kib(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii", errors="replace") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
