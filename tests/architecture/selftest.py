#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small trees, good and bad: does architecture.py see what is wrong, and nothing else?"""
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
import architecture  # noqa: E402

LICENCE = "// " + architecture.SPDX + "\n"


class Rules(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def add(self, name, text, licence=LICENCE):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(licence + text, encoding="utf-8")

    def found(self, name, text, licence=LICENCE):
        self.add(name, text, licence)
        return [(line, why) for relative, line, why in architecture.breaches(self.root) if relative == name]

    def assert_clean(self, name, text, licence=LICENCE):
        self.assertEqual(self.found(name, text, licence), [])

    def assert_breach(self, name, text, word, line=2, licence=LICENCE):
        found = self.found(name, text, licence)
        self.assertEqual([at for at, _ in found], [line], found)
        self.assertIn(word, found[0][1])

    def test_every_allowed_edge_is_fine(self):
        for room, allowed in architecture.ALLOWED.items():
            for other in allowed + [room]:
                self.assert_clean(f"{architecture.ROOMS[room]}/a.cpp", f'#include "{other}/x.h"\n')
        for other in architecture.LISTENER_MAIN:
            self.assert_clean("listener/main.cpp", f'#include "{other}/x.h"\n')

    def test_every_other_edge_is_not(self):
        for room, allowed in architecture.ALLOWED.items():
            for other in set(architecture.ROOMS) - set(allowed) - {room}:
                self.assert_breach(f"{architecture.ROOMS[room]}/a.cpp", f'#include "{other}/x.h"\n', "not on the map")
        self.assert_breach("listener/main.cpp", '#include "supervisor/x.h"\n', "not on the map")

    def test_the_map_has_no_circle(self):
        seen = set()
        while len(seen) < len(architecture.ALLOWED):
            ready = {room for room, below in architecture.ALLOWED.items() if room not in seen and set(below) <= seen}
            self.assertTrue(ready, "arrows go down only")
            seen |= ready

    def test_unknown_rooms_and_stray_files(self):
        self.assert_breach("src/base/a.cpp", '#include "cellar/x.h"\n', "no room")
        self.assert_breach("src/base/b.cpp", '#include "missing.h"\n', "room/file.h")
        self.assert_breach("src/stray.cpp", "\n", "in no room", line=1)

    def test_link_lines(self):
        licence = "# " + architecture.SPDX + "\n"
        self.assert_clean("src/net/CMakeLists.txt", "pennon_add_room(net LINK pennon::domain)\n", licence)
        self.assert_breach("src/domain/CMakeLists.txt", "pennon_add_room(domain LINK pennon::net)\n", "links", licence=licence)

    def test_licence(self):
        self.assert_breach("src/base/a.cpp", "int a;\n", "SPDX", line=1, licence="")
        self.assert_breach("scripts/run", "#!/bin/sh\n", "SPDX", line=1, licence="")
        self.assert_breach("CMakeLists.txt", "project(x)\n", "SPDX", line=1, licence="")
        self.assert_clean("docs/page.md", "no licence line is needed here\n", licence="")

    def test_forbidden_code(self):
        for code, word in [("auto &x = Store::instance();", "instance"), ("static Store &instance();", "instance"),
                           ("auto *o = sender();", "sender"), ("auto *o = this->sender();", "sender"),
                           ("QEventLoop loop;", "QEventLoop"), ("QThread::msleep(5);", "sleeping"),
                           ("answer().then(this, [] {});", "whenDone"),
                           ("std::this_thread::sleep_for(1s);", "sleeping"), ("::usleep(3);", "sleeping"),
                           ("#include <QWidget>", "Gui"), ("#include <QtGui/QImage>", "Gui")]:
            with self.subTest(code):
                self.assert_breach("src/base/a.cpp", code + "\n", word)

    def test_what_only_looks_like_it(self):
        for code in ["QCoreApplication::instance();", "QAbstractEventDispatcher::instance();", "mail.sender();", "route->sender();", "// no QEventLoop here",
                     "/* sleep(1) */", 'log("sender() is gone");', "#include <QString>", "int sleeping(int);"]:
            with self.subTest(code):
                self.assert_clean("src/base/a.cpp", code + "\n")

    def test_long_files(self):
        self.assert_clean("src/base/a.cpp", "int a;\n" * 499)
        self.assert_breach("src/base/a.cpp", "int a;\n" * 500, "lines", line=500)

    def test_texts(self):
        self.assert_breach("tests/base/tst_a.cpp", "QSK" + "IP(1);\n", "looks away")
        self.assert_breach("src/base/a.cpp", "// TO" + "DO: more\n", "unfinished")
        self.assert_breach("src/base/a.cpp", "// see /wor" + "k/main/README\n", "one machine")
        self.assert_breach("scripts/x.py", "# ../sha" + "red/conformance\n", "outside")

    def test_an_empty_tree_is_no_success(self):
        sys.argv = ["architecture.py", str(self.root)]
        with self.assertRaises(SystemExit) as exit_of:
            architecture.main()
        self.assertNotIn(exit_of.exception.code, (0, None))


if __name__ == "__main__":
    unittest.main()
