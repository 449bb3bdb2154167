#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures event listeners side by side and prints the figures as Markdown. README.md beside explains it."""
import argparse
import fnmatch
import os
import shlex
import statistics
import sys

from benchmarks import Subject, catalogue, measure
from listener import ListenerFailed
from unified import unified_catalogue


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--command", action="append", default=[], metavar="NAME=COMMAND",
                        help="a listener, with {tool} for the tool's name, or without for the one that takes --config; the first "
                             "one is what the others are compared with")
    parser.add_argument("--only", action="append", metavar="PATTERN", help="benchmarks of this name (memory-*); may be repeated")
    parser.add_argument("--list", action="store_true", help="show the names of the benchmarks and end")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured, in turn (default: 5)")
    parser.add_argument("--events", type=int, default=10000, help="how many events are sent (default: 10000)")
    parser.add_argument("--ticks", type=int, default=8,
                        help="how many ticks memmon gets; a quarter of it with more than 100 processes (default: 8)")
    parser.add_argument("--looks", type=int, default=24, help="how often the one listener looks; 12 take a minute (default: 24)")
    parser.add_argument("--processes", default="100,1000", help="how many processes are looked at (default: 100,1000)")
    parser.add_argument("--pin", type=int, metavar="CPU", help="keep the listener and this program on one CPU: steadier")
    options = parser.parse_args()
    options.processes = [int(number) for number in options.processes.split(",")]
    if not options.command and not options.list:
        parser.error("nothing to measure: --command NAME=COMMAND is needed")
    subjects = {}
    for command in options.command:
        name, equals, line = command.partition("=")
        if not equals or not line:
            parser.error(f"--command {command}: needed is NAME=COMMAND")
        subjects[name] = Subject(shlex.split(line), options)
    return options, subjects


def figure(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def spread(values):
    if len(values) == 1:
        return figure(values[0])
    return f"{figure(statistics.median(values))} ({figure(min(values))} – {figure(max(values))})"


def ratio(values, reference):
    """The median of the ratios of each round, in which both were measured one after the other."""
    median = statistics.median(one / other for one, other in zip(values, reference))
    return f"1/{figure(1 / median)}" if median < 1 else figure(median)


def table(title, results):
    """results: {command: [{figure: value} of each round]}"""
    names = list(next(iter(results.values()))[0])
    first = next(iter(results))
    print(f"\n### {title}\n")
    alone = len(results) == 1
    print("| | " + " | ".join(name if alone else f"{name} | to {first}" for name in names) + " |")
    print("|---|" + "---:|" * (len(names) if alone else 2 * len(names)))
    for command, rounds in results.items():
        cells = []
        for name in names:
            values = [one[name] for one in rounds]
            cells.append(spread(values))
            if not alone:
                cells.append("" if command == first else ratio(values, [one[name] for one in results[first]]))
        print(f"| {command} | " + " | ".join(cells) + " |")
    sys.stdout.flush()


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "CPU not named")
    return f"{model}, {os.cpu_count()} CPUs, Linux {os.uname().release}, load {os.getloadavg()[0]:.2f}"


def main():
    options, subjects = arguments()
    rows = [(*row, "tools") for row in catalogue(options)] + list(unified_catalogue(options))
    chosen = [row for row in rows if not options.only or any(fnmatch.fnmatch(row[0], pattern) for pattern in options.only)]
    if options.list:
        for name, title, *_ in chosen:
            print(f"{name:<16} {title}")
        return
    if not chosen:
        sys.exit("no benchmark of this name; --list shows them")
    if options.pin is not None:
        os.sched_setaffinity(0, {options.pin})
    print(f"{machine()}\n\nMedian (lowest – highest) of {options.rounds} rounds; ratios are those of a round, and their median.")
    for name, title, count, benchmark, kinds in chosen:
        fitting = {command: subject for command, subject in subjects.items()
                   if ("unified" if subject.is_unified else "tools") in kinds.split()}
        results = {command: [] for command in fitting}
        for number in range(options.rounds):
            for command, subject in fitting.items():
                print(f"{name}: round {number + 1}, {command}", file=sys.stderr, flush=True)
                results[command].append(measure(benchmark, count, subject, options))
        if results:
            table(title, results)


try:
    main()
except (ListenerFailed, TimeoutError, KeyboardInterrupt) as problem:
    sys.exit(f"{type(problem).__name__}: {problem}")
