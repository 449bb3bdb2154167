# SPDX-License-Identifier: GPL-3.0-or-later
"""What is pictured: every page, dialog and menu of the application. Each scene is a start of the program."""
import json
import os
import signal

from screen import Window, grab, rest, run, until
from stage import save_server

EVERY = (0, 1, 30, 1000)
SOME = (1, 30, 1000)
FULL = (30,)
# Places in the window, from its upper left corner.
HEADER = (480, 76)
SERVER = (100, 78)
EXPORT = (1280, 508)
CHART = (700, 600)
LOG = (700, 560)
LIMIT = (1080, 122)
SECTIONS = (320, 48)
TIMES = (1211, 123)
HEAD = 50
FILTERS = (300, 455, 578)
# Parts of the desktop: width, height, from the left, from above.
DESKTOP = (1440, 900, 0, 0)
TRAY = (460, 340, 980, 0)

ALERTS = """
[alerts]
host = prod-1

[email:ops]
to = ops@example.com, night@example.com

[webhook:chat]
service = slack
url = http://127.0.0.1:{shop}/chat

[route:night]
to = email:ops, desktop
severity = warning
remind = 4h
quiet = 22:00-07:00

[route:shop]
to = webhook:chat
kinds = http, breaker
group = shop

[maintenance:backup]
times = Sun 02:00-04:00
program = reports

[maintenance:cache]
times = 00:00-24:00
group = cache
"""


class View:
    """What a scene needs: the stage, a folder for its settings, and where its pictures go."""

    def __init__(self, stage, home, folder):
        self.stage, self.home, self.folder = stage, home, folder

    def window(self, *arguments):
        """The program on the stage's server, or with other arguments: None for none at all."""
        if arguments == (None,):
            arguments = []
        elif not arguments:
            listener = self.stage.folder / "pennon.sock"
            self.home = self.home / "again" if (self.home / "pennon").exists() else self.home
            save_server(self.home, "prod-1", f"unix://{self.stage.folder}/supervisor.sock", listener if listener.exists() else "")
        return Window(self.stage.values["bin"] / "pennon", self.home, arguments, 20 if self.stage.size > 100 else 2)

    def picture(self, window, name, area=None):
        window.picture(self.folder / f"{name}.png", area)

    @staticmethod
    def is_chinese():
        return os.environ.get("LANGUAGE", "").startswith("zh")

    def crash(self):
        """Lets billing crash once more, and waits until the desktop tells."""
        run("supervisorctl", "-s", f"unix://{self.stage.folder}/supervisor.sock", "start", "billing")
        until(lambda: int(run("dunstctl", "count", "displayed")) > 0, "the notification")


def choose(window, name):
    """Selects the process of this name; the keyboard is in the table then."""
    window.key("ctrl+1", "ctrl+f")
    window.write(name)
    window.key("Down", "ctrl+f", "Escape")


def pages(view):
    with view.window() as window:
        view.picture(window, "processes")
        for number, name in enumerate(("incidents", "rules", "alerts", "listener"), 2):
            window.key(f"ctrl+{number}")
            view.picture(window, name)
        if view.stage.size > 100:  # whose list has not come when the first picture is made
            window.key("ctrl+1")
            view.picture(window, "processes-listed")


def panes(view):
    with view.window() as window:
        choose(window, "reports")
        view.picture(window, "pane-memory")
        window.click(*CHART)
        window.keys(*["plus"] * 3)
        view.picture(window, "pane-memory-zoomed")
        window.hover(900, 620)
        view.picture(window, "pane-memory-hover")
        window.away()
        if (view.stage.folder / "pennon.sock").exists():
            window.key("alt+l")
            window.write("120MB")
            view.picture(window, "pane-memory-limit")
            window.key("Escape")
        for key, name in (("ctrl+l", "log"), ("ctrl+i", "incidents"), ("ctrl+e", "rules"), ("alt+Return", "details")):
            choose(window, "reports")
            window.key(key)
            view.picture(window, f"pane-{name}")
        if view.stage.size == 1:
            return
        choose(window, "shop")
        window.key("ctrl+l")
        view.picture(window, "log")
        window.click(LOG[0], LOG[1])
        window.key("ctrl+f")
        window.write("hang")
        view.picture(window, "log-search")
        choose(window, "broken")
        view.picture(window, "log-empty")


def logs(view):
    """What one does with a log: its menu, a window of its own, saving."""
    with view.window() as window:
        choose(window, "shop")
        window.key("ctrl+l")
        window.click(LOG[0], LOG[1])
        window.key("Menu")
        view.picture(window, "menu-log", area=DESKTOP)
        window.keys("p")
        view.picture(window, "log-paused")
        window.click(LOG[0], LOG[1])
        window.dialog("ctrl+s")
        view.picture(window, "dialog-save-log", area=DESKTOP)
        window.key("Escape")
        window.click(LOG[0], LOG[1])
        window.key("Menu")
        window.key("o")
        view.picture(window, "log-window", area=DESKTOP)


def export(view):
    """The memory pane's menu, and where its picture goes."""
    with view.window() as window:
        choose(window, "reports")
        window.click(*EXPORT)
        view.picture(window, "menu-export", area=DESKTOP)
        window.key("Escape")
        window.click(*CHART)
        window.keys("Left", "Left", "Left")
        view.picture(window, "pane-memory-before")


def several(view):
    with view.window() as window:
        choose(window, "reports")
        window.key("ctrl+a")
        view.picture(window, "several")
        window.keys("ctrl+d")
        view.picture(window, "confirm-stop")
        window.key("Escape")
        choose(window, "cache")
        window.keys("shift+Down", "shift+Down")
        window.key("ctrl+shift+r")
        view.picture(window, "confirm-rolling")
        window.key("Return")
        view.picture(window, "run")
        until(lambda: view.stage.ctl("processes")[0] == 0, "the listener")
        choose(window, "billing")
        window.key("ctrl+r")
        view.picture(window, "run-one")


def menus(view):
    with view.window() as window:
        for letter, name in zip("spvh", ("server", "process", "view", "help")):
            window.key(f"alt+{letter}")
            view.picture(window, f"menu-{name}")
            window.keys("Escape", "Escape")
        choose(window, "reports")
        window.key("alt+p")
        view.picture(window, "menu-process-chosen")
        window.keys("Escape", "Escape")
        window.key("Menu")
        view.picture(window, "menu-context")
        window.key("Escape")
        window.click(*HEADER, button=3)
        view.picture(window, "menu-columns")
        window.key("Escape")
        window.click(*SERVER, button=3)
        view.picture(window, "menu-sidebar")
        window.key("Escape")
        choose(window, "reports")
        for letter, name in (("g", "signal"), ("w", "whole-server")):
            window.key("Menu")
            window.key(letter)
            view.picture(window, f"menu-{name}")
            window.keys("Escape", "Escape")
        window.key("ctrl+k")
        view.picture(window, "palette")
        window.write("re")
        view.picture(window, "palette-typed")
        window.key("Escape")
        window.key("ctrl+1")
        window.key("ctrl+f")
        window.write("nothing has this name")
        view.picture(window, "processes-nothing-found")


def dialogs(view):
    with view.window() as window:
        for keys, name in ((["F1"], "shortcuts"), (["alt+h", "a"], "about"), (["ctrl+comma"], "settings"), (["ctrl+n"], "server-add"),
                           (["alt+s", "e"], "server-edit"), (["alt+s", "r"], "server-remove")):
            window.keys(*keys)
            view.picture(window, f"dialog-{name}", area=DESKTOP)
            window.key("Escape")
        window.keys("alt+s", "e")
        window.key("alt+t")
        view.picture(window, "dialog-server-works", area=DESKTOP)
        window.key("alt+s", "ctrl+a")
        window.write("/nowhere/supervisor.sock")
        window.key("alt+t")
        view.picture(window, "dialog-server-fails", area=DESKTOP)
        window.key("Escape")
        choose(window, "reports")
        window.key("ctrl+m")
        view.picture(window, "dialog-silence")
        window.key("Escape")


def language(view):
    """Another language while everything is open."""
    with view.window() as window:
        choose(window, "reports")
        for key in ("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+1", "ctrl+l", "ctrl+e", "alt+Return", "ctrl+comma"):
            window.key(key)
        window.key("alt+l")
        window.keys("Home", "Down" if view.is_chinese() else "End", "Return")
        rest(grab(), 3)
        view.picture(window, "language-pane-details")
        for key, name in (("ctrl+e", "pane-rules"), ("ctrl+l", "pane-log"), ("ctrl+2", "incidents"), ("ctrl+3", "rules"),
                          ("ctrl+4", "alerts"), ("ctrl+5", "listener")):
            window.key(key)
            view.picture(window, f"language-{name}")


def servers(view):
    """First start, and the failures of access."""
    with view.window("--connect", f"http://127.0.0.1:{view.stage.values['web']}") as window:
        rest(grab())
        view.picture(window, "dialog-password")
        window.write("wrong")
        window.key("Return")
        view.picture(window, "dialog-password-wrong")


def ssh(view):
    server = view.stage.start_ssh()
    try:
        with view.window("--connect", f"ssh://admin@127.0.0.1:{view.stage.values['ssh']}") as window:
            until(lambda: len(window.all()) > 1, "the question of ssh")
            rest()
            view.picture(window, "dialog-askpass", area=DESKTOP)
    finally:
        server.terminate()
        server.wait()


def first(view):
    with view.window(None) as window:
        rest(grab())
        view.picture(window, "first-start", area=DESKTOP)
        window.key("Escape")
        view.picture(window, "welcome")


def incidents(view):
    with view.window() as window:
        window.key("ctrl+2")
        window.click(500, 180)
        for number in range(1, 5):
            view.picture(window, f"incident-{number}")
            window.key("Down")
        window.key("Menu")
        view.picture(window, "menu-incident")
        window.key("Escape", "ctrl+Return")
        view.picture(window, "incident-acknowledged")
        window.dialog("ctrl+shift+Return")
        view.picture(window, "dialog-incident-note")
        window.key("Escape")
        for number, x in enumerate(FILTERS, 1):
            window.click(x, HEAD)
            view.picture(window, f"incident-filter-{number}")
            window.key("Escape")
        window.key("ctrl+f")
        window.write("nothing has this name")
        view.picture(window, "incidents-nothing-found")


def rules(view):
    with view.window() as window:
        window.key("ctrl+3")
        window.click(*SECTIONS)
        window.key("Home")
        for number in range(1, 10):
            view.picture(window, f"rules-{number}")
            window.key("Down")
        window.key("alt+a")
        view.picture(window, "rules-add")
        window.key("Down", "Return")
        view.picture(window, "dialog-section-name")
        window.key("Escape")
    with view.window() as window:
        window.key("ctrl+3")
        change_limit(window, "120MB")
        view.picture(window, "rules-changed")
        window.key("ctrl+s")
        view.picture(window, "dialog-save-rules")
        window.key("Escape")
        change_limit(window, "much")
        view.picture(window, "rules-wrong")
        change_limit(window, "130MB")
        view.stage.ctl("set", "memmon", "program", "reports=95MB")
        rest(grab())
        view.picture(window, "rules-changed-meanwhile")
        window.key("ctrl+s")
        view.picture(window, "dialog-merge-rules")
        window.key("Escape", "ctrl+q")
        view.picture(window, "dialog-unsaved-rules")


def change_limit(window, size):
    """Of reports, in the section [memmon] that is shown."""
    window.click(*LIMIT)
    window.key("ctrl+a")
    window.write(size)


def silences(view):
    for words in (("silence", "reports", "--for", "1h", "--note", "the spring sale"), ("silence", "shop", "--note", "known")):
        view.stage.ctl(*words)
    with view.window() as window:
        window.key("ctrl+4")
        view.picture(window, "alerts-silenced")
        window.key("ctrl+1")
        view.picture(window, "processes-silenced")


def tray(view):
    with view.window() as window:
        run("xdotool", "mousemove", *icon())
        rest(grab())
        view.picture(window, "tray-tooltip", area=DESKTOP)
        tray_menu(view, window, "tray-menu", DESKTOP)
        window.key("Down", "Down", "Right")
        view.picture(window, "tray-menu-process", area=DESKTOP)
        window.keys("Left", "Down", "Down")
        window.key("Right")
        view.picture(window, "tray-menu-pause", area=DESKTOP)
        window.keys("Escape", "Escape")
        window.away()
        window.key("ctrl+w")
        view.picture(window, "closed", area=DESKTOP)


def tray_menu(view, window, name, area):
    run("dunstctl", "close-all")
    run("dunstctl", "set-paused", "false")
    view.crash()
    run("xdotool", "mousemove", *icon())
    window.act("click", 3)
    view.picture(window, name, area)


def icon():
    """Where the tray's icon is: the middle of the tray."""
    line = run("sh", "-c", "xwininfo -root -tree | grep '\"panel\"\\|trayer'").decode()
    place = line.split()[-1].split("+")
    return int(place[1]) + 11, int(place[2]) + 12


def listener(view):
    """What the listener's page does."""
    with view.window() as window:
        window.key("ctrl+5")
        for key, name in (("m", "tested"), ("c", "checked"), ("t", "channel-tested")):
            before = grab()
            window.key(f"alt+{key}")
            rest(before)
            view.picture(window, f"listener-{name}")
        window.dialog("alt+b")
        view.picture(window, "dialog-reset-breakers")


def alerts(view):
    """Routes, channels and maintenance windows, wherever they are shown; the last scene but one."""
    with open(view.stage.folder / "pennon.conf", "a", encoding="utf-8") as file:
        file.write(ALERTS.format(**view.stage.values))
    os.kill(int((view.stage.folder / "state" / "lock").read_text(encoding="ascii")), signal.SIGHUP)
    with view.window() as window:
        window.key("ctrl+4")
        view.picture(window, "alerts-routes")
        window.key("ctrl+5")
        view.picture(window, "listener-channels")
        window.key("ctrl+1")
        view.picture(window, "processes-maintenance")
        for name in ("reports", "cache-0"):
            choose(window, name)
            window.key("ctrl+e")
            view.picture(window, f"pane-rules-routes-{name}")
        window.key("ctrl+3")
        window.click(*SECTIONS)
        window.key("Home")
        window.keys(*["Down"] * 5)
        for number in range(1, 9):
            view.picture(window, f"rules-alerts-{number}")
            window.key("Down")
        window.keys(*["Up"] * 4)
        window.click(*TIMES)
        view.picture(window, "menu-times")


def lost(view):
    """The last scene: supervisord ends."""
    with view.window() as window:
        choose(window, "docs")
        view.stage.supervisord.terminate()
        view.stage.supervisord.wait()
        rest(grab(), 5)
        view.picture(window, "lost")
        window.key("ctrl+4")
        view.picture(window, "lost-alerts")


def leaks(view):
    """Until reports has leaked so often that it is not restarted any more, and a moment longer."""
    def is_given_up():
        _, text = view.stage.ctl("incidents", "--kind", "breaker", "--json")
        return any(one["process"] == "reports:reports" for one in json.loads(text)["incidents"])
    until(is_given_up, "the leak", 300)


def main_window(view, window, name):
    choose(window, "reports")
    window.click(*CHART)
    window.keys(*["plus"] * 3)
    view.picture(window, name)


def readme(view):
    leaks(view)
    with view.window() as window:
        main_window(view, window, "window")
        window.key("ctrl+2")
        window.click(500, 110)
        view.picture(window, "incidents")
        window.key("ctrl+3")
        change_limit(window, "120MB")
        window.key("ctrl+s")
        view.picture(window, "save")
        window.key("Escape")
        tray_menu(view, window, "tray", TRAY)
        window.keys("Escape", "Escape")


def readme_dark(view):
    leaks(view)
    with view.window() as window:
        main_window(view, window, "window")


# Name, how many processes, scene.
ALL = [("pages", EVERY, pages), ("panes", SOME, panes), ("logs", FULL, logs), ("export", FULL, export), ("several", FULL, several),
       ("menus", FULL, menus), ("dialogs", FULL, dialogs), ("language", FULL, language), ("servers", FULL, servers), ("ssh", FULL, ssh),
       ("first", FULL, first), ("incidents", FULL, incidents), ("rules", FULL, rules), ("silences", FULL, silences), ("tray", FULL, tray),
       ("listener", FULL, listener), ("alerts", FULL, alerts), ("lost", FULL, lost)]
# The same for README.md, which are made when they are asked for by name.
README = [("readme", FULL, readme), ("readme-dark", FULL, readme_dark)]
