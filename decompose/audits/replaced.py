"""Short titles in title marks that stand where the plain word must stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.audits.case import AuditCase
from decompose.model.field_words import FieldWords
from decompose.text.cues import CuedPattern, filled
from decompose.text.patterns import regex

_DEFINED = CuedPattern('以下(?:统称|简称|称)[为：:]?[“"]?《(?P<word>[^《》]{2,6})》', cue="简称")
_AS_VERB = "科学|合理|统一|超前|整体|系统|统筹|提前|优先|一体|精心|先行"
"""Adverbs: what follows is a verb (scientifically plan the layout)."""
_VERB = CuedPattern(
    "(?:科学|合理|统一|超前|整体|提前|一体|精心)《(?:规划|计划|方案|部署)》"
    "|统筹《(?:规划|计划|部署)》(?=布局|建设|设计|安排|实施(?![，,。；;、和与]|$))"
    "|应[一-鿿]{1,2}尽《[一-鿿]{2}》|应《[一-鿿]{2}》尽《[一-鿿]{2}》|(?:推进|推动|加快|加强)《(?:规划|计划|方案|部署)》(?=建设|布局|编制[^，。]{0,8}设施)"
    "|(?:政府|党委|部门)《[一-鿿]{2}》(?=[室组办科处])"
    "|(?:制定|编制|拿出|出台|提出|形成|细化)(?:了|好|出)?(?:(?:具体|详细)(?:实施|工作)?|专项|工作|行动|整改)的?《(?:方案|计划|规划)》"
    "|(?:处置|应急|施工|改造|疏散|演练|救援|监测|设计|治理|整改)《(?:方案|预案|计划|规划)》"
    "|(?:听取|征求|征集|收集)[^，。；《》]{0,8}《意见》|(?:有|无)《计划》地|[想没]《办法》|(?:创新|改进)(?:工作|方式|监管|服务)《(?:办法|方案)》"
    "|(?:列入|纳入|下达)[^，。；《》]{0,4}年度《计划》|年度(?:投资|检查|执法|工作)《计划》"
    "|《要点》位|《方案》[例卷]|《办法》律|《通知》[识晓]|《纲要》[求素件]|《措施》工"
    "|《(?:督[导查]|检查|巡查|考核|验收|整治)》(?=组|室|办|队|工作)",
    cue=(
        "《规划》",
        "《计划》",
        "《方案》",
        "《部署》",
        "《预案》",
        "《意见》",
        "应《",
        "政府《",
        "党委《",
        "部门《",
        "《督",
        "《检查》",
        "《巡查》",
        "《考核》",
        "《验收》",
        "《整治》",
        "《要点》",
        "《办法》",
        "《通知》",
        "《纲要》",
        "《措施》",
    ),
)
"""So damaged whatever the document calls itself: an adverb before it, 应…尽…, part of the name of an office,
a word that goes on behind the mark (储备库《要点》位)."""
_OF_A_KIND = (
    "§0《(?:规划|计划|方案|预案|清单)》(?!(?:等)?(?:文件|规定|要求的?[，。]|精神))"
    "|(?<![称为：:])《(?:责任|安全|问题|工作|管理|建设|整治|监管|检查|隐患|风险|企业|项目|部门|单位|任务|目标|指标|制度|机制|体系|应急|救援|消防|卫生|教育|环境|生态|交通|农业|水利|服务|发展|期限|治理|应急处置|隐患排查|实施|落实|开展|加强|推进|组织|监督|保障|处置|执行|统筹|协调)》"
    "|《规划》(?=[局师馆]|引领|先行(?!报|印|发|上)|选址|用地|许可|红线)|《计划》(?=生育|单列|外|内)|《清单》(?=式|化|制)|《方案》(?=设计|比选)"
    "|《(?:意见|办法|措施|标准|目录|要点)》(?=[箱簿化索])|(?:群众|不同|修改|反馈|处理|合理化?|诊断)《意见》|(?:防范|保障|安全|整改|管控|得力|有效)《措施》"
    "|《(?:总体|实施|专项|工作|行动)?(?:规划|方案|计划)》(?=区(?:[内外，。、]|范围)|红线|设计院|许可证)"
    "|《(?:规划|计划|部署|安排|建设|改造|推进|改革)》(?=了[一-鿿\\d])"
    "|《(?!规划|方案|意见|办法|条例|通知|决定|纲要|计划|要点|细则|规定|标准|清单|预案|求是|公约|章程|通则|导则|目录|规范|规程)[一-鿿]{2}》"
    "(?=步伐|力度|进程|成效|水平|能力|局面|势头|氛围|格局|机制|体系|工作[，。；、]|转型)"
    "|(?:国家|行业|地方|技术|质量|安全|强制性)《标准》|(?:想|设)法《设法》|没有《办法》"
)
"""A bare word for plans behind what plans are made for, or within another word."""
_IN_GENERAL = (
    "相关|各类|其他|有关|专项|上一轮|新一轮|城乡|空间|发展|总体|年”|[一二三四五六七八九十]”"
)
"""Words before a plan that is not this one, or plans in general."""
_CARRIED_OUT = "(?:的?组织)?(?:实施|落实|执行)(?:工作)?(?:[，,。；;、和与]|$)"
"""A document is carried out: 市安委会统筹《规划》实施."""
_GOES_ON = "专项规划|布局(?!合理)|工业园区|用地|选址"
"""Words after it that make it a verb or part of a longer word."""


def own_words(case: AuditCase) -> Iterator[str]:
    """Yield the abbreviations that the document defines for a title, each once."""
    seen: set[str] = set()
    for passage in case.passages:
        for found in _DEFINED.finditer(passage.text):
            if found["word"] not in seen:
                seen.add(found["word"])
                yield found["word"]


def damaged(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield the spans in which the abbreviation stands for the plain word."""
    mark = re.escape(f"《{word}》")
    if f"《{word}》" not in text:
        return
    pattern = rf"(?:{_AS_VERB})[“”]?{mark}(?!{_CARRIED_OUT})|(?:{_IN_GENERAL}){mark}(?!》)|{mark}(?:{_GOES_ON})"
    for found in re.finditer(pattern, text):
        yield found.span()


_DOUBLED = CuedPattern(r"(?P<tail>[一-鿿]{2,5}(?:局|委|厅|办))(?P=tail)", cue="局委厅办")
"""The end of an organ's name twice: a short name was replaced within the full one."""
_JOINED_TWICE = CuedPattern("和[一-鿿]{2}和", cue="和")
_STUTTER = CuedPattern(
    "(?P<twice>[一-鿿]{2}和)(?P=twice)|(?<=运)输输|(?<=管)理理|(?<=教)育育|(?<=公)安安|(?<=[民财])政政|(?<=应)急急|(?<=[卫])生生|(?<=建)设设"
    "|(?<=资)源源|(?<=环)境境|(?<=市)场场|(?<=监)管管|(?<=旅)游游|(?<=农)村村|(?<=保)障障|(?<=[审统])计计|(?<=救)援援|(?<=健)康康"
)
"""One character, or the first word, of an organ's name twice: 交通运输输局, 文化和文化和旅游局."""
_TWICE_OVER = tuple(sign * 2 for sign in "输理育安政急生设源境场管游村障计援康")
_BUREAU = regex("[一-鿿]{0,6}?(?:局|委|厅|部门|办公室)")
_TWICE = (
    "(?P<word>§0)(?P=word)(?!者|人员|性|村|镇|化|率|素|城)"
    "|(?P<end>§1)(?P=end)(?=[局委厅办]|部门|支队|大队|中心(?!城))"
)
"""The end of a name twice: 农业农村农村局, 消防救援救援站, 应急管理管理局."""
_BESIDE = ("开办", "经营", "化", "主体", "占有", "准入", "价格", "供应")
"""Behind a word that stands rightly twice: 农贸市场市场开办者."""
_TWO_LEVELS = (
    "(?:(?<![一-鿿])|(?<=[由和与向对经报受请及]))(?P<sign>[市县区])(?P=sign)"
    "(?=(?:§0|市场监督管理局|市场监管局)[一-鿿]{0,6}(?:局|委|办|队|厅))"
)
"""The level twice before an organ: 市市民政局; 市市场监管局 and 市市政 are names."""


class Replaced:
    """Finds what a replacement spoilt by the words of the packs for organs and for what plans are made for.

    Args:
        words: The words.
    """

    def __init__(self, words: FieldWords) -> None:
        parts, ends = words.organ_parts, words.organ_ends
        self._twice = filled(_TWICE, parts, ends, cue=tuple(w * 2 for w in (*parts, *ends)))
        self._of_a_kind = filled(_OF_A_KIND, words.plan_subjects, cue="《")
        self._levels = filled(_TWO_LEVELS, words.organ_stems, cue=("市市", "县县", "区区"))

    def doubled(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the organs whose ends stand twice: start, end and what must have stood there."""
        last = 0
        for found in _DOUBLED.finditer(text):
            last = found.end()
            yield found.start(), last, found["tail"]
        for found in self._twice.finditer(text):
            if found.start() >= last and not text.startswith(_BESIDE, found.end()):
                yield found.start(), found.end(), found["word"] or found["end"]
        stutters = any(word in text for word in _TWICE_OVER) or _JOINED_TWICE.search(text)
        for found in _STUTTER.finditer(text) if stutters else ():
            if _BUREAU.match(text, found.end()):
                once = found["twice"] or found.group()[0]
                yield found.start(), found.end(), once
        for found in self._levels.finditer(text):
            if found["sign"] != "市" or not text.startswith("市场", found.start() + 1):
                yield found.start(), found.end(), found["sign"]

    def used_as_verb(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans in which a bare word for plans stands in title marks where no title can stand."""
        last = 0
        for found in _VERB.finditer(text):
            last = found.end()
            yield found.span()
        for found in self._of_a_kind.finditer(text):
            if found.start() >= last or found.start() == 0:
                yield found.span()


_PERIODS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_PERIOD = CuedPattern(
    r"[“\"]?(?P<name>十[二三四五六]五)[”\"]?(?:期间|时期|规划期?|阶段)?[（(](?P<first>20\d\d)\s*年?\s*[—–\-－~～至]+\s*(?P<last>20\d\d)年?[）)]",
    cue="五",
)


def shifted(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the five years that stand with the years of another plan: start, end, words and what they should be."""
    names = {first: name for name, first in _PERIODS.items()}
    for found in _PERIOD.finditer(text):
        first, last = int(found["first"]), int(found["last"])
        own = _PERIODS[found["name"]]
        if first != own and first in names and last == first + 4:
            yield found.start(), found.end(), found["name"], names[first]


_SINCE = CuedPattern(
    '[“"](?P<name>十[二三四五六]五)[”"](?=以来[，,][^。]{0,60}(?:累计|建成|完成|下降|增长|达到|新增|取得|实现了)|期间[，,][^。；]{0,40}(?:累计投入了?|圆满完成|胜利完成|超额完成|如期完成|全面完成了?))',
    cue=("以来", "期间"),
)
_REVIEW = regex("评估|总结|完成情况|实施情况|执行情况|中期|回顾")


def looked_back_on(text: str, title: str) -> Iterator[tuple[int, int, str]]:
    """Yield the plan's own five years where the text looks back on them, though they only begin."""
    if "规划" not in title or _REVIEW.search(title):
        return
    for found in _SINCE.finditer(text):
        name = found["name"]
        if name in title:
            yield found.start(), found.end(), name
