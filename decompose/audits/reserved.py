"""Powers that law gives to a level above the plan's and that its text gives to this one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from decompose.audits.case import AuditCase, Fault, said, words
from decompose.audits.deadlines import heading, quoted
from decompose.audits.patch import append
from decompose.model.knowledge import ReservedPower
from decompose.model.organization import Level
from decompose.model.plan import Attribution, Measure, Task
from decompose.model.result import Evidence, EvidenceKind
from decompose.text.cues import CuedPattern, starred
from decompose.text.patterns import regex
from decompose.text.statutes import without_laws

_ORDER = [Level.NATIONAL, Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP]
_SENTENCE = regex("[^。；;\n]+")
_DOES = CuedPattern(
    "核发|颁发|发放|换发|补发|审批|审核|审查|核准|认可|作出|办理|实施|批准|负责|承担|开展|做好|组织|牵头|成立|由",
    cue="发批核查认作办实准负承开做组牵成由",
)
"""What somebody does who has the power."""
_ASIDE = CuedPattern(
    "初审|转报|上报|报送|报请|提请|报[省市]|委托|授权|赋权|协助|配合|参与|参加(?!人数|人员)|承接|上级|由省|省级|国家|设区的市|提级|争取|建议|除外",
    cue="初转报提委授赋协配参受承上省国设争建除",
)
"""On behalf of whoever has it, or for them to do."""
_TAKEN_OVER = regex("承接|授权|赋权")
_GIVEN_UP = regex("(?:取消|不再|无需)[^，。；]{0,10}")
"""What is no longer asked of whoever has it: 取消市级报送程序."""
_DOWN = regex(
    "(?:由|交由|交给|下放(?:至|到|给)?|下沉(?:至|到)?|赋予|移交(?:至|给)?|调整为)(?:各|[^，。；由]{0,8}?所在(?:地的?)?|属地|辖区|有关|本地)?"
    "(?:(?P<township>街道|乡镇|镇街|镇（街道）|镇人民政府|中心(?:小学|学校|校)|学校|村委会|村（居）委会|社区)|(?P<county>县级?|区|旗)|(?P<city>设区的市|市级?))"
    "(?:[（(、][^，。；（）]{1,8}[）)]?)?[^，。；]{0,12}?(?:局|政府|部门|机关|街道|乡镇|镇街|核发|颁发|许可|审批|办理|实施|作出|承担|批准|审查|$)"
)
"""Who is to have it now: 由各县区分局核发, 下放乡镇."""
_TOWNS_DO = regex(
    "(?:^|(?<=[，。；：]))各?(?:乡镇|镇街|街道|乡、镇|镇（街道）|乡镇（街道）)(?:人民政府|政府)?(?:统一|直接|负责|依法)?(?:核发|颁发|审批|批准|发放)"
)
"""Towns that grant something: 乡镇核发捕捞许可证."""
_THE_REST = regex("不足|以下|其他|其余|小型|报备|备案")
"""What falls outside the power is theirs: 不足1000人的由街道报备."""
_LOOKED_AT = CuedPattern(
    "受理(?![、和及并][^，。；]{0,8}(?:决定|核发|颁发|发证|审批|批准|发放))|检查|核查|查验|核验|抽查|督查|排查|摸排|清查|持证|持有|取得|未经|无证|没有|申请|申领|申办|申报|到期|凭|督促|指导|引导|帮助|"
    "情况|条件|流程|时限|复盘|警示|案例|分析|通报|结果|报告|培训|要求|公示",
    cue="理查摸持取未无没申到凭督指引帮情条流时复警案分通结报培要公",
)
"""Looks at those who hold it, or at how it is used."""
_TOWNSHIP = regex(
    ".*(?:镇|乡|街道)(?:人民政府|政府|办事处)?|.*(?:乡镇|镇街|街道）)(?:人民政府|办事处)?"
)
"""A lead of a township, whatever the level of the plan."""
_OWN_LIST = regex(
    "[市县区旗][^，。、]{2,14}(?:局|委|办|委员会|大队)的?[^，。]{0,10}(?:清单|职责|事项)"
)
"""The title of what one organ does."""
_SETTLED = ("本级只负责", "由上级办理")
_CLAUSE_ENDS = "，。；;\n"


def reserved(case: AuditCase) -> Iterator[Fault]:
    """Report powers kept above the plan's level that a lead of this level is to use."""
    level = case.setting.jurisdiction.level
    if level not in _ORDER:
        return
    yield from _handed_down(case, level)
    own = f"由{case.setting.word or '本级'}人民政府授权"
    ends = {word.rpartition("*")[2] for p in case.kb.reserved.values() for word in p.words}
    for task, measure, attribution in _told(case):
        text = said(task, measure).replace(own, "由")
        if not any(end in text for end in ends):
            continue
        at = _ORDER.index(_level_of(attribution) or level)
        above = (p for p in case.kb.reserved.values() if _ORDER.index(p.level) < at)
        told = _plain(text, task.title)
        power = next((p for p in above if _given(p, told, title=task.title)), None)
        if power is None or not _of_this_level(case, attribution, text):
            continue
        law = power.citations[0]
        cited = case.kb.cite(law).text
        evidence = Evidence(kind=EvidenceKind.LAW, quote=f"{cited}：{power.summary}", citation=law)
        patch = () if measure else (append(task.id, f"{power.summary}，本级只负责初审、配合。"),)
        subject = {"task": task.id, **({"measure": measure.id} if measure else {})}
        found = (quoted(measure) if measure else words(task), evidence)
        yield Fault(subject, f"任务“{heading(task)}”的{power.name}不在本级", found, patch=patch)


def _level_of(attribution: Attribution | None) -> Level | None:
    """Return the level of townships where all leads are such, none where it is the plan's."""
    leads = attribution.lead if attribution else ()
    return Level.TOWNSHIP if leads and all(map(_TOWNSHIP.fullmatch, leads)) else None


def _handed_down(case: AuditCase, level: Level) -> Iterator[Fault]:
    """Report powers that a measure has the level below use, though law keeps them above it: 由各县公安局许可."""
    for task in case.result.plan.tasks:
        for measure in task.measures:
            down = _DOWN.search(measure.text) or _TOWNS_DO.search(measure.text)
            lower = _ORDER.index(Level(down.lastgroup or Level.TOWNSHIP)) if down else 0
            if down is None or lower <= _ORDER.index(level):
                continue
            if _THE_REST.search(_clause(measure.text, down.start(), down.end())):
                continue
            kept = (p for p in case.kb.reserved.values() if _ORDER.index(p.level) < lower)
            told = _plain(measure.text, task.title)
            power = next((p for p in kept if _given(p, told, title=task.title, handed=True)), None)
            if power is None:
                continue
            law = power.citations[0]
            cited = f"{case.kb.cite(law).text}：{power.summary}"
            evidence = Evidence(kind=EvidenceKind.LAW, quote=cited, citation=law)
            message = f"任务“{heading(task)}”把许可交给下级，{power.name}不在那一级"
            subject = {"task": task.id, "measure": measure.id}
            yield Fault(subject, message, (quoted(measure), evidence))


def _told(case: AuditCase) -> Iterator[tuple[Task, Measure | None, Attribution | None]]:
    """Yield what is stated, then every task, or measure beside stated ones, of which nothing is."""
    yield from case.stated
    for task in case.result.plan.tasks:
        if task.attribution is not None:
            continue
        if not any(m.attribution for m in task.measures):
            yield task, None, None
            continue
        for measure in task.measures:
            if measure.attribution is None:
                yield task, measure, None


def _plain(text: str, title: str) -> str:
    """Return a text without the names of laws, its title and conditions joined to what they belong to."""
    text = without_laws(text)
    text = text.replace("的，", "的")  # 发生重大事故的，由县政府…: one clause
    return text.replace(f"{title}。", f"{title}：", 1) if title else text


def _given(power: ReservedPower, text: str, *, title: str = "", handed: bool = False) -> bool:
    """Tell whether a sentence has the power used, and not asked for, helped with or looked at.

    The object may stand in the task's title alone.
    """
    named = starred(power.words)
    if named.search(text) is None:
        tails = (t for thing, t in _licences(power.words) if thing in title and thing not in text)
        named = starred(tuple(tails))
    if named.search(text) is None or any(word in text for word in _SETTLED):
        return False
    for sentence in _SENTENCE.finditer(text):
        found = named.search(sentence.group())
        said_here = _TAKEN_OVER.sub("", sentence.group()) if handed else sentence.group()
        if found is None or _ASIDE.search(_GIVEN_UP.sub("", said_here)):
            continue
        if any(word in sentence.group() for word in power.unless):
            continue
        clause = _clause(sentence.group(), found.start(), found.end())
        if _DOES.search(clause) and not _LOOKED_AT.search(clause.replace(found.group(), "")):
            return True
    return False


@cache
def _licences(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the objects of a power's words with what is said behind them, as of 销售*许可."""
    parted = (word.partition("*") for word in words)
    return tuple(
        (thing, rest)
        for thing, star, rest in parted
        if star and "许可" in rest and not rest.startswith("许可")
    )


def _clause(text: str, start: int, end: int) -> str:
    begin = max(text.rfind(mark, 0, start) for mark in _CLAUSE_ENDS) + 1
    ends = [at for mark in _CLAUSE_ENDS if (at := text.find(mark, end)) >= 0]
    return text[begin : min(ends, default=len(text))]


def _of_this_level(case: AuditCase, attribution: Attribution | None, text: str) -> bool:
    """Tell whether a lead, or the organ that the words name, is of the plan's own level."""
    word = case.setting.word or ""
    higher = ("省", "国", "自治区", *(("市",) if word not in ("市", "") else ()))
    if attribution is not None and attribution.lead:
        return not any(
            name.startswith(higher) and not name.endswith("分局") for name in attribution.lead
        )
    if _OWN_LIST.search(case.result.plan.title) and not any(h in text for h in higher):
        return True
    return any(organ in text for organ in (f"由{word}", "由本级", "由我", f"{word}人民政府"))
