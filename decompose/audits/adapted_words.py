"""Words damaged when a document of another level was adapted: 社区 that became 社县, 超市 that became 超县."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.model.field_words import FieldWords
from decompose.text.cues import CuedPattern, filled
from decompose.text.patterns import regex

_OF_DISTRICT = "社园库矿港厂校街"
"""社区, 园区 …: compounds of 区 that stand before 县 in no word (重灾县 and 连片县 are words)."""
_ADAPTED = {
    "县": "景城超集节上夜菜股楼闹早",
    "区": "超上夜菜股楼闹早节",
    "市": "社小节",
    "省": "城超",
}
"""What stands before the sign of a level where no place is meant."""
_PAIRS = (
    *(f"{sign}县" for sign in _OF_DISTRICT),
    *(f"{first}{sign}" for sign, before in _ADAPTED.items() for first in before),
    *("县场", "区场", "省场", "县政", "区政", "省政", "县民"),
)
"""Two characters of which every damaged word holds some."""
_NO_COMPOUND = r"(?![一-鿿]{0,6}(?:人民政府|政府|县委)|城|级|域|直|里|人民|民政|长|属|区)"
_HERE = r"(?<![全各本该邻老新两三多与和及、在])"
_DAMAGED = (
    rf"{_HERE}[{_OF_DISTRICT}]县{_NO_COMPOUND}|{_HERE}社市(?=养老|卫生|矫正|居家|党群|食堂|医院|医疗|居民|服务|治理|网格|干部|工作|[，、。；])|(?:老旧|住宅|居民)小市(?=改造|适老化|物业|居民|业主|内|停车|电梯|[、，。；])|(?:旅游|级|重点)景县"
    rf"|(?:(?<![一-鿿])|(?<=加强|推进|保障|提升|提高|完善|构建|实施|推动|开展|强化|优化))城县(?=§0)"
    r"|超[县区](?=[、，。；和及与等内的]|商场|卖场|疏散|餐饮|食品|经营|货架|仓库)|集县(?=贸易|摊|[、，。；和及与等])"
    r"|§1[县区]场(?!所|馆|地|站|镇|景|内)"
    r"|(?:房屋|建筑|房建)(?:建筑)?(?:和|及|与)?[县区]政(?=工程|基础设施|设施)|[县区]政(?=公用|管网|基础设施|消火栓)"
    r"|(?<![一-鿿])城省(?=[一-鿿])|超省(?=[、，。；和及与等内的]|商场|卖场)|§1省场|省政(?=公用|管网|基础设施|消火栓)"
    r"|(?:(?<![一-鿿])|(?<=[对与和由向及将使]))上县(?=公司|企业|时间|品种|产品|挂牌)|(?:股票|挂牌|产品|新品|借壳|主板)上[县区](?!城|级|域|委|里)"
    r"|(?<![一-鿿])(?:夜|菜|股|楼|闹|早)[县区](?=[、，。；和及与等内的]|摊|经济|场)"
    r"|节[市县区](?=型|水|电|用|煤|油|粮|约|力|心|时间时间|成本|能源|资源|资金)|[县区]场(?=监督管理|监管|准入|主体|经济|化|份额|需求|机制|秩序|价格)|县民(?=热线|卡|中心|广场|公园|意见|代表|之家|素质)"
)
"""A compound of 市, 区 or 省 with the word of another level in its place."""
_OF_OFFICE = CuedPattern(
    "(?:水利|空间|功能|产业|城镇|区域|合理|优化|生产力|网络|总体|学校|站点)布(?P<a>[委厅办])(?!员|托|派|任|理|公)"
    "|(?<![市县区省党常工纪府级家各干内外全])(?P<b>[委厅])部(?=地区|区域|环境|战争|结构|利益|调整|麻醉|管网|改造|道路|路段|地段|问题)"
    "|(?:工作|发展|竞争|管理|监管|治理|安全|新|大)格(?P<c>[委办])(?!员|托|派|任|理|公)",
    cue=("布", "格", "部"),
)
"""布局, 局部 and 格局 in which the end of a bureau's name was exchanged."""
_WAS = {
    "上": "市",
    "夜": "市",
    "菜": "市",
    "股": "市",
    "楼": "市",
    "闹": "市",
    "早": "市",
    "超": "市",
    "集": "市",
    "城": "市",
    "节": "省",
}
_SIGN = regex("[县市区省](?=场|政|民|$)")
_FIGURE = regex(r"[ （(]?\d")
_PLACE_BEHIND = regex("[、和及与][一-鿿]{1,3}[县市区旗](?![一-鿿]{0,2}[区园镇乡])")
_PLACE_BEFORE = regex("[一-鿿]{1,3}[县市区旗][、和及与][一-鿿]{0,2}$")
_BEGINS = regex("(?:^|[、和及与，：:；。\\s（(在到对由])[一-鿿]{0,2}$")
_NO_PLACE = regex("(?!.{0,4}[局所])")
_BUREAU = regex("[一-鿿]{1,8}局")


class Adapted:
    """Finds the damaged words by the words of the packs for what stands in a city, and for markets.

    Args:
        words: The words.
        place: Whose document it is: its own name is no damage.
    """

    def __init__(self, words: FieldWords, place: str) -> None:
        self._place = place
        self._damaged = filled(_DAMAGED, words.city_works, words.markets, cue=_PAIRS)

    def words(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the damaged words of a text: start, end and the word that must have stood there."""
        for found in self._damaged.finditer(text):
            word = found.group()
            at = _SIGN.search(word)
            own = self._place and word in self._place
            if at is None or own or _of_a_place(text, found.start(), found.end()):
                continue
            was = _WAS.get(word[0], "市" if at.end() < len(word) else "区")
            yield found.start(), found.end(), f"{word[: at.start()]}{was}{word[at.end() :]}"
        for found in _OF_OFFICE.finditer(text):
            sign = max(found.start(name) for name in "abc") - found.start()
            word = found.group()
            yield found.start(), found.end(), f"{word[:sign]}局{word[sign + 1 :]}"


def _of_a_place(text: str, start: int, end: int) -> bool:
    """Tell whether the word is the name of a county with its bureaus (景县应急局), or the end of 全县市场监管."""
    if text[start] == "县" and start and text[start + 1] == "场":
        return text[start - 1] in "全本该各邻" or not _NO_PLACE.match(text, end)
    if text[start] in "县区" and start and text[start - 1] not in "，。；、（(：:由对的和及与 \n":
        return True
    if text[start] not in _OF_DISTRICT:
        return False
    return _BUREAU.match(text, end) is not None or _among_places(text, start, end)


def _among_places(text: str, start: int, end: int) -> bool:
    """Tell whether the word ends the name of a county with its figure, or beside others of its kind: 桑园县、石砾县."""
    if _FIGURE.match(text, end):
        return True
    named = _PLACE_BEHIND.match(text, end) or _PLACE_BEFORE.search(text[:start])
    return named is not None and _BEGINS.search(text[:start]) is not None
