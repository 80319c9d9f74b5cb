"""Figures that a sentence sets side by side without naming a movement: a share, two falls told together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.text.patterns import regex

_N = r"\d{1,9}(?:\.\d{1,4})?"
_SHARE = regex(
    rf"(?P<part>{_N})(?P<unit>[一-鿿]{{1,3}})，占[^，。；\d]{{0,12}}(?P<whole>{_N})(?P=unit)的(?P<said>{_N})[%％]",
    cue=("占",),
)  # 1260户，占应改造用户1800户的70%
_OF_WHOLE = regex(
    rf"(?P<whole>{_N})(?P<unit>[一-鿿]{{1,3}})[，,](?:其中|已|有|现有)[^，。；\d]{{0,20}}?(?P<part>{_N})(?P=unit)[，,]占(?:比|总数|全部|其)?[^，。；\d]{{0,6}}(?P<said>{_N})[%％]",
    cue=("占",),
)  # 应改造1800户，已改造1260户，占70%
_RATE = regex(
    rf"(?P<whole>{_N})(?P<unit>[一-鿿]{{1,2}}?)(?P<told>(?:[一-鿿]{{0,8}}[中里内]|[^，。；\d]{{0,10}}[，,、；;（(](?:其中)?)[^，。；\d]{{0,12}}?)"
    rf"(?P<part>{_N})(?P=unit)(?P<after>[^，。；\d%％]{{0,8}})[，,、（(](?P<name>[一-鿿]{{2,8}})率(?:为|达到|达|是|仅|仅为|只有)?(?P<said>{_N})[%％](?!以上|以下|左右|以内)",
    cue=("率",),
)  # 45家中已改造36家，完成率80%
_DONE = regex("已|完成|累计|通过|办结|销号|整改|合格|达标|建成|落实|到位")
_OF_ALL = regex("(?:完成|进度|达标|占比)$")
_ANOTHER = regex("按期|按时|及时|一次|当年|当期|重大|一般|平均|年均|约$")
_BOTH = regex(
    rf"(?P<a>{_N})起、?(?:死亡)?(?P<b>{_N})人，(?:与|比|较|同比)[^，。；\d]{{0,8}}(?:20\d\d年)?[^，。；\d]{{0,4}}"
    rf"(?P<c>{_N})起、?(?:死亡)?(?P<d>{_N})人(?:相比)?，(?:分别(?:下降|减少)(?P<x>{_N})[%％][、和](?P<y>{_N})[%％]"
    rf"|[^，。；\d]{{0,6}}(?:下降|减少)(?P<p>{_N})[%％][、和，](?:死亡)?(?:人数)?(?:下降|减少)(?P<q>{_N})[%％])",
    cue=("起",),
)  # 18起、9人，与…24起、12人相比，起数下降25%、死亡人数下降25%


class Told(NamedTuple):
    """A printed percentage that the figures beside it do not give, and where it stands."""

    start: int
    end: int
    words: str
    said: str
    right: str
    share: bool


def told_shares(text: str) -> Iterator[Told]:
    """Yield the shares and joint falls of a text that their own figures contradict."""
    for found in (*_SHARE.finditer(text), *_OF_WHOLE.finditer(text)):
        part, whole = float(found["part"]), float(found["whole"])
        if whole > 0 and part <= whole and not _near(part / whole * 100, found["said"]):
            words = f"{found['part']}{found['unit']}占{found['whole']}{found['unit']}"
            right = f"{part / whole * 100:.1f}%"
            yield Told(*found.span(), words, f"{found['said']}%", right, True)
    yield from _told_rates(text)
    for found in _BOTH.finditer(text):
        for now, then, unit, said in (
            ("a", "c", "起", found["x"] or found["p"]),
            ("b", "d", "人", found["y"] or found["q"]),
        ):
            first, last = float(found[then]), float(found[now])
            if first > last and not _near((first - last) / first * 100, said):
                words = f"由{found[then]}{unit}变为{found[now]}{unit}"
                right = f"{(first - last) / first * 100:.1f}%"
                yield Told(*found.span(), words, f"{said}%", right, False)


def _told_rates(text: str) -> Iterator[Told]:
    """Yield the rates of a part of a number of things that is done: 45家中已改造36家，完成率85%."""
    for found in _RATE.finditer(text):
        part, whole, name = float(found["part"]), float(found["whole"]), found["name"]
        done = found["told"] + found["after"]
        if not _DONE.search(done) or _ANOTHER.search(name) or not 0 < part <= whole:
            continue
        if not _OF_ALL.search(name) and name[-2:] not in done:
            continue
        if not _near(part / whole * 100, found["said"]):
            words = f"{found['part']}{found['unit']}占{found['whole']}{found['unit']}"
            right = f"{part / whole * 100:.1f}%"
            yield Told(*found.span(), words, f"{found['said']}%", right, True)


def _near(real: float, said: str) -> bool:
    places = len(said.partition(".")[2])
    return bool(abs(real - float(said)) <= 0.51 * 10.0**-places)
