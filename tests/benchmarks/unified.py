# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmarks of the one listener for everything (`pennon-listener --config`), alone and beside the six tools. Its rules
switch everything on: limits and growth of memory, a page, crashes, three batches, revival; and its history is stored."""
import contextlib
import os
import socket
import tempfile
import time

from benchmarks import idle_tools, tick_of_tools, work_once
from listener import Listener, mebibytes

INTERVAL = 5  # seconds between two looks
RULES = """\
[listener]
socket = {folder}/pennon.sock
state_dir = {folder}/state
sample_interval = {interval}s

[mail]
transport = smtp
host = {smtp}
from = supervisor@example.com
to = admin@example.com

[memmon]
any = 1000GB
cumulative = true
interval = {interval}s

[memmon:growth]
program = *
growth = 10GB per 10min
interval = {interval}s

[httpok:fine]
url = http://{web}/fine
program = web0
interval = {interval}s

[crashmail]

[crashmailbatch]
interval = {batch}

[fatalmailbatch]
interval = {batch}

[crashsms]
to = 5551234567@txt.example.net
interval = {batch}

[revive]
"""


@contextlib.contextmanager
def unified(subject, options, world, batch="1h", smtp=None):
    """The listener, and the folder of its state."""
    with tempfile.TemporaryDirectory(prefix="unified-") as folder:
        rules = os.path.join(folder, "pennon.conf")
        with open(rules, "w", encoding="utf-8") as file:
            file.write(RULES.format(folder=folder, interval=INTERVAL, web=world.web, smtp=smtp or world.smtp, batch=batch))
        with Listener([*subject.words, "--config", rules], world, options.pin) as listener:
            yield listener, os.path.join(folder, "state")


def crash_of(listener, world, number):
    n = number % world.count
    return listener.make("PROCESS_STATE_EXITED", f"processname:web{n} groupname:shop{n // 10} from_state:RUNNING "
                                                 f"expected:0 pid:{2000 + number % 30000}")


def looked(listener, world, times):
    """Returns when it has looked so many times more and is at rest. Each time it gets the tick that supervisord sends."""
    while world.lists.acquire(block=False):
        pass
    for _ in range(times):
        world.await_one(world.lists, "look at the processes")
        listener.tick("TICK_5")
    time.sleep(INTERVAL / 2)


def look(subject, options, world):
    """What a look costs with everything switched on: one call to supervisord, one scan of the process table, all checks, one
    page, and the history, which is written once a minute. The minute includes that."""
    with unified(subject, options, world) as (listener, state):
        looked(listener, world, 2)
        before = listener.cpu()
        looked(listener, world, options.looks)
        used = listener.cpu() - before
        size = sum(entry.stat().st_size for entry in os.scandir(state))
        memory, way = mebibytes([listener.pid])
        return {"CPU of a look, ms": used / options.looks * 1e3,
                f"of a core, looking every {INTERVAL} s, %": used / options.looks / INTERVAL * 100,
                f"memory, MiB ({way})": memory, "highest RSS, MiB": high_water(listener.pid),
                "database and its log, MiB": size / 2**20}


def high_water(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM:")) / 1024


def together(subject, options, world):
    """The same rules by the six tools and by the one listener: memory after each has done its work, and the CPU of a
    tick in which memory and page are checked; of the one listener with its history."""
    if not subject.is_unified:
        with contextlib.ExitStack() as stack:
            running = idle_tools(subject, world, stack)
            work_once(running, world)
            return figures(running.values(), lambda: tick_of_tools(running, world), options)
    with unified(subject, options, world, batch="10s") as (listener, _):
        looked(listener, world, 1)
        listener.send(crash_of(listener, world, 1))
        listener.send(listener.make("PROCESS_STATE_FATAL", "processname:web2 groupname:shop0 from_state:BACKOFF"))
        for _ in range(1 + 3):  # crashmail, and the batches
            world.await_one(world.mails, "mail")
        return figures([listener], lambda: looked(listener, world, 1), options)


def figures(listeners, one_tick, options):
    time.sleep(12)  # whatever is kept for a while for the next mail is given back by then
    memory, way = mebibytes([listener.pid for listener in listeners])
    one_tick()
    before = sum(listener.cpu() for listener in listeners)
    for _ in range(options.ticks):
        one_tick()
    used = sum(listener.cpu() for listener in listeners) - before
    return {f"memory of all, MiB ({way})": memory, "CPU of a tick, ms": used / options.ticks * 1e3}


def crashes(subject, options, world):
    """Crashes that become an incident, a mail and two lines of batches, all stored before the answer: so many a second
    while the mail server is down, and with one that takes them, until the last mail has left."""
    figures_of = {}
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # and nobody listens
        for server, name in (("127.0.0.1:%d" % closed.getsockname()[1], "mail server down: stored and answered"),
                             (world.smtp, "up: stored and answered")):
            with unified(subject, options, world, smtp=server) as (listener, _):
                looked(listener, world, 1)
                events = [crash_of(listener, world, number) for number in range(options.events)]
                before, began = listener.cpu(), time.perf_counter()
                for event in events:
                    listener.send(event)
                figures_of[f"{name}, events/s"] = options.events / (time.perf_counter() - began)
                if server == world.smtp:
                    for _ in events:
                        world.await_one(world.mails, "mail")
                    figures_of["until the last mail has left, events/s"] = options.events / (time.perf_counter() - began)
                    figures_of["CPU of an event and its mail, µs"] = (listener.cpu() - before) / options.events * 1e6
    return figures_of


def unified_catalogue(options):
    """As benchmarks.catalogue(), and for which commands: for those of the tools, for the one listener, or for both."""
    for count in sorted({10, *options.processes}):
        yield f"look-{count}", f"One listener with everything on, {count:,} processes", count, look, "unified"
    yield "together", "The same rules by six tools and by one listener, 100 processes", 100, together, "tools unified"
    yield "crashes", "Durable crashes, everything on", 100, crashes, "unified"
