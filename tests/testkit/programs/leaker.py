#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds more and more memory.

--rate MB --max MB     grow by so much a second, up to a maximum
--size-file FILE       hold as many MB as the file says, looked up often: a test decides when the leak happens
--grandchild           the memory is held by a child of a child of this process
"""
import argparse
import os
import time

MEGABYTE = 1024 * 1024


def wanted(options, started):
    if options.size_file:
        try:
            with open(options.size_file, encoding="ascii") as file:
                return int(file.read() or 0)
        except (OSError, ValueError):
            return 0
    return min(options.max, int((time.monotonic() - started) * options.rate))


def leak(options):
    started = time.monotonic()
    held = []
    while True:
        while len(held) < wanted(options, started):
            held.append(bytearray(b"x" * MEGABYTE))
        time.sleep(0.05)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=10)
    parser.add_argument("--max", type=int, default=100)
    parser.add_argument("--size-file")
    parser.add_argument("--grandchild", action="store_true")
    options = parser.parse_args()
    if not options.grandchild:
        leak(options)
    child = os.fork()
    if child == 0:
        grandchild = os.fork()
        if grandchild == 0:
            leak(options)
        os.waitpid(grandchild, 0)
        os._exit(1)
    os.waitpid(child, 0)


main()
