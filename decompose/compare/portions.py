"""Which part of a measure its answer leaves out: a member of a list, a system to be set up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import add

from decompose.labels.grounds import ground
from decompose.model.comparison import Ground
from decompose.text.normalize import bare
from decompose.text.patterns import regex

_LIST = regex(r"(?<![/／])[一-鿿]{2,8}(?:、[一-鿿]{2,8}){2,}(?![/／])")
_TWO = regex(
    r"(?:^|(?<=[，；：]))(?P<one>[^，。；：、]{3,24})、(?P<two>[一-鿿]{3,10})(?=[，。；等]|$)"
)
_BEGINS = regex(
    r"^.*?(?:配[备齐置]|安装|建设|建立|设立|设置|推广|开展|实行|完善|检查|整治|淘汰|更新|储备|购置|组建)"
)  # what stands before a list of two
_QUALITY = regex(
    r"(?<![硝氯氟磺氮氧烷胺])化$|^(?:有(?![害毒机色限线轨])|会(?![议计展场])|能(?![源耗效量])|懂)"
)  # how something is to be, no thing of its own: 规范化, 有制度; not 硝化, 有害垃圾
_GOES_ON = regex(
    r"(?<=..)(?:每[年季月周日天半]|实行|开展|全部|全面|进行|一律|必须|应当|纳入|建立|安装|配备|均|须).*$"
)  # what a sentence goes on with behind the last member of a list
_SIGNS = "，。；：,;:"
_CLAUSE = regex(r"[^，。；]+")
_SETS_UP = regex(
    r"^(?:并|要|同时)?(?:建立|设立|成立|开通|配备|配置|淘汰|取消)(?:健全|完善|起)?"
)  # something that is there afterwards, or is not
_FORBIDS = regex("不得|严禁|禁止|不准|不许")
_PAYS = regex("(?:财政|给予|安排|发放)[^，。；]*(?:补助|补贴|奖励|补偿|贴息)")
_PAID = regex("[补奖贴]|资金|经费|费用")
_RECORDS = regex("台账|清单|档案|名[册录]")
_RECORDED = regex("[账档册]|清单|名录|销号|登记")  # that a record is kept, whatever it is called
_SHORTEST = 4
_HARDLY = 0.2
"""A share of a clause that may be said by chance: 企业 in a sentence on another thing."""
_WORD = 2
_LONGEST = 10


def left_out(asked: str, answer: str, beside: Iterable[str] = ()) -> Ground | None:
    """Say which part of what is asked an answer does not speak of; None when of every part.

    Told only where nothing of the part is said, in whatever words: a list of which all other
    members are repeated, a clause that sets something up.

    Args:
        asked: What is asked above.
        answer: What answers it.
        beside: Measures near the answer that answer nothing else.
    """
    told = " ".join((answer, *beside))
    known = _pairs(told)
    for part, shown, alone in _members(asked, answer):
        if not _is_said(part, told, alone):
            return ground("part-open", shown)
    for part in _halves(asked, answer):
        if not _is_said(part, told) and not _QUALITY.search(part):
            return ground("part-open", part)
    for part, rest in (*_clauses(asked), *_forbidden(asked, told)):
        if _RECORDS.search(part) and _RECORDED.search(told):
            continue
        own = _pairs(part)
        few = 0.0 if own & rest else _HARDLY * len(own)  # a clause beside it says how it is done
        if len(own & known) <= few:
            return ground("part-open", part)
    paid = None if _PAID.search(told) else _PAYS.search(asked)
    if paid and paid.group() != asked:
        return ground("part-open", paid.group())
    return None


def _members(asked: str, answer: str) -> Iterator[tuple[str, str, str]]:
    """Yield the one member of a list that an answer, which has all the others, leaves out.

    With it go the words to show and those that no other member ends in (厨余 of 厨余垃圾).

    What stands before and after a list runs into its ends: they are taken as long as the longest
    inner member, and the first is shown with all that stands before it in its clause.
    """
    for found in _LIST.finditer(asked):
        first, *inner, last = found.group().split("、")
        most = max(map(len, inner))
        closed = found.end() == len(asked) or asked[found.end()] in _SIGNS
        end = _GOES_ON.sub("", last.partition("等")[0]) or last
        whole = closed and len(end) <= most + _WORD and end[most:] not in answer
        shown, end = end if whole else end[:most], end[:most]
        alone = not found.start() or asked[found.start() - 1] in _SIGNS
        members = [(first[-most:], first if alone else first[-most:])]
        members += [*((one, one) for one in inner), (end, shown)]
        if any(_is_as_long(own.group(), found.group()) for own in _LIST.finditer(answer)):
            continue  # the one that is not repeated stands there in other words
        said = (first[-_WORD:] in answer, *(one in answer for one in inner), end[:_WORD] in answer)
        open_ = [one for one, known in zip(members, said, strict=True) if not known]
        if len(open_) == 1 and not any(_QUALITY.search(part) for part, _ in members):
            part, shown = open_[0]
            yield part, shown, _own_words(part, [one for one, _ in members])


def _own_words(part: str, members: list[str]) -> str:
    tail = part[-_WORD:]
    shared = len(part) >= _SHORTEST and any(m != part and m.endswith(tail) for m in members)
    return part[:-_WORD] if shared else part


def _is_as_long(own: str, asked: str) -> bool:
    """Tell whether a list repeats members of another one and has as many as that."""
    members = asked.split("、")
    return own.count("、") >= asked.count("、") and any(one[-_WORD:] in own for one in members)


def _halves(asked: str, answer: str) -> Iterator[str]:
    """Yield the one of a list of two whose other one an answer repeats.

    Where the first begins is known behind a verb only: 为救护队配备｜钻机、排水泵.
    """
    for pair in _TWO.finditer(asked):
        one, two = pair.groups()
        first = _BEGINS.sub("", one)
        if first[-_SHORTEST:] in answer:
            yield two
        elif two in answer and (first != one or len(one) <= _LONGEST):
            yield first


def _clauses(asked: str) -> Iterator[tuple[str, set[str]]]:
    """Yield what each clause sets up, with the pairs of characters of the other clauses."""
    clauses = [found.group().strip() for found in _CLAUSE.finditer(asked)]
    for clause in clauses if len(clauses) > 1 else ():
        what = _SETS_UP.sub("", clause)
        if what != clause and len(bare(what)) >= _SHORTEST:
            yield what, _pairs(" ".join(other for other in clauses if other != clause))


def _forbidden(asked: str, told: str) -> Iterator[tuple[str, set[str]]]:
    """Yield what each clause but the first forbids, where what is told forbids fewer things."""
    if len(_FORBIDS.findall(told)) >= len(_FORBIDS.findall(asked)):
        return  # 居民楼里一律不得开设 for 禁止设在居民住宅楼内
    for clause in [found.group().strip() for found in _CLAUSE.finditer(asked)][1:]:
        what = _FORBIDS.sub("", clause)
        if what != clause and len(bare(what)) > _SHORTEST:
            yield clause, set()


def _is_said(part: str, told: str, own: str = "") -> bool:
    """Tell whether anything of a part is said, perhaps shortened: 国企 for 国有企业."""
    short = {part[0] + sign for sign in part[_WORD:]}
    return any(pair in told for pair in _pairs(own or part) | short)


def _pairs(text: str) -> set[str]:
    plain = bare(text)
    return set(map(add, plain, plain[1:]))
