#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""XML-RPC calls for a test: one JSON request a line on stdin, one JSON answer a line on stdout, until EOF.

Request: {"method": "supervisor.getState", "args": []}
Answer:  {"value": ...} or {"fault": CODE, "text": TEXT} or {"error": TEXT}
"""
import base64
import http.client
import json
import os
import socket
import sys
import xmlrpc.client


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost")
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self.path)


class Transport(xmlrpc.client.Transport):
    """To one server, over TCP or a unix socket, with credentials if there are any."""

    def __init__(self, url):
        super().__init__()
        self.url = url

    def get_host_info(self, host):
        user = os.environ.get("RPC_USERNAME", "")
        if not user:
            return host, [], {}
        login = base64.b64encode(f"{user}:{os.environ.get('RPC_PASSWORD', '')}".encode()).decode()
        return host, [("Authorization", "Basic " + login)], {}

    def make_connection(self, host):
        _, self._extra_headers, _ = self.get_host_info(host)
        if self.url.startswith("unix://"):
            return UnixConnection(self.url[len("unix://"):])
        return http.client.HTTPConnection(self.url.split("://", 1)[1], timeout=600)


def main():
    transport = Transport(sys.argv[1])
    server = xmlrpc.client.ServerProxy("http://localhost/RPC2", transport=transport)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"value": getattr(server, request["method"])(*request["args"])}
        except xmlrpc.client.Fault as fault:
            answer = {"fault": fault.faultCode, "text": fault.faultString}
        except (OSError, http.client.HTTPException, xmlrpc.client.Error) as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        transport.close()
        print(json.dumps(answer), flush=True)


main()
