"""Personal names in Chinese text, told by the ranks and roles beside them."""

from __future__ import annotations

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_SURNAME = (
    "(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|夏侯|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖"
    "田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严"
    "覃武戴莫孔向汤骆于温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴"
    "霍涂成苗谷盛曲翁冉蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米"
    "柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝])"
)
_GIVEN = r"[^\W\da-zA-Z_组长任员会的负责和与及等要由副主]"  # a character of a given name
_NO_NAME = (
    "(?!全覆盖|全员|全程|全面|全体|安全|平安|管理|管委|单位|施工|项目|司法|农村|农业|毕业|康复|解决|成员|任务|任期|高校|"
    "高级|高新|景区|路面|党员|党组|党委|关键|金融|和谐|阳光|林业|石化|方案|史志|温馨|包保|关于|应急|成立|成效|章程|明确|尤其)"
)  # words that begin like a surname
_NAME = rf"{_NO_NAME}{_SURNAME}{_GIVEN}{{1,2}}"
_RANK = CuedPattern(
    "(?:书记|局长|主任|处长|科长|部长|厅长|市长|县长|区长|镇长|所长|站长|组长|秘书长|总队长|支队长|大队长|校长|院长|会长|主席|"
    r"联系人|负责人|记者|通讯员|责任编辑|责编|编辑|审稿|供稿|签发人)[:：\s]*$"
)
_GREAT = "总书记"
"""A public office: who holds it is no secret."""
_ROLE = "任|兼任|兼|担任|同志|为(?:组长|副组长|成员)"
_LONGEST = 6
_END = r"(?=[任兼、，,；;。)）\s]|为(?:组长|副组长|成员)|担任|同志|$)"
_AFTER_RANK = CuedPattern(rf"(?<=[长记任人者员辑编稿席])[:：\s]*(?P<name>{_NAME}){_END}")
_NEXT = CuedPattern(rf"、(?P<name>{_NAME}){_END}", cue="、")
_BEFORE_ROLE = CuedPattern(
    rf"(?:^|[、，,；;。：:\s])(?P<name>{_NAME})(?:{_ROLE})(?:组长|副组长|[\u4e00-\u9fff]{{0,6}}(?:主任|成员|书记))",
    cue="任兼",
)

_AFTER_LABEL = CuedPattern(
    rf"(?:(?:联系|分管|包保|责任|带队|挂钩|牵头|[省市县区]级)领导|责任人|负责同志|联系人|牵头人|包保人)"
    rf"[:：]\s*(?P<name>{_NAME}){_END}",
    cue="导人志",
)
_COMRADE = CuedPattern(rf"(?:^|[，,、；;。：:\s由请及和与])(?P<name>{_NAME})(?=同志)", cue="同志")
_TITLED = CuedPattern(
    rf"(?:^|[，,、；;。：:\s由请及和与])(?P<name>{_SURNAME}[^\W\da-zA-Z_副区县市镇乡局厅]{{2}})"
    "(?=(?:常务)?副?(?:[省市县区镇乡局厅]长|书记))",
    cue="长书",
)

_ALONE = regex(rf"\s*{_NAME}(?:[、，,;；/\s]+{_NAME})*\s*")


def is_person_alone(text: str) -> bool:
    """Tell whether a text is nothing but one personal name or several, as in a column of persons."""
    return _ALONE.fullmatch(text) is not None


def persons_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where personal names stand: after a rank, in a list that began so, or before a role.

    Shape:
        ``组长由局长王某某担任，副局长李某、赵某某任副组长`` gives three; a rank alone gives none.
    """
    found: dict[int, int] = {}
    for first in _AFTER_RANK.finditer(text):
        before = text[max(0, first.start() - _LONGEST) : first.start()]
        if not _RANK.search(before) or before.endswith(_GREAT):
            continue
        found[first.start("name")] = first.end("name")
        at = first.end("name")
        while following := _NEXT.search(text, at):
            if following.start() != at:
                break
            found[following.start("name")] = at = following.end("name")
    for pattern in (_BEFORE_ROLE, _AFTER_LABEL, _COMRADE, _TITLED):
        for holder in pattern.finditer(text):
            found[holder.start("name")] = holder.end("name")
    return tuple(sorted(found.items()))
