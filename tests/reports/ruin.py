"""Results in which every text that a plan can fill is hostile, each in another way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.model.base import Model
from decompose.model.plan import Measure, Plan, Task, TaskKind
from decompose.model.result import Assignment, Basis, Decomposition, Evidence, EvidenceKind, Role
from decompose.model.source import Span
from tests.reports.hostile import NASTY

FORMULAS = (
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "＝1",
    "{=1}",
    "=cmd|' /C calc'!A0",
    '=DDE("cmd";"/C calc";"a")',
    '=WEBSERVICE("http://127.0.0.1:9/")',
    "#N/A",
    "'quoted",
)
NAMES = (
    "CON",
    "nul.txt",
    "LPT1",
    "局...",
    "局 ",
    "~局",
    "a/b\\c:d*e?f",
    "History",
    "'局'",
    "Sheet[1]",
)
SIGNS = (
    "\u202e反\u202c向",
    "\u2066隔离\u2069",
    "零\u200b宽\ufeff度",
    "👨‍👩‍👧‍👦🇨🇳",
    "𠮷𡈽",
    "a\u0301\u0301\u0301",
    "\x00\x01\x1b[31m红",
    "半\ud83d个",
    "_x0041_",
    "]]>",
    "<!--",
    "&lt;b&gt;",
    "${7*7}{{7*7}}<%=7*7%>",
    "%s%n{0}{}",
    "|a|b|\n|--|--|",
    "# 标题\n- 列表\n```",
    "[链](javascript:alert(1))",
    "![图](http://127.0.0.1:9/x.png)",
    "</text></svg><script>alert(1)</script>",
    '"];evil[label="',
    'click A href "javascript:alert(1)"',
)
WORDS = (*NASTY, *FORMULAS, *NAMES, *SIGNS, "务" * 5_000)
_KEPT = frozenset(
    {
        *("id", "kind", "parent", "section", "task", "measure", "role", "basis", "rule", "code"),
        *("severity", "fingerprint", "schema", "level", "department", "duty", "date", "subject"),
        *("patch", "document", "mentions", "part", "file"),
    }
)


def ruined(kb: Knowledge, start: int = 0) -> Decomposition:
    """Return a small audited result; every text in it is another one of :data:`WORDS`."""
    plan = dc.parse_text(
        "云州市“十四五”安全生产规划\n一、主要任务\n（一）危险化学品。加强储存监管，2023年底前完成。\n"
        "（二）消防安全。打通消防车通道。（市消防救援支队牵头，云州无名办配合）\n"
        "（三）弘扬青河精神。让青河精神代代相传。\n二、发展目标\n"
        "到2025年，生产安全事故死亡人数下降15%。\n三、重点工程\n（一）监测预警工程。投资3亿元建设平台。\n"
    )
    result = dc.audit(dc.assign(plan, kb, place="云州市", level="city"), kb)
    numbers = count(start)
    return _spoil(result, lambda: WORDS[next(numbers) % len(WORDS)])


def _spoil(value: Any, word: Callable[[], str]) -> Any:
    if isinstance(value, str) and type(value) is str:
        return word()
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_spoil(each, word) for each in value)
    if isinstance(value, dict):
        return {name: _spoil(each, word) for name, each in value.items()}
    if isinstance(value, Model):
        names = [n for n in type(value).model_fields if n.rstrip("_") not in _KEPT]
        if "code" in type(value).model_fields:
            names = [n for n in names if n != "name"]
        return value.model_copy(update={n: _spoil(getattr(value, n), word) for n in names})
    return value


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text in a value, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from texts_of(getattr(value, name))
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_of(each)


def large(tasks: int, text: str = "打通消防车通道。", name: str = "局" * 36) -> Decomposition:
    """Return a result with a task for every department, whose names have 40 characters."""
    span = Span(block=0, start=0, end=1)
    made, own = list[Task](), list[Assignment]()
    for n in range(tasks):
        measure = Measure(id=f"t{n}.m1", text=text, span=span)
        made.append(
            Task(
                id=f"t{n}", kind=TaskKind.TASK, number=f"{n}", title=f"任务{n}", text=text,
                parent=None, section="s1", span=span, measures=(measure,),
            )
        )  # fmt: skip
        evidence = Evidence(kind=EvidenceKind.RULE, quote=f"理由{n}")
        for role, at in ((Role.LEAD, n), (Role.SUPPORT, (n + 1) % tasks)):
            own.append(
                Assignment(
                    id=f"a{n}{role.value}", task=f"t{n}", department=f"d{at}", name=f"{name}{at:04}",
                    role=role, basis=Basis.STATUTORY, rule="r", confidence=0.9,
                    evidence=(evidence,), reason=text,
                )
            )  # fmt: skip
    base = dc.assign(dc.parse_text("云州市安全生产规划\n"), dc.load_knowledge())
    plan = Plan(title="云州市安全生产规划", tasks=tuple(made))
    return base.model_copy(
        update={
            "plan": plan,
            "assignments": tuple(own),
            "departments": {f"d{n}": f"{name}{n:04}" for n in range(tasks)},
        }
    )
