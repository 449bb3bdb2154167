# SPDX-License-Identifier: GPL-3.0-or-later
"""otheruser.py SOCKET UID GID LINE...: becomes that user, without further groups, sends the lines to the socket and
prints what comes back until its end, or why it may not connect."""
import os
import socket
import sys

path, uid, gid, *lines = sys.argv[1:]
os.setgroups([])
os.setgid(int(gid))
os.setuid(int(uid))
connection = socket.socket(socket.AF_UNIX)
try:
    connection.connect(path)
except PermissionError:
    sys.exit("not permitted")
try:
    connection.sendall("".join(line + "\n" for line in lines).encode())
    connection.shutdown(socket.SHUT_WR)
except BrokenPipeError:
    pass  # refused; the reason is there to be read
while piece := connection.recv(65536):
    sys.stdout.buffer.write(piece)
