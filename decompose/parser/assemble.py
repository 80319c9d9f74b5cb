"""Tree → Plan: sections, tasks with measures, projects, problems, all with their ids."""

from __future__ import annotations

from dataclasses import dataclass, field

from decompose.model.plan import (
    Attribution,
    Measure,
    Project,
    Section,
    SectionKind,
    Task,
    TaskKind,
)
from decompose.model.source import MarkerFamily, Span
from decompose.parser.deadlines import deadline_in
from decompose.parser.headings import first_clause
from decompose.parser.kinds import WORK, title_kind
from decompose.parser.measures import (
    Content,
    attributions_of,
    read_content,
    title_without_attribution,
    whole_attribution,
)
from decompose.parser.project_boxes import HOLDS_PROJECTS
from decompose.parser.tree import Node, Piece
from decompose.text.patterns import regex

_TASK_KIND = {
    SectionKind.TASKS: (TaskKind.TASK, "T"),
    SectionKind.PROJECTS: (TaskKind.PROJECT, "P"),
    SectionKind.SAFEGUARDS: (TaskKind.SAFEGUARD, "G"),
}
_ANNOUNCES = ("：", ":")  # ends a line that announces the items below it
_POINTS = regex(r"[见列]附[件表录][一二三四五六七八九十\d]*(?:《[^》]{1,40}》)?[。；]?$")
_ANNEX_HEADINGS = (MarkerFamily.PART, MarkerFamily.HAN, MarkerFamily.HAN_PAREN)
_IN_FORCE = regex(
    r"(?:(?:以上|本|此|该)?[一-龥]{0,8}?自[^，。；]{0,24}(?:起|之日|后)?(?:施行|实施|执行|生效)|有效期[^，。；]{1,24}"
    r"|为[^。；]{2,80}，(?:特)?制定本[^，。；]{2,8}|[^，。；]{0,16}由[^，。；]{2,30}负责解释|[^，。；]{0,30}(?:同时|即行)?废止)(?:[，。；]|$)",
    cue=("制定本", "施行", "实施", "执行", "生效", "有效期", "解释", "废止"),
)  # a clause on the force of the document itself
_LONGEST_NAME = 12
_NAMES_A_LIST = regex("(?:清单|列表|一览表?|汇总表|[分务目]工?表|台账)$")
_FOR_ALL_BELOW = regex(
    "(?:本(?:节|章|部分|条|项|类|领域|板块)|以下|下列|上述|以上)(?:的)?(?:各项|所有|全部|各条)?(?:任务|工作|事项|措施|举措)"
    "[^。；]{0,24}?(?:均|都|一律|统一)?由"
)
"""Who leads all that stands below a heading: 本节任务除另有注明外，均由…牵头."""
_FUNDS = regex(
    r"(?:总投资|计划投资|估算投资|概算投资|投资估算|所需资金|投资|资金)(?:约|为|共|额)?[:：]?\s*(?:约)?"
    r"[0-9０-９.,，]+\s*(?:亿|万|千万)?元",
    cue="元",
)  # total investment of …
_SITE = regex(
    r"(?:建设|实施|项目)?(?:地点|选址|地址)[:：]\s*([^。；;\n]{2,40})", cue=("地址", "地点", "选址")
)  # site: …
_PERIOD = regex(
    r"(?:建设|实施|项目|完成)?(?:期限|周期|年限|时间|工期|时限)[:：]\s*([^。；;\n]{2,30})"
    r"|((?:19|20)\d\d\s?年?\s?[-—–~～至]+\s?(?:19|20)\d\d\s?年)"
)  # building period: …


@dataclass(slots=True)
class Parts:
    """What a plan consists of, in reading order."""

    sections: list[Section] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _projects: set[str] = field(default_factory=set)
    """The ids of the projects and of their parts."""

    def add_sections(self, nodes: list[Node], parent: str | None = None) -> None:
        """Add sections and everything under them."""
        number = 0
        for node in nodes:
            if node.kind is None:
                continue
            number += 1
            section_id = f"{parent}.{number}" if parent else f"s{number}"
            self._add_section(node, section_id, parent)

    def _add_section(self, node: Node, section_id: str, parent: str | None) -> None:
        kind = node.kind or SectionKind.OTHER
        span = node.title.span if node.title.text else None
        self.sections.append(
            Section(
                id=section_id,
                number=node.number,
                title=node.title.text,
                kind=kind,
                parent=parent,
                span=span,
            )
        )
        if kind in WORK:
            self._add_work(node, section_id, kind)
        children = node.children
        if kind is SectionKind.ANNEX:
            children = [
                c for c in children if c.kind in WORK or (c.family in _ANNEX_HEADINGS and c.run_in)
            ]
        self.add_sections(children, section_id)

    def _add_work(self, node: Node, section_id: str, kind: SectionKind) -> None:
        items = [c for c in node.children if c.kind is None and not _only_in_force(c)]
        if items:
            items = sorted([*items, *_behind_the_items(node)], key=lambda item: item.position)
        elif not (node.children or _only_points(node) or _only_in_force(node) or _only_holds(node)):
            items = [_as_task(node)]
        for item in items:
            letter = _TASK_KIND[kind][1]
            self._counts[letter] = self._counts.get(letter, 0) + 1
            self._add_task(item, f"{letter}{self._counts[letter]}", None, section_id, kind)

    def _add_task(
        self, node: Node, task_id: str, parent: str | None, section_id: str, kind: SectionKind
    ) -> None:
        title, attribution = title_without_attribution(node.title)
        children = node.children
        content = read_content(_without_lead_in(node), title)
        attribution = _with_lead(node.attribution, attribution or content.attribution)
        measures = content.measures(task_id)
        if attribution is None and children:
            attribution = _said_for_all(measures)
        task_kind = _TASK_KIND[kind][0]
        text = "\n".join(piece.text for piece in node.body)
        self.tasks.append(
            Task(
                id=task_id,
                kind=task_kind,
                number=node.number,
                title=title.text,
                text=text,
                parent=parent,
                section=section_id,
                span=_span(node),
                title_span=title.span if title.text else None,
                body=tuple(piece.span for piece in node.body),
                measures=measures,
                attribution=attribution,
                deadline=node.deadline or _deadline(attribution, content, node.title, measures),
            )
        )
        if task_kind is TaskKind.PROJECT:
            if parent not in self._projects:
                self.projects.append(_project(task_id, node))
            self._projects.add(task_id)
        inner = SectionKind.PROJECTS if node.box and HOLDS_PROJECTS.search(title.text) else kind
        for i, child in enumerate(children, 1):
            self._add_task(child, f"{task_id}.{i}", task_id, section_id, inner)


def _with_lead(cells: Attribution | None, words: Attribution | None) -> Attribution | None:
    """Return what the cells of a row state; where they name only helpers, with the lead that its words name."""
    if cells is None or words is None:
        return cells or words
    if cells.lead or cells.groups or not words.lead:
        return cells
    support = tuple(name for name in cells.support if name not in words.lead)
    return words.model_copy(update={"support": (*words.support, *support)})


def _said_for_all(measures: tuple[Measure, ...]) -> Attribution | None:
    """Return who is said to lead all that stands below a heading: 本节任务除另有注明外，均由A牵头."""
    whole = (m.attribution for m in measures if _FOR_ALL_BELOW.match(m.text))
    return next((stated for stated in whole if stated is not None), None)


def _behind_the_items(section: Node) -> list[Node]:
    """Return the paragraphs of a chapter that follow its items and name units or a date for their work."""
    first = section.children[0].position
    return [
        Node(piece.part(0, first_clause(piece.text)), whole=piece, body=[piece])
        for piece in section.body
        if (piece.block, piece.start) > first
        and piece.text[-1:] not in _ANNOUNCES
        and (attributions_of(piece) or deadline_in(piece.text))
        and whole_attribution(piece) is None
    ]


def _only_points(node: Node) -> bool:
    """Tell whether a section says no more than where its tasks stand, such as 见附件1."""
    text = node.body[-1].text if len(node.body) == 1 else ""
    return _POINTS.search(text) is not None and not attributions_of(node.body[0])


def _only_holds(node: Node) -> bool:
    """Tell whether a section is nothing but a name over a table, which gives its tasks or is told: 任务清单."""
    title = node.title.text
    named = title_kind(title) in WORK or _NAMES_A_LIST.search(title) is not None
    return bool(node.tables) and not node.body and named


def _only_in_force(node: Node) -> bool:
    """Tell whether an item only says from when the document holds and who explains it."""
    if node.children or node.attribution is not None:
        return False
    said = [piece.text for piece in node.body] or [(node.whole or node.title).text]
    if len(node.title.text) > _LONGEST_NAME and node.title.text not in said:
        said.append(node.title.text)  # a sentence of its own above the one on the document's force
    return all(_IN_FORCE.sub("", text) == "" for text in said)


def _as_task(node: Node) -> Node:
    """Return the section itself as its only task, when it holds nothing but paragraphs."""
    return Node(
        node.title,
        number=node.number,
        family=node.family,
        run_in=node.run_in,
        whole=node.whole,
        body=node.body,
    )


def _without_lead_in(node: Node) -> list[Piece]:
    """Leave out what only announces the children (主要举措如下：)."""
    if not node.children:
        return node.body
    return [piece for piece in node.body if piece.text[-1:] not in _ANNOUNCES]


def _span(node: Node) -> Span:
    return node.whole.span if node.whole is not None else node.title.span


def _deadline(
    attribution: Attribution | None, content: Content, title: Piece, measures: tuple[Measure, ...]
) -> str | None:
    if attribution is not None and attribution.deadline:
        return attribution.deadline
    if content.deadline:
        return content.deadline
    own = deadline_in(title.text)
    return own or next((measure.deadline for measure in measures if measure.deadline), None)


def _project(task_id: str, node: Node) -> Project:
    text = "\n".join(piece.text for item in node.walk() for piece in (item.title, *item.body))
    funds, site, period = _FUNDS.search(text), _SITE.search(text), _PERIOD.search(text)
    return Project(
        task=task_id,
        items=tuple(_item_text(child) for child in node.children),
        funds=node.funds or (funds.group() if funds else None),
        site=node.site or (site[1] if site else None),
        period=(period[1] or period[2]) if period else node.deadline,
    )


def _item_text(node: Node) -> str:
    """Return an item as printed: its heading, or all of it when it has none."""
    if node.run_in or node.whole is None:
        return node.title.text
    return node.whole.text.rstrip("。；;")
