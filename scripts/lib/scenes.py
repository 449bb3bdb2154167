# SPDX-License-Identifier: GPL-3.0-or-later
"""What is pictured: every page, dialog and menu of the application. Each scene is a start of the program."""
import json
import signal

from screen import Window, grab, rest, run, until

EVERY = (0, 1, 30, 1000)
SOME = (1, 30, 1000)
FULL = (30,)
# Places in the window, from its upper left corner.
FIRST_TAB = (275, 472)
HEADER = (480, 76)
CHART = (700, 600)


class View:
    """What a scene needs: the stage, a folder for its settings, and where its pictures go."""

    def __init__(self, stage, home, folder):
        self.stage, self.home, self.folder = stage, home, folder

    def window(self, *arguments):
        """The program on the stage's server, or with other arguments: None for none at all."""
        if arguments == (None,):
            arguments = []
        elif not arguments:
            arguments = ["--connect", f"unix://{self.stage.folder}/supervisor.sock"]
            if (self.stage.folder / "pennon.sock").exists():
                arguments += ["--listener", self.stage.folder / "pennon.sock"]
        return Window(self.stage.values["bin"] / "pennon", self.home, *arguments)

    def picture(self, window, name, whole=False):
        window.picture(self.folder / f"{name}.png", whole)


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


def panes(view):
    with view.window() as window:
        choose(window, "reports")
        view.picture(window, "pane-memory")
        window.click(*CHART)
        window.keys(*["plus"] * 9)
        view.picture(window, "pane-memory-zoomed")
        window.hover(900, 620)
        view.picture(window, "pane-memory-hover")
        window.away()
        window.click(*FIRST_TAB)
        for name in ("log", "incidents", "rules", "details"):
            window.key("Right")
            view.picture(window, f"pane-{name}")
        choose(window, "shop")
        window.key("ctrl+l")
        view.picture(window, "log")
        window.key("ctrl+f")
        window.write("hang")
        view.picture(window, "log-search")
        choose(window, "broken")
        view.picture(window, "log-empty")


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
            view.picture(window, f"dialog-{name}", whole=True)
            window.key("Escape")
        choose(window, "reports")
        window.key("ctrl+m")
        view.picture(window, "dialog-silence")
        window.key("Escape")


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
            view.picture(window, "dialog-askpass", whole=True)
    finally:
        server.terminate()
        server.wait()


def first(view):
    with view.window(None) as window:
        rest(grab())
        view.picture(window, "first-start", whole=True)
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


def rules(view):
    with view.window() as window:
        window.key("ctrl+3")
        window.click(300, 40)
        window.key("Home")
        for number in range(1, 9):
            view.picture(window, f"rules-{number}")
            window.key("Down")
        window.key("alt+a")
        view.picture(window, "rules-add")
        window.key("Escape")


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
        run("dunstctl", "set-paused", "false")
        x, y = icon()
        run("xdotool", "mousemove", x, y)
        rest(grab())
        view.picture(window, "tray-tooltip", whole=True)
        window.act("click", 3)
        view.picture(window, "tray-menu", whole=True)
        window.key("Down", "Down", "Right")
        view.picture(window, "tray-menu-process", whole=True)
        window.keys("Escape", "Escape")
        window.away()
        window.key("ctrl+w")
        view.picture(window, "closed", whole=True)


def icon():
    """Where the tray's icon is: the middle of the tray."""
    line = run("sh", "-c", "xwininfo -root -tree | grep '\"panel\"\\|trayer'").decode()
    place = line.split()[-1].split("+")
    return int(place[1]) + 11, int(place[2]) + 12


def lost(view):
    with view.window() as window:
        choose(window, "reports")
        view.stage.supervisord.send_signal(signal.SIGSTOP)
        try:
            before = grab()
            until(lambda: rest(before) or True, "a lost server")
            view.picture(window, "lost-soon")
        finally:
            view.stage.supervisord.send_signal(signal.SIGCONT)


def leaks(view):
    """Until reports has leaked for a while: two restarts, and near its limit again."""
    def has_leaked():
        _, text = view.stage.ctl("incidents", "--kind", "memory", "--json")
        if len(json.loads(text)["incidents"]) < 2:
            return False
        _, text = view.stage.ctl("processes", "--json")
        return any(one["process"] == "reports:reports" and one["memory"] > 70 << 20 for one in json.loads(text)["processes"])
    until(has_leaked, "the leak", 180)


def main_window(view, window, name):
    choose(window, "reports")
    window.click(*CHART)
    window.keys(*["plus"] * 10)
    view.picture(window, name)


def readme(view):
    leaks(view)
    with view.window() as window:
        main_window(view, window, "window")
        window.key("ctrl+2")
        window.key("Home")
        view.picture(window, "incidents")


def readme_dark(view):
    leaks(view)
    with view.window() as window:
        main_window(view, window, "window")


# Name, how many processes, scene.
ALL = [("pages", EVERY, pages), ("panes", SOME, panes), ("several", FULL, several), ("menus", FULL, menus), ("dialogs", FULL, dialogs),
       ("servers", FULL, servers), ("ssh", FULL, ssh), ("first", FULL, first), ("incidents", FULL, incidents), ("rules", FULL, rules),
       ("silences", FULL, silences), ("tray", FULL, tray), ("lost", FULL, lost)]
# The same for README.md, which are made when they are asked for by name.
README = [("readme", FULL, readme), ("readme-dark", FULL, readme_dark)]
