"""The kind of every section: by its words, by its parent, and by its place among the others."""

from __future__ import annotations

from decompose.model.plan import SectionKind
from decompose.model.source import MarkerFamily
from decompose.parser.kinds import (
    WORK,
    asks,
    explains_words,
    is_about_document,
    is_action,
    means_a_word,
    pure_kind,
    tail_kind,
    title_kind,
    wants,
    work_kind,
)
from decompose.parser.prose import kind_of_text
from decompose.parser.tree import Node, Piece
from decompose.text.patterns import regex

_K = SectionKind
_BEFORE_TASKS = (*(_K.STATUS, _K.PROBLEMS, _K.SITUATION, _K.GUIDANCE, _K.PRINCIPLES, _K.GOALS),)
_LOOKING_BACK = (_K.STATUS, _K.PROBLEMS, _K.SITUATION)
_INHERITING = (_K.PROBLEMS, _K.PRINCIPLES, _K.PROCESS, _K.ANNEX)
_LIST = 3
_CHAPTERS, _WITHIN = 2, 4
"""One of so many chapters, or items within a chapter, tells that the others are tasks like it."""
_SENTENCES, _FEW = 3, 2
_ITEMS = (MarkerFamily.ORDINAL, MarkerFamily.DASH, MarkerFamily.CIRCLED)
_COUNT = regex("^(?:[一二三四五六七八九十]是|(?:要|须|应)(?=[一-龥]))")
_TARGET = regex(
    r"(?:约束|预期)性|[：:]\s*(?:不[低高少多大超][于过]|[≤≥<>])?\s*\d+(?:\.\d+)?\s*(?:%|％|以[上下内]|[，。；]|$)"
    r"|(?:率|比例|比重|人数|起数|覆盖面)[^，。；]{0,8}(?:达到?|不[低高少超][于过]|控制在|保持在|降至|提高到|降低|下降)[^，。；]{0,6}\d"
)  # an item that sets a figure
_LEAD_IN = regex(
    r"(?:主要|重点|工作)(?:工作)?任务|(?:重点|重大)(?:工程|项目)|保障措施|基本原则"
    r"|(?:主要|重点)(?:举措|措施|工作)|规划目标|发展目标|主要目标|主要指标"
)  # what a sentence before a list announces
_PROJECT_AT_END = regex(r"(?:工程|项目)(?:建设)?$")


_ASKS_SOMEBODY = regex(
    r"^(?:会议(?:要求|明确|议定|决定|强调|同意)[，：,]?)?(?:(?:请|由|商请)[^，。；]{2,60}?(?:牵头|负责|组织|配合|督促|协助|开展|做好|会同)"
    r"|[^，。；]{2,40}?(?:局|委|办|部|队|镇|街|街道）?|单位)(?:要(?![求点素])|应当?|必须|负责|牵头))"
)
"""Asks somebody for something, whatever else the sentence speaks of."""
_CHAPTER_NUMBERS = (MarkerFamily.HAN, MarkerFamily.ARABIC)
_GIVES_WORK = regex(
    r"(?:^|[，：；])(?:商?请|责成|责令)(?=[省市县区州旗镇乡各])|"
    r"(?:^|[，：；])由(?!于)[^，。；]{2,50}?(?:负责|牵头|承办|承担|组织|实施|办理|接收|落实|完成|建设|统筹|督促|汇总)"
    r"|(?:局|委|办|部|队|镇|街道|公司|中心|政府|管委会)(?:具体|统一|主要|全面)?(?:负责|牵头|承办)",
    cue=("由", "负责", "牵头", "承办", "请", "责成", "责令"),
)
"""Gives work to somebody, whatever it begins with: 泵站改造，由县水利局负责，8月底前完工."""
_WILL_DO = regex(
    "^(?:下一步|接下来|今后|后续)，|(?:局|委|办|部|队|镇|街道|公司|中心|政府)(?:将|拟)(?!于?(?:以|作为|其|该))",
    cue=("下一步", "接下来", "今后", "后续", "将", "拟"),
)
"""Says what is going to be done, in an answer to a question or a proposal."""
_BLANK_FORM = regex(
    "(?:样|登记|申请|统计|汇总|报送|报名|回执|签到|审批|名)[表单]|模板|格式|式样|范本|名单|样式|回执"
)
"""Names an annex that holds no work: 报送表, 成员名单."""
_HAS_A_DOER = regex(
    "(?:^|[，：；])由(?=[省市县区州旗镇乡街村][^至到，。；]{2,30}(?:$|[，。；]))", cue="由"
)
"""Names who does something, where no word says that the text looks back: 由乡镇责令停止使用."""
_PAST = regex(
    "已(?:经)?由|曾|以来|了(?!解|望)|取得|同比|谁[^，。]{1,4}谁|负责人|负责制|解释|改为|相比|征求意见稿|拟由|建议"
)
_ANNOUNCES_WORK = regex(
    r"(?:(?:以下|如下|下列|下述)(?:[一二三四五六七八九十两几]{1,2}[个项条点方])?(?:方?面)?(?:的)?(?:工作|事项|任务|措施|要求|事宜)"
    r"|(?:议定|商定|明确|决定|部署|安排|要求|通知)(?:事项)?如下)[：:。]?\Z",
    cue=("以下", "如下", "下列", "下述"),
)
"""Says that what is to be done stands below."""


def assign_kinds(root: Node) -> None:
    """Give every node that is a section its kind; nodes that are tasks keep None.

    Everything under a section of tasks, projects or safeguards is a task, except a heading that is
    nothing but the name of another section.
    """
    gather_announced(root)
    _assign_announced(root)
    _assign_siblings(root.children)
    if not any(node.kind in WORK for node in root.walk()):
        _rescue(root)


def gather_announced(node: Node) -> None:
    """Put lists that a sentence announces (提出了十个方面的重点任务：) under a heading of their own."""
    leads = [lead for piece in node.body if (lead := _announced(piece)) is not None]
    if not leads:
        return
    children: list[Node] = []
    groups = {lead.start_position: Node(lead.title, run_in=True) for lead in leads}
    for child in node.children:
        before = [at for at in groups if at < child.position]
        if before and child.family in _ITEMS:
            group = groups[max(before)]
            if not group.children:
                children.append(group)
            group.children.append(child)
        else:
            children.append(child)
    node.children = children
    taken = {lead.start_position for lead in leads if groups[lead.start_position].children}
    node.body = [p for p in node.body if (p.block, p.start) not in taken]


def _assign_announced(root: Node) -> None:
    """Make the items below a sentence that announces work (做好以下工作：) tasks, where no word tells their kind."""
    said = [piece for piece in root.body if _ANNOUNCES_WORK.search(piece.text)]
    for piece in said[-1:]:
        for node in root.children:
            short = not (node.children or node.tables) and node.position > (
                piece.block,
                piece.start,
            )
            if short and node.family is not None and title_kind(node.title.text) is None:
                other = is_about_document(node.title.text) or means_a_word(node.title.text)
                node.kind = None if other else _K.TASKS


class _Lead:
    """A sentence that announces a list, and the words that name it."""

    def __init__(self, piece: Piece, title: Piece) -> None:
        self.start_position = (piece.block, piece.start)
        self.title = title


def _announced(piece: Piece) -> _Lead | None:
    if piece.text[-1:] not in ("：", ":"):
        return None
    start = max(piece.text.rfind("。"), 0)
    found = list(_LEAD_IN.finditer(piece.text, start))
    return _Lead(piece, piece.part(*found[-1].span())) if found else None


def _assign_siblings(nodes: list[Node], *, enough: int = _CHAPTERS) -> None:
    for node in nodes:
        if node.kind is None:
            node.kind = _own_kind(node)
    _assign_beside_work(nodes)
    _assign_by_place(nodes)
    _assign_by_company(nodes, enough)
    _assign_by_text(nodes)
    _assign_by_company(nodes, enough)
    for node in nodes:
        node.untold = node.kind is None and not is_about_document(node.title.text)
        node.kind = node.kind or SectionKind.OTHER
        _assign_children(node)


def _own_kind(node: Node) -> SectionKind | None:
    title = node.title.text
    if not node.children and means_a_word(title):
        return _K.OTHER
    kind = title_kind(title)
    if kind in _LOOKING_BACK and _ASKS_SOMEBODY.search(title):
        return _K.TASKS  # 请市教育局牵头，…将开展情况报我局 is no account of what was done
    if kind in (None, *_LOOKING_BACK) and _gives_work(node):
        return _K.TASKS
    if is_action(title) or (kind is SectionKind.PROJECTS and wants(title)):
        return _kind_of_action(node, kind)
    if kind is not None and kind not in WORK:
        work = work_kind(title)
        if (
            work
            and node.children
            and not any(tail_kind(child.title.text) for child in node.children)
            and not (kind is SectionKind.GOALS and _lists_targets(node))
        ):
            return work
    return kind


def _gives_work(node: Node) -> bool:
    """Tell whether an item of one sentence, or one on a question (关于泵站移交问题), gives work to somebody."""
    if node.children or node.tables or node.family is None:
        return False
    said = node.title.text
    forms = (_GIVES_WORK,) if title_kind(said) in _LOOKING_BACK else (_GIVES_WORK, _HAS_A_DOER)
    if not node.body:
        return any(form.search(said) for form in forms) and not _PAST.search(said)
    if not said.startswith("关于") or node.family not in _CHAPTER_NUMBERS:
        return False
    told = [part for piece in node.body for part in piece.text.split("。")]
    return any(
        any(form.search(part) for form in (*forms, _WILL_DO)) and not _PAST.search(part)
        for part in told
    )


def _assign_beside_work(nodes: list[Node]) -> None:
    """Make unknown items of one sentence tasks where others of the same list give work to somebody."""
    giving = {node.family for node in nodes if node.kind is _K.TASKS and _gives_work(node)}
    for node in nodes:
        title = node.title.text
        one = not (node.children or node.body or node.tables) and node.family in giving
        if one and node.kind is None and not is_about_document(title) and not _PAST.search(title):
            node.kind = _K.TASKS


def _lists_targets(node: Node) -> bool:
    """Tell whether most items under a heading of goals and tasks set a figure to be reached."""
    texts = ["".join(piece.text for piece in (n.title, *n.body)) for n in node.children]
    return 2 * sum(_TARGET.search(text) is not None for text in texts) > len(texts)


def _kind_of_action(node: Node, kind: SectionKind | None) -> SectionKind | None:
    """Return the kind of a heading that begins with a verb: mostly a task by its place.

    A chapter that makes up for shortcomings (补齐防治短板) asks; one on those of a work (建设存在的短板) tells.
    """
    title = node.title.text
    tail = tail_kind(title)
    if tail in _LOOKING_BACK and kind_of_text(node) is SectionKind.TASKS:
        return None
    if tail is not None:
        return tail
    if kind is SectionKind.PROCESS and title.endswith("时间"):
        return kind  # 整治时间 is no work to be done
    if kind is SectionKind.PROJECTS:
        return kind if _PROJECT_AT_END.search(title) else None
    return kind if kind is SectionKind.SAFEGUARDS else None


def _assign_by_place(nodes: list[Node]) -> None:
    """Make unknown chapters that stand where tasks stand into tasks: 三、健全责任体系."""
    framed = [i for i, node in enumerate(nodes) if node.kind in _BEFORE_TASKS]
    has_tasks = not framed or any(node.kind is SectionKind.TASKS for node in nodes)
    for node in nodes[framed[0] + 1 if framed else 0 :]:
        title = node.title.text
        if node.kind is not None or is_about_document(title):
            continue
        if asks(title) or not has_tasks or _asks_in_its_text(node):
            node.kind = SectionKind.TASKS


def _assign_by_text(nodes: list[Node]) -> None:
    """Let the sentences tell what a section is about that neither words nor company tell of.

    Beside sections of work one sentence is enough, else it takes several.
    """
    unknown = [n for n in nodes if n.kind is None and not is_about_document(n.title.text)]
    for node in unknown:
        node.kind = kind_of_text(node, least=_SENTENCES)
    if any(node.kind in WORK for node in nodes):
        for node in unknown:
            node.kind = node.kind or kind_of_text(node)
    for node in unknown:
        node.by_text = node.kind is not None


def _asks_in_its_text(node: Node) -> bool:
    """Tell whether what stands behind a short heading asks for something: 责任落实方面。一是修订…."""
    first = next((piece.text for piece in node.body if piece.text.strip()), "")
    return bool(first) and not node.children and asks(_COUNT.sub("", first))


def _assign_by_company(nodes: list[Node], enough: int) -> None:
    """Make unknown items of a list into tasks where one of so many in it is a task.

    Tasks begin with ever other verbs (打通, 对接) or with none; the list that they stand in tells.
    """
    lists: dict[MarkerFamily | None, list[Node]] = {}
    for node in nodes:
        lists.setdefault(node.family, []).append(node)
    for family, items in lists.items():
        tasks = sum(item.kind is SectionKind.TASKS for item in items)
        if family is None or len(items) < _LIST or enough * tasks < len(items):
            continue
        for item in items:
            if item.kind is None and not is_about_document(item.title.text):
                told = kind_of_text(item, least=_FEW)
                item.by_text = told in (SectionKind.STATUS, SectionKind.GOALS)
                item.kind = told if item.by_text else SectionKind.TASKS


def _assign_children(node: Node) -> None:
    kind = node.kind
    if kind in WORK:
        for child in node.children:
            child.kind = pure_kind(child.title.text)
            if child.kind is not None:
                _assign_children(child)
    elif kind is SectionKind.OTHER and explains_words(node.title.text):
        for child in node.walk():
            child.kind = _K.OTHER
    elif kind is SectionKind.OTHER:
        gather_announced(node)
        _assign_siblings(node.children, enough=_WITHIN)
        if is_about_document(node.title.text):
            for child in node.walk():
                child.untold = False
        _merge_leaves(node)
    else:
        for child in node.children:
            child.kind = _inherited_kind(child, kind)
            _assign_children(child)


def _merge_leaves(node: Node) -> None:
    """Make a section of unknown kind whose children are all single tasks the section of them."""
    leaves = [c for c in node.children if c.kind is SectionKind.TASKS and not c.children]
    if len(leaves) < 2 or len(leaves) < len(node.children):
        return
    if is_about_document(node.title.text):
        return
    node.kind = SectionKind.TASKS
    for child in leaves:
        child.kind = None


def _inherited_kind(child: Node, kind: SectionKind | None) -> SectionKind | None:
    if kind in _INHERITING or child.family in _ITEMS:
        return kind
    return tail_kind(child.title.text) or kind


def _rescue(root: Node) -> None:
    """Take sections of unknown kind for tasks in a text that names no tasks at all, or else those of its annexes."""
    for node in root.children:
        if node.kind is SectionKind.OTHER and not is_about_document(node.title.text):
            node.kind = SectionKind.TASKS
            for child in node.walk():
                child.kind = None if child is not node else child.kind
    if not any(node.kind in WORK for node in root.children):
        _open_annexes(root)


def _open_annexes(root: Node) -> None:
    """Read the lists in the annexes of a notice that itself only hands them out."""
    for node in root.children:
        items = [child for child in node.children if child.family is not None]
        if node.kind is not SectionKind.ANNEX or not items or _BLANK_FORM.search(node.title.text):
            continue
        for child in node.walk():
            child.kind = None
        _assign_siblings(node.children)
        node.kind = SectionKind.OTHER
        if not any(child.kind in WORK for child in node.walk()):
            node.kind = SectionKind.TASKS
            for child in items:
                child.kind = None
