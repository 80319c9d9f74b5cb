"""Words that set something up - a ledger, a station, a subsidy - and supervise nobody."""

from __future__ import annotations

from decompose.text.patterns import regex

_BUILDS = regex(
    "(?:建立|健全|完善|建设|建成|新建|改建|扩建|开发|更新|汇总|编制|制定|搭建|形成|组建|配备|配置|配齐|购置|储备|清点|补足|补齐|轮换|调拨|增设|布设|设置|推进|推动|落实|发放|实施|安排|给予|接入|整合)"
    "[^，,。；;]*?(?:台账|清单|数据库|平台|系统|档案|底图|一张图|预案|[驿消防]站|基地|队伍?|中心|仓?库|设施|装备|器材|物资|补助|补贴|奖补|奖励|保险|一体化|信息化|数字化|标准化建设|能力建设|数据)"
)
_MAKES = regex(
    "(?:建设|建成|新建|改建|扩建|筹建|配备|配发|配齐|购置|储备|布设|增设|组建|搭建|开发)(?!项目|工程|单位|企业|工地|领域)"
)
"""Whatever is made or bought, for whomever."""
_WATCHES = regex(
    "检查|执法|查处|整治|整顿|排查|督促|监管|监督|许可|审批|验收|检验|取缔|处罚|清理|清退|严禁|严查|严控|严管|严格|打击|治理|巡查|抽查|规范|整改|拆除|鉴定|调查|处置|监测|核查|登记|摸排|摸底|普查|清查"
)
_CLAUSE = regex("[，,；;。]")
_INSURES = regex(
    "(?:推行|推广|拓展|扩大|实施|开展|完善|推动|参加|办理)[^，。；]{0,10}(?:保险|参保)"
)
_WORKS = regex("(?:改造|加固|修缮|整修|疏浚|清淤)(?:\\d+(?:处|座|条|公里|台|个|栋|家))?$")
"""Works on what stands already are those of whose trade it is."""
_MANNER = regex("^(?:按|分|逐)[^，。；]{0,24}(?:登记|建档|归档|汇总|分类)$")
"""How a ledger is kept: 按面积分级登记."""
_LAST = 3


def _watched(clause: str, made: int) -> bool:
    """Tell whether a clause on something made supervises it: 督促企业配备…, …配备核查."""
    return any(
        not made <= found.start() < len(clause) - _LAST for found in _WATCHES.finditer(clause)
    )


def only_builds(text: str) -> bool:
    """Tell whether words set something up - a ledger, a station, a subsidy - or insure, and supervise nobody."""
    if _INSURES.search(text) and not _WATCHES.search(text):
        return True
    clauses = [c for c in _CLAUSE.split(text) if not _MANNER.search(c)]
    if any(_WORKS.search(clause) for clause in clauses):
        return False
    built = [c for c in clauses if (made := _MAKES.search(c)) and not _watched(c, made.start())]
    left = _BUILDS.sub("", "，".join(c for c in clauses if c not in built))
    return (bool(built) or _BUILDS.search(text) is not None) and _WATCHES.search(left) is None
