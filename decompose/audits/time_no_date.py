"""Audit ``time.no-date``: a time that cannot be checked, or none."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import AuditCase, AuditFacts, Fault, audit_facts, words
from decompose.audits.creed import only_creed
from decompose.audits.deadlines import deadlines, heading, moved, quoted
from decompose.audits.grids import beside_in_row
from decompose.audits.impossible_days import impossible_days
from decompose.audits.patch import due, last_day
from decompose.audits.rows_late import empty_times
from decompose.audits.weak_words import binds_nobody
from decompose.model.plan import Measure, Task, TaskKind
from decompose.model.result import Severity
from decompose.parser.deadlines import frequency_in
from decompose.text.cues import CuedPattern
from decompose.text.dates import is_checkable
from decompose.text.patterns import regex

_WEAK = CuedPattern(
    "(?:^|(?<=[，,；;：:、])|(?<=[局委办厅队院]在)|(?<=[局委办厅队院]待)|(?<=[根依]据情况)|(?<=[\u4e00-\u9fff]{2})(?=待(?:条件|时机)(?:成熟|具备)))(?:(?:并|将|要|一律)?(?<!、)(?P<limit>限期)(?!整改|改正|[^，,。；;]{0,12}(?:不合格|隐患|问题|违法|违规|[逾超]期))(?=[\u4e00-\u9fff]{2})"
    "|(?:并|将|要|力争|争取|待|等|在)?(?P<when>适时|尽快|尽早|早日|择机|(?:条件|时机)(?:成熟|具备)(?:时|后|的)?|视条件)(?![^，,。；;]{0,14}(?:增雨|防雹|限流|分流|封[控闭]|响应|疏散|转移|停[工课业航]|提级|错峰|[泄蓄]洪|除[雪冰]|融冰)))",
    cue="限适尽早择条时视",
)  # in due time; at the head of a clause, else it says when another thing happens
_YEAR = regex(r"20\d\d\s*年")
_SEASON = regex(
    "(?:台风|寒潮|高温|强降雨|暴雨|春耕|春播|秋收|夏收|收获|农忙|开渔|休渔|高考|中考)(?:期间?|季节?|[前后])|(?<![一-鿿\\d])年(?:均|度?(?:培训|轮训|检测|检验|抽检|巡检|演练|组织|开展))[^，。；]{0,8}\\d"
    "|三[夏秋]|双(?:11|12|十[一二])|[一二三四]季度|[上下]半年|小长假|[0-9一二两三四五六七八九十]{1,3}个?(?:小时|分钟)(?:之?内|以内)|(?:[三五]年|期间)(?:累计|共)"
    "|汛期|汛前|防火期|供暖期|采暖季|春节|清明|冬至|国庆|元旦|五一|端午|中秋|节假日|全年|常年|24小时|[春夏秋冬]季全|[寒暑]假|开学(?:[前后]|[^，。；]{0,5}(?:内|前))|节[前后]|[雨雪][前后]|(?:法定|规定)(?:的)?(?:时限|期限)"
    "|每(?:逢|[次场遍班批轮])(?!均)|暑期|(?<![0-9])1?[0-9]月(?!以来|份以来)"
    "|[前后]\\d+个?(?:月|天|日|年|小时|工作日)|(?:影响|登陆|来临|到来|开展|举办|启用|复工|开工|出海|营业)前|随时|即(?:办|报|接)|依法(?:从[严重快])*查处"
    "|(?:对[^，,。；;]{2,30}|(?:违法|违规)(?:违规)?行为)[^，,。；;]{0,24}(?:约谈|问责|追责|处罚|惩处|通报|督办)"
)  # a time of every year, or whenever something happens
_CONDITION = regex("^(?:当|遇|如|若)?[^，,。；;]{4,20}(?<![及同届随暂平])时[，,]")
"""What is done whenever something happens: 连续三十日无有效降雨时，…"""
_DEFAULT = CuedPattern(
    r"(?:未|没有|除)[^，。；]{0,10}(?:注明|写明|标明|列明|明确|标注|规定|说明)[^，。；]{0,8}(?:时限|期限|时间|时间节点)[^，。；]{0,10}[，,]?"
    r"[^。；]{0,16}(?:20\d\d\s*年|年底|年内|规划期|[三五]年内)[^。；]{0,16}",
    cue=("未", "没有", "除"),
)
"""The day of all that names none: 未注明时限的，均于2030年底前完成."""
_COUNTED = regex("[0-9一二两三四五六七八九十]{1,3}个?(?:工作日|日|天|小时)(?:内|以内|之内)")
_ONCE = regex(
    "[^，,。；;]{0,6}?(?:出台|颁布|建成|新建|启动建设|设立|组建|撤销|(?:修订|制定|修改|制修订|起草)[^，,。；;]{0,20}(?:办法|条例|规定|细则|规划|制度|标准))"
)
"""What is done once: a rhythm (每年12月) does not say when."""
_MANY, _FEW, _HALF = 4, 3, 0.5


@audit_facts(
    AuditFacts(
        name="time.no-date",
        code="D03",
        severity=Severity.INFO,
        why="“适时”“限期”“持续推进”没有可检查的日期；同一份分工中有的任务没有时限，督查无从下手。",
        fix="写明年、月，或写明频次。",
    )
)
def time_no_date(case: AuditCase) -> Iterator[Fault]:
    """Report deadlines without a date, and tasks left without one in a division that gives deadlines.

    Looks for:
        At the head of a clause a deadline such as "in due time" or "within a limit", not what is done
        when a danger comes (a yearly limit beside it answers for what is done each year, not for a rule that is
        made once), nor a limit set to those found at fault; a stated division of which at
        least half has deadlines (or a column of them that most rows fill), and a task of it that has none (what
        professes a principle or only encourages is told
        otherwise; what is done whenever it is due needs none, nor does anything where the document sets a day for all
        that names none); safeguards, which stand throughout, only where most
        of them have one.
    Why it matters:
        What has no date is never late.
    Source:
        Mechanism 67 of docs/mission.md.
    """
    weak: set[str] = set()
    told: set[tuple[str, str]] = set()
    when = last_day(case)
    for task, subject, deadline, evidence in deadlines(case):
        if _COUNTED.fullmatch(deadline) or _from_event(task, deadline):
            continue  # counted from what happens: 收到线索后五个工作日内
        if not is_checkable(deadline) and not frequency_in(deadline):
            if deadline != _beside(task) and _dated(_beside(task)):
                continue  # 适时修订 in the text, 2027年12月 beside whoever is responsible
            beside = beside_in_row(case, task.attribution.span) if task.attribution else ()
            stated = task.attribution.quote if task.attribution else ""
            said = (task.title, *(m.text for m in task.measures), stated, *beside)
            if any(map(frequency_in, said)) or _is_none(case, task):
                continue  # beside “always” the task or its row says how often
            weak.add(subject.get("measure", task.id))
            told.add((task.id, deadline))
            message = f"任务“{heading(task)}”的时限“{deadline}”没有可检查的日期"
            limit = _limit_of(task)
            then = limit if limit and is_checkable(limit) else when
            patch = moved(task, deadline, then) if then else ()
            yield Fault(subject, message, evidence, patch=patch)
    for task in case.result.plan.tasks:
        for measure in task.measures:
            found = _WEAK.search(measure.text)
            said = (task.id, found["when"] or found["limit"]) if found else ("", "")
            if (
                found
                and not _answered(task, measure, found.end())
                and said not in told
                and measure.id not in weak
                and not is_checkable(measure.deadline)
            ):
                message = f"任务“{heading(task)}”用“{said[1]}”代替了时限"
                subject = {"task": task.id, "measure": measure.id}
                patch = (due(task.id, when, measure=measure.id),) if when else ()
                yield Fault(subject, message, (quoted(measure),), patch=patch)
                weak.add(task.id)
    yield from impossible_days(case)
    for fault in _left_out(case, when):
        key = fault.subject["task"]
        if key not in weak and not _is_none(case, case.tasks[key]):
            yield fault


def _is_none(case: AuditCase, task: Task) -> bool:
    """Tell whether something is told to be no task: it professes, or wishes only."""
    return only_creed(case, task) or binds_nobody(task)


def _answered(task: Task, measure: Measure, end: int) -> bool:
    """Tell whether the limit of a task says when: each year's, of what is done each year and not once."""
    limit = _limit_of(task)
    return is_checkable(limit) and (_dated(limit) or not _ONCE.match(measure.text, end))


def _beside(task: Task) -> str | None:
    """Return the time limit that stands beside whoever is responsible for a task."""
    return task.attribution.deadline if task.attribution else None


def _dated(limit: str | None) -> bool:
    """Tell whether a time limit is a date, not a rhythm: 2027年12月, not 每年12月."""
    rhythm = frequency_in(limit or "") is not None and _YEAR.search(limit or "") is None
    return is_checkable(limit) and not rhythm


def _limit_of(task: Task) -> str | None:
    """Return the time limit that holds for a whole task: of its own, or beside whoever is responsible.

    The date of one of several sentences holds for that sentence.
    """
    beside = _beside(task)
    parts = {m.deadline for m in task.measures} if len(task.measures) > 1 else set()
    return beside or (task.deadline if task.deadline not in parts else None)


def _from_event(task: Task, deadline: str) -> bool:
    """Tell whether a time is counted from an event that stands before it: 批复之后一年之内."""
    return any(f"后{deadline}" in m.text for m in task.measures)


def _left_out(case: AuditCase, when: str | None) -> Iterator[Fault]:
    """Yield the tasks without a deadline in a division where most tasks have one, and no day is set for the others."""
    if any(_DEFAULT.search(passage.text) for passage in case.passages):
        return
    blank = empty_times(case)
    stated = [task for task in case.result.plan.tasks if task.attribution is not None]
    dated = [t for t in stated if t.deadline or (t.attribution and t.attribution.deadline)]
    least = _MANY if len(stated) > len(dated) + 1 else _FEW  # a single one shows among few
    if len(dated) < least or len(dated) < _HALF * len(stated):
        stated = [task for task in stated if task.span.block in blank]
    known = {task.id for task in dated}
    stated = [
        task for task in stated if task.kind is not TaskKind.PROJECT
    ]  # gap.project-incomplete
    standing = [task for task in stated if task.kind is TaskKind.SAFEGUARD]
    if 2 * sum(task.id in known for task in standing) <= len(standing):
        stated = [task for task in stated if task not in standing]
    for task in stated:
        timed = any(map(_timed, task.measures)) or _YEAR.search(task.title) is not None
        heads = task.id in case.parents  # what it says holds for all below it
        if task.id not in known and not timed and not heads and not _spoken(task):
            message = f"任务“{heading(task)}”没有完成时限"
            patch = (due(task.id, when),) if when else ()
            yield Fault({"task": task.id}, message, (words(task),), patch=patch)


def _spoken(task: Task) -> bool:
    """Tell whether the statement of responsibility itself names a time: （县体育局牵头，6月底前、9月底前各一次）."""
    said = task.attribution.quote if task.attribution is not None else ""
    return any(w.search(said) for w in (_YEAR, _SEASON)) or frequency_in(said) is not None


def _timed(measure: Measure) -> bool:
    """Tell whether a measure says when: a deadline, a rhythm, a season, or at least a year."""
    if measure.deadline or measure.frequency:
        return True
    return any(words.search(measure.text) for words in (_YEAR, _SEASON, _CONDITION))
