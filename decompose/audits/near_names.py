"""Indicators that the text names in full and, elsewhere, cut short: 老年助餐点覆盖率, 助餐点覆盖率."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decompose.audits.case import AuditCase
from decompose.audits.targets import of_tasks, plain_name
from decompose.match.indicators import shortened_name, without_object
from decompose.model.plan import Indicator, IndicatorKind
from decompose.model.source import Span
from decompose.text.dates import years_in
from decompose.text.patterns import regex

_SHARES = frozenset({"%", "‰", "/10万", "分钟", "小时"})


_NARROWED = regex(r"(?<![全各本省市县区对在的与和及由])[一-鿿]$")
"""A word right before another makes a class of it."""
_ONE = regex("[^、和与及]+")
_WORD = 2


def year_of(case: AuditCase) -> int | None:
    """Return the year that targets without one of their own are of: the last of the plan, else the only one named."""
    plan = case.result.plan
    if plan.period is not None:
        return plan.period[1]
    titled = years_in(plan.title)
    if len(titled) == 1:
        return titled[0]
    own = of_tasks(plan)
    goals = {i.target_year for i in plan.indicators if i.target_year and i.id not in own}
    named = goals or {i.target_year for i in plan.indicators if i.target_year}
    return named.pop() if len(named) == 1 else None


def near_names(case: AuditCase) -> Iterator[tuple[Indicator, Indicator]]:
    """Yield two targets of one indicator under a full and a shortened name, of one year, in two places.

    The shortened name is that of one indicator alone, and of none that the other place names so itself.
    """
    tasks = of_tasks(case.result.plan)
    shares = [
        i
        for i in case.result.plan.indicators
        if i.target is not None and i.actual is None and i.unit in _SHARES
        if i.kind is not IndicatorKind.CUMULATIVE_FALL and not without_object(i.name)
    ]
    places: dict[tuple[bool, bool], list[Indicator]] = {}
    for one in shares:
        places.setdefault((one.table is not None, one.id in tasks), []).append(one)
    names = {one.id: plain_name(case, one) for one in shares}
    for place, firm in places.items():
        for other, said in places.items():
            if place in (other, (False, True)):
                continue
            yield from _of_places(case, firm, said, names, later=other == (False, True))


def _of_places(
    case: AuditCase,
    firm: Sequence[Indicator],
    said: Sequence[Indicator],
    names: dict[str, str],
    *,
    later: bool,
) -> Iterator[tuple[Indicator, Indicator]]:
    known, default = {names[one.id] for one in firm}, year_of(case)
    for short in said:
        name = names[short.id]
        if name in known:
            continue
        full = [one for one in firm if _is_cut(case, short, names[one.id], name, later=later)]
        if len({names[one.id] for one in full}) != 1:
            continue
        year = short.target_year or default
        for one in full:
            if one.unit == short.unit and (one.target_year or default) == year:
                yield one, short


def _is_cut(case: AuditCase, said: Indicator, full: str, name: str, *, later: bool) -> bool:
    """Tell whether a text's name is a full one cut short; a word put between may stand in either."""
    if full.endswith(name) or name.endswith(full):
        return later and full.endswith(name) and _is_left_out(case, said, full, name)
    return shortened_name(name, full) or shortened_name(full, name)


def _is_left_out(case: AuditCase, said: Indicator, full: str, name: str) -> bool:
    """Tell whether a text leaves out the beginning of a name, and speaks of no part of what that says.

    Of a name that tells little (成灾率) the text must say what it is of (有害生物).
    """
    before = full.removesuffix(name)
    around = _around(case, said.span)
    if any(_NARROWED.search(around[:at]) for at in _places(before, around)):
        return False  # 公办养老机构 of 养老机构护理型床位占比
    if shortened_name(name, full):
        return True
    spoken = any(before[n : n + _WORD] in around for n in range(len(before) - _WORD + 1))
    return len(name) >= _WORD + 1 and spoken and _ONE.fullmatch(before) is not None


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _around(case: AuditCase, span: Span) -> str:
    """Return the paragraph of a figure, and the heading of its task."""
    doc = case.result.plan.document
    text = doc.blocks[span.block].text if doc else ""
    titles = (t.title for t in case.result.plan.tasks if any(s.block == span.block for s in t.body))
    return "，".join((*titles, text))
