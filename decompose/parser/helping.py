"""Duties that only help: 配合市X局开展…, 协助做好…, 参与….

Whoever has such a duty in a list of duties, or as the subject of a sentence, supports; the unit that is helped
has the work.
"""

from __future__ import annotations

from decompose.model.plan import Attribution
from decompose.parser.attribution_sentences import names_at
from decompose.parser.attribution_words import ENTERPRISE
from decompose.text.patterns import regex

_VERB = "(?:配合|协助|参与|参加|协同)(?!的|单位|部门|机构|者|人|率|度|方)"
_HELPS = regex(
    r"(?:(?:按照?|根据)(?:各自)?(?:职责|分工){1,2}，?|积极|主动|依法|全力|密切|认真|共同|全程|切实|并|同时){0,6}"
    rf"(?:{_VERB}(?:和|、|并)?)+",
    cue=("配合", "协助", "参与", "参加", "协同"),
)
_LEADS_TOO = regex(
    "[，；、。](?:并|同时|具体|依法)*(?:牵头|负责|承担|组织|指导|监督|督促|查处|落实|制定|审批|核发|建立|开展)"
)
"""Goes on with a duty that is no help: 配合做好甲，负责乙."""
_HEADS_HELP = regex(
    "(?:主要|工作)?(?:配合|协助|参与|协同)(?:职责|任务|工作|事项|责任)(?:清单)?[：:]?"
)
"""The heading of what a unit only helps with: （二）配合职责."""
_OF_OTHERS = regex("配合|协助|协同")
"""Help with the work of whom it names; one may take part in the meetings of a body whose work it is not."""
_ABOVE = regex("国家|省|自治区|国务院|上级|市级(?!.{0,8}部门联合)")
_RANKS = {
    sign: rank for rank, signs in enumerate(("村社镇乡街", "县区旗", "市州盟")) for sign in signs
}


def helps(words: str, *, of: str = "") -> bool:
    """Tell whether a duty begins with help and holds nothing else.

    Help with the work of an organ above is the helper's own work at its level: 配合省应急管理厅开展核查.

    Args:
        words: The duty as printed.
        of: The name of whoever has it.
    """
    found = _HELPS.match(words)
    if found is None or _LEADS_TOO.search(words):
        return False
    return not _is_above(words[found.end() :], of)


def _is_above(other: str, own: str) -> bool:
    """Tell whether a name begins with a higher level than another."""
    if _ABOVE.match(other):
        return True
    theirs, ours = (_RANKS.get(name.removeprefix("各")[:1]) for name in (other, own))
    if theirs is None or ours is None or other.startswith("市场"):
        return False
    return theirs > ours


def heads_help(title: str) -> bool:
    """Tell whether a heading says that a unit only helps with what stands below."""
    return _HEADS_HELP.fullmatch(title) is not None


def helped_at(words: str) -> tuple[int, tuple[str, ...]]:
    """Return the units that a duty names as those it helps, and where the last of their names ends."""
    found = _HELPS.match(words)
    named = names_at(words[found.end() :]) if found and _OF_OTHERS.search(found.group()) else None
    if found is None or named is None:
        return 0, ()
    names = tuple(n for n in named[1].names if not ENTERPRISE.search(n))
    return (found.end() + named[0], names) if names else (0, ())


def in_its_role(words: str, stated: Attribution, *, below_help: bool = False) -> Attribution:
    """Return who has a duty in the role that its words give: who helps supports, the unit that is helped leads.

    Args:
        words: The duty as printed.
        stated: Whose the list is.
        below_help: Whether the heading above says that all of this is help.
    """
    own = "".join(stated.lead[:1])
    if not (below_help or helps(words, of=own)) or stated.support:
        return stated
    helped = tuple(n for n in helped_at(words)[1] if n not in stated.lead)
    return stated.model_copy(
        update={"lead": helped, "support": stated.lead, "joint": len(helped) > 1}
    )
