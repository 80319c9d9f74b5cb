"""Audit ``process.press-text``: a press report instead of the document."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    Passage,
    audit_facts,
)
from decompose.model.result import (
    Evidence,
    Severity,
)
from decompose.parser.tables import Cell
from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_ENOUGH = 2
_RELIED_ON = CuedPattern(
    "(?:参考|参照|依据|根据|[依遵按比]照|按|据|引自|摘自|见)[^。；《》]{0,16}"
    "(?:《[^《》]{1,10}(?:报|晚报|日报|时报|周刊|新闻|电视台)》|(?:新闻|媒体|记者|公众号|自媒体|网络|网站)(?:的)?报道)[^。；]{0,16}"
    "|以[^，。；]{0,20}(?:[报网台号刊](?:的)?(?:[^，。；]{0,12}的)?报道|新闻稿|新闻报道|媒体报道)[^，。；]{0,6}为(?:准|据|依据)"
    "|(?:参考|参照|依据|根据|[依遵按比]照|按|据|引自|摘自|见)[^，。；《》]{1,14}(?:网|(?<![上汇填申举通预警简月快])报|电视台|客户端|公众号|融媒体中心)"
    r"(?:[\d年月日]{4,11})?(?:的)?(?:有关|相关|此前|新闻)?(?:报道|刊发|刊登|推文)"
    "|(?<![一-鿿])(?:据|根据|依据|参照|按照)[^，。；《》]{0,14}(?:新闻|客户端|公众号|视频号|头条|微博|抖音|融媒体中心|电视台|网站|[^通举简填上]报|[^局内]网)[^，。；《》]{0,8}(?:消息|披露|推送|推文|发布的?(?:消息|文章|视频)|刊文|文章|称(?=[，,]))"
    "|(?:根据|依据|按照|据|参照)[^，。；]{0,20}(?:接受[^，。；]{0,10}(?:采访|专访)|(?:采访|专访)时|答记者问|新闻发布会|新闻通气会)[^，。；]{0,14}"
    "|(?:根据|依据|按照|据|参照)[^，。；]{0,8}(?:网络传言|网传|坊间|自媒体|网友爆料|网络热帖)[^，。；]{0,10}",
    cue="报新媒记网公刊推据照",
)  # a report in the press, named as a source
_MEDIUM = (
    "(?:[一-鿿]{0,6}(?:日报|晚报|早报|晨报|都市报|时报|周刊|[省市县区党]报)|[一-鿿]{0,4}(?:电视台|广播电台|融媒体中心|融媒|电视)|新华社|中新社|人民网|新华网"
    "|(?:官方|微信|政府|官微|政务)*(?:公众号|视频号|客户端|微博|抖音号?|快手号?|头条号?|官微|官网|新闻网|门户网站|朋友圈|微信群|论坛|贴吧)|新闻(?:发布会|通气会|稿|通稿)|媒体|通稿|采访|专访)"
)
_TOLD_SO = (
    "(?:[“《][^”》]{1,20}[”》])?(?:(?:的|上的?|中的?|所)?(?:头版|有关|相关|此前|客户端|号|APP)*"
    "(?:栏目)?(?:报道|消息|播报|播出|栏目|推送|推文|图文|文章|稿件?|介绍|表态|讲话|发布的?(?:消息|信息|文章|视频)?|视频|截图|内容|说法|答复|披露|刊文|转载)|(?=[，,。；;）)]|$))"
)
_CITED = CuedPattern(
    rf"(?:(?<![一-鿿])据|依据|根据|源自|来自|出自|来源于|来源是|参见|摘自|引自|取自|(?<=，)见)[^，。；《》“”]{{0,10}}?{_MEDIUM}{_TOLD_SO}"
    rf"|(?:系|是)?从[^，。；“”]{{0,6}}?{_MEDIUM}(?:[“《][^”》]{{1,20}}[”》])?[^，。；]{{0,4}}(?:了解|获悉|得知|看到|查到|摘录|下载)"
    r"|以[^，。；]{0,24}(?:发布会|通气会|采访|专访|直播|报道|推文|新闻稿|通稿)[^，。；]{0,8}为(?:准|据|依据)",
    cue=("据", "源", "自", "见", "从", "以"),
)
"""A medium that is cited: 源自县政府公众号推送的图文, 系从抖音号“…”了解."""
_DENIED = regex(
    "(?:不|非|未|勿|没有|避免|防止|杜绝|禁止|严禁)(?:再|得|能|应|宜|可|是|要|单纯|仅|只)*$"
)
"""Stands before what is not done: 不以新闻报道为依据."""
_PRESS = (
    "(?:[一-鿿]{2,8}(?:日报|晚报|早报|晨报|商报|都市报|时报|新闻网|电视台|广播电视台|融媒体中心|融媒)|新华社|中新社|人民网|新华网"
    "|(?:[一-鿿]{2,12})?(?:微信)?(?:公众号|视频号|客户端)|(?:官网|网站|门户)[一-鿿]{0,4}(?:要闻|动态|新闻)|通稿|新闻(?:稿|报道|发布会|通稿)|媒体报道)"
)
_AS_BASE = CuedPattern(
    rf"^\s*(?:[（(][一二三四五六七八九十\d]{{1,2}}[)）]|\d{{1,2}}[.．、])?[《“]?[一-鿿]{{0,10}}?{_PRESS}"
    r"(?=[（(《“\d：:，,]|[一-鿿]{0,4}(?:通稿|消息|报道|文章|《)|[。；;]?\s*$)",
    cue="报网台融社号端闻通稿道",
)
"""A press report where a list or a column of bases holds a document: 云山日报2025年4月2日第3版."""
_SOURCED = CuedPattern(
    rf"(?:(?:职责|职能|分工|责任|任务|依据|内容|划分|数据)[^，,。；;]{{0,6}}|(?<=[，,。；;（(]))(?:来源(?:于|自)?|出处|依据|出自|取自|来自|系据|摘自|引自)(?:为|是|[：:])?[^，,。；;]{{0,6}}?{_PRESS}",
    cue=("来源", "出处", "依据", "出自", "取自", "来自", "系据", "摘自", "引自"),
)
"""What says in so many words that duties were taken from the press: 职责来源：…微信公众号."""
_BASES = CuedPattern("依据|来源|出处|根据", cue="据源处")
_MARKS = {
    "记者": CuedPattern(
        "(?:本报|本网|本刊|通讯员|讯|见习|特约|首席|[台社])\\s?[（(]?记者|[（(](?:见习|特约|首席)?记者|^\\s*记者|记者[^，。；]{0,8}(?:获悉|了解到|从[^，。；]{2,24}(?:获悉|了解到))"
        "|记者提问|答记者问|记者[:：]",
        cue=("记者",),
    ),
    "来源": CuedPattern(
        "(?<![数资信经人水货])(?<!资金)(?<!数据)(?:文章|信息|稿件)?来源[:：]"
        "|(?:浏览|阅读|点击|访问)(?:次数|量|数)?[:：]|发布(?:时间|日期)[:：]|字体[:：]|[【\\[](?:打印|关闭|字体)[^】\\]]{0,8}[】\\]]|作者[:：]",
        cue=("来源", "浏览", "阅读", "点击", "访问", "发布", "字体", "打印", "关闭", "作者"),
    ),
    "导语": CuedPattern("^\\s*(?:近日|日前|连日来|今[天日]|昨[天日])[，,]?(?!起)", cue="日天"),
    "责任编辑": CuedPattern("责任编辑|责编", cue=("编辑", "责编")),
    "新闻发布会": CuedPattern("新闻发布会|记者提问|答记者问", cue=("发布会", "记者")),
    "电头": CuedPattern(
        r"^\s*[一-鿿]{2,12}\d{1,2}月\d{1,2}日\s?(?:讯|电)|^\s*[一-鿿]{2,8}(?:客户端|公众号|融媒|新闻网|日报|晚报|电视台|发布)[一-鿿]{0,3}\d{1,2}月\d{1,2}日\s?(?:消息|报道)|"
        r"^\s*[（(]?(?:本报|本网|本刊|[一-鿿]{2,8}(?:报|网|融媒|台))\s?讯",
        cue=("讯", "电", "消息", "报道"),
    ),
    "通稿": CuedPattern(
        r"^\s*[【\[（(](?:新闻)?(?:通稿|稿)[】\])）]|^\s*[（(]?通讯员(?:供稿|投稿|[ 　])|^\s*新闻通稿\s*$",
        cue=("稿", "通讯员"),
    ),
    "报道用语": CuedPattern(
        '截至(?:记者)?发稿|[”"][^“”]{0,8}(?:笑着|高兴地|激动地|感慨地?)?说道?[。，]|(?:业内人士|专家|市民|居民|村民|负责人)[^，。；]{0,8}(?:评价|点赞|告诉记者|笑着说|竖起)'
        "|干货满满|生动画卷|引发热议|备受(?:关注|瞩目)|有哪些亮点|亮点抢先看|一图读懂|划重点",
        cue=(
            "发稿",
            "说",
            "评价",
            "点赞",
            "记者",
            "竖起",
            "干货",
            "画卷",
            "热议",
            "备受",
            "亮点",
            "一图",
            "划重点",
        ),
    ),
    "转载": CuedPattern(
        "(?:转自|转载自|摘自|摘编自|转载于)[^，。；]{0,12}(?:公众号|客户端|微信|网|报|发布|头条)",
        cue="转摘",
    ),
}
_SURE = ("电头", "转载", "通稿")
"""Marks of which one is enough where the document begins, or in a line of its own."""
_HEAD = 4


@audit_facts(
    AuditFacts(
        name="process.press-text",
        code="P01",
        severity=Severity.INFO,
        why="新闻稿是转述，不能作为分工和职责的依据。",
        fix="取得正式印发的文本后重新分解。",
        reads=True,
    )
)
def process_press_text(case: AuditCase) -> Iterator[Fault]:
    """Report documents that are press reports of a plan, or rest on one.

    Looks for:
        At least two marks of the press: reporter, source line or meta line of a web page (which an official
        text may bear too), editor, press conference, the lead-in of a report; one dateline or note of
        reprinting, or the word 通稿, at the beginning; a sentence that rests on a report of a newspaper or of the
        media, or that takes duties from one; a newspaper or web page in a list or a column of bases.
    Why it matters:
        Journalists shorten and paraphrase; duties read from it have low trust.
    Source:
        Mechanism 86 of docs/mission.md.
    """
    doc = case.result.plan.document
    marks: dict[str, Evidence] = {}
    sure = False
    for block in doc.blocks if doc else ():
        passage = Passage(block.index, block.text, None)
        for mark, pattern in _MARKS.items():
            found = pattern.search(block.text)
            if found and mark not in marks:
                marks[mark] = passage.quote(found.start(), found.end())
                sure = sure or (mark in _SURE and block.index < _HEAD)
    yield from _relied_on(case)
    if sure or len(marks) >= _ENOUGH:
        message = f"文本带有新闻稿的标志（{'、'.join(marks)}），不是正式文本"
        yield Fault({"plan": case.result.plan.title}, message, tuple(marks.values()))


def _relied_on(case: AuditCase) -> Iterator[Fault]:
    """Report what takes a report of the press as the source of what it says."""
    held = {passage.block for passage in _in_bases(case)}
    for passage in case.passages:
        said = (
            [*_RELIED_ON.finditer(passage.text)]
            or [*_CITED.finditer(passage.text)]
            or [*_SOURCED.finditer(passage.text)][:1]
        )
        listed = _AS_BASE.search(passage.text) if passage.block in held and not said else None
        for found in (*said, *filter(None, (listed,))):
            if not _DENIED.search(passage.text[: found.start()]):
                evidence = (passage.quote(*found.span()),)
                yield _fault(passage.subject(), found.group(), evidence)
    for cell in _cells_of_bases(case):
        listed = _AS_BASE.search(cell.text)
        if listed:
            yield _fault(case.section_at(cell.span.block), cell.text.strip(), case.at(cell.span))


def _fault(subject: dict[str, str], said: str, evidence: tuple[Evidence, ...]) -> Fault:
    fix = "改引正式文件（法律法规、“三定”规定、职责清单），并写明文号。"
    return Fault(subject, f"以新闻报道为依据：“{said}”", evidence, fix=fix)


def _in_bases(case: AuditCase) -> Iterator[Passage]:
    """Yield the items of chapters on bases."""
    own = {s.id for s in case.result.plan.sections if _BASES.search(s.title)}
    own |= {s.id for s in case.result.plan.sections if s.parent in own}
    yield from (p for p in case.passages if p.section and p.section.id in own)


def _cells_of_bases(case: AuditCase) -> Iterator[Cell]:
    """Yield the cells of columns of bases."""
    for table in case.tables:
        columns = [n for n, head in enumerate(table.header) if _BASES.search(head)]
        for row in table.rows:
            cells = (row.cells[n] for n in columns if n < len(row.cells))
            yield from (cell for cell in cells if cell is not None)
