#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds --hold MB and ignores SIGTERM for --seconds, or until --until FILE exists."""
import argparse
import os
import signal
import time

parser = argparse.ArgumentParser()
parser.add_argument("--seconds", type=float, default=5.0)
parser.add_argument("--until")
parser.add_argument("--hold", type=int, default=0)
options = parser.parse_args()
asked = []
signal.signal(signal.SIGTERM, lambda *_: asked.append(time.monotonic()))
held = bytearray(b"x" * (options.hold * 1024 * 1024))
while True:
    time.sleep(0.05)
    if asked and (os.path.exists(options.until) if options.until else time.monotonic() > asked[0] + options.seconds):
        break
