# SPDX-License-Identifier: GPL-3.0-or-later
"""A real supervisord with many real processes and one pennon-listener, in a folder of its own."""
import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
import xmlrpc.client

GROUP = 50  # processes of a program
PATIENCE = 180

SUPERVISORD = """\
[supervisord]
logfile={folder}/supervisord.log
pidfile={folder}/supervisord.pid
childlogdir={folder}
minfds=16384
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
[unix_http_server]
file={folder}/supervisor.sock
[eventlistener:pennon]
command={listener} --config {folder}/pennon.conf
events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_5
buffer_size=2048
stdout_logfile=NONE
stderr_logfile={folder}/pennon.err
"""
PROGRAM = """\
[program:{name}]
process_name=%(program_name)s-%(process_num)02d
command=/bin/sleep 1000000
numprocs={count}
startsecs=0
stdout_logfile=NONE
stderr_logfile=NONE
"""
RULES = """\
[listener]
socket = {folder}/pennon.sock
state_dir = {folder}/state
sample_interval = 5s

[mail]
transport = sendmail
command = /bin/cat
to = admin@example.com

[memmon]
any = 100MB

[crashmail]
"""


class UnixConnection(http.client.HTTPConnection):
    """HTTP over a unix socket whose path takes the place of the host."""

    def __init__(self, path):
        super().__init__("localhost", timeout=PATIENCE)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


class Supervised:
    """At work inside the with block."""

    def __init__(self, binaries, processes):
        self.binaries = binaries
        self.processes = processes

    def __enter__(self):
        self.directory = tempfile.TemporaryDirectory(prefix="supervised-")
        folder = self.folder = self.directory.name
        self.socket = f"{folder}/supervisor.sock"
        self.listener_socket = f"{folder}/pennon.sock"
        with open(f"{folder}/supervisord.conf", "w", encoding="ascii") as file:
            file.write(SUPERVISORD.format(folder=folder, listener=os.path.join(self.binaries, "pennon-listener")))
            for program, count in self.programs():
                file.write(PROGRAM.format(name=program, count=count))
        with open(f"{folder}/pennon.conf", "w", encoding="ascii") as file:
            file.write(RULES.format(folder=folder))
        self.daemon = subprocess.Popen([shutil.which("supervisord"), "-n", "-s", "-c", f"{folder}/supervisord.conf"],
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        try:
            self.wait_for(lambda: os.path.exists(self.listener_socket) and self.running() == self.processes + 1)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.daemon.terminate()
        try:
            self.daemon.wait(60)
        finally:
            self.daemon.kill()
            self.directory.cleanup()

    def programs(self):
        for first in range(0, self.processes, GROUP):
            yield f"web{first // GROUP:02d}", min(GROUP, self.processes - first)

    def running(self):
        """How many are RUNNING; 0 also while supervisord does not answer yet."""
        try:
            return sum(process["statename"] == "RUNNING" for process in self.list()[0])
        except OSError:
            return 0

    def list(self):
        """What supervisord says of its processes, and how many seconds its answer took."""
        connection = UnixConnection(self.socket)
        body = xmlrpc.client.dumps((), "supervisor.getAllProcessInfo")
        began = time.perf_counter()
        connection.request("POST", "/RPC2", body, {"Content-Type": "text/xml"})
        answer = connection.getresponse().read()
        took = time.perf_counter() - began
        connection.close()
        return xmlrpc.client.loads(answer)[0][0], took

    def wait_for(self, condition):
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline or self.daemon.poll() is not None:
                raise TimeoutError("supervisord, its processes or its listener do not run")
            time.sleep(0.2)
