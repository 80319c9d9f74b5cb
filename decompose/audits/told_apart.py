"""Units of which a sentence itself says that each sees to one thing alone."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from decompose.audits.case import AuditCase, Fault, Passage
from decompose.audits.patch import append
from decompose.model.plan import SectionKind, Task
from decompose.model.result import Severity
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_UNIT = (
    "[省市县区州旗镇乡](?![级内里域政])[一-鿿]{1,12}?(?:分局|局|委员会|委|厅|办公室|办|支队|大队|总队|中心|队|署)"
    "(?:[一-鿿]{1,6}分局)?"
)
_LIST = rf"(?P<units>{_UNIT}(?:(?:、|，|和|与|及|以及){_UNIT})+)"
_ACTS = (
    "(?:监管|监督|管理|检查|督查|抽查|执法|查处|清理|排查|核查|处罚|审批|受理|巡查|负责"
    "|开展(?:检查|执法|排查|监管)|检测|监测)"
)
_EACH = CuedPattern(
    rf"(?:(?:^|[，、：:])(?:对)?(?P<object>[^，。；、：:]{{2,24}}?)[，]?由)?{_LIST}"
    rf"(?:[两二三四五双多各](?:家|方|部门|个部门|单位))?(?:各自|分别|分头|单独)(?:进行|实施|组织)?{_ACTS}(?P<rest>[^，。；]*)",
    cue=("各自", "分别", "分头", "单独"),
)
"""Several that do one thing each by itself: X由市甲局和市乙局分别检查."""
_TURNS = CuedPattern(
    rf"(?P<units>{_UNIT}){_ACTS}[^，。；]{{2,24}}，(?P<second>{_UNIT}){_ACTS}[^。；]{{2,40}}，"
    rf"(?:(?:检查)?(?:结果|记录))?(?:各自|分别|分头|单独)(?:{_ACTS}|开展|存档|建|形成|登记|上报)[^，。；]*",
    cue=("各自", "分别", "分头", "单独"),
)
"""Several, each with its clause, and what they do apart: 市甲局检查渔船，市乙局检查商船，分别处罚."""
_BOTH = "[两双三四五几](?:家|局|方|个?部门|个?单位)"
_ALL_OF = CuedPattern(
    rf"(?:(?:(?:^|[，、：:])(?P<object>[^，。；、：:]{{2,24}}?)[，]?由)?{_LIST}[^。；]{{0,24}}?"
    rf"|(?P<thing>[^，。；：:]{{4,24}})，(?P<both>{_BOTH}))"
    "(?:均|都)(?:有|可以?|能|负有|具有|承担|受理|在管|列为|作为)[^，。；]{0,16}",
    cue="均都",
)
"""Several that all may, or all must: 市甲局、市乙局都有监管职责."""
_NO_LINK = CuedPattern(
    "各[查管记行搞](?:各的|其[是责事]|各账|各的账)|各管一[块段摊头]|互不(?:通报|隶属|通气|共享|衔接|掌握|交流)|多头(?:管理|监管|执法|检查)"
    "|(?:没有|尚未|尚无|未|缺乏|不)(?:再|建立|形成|实现|明确|指定|定)?[^，。；]{0,6}?"
    "(?:共享|互通|通报|协作|联动|会商|衔接|细分|牵头|谁|召集|协调)|(?:对象|检查|范围|职责)[^，。；]{0,6}(?:重复|重叠|交叉)"
    "|(?:查|检查|上报|填报|报)了?(?:两|三|几)(?:遍|次|回)|一事[两多](?:查|管|罚)"
    "|(?:检查表|检查内容|检查事项|表格|清单)(?:的?内容)?(?:基本|大致|完全)?(?:一致|相同|雷同|一样)"
    "|(?<!避免)(?<!防止)(?<!减少)(?<!杜绝)(?<!不得)(?<!严禁)(?<!禁止)(?<!解决)重复(?:检查|执法|上门|填报|报送)",
    cue="各互多没尚未缺不对检范职查报一表清重",
)
"""What says outright that nothing links them."""
_SEVERAL = CuedPattern(rf"(?:(?:^|[，、：:])(?P<object>[^，。；、：:]{{2,24}}?)[，]?由)?{_LIST}")
_TOGETHER = CuedPattern(
    "联动|联合|联防|联席|协调机制|专班|会商|互通|互相通报|相互通报|共享|通报制度|协同|移送|移交|推送|抄告|抄送|会同|衔接|互认|备忘录|召集|牵头",
    cue="联协专会互相共通移推抄衔备召牵",
)
_BY_POWERS = regex("各自(?:的)?(?:职责|权限|职权|领域|行业|辖区)|职责分工|法定职责")
_RESPECTIVE = regex("[、和及与]|各自|本[单部行系]")
"""What several things are named with, one for each: 分别负责生产和销售, 分别负责各自主管的单位."""
_NAMES = regex("(?:、|，|和|与|及|以及)(?=[省市县区州旗镇乡])")
_SENTENCE = regex("[^。；;\n|]+")
_BEFORE = regex("^(?:第[^条]{1,4}条|[（(]?[0-9一二三四五六七八九十]{1,3}[）)]?[、.．]?)[\\s]*")
_MARKS = "，。：:“”、（( "
_BACKGROUND = frozenset({SectionKind.STATUS, SectionKind.PROBLEMS})
_TWO, _LONGEST = 2, 24


def told_apart(case: AuditCase, told: Container[str]) -> Iterator[Fault]:
    """Report sentences that have several units see to one thing, each by itself or all of them, with nothing between.

    Args:
        case: What is audited.
        told: Tasks of which the lack of a mechanism is told already.
    """
    tasks = {task.span.block: task for task in reversed(case.result.plan.tasks)}
    for passage in case.passages:
        task = tasks.get(passage.block)
        if passage.kind in _BACKGROUND or (task is not None and task.id in told):
            continue
        added = [m.text for m in task.measures if m.text not in passage.text] if task else []
        if any(map(_TOGETHER.search, added)):
            continue  # a mechanism that a fix has added
        for found in _SENTENCE.finditer(passage.text):
            fault = _fault(case, passage, task, found)
            if fault is not None:
                yield fault
                break


def _fault(
    case: AuditCase, passage: Passage, task: Task | None, sentence: re.Match[str]
) -> Fault | None:
    text = sentence.group()
    lacking = _NO_LINK.search(text)
    bare = text
    for each in _NO_LINK.finditer(text):
        bare = bare.replace(each.group(), "")
    if _TOGETHER.search(bare):
        return None
    found = _EACH.search(text)
    if found is not None and (_RESPECTIVE.search(found["rest"]) or _BY_POWERS.search(text)):
        found = None
    found = found or _ALL_OF.search(text) or (_SEVERAL.search(text) if lacking else None)
    found = found or _TURNS.search(text)
    if found is None:
        return None
    said = {"units": "", **found.groupdict()}
    said["units"] = said["units"] or said.get("both") or ""
    if _RESPECTIVE.search(said.get("object") or ""):
        return None
    names = [name for name in _NAMES.split(said["units"]) if name]
    names += [said["second"]] if "second" in said else []
    named = said.get("object") or said.get("thing")
    thing = _BEFORE.sub("", named or text[: max(0, found.start("units"))]).strip(_MARKS)
    before = _SENTENCE.findall(passage.text[: sentence.start()]) if not thing else []
    if before and _RESPECTIVE.search(before[-1]):
        return None  # （甲局、乙局分别负责） behind a sentence on two things
    thing = thing or (task.title if task else "") or text
    thing = thing[:_LONGEST].strip(_MARKS)
    stated = task.attribution if task else None
    if stated is not None and len(stated.lead) == 1 and lacking is None:
        return None
    if _linked_elsewhere(case, passage, thing, names):
        return None
    message = f"“{thing}”由{'、'.join(names)}各自负责，没有写明由谁牵头或怎样联动"
    start = sentence.start()
    evidence = (
        passage.quote(start + max(found.start("units"), found.start()), start + found.end()),
    )
    severity = None if lacking is not None else Severity.INFO
    subject = {"task": task.id} if task else passage.subject()
    patch = (append(task.id, f"建立{thing}联动机制，由{names[0]}召集。"),) if task else ()
    return Fault(subject, message, evidence, severity, patch=patch)


def _linked_elsewhere(case: AuditCase, passage: Passage, thing: str, names: list[str]) -> bool:
    """Tell whether another passage has the same units work together on the same thing."""
    pairs = {thing[at : at + _TWO] for at in range(len(thing) - 1)}
    return any(
        other.block != passage.block
        and _TWO * sum(pair in other.text for pair in pairs) >= len(pairs)
        and all(name in other.text for name in names)
        and _TOGETHER.search(other.text) is not None
        for other in case.passages
    )
