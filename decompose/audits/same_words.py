"""Units to which a document gives one thing in the very same words: both 负责储罐安全检查和处罚."""

from __future__ import annotations

from collections.abc import Container, Iterator

from decompose.audits.case import AuditCase, Fault
from decompose.audits.deadlines import quoted
from decompose.audits.designations import LINKAGE
from decompose.audits.patch import append
from decompose.model.organization import DepartmentKind
from decompose.model.plan import Measure, Task
from decompose.model.result import MentionKind, Severity
from decompose.text.patterns import regex

_CLAUSE = regex("[^，；。：\n]+")
_BEGINS = regex("^(?:依法|具体)?(?:负责|承担|实施|组织|开展|做好)?(?:对)?")
_POWER = regex("监管|监督|检查|执法|处罚|查处|责令")
_OWN_PART = regex(
    "本(?:行业|领域|部门|系统|单位|辖区)|职责|权限|各自|辖区|分管|主管|配合|协助|参与|指导|以外|除外"
)
"""What each does in its own part, or for another."""
_SHORTEST, _TWO, _MOST = 8, 2, 3
_SUBJECT = ("task", "other")


def same_words(case: AuditCase, told: Container[str]) -> Iterator[Fault]:
    """Report what two or three departments are to supervise in the same words, with nothing between them.

    Args:
        case: What is audited.
        told: Tasks of which the lack of a mechanism is told already.
    """
    held: dict[str, dict[str, tuple[str, Task, Measure]]] = {}
    for task in case.result.plan.tasks:
        for measure in task.measures:
            stated = measure.attribution or task.attribution
            if stated is None or len(stated.lead) != 1 or stated.groups or task.id in told:
                continue
            department = case.resolved(stated.lead[0]).department
            if department is None or _of_a_place(case, department):
                continue
            for words in _clauses(case, measure):
                held.setdefault(words, {}).setdefault(department, (stated.lead[0], task, measure))
    for words, units in held.items():
        if not _TWO <= len(units) <= _MOST or any(
            LINKAGE.search(f"{task.title}{task.text}") for _, task, _ in units.values()
        ):
            continue
        names = "、".join(name for name, _, _ in units.values())
        message = f"“{words}”由{names}以同样字句负责，没有写明由谁牵头或怎样联动"
        first = next(iter(units.values()))
        evidence = tuple(quoted(measure) for _, _, measure in units.values())
        patch = (append(first[1].id, f"建立{words}联动机制，由{first[0]}召集。"),)
        subject = {
            key: task.id for key, (_, task, _) in zip(_SUBJECT, units.values(), strict=False)
        }
        yield Fault(subject, message, evidence, Severity.INFO, patch=patch)


def _of_a_place(case: AuditCase, department: str) -> bool:
    kinds = (DepartmentKind.GOVERNMENT, DepartmentKind.TERRITORIAL)
    return case.kb.departments[department].kind in kinds


def _clauses(case: AuditCase, measure: Measure) -> Iterator[str]:
    """Yield the clauses of a measure that have somebody supervise an object, without how they begin."""
    if not _POWER.search(measure.text):
        return
    named = [
        m.start - measure.span.start
        for m in case.words_of.get(measure.id, ())
        if m.kind is MentionKind.SECTOR
    ]
    for clause in _CLAUSE.finditer(measure.text):
        words = _BEGINS.sub("", clause.group())
        if len(words) < _SHORTEST or not _POWER.search(words) or _OWN_PART.search(words):
            continue
        if any(clause.start() <= at < clause.end() for at in named):
            yield words
