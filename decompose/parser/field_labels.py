"""Labelled lines of a task that is printed as a form: 工作内容：…, 事项名称：…, 责任领导：…, 整改时限：…."""

from __future__ import annotations

from decompose.text.patterns import regex

_WORK = (
    r"(?:(?:具体|主要|重点|整改|整治|治理|工作|任务|推进|落实|改进|实施|责任|行动|防控)*(?:措施|举措|内容|任务|事项)"
    r"|(?:事项|任务|工作|职权|职责|行动|清单)名称|(?:反馈|存在|主要|突出|具体|整改)*问题(?:描述|表现)?)"
)
"""What is to be done, what it is called, or what is to be put right."""
_START = regex(
    rf"(?!(?:主要|重点)(?:工作)?(?:任务|措施|举措)\s*[：:])(?:{_WORK})[ ]*[：:]\s*", cue="：:"
)
_BEHIND_FIELDS = regex(
    rf"(?:(?:责任|牵头|主办|主责|承办|负责|配合|协办|参加|参与|完成|整改)[^：:。；;，,]{{0,6}}[：:][^。：:；;]{{2,80}}[。；;\s]\s*){{1,4}}"
    rf"(?P<label>{_WORK}[ ]*[：:]\s*)",
    cue="：:",
)
"""Who is responsible stands before what is to be done: 责任单位：市A局；工作内容：…."""
_LIMIT = regex(
    r"(?:计划|预计|拟)?(?:完成|办结|整改|整治|落实|推进|实施|工作|进度|达成)*(?:时限|时间|期限|日期)(?:节点|进度|安排|要求)?"
    r"\s*[:：]\s*((?:(?!责任|牵头|配合|主办).)+?)[。；;]?$"
)
_ASIDE = regex(
    r"(?:(?:责任|牵头|分管|包保|包抓|督导|督办|联系|挂钩|具体|主要)*(?:领导|责任人|负责人|联系人|联络员|经办人)"
    r"|(?:联系|监督|咨询|投诉|举报)?电话|(?:职权|权力|事项)(?:类别|类型|编码)|(?:设定|实施|法律|法规|政策|行使|职权|收费|追责)(?:的)?依据"
    r"|填报(?:单位|人|时间)|(?:整改|工作)?(?:类型|类别)|追责情形)\s*[:：]",
    cue=":：",
)
"""Persons, telephones, grounds: what says nothing of the work."""


def work_in(text: str) -> tuple[int, int]:
    """Return where the fields before the work end and where the work itself begins; zeros without a label."""
    if start := _START.match(text):
        return 0, start.end()
    if behind := _BEHIND_FIELDS.match(text):
        return behind.start("label"), behind.end()
    return 0, 0


def limit_of(text: str) -> str | None:
    """Return the time limit of a line that says nothing else: 整改时限：2023年底."""
    found = _LIMIT.match(text)
    return found[1] if found else None


def is_aside(text: str) -> bool:
    """Tell whether a line names a person, a telephone or a ground, and no work."""
    return _ASIDE.match(text) is not None
