"""Drawings: hostile labels, the process of its own, and what happens without it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import graphviz
import pytest

from decompose.errors import MissingDependency
from decompose.reports import render


def _dot(label: str) -> str:
    graph = graphviz.Digraph()
    graph.node("n", graphviz.escape(label))
    return str(graph.source)


LABELS = ["市教育局", '局"];evil[', "尾\\", "<b>粗</b>", "\\N \\G", "<<b>x</b>>", "a\nb"]


@pytest.mark.parametrize("label", LABELS)
def test_hostile_labels_are_drawn_as_text(label: str) -> None:
    (svg,) = render.render([(_dot(label), "svg")])
    assert b"<svg" in svg
    assert b"<b>" not in svg


def test_a_program_of_the_machine_draws_only_where_nothing_else_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    jobs = [(_dot("市教育局"), "svg")]
    same = render.render(jobs)
    monkeypatch.setattr(render.shutil, "which", lambda _: "/nowhere/dot")
    assert render.render(jobs) == same

    def missing(_: object) -> list[bytes]:
        raise MissingDependency("no pygraphviz", hint="")

    monkeypatch.setattr(render, "_by_pygraphviz", missing)
    monkeypatch.setattr(render, "_by_dot", lambda dot, _: [dot.encode()])
    assert render.render(jobs) == [b"/nowhere/dot"]


def test_the_process_draws_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = {"b.svg": (_dot("市教育局"), "svg"), "a.png": (_dot("市公安局"), "png")}
    drawn = render.Drawer().draw(lambda: jobs)()
    assert list(drawn) == ["b.svg", "a.png"]
    assert list(drawn.values()) == render.render(list(jobs.values()))

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no processes here")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(os, "fork", refuse, raising=False)
    for split in (False, True):
        assert render.Drawer(split=split).draw(lambda: jobs)() == drawn


_SPLIT = """
import json, sys, subprocess, time
from decompose.reports import render
from decompose.forked import Forked, can_split

assert can_split()
render.warm_up()
asked = []
jobs = json.loads(sys.argv[1])
draw = render.warm_drawer().draw(lambda: asked.append(1) or jobs)
sys.stdout.buffer.write(b"".join(draw().values()))
assert not asked, "the jobs are prepared by the process split off"


def fails():
    print("lost", flush=True)
    raise ValueError


assert Forked(fails).wait() == 1
hanging = Forked(lambda: time.sleep(60))
try:
    hanging.wait(0.01)
except subprocess.TimeoutExpired:
    hanging.kill()
assert hanging.wait() < 0
done = Forked(lambda: None)
assert done.wait() == done.wait() == 0
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are split on Linux only")
def test_a_process_split_off_draws_the_same_and_ends_as_others_do() -> None:
    jobs = {"a.svg": (_dot("市教育局"), "svg"), "b.png": (_dot("市公安局"), "png")}
    command = [sys.executable, "-c", _SPLIT, json.dumps(jobs)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b"".join(render.render(list(jobs.values())))


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/St_Johns"])
def test_a_pdf_tells_neither_time_nor_place_of_its_making(zone: str) -> None:
    code = (
        "import sys; from decompose.reports.render import render; "
        "sys.stdout.buffer.write(render([('digraph { 甲 -> 乙 }', 'pdf')])[0])"
    )
    command = [sys.executable, "-c", code]
    env = {**os.environ, "TZ": zone}
    made = subprocess.run(command, capture_output=True, check=True, env=env).stdout
    assert made == render.render([("digraph { 甲 -> 乙 }", "pdf")])[0]
    assert b"(D:19800101000000Z)" in made
    for number, entry in enumerate(re.findall(rb"([0-9]{10}) [0-9]{5} n", made), start=1):
        assert made[int(entry) :].startswith(b"%d 0 obj" % number)
    start = int(made.rpartition(b"startxref\n")[2].split()[0])
    assert made[start:].startswith(b"xref\n")


def test_no_name_of_a_node_is_shown_under_the_pointer() -> None:
    (svg,) = render.render([("digraph { n656d [label=局]; n656d -> n66 [label=2] }", "svg")])
    assert b"<title" not in svg
    assert "局".encode() in svg
