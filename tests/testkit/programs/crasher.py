#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs for --after SECONDS, or until --when FILE exists, and exits with --status."""
import argparse
import os
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("--after", type=float, default=0.0)
parser.add_argument("--when")
parser.add_argument("--status", type=int, default=1)
options = parser.parse_args()
time.sleep(options.after)
while options.when and not os.path.exists(options.when):
    time.sleep(0.05)
print("crasher: leaving with status", options.status, flush=True)
sys.exit(options.status)
