"""One way, or a few, to spoil a sound plan for every kind of finding: where, and with which words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.mutation.sound import DUE, FIELDS, Lines, of_former_period, sound, with_opinions

ITEM = re.compile(r"(\d+)\.")
PROJECT = re.compile(r"（([一二三四五六七八九十])）")
WHO = "（牵头单位："
DIGITS = "一二三四五六七八九十"

Spoilt = tuple[Lines, set[int]]
Spoil = Callable[[Lines, random.Random], Spoilt]


@dataclass(frozen=True)
class Seed:
    """How a kind of fault is put into a plan; the plan is sound before."""

    spoil: Spoil
    base: Callable[[], Lines] = sound
    whole: bool = False
    """The finding is about the document as a whole, wherever the fault stands."""
    compared: bool = False
    """The plan is compared with that of its province and another one of its city."""
    earlier: Callable[[], Lines] | None = None
    """The plan of the period before, or the draft, with which it is compared."""


def _items(lines: Lines, fits: Callable[[str], bool] = bool) -> list[int]:
    return [i for i, line in enumerate(lines) if ITEM.match(line) and WHO in line and fits(line)]


def _leads(*names: str) -> Callable[[str], bool]:
    return lambda line: not any(f"{WHO}{name}" in line for name in names)


def _without(*words: str) -> Callable[[str], bool]:
    return lambda line: not any(word in line for word in words)


def _put(lines: Lines, at: int, line: str) -> Spoilt:
    return [*lines[:at], line, *lines[at + 1 :]], {at}


def said(*sentences: str, fits: Callable[[str], bool] = bool) -> Spoil:
    """Put a sentence before what an item prints about who is responsible."""

    def spoil(lines: Lines, rng: random.Random) -> Spoilt:
        at = rng.choice(_items(lines, fits))
        text, who, rest = lines[at].partition(WHO)
        return _put(lines, at, text + rng.choice(sentences) + who + rest)

    return spoil


def divided(*forms: str, fits: Callable[[str], bool] = bool, more: str = "") -> Spoil:
    """Replace what an item prints about who is responsible; ``{lead}`` is who led before."""

    def spoil(lines: Lines, rng: random.Random) -> Spoilt:
        at = rng.choice(_items(lines, fits))
        text, _, rest = lines[at].partition(WHO)
        lead = re.split("[；）]", rest)[0]
        return _put(lines, at, text + more + rng.choice(forms).format(lead=lead))

    return spoil


def led_by(*names: str, fits: Callable[[str], bool] = bool, more: str = "") -> Spoil:
    """Give an item another lead and no support."""
    forms = tuple(f"{WHO}{name}；完成时限：{DUE}）" for name in names)
    return divided(*forms, fits=fits, more=more)


def item(*texts: str) -> Spoil:
    """Put a further item after a random one and number the later ones anew."""

    def spoil(lines: Lines, rng: random.Random) -> Spoilt:
        return _with_item(lines, rng.choice(_items(lines)), rng.choice(texts))

    return spoil


def _with_item(lines: Lines, after: int, text: str) -> Spoilt:
    number = int(ITEM.match(lines[after])[1])  # type: ignore[index]
    later, new = lines[after + 1 :], []
    going_on = True
    for line in later:
        going_on = going_on and not line.startswith(("（", *(f"{d}、" for d in DIGITS)))
        found = ITEM.match(line) if going_on else None
        new.append(f"{int(found[1]) + 1}.{line[found.end() :]}" if found else line)
    return [*lines[: after + 1], f"{number + 1}.{text}", *new], {after + 1}


def line_after(*texts: str) -> Spoil:
    """Put lines of their own behind a random item."""

    def spoil(lines: Lines, rng: random.Random) -> Spoilt:
        at = rng.choice(_items(lines)) + 1
        extra = rng.choice(texts).split("\n")
        return [*lines[:at], *extra, *lines[at:]], set(range(at, at + len(extra)))

    return spoil


def both(first: Spoil, second: Spoil) -> Spoil:
    """Spoil twice; the second must not move lines."""

    def spoil(lines: Lines, rng: random.Random) -> Spoilt:
        once, places = first(lines, rng)
        twice, more = second(once, rng)
        return twice, places | more

    return spoil


def swapped(starts: str, *pairs: tuple[str, str]) -> Spoil:
    """Replace words in the line that begins so."""

    def spoil(lines: Lines, rng: random.Random) -> Spoilt:
        old, new = rng.choice(pairs)
        at = next(i for i, line in enumerate(lines) if line.startswith(starts) and old in line)
        return _put(lines, at, lines[at].replace(old, new))

    return spoil


def cell(table: str, column: int, width: int, *values: str) -> Spoil:
    """Replace a cell of a random row of a flattened table; the place is the whole row."""

    def spoil(lines: Lines, rng: random.Random) -> Spoilt:
        head = next(i for i, line in enumerate(lines) if table in line and len(line) < 40)
        first = next(i for i in range(head, len(lines)) if lines[i] == "1")
        rows = []
        while lines[first : first + 1] == [str(len(rows) + 1)]:
            rows.append(first)
            first += width
        at = rng.choice(rows)
        new, _ = _put(lines, at + column, rng.choice(values))
        return new, set(range(at, at + width))

    return spoil


def _renumbered(lines: Lines, rng: random.Random) -> Spoilt:
    ends = [i for i in _items(lines) if int(ITEM.match(lines[i])[1]) > 1]  # type: ignore[index]
    at = rng.choice(ends)
    number = int(ITEM.match(lines[at])[1])  # type: ignore[index]
    moved = rng.choice((number - 1, number + 2))
    new, places = _put(lines, at, ITEM.sub(f"{moved}.", lines[at], count=1))
    return new, places | {i for i in _items(lines) if i > at}


def _without_field(lines: Lines, rng: random.Random) -> Spoilt:
    """Let one field go: its task speaks of files instead."""
    text = rng.choice(FIELDS)
    at = next(i for i, line in enumerate(lines) if text in line)
    return _put(lines, at, lines[at].replace(text, "内部管理。规范档案管理，完善工作台账。"))


def _copied(lines: Lines, rng: random.Random) -> Spoilt:
    """Say in one task what another says, under another lead."""
    long = [i for i in _items(lines) if len(_sentence(lines[i])) >= 20]
    source = rng.choice(long)
    lead = lines[source].partition(WHO)[2].split("；")[0]
    at = rng.choice([i for i in _items(lines, _leads(lead)) if i != source])
    text, who, rest = lines[at].partition(WHO)
    new, places = _put(lines, at, text + _sentence(lines[source]) + who + rest)
    return new, places | {source}


def _sentence(line: str) -> str:
    parts = line.partition(WHO)[0].split("。")
    return f"{parts[1]}。" if len(parts) > 2 else ""


def _rivals(lines: Lines, rng: random.Random) -> Spoilt:
    """Give one object to two leads in two tasks."""
    what, one, other = rng.choice(
        (
            ("加强游泳场所安全监管。", "市体育局", "市文旅局"),
            ("加强养老机构安全监管。", "市民政局", "市卫健委"),
            ("加强人防工程安全监管。", "市人防办", "市住房和城乡建设局"),
            ("加强宗教活动场所安全监管。", "市民宗局", "市公安局"),
        )
    )
    first, second = sorted(rng.sample(_items(lines), 2))
    form = f"（牵头单位：{{}}；完成时限：{DUE}）"
    lines, late = _with_item(lines, second, "分项检查。" + what + form.format(other))
    lines, early = _with_item(lines, first, "全面整治。" + what + form.format(one))
    return lines, early | {place + 1 for place in late}


def _project(lines: Lines, rng: random.Random) -> Spoilt:
    head = next(i for i, line in enumerate(lines) if line.startswith("四、重点工程"))
    end = next(i for i, line in enumerate(lines) if line.startswith("五、保障措施"))
    heads = [i for i in range(head, end) if PROJECT.match(lines[i])]
    after = rng.choice(heads)
    stop = next((i for i in heads if i > after), end)
    number = DIGITS.index(PROJECT.match(lines[after])[1]) + 2  # type: ignore[index]
    name, what = rng.choice(
        (
            ("应急广播工程", "建设覆盖乡镇的应急广播终端。"),
            ("消防站提升工程", "新建消防站，配备专业装备。"),
            ("监测预警工程", "建设地质灾害监测点。"),
        )
    )
    new = [f"（{DIGITS[number - 1]}）{name}。", what]
    rest = []
    for i in range(stop, end):
        found = PROJECT.match(lines[i])
        moved = DIGITS[DIGITS.index(found[1]) + 1] if found else ""
        rest.append(PROJECT.sub(f"（{moved}）", lines[i], count=1) if found else lines[i])
    return [*lines[:stop], *new, *rest, *lines[end:]], {stop, stop + 1}


def _own_title(lines: Lines, rng: random.Random) -> Spoilt:
    """Define the short title, then use it where the plain word belongs."""
    define = swapped(
        "为做好", ("制定本规划", "制定《云州市“十四五”安全生产规划》（以下简称《规划》）")
    )
    lines, _ = define(lines, rng)
    return said("科学《规划》空间布局。", "统筹《规划》产业园区。", "提前《规划》应急车道。")(
        lines, rng
    )


def _concentrated(lines: Lines, rng: random.Random) -> Spoilt:
    """Give more than half of the tasks to one department."""
    name = rng.choice(("市公安局", "市水利局", "市教育局", "市商务局"))
    lines, places = list(lines), set()
    for at in rng.sample(_items(lines), 36):
        text, _, rest = lines[at].partition(WHO)
        lines[at] = f"{text}{WHO}{name}；{rest.partition('；')[2]}"
        places.add(at)
    return lines, places


LINKED = (
    "衔",
    "移",
    "联",
    "协",
    "共",
    "推",
    "会",
    "抄",
    "双",
    "告",
    "厘",
    "边",
    "配合",
    "配",
    "通",
)

SEEDS: dict[str, Seed] = {
    "gap.no-lead": Seed(
        divided(
            f"（配合单位：市财政局；完成时限：{DUE}）",
            f"（配合单位：{{lead}}；完成时限：{DUE}）",
            f"（牵头单位待定，{{lead}}配合，{DUE}完成）",
            f"（牵头单位：另行明确；配合单位：{{lead}}；完成时限：{DUE}）",
        )
    ),
    "gap.group-lead": Seed(
        divided(
            "（各有关部门按职责分工负责）",
            "（牵头单位：有关部门）",
            "（责任单位：市直有关部门）",
            "（牵头单位：有关成员单位）",
            "（牵头单位：负有安全监管职责的部门）",
        )
    ),
    "gap.no-supervisor": Seed(said("规范公园水域摩托艇经营活动。", "加强水上游乐项目管理。")),
    "gap.emerging-sector": Seed(
        said("摸清私人影院底数。", "规范网约房管理。", "加强露营营地安全管理。", "排查蹦床馆隐患。")
    ),
    "gap.idle-department": Seed(
        said("加强快递网点安全管理。", "推进人防工程建设和维护。", "加强文物建筑安全管理。")
    ),
    "gap.indicator-no-owner": Seed(
        swapped(
            "到2025年，全市",
            ("杜绝重特大事故", "重大隐患整改率达到100%，杜绝重特大事故"),
            ("杜绝重特大事故", "从业人员培训合格率达到95%，杜绝重特大事故"),
        )
    ),
    "gap.project-incomplete": Seed(_project),
    "gap.no-finance": Seed(
        said(
            "设立安全生产专项资金。",
            "将所需经费纳入财政预算。",
            fits=_without("财政", "资金", "安委办"),
        )
    ),
    "gap.orphan-sentence": Seed(
        item("凝聚合力。弘扬优良作风，一茬接着一茬干。", "久久为功。保持定力，一张蓝图绘到底。")
    ),
    "gap.handover": Seed(
        said(
            "推进相对集中行政许可权改革，压减许可时限。",
            fits=lambda line: not any(w in line.partition(WHO)[0] for w in LINKED),
        )
    ),
    "gap.threshold": Seed(said("严格大型群众性活动安全许可。", "规范大型群众性活动审批。")),
    "gap.chain-link": Seed(
        said(
            "加强瓶装液化气充装、配送、使用全链条监管。",
            "开展货车超限超载装载、运输、处罚全链条治理。",
        )
    ),
    "gap.listed-link": Seed(
        line_after(
            "救援物资采购、储备、调运、回收各环节分工如下：\n采购：由市应急管理局牵头，2024年底前完成。\n"
            "储备：由市粮食和储备局牵头，2025年6月底前完成。\n回收：由市应急管理局牵头，2025年底前完成。",
            "旧泵站鉴定、拆建、试车、移交各环节分工如下：\n鉴定：由市水利局牵头，2024年底前完成。\n"
            "拆建：由市水利局牵头，2025年3月底前完成。\n移交：由市水利局牵头，2025年底前完成。",
        )
    ),
    "overlap.two-leads": Seed(
        divided(
            "（牵头单位：{lead}、市档案局）",
            "（牵头单位：{lead}、市统计局）",
            "（市档案局、{lead}牵头）",
            "（由{lead}会同市统计局共同牵头负责）",
            "（{lead}和市档案局联合牵头）",
        )
    ),
    "overlap.same-duty": Seed(
        said("加强民用爆炸物品储存安全监管。", fits=_leads("市公安局", "市工业和信息化局"))
    ),
    "overlap.duplicate-task": Seed(_copied),
    "overlap.same-object": Seed(_rivals),
    "overlap.split": Seed(said("加强民用爆炸物品安全管理。")),
    "name.absent-at-level": Seed(led_by("市通信管理局", "市煤矿安全监察局")),
    "name.abolished": Seed(
        led_by(
            "市安全生产监督管理局",
            "市国土资源局",
            "市质量技术监督局",
            "市环境保护局",
            "市安监局",
            "市经信委",
            "市旅游局",
            "市卫计委",
        )
    ),
    "name.unknown": Seed(led_by("市星际航行局", "市万能事务局", "市长治久安办")),
    "name.repeated": Seed(
        divided(
            f"{WHO}{{lead}}；配合单位：市统计局、{{lead}}；完成时限：{DUE}）",
            f"{WHO}{{lead}}；配合单位：市档案局、市统计局、市档案局；完成时限：{DUE}）",
        )
    ),
    "name.ambiguous": Seed(led_by("电力部门")),
    "name.reformed": Seed(led_by("市地方金融监管局")),
    "authority.comprehensive-as-lead": Seed(
        item(
            f"电梯运行。督促电梯使用单位落实维护保养责任。（牵头单位：市应急管理局；完成时限：{DUE}）",
            f"渔船监管。加强渔船进出港安全监管。（牵头单位：市应急管理局；完成时限：{DUE}）",
            f"燃气经营。加强城镇燃气经营企业安全监管。（牵头单位：市应急管理局；完成时限：{DUE}）",
        )
    ),
    "authority.not-competent": Seed(
        item(
            f"化工企业。开展危险化学品生产企业隐患排查。（牵头单位：市文旅局；完成时限：{DUE}）",
            f"电梯运行。督促电梯使用单位落实维护保养责任。（牵头单位：市水利局；完成时限：{DUE}）",
            f"渔船监管。加强渔船进出港安全监管。（牵头单位：市卫健委；完成时限：{DUE}）",
        )
    ),
    "authority.support-as-lead": Seed(led_by("市总工会", "市科协", more="严厉打击非法违法行为。")),
    "authority.kept-above": Seed(
        item(
            f"生产许可。严格民用爆炸物品生产许可。（牵头单位：市工业和信息化局；完成时限：{DUE}）",
            f"煤矿许可。颁发煤矿安全生产许可证。（牵头单位：市应急管理局；完成时限：{DUE}）",
            f"机场许可。审批民用机场使用许可。（牵头单位：市交通运输局；完成时限：{DUE}）",
        )
    ),
    "authority.zone-unauthorised": Seed(
        led_by("云州经济开发区管委会", more="对园区企业违法行为实施行政处罚。")
    ),
    "authority.duty-moved": Seed(
        item(
            f"消防设计。严格建设工程消防设计审查验收。（牵头单位：市消防救援支队；完成时限：{DUE}）",
            f"草原防火。加强草原防火。（牵头单位：市农业农村局；完成时限：{DUE}）",
        )
    ),
    "authority.duty-moves": Seed(
        said("开展职业病危害专项治理。", "加强抗旱工作。", "做好地震灾害救援准备。"),
        of_former_period,
    ),
    "indicator.arithmetic": Seed(
        said(
            "事故死亡人数由80人下降到60人，下降40%。",
            "事故起数由2020年的50起减少到2025年的40起，下降30%。",
            "培训人数由2000人增加到3000人，增长45%。",
            "投诉量由120件降至90件，同比下降20%。",
            "整改率由80%提高到92%，提高了15个百分点。",
        )
    ),
    "indicator.conflict": Seed(
        swapped(
            "到2025年，全市",
            ("累计下降15%以上", "累计下降40%以上"),
            ("累计下降20%", "累计下降60%"),
            ("累计下降33%", "累计下降80%"),
        )
    ),
    "indicator.no-base": Seed(
        swapped(
            "到2025年，全市",
            ("杜绝重特大事故", "火灾死亡人数累计下降10%，杜绝重特大事故"),
            ("杜绝重特大事故", "道路交通万车死亡率累计下降12%，杜绝重特大事故"),
        )
    ),
    "indicator.no-value": Seed(cell("“十四五”时期安全生产主要指标", 4, 6, "—", "/", "－")),
    "indicator.missed": Seed(
        cell("“十二五”时期主要指标完成情况", 3, 4, "221", "301"), of_former_period
    ),
    "indicator.sum": Seed(
        line_after(
            "全市死亡人数控制在36人以内，其中青河县15人、东山县14人、南湖区10人。",
            "全市火灾起数控制在50起以内，其中青河县20起、东山县40起。",
            "安排资金900万元（省级补助300万元、市级配套400万元、县级自筹300万元）。",
            "轮训教师2000人次，分别为小学900人次、初中700人次、高中500人次。",
            "管护任务合计200公里：东片90公里，西片60公里，南片30公里。",
        )
    ),
    "indicator.unreadable": Seed(
        line_after("重点行业指标见下图。\nB2.jpg", "主要指标如下表：\nimage3.png")
    ),
    "indicator.looser": Seed(
        swapped("到2025年，全市", ("下降15%以上", "下降8%以上"), ("下降20%", "下降10%")),
        compared=True,
    ),
    "indicator.sister-conflict": Seed(
        swapped("到2025年，全市", ("下降15%以上", "下降25%以上"), ("下降20%", "下降40%")),
        compared=True,
    ),
    "indicator.definition": Seed(
        swapped("到2025年，全市", ("比2020年", "比2019年"), ("比2020年", "比2016年")),
        compared=True,
    ),
    "gap.superior-indicator": Seed(
        swapped("到2025年，全市", ("，杜绝重特大事故", ""), ("杜绝重特大事故", "遏制重特大事故")),
        whole=True,
        compared=True,
    ),
    "gap.superior-task": Seed(_without_field, whole=True, compared=True),
    "gap.field-left-out": Seed(_without_field, whole=True, earlier=of_former_period),
    "process.change-unasked": Seed(led_by("市档案局", "市统计局"), earlier=sound),
    "time.after-period": Seed(
        divided(
            *(
                f"{WHO}{{lead}}；完成时限：{y}）"
                for y in ("2027年底", "2029年底前", "2028年6月底前", "2031年上半年", "“十五五”期间")
            )
        )
    ),
    "time.past": Seed(
        divided(
            *(
                f"{WHO}{{lead}}；完成时限：{y}）"
                for y in ("2020年底", "2021年6月底前", "2019年12月", "2020年第三季度", "2018.12")
            )
        )
    ),
    "time.no-date": Seed(
        divided(
            *(
                f"{WHO}{{lead}}；完成时限：{y}）"
                for y in ("适时", "尽快", "限期完成", "条件成熟时", "择机")
            ),
            fits=_without("每"),
        )
    ),
    "time.evaluation": Seed(
        swapped(
            "2023年开展中期评估",
            ("2025年开展总结评估", "2029年开展总结评估"),
            ("2023年开展中期评估", "2019年开展中期评估"),
            ("2023年开展中期评估，2025年开展总结评估", "开展中期评估和总结评估"),
        )
    ),
    "form.heading-mismatch": Seed(
        said(
            "落实粮库熏蒸作业安全制度。",
            "加强养老机构消防安全管理。",
            fits=lambda line: (
                re.match(r"\d+\.(水上交通|建筑施工|非煤矿山|农业机械|学校安全|油气管道)", line)
                is not None
            ),
        )
    ),
    "form.broken-reference": Seed(
        said(
            "目标任务见表7。",
            "具体指标见表3。",
            "布局如图7所示。",
            "具体项目见专栏8。",
            "清单详见附件5。",
        )
    ),
    "form.numbering": Seed(_renumbered),
    "form.debris": Seed(
        said(
            "[bookmark: _Toc57116500]加强检查。",
            "[bookmark: _GoBack]抓好落实。",
            "完成XX处改造。",
            "具体数量待补充。",
            "Error! Reference source not found.",
        ),
        whole=True,
    ),
    "form.document-number": Seed(
        said(
            "落实《工作方案》(云办发(2020]12号)要求。",
            "落实《工作方案》（云办发[2020]12号）要求。",
            "落实《工作方案》（云办发〔20〕12号）要求。",
            "落实《通知》（云办发〔2020〕018号）要求。",
            "按《实施意见》（云办发〔2020〕第12号）推进。",
        )
    ),
    "form.unbalanced-bracket": Seed(
        said(
            "落实岗位责任（含岗位清单。",
            "用好“互联网+监管平台。",
            "执行《管理办法规定。",
            "建立台账）并动态更新。",
        )
    ),
    "form.replace-damage": Seed(_own_title),
    "form.personal-name": Seed(
        said(
            "由局长张大山任组长。",
            "联系人：李小河。",
            "组长由副市长赵立新担任。",
            "（责任人：陈志强）。",
        )
    ),
    "form.weak-wording": Seed(
        item(
            f"技术进步。鼓励企业采用先进技术。支持社会力量参与。（牵头单位：市科学技术局；完成时限：{DUE}）",
            f"安全文化。进一步重视企业文化建设，适度引导形成合力。（牵头单位：市应急管理局；完成时限：{DUE}）",
            f"市场机制。引导保险机构参与风险管理。探索多元服务模式。（牵头单位：市应急管理局；完成时限：{DUE}）",
        )
    ),
    "form.law-reference": Seed(
        said(
            "落实《中华人民共和国安全生产法》第三百条规定。",
            "落实《中华人民共和国消防法》第一百二十条规定。",
            "执行《校车安全管理条例》第八十条。",
            "依照《危险化学品安全管理条例》第一百五十条处理。",
        )
    ),
    "form.principle-as-task": Seed(
        item(
            f"树牢理念。坚持人民至上、生命至上。（牵头单位：市应急管理局；完成时限：{DUE}）",
            f"生命至上。始终把人民群众生命安全放在第一位。（牵头单位：市应急管理局；完成时限：{DUE}）",
            f"统一思想。牢固树立安全发展理念。（牵头单位：市委宣传部；完成时限：{DUE}）",
        )
    ),
    "process.press-text": Seed(
        line_after(
            "来源：云州日报\n本报3月4日讯（记者 报道组）", "本报讯（记者 报道组）\n责任编辑：编辑部"
        ),
        whole=True,
    ),
    "process.consultation": Seed(
        cell("征求意见汇总表", 3, 4, "未采纳", "", "不采纳"), with_opinions
    ),
    "process.conflict-reported": Seed(
        cell("征求意见汇总表", 2, 4, "表1死亡率与应急体系规划数据不一致，建议统一。"), with_opinions
    ),
    "process.dispute-open": Seed(
        cell("征求意见汇总表", 3, 4, "协商中", "未协调一致"), with_opinions
    ),
    "load.concentration": Seed(_concentrated, whole=True),
}
