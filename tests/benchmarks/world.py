# SPDX-License-Identifier: GPL-3.0-or-later
"""What the listeners talk to, in a process of its own on the loopback: supervisord's XML-RPC on a unix socket, a web
server and a mail server. Each says, by a semaphore, when it is done with a request, mail or page."""
import multiprocessing
import os
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
import xmlrpc.client

PATIENCE = 120
CONTEXT = multiprocessing.get_context("fork")


class World:
    """The stand-ins, at work inside the with block."""

    def __init__(self, processes=10, alive=False):
        self.count = processes
        self.alive = alive  # time goes on, and each second another process is started again
        self.mails = CONTEXT.Semaphore(0)  # a mail was taken
        self.pages = CONTEXT.Semaphore(0)  # a page was fetched and the connection closed
        self.lists = CONTEXT.Semaphore(0)  # the process list was sent

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="world-")
        path = os.path.join(self.folder.name, "supervisor.sock")
        self.url = "unix://" + path
        rpc = socket.socket(socket.AF_UNIX)
        rpc.bind(path)
        web, smtp = socket.socket(), socket.socket()
        for server in (web, smtp):
            server.bind(("127.0.0.1", 0))
        for server in (rpc, web, smtp):
            server.listen(64)
        self.web = "127.0.0.1:%d" % web.getsockname()[1]
        self.smtp = "127.0.0.1:%d" % smtp.getsockname()[1]
        ready_here, ready_there = CONTEXT.Pipe(duplex=False)
        end_here, self.end = CONTEXT.Pipe(duplex=False)
        self.process = CONTEXT.Process(target=self.serve, args=(rpc, web, smtp, ready_there, end_here))
        self.process.start()
        end_here.close()
        for server in (rpc, web, smtp):
            server.close()
        ready_here.recv()
        return self

    def __exit__(self, *_):
        self.end.close()
        self.process.join(30)
        self.folder.cleanup()

    def await_one(self, semaphore, what):
        if not semaphore.acquire(timeout=PATIENCE):
            raise TimeoutError(f"no {what} within {PATIENCE} s")

    # In the child process.

    def serve(self, rpc, web, smtp, ready, end):
        self.end.close()  # its other copy is the parent's alone: when that is gone, so are we
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.sched_setaffinity(0, range(os.cpu_count()))
        sleepers = [subprocess.Popen(["sleep", "86400"], stdin=subprocess.DEVNULL) for _ in range(self.count)]
        try:
            answers = (LivingAnswers if self.alive else Answers)([sleeper.pid for sleeper in sleepers])
            for server, handler in ((rpc, lambda link: self.answer_rpc(link, answers)), (web, self.answer_web),
                                    (smtp, self.answer_smtp)):
                threading.Thread(target=accept, args=(server, handler), daemon=True).start()
            ready.send("ready")
            try:
                end.recv()
            except EOFError:
                pass
        finally:
            for sleeper in sleepers:
                sleeper.kill()
            for sleeper in sleepers:
                sleeper.wait()

    def answer_rpc(self, link, answers):
        for _, body in requests(link):
            answer = answers.to(body)
            link.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s" % (len(answer), answer))
            if b"getAllProcessInfo" in body:
                self.lists.release()

    def answer_web(self, link):
        for head, _ in requests(link):
            if b" /hang" in head.split(b"\r\n")[0]:
                while link.recv(4096):
                    pass
                return
            page = b"all is well\n"
            link.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                         % (len(page), page))
            link.shutdown(socket.SHUT_WR)
            while link.recv(4096):
                pass
            self.pages.release()
            return

    def answer_smtp(self, link):
        lines = link.makefile("rb")
        link.sendall(b"220 mail.example.com ESMTP\r\n")
        for line in lines:
            verb = line.strip().upper()
            if verb == b"DATA":
                link.sendall(b"354 Go on\r\n")
                while lines.readline() not in (b".\r\n", b""):
                    pass
                link.sendall(b"250 Taken\r\n")
                self.mails.release()
                continue
            link.sendall(b"221 Bye\r\n" if verb == b"QUIT" else b"250 Fine\r\n")
            if verb == b"QUIT":
                while lines.readline():
                    pass


class Answers:
    """XML-RPC answers of a supervisord that runs these pids, ten to a group; each is made once."""

    def __init__(self, pids):
        now = int(time.time())
        log = "/var/log/supervisor/%s-%s---supervisor-_1a2b3c4.log"
        self.processes = [{
            "name": f"web{i}", "group": f"shop{i // 10}", "description": f"pid {pid}, uptime 1:00:00", "start": now - 3600,
            "stop": 0, "now": now, "state": 20, "statename": "RUNNING", "spawnerr": "", "exitstatus": 0,
            "logfile": log % (f"web{i}", "stdout"), "stdout_logfile": log % (f"web{i}", "stdout"),
            "stderr_logfile": log % (f"web{i}", "stderr"), "pid": pid} for i, pid in enumerate(pids)]
        self.known = {}

    def to(self, body):
        if body not in self.known:
            arguments, method = xmlrpc.client.loads(body)
            answer = self.call(method, arguments)
            self.known[body] = xmlrpc.client.dumps(answer if isinstance(answer, xmlrpc.client.Fault) else (answer,),
                                                   methodresponse=True).encode()
        return self.known[body]

    def call(self, method, arguments):
        if method == "supervisor.getAllProcessInfo":
            return self.processes
        if method == "supervisor.getProcessInfo":
            named = (one for one in self.processes if arguments[0] in (one["name"], f"{one['group']}:{one['name']}"))
            return next(named, xmlrpc.client.Fault(10, f"BAD_NAME: {arguments[0]}"))
        if method in ("supervisor.readProcessStdoutLog", "supervisor.readProcessStderrLog"):
            return "a line of the log\n" * 40
        if method == "supervisor.getState":
            return {"statecode": 1, "statename": "RUNNING"}
        return True


class LivingAnswers(Answers):
    """Of a supervisord whose time goes on, and that starts another process every second."""

    NOW = 1_111_111_111  # stands for the present time in what is made once

    def __init__(self, pids):
        super().__init__(pids)
        for process in self.processes:
            process["now"] = self.NOW
        self.pieces = [xmlrpc.client.dumps((process,)).partition("<param>\n")[2].rpartition("</param>")[0].strip()
                       .removeprefix("<value>").removesuffix("</value>") for process in self.processes]
        self.head, self.tail = (part.encode() for part in xmlrpc.client.dumps(([],), methodresponse=True).split("<data>\n"))

    def to(self, body):
        if b"getAllProcessInfo" not in body and b"getProcessInfo" not in body:
            return super().to(body)
        now = int(time.time())
        starting = now % len(self.processes)
        if b"getAllProcessInfo" not in body:
            name = xmlrpc.client.loads(body)[0][0]
            found = next(one for one in self.processes if name in (one["name"], f"{one['group']}:{one['name']}"))
            return xmlrpc.client.dumps((dict(found, now=now),), methodresponse=True).encode()
        pieces = list(self.pieces)
        pieces[starting] = (pieces[starting].replace("<int>20</int>", "<int>10</int>")
                            .replace(">RUNNING<", ">STARTING<").replace(f"<int>{self.processes[starting]['start']}</int>",
                                                                        f"<int>{now}</int>"))
        return b"".join((self.head, b"<data>\n",
                         "".join(f"<value>{piece}</value>\n" for piece in pieces).replace(str(self.NOW), str(now)).encode(),
                         self.tail))


def requests(link):
    """Head and body of each request on a connection."""
    data = b""
    while True:
        while b"\r\n\r\n" not in data:
            more = link.recv(65536)
            if not more:
                return
            data += more
        head, _, data = data.partition(b"\r\n\r\n")
        found = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
        length = int(found.group(1)) if found else 0
        while len(data) < length:
            more = link.recv(65536)
            if not more:
                return
            data += more
        yield head, data[:length]
        data = data[length:]


def accept(server, handler):
    def run(link):
        with link:
            if link.family == socket.AF_INET:
                link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                handler(link)
            except OSError:
                pass  # the listener is gone

    while True:
        threading.Thread(target=run, args=(server.accept()[0],), daemon=True).start()
