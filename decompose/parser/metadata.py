"""What plan it is: title, place, level, period, issuer, document number, date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from decompose.model.organization import Level
from decompose.parser.lexer import Line, LineKind
from decompose.text.dates import iso_date
from decompose.text.numerals import numeral_value
from decompose.text.patterns import regex


class Metadata(NamedTuple):
    """Facts about the document itself; None where it does not say."""

    title: str = ""
    place: str | None = None
    level: Level | None = None
    period: tuple[int, int] | None = None
    issuer: str | None = None
    number: str | None = None
    date: str | None = None


_TITLE_WORD = regex(
    r"(?:规划|方案|计划|纲要|意见|要点|行动|清单|分工)(?:[（(][^）)]{1,12}[）)])?$"
)  # how the title of a plan ends
_NOTE = regex(
    r"^《([^》]+)》(?:[^，,。]{0,12}(?:解读|说明|印发|出台|发布|实施|公布)|的?解读).*$"
)  # a note on a plan
_QUOTED = regex(r"《([^》]{4,60}?(?:规划|方案|计划|纲要))(?:[（(][^）)]{1,12}[）)])?》")
_ISSUING = regex(
    r"(?:关于)?(?:印发|发布|公布)《?([^《》]{4,60}?(?:规划|方案|计划|纲要))(?:[（(][^）)]{1,12}[）)])?》?的?(?:通知|公告|通告)$"
)  # notice of issuing …
_TITLE_PART = 30
_NO_TITLE_PART = regex(
    r"[。；，,：:！？\d]$|(?:政府|委员会|办公室|办公厅|厅|局|部|院|公司|集团|委|办|文件|通知|公告|目录|目　录"
    r"|网|站|平台|公开|专栏|公报|日报|信息|正文|附件)$|^附件|〔|(?:19|20)\d\d\s?[-年]"
)  # what stands above a title and is no part of it
_REMARK = regex(r"(?:附?注|备注|说明|填报)[^:：]{0,4}[:：]")
_YEARS = regex(r"[（(](?:19|20)\d\d\s?年?\s?[-—–~～至]+\s?(?:19|20)\d\d\s?年?[）)]", cue="-~–—至～")
_NOTICE = regex(r"(?:通知|批复|函|公告|通告)$")
_NUMBER = regex(
    r"[\u4e00-\u9fff]{1,12}\s?[〔\[［（(【]\s?(?:19|20)\d\d\s?[〕\]］）)】]\s?第?\s?\d{1,5}\s?号",
    cue="号",
)  # 某应急〔2020〕65号 and damaged brackets
_SIGNED_DATE = regex(
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|[二一][〇零○O]\S{2}年\S{1,3}月(?:\S{1,3}日)?"
    r"|(?:发布时间|发布日期|成文日期|印发日期)?[:：]?\s?(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s.*)?"
)
_ISSUED = regex(
    r"((?:19|20)\d\d\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)\s?(?:印发|发布)[）)]?$",
    cue=("印发", "发布"),
)
_NOTE_ISSUED = regex(
    r"^(?:备?注|说明)\s*[:：][^。；]{0,8}本[^，。；]{1,6}(?:由[^，。；]{2,20})?(?:已)?于(?P<date>(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?)(?:正式)?(?:印发|发布|下发)",
    cue=("印发", "发布", "下发"),
)
_NOTES = 3
_IN_BRACKETS = regex(
    r"[（(]\s?(?:[\u4e00-\u9fff]{2,30}(?:政府|会|办|室|厅|局|部|院|组|专班)[\s，,、]*)?"
    r"((?:19|20)\d\d\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)"
    r"(?:[^（）()]{0,24}(?:通过|审定|批准|讨论))?\s?[）)]"
)  # the line below a title: （2024年3月15日）, with who issued it or the meeting that adopted it
_ORGAN = regex(
    r"[\u4e00-\u9fff]{2,30}(?:人民政府|政府|委员会|办公室|办公厅|厅|局|部|院|公司|集团|管委会|安委会|安委办)"
)  # names of organs by their form
_ISSUED_BY = regex(rf"({_ORGAN.pattern})关于印发", re.ASCII)
_ORGAN_HEAD = regex(r"文件$")
_KNOWN = regex(
    r"(?P<province>北京市|天津市|上海市|重庆市|新疆生产建设兵团)"
    r"|(?:黑龙江省|西藏自治区|新疆维吾尔自治区)?"
    r"(?P<region>(?:大兴安岭|阿里|塔城|阿勒泰|阿克苏|喀什|和田)地区)"
)
"""Cities of province level (constitution, art. 30), the corps, and the regions with an office of the province."""
_PROVINCE = r"[\u4e00-\u9fff]{2,6}?(?:省|自治区)"
_PREFECTURE = r"(?:(?!县)[\u4e00-\u9fff]){2,9}?(?:市|自治州|地区|盟|州(?![市区县]))"
_COUNTY = (
    r"(?:(?:(?![省市县区旗])[\u4e00-\u9fff]){2,18}?族自治[县旗]"
    r"|[\u4e00-\u9fff]{1,9}?(?:自治县|县|自治旗|旗|新区|开发区|高新区|林区|特区|区|市))"
)  # the peoples of an autonomous county all stand in its name
_TOWNSHIP = r"[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道)"
_PLACE = regex(
    rf"(?P<province>{_PROVINCE})?(?P<city>{_PREFECTURE})?(?P<county>{_COUNTY})?(?P<town>{_TOWNSHIP})?"
)
_NOT_PLACE = regex(
    r"城市|都市|超市|上市|[全我本](?:省|市|县|区)|地区|园区|社区|灾区|市区|辖区|示范区|试验区|小区|校区"
    r"|矿区|景区|^(?:主|中心|老|建成)?城区(?!人民|政府)|(?:^|(?<=..))山区|城乡|乡村"
)  # words that end like a place and are none
_NO_TOWN = regex(
    r"^(?:城|乡|村|集)镇$|(?:小|中心|重点|建制|强)镇$|(?:返|回|下|入|兴|家|还)乡$|(?:示范|特色)(?:乡|街道)$"
)  # what follows a county's name and is a word of its title: 青河县｜城镇燃气…, 云州市｜返乡创业…
_BEFORE_PLACE = regex(
    r"^[《\s]*(?:关于(?:印发|发布|公布|推进|加强|加快|促进|深化|做好|明确|规范|建立|健全|完善|调整|优化|落实|压实|强化|开展|划分|厘清|理顺|界定"
    r"|细化|修订|制定|成立|设立|研究|讨论|协调|审议|切实做好|进一步\S{2}){0,2})?[《“\"]?(?:(?:19|20)\d\d年度?)?(?:[一二三四五六七八九十]{1,3}五[”\"]?(?:时期|期间)?)?"
)  # “十四五” before the place
_ACTING = regex(
    "(?:研究|讨论|审议|贯彻|落实|执行|实施|承接|分解|对接|关于|印发|加强|推进|推动|开展|深化|做好)+"
)
"""What a place does in a title is no part of its name: 青河县｜贯彻落实市“十五五”……"""
_NATIONAL = regex(r"^(?:国家|全国|中国|国务院|中华人民共和国)")
_BODIES = ("公司", "集团", "厂", "矿", "学院", "大学", "学校", "医院", "研究院", "研究所")
_ORGANIZATION = regex(
    r"公司|集团|厂(?![区房家商界站矿内])|矿(?![山产区井业物用难工长企库石])|学院|大学(?![城生])|(?:学校|医院)(?!建设|布局|改造|改扩建|标准化|均衡|周边|食堂|卫生工作|体育|美育|[、和及与])|研究院|研究所",
    cue=_BODIES,
)
_FIELD = regex(
    r"(?:关于|进一步|加强|推进|提升|强化|开展|深化|整治|规范|做好|全部|所有|有关|各级|各类|大中型?|中型?|小型?|高等?|公立|公办|民办|民营"
    r"|(?:义务|基础|学前|高中|职业|特殊)(?:阶段)?教育(?:阶段)?|高中阶段|[高初]中|[中小]学|基层|县域|薄弱|民族|普惠性?|普通|特殊|职业|技工|农村|乡镇|城区|寄宿制|国有|非?煤|金属|非金属|露天|地下|井工|化工|自来|污|水|发?电|火|热|核|砖|和|及|与|、)*+"
    rf"(?:{'|'.join(_BODIES)})"
)  # a trade behind a place, not the name of one body: 云州市煤矿安全…, 云州市中小学校安全…
_NAME = regex(r"(?!.*(?:规划|方案|计划|任务|一批))[\u4e00-\u9fff（）()]{2,30}")
_EXPLICIT = regex(
    r"((?:19|20)\d\d)\s?年?(?:\s?\d{1,2}\s?月)?\s?(?:[-—–~～]+|至|到)\s?((?:19|20)\d\d)\s?年?",
    cue=("19", "20"),
)
_OF_A_YEAR = regex(
    r"^[^，。；0-9]{0,24}(20\d\d)\s?年度?(?!以来|[-—–~至到])(?!.*(?:[一二三四五六七八九十]{1,3}年|规划).*$).*(?:要点|清单|安排|任务(?:分工|分解)?(?:表|方案)?|(?:工作|行动)计划)(?:[（(][^）)]{1,12}[）)])?$"
)
_FIVE_YEAR = regex(
    r"第([一二三四五六七八九十]{1,3})个五年|[“\"']?(十[一二三四五六七八九]|二十)五[”\"']?"
)
_ITSELF = regex(
    "[我全本](省|市|县|区|州|旗)(?!级|域)|(省|市|县|区|州|旗)直(?:各|有关|属)?(?:部门|单位|机关)"
)
_OWN_LEVELS = {
    "省": Level.PROVINCE,
    "市": Level.CITY,
    "州": Level.CITY,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "旗": Level.COUNTY,
}
_LEAST, _MOST = 2, 0.7
_CELLS = (LineKind.CELL, LineKind.CAPTION, LineKind.IMAGE)
_FIRST_END = 1955
_SCHEME = regex(r"》.{0,4}(?:编制|分工|实施|工作).*方案$")


def read_metadata(lines: Sequence[Line], first_heading: int) -> Metadata:
    """Read the facts of the document from the lines before its first heading, and from its end.

    Args:
        lines: All lines, debris included: web pages print the date there.
        first_heading: Index of the first numbered line.
    """
    head = lines[:first_heading]
    texts = [line.text for line in head if line.kind is LineKind.TEXT]
    title_line = _title_line(texts) or _caption(head)
    title = _title(title_line)
    place, level = place_of(title)
    issuer = _issuer(texts, [line for line in lines[first_heading:] if line.kind not in _CELLS])
    if place is None and level is None:
        place, level = _place_elsewhere(texts, issuer)
    running = [line for line in lines if line.kind in (LineKind.TEXT, LineKind.DEBRIS)]
    if place is None and level is None:
        level = _level_of_itself([line.text for line in running])
    closing = [line.text for line in running[-15:]] if first_heading < len(lines) else []
    return Metadata(
        title=title,
        place=place,
        level=level,
        period=_one_year(title)
        or _period([title, title_line, *texts])
        or _period(line.text for line in lines[:40]),
        issuer=issuer,
        number=_number(texts),
        date=_date([line.text for line in head if line.kind is not LineKind.CELL], closing)
        or _date_of_note([line.text for line in lines[-_NOTES:]]),
    )


def _level_of_itself(texts: Sequence[str]) -> Level | None:
    """Return the level of the government that a text calls its own (我县, 县直各部门), None in doubt."""
    whole = "\n".join(texts)
    counts = Counter(_OWN_LEVELS[word] for pair in _ITSELF.findall(whole) for word in pair if word)
    if not counts or (Level.COUNTY in counts and "自治区" in whole):
        return None
    level, most = counts.most_common(1)[0]
    return level if most >= _LEAST and most > _MOST * counts.total() else None


def _caption(head: Sequence[Line]) -> str:
    """Return the title over the first table, where the document is nothing but tables."""
    return next((line.text for line in head if line.kind is LineKind.CAPTION), "")


def _title_line(texts: Sequence[str]) -> str:
    best: int | None = None
    for at, text in enumerate(texts):
        plain = text.rstrip("：: ")
        announces = "，" in plain and text[-1:] in "：:"  # 为加强…，提出以下意见：
        if len(plain) > 70 or plain[-1:] in "。；，," or "。" in plain or announces:
            continue
        if _NOTE.match(plain) and best is None:
            return plain
        if _is_title(plain) and not _NOTICE.search(plain):
            best = at
    if best is not None:
        return _on_several_lines(texts, best)
    notice = next((text for text in texts if _NOTICE.search(text) and len(text) <= 80), "")
    return notice or next(
        (
            text
            for text in texts
            if 4 <= len(text) <= 60 and text[-1] not in "。；，,：:" and not _REMARK.match(text)
        ),
        "",
    )


def _on_several_lines(texts: Sequence[str], at: int) -> str:
    """Return the title that ends in this line: covers print it on up to four lines.

    It begins where the place stands; without one before it, the line is the title.
    """
    title = texts[at].rstrip("：: ")
    after = texts[at + 1] if at + 1 < len(texts) else ""
    years = after if _YEARS.fullmatch(after) else ""
    if place_of(title)[0] is None:
        whole = title
        for before in reversed(texts[max(0, at - 3) : at]):
            if len(before) > _TITLE_PART or _NO_TITLE_PART.search(before) or _is_whole(before):
                break
            whole = before + whole
            if place_of(whole)[0] is not None:
                return whole + years
    return title + years


def _is_whole(text: str) -> bool:
    """Tell whether a line is a title by itself; 三年行动 waits for its 方案."""
    return _is_title(text) and not text.endswith("行动")


def _is_title(text: str) -> bool:
    return bool(_TITLE_WORD.search(text.rstrip("》"))) and not text.startswith(("关于印发", "附件"))


def _title(line: str) -> str:
    note = _NOTE.match(line)
    if note and not _SCHEME.search(line):
        return note[1]
    if line.startswith("《") and line.endswith("》") and line.count("《") == 1:
        return line[1:-1]
    if _NOTICE.search(line):
        quoted = _QUOTED.search(line) or _ISSUING.search(line)
        return quoted[1] if quoted else line
    return line


def place_of(text: str) -> tuple[str | None, Level | None]:
    """Return the place and level that a title or an organ's name begins with.

    Shape:
        ``临江省云州市青河县“十四五”…`` → (``青河县``, county); no place → (None, None).

    Source:
        The four municipalities are of province level by the constitution, article 30.
    """
    text = _BEFORE_PLACE.sub("", text)
    if _NATIONAL.match(text):
        return "全国", Level.NATIONAL
    if _is_organization(text):
        return _place_in(text)[0], Level.ORGANIZATION
    return _place_in(text)


def _is_organization(text: str) -> bool:
    """Tell whether a title begins with the name of one body, not with the trade that it is about."""
    place = _place_in(text)[0]
    rest = text[text.find(place) + len(place) if place else 0 :]
    names = (rest[: found.end()] for found in _ORGANIZATION.finditer(rest))
    return any(_NAME.fullmatch(name) and not _FIELD.fullmatch(name) for name in names)


def _place_in(text: str) -> tuple[str | None, Level | None]:
    head = _KNOWN.match(text)
    if head is None:
        return _named(text)
    level = Level.CITY if head["region"] else Level.PROVINCE
    below = _named(text[head.end() :])
    return (
        below if below[0] and below[1] is not level else (head["province"] or head["region"], level)
    )


def _named(text: str) -> tuple[str | None, Level | None]:
    acting = _ACTING.search(text)
    if acting is not None:
        text = text[: acting.start()] or text[acting.end() :]
    found = _PLACE.match(text)
    if found is None or not found.group() or _NOT_PLACE.match(text):
        return None, None
    for name, level in (
        ("town", Level.TOWNSHIP),
        ("county", Level.COUNTY),
        ("city", Level.CITY),
        ("province", Level.PROVINCE),
    ):
        part = found[name]
        if part and not _NOT_PLACE.search(part) and not (name == "town" and _NO_TOWN.search(part)):
            return part, level
    return None, None


def _place_elsewhere(texts: Sequence[str], issuer: str | None) -> tuple[str | None, Level | None]:
    for text in (issuer or "", *(q[1] for t in texts if (q := _QUOTED.search(t)))):
        place, level = place_of(text)
        if place is not None:
            return place, level
    return None, None


def _one_year(title: str) -> tuple[int, int] | None:
    """Return the year of a document made for one year: 青河县2027年安全生产工作要点."""
    found = _OF_A_YEAR.search(title)
    return (int(found[1]), int(found[1])) if found and not _EXPLICIT.search(title) else None


def _period(texts: Iterable[str]) -> tuple[int, int] | None:
    for text in texts:
        years = _EXPLICIT.search(text)
        if years and 0 < int(years[2]) - int(years[1]) <= 20:
            return int(years[1]), int(years[2])
        found = _FIVE_YEAR.search(text)
        if found:
            count = numeral_value(found[1] or found[2])
            if count is not None:
                end = _FIRST_END + 5 * count
                return end - 4, end
    return None


def _issuer(texts: Sequence[str], rest: Sequence[Line]) -> str | None:
    for text in texts:
        if _ORGAN_HEAD.search(text) and _ORGAN.fullmatch(text[:-2]):
            return text[:-2]
    for before, after in pairwise(texts):
        if _SIGNED_DATE.fullmatch(after) and _ORGAN.fullmatch(before):
            return before
    for text in texts:
        found = _ISSUED_BY.match(text)
        if found:
            return found[1]
    tail = [line.text for line in rest[-12:]]
    for before, after in pairwise(tail):
        if _SIGNED_DATE.fullmatch(after) and _ORGAN.fullmatch(before):
            return before
    return None


def _number(texts: Sequence[str]) -> str | None:
    for text in texts:
        found = _NUMBER.search(text)
        if found and (len(text) <= 40 or found.start() == 0):
            return found.group()
    return None


def _date_of_note(texts: Sequence[str]) -> str | None:
    """Return when a document was issued, as a note at its end says: 注：本清单于2026年3月印发."""
    found = next(filter(None, map(_NOTE_ISSUED.search, texts)), None)
    return iso_date(found["date"]) if found else None


def _date(head: Sequence[str], tail: Sequence[str]) -> str | None:
    for text in (*head, *tail):
        if len(text) > 80:
            continue
        issued = _ISSUED.search(text) or _IN_BRACKETS.fullmatch(text.strip())
        if issued:
            return iso_date(issued[1])
        if _SIGNED_DATE.match(text) and (_SIGNED_DATE.fullmatch(text) or "来源" in text):
            return iso_date(text)
    return None
