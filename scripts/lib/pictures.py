#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pictures.py PROGRAMS TESTKIT FOLDER SIZE [SCENE...]: pictures of the application on SIZE real processes. See scripts/pictures."""
import fnmatch
import os
import subprocess
import sys
import time
from pathlib import Path

import scenes
from stage import perform, reserved_port
from unified import INCIDENTS, PENNON, PROGRAMS, OneListener, wait_for

DEADLINE = 180
FOLDER, SIZE, WANTED = Path(sys.argv[3]), int(sys.argv[4]), sys.argv[5:] or ["*"]

ACCESS = """
[inet_http_server]
port=127.0.0.1:{web}
username=admin
password=secret
"""

NEIGHBOUR = """
[program:{name}]
process_name={name}-%(process_num)0{digits}d
command=/bin/sleep 100000
numprocs={number}
"""

LEAK = """[program:reports]
command={python} {programs}/leaker.py --rate 2 --max 120
"""

# Groups of processes that are fine, and how many there are in a row of 24.
NEIGHBOURS = {"web": 6, "worker": 10, "queue": 5, "cache": 3}


class Gallery(OneListener):
    """The demonstration's programs with as many more as are wanted; without any there is no listener either."""

    size = SIZE
    configuration = PENNON

    def prepare(self):
        self.ports.update(web=reserved_port(), ssh=reserved_port())
        self.values.update(web=self.ports["web"].getsockname()[1], ssh=self.ports["ssh"].getsockname()[1])
        super().prepare()

    def programs(self):
        if SIZE == 0:
            return ACCESS
        listener = PROGRAMS[PROGRAMS.index("[eventlistener"):]
        if SIZE == 1:
            return ACCESS + LEAK + listener
        troubled = PROGRAMS.replace("--rate 12", "--rate 3")
        number = SIZE - 6
        groups = {name: part * number // 24 for name, part in NEIGHBOURS.items()}
        groups["web"] += number - sum(groups.values())
        return ACCESS + troubled + "".join(NEIGHBOUR.format(name=name, number=count, digits=len(str(count)))
                                           for name, count in groups.items())

    def is_ready(self):
        if SIZE == 0:
            return (self.folder / "supervisor.sock").exists()
        if SIZE == 1:
            return self.ctl("processes")[0] == 0
        return set(INCIDENTS.items()) <= self.incidents()

    def start_ssh(self):
        """A server of ssh that nobody has met before."""
        key = self.folder / "host"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        Path("/run/sshd").mkdir(exist_ok=True)
        words = ["/usr/sbin/sshd", "-D", "-f", "/dev/null", "-h", key, "-p", self.values["ssh"], "-o", "ListenAddress=127.0.0.1",
                 "-o", "PidFile=none", "-o", "UsePAM=no"]
        return subprocess.Popen(list(map(str, words)), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def play(stage):
    wait_for(stage.is_ready, stage.supervisord, time.monotonic() + DEADLINE)
    if not stage.is_ready():
        return ["the programs did not get as far as they should: " + " ".join(map(str, stage.incidents()))]
    wanted = [one for one in scenes.ALL if SIZE in one[1] and any(fnmatch.fnmatch(one[0], word) for word in WANTED)]
    wanted += [one for one in scenes.README if one[0] in WANTED]
    for name, _, scene in wanted:
        home = stage.folder / f"home-{name}"
        home.mkdir()
        scene(scenes.View(stage, home, FOLDER))
    return []


if __name__ == "__main__":
    os.umask(0o022)
    perform(Gallery, play)
