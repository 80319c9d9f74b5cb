"""Deadlines and frequencies, as printed."""

from __future__ import annotations

import pytest

from decompose.parser.deadlines import deadline_in, field_deadline, frequency_in


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("到2025年，全市事故总量持续下降", "到2025年"),
        ("2018年3月底前完成清查", "2018年3月底前"),
        ("至2020年底,健全县级机构", "至2020年底"),
        ("2025年6月30日前建成平台", "2025年6月30日前"),
        ("“十四五”期间，建成三个基地", "“十四五”期间"),
        ("6月底前完成", "6月底前"),
        ("１２月底前完成", "１２月底前"),
        ("年内完成改造", "年内"),
        ("2022年完成改造", "2022年"),
        ("三年内实现全覆盖", "三年内"),
        ("自动化改造，2025年收尾", "2025年"),
        ("消毒设备2025年配齐", "2025年"),
        ("2025年内做完", "2025年内"),
        ("2026年汛期前完成", "2026年汛期前"),
        ("2022年采暖季到来之前清零", "2022年采暖季到来之前"),
        ("2023年发生事故3起", None),
        ("2021年—2025年，实施改造", "2021年—2025年"),
        ("健全制度，持续推进。", "持续推进"),
        ("完善机制，长期坚持", "长期坚持"),
        ("适时修订预案", "适时"),
        ("对问题限期整改，形成闭环", None),
        ("持续推进化工行业整治", None),
        ("全面贯彻2021年9月1日起施行的法律", None),
        ("2020年较2015年下降75%", None),
        ("落实《2021年工作要点》", None),
        ("根据云办〔2019〕96号文件", None),
        ("每年开展一次演练", None),
    ],
)
def test_deadline(text: str, deadline: str | None) -> None:
    assert deadline_in(text) == deadline


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("每年至少组织一次演练", "每年至少组织一次"),
        ("每半年至少组织一次综合演练", "每半年至少组织一次"),
        ("每季度开展检查", "每季度"),
        ("每月调度", "每月"),
        ("每两年修订", "每两年"),
        ("2025年底前完成", None),
        ("每个企业都要建立制度", None),
    ],
)
def test_frequency(text: str, frequency: str | None) -> None:
    assert frequency_in(text) == frequency


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("2018年3月底前完成。", "2018年3月底前"),
        ("2025年底", "2025年底"),
        (" 持续推进 ", "持续推进"),
        ("2025年\n12月", "2025年12月"),
        ("规划期内（至2030年）", "规划期内（至2030年）"),
        ("（2025年底前）", "2025年底前"),
        ("2025年底前）。", "2025年底前"),
        ("（2025年底前", "2025年底前"),
        ("无", None),
        ("—", None),
        ("", None),
    ],
)
def test_field(text: str, deadline: str | None) -> None:
    assert field_deadline(text) == deadline
