# SPDX-License-Identifier: GPL-3.0-or-later
"""The application's window on a private desktop, driven as a person would: keys, mouse, and pictures once it is at rest."""
import os
import re
import subprocess
import time
from pathlib import Path

from stage import own_desktop

PATIENCE = 30  # seconds, for what surely comes
CHANGE = 1.5  # seconds, for what a key may or may not change
CALM = 4  # seconds, for something that moves all the time
PAUSE = 0.12
SCREEN = Path(os.environ["XDG_RUNTIME_DIR"]) / "Xvfb_screen0"


def run(*words, check=True):
    return subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=check).stdout


def grab():
    """All pixels of the desktop, as it keeps them in a file."""
    return SCREEN.read_bytes()


def until(condition, what, patience=PATIENCE):
    end = time.monotonic() + patience
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise SystemExit(f"pictures: waited in vain for {what}")
        time.sleep(PAUSE)


def rest(since=None, change=CHANGE):
    """Until it looks the same for a while; with `since`, first until something differs from that, if it does at all."""
    now = grab()
    end = time.monotonic() + change
    while since is not None and now == since and time.monotonic() < end:
        time.sleep(PAUSE)
        now = grab()
    end = time.monotonic() + CALM
    same = 0
    while same < 3 and time.monotonic() < end:
        time.sleep(PAUSE)
        before, now = now, grab()
        same = same + 1 if before == now else 0


class Window:
    """`pennon` with these arguments; places are from its window's upper left corner. Use it with `with`."""

    def __init__(self, program, folder, arguments, patience):
        """Patience: seconds until there is surely something to see."""
        self.program, self.folder, self.arguments, self.patience = program, folder, arguments, patience

    def __enter__(self):
        run("dunstctl", "set-paused", "true")
        self.process = subprocess.Popen([self.program, *map(str, self.arguments)], env=own_desktop(self.folder), stdin=subprocess.DEVNULL)
        self.own = until(self.find, "the window")
        run("xdotool", "windowactivate", "--sync", self.own, check=False)
        self.away()
        rest(grab(), self.patience)
        return self

    def __exit__(self, *_):
        """Quits it as a person would; a dialog in the way or a window that is not there needs a signal."""
        run("xdotool", "key", "Escape", "ctrl+q", check=False)
        try:
            self.process.wait(3)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            self.process.wait()

    def all(self):
        """The program's windows that are seen, the largest first; the icon in the tray is none."""
        found = []
        for line in run("xdotool", "search", "--onlyvisible", "--class", "pennon", check=False).split():
            size = self.geometry(line.decode())
            if size and size[0] > 100:
                found.append((size[0] * size[1], line.decode()))
        return [window for _, window in sorted(found, reverse=True)]

    def find(self):
        if self.process.poll() is not None:
            raise SystemExit(f"pictures: pennon ended with status {self.process.returncode}")
        return next(iter(self.all()), None)

    @staticmethod
    def geometry(window):
        """Width, height, x and y of a window without its frame; nothing if it has gone."""
        text = run("xwininfo", "-id", window, check=False).decode()
        found = [re.search(name + r": +(-?\d+)", text) for name in ("Width", "Height", "upper-left X", "upper-left Y")]
        return tuple(int(one[1]) for one in found) if all(found) else None

    def box(self):
        return self.geometry(self.own)

    def act(self, *words):
        before = grab()
        run("xdotool", *words)
        rest(before)

    def key(self, *keys):
        for key in keys:
            self.act("key", key)

    def keys(self, *keys):
        """Several that are looked at together."""
        self.act("key", *keys)

    def write(self, text):
        self.act("type", "--delay", 5, text)

    def click(self, x, y, button=1):
        _, _, left, top = self.box()
        self.act("mousemove", left + x, top + y, "click", button)
        self.away()

    def hover(self, x, y):
        _, _, left, top = self.box()
        self.act("mousemove", left + x, top + y)

    def away(self):
        run("xdotool", "mousemove", 2, 890)

    def dialog(self, *keys):
        """Presses keys that open a window of its own, and waits for it."""
        before = len(self.all())
        run("xdotool", "key", *keys)
        until(lambda: len(self.all()) > before, f"the dialog of {keys}")
        rest()

    def picture(self, file, area=None):
        """Of an area of the desktop, given by width, height, x and y; else of the window and what is above it."""
        file.parent.mkdir(parents=True, exist_ok=True)
        width, height, x, y = area or self.box()
        crop = ["-crop", f"{width}x{height}+{x}+{y}", "+repage"]
        run("convert", f"xwd:{SCREEN}", "-alpha", "off", *crop, "-strip", file)
        print(file, flush=True)
