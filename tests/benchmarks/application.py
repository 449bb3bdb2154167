#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the application `pennon` in a real window, from outside. To be run on a private desktop; README.md beside explains it."""
import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time

from listener import Listener, cpu_seconds, proportional_kib
from screen import Screen
from supervised import RULES, Supervised
from world import World


class Program:
    """`pennon` in its window inside the with block, with a configuration of its own."""

    def __init__(self, binaries, url, listener_socket):
        self.argv = [os.path.join(binaries, "pennon"), "--connect", url, "--listener", listener_socket]

    def __enter__(self):
        self.configuration = tempfile.TemporaryDirectory(prefix="pennon-")
        environment = dict(os.environ, XDG_CONFIG_HOME=self.configuration.name)
        self.began = time.monotonic()
        self.process = subprocess.Popen(self.argv, env=environment, stdin=subprocess.DEVNULL)
        self.pid = self.process.pid
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        finally:
            self.process.kill()
            self.configuration.cleanup()

    def cpu(self):
        if self.process.poll() is not None:
            raise RuntimeError(f"{self.argv} ended with status {self.process.returncode}")
        return cpu_seconds(self.pid)


@contextlib.contextmanager
def living_world(options):
    """A supervisord that answers at once and whose time goes on, and a listener with a history: what the application itself
    costs. Yields URL and socket."""
    with tempfile.TemporaryDirectory(prefix="application-") as folder, World(options.processes, alive=True) as world:
        rules = os.path.join(folder, "pennon.conf")
        with open(rules, "w", encoding="ascii") as file:
            file.write(RULES.format(folder=folder))
        if os.path.exists(options.history):
            names = [(f"shop{number // 10}", f"web{number}") for number in range(options.processes)]
            make_history(options, os.path.join(folder, "state"), names)
        with Listener([os.path.join(options.binaries, "pennon-listener"), "--config", rules], world):
            yield world.url, os.path.join(folder, "pennon.sock")


def make_history(options, state, names):
    """30 days for every process, stored as the listener stores them."""
    subprocess.run([options.history, "--directory", state], input="\n".join(":".join(name) for name in names), text=True,
                   check=True, stdout=sys.stderr)


class Watch:
    """What can be seen of a window that is being started, on the desktop of the default size (1440x900)."""
    MIDDLE = (700, 300, 40, 4)
    NAMES = (460, 160, 45, 340)  # a strip of the table's column of names
    ROW = (460, 324, 45, 6)  # a row in there

    def __init__(self):
        self.screen = Screen()
        self.empty = self.screen.rows(*self.MIDDLE)
        self.screen.point_at(self.ROW[0], self.ROW[1])

    def is_mapped(self):
        return self.screen.rows(*self.MIDDLE) != self.empty

    def is_filled(self):
        return self.screen.lines_of_text(*self.NAMES) >= 8

    def click(self):
        self.unchosen = self.screen.rows(*self.ROW)
        self.screen.click()

    def is_chosen(self):
        return self.screen.rows(*self.ROW)[0] != self.unchosen[0]

    def wait_until(self, condition, program, patience=120):
        while not condition():
            if time.monotonic() - program.began > patience:
                raise TimeoutError(f"{program.argv}: the window does not become what it should")
            time.sleep(0.002)
        return (time.monotonic() - program.began) * 1e3, program.cpu() * 1e3


def start_at(options, url, socket):
    """Time from exec until the window is there, until its table shows the processes, and until a click has chosen one of them."""
    rows = []
    for number in range(options.rounds + 1):
        watch = Watch()
        with Program(options.binaries, url, socket) as program:
            row = (*watch.wait_until(watch.is_mapped, program), *watch.wait_until(watch.is_filled, program))
            watch.click()
            row += watch.wait_until(watch.is_chosen, program)
        deadline = time.monotonic() + 20
        while watch.is_mapped() and time.monotonic() < deadline:
            time.sleep(0.05)
        if number:  # the first one reads its files from the disk
            rows.append(row)
    for index, what in enumerate(("window there, ms", "CPU until then, ms", "table filled, ms", "CPU until then, ms",
                                "click answered, ms", "CPU until then, ms")):
        values = [row[index] for row in rows]
        print(f"  {what:20} median {statistics.median(values):7.0f}   {min(values):.0f} to {max(values):.0f}", flush=True)


def start(options):
    with living_world(options) as (url, socket):
        print(f"Started at a supervisord that answers at once, {options.processes:,} processes")
        start_at(options, url, socket)


def start_real(options):
    with Supervised(options.binaries, options.processes) as world:
        took = [world.list()[1] for _ in range(3)]
        print(f"Started at a real supervisord with {options.processes:,} processes, which takes {min(took):.2f} s to list them")
        start_at(options, "unix://" + world.socket, world.listener_socket)


def frames(options):
    """The whole window from inside."""
    with living_world(options) as (url, socket):
        subprocess.run([options.frames, "--connect", url, "--listener", socket, "--seconds", str(options.seconds)], check=True)


def refresh_real(options):
    """CPU at a real supervisord, which sets the pace itself."""
    with Supervised(options.binaries, options.processes) as world, \
            Program(options.binaries, "unix://" + world.socket, world.listener_socket) as program:
        time.sleep(30)
        began, before = time.monotonic(), program.cpu()
        time.sleep(options.seconds)
        print(f"A real supervisord with {options.processes:,} processes: CPU of pennon "
              f"{(program.cpu() - before) / (time.monotonic() - began) * 100:.2f} % of a core")


def soak(options):
    """Memory and CPU while it is refreshed every second, for --minutes."""
    with living_world(options) as (url, socket), Program(options.binaries, url, socket) as program:
        time.sleep(20)
        began, before = time.monotonic(), program.cpu()
        rows = []
        while time.monotonic() - began < options.minutes * 60:
            time.sleep(options.every)
            gone = time.monotonic() - began
            rows.append((gone, proportional_kib(program.pid) / 1024, anonymous_kib(program.pid) / 1024, program.cpu() - before))
            print("%6.0f s  PSS %6.1f MiB  private %6.1f MiB  CPU %5.2f %%" % (*rows[-1][:3], rows[-1][3] / gone * 100),
                  file=sys.stderr, flush=True)
        tenth = max(1, len(rows) // 10)
        print(f"\n{options.minutes:g} minutes, {options.processes:,} processes, a refresh every second: "
              f"CPU {rows[-1][3] / rows[-1][0] * 100:.2f} % of a core; "
              f"PSS {rows[0][1]:.1f} MiB after {rows[0][0]:.0f} s, "
              f"{statistics.median(row[1] for row in rows[tenth:2 * tenth] or rows):.1f} after a tenth of the time, "
              f"{statistics.median(row[1] for row in rows[-tenth:]):.1f} at the end, {max(row[1] for row in rows):.1f} at most")


def anonymous_kib(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Private_Dirty:"))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binaries", default="build/release/bin", help="folder of pennon and pennon-listener")
    parser.add_argument("--history", default="build/release/tests/pennon_bench_storedhistory", help="that program")
    parser.add_argument("--only", action="append", choices=MEASUREMENTS, help="may be repeated")
    parser.add_argument("--frames", default="build/release/tests/pennon_bench_windowframes", help="that program")
    parser.add_argument("--rounds", type=int, default=10, help="how often it is started (default: 10)")
    parser.add_argument("--seconds", type=int, default=60, help="how long it is refreshed for frames (default: 60)")
    parser.add_argument("--processes", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=60, help="of soak")
    parser.add_argument("--every", type=float, default=10, help="seconds between two looks at the memory")
    return parser.parse_args()


MEASUREMENTS = {"start": start, "frames": frames, "soak": soak, "start-real": start_real, "refresh-real": refresh_real}

if __name__ == "__main__":
    chosen = arguments()
    for name in chosen.only or MEASUREMENTS:
        MEASUREMENTS[name](chosen)
