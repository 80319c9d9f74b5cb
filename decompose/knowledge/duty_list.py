"""Lines of a published responsibility list → which department is said to do what.

Known forms: 第三条 市X局职责：（一）…；（二）…, （三十六）市X局。1.…2.…, a table of name and duty, 市X局：负责…；…,
a heading that is nothing but a name with numbered paragraphs below it, and paragraphs on one object that say who does
what: 关于瓶装气。市A局负责…；市B局负责…；蹦床馆由市C局负责….
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from decompose.knowledge.base import Knowledge
from decompose.model.organization import Level
from decompose.model.result import MentionKind
from decompose.text.markers import marker_at
from decompose.text.patterns import regex

_LONGEST_NAME = 40
_SHORTEST_DUTY = 4
_ARTICLE = regex(r"第[一二三四五六七八九十百零\d]{1,5}条[\s　]*")  # 第三条
_HEAD = regex(
    r"(?P<name>[^，。；：:;\s]{2,40}?)"
    r"(?:的?(?:安全生产|消防安全|安全|工作|主要|监管|应急)*(?:职责|责任|任务|职责分工))?"
    r"(?:[：:。．]|[\s　]+(?=\S)|\Z)(?P<rest>.*)\Z",
    16,  # the rest may run over lines
)
_CHAPTER = regex(r"第[一二三四五六七八九十百零\d]{1,4}[章节编](?=[\s　]|$)")  # 第五章 附则
_TOPIC = regex(r"(?:关于)?(?P<topic>[^，。；：:]{2,24}?)[。：:](?=.)")
_ORGAN = "(?:局|委|办|厅|部|队|中心|委员会|办公室|公司|政府|管委会|站|所|院|会)"
_DOES = "负责|牵头|承担|督促|指导|查处|组织|监督|做好|加强|配合|协助|依法|具体|开展"
_SAYS = regex(
    rf"(?P<name>(?!负责)[^，。；：:、由]{{1,22}}?{_ORGAN})(?:要|应当|应)?(?P<rest>(?:{_DOES})[^。；]*)"
)
"""A sentence that begins with who does it: 市商务局督促餐饮企业…."""
_GIVEN = regex(
    rf"(?P<object>[^。；]{{2,60}}?)[，,]?由(?P<name>[^，。；由]{{1,22}}?{_ORGAN})(?P<rest>(?:{_DOES})[^。；，]*)"
)
"""A sentence that ends with it: 剧本娱乐场所由市文旅局负责行业管理."""
_HELPED = regex("，[^，。；]*(?:配合|协助|参与)$")
_SENTENCES = regex(
    rf"[。；;\n]|[，,](?=[^，。；：:、由]{{1,22}}?{_ORGAN}(?:负责|牵头|承担|督促|指导|查处))"
)
_BETWEEN = regex(
    r"[；;\n]+|(?<=。)|(?:^|(?<=[；;。：:]))\s*"
    r"(?=(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)))"
)
_TRAILING = "。；;，, 　\t"
_COLUMNS = {
    "department": ("部门", "单位", "责任单位", "部门名称", "单位名称", "责任部门", "成员单位"),
    "duty": (
        "职责",
        "工作职责",
        "安全生产职责",
        "主要职责",
        "责任",
        "职责任务",
        "安全生产工作职责",
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or table row of the list, and where it stands, as readers see it."""

    cells: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class ListedDuty:
    """What the list says one department does; ``department`` is None where no pack knows the name."""

    name: str
    department: str | None
    text: str
    place: str


def listed_duties(
    lines: Iterable[Line], kb: Knowledge, *, level: Level | None, year: int | None
) -> tuple[list[ListedDuty], list[Line]]:
    """Return the duties of a list, and the lines that belong to no department.

    Args:
        lines: Paragraphs and table rows in reading order.
        kb: The knowledge that knows the departments' names.
        level: Level of the list.
        year: Year of the list.
    """
    reader = _Reader(kb, level, year)
    for line in lines:
        reader.take(line)
    return reader.found, reader.left


class _Reader:
    """Keeps the department under which the next paragraphs stand."""

    def __init__(self, kb: Knowledge, level: Level | None, year: int | None) -> None:
        self.found: list[ListedDuty] = []
        self.left: list[Line] = []
        self._kb = kb
        self._level = level
        self._year = year
        self._name = ""
        self._department: str | None = None

    def take(self, line: Line) -> None:
        cells = [cell.strip() for cell in line.cells]
        if len([cell for cell in cells if cell]) > 1:
            self._row(cells, line)
        else:
            self._paragraph(next((cell for cell in cells if cell), ""), line)

    def _row(self, cells: list[str], line: Line) -> None:
        """The name stands in the first cell that is one; the last cell holds the duties."""
        if any(cell in _COLUMNS["department"] for cell in cells):
            return
        for i, cell in enumerate(cells[:-1]):
            name = _plain(cell)
            if name and not name.isdigit() and self._is_name(name):
                self._turn_to(name)
                self._add(cells[-1] if i < len(cells) - 2 else cells[i + 1], line)
                return
        first = _plain(cells[0])
        if len(cells) > 1 and 1 < len(first) <= _LONGEST_NAME and first.endswith(_ORGANS):
            self._turn_to(first)
            self._add(cells[-1], line)
        elif self._name and not cells[0]:
            self._add(cells[-1], line)
        else:
            self.left.append(line)

    def _paragraph(self, text: str, line: Line) -> None:
        if _CHAPTER.match(text):
            self._name, self._department = "", None
            self.left.append(line)
            return
        plain = _plain(text)
        head = _HEAD.match(plain)
        if head and self._is_head(head["name"], head["rest"]):
            self._turn_to(head["name"])
            self._add(head["rest"], line)
        elif self._sentences(plain, line):
            return
        elif self._name and plain:
            self._add(plain, line)
        elif plain:
            self.left.append(line)

    def _sentences(self, text: str, line: Line) -> bool:
        """Take the sentences of a paragraph that each say who does what; tell whether there were any.

        A sentence without an object of its own is about what the paragraph begins with.
        """
        topic = _TOPIC.match(text)
        sentences = [s.strip() for s in _SENTENCES.split(text[topic.end() :] if topic else text)]
        said = [(self._who(sentence), sentence) for sentence in sentences if sentence]
        if not any(who for who, _ in said):
            return False
        about = topic["topic"].removeprefix("关于") if topic else ""
        for who, sentence in said:
            if who is not None:
                name, duty, given = who
                about = given or about
                if about and not self._names_object(duty):
                    duty = f"{about}：{duty}"
                duty = duty.strip(_TRAILING)
                self.found.append(ListedDuty(name, self._resolved(name), duty, line.place))
            elif self._name:
                self._add(sentence, line)
            else:
                self.left.append(Line((sentence,), line.place))
        return True

    def _names_object(self, text: str) -> bool:
        index = next(i for i in self._kb.matcher.indexes if i.kind is MentionKind.SECTOR)
        return any(True for _ in index.find(text))

    def _who(self, sentence: str) -> tuple[str, str, str] | None:
        """Return who does what, and the object given to them, by a sentence; None where it does not say it."""
        sentence = sentence.rpartition("：")[2] or sentence
        for said in (_SAYS.match(sentence), _GIVEN.match(sentence)):
            if said and self._is_name(said["name"]):
                given, rest = said.groupdict().get("object", ""), _HELPED.sub("", said["rest"])
                return said["name"], f"{rest}（{given}）" if given else rest, given
        return None

    def _is_head(self, name: str, rest: str) -> bool:
        """Tell whether a paragraph begins with a department: a known one, or one that 负责 something."""
        if len(name) > _LONGEST_NAME:
            return False
        return self._is_name(name) or (name.endswith(_ORGANS) and rest.startswith("负责"))

    def _is_name(self, name: str) -> bool:
        return self._resolved(name) is not None

    def _resolved(self, name: str) -> str | None:
        return self._kb.resolve(name, level=self._level, year=self._year).department

    def _turn_to(self, name: str) -> None:
        self._name = name
        self._department = self._resolved(name)

    def _add(self, text: str, line: Line) -> None:
        for part in _duties(text):
            topic, _, rest = part.partition("：")
            own = rest and len(topic) <= _LONGEST_NAME and self._names_object(rest)
            duty = rest if own else part  # without the trade above an object of its own
            self.found.append(ListedDuty(self._name, self._department, duty, line.place))


_ORGANS = ("局", "委", "办", "厅", "中心", "支队", "大队", "委员会", "办公室", "公司", "总队")


def _plain(text: str) -> str:
    """Return a paragraph without its article or item number."""
    text = _ARTICLE.sub("", text.strip(), count=1) if text.startswith("第") else text.strip()
    marker = marker_at(text)
    return text[marker.end :].strip() if marker else text


def _duties(text: str) -> Iterator[str]:
    for piece in _BETWEEN.split(text):
        part = _plain(piece).strip(_TRAILING)
        if len(part) >= _SHORTEST_DUTY:
            yield part
