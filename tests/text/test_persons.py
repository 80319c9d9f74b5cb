"""Which words are names of persons, and which merely begin like one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import decompose as dc
from decompose.text.persons import masked, persons_in, persons_in_column
from decompose.text.withholding import withholding, without_persons


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("组长由局长张大山担任，副局长李小河、王江任副组长。", ["张大山", "李小河", "王江"]),
        ("联系人：张三伟，电话：13812345678", ["张三伟"]),
        ("责任领导：刘德海 副市长", ["刘德海"]),
        ("明确联络员孙丽华（手机：18600001111）", ["孙丽华"]),
        ("组　长：张　伟", ["张　伟"]),
        ("成　员：王小明　县公安局副局长", ["王小明"]),
        ("　　　　李晓梅　县财政局局长", ["李晓梅"]),
        ("由张大山同志联系，王小川副县长负责。", ["张大山", "王小川"]),
        ("由钱学礼督办", ["钱学礼"]),
        ("出席：李大河、陈晓岭、赵铁杵。", ["李大河", "陈晓岭", "赵铁杵"]),
        ("列席：市民政局李红岭、市财政局副局长赵永河，各县区政府。", ["李红岭", "赵永河"]),
        ("参加人员：张伟江（市民政局）、王芳岭。", ["张伟江", "王芳岭"]),
        ("（牵头单位：市文旅局（朱成功））", ["朱成功"]),
        ("签发人：欧阳修文", ["欧阳修文"]),
        (
            "成员由市应急局局长冯国栋等组成，组长周海峰、吴晓东等参加",
            ["冯国栋", "周海峰", "吴晓东"],
        ),
        ("拟稿：孙立群　核稿人：李秀英", ["孙立群", "李秀英"]),
        ("由楚云飞副局长负责，蒋小明具体落实。", ["楚云飞", "蒋小明"]),
        ("由规划科起草，执笔人崔永胜，审核人尹红梅。", ["崔永胜", "尹红梅"]),
        ("东河河长谭志刚，东山林区林长傅春生", ["谭志刚", "傅春生"]),
        ("牵头单位：市商务局（阎俊杰）", ["阎俊杰"]),
        ("责任人：覃桂花、韦荣光、阿依古丽·买买提。", ["覃桂花", "韦荣光", "阿依古丽·买买提"]),
        ("市民段先生（段晓峰）建议增设站点，村民赖红梅反映路灯不亮", ["段晓峰", "赖红梅"]),
        ("拟稿：呼延小雪　　核稿：戚明亮　　校对：谷春雨", ["呼延小雪", "戚明亮", "谷春雨"]),
        (
            "驾驶人穆铁桩驾驶货车坠河，造成穆铁桩、申屠小兰等4人死亡",
            ["穆铁桩", "穆铁桩", "申屠小兰"],
        ),
        ("村民蒙大坡的自建房加层，房屋使用人蓝翠坡已搬离", ["蒙大坡", "蓝翠坡"]),
        ("县农业农村局工作人员毕小剑、尼格买提现场核查", ["毕小剑", "尼格买提"]),
        ("按照都本基书记、相里勤县长的批示要求", ["都本基", "相里勤"]),
        ("给予副主任窦小骁诫勉谈话，责任科室负责人为毋大政。", ["窦小骁", "毋大政"]),
        ("4月1日：马小里（带班）、辛小弃（值班）", ["马小里", "辛小弃"]),
        ("请专家浦小清教授、钮小新高级工程师指导", ["浦小清", "钮小新"]),
        ("医政股　暴小雪　0999－6823345", ["暴小雪"]),
        ("村医阿依努尔、驻村第一书记项小南的做法", ["阿依努尔", "项小南"]),
        ("委　员：单小雄　市应急管理局局长", ["单小雄"]),
        ("甄小嬛：建议补充负荷预测", ["甄小嬛"]),
        ("会议由副县长周建平主持，县长林海峰出席并讲话。", ["周建平", "林海峰"]),
    ],
)
def test_names_beside_what_calls_for_one(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in persons_in(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "出席：市民政局、市财政局、各区县负责同志，高新区、平安办、商务局列席",
        "参加：安监、消防、石油公司、党政办、金融办、林长制办公室",
        "由高新区负责，由金融办牵头，由安委办协调，由石家庄协调",
        "由路长负责，由党委牵头，由施工单位负责",
        "由河长林长负责，护林员方可上岗，网格员、安全员洪水期间值守，河长和林长成立专班",
        "各位女士、先生（高龄优先），村民代表建议，居民和平安办反映，业主方希望",
        "丝路·花海项目由文旅局负责，责任人：丝路·花海公司",
        "（责任人：司机、车主）",
        "矿工程项目和施工程费用，客运经营者和旅客，城镇职工和居民，专家库抽取",
        "审核：市市场监管局；审批：通过；联系人：由各单位自行确定；组长：市长",
        "领导干部任前安全教育，从业人员通报，工作人员包括志愿者，主任召集并主持",
        "和平里、万寿宫、安宁庄（二期）2026年底前完工，公益林：应当划定",
        "学习白求恩精神，办好鲁迅中学，张裕燃气公司逐户排查",
        "责任人：安监、消防",
        "责任人：项目法人",
        "负责人：党组书记",
        "市公安局（高速）、县应急局（安委办）、区城管局（路灯）",
        "市住建局 房管处",
        "联系人：应急科 电话：12345678",
        "成员：安监、公安、住建",
        "主任由安监局局长担任",
        "成　员：县公安局　县财政局",
        "拨打12350举报电话",
        "会议由县长办公会主持，区长主持日常工作",
        "习总书记关于安全生产的重要论述",
        "联系人：张某某，电话：×××××××××××",
        "局长高等教育经历，成员单位等参加，组长单位等组成",
        "审核：全部指标，复核：平安建设，批准：符合",
        "项目部具体负责，高新区具体落实，安全员具体承办",
    ],
)
def test_words_that_begin_like_a_name_stay(text: str) -> None:
    assert without_persons(text) == text


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张三伟局长", ["张三伟"]),
        ("局长 张三伟", ["张三伟"]),
        ("蒋联络 13711112222", ["蒋联络"]),
        ("张　伟、李晓明", ["张　伟", "李晓明"]),
        ("阿不都·买买提", ["阿不都·买买提"]),
        ("何平(安监科)", ["何平"]),
        ("王镇", ["王镇"]),
        *(
            (word, [])
            for word in ("高新区", "安监局", "党办", "路长", "安全员", "施工方", "周口店")
        ),
        *((word, []) for word in ("李校长", "平安法治办公室", "金堂县")),
    ],
)
def test_cells_of_a_column_of_persons(cell: str, names: list[str]) -> None:
    assert [cell[start:end] for start, end in persons_in_column(cell)] == names


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("手机 138 1234 5678", "手机 ××× ×××× ××××"),
        ("+86 139-8765-4321", "××× ×××××××××××××"),
        ("邮箱li.si@city.gov.cn。", "邮箱××.××@××××.×××.××。"),
        ("身份证110101199003077758", "身份证××××××××××××××××××"),
        ("手机１３８１２３４５６７８", "手机×××××××××××"),
        ("投资13812345678901元", "投资13812345678901元"),
        ("联系人：赵文博　电话0791-8654321", "联系人：赵某某　电话××××××××××××"),
        ("举报电话：0791-8654321", "举报电话：0791-8654321"),
        ("云政发〔2021〕12号，电话12345", "云政发〔2021〕12号，电话12345"),
    ],
)
def test_numbers_and_addresses(text: str, left: str) -> None:
    assert without_persons(text) == left


def test_a_name_once_known_is_withheld_everywhere() -> None:
    doc = dc.read_text("责任人：钱学礼；\n此项工作请钱学礼抓好。\n钱学。")
    assert [block.text for block in doc.blocks] == [
        "责任人：钱某某；",
        "此项工作请钱某某抓好。",
        "钱学。",
    ]
    assert [gone.span.block for gone in doc.withheld or ()] == [0, 1]
    assert withholding(doc) is doc


@pytest.mark.parametrize(
    ("head", "cells", "left"),
    [
        ("房主", ["丁阿坡", "康小桂、康小宝", "某企业"], ["丁某某", "康某某、康某某", "某企业"]),
        ("监测员", ["冉小坡", "帅德坡", "仁青卓玛"], ["冉某某", "帅某某", "仁某某某"]),
        ("监测员", ["村级网格员", "乡镇干部"], ["村级网格员", "乡镇干部"]),
        ("牵头人", ["市教育局", "高新区"], ["市教育局", "高新区"]),
        ("技术责任人", ["次仁旺堆", "同上", "村主任"], ["次某某某", "同上", "村主任"]),
        ("联络员", ["花小蕾", "待定"], ["花某某", "待定"]),
        ("责任领导", ["副局长", "包片干部"], ["副局长", "包片干部"]),
    ],
)
def test_columns_told_by_their_head_or_their_cells(
    tmp_path: Path, head: str, cells: list[str], left: list[str]
) -> None:
    rows = "\n".join(f"| {n} | {cell} |" for n, cell in enumerate(cells, 1))
    (tmp_path / "a.md").write_text(
        f"# 表\n\n| 序号 | {head} |\n|---|---|\n{rows}\n", encoding="utf-8"
    )
    blocks = [block.text for block in dc.read(tmp_path / "a.md").blocks]
    assert blocks[4::2] == left


@pytest.mark.parametrize("name", ["张三", "张三伟", "欧阳修文", "张　伟", "阿不都·买买提"])
def test_a_masked_name_is_as_long_and_no_name_any_more(name: str) -> None:
    assert len(masked(name)) == len(name)
    assert masked(name) != name
    assert not persons_in(f"联系人：{masked(name)}，")


@given(st.text("张三伟李局长联系人：、，。 （）1３8@.a某", max_size=60))
def test_what_is_withheld_keeps_its_length_and_stays_withheld(text: str) -> None:
    once = without_persons(text)
    assert len(once) == len(text)
    assert without_persons(once) == once
