"""Organs behind 由 that a verb with its object follows: X由市应急局逐一建档, 由县水利局组织转移演练.

The other forms know the verbs that name a role (牵头, 负责); here any verb of doing binds the organs,
since 由 says already that the work is theirs.
"""

from __future__ import annotations

import re

from decompose.parser.attribution_draft import Draft, Found
from decompose.parser.attribution_patterns import is_past
from decompose.parser.attribution_sentences import BY, names_at
from decompose.parser.attribution_words import ENTERPRISE, Part
from decompose.parser.unit_names import Units
from decompose.text.patterns import regex

_LONGEST_LIST = 120
_STOP = regex(r"[，；。！？\n\0]")
_DOING = regex(
    r"(?:具体|会后|共同|统一|依法|分别|各自|抓紧|尽快|尽早|加快|继续|进一步|及时|全力|另行|逐[一户家项台座]|每(?:半?年|季度?|月|学期|[周旬])|定期|[^，。；汛]{0,4}汛前|[于在]?(?:20[0-9]{2}|今|当)年[^，。；]{0,6}[前内]"
    r"|[于在]?[0-9]{1,2}月[^，。；]{0,4}[前内]|[于在]?年[底末内]前?|[按逐](?:年度?|季度?|月度?|周)){0,4}"
    r"(?:对[^，。；由]{2,30}?(?:统一|依法|直接|定期|集中)?(?=作出|进行|开展|实施|组织))?"
    r"(?:督促|对接|会商|组织(?!部)|汇总|逐|建档|登记|指导|监管|管理|监督|查处|处罚|统筹|协调|完成|制[定订]|修订|编制|审定|确定|公布|"
    r"落实|实施|开展|检查|检验|依法处理|处理|处置|通报|报(?=[省市县区])|许可|审批|核发|办理|提出|整改|抽查|保障|安排|受理|核查|排查|整治|作出|进行|承担[^，。；]{0,10}(?:管理|监管|职责|工作|任务|检查)|建[立设]|验收|评估|约谈|认定|移交|监测|(?<=[紧快续步])研究)",
)
_NOBODY = regex(f"{ENTERPRISE.pattern}|自行$")
_WORKS = regex(
    "(?:治理|清理|清除|清运|拆除|更新|改造|更换|修建|修复|修缮|新建|改建|扩建|购置|采购|研究(?![院所会])|培训|培育|演练|巡查|巡护|养护|维护|管护|检测|鉴定|疏浚|打捞|发布|发放|招录|选派"
    "|接收|收储|加固|加装|安装|铺设|抢修|救助|转运)"
)
"""Further works, of which a group of units behind 由 would tell nothing new."""
_HELPS = regex("(?:共同|积极|密切|协同|做好)?(?:配合|协助|协同|协办|参加|参与)$")
"""What ends a clause on who helps."""
_NO_DUTY = regex(
    r"[^，。；]{0,12}(?:确定|决定|批准|审定|公布|印发|制定|规定|认定)的|[^，。；]{0,30}(?:组成|担任|构成)"
    "|(?:研究后?)?(?:另行|再行?)[^，。；]{0,4}(?:确定|明确|指定)(?:牵头|责任|主责|承办|主办)(?:单位|部门)"
)  # 由县政府确定的部门: who decides is not who does


_CALLS = regex("(?:^|(?<=[，；。：！？\n]))(?:会议)?(?:责成|商?请|责令)(?=[省市县区州旗镇乡])")
"""Calls upon an organ by name: 请县委宣传部协调…, 责成县商务局…."""


def _callings(form: str) -> list[re.Match[str]]:
    """Return the words behind which an organ stands that is to do something, in order."""
    found = list(BY.finditer(form)) if "由" in form else []
    if "请" in form or "责成" in form or "责令" in form:
        found = sorted([*found, *_CALLS.finditer(form)], key=lambda by: by.start())
    return found


def read_by(text: str, form: str) -> list[Found]:
    """Return who does something by the word 由, where no verb of a role follows.

    Args:
        text: The text as printed.
        form: The same text in plain form, with NUL characters where something was read already.
    """
    found: list[Found] = []
    for by in _callings(form):
        stop = _STOP.search(form, by.end())
        end = min(stop.start() if stop else len(form), by.end() + _LONGEST_LIST)
        named = names_at(text[by.end() : end])
        if named is None or named[1].open_list:
            continue
        behind, units = by.end() + named[0], named[1]
        if any(_NOBODY.search(name) for name in (*units.names, *units.groups)):
            continue
        doing = _DOING.match(form, behind, end)
        if doing is None and units.names:
            doing = _WORKS.match(form, behind, end)
        if doing is None or _NO_DUTY.match(form, behind, end) or is_past(form, by.start(), behind):
            continue
        draft = Draft(each=len(units.names) > 1)
        draft.add(Part.OWNER, units)
        helpers = _helpers(text, form, behind)
        if helpers is not None:
            behind = helpers[0]
            draft.add(Part.SUPPORT, helpers[1])
        found.append(Found(by.start(), behind, draft, duty=True))
    return found


def _helpers(text: str, form: str, behind: int) -> tuple[int, Units] | None:
    """Return who helps in the next clause, and where that ends: 由A组织演练，B、C配合."""
    pause = _STOP.search(form, behind)
    if pause is None or pause.group() != "，":
        return None
    at = pause.end()
    stop = _STOP.search(form, at)
    helps = _HELPS.search(form, at, stop.start() if stop else len(form))
    named = names_at(text[at : helps.start()]) if helps else None
    if helps is None or named is None or at + named[0] != helps.start():
        return None
    return helps.end(), named[1]
