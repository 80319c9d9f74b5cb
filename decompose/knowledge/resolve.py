"""Printed name, level and year → department, or candidates, or "not a department"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decompose.knowledge.bearers import Bearer, choose
from decompose.knowledge.fallback import place, town_office, unresolved
from decompose.knowledge.grammar import (
    MAX_NAME,
    can_fill_slot,
    even,
    fold,
    is_bare_place,
    is_prefix,
    is_province,
    level_of_prefix,
    names_place,
)
from decompose.knowledge.merged import Merger
from decompose.knowledge.nameindex import NameIndex
from decompose.model.organization import (
    Department,
    DepartmentKind,
    GroupExpression,
    Level,
    Resolution,
    ResolutionKind,
)
from decompose.text.patterns import regex

_MEMORY = 20_000

_SECOND_NAME = regex(r"(.+?)（([^（）]+)）(.*)\Z")  # 市交通委（市道运局）
_LIST = regex(r"[、/和与及]")  # separators of a list
_SUB_UNIT = regex(
    r"[^局厅]{1,16}(?:处|科|室|股|支队|大队|总队|中队|分局|所|站|中心|队|办)\Z"  # office of a body
)
_BUREAU_OF = regex(r"[^局厅委部]{2,8}局\Z")  # bureau of a higher body: 交通运输厅港航局
_HIGHER = frozenset("厅部")
_NOT_OF_TOWNS = frozenset("局厅")  # organs that no township has
_LOCAL_BRANCH = regex(
    r"(?P<trade>[^县区省州旗局厅委]{2,6}?)(?P<place>[^市县区省州旗局厅委]{2,3})(?P<branch>(?:分|支)局)(?P<office>[^局厅]{2,8}[队所站科])?\Z"
)  # the branch of a bureau, named by its trade and a place: 公安云山分局
_ENFORCERS = regex(
    r"(?:保护)?(?:综合)?(?:行政)?(?:执法|监察)(?:监督)?(?:总队|支队|大队|中队|队|机构|局)\Z"
)  # the enforcement team of a department
_ORGAN_END = frozenset("局厅委部署办会院")
_OPEN_TAIL = regex(
    r"(?<=[局委厅办部队])(?:等(?:有关|相关)?(?:部门|单位|部门单位)?|牵头|负责|牵头负责|配合)\Z",
    cue=("牵头", "牵头负责", "等", "负责", "配合"),
)  # what a list or an attribution leaves behind a name
_OPEN_CLASSES = regex(r"等(?:相关|有关)?部门\Z")  # 住建、城管等部门
_MAY_BE_MERGED = (ResolutionKind.ALIAS, ResolutionKind.FORMER)


class Resolver:
    """Tells what printed names mean; built once a knowledge base.

    Args:
        departments: In protocol order or any other; the order breaks no tie.
        groups: Collective expressions, tried in order.
    """

    def __init__(
        self, departments: tuple[Department, ...], groups: tuple[GroupExpression, ...]
    ) -> None:
        self._departments = {dept.id: dept for dept in departments}
        self._groups = [
            (group, regex("|".join(f"(?:{p})" for p in group.patterns))) for group in groups
        ]
        self._names = NameIndex(departments)
        self._merger = Merger(self._departments, self._names)
        self._governments = {d.id for d in departments if d.kind is DepartmentKind.GOVERNMENT}
        self._known: dict[tuple[str, Level | None, int | None], Resolution] = {}

    def resolve(self, name: str, *, level: Level | None, year: int | None) -> Resolution:
        """Return what a printed name means; the same question is answered from memory."""
        key = (name, level, year)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            known = self._known[key] = self._resolve(name, level, year)
        return known

    def department(self, name: str, *, level: Level | None, year: int | None) -> str | None:
        """Return the department that a name surely means; what it merely resembles is not looked for."""
        known = self._known.get((name, level, year))
        return (known or self._resolve(name, level, year, near=False)).department

    def _resolve(
        self, name: str, level: Level | None, year: int | None, *, near: bool = True
    ) -> Resolution:
        text = even(name)
        if text.startswith("（") and text.endswith("）") and text.count("（") == 1:
            text = text[1:-1]
        if not text or len(text) > MAX_NAME:
            return Resolution(text=name, kind=ResolutionKind.UNKNOWN, level=level)
        bare = _OPEN_TAIL.sub("", text)
        if bare != text:
            meant = self._resolve(bare, level, year, near=near)
            return meant.model_copy(update={"text": name})
        key = fold(text)
        found = (
            self._whole(name, key, level, year)
            or self._group(name, text, level, actor=True)
            or self._local_branch(name, key, level, year)
            or self._district_branch(name, key, level, year)
            or self._prefixed(name, key, level, year)
            or self._second_name(name, text, level, year)
            or self._sub_unit(name, key, level, year)
            or self._merged(name, text, key, level, year)
            or self._list(name, text, level, year)
            or self._group(name, text, level, actor=False)
            or self._stem(name, key, level, year)
            or place(name, key, level, known=self._departments)
        )
        if found is None or (found.level is Level.TOWNSHIP and _is_no_answer(found)):
            found = town_office(name, key, level, known=self._departments) or found
        if found and found.department and found.kind in _MAY_BE_MERGED:
            found = self._with_parts(found, key, level, year)
        if found is None and not near:
            return Resolution(text=name, kind=ResolutionKind.UNKNOWN, level=level)
        return found or unresolved(name, key, level, names=self._names)

    def _whole(
        self, name: str, key: str, level: Level | None, year: int | None
    ) -> Resolution | None:
        return self._chosen(name, self._names.exact.get(key, []), "", level, year)

    def _group(
        self, name: str, text: str, level: Level | None, *, actor: bool
    ) -> Resolution | None:
        for group, pattern in self._groups:
            if group.actor is actor and pattern.fullmatch(text):
                kind = ResolutionKind.GROUP if actor else ResolutionKind.NOT_A_DEPARTMENT
                return Resolution(
                    text=name, kind=kind, candidates=group.members, level=level, group=group.id
                )
        return None

    def _prefixed(
        self, name: str, key: str, level: Level | None, year: int | None
    ) -> Resolution | None:
        """Strip place and level words from the front, as few characters as possible."""
        for prefix, bearers in self._splits(key):
            found = self._chosen(name, bearers, prefix, level, year)
            if found:
                return found
        return None

    def _splits(self, key: str) -> Iterator[tuple[str, list[Bearer]]]:
        names = self._names
        for at in range(1, len(key)):
            rest = key[at:]
            for head, slot_bearers in names.slots.get(rest, ()):
                middle = key[len(head) : at]
                if key.startswith(head) and can_fill_slot(middle):
                    yield middle, slot_bearers
            bearers = names.exact.get(rest)
            if bearers and self._may_stand(key[:at], rest, bearers):
                yield key[:at], bearers
        for pattern, slot_bearers in names.wide_slots:
            if pattern.fullmatch(key):
                yield "", slot_bearers

    def _local_branch(
        self, name: str, key: str, level: Level | None, year: int | None
    ) -> Resolution | None:
        """The branch that a bureau of the city has in a district: 公安云山分局, its traffic police."""
        found = _LOCAL_BRANCH.match(key)
        for end in range(6, 1, -1) if found else ():
            trade, place_name = key[:end], key[end : key.rindex("局") - 1]
            if not 2 <= len(place_name) <= 4 or not is_bare_place(place_name):
                continue
            bearers = self._names.exact.get(trade) or self._names.of_organ_stem(trade)
            body = self._chosen(name, bearers, "", level, year) if bearers else None
            if body is None or body.department is None or body.former:
                continue
            office = key[key.rindex("局") + 1 :]
            return self._named_part(body, office, level, year) if office else body
        return None

    def _district_branch(
        self, name: str, key: str, level: Level | None, year: int | None
    ) -> Resolution | None:
        """The branch of a bureau in a district, under the bureau's trade alone: 区自然资源分局."""
        if not key.endswith("分局"):
            return None
        known = self._prefixed(name, key, level, year)
        if known is not None and known.department is not None:
            return known
        bureau = key.removesuffix("分局") + "局"
        body = self._whole(name, bureau, level, year) or self._prefixed(name, bureau, level, year)
        return body if body and body.department and not body.former else None

    def _stem(
        self, name: str, key: str, level: Level | None, year: int | None
    ) -> Resolution | None:
        """Find a name by its stem: 旅游委 for 旅游局, 教育主管部门 for 教育部门."""
        key = _ENFORCERS.sub("局", key)
        for at in range(len(key) - 1):
            if at == 0 or (is_prefix(key[:at]) and not _no_town_has(key[:at], key)):
                bearers = self._names.by_stem(key[at:])
                if bearers:
                    return self._chosen(name, bearers, key[:at], level, year)
        return None

    def _may_stand(self, prefix: str, rest: str, bearers: list[Bearer]) -> bool:
        if _no_town_has(prefix, rest):
            return False
        if is_prefix(prefix) or is_province(prefix):
            return True
        branch = self._departments[bearers[0].department].vertical or rest.endswith("分局")
        return branch and len(prefix) <= 4 and is_bare_place(prefix)

    def _chosen(
        self, name: str, bearers: list[Bearer], prefix: str, level: Level | None, year: int | None
    ) -> Resolution | None:
        if not bearers:
            return None
        spoken = level_of_prefix(prefix)
        if spoken is Level.TOWNSHIP and bearers[0].department in self._governments:
            return place(name, prefix, level, known=self._departments)
        choice = choose(bearers, level=spoken or level, year=year)
        at = spoken or choice.level or level
        kind, department = choice.kind, choice.department
        if department and self._departments[department].kind in (
            DepartmentKind.GOVERNMENT,
            DepartmentKind.TERRITORIAL,
        ):
            kind = ResolutionKind.PLACE if names_place(prefix) else kind
        return Resolution(
            text=name,
            department=department,
            candidates=choice.candidates,
            kind=kind,
            level=at,
            former=choice.ended,
            note=choice.note,
        )

    def _second_name(
        self, name: str, text: str, level: Level | None, year: int | None
    ) -> Resolution | None:
        found = _SECOND_NAME.match(text)
        if not found:
            return None
        first = self.resolve(found[1] + found[3], level=level, year=year)
        second = self.resolve(found[2], level=level, year=year)
        best = first if first.department else second
        if best.department is None:
            return None
        other = second.department if best is first else None
        extra = (other,) if other and other != best.department else ()
        candidates = (
            (*(best.candidates or (best.department,)), *extra) if extra else best.candidates
        )
        return best.model_copy(update={"text": name, "candidates": candidates})

    def _sub_unit(
        self, name: str, key: str, level: Level | None, year: int | None
    ) -> Resolution | None:
        """An office named with its body (应急管理厅科信处) means the body."""
        for end in range(len(key) - 1, 1, -1):
            tail = key[end:]
            bureau = key[end - 1] in _HIGHER and _BUREAU_OF.match(tail)
            if bureau or (key[end - 1] in _ORGAN_END and _SUB_UNIT.match(tail)):
                body = key[:end]
                found = self._whole(name, body, level, year) or self._prefixed(
                    name, body, level, year
                )
                if found and found.department:
                    return self._named_part(found, tail, level, year)
        return None

    def _named_part(
        self, body: Resolution, tail: str, level: Level | None, year: int | None
    ) -> Resolution:
        """Return the part of a body that the pack knows by itself, else the body with a note."""
        part = self._whole(body.text, tail, level, year)
        if (
            part
            and part.department
            and self._departments[part.department].parent == body.department
        ):
            return part.model_copy(update={"level": body.level})
        return body.model_copy(update={"note": f"内设或所属机构：{tail}"})

    def _merged(
        self, name: str, text: str, key: str, level: Level | None, year: int | None
    ) -> Resolution | None:
        """A body merged of several departments means the first named; the others stand beside it."""
        if "、" in text or "/" in text:
            return None
        found = self._merger.parts(key, level=level, year=year)
        if found is None:
            return None
        prefix, parts = found
        return Resolution(
            text=name,
            department=parts[0],
            candidates=parts,
            kind=ResolutionKind.MERGED,
            level=level_of_prefix(prefix) or level,
            note="合并设立的机构",
        )

    def _with_parts(
        self, found: Resolution, key: str, level: Level | None, year: int | None
    ) -> Resolution:
        """Add the other departments that a known name speaks of: 教育和科技局 is education too."""
        merged = self._merger.parts(key, level=level, year=year)
        if merged is None or found.department not in merged[1]:
            return found
        others = (found.department, *found.candidates, *merged[1])
        together = tuple(dict.fromkeys(others))
        return found.model_copy(
            update={"candidates": together, "note": found.note or "合并设立的机构"}
        )

    def _list(
        self, name: str, text: str, level: Level | None, year: int | None
    ) -> Resolution | None:
        tail = "部门" if text.endswith("部门") else ""
        named = _OPEN_CLASSES.sub(tail, text)
        parts = [part for part in _LIST.split(named) if part]
        if len(parts) < 2:
            return None
        found = [
            self.resolve(p if p.endswith(tail) else p + tail, level=level, year=year) for p in parts
        ]
        ids = _distinct(r.department for r in found)
        if len(ids) == 1 and all(r.department for r in found):
            return found[0].model_copy(update={"text": name, "note": "同一机构的多个名称"})
        if len(ids) < 2:
            return None
        return Resolution(
            text=name,
            candidates=ids,
            kind=ResolutionKind.AMBIGUOUS,
            level=level,
            note="一个名称里列有多个机构",
        )


def _no_town_has(prefix: str, name: str) -> bool:
    """Tell whether a name would be that of a bureau of a township; 住房和成乡 is no township."""
    return name[-1] in _NOT_OF_TOWNS and level_of_prefix(prefix) is Level.TOWNSHIP


def _is_no_answer(found: Resolution) -> bool:
    """Tell whether a town's office was taken for several bureaus, or for one that has ended."""
    return found.former or found.kind is ResolutionKind.AMBIGUOUS


def _distinct(ids: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in ids if one))
