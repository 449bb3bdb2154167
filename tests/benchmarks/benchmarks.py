# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmarks: each measures one listener once and returns {figure: value}. An asynchronous listener answers an event
before it has worked it off, so every one waits until the work can be seen to be done before it reads the CPU clock."""
import contextlib
import os
import socket
import statistics
import tempfile
import time

from listener import CRASH, UNASKED, Listener, mebibytes
from world import World

BATCH = ["-t", "admin@example.com", "-f", "supervisor@example.com", "-H"]
HANG_TIMEOUT = 3
ONE_EVENT_EVERY = 0.1
PAUSE_BETWEEN_MAILS = 3  # longer than a session is kept for a further mail
TOOLS = ("httpok", "memmon", "crashmail", "crashmailbatch", "fatalmailbatch", "crashsms")


class Subject:
    """A command. With {tool} in it, it is that of the tools; without, the one listener for everything."""

    def __init__(self, words, options):
        self.words = words
        self.options = options
        self.is_unified = not any("{tool}" in word for word in words)

    def listener(self, tool, arguments, world):
        return Listener([word.replace("{tool}", tool) for word in self.words] + arguments, world, self.options.pin)


def unasked(subject, options, world):
    """Events that the tool has no use for. CPU of one, in microseconds."""
    with subject.listener("crashmail", ["-a", "-m", "admin@example.com", "-s", "cat >/dev/null"], world) as listener:
        for i in range(50):
            listener.send(listener.make(*UNASKED[i % len(UNASKED)]))
        events = [listener.make(*UNASKED[i % len(UNASKED)]) for i in range(options.events)]
        before = listener.cpu()
        for event in events:
            listener.send(event)
        return {"CPU of an event, µs": (listener.cpu() - before) / options.events * 1e6}


def batch(subject, options, world, mails, pause):
    """Ten crash events, one tick, one mail. CPU of an event, in microseconds."""
    with subject.listener("crashmailbatch", BATCH + [world.smtp], world) as listener:
        def one():
            for _ in range(10):
                listener.crash()
            listener.tick()
            world.await_one(world.mails, "mail")
            time.sleep(pause)

        one()
        before = listener.cpu()
        for _ in range(mails):
            one()
        return {"CPU of an event, µs": (listener.cpu() - before) / mails / 11 * 1e6}


def durable(subject, options, world):
    """Crashes that crashmail stores before it answers (--state-dir): so many a second while the mail server is down and
    every mail has to be kept; and with a mail server, until the last mail has arrived."""
    common = ["-a", "-m", "admin@example.com", "--smtp-from", "supervisor@example.com", "--smtp-host"]
    figures = {}
    with tempfile.TemporaryDirectory(prefix="state-") as state, socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # and nobody listens
        for server, figure in (("127.0.0.1:%d" % closed.getsockname()[1], "stored and answered, events/s"),
                               (world.smtp, "stored, answered and mailed, events/s")):
            folder = os.path.join(state, "down" if server != world.smtp else "up")
            with subject.listener("crashmail", common + [server, "--state-dir", folder], world) as listener:
                listener.crash()
                if server == world.smtp:
                    world.await_one(world.mails, "mail")
                events = [listener.make(*CRASH) for _ in range(options.events)]
                began = time.perf_counter()
                for event in events:
                    listener.send(event)
                if server == world.smtp:
                    for _ in events:
                        world.await_one(world.mails, "mail")
                figures[figure] = options.events / (time.perf_counter() - began)
    return figures


def memory_tick(subject, options, world, cumulative):
    """A tick of memmon. Done when the log has the line about the last process. CPU in milliseconds."""
    ticks = max(1, options.ticks if world.count <= 100 else options.ticks // 4)  # superlance needs 40 s for each
    with subject.listener("memmon", ["-a", "1000GB"] + (["-c"] if cumulative else []), world) as listener:
        def one(number):
            listener.tick()
            listener.wait_for_log("RSS of ", number * world.count)

        one(1)
        before = listener.cpu()
        for number in range(ticks):
            one(number + 2)
        return {"CPU of a tick, ms": (listener.cpu() - before) / ticks * 1e3}


def page(subject, options, world):
    """A check of a page that is fine. Done when the page was fetched and the connection closed. CPU in milliseconds."""
    ticks = max(1, options.events // 20)
    with subject.listener("httpok", ["-p", "nothing", f"http://{world.web}/fine"], world) as listener:
        def one():
            listener.tick()
            world.await_one(world.pages, "request for the page")

        one()
        before = listener.cpu()
        for _ in range(ticks):
            one()
        return {"CPU of a check, ms": (listener.cpu() - before) / ticks * 1e3}


def hang(subject, _options, world):
    """A check hangs until its timeout; other events keep coming. How long they wait for their answer, milliseconds.
    Like supervisord, an event is delivered when the listener is READY, and waits until then."""
    with subject.listener("httpok", ["-t", str(HANG_TIMEOUT), "-p", "nothing", f"http://{world.web}/hang"], world) as listener:
        waits = []
        began = time.perf_counter()
        listener.tick()
        for number in range(1, int((HANG_TIMEOUT + 1) / ONE_EVENT_EVERY)):
            comes = began + number * ONE_EVENT_EVERY
            time.sleep(max(0.0, comes - time.perf_counter()))
            listener.send(listener.make(*UNASKED[number % len(UNASKED)]))
            waits.append((time.perf_counter() - comes) * 1e3)
        return {"longest wait, ms": max(waits), "median wait, ms": statistics.median(waits)}


def start(subject, _options, world):
    """From exec to READY, in milliseconds; the median of five starts."""
    times = []
    for _ in range(5):
        with subject.listener("crashmail", ["-a"], world) as listener:
            times.append(listener.start_time * 1e3)
    return {"exec to READY, ms": statistics.median(times)}


def idle(subject, _options, world):
    """All six tools at rest: just started, and after each has done its work once. Memory in MiB."""
    with contextlib.ExitStack() as stack:
        running = idle_tools(subject, world, stack)
        pids = [listener.pid for listener in running.values()]
        time.sleep(1)
        cold, way = mebibytes(pids)
        work_once(running, world)
        time.sleep(12)  # whatever is kept for a while for the next mail is given back by then
        warm, _ = mebibytes(pids)
    return {f"just started, MiB ({way})": cold, f"after some work, MiB ({way})": warm}


def idle_tools(subject, world, stack):
    """All six tools, just started: {name: listener}."""
    mail = ["-m", "admin@example.com", "-s", "cat >/dev/null"]
    arguments = {
        "httpok": ["-p", "nothing", *mail, f"http://{world.web}/fine"], "memmon": ["-a", "1000GB", *mail],
        "crashmail": ["-a", *mail], "crashmailbatch": [*BATCH, world.smtp], "fatalmailbatch": [*BATCH, world.smtp],
        "crashsms": [*BATCH, world.smtp]}
    return {tool: stack.enter_context(subject.listener(tool, arguments[tool], world)) for tool in TOOLS}


def tick_of_tools(running, world):
    """A tick for each that wants it; returns when all is checked."""
    lines = running["memmon"].log_text().count("RSS of ")
    for tool, listener in running.items():
        if tool != "crashmail":
            listener.tick()
    world.await_one(world.pages, "request for the page")
    running["memmon"].wait_for_log("RSS of ", lines + world.count)


def work_once(running, world):
    running["httpok"].tick()
    world.await_one(world.pages, "request for the page")
    running["memmon"].tick()
    running["memmon"].wait_for_log("RSS of ", world.count)
    running["crashmail"].crash()
    running["crashmail"].wait_for_log("unexpected exit, mailing", 1)
    fatal = running["fatalmailbatch"]
    fatal.send(fatal.make("PROCESS_STATE_FATAL", "processname:web{n} groupname:shop from_state:BACKOFF"))
    for tool in ("crashmailbatch", "crashsms"):
        running[tool].crash()
    for tool in ("crashmailbatch", "fatalmailbatch", "crashsms"):
        running[tool].tick()
        world.await_one(world.mails, "mail")
    for listener in running.values():
        listener.cpu()


def memory_tick_of(cumulative):
    return lambda subject, options, world: memory_tick(subject, options, world, cumulative)


def catalogue(options):
    """Name, title, how many processes supervisord has, and the benchmark."""
    yield "unasked", "Events nobody asked for (crashmail)", 10, unasked
    yield ("batch", "Ten crash events and a tick, one mail; the next ten follow at once (crashmailbatch)", 10,
           lambda subject, options, world: batch(subject, options, world, max(1, options.events // 200), 0))
    yield ("batch-apart", f"The same, but {PAUSE_BETWEEN_MAILS} seconds pass after each mail (crashmailbatch)", 10,
           lambda subject, options, world: batch(subject, options, world, max(1, options.events // 1250), PAUSE_BETWEEN_MAILS))
    if options.only:  # superlance has nothing like it, so it is measured when asked for by name
        yield "durable", "Durable crash events (crashmail --state-dir)", 10, durable
    for count in options.processes:
        yield f"memory-{count}", f"Tick of memmon, {count:,} processes", count, memory_tick_of(False)
        yield f"memory-{count}-c", f"Tick of memmon -c, {count:,} processes", count, memory_tick_of(True)
    yield "page", "Check of a page that is fine (httpok)", 10, page
    yield "hang", f"Other events while a check hangs (httpok -t {HANG_TIMEOUT})", 10, hang
    yield "start", "Start of a tool (crashmail)", 10, start
    yield "idle", "Six tools at rest, together", 10, idle


def measure(benchmark, count, subject, options):
    with World(count) as world:
        return benchmark(subject, options, world)
