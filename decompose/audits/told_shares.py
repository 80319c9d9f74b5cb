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


def _near(real: float, said: str) -> bool:
    places = len(said.partition(".")[2])
    return bool(abs(real - float(said)) <= 0.51 * 10.0**-places)
