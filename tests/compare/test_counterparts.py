"""The quick search finds what an exact search over all texts finds."""

from __future__ import annotations

import random

import pytest
from rapidfuzz import fuzz, process

from decompose.match.counterparts import Counterparts, alike, held
from decompose.text.normalize import bare

_OBJECTS = (
    "道路交通、危险化学品、建筑施工、特种设备、消防、矿山、燃气、工贸、烟花爆竹、农业机械、渔业船舶、铁路、民航、"
    "城市轨道、水利、电力、学校、医院、旅游、邮政、粉尘防爆、有限空间、尾矿库、油气管道、校车、电动自行车"
)
_ACTIONS = (
    "开展隐患排查治理、建立风险分级管控制度、推进数字化监管平台建设、实施安全改造提升工程、健全应急预案并组织演练、"
    "严格执法检查、加强从业人员安全培训、落实主要负责人责任、完善标准体系、淘汰落后工艺设备、推广先进技术装备、"
    "强化源头准入、规范第三方技术服务、开展联合惩戒、建设专业救援队伍、储备应急物资"
)


def _texts(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    actions, objects = _ACTIONS.split("、"), _OBJECTS.split("、")
    return [
        "，".join(f"{chance.choice(actions)}，突出{chance.choice(objects)}领域" for _ in range(3))
        for _ in range(count)
    ]


def _varied(count: int, seed: int) -> list[str]:
    """Texts of many words, a third of them made of two others: near each other in several ways."""
    chance = random.Random(seed)
    signs = [chr(number) for number in range(0x4E00, 0x4E00 + 1500)]
    words = ["".join(chance.choices(signs, k=chance.randint(2, 4))) for _ in range(2500)]
    known = ["".join(chance.choices(words, k=chance.randint(4, 25))) for _ in range(count)]
    return [
        text if n % 3 else chance.choice(known) + chance.choice(known)
        for n, text in enumerate(known)
    ]


def _repeated(count: int, seed: int, words: int) -> list[str]:
    """Texts of a few words said over and over: no pair is rare, yet every text is another one."""
    chance = random.Random(seed)
    signs = [chr(number) for number in range(0x4E00, 0x4E00 + 600)]
    known = ["".join(chance.sample(signs, 2)) for _ in range(words)]
    weights = [1 / (n + 1) for n in range(words)]
    return ["".join(chance.choices(known, weights, k=chance.randint(8, 24))) for _ in range(count)]


@pytest.mark.parametrize(
    "texts",
    [_texts(3000, 1), _varied(3000, 2), _repeated(3000, 3, 50), _repeated(3000, 4, 400)],
    ids=["dense", "varied", "few words", "frequent words"],
)
def test_the_best_one_is_that_of_an_exact_search(texts: list[str]) -> None:
    chance = random.Random(7)
    index = Counterparts(texts)
    agreed = 0
    for text in chance.sample(texts, 300):
        asked = "".join(sign for sign in text if chance.random() > 0.12)
        best = process.extractOne(bare(asked), index.texts, scorer=fuzz.ratio)
        agreed += round(index.ranked(asked)[0][1], 6) == round(best[1] / 100, 6)
    assert agreed / 300 >= 0.99


def test_equals_are_ranked_by_their_order() -> None:
    index = Counterparts(["整治高层建筑消防安全", "修订预案", "整治高层建筑消防安全"])
    assert index.ranked("整治高层建筑消防安全") == [(0, 1.0), (2, 1.0)]


def test_nothing_in_common_gives_nothing() -> None:
    index = Counterparts(["开展隐患排查治理", ""])
    assert index.ranked("xyz") == []
    assert index.ranked("") == []
    assert Counterparts([]).ranked("开展") == []


def test_figures_and_signs_tell_nothing() -> None:
    assert alike("到2025年，培训率100%", "到2024年培训率90%") == 1.0
    assert held("健全预案", "修订标准，健全预案，组织演练") == 1.0
    assert alike("", "甲") == 0.0


def test_a_text_far_from_all_is_looked_for_with_all_its_pairs() -> None:
    texts = _varied(1500, 9)
    index, chance = Counterparts(texts), random.Random(11)
    agreed = 0
    for text in chance.sample(texts, 200):
        asked = "".join(sign for sign in text if chance.random() > 0.35)
        best = process.extractOne(bare(asked), index.texts, scorer=fuzz.ratio)
        agreed += round(index.ranked(asked, most=1)[0][1], 6) == round(best[1] / 100, 6)
    assert agreed / 200 >= 0.95


def test_nothing_is_found_where_nothing_is() -> None:
    assert Counterparts([]).ranked("整治高层建筑消防安全") == []
    assert Counterparts(["", "修订预案"]).ranked("") == []
    long = "".join(map(chr, range(0x4E00, 0x4E00 + 2000)))
    assert Counterparts([long] * 40).ranked(long, most=1) == [(0, 1.0)]
