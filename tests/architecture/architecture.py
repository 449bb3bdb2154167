#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house, checked: architecture.py ROOT prints every breach and exits 1 if there is one.

docs/ARCHITECTURE.md shows the same map for people.
"""
import re
import sys
from pathlib import Path

# Room -> the rooms whose headers it may include and whose libraries it may link. Nothing else: arrows go down only.
SHARED_ROOMS = {
    "base": [],
    "domain": ["base"],
    "curl": ["base"],
    "net": ["curl", "domain", "base"],
    "supervisor": ["net", "domain", "base"],
    "control": ["domain", "base"],
    "procmem": ["base"],
}
APPLICATION_ROOMS = {
    "session": ["supervisor", "control", "procmem", "net", "domain", "base"],
    "look": ["session", "supervisor", "control", "procmem", "net", "domain", "base"],
    "models": ["look", "session", "supervisor", "control", "procmem", "net", "domain", "base"],
    "gui": ["models", "look", "session", "supervisor", "control", "procmem", "net", "domain", "base"],
}
LISTENER_ROOMS = {
    "events": ["domain", "base"],
    "commandline": ["domain", "base"],
    "checks": ["domain", "base"],
    "probes": ["net", "procmem", "domain", "base"],
    "notify": ["curl", "domain", "base"],
    "alerts": ["domain", "base"],
    "store": ["alerts", "notify", "domain", "base"],
    "configfile": ["commandline", "domain", "base"],
    "channels": ["alerts", "configfile", "commandline", "notify", "store", "net", "domain", "base"],
    "importer": ["commandline", "domain", "base"],
    "api": ["control", "domain", "base"],
    "metrics": ["control", "domain", "base"],
    "ctl": ["control", "commandline", "domain", "base"],
    "engine": ["events", "commandline", "checks", "probes", "alerts", "notify", "store", "supervisor", "net", "procmem", "domain", "base"],
    "monitor": ["engine", "channels", "api", "metrics", "commandline", "configfile", "control", "events", "checks", "probes", "alerts", "notify", "store", "supervisor", "net",
                "procmem", "domain", "base"],
}
APPLICATION_MAIN = ["gui", "look", "session", "base"]
LISTENER_MAIN = ["monitor", "ctl", "configfile", "importer", "engine", "commandline", "base"]

ROOMS = {**{name: f"src/{name}" for name in {**SHARED_ROOMS, **APPLICATION_ROOMS}}, **{name: f"listener/{name}" for name in LISTENER_ROOMS}}
ALLOWED = {**SHARED_ROOMS, **APPLICATION_ROOMS, **LISTENER_ROOMS}
# Who may use Qt Gui, and who Qt Widgets too.
MAY_PAINT = ["look", "models", "gui"]
MAY_HAVE_WIDGETS = ["gui"]

CODE = {".h", ".cpp"}
FOLDERS = ["src", "listener", "tests", "cmake", "scripts", "docs", ".ci"]
MOST_LINES = 500
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"

# In src and listener, comments and string literals left out.
FORBIDDEN_IN_CODE = [
    (r"(?<![\w:])instance\s*\(\s*\)|\b(?!Q)\w+::instance\s*\(", "instance(): pass what is needed to the constructor"),
    (r"(?<![.>\w])sender\s*\(\s*\)|\bthis->sender\s*\(", "sender(): connect with a lambda that knows"),
    (r"\bQEventLoop\b", "QEventLoop: await instead"),
    (r"\.\s*then\s*\(\s*this\b", "then(this, ...) asserts when the object has gone by then: whenDone()"),
    (r"\bQThread::(?:sleep|msleep|usleep)\b|\bsleep_(?:for|until)\b|(?<![.>\w])(?:::)?u?sleep\s*\(", "sleeping: wait for an event"),
]
WIDGET_HEADERS = re.compile(
    r"#\s*include\s*<(?:QtWidgets|QtCharts)\b|#\s*include\s*<Q(?:AbstractButton|AbstractItemView|AbstractScrollArea|Application|BoxLayout|Button\w*|"
    r"Chart\w*|Check\w*|Combo\w*|Completer|Dialog\w*|Dock\w*|Frame|Graphics\w*|GridLayout|Group\w*|HeaderView|Label|LineEdit|List(?:View|Widget)|"
    r"MainWindow|Menu\w*|MessageBox|PlainTextEdit|Push\w*|Scroll\w*|Splitter|SpinBox|Stacked\w*|Style|Styled\w*|Style(?:Option)\w*|SystemTrayIcon|"
    r"Tab(?:Bar|Widget|leView|leWidget)|Text(?:Browser|Edit)|Tool\w*|Tree(?:View|Widget)|Widget\w*)>")
GUI_HEADERS = re.compile(
    r"#\s*include\s*<(?:QtGui|QtOpenGL)\b|#\s*include\s*<Q(?:Action|Brush|Clipboard|Color|Cursor|Desktop\w+|Font\w*|GuiApplication|Icon|Image|"
    r"Painter|Palette|Pen|Pixmap|Screen|StandardItem\w*|SvgRenderer|TextDocument|Validator|Window)>")
FORBIDDEN_IN_TEXT = [
    (r"/wor" r"k/(?:main|shared)|/tm" r"p/superlance", "a path of one machine"),
    (r"\b(?:TO" r"DO|FIX" r"ME)\b", "unfinished work"),
    (r"\bQSK" r"IP\b", "a test that looks away"),
]
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def without_comments(text):
    """C++ without comments, and with empty string literals; line numbers stay as they are."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"', re.DOTALL)
    return pattern.sub(lambda found: '""' + "\n" * found.group().count("\n") if found.group()[0] in 'R"'
                       else "\n" * found.group().count("\n"), text)


def files(root):
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
    if (root / "CMakeLists.txt").is_file():
        yield root / "CMakeLists.txt"


def needs_licence(path):
    """Sources of every kind: C++, CMake, Python, and whatever starts with #!."""
    if path.suffix in CODE | {".py", ".cmake", ".sh"} or path.name == "CMakeLists.txt":
        return True
    with open(path, "rb") as file:
        return file.read(2) == b"#!"


def room_of(relative):
    for name, folder in ROOMS.items():
        if relative.startswith(folder + "/"):
            return name
    return None


def may_use(relative):
    """The rooms that a file may use, or None where the map does not say."""
    room = room_of(relative)
    if room:
        return [room] + ALLOWED[room]
    return {"listener/main.cpp": LISTENER_MAIN, "src/main.cpp": APPLICATION_MAIN}.get(relative)


def check_includes(relative, text, beside):
    allowed = may_use(relative)
    if allowed is None:
        yield relative, 1, "a source file in no room of the map"
        return
    for found in INCLUDE.finditer(text):
        line = text.count("\n", 0, found.start(1)) + 1
        target, slash, _ = found.group(1).partition("/")
        if not slash:
            if not target.endswith(".moc") and not target.startswith("ui_") and not (beside / target).is_file():
                yield relative, line, f'#include "{target}": write "room/file.h"'
        elif target not in ROOMS:
            yield relative, line, f'#include "{found.group(1)}": there is no room "{target}"'
        elif target not in allowed:
            yield relative, line, f'#include "{found.group(1)}": not on the map (allowed: {", ".join(allowed)})'


def check_links(relative, text):
    room = room_of(relative)
    if room is None or not relative.endswith("CMakeLists.txt"):
        return
    for found in re.finditer(r"\bpennon(?:::|_)(\w+)", text):
        if found.group(1) in ROOMS and found.group(1) not in may_use(relative):
            line = text.count("\n", 0, found.start()) + 1
            yield relative, line, f"links {found.group()}: not on the map"


def check_patterns(relative, text, patterns):
    for pattern, why in patterns:
        for found in re.finditer(pattern, text):
            yield relative, text.count("\n", 0, found.start()) + 1, why


def check_file(root, path):
    relative = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return  # a fixture with bytes of its own
    if needs_licence(path) and SPDX not in "\n".join(text.split("\n")[:3]):
        yield relative, 1, f'no line "{SPDX}"'
    if path.suffix in CODE | {".py"} and text.count("\n") > MOST_LINES:
        yield relative, MOST_LINES, f"more than {MOST_LINES} lines: two files, or two classes"
    if needs_licence(path):
        yield from check_patterns(relative, text, FORBIDDEN_IN_TEXT)
        if relative != ".ci/run":
            yield from check_patterns(relative, text, [(r"\.\./sha" r"red\b", "only .ci/run may look outside the repository")])
    if relative.startswith(("src/", "listener/")):
        yield from check_links(relative, text)
        if path.suffix in CODE:
            yield from check_includes(relative, text, path.parent)
            yield from check_patterns(relative, without_comments(text), FORBIDDEN_IN_CODE)
            for pattern, allowed in (GUI_HEADERS, MAY_PAINT), (WIDGET_HEADERS, MAY_HAVE_WIDGETS):
                if room_of(relative) not in allowed and relative != "src/main.cpp":
                    for found in pattern.finditer(text):
                        yield relative, text.count("\n", 0, found.start()) + 1, "Qt Gui or Widgets below the windows"


def breaches(root):
    return [breach for path in files(root) for breach in check_file(root, path)]


def main():
    root = Path(sys.argv[1]).resolve()
    if not any(files(root)):
        sys.exit(f"{root}: no source tree")
    found = breaches(root)
    for relative, line, why in found:
        print(f"{relative}:{line}: {why}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
