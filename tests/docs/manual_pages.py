#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""manual_pages.py PAGES PROGRAMS: compares the options in the manual pages with those that the built programs show with
--help, and lets groff, where it is installed, look for mistakes in the pages. Prints what is wrong and exits 1."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

TOOLS = ["httpok", "memmon", "crashmail", "crashmailbatch", "fatalmailbatch", "crashsms"]
LISTENER = "pennon-listener"


def options_of_help(text):
    """"  -p, --program, --process NAME" -> ("-p --program --process", "NAME"); what follows two blanks is help"""
    options = set()
    for line in text.splitlines():
        if re.match(r"  -", line):
            words = re.sub("[,<>]", "", line.strip().split("  ")[0]).split()
            names = [word for word in words if word.startswith("-")]
            options.add((" ".join(names), " ".join(words[len(names):])))
    return options


def options_of_page(text):
    """".It Fl p , Fl -program , Fl -process Ar NAME" -> the same, from the section OPTIONS alone"""
    section = re.search(r"^\.Sh OPTIONS$(.*?)^\.Sh ", text, re.MULTILINE | re.DOTALL)
    options = set()
    for line in re.findall(r"^\.It (Fl .*)$", section.group(1) if section else "", re.MULTILINE):
        flags, _, value = line.partition(" Ar ")
        names = ["-" + name for name in re.findall(r"Fl (\S+)", flags)]
        options.add((" ".join(names), value.strip()))
    return options


def differences(tool, shown, written):
    for names, value in sorted(shown - written):
        yield f"{tool}.1 lacks {names} {value}".rstrip()
    for names, value in sorted(written - shown):
        yield f"{tool}.1 has {names} {value}".rstrip() + f", which {tool} --help does not show"


def check_tool(pages, tool, command):
    page = pages / f"{tool}.1"
    if not page.is_file():
        yield f"there is no {page}"
        return
    shown = options_of_help(subprocess.run([*command, "--help"], capture_output=True, text=True, check=True).stdout)
    if not shown:
        yield f"{tool} --help shows no options"
    yield from differences(tool, shown, options_of_page(page.read_text(encoding="utf-8")))


def check_listener(pages, programs):
    """The overview names the tools; the page has the options that the program shows."""
    text = (pages / f"{LISTENER}.1").read_text(encoding="utf-8")
    overview = subprocess.run([programs / LISTENER, "--help"], capture_output=True, text=True, check=True).stdout
    named = set(re.findall(r"^  (\w+)$", overview, re.MULTILINE))
    if named != set(TOOLS):
        yield f"{LISTENER} --help names {sorted(named)}, expected are {sorted(TOOLS)}"
    for tool in sorted(named - set(re.findall(r"^\.It Xr (\w+) 1$", text, re.MULTILINE))):
        yield f"{LISTENER}.1 does not name {tool}"
    yield from differences(LISTENER, options_of_help(overview), options_of_page(text))


def check_groff(pages):
    if not shutil.which("groff"):
        print("groff is not installed: only the options were compared")
        return
    for page in sorted(pages.glob("*.1")):
        found = subprocess.run(["groff", "-mandoc", "-Kutf8", "-Tutf8", "-ww", "-z", page], capture_output=True, text=True,
                               check=False)
        if found.returncode != 0 or found.stderr:
            yield f"groff about {page.name}: {found.stderr.strip() or found.returncode}"


def main():
    pages, programs = (Path(argument).resolve() for argument in sys.argv[1:3])
    problems = [problem for tool in TOOLS for problem in check_tool(pages, tool, [programs / tool])]
    problems += check_tool(pages, f"{LISTENER}-ctl", [programs / LISTENER, "ctl"])
    if (programs / "pennon").exists():  # not where only the listener is built
        problems += check_tool(pages, "pennon", [programs / "pennon"])
    problems += check_listener(pages, programs)
    problems += check_groff(pages)
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


main()
