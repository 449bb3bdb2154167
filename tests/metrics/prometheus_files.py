#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shipped for Prometheus, Alertmanager and Grafana, checked by their own tools and against docs/metrics.md:
prometheus_files.py ROOT PROMTOOL AMTOOL"""
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT, PROMTOOL, AMTOOL = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
FILES = ROOT / "resources" / "prometheus"
# What Grafana puts in place of its variables.
VARIABLES = {"$__rate_interval": "5m", "$__range": "1h", "$__interval": "1m"}


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def documented():
    """Name -> (type, labels)"""
    table = {}
    for line in (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| `pennon_"):
            name, kind, labels = [cell.strip() for cell in line.strip("|").split("|")[:3]]
            table[name.strip("`")] = kind, set(re.findall(r"`(\w+)`", labels))
    return table


def served_names():
    """As they stand in expressions: a histogram is three."""
    names = {}
    for name, (kind, labels) in documented().items():
        if kind == "histogram":
            names[name + "_bucket"] = labels | {"le"}
            names[name + "_sum"] = names[name + "_count"] = labels
        else:
            names[name] = labels
    return names


def panels(dashboard):
    for panel in dashboard["panels"]:
        yield panel
        yield from panel.get("panels", [])


def dashboard_expressions():
    dashboard = json.loads((FILES / "pennon-dashboard.json").read_text(encoding="utf-8"))
    for panel in panels(dashboard):
        for target in panel.get("targets", []):
            yield panel["title"], target["expr"]
    for variable in dashboard["templating"]["list"]:
        if variable["type"] == "query":
            query = variable["query"]["query"]
            found = re.fullmatch(r"label_values\((.*),\s*\w+\)", query, re.DOTALL)
            yield variable["name"], found.group(1) if found else query


def plain(expression):
    for variable, value in VARIABLES.items():
        expression = expression.replace(variable, value)
    return re.sub(r"\$\w+", ".*", expression)


class Files(unittest.TestCase):
    def assert_accepted(self, *command):
        status, said = run(*command)
        self.assertEqual(status, 0, said)

    def test_scrape_configuration(self):
        self.assert_accepted(PROMTOOL, "check", "config", str(FILES / "prometheus.yml"))

    def test_rules(self):
        self.assert_accepted(PROMTOOL, "check", "rules", "--lint-fatal", str(FILES / "pennon.rules.yml"))

    def test_rules_do_what_they_say(self):
        self.assert_accepted(PROMTOOL, "test", "rules", str(FILES / "pennon.rules.test.yml"))

    def test_every_rule_is_tested(self):
        rules = set(re.findall(r"- alert: (\w+)", (FILES / "pennon.rules.yml").read_text(encoding="utf-8")))
        tested = set(re.findall(r"alertname: (\w+)", (FILES / "pennon.rules.test.yml").read_text(encoding="utf-8")))
        self.assertEqual(rules, tested)

    def test_alertmanager_configuration(self):
        self.assert_accepted(AMTOOL, "check-config", str(FILES / "alertmanager.yml"))

    def test_expressions_of_the_dashboard_are_promql(self):
        expressions = list(dashboard_expressions())
        self.assertGreater(len(expressions), 20)
        lines = ["groups:", "- name: dashboard", "  rules:"]
        for number, (_, expression) in enumerate(expressions):
            lines += [f"  - record: panel:{number}", f"    expr: {json.dumps(plain(expression))}"]
        with tempfile.TemporaryDirectory() as folder:
            rules = Path(folder) / "dashboard.yml"
            rules.write_text("\n".join(lines) + "\n", encoding="utf-8")
            self.assert_accepted(PROMTOOL, "check", "rules", str(rules))

    def assert_known(self, where, expression, names):
        found = re.findall(r"\b(pennon_\w+)(?:\{([^}]*)\})?", expression)
        for name, matchers in found:
            self.assertIn(name, names, f"{where}: {expression}")
            for label in re.findall(r"(\w+)\s*(?:=~|!~|!=|=)", re.sub(r'"[^"]*"', "", matchers)):
                self.assertIn(label, names[name] | {"job", "instance"}, f"{where}: {expression}")

    def test_metrics_exist(self):
        names = served_names()
        for where, expression in dashboard_expressions():
            self.assert_known(where, expression, names)
        rules = (FILES / "pennon.rules.yml").read_text(encoding="utf-8")
        self.assertIn("pennon_process_crashes_total", rules)
        self.assert_known("rules", rules, names)
        series = (FILES / "pennon.rules.test.yml").read_text(encoding="utf-8")
        for name in re.findall(r"series: '(pennon_\w+)", series):
            self.assertIn(name, names)

    def test_dashboard_is_whole(self):
        dashboard = json.loads((FILES / "pennon-dashboard.json").read_text(encoding="utf-8"))
        ids = [panel["id"] for panel in panels(dashboard)]
        self.assertEqual(len(ids), len(set(ids)))
        for panel in panels(dashboard):
            self.assertTrue(panel["title"])
            if panel["type"] != "row":
                self.assertEqual(panel["datasource"]["uid"], "${datasource}", panel["title"])
                self.assertTrue(panel["targets"], panel["title"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
