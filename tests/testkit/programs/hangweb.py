#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A web server that can be told to misbehave: hangweb.py PORT [--switch FILE] [--healthy SECONDS] [--log FILE]

The first word in the switch file decides how every request is answered: ok (or no file), fail (status 500), hang (no
answer until the client leaves), drip (one byte a second). --healthy: fine for so many seconds, then the switch file counts.
--log: a line per request, "begin WORD" when it comes and "end WORD" when it is over. Requests stand on standard output, too.
"""
import argparse
import http.server
import socket
import time


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def server_bind(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        super().server_bind()


class Handler(http.server.BaseHTTPRequestHandler):
    def mode(self):
        if time.monotonic() < healthy_until:
            return "ok"
        try:
            with open(options.switch or "", encoding="ascii") as file:
                return (file.read().split() or ["ok"])[0]
        except OSError:
            return "ok"

    def do_GET(self):
        mode = self.mode()
        note("begin " + mode)
        try:
            if mode in ("hang", "drip"):
                self.log_message('"%s" %s', self.requestline, mode)
            getattr(self, "answer_" + mode)()
        except OSError:
            pass
        note("end " + mode)

    def answer_ok(self):
        self.answer(200, b"all is well\n")

    def answer_fail(self):
        self.answer(500, b"out of order\n")

    def answer_hang(self):
        while self.connection.recv(4096):
            pass

    def answer_drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        for _ in range(100000):
            self.wfile.write(b".")
            time.sleep(1)

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):  # the base class names it so
        print(time.strftime("%H:%M:%S"), format % args, flush=True)


def note(text):
    if options.log:
        with open(options.log, "a", encoding="ascii") as file:
            file.write(text + "\n")


parser = argparse.ArgumentParser()
parser.add_argument("port", type=int)
parser.add_argument("--switch")
parser.add_argument("--healthy", type=float, default=0.0)
parser.add_argument("--log")
options = parser.parse_args()
healthy_until = time.monotonic() + options.healthy
Server(("127.0.0.1", options.port), Handler).serve_forever()
