"""Words that stand where the figure of a target belongs: 达标率另行确定, 救护车    辆, 下降若干个百分点."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex
from decompose.text.quantities import UNIT

_MEASURE = (
    "(?:率|比例|占比|比重|人数|数量|起数|次数|面积|里程|总量|规模|用水量|能耗|强度|密度|浓度|指数|系数|满意度|达标数"
    "|目标值|指标值|床位数?|年限|时间)"
)
_OPEN = (
    "待[^，。；：\\d]{0,10}?(?:定|核定|测算|明确|下达|批复|统计)(?:后[^，。；]{0,6}(?:确定|明确|下达))?"
    "|(?:由[^，。；：\\d]{2,20}|按[^，。；：\\d]{2,12})?另行[^，。；]{0,4}(?:确定|下达|明确|通知|制定|公布|分解|安排|研究|测算|核定)"
    "|视[^，。；：\\d]{1,12}(?:而定|确定|再定|安排)|(?:尚未|暂未|还未|暂不|未予)(?:确定|明确|下达)|暂缺|暂无|暂空|留空|空缺|待补充?|待填写?"
    "|以[^，。；：\\d]{2,14}(?:下达|核定|公布)[^，。；\\d]{0,4}为准|若干个?(?:百分点|成|点)"
    "|(?:控制|保持|稳定)在(?:合理|较低|可控|适当|适度)的?(?:水平|范围|区间)"
)
_LEFT = CuedPattern(
    rf"(?:^|(?<=[，。；、：:.．）)\s]))(?P<name>[^，。；、：:（）()\d\s]{{2,28}}?{_MEASURE})(?:的?(?:目标|指标|控制)(?:值|数)?)?"
    rf"(?:[：:为按（(\s]|达到|较20\d\d年(?:底|末)?|累计|年均|下降|降低|提高|提升|增长|减少){{0,4}}(?P<open>{_OPEN})(?=[，。；、）)的\s]|$)",
    cue="待另视尚暂还未空准若在",
)
_NO_TARGET = regex(
    "^(?:具体|相应|其他|有关|相关)|补助|补贴|分担|报销|缴费|收费|配套|出资|分成|整改时间|完成时间|办理时间|建设规模|会议时间|召开时间"
)
_GAP = CuedPattern(
    rf"(?P<name>[一-鿿A-Za-z“”]{{3,24}})[ \u3000]{{2,12}}(?P<unit>[万亿]?(?:{UNIT}|％))(?=[，。；、）)])",
    cue=(" ", "\u3000"),
)


class Open(NamedTuple):
    """An indicator, the words in the place of its figure, and where they stand."""

    name: str
    start: int
    end: int


def open_targets(text: str) -> Iterator[Open]:
    """Yield the indicators of a paragraph whose figure is left open in words or blank."""
    for found in _LEFT.finditer(text):
        if not _NO_TARGET.search(found["name"]):
            yield Open(found["name"], found.start("name"), found.end())
    for found in _GAP.finditer(text):
        yield Open(found["name"], found.start("name"), found.end())
