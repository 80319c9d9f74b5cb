"""The form of organs' names and of collective expressions; no list of departments.

An organ's name is known by its ending (局, 办公室, 支队 …), its level word and its brackets; a
collective expression by 各, 有关, 其他 … or by naming nothing but kinds of areas.
"""

from __future__ import annotations

import re
from functools import lru_cache

from decompose.text.patterns import regex

_ALIKE = (
    *(
        ("(", "（"),
        (")", "）"),
        (",", "，"),
        (":", "："),
        ("∶", "："),
        (";", "；"),
        ("[", "（"),
        ("]", "）"),
    ),
    *(("【", "（"), ("】", "）"), ("〔", "（"), ("〕", "）"), ("［", "（"), ("］", "）")),
    *(("{", "（"), ("}", "）"), ("｛", "（"), ("｝", "）"), ("\u3000", " "), ("\u00a0", " ")),
    *(
        ("〖", "（"),
        ("〗", "）"),
        ("﹙", "（"),
        ("﹚", "）"),
        ("﹕", "："),
        ("︰", "："),
        ("﹔", "；"),
    ),
    *(("﹐", "，"), ("﹑", "、"), ("､", "、"), ("\t", " ")),
)  # odd and half-width signs, and the usual ones
_ODD = regex("[" + re.escape("".join(odd for odd, _ in _ALIKE)) + "]")
HAN = r"\u4e00-\u9fff"
LONGEST = 48
"""Characters of the longest name: that of an organ of a zone or of several joined ones."""
ENDING = (
    r"(?:委员会|办公室|办事处|管委会|管委|行政公署|公署|兵团|指挥部|领导小组|工作组|"
    r"专班|小组|人民政府|政府|党委|党组|总队|支队|大队|中队|分队"
    r"|联合会|工会|协会|商会|学会|红十字会|妇联|工商联|残联|科协|文联|侨联|作协|法院|"
    r"检察院|军区|军分区|武装部|部队|武警"
    r"|海关|机关|机构|部门|中心|公司|集团|银行|分行|支行|学院|大学|学校|医院|研究院|"
    r"研究所|实验室|电视台|气象台|地震台"
    r"|(?:车务|工务|供电|电务|机务|车辆|工电|客运)段|车间|班组|班子|工区|矿区|煤矿|电厂|科室|处室|街道|党校|公安|消防|武警|海事|"
    r"邮政|铁塔|电网|电信|移动|联通"
    r"|人大|政协|纪委监委|监委|纪委|政法委|编办|团委|团省委|团市委|团县委|团区委"
    r"|[局厅委办部处科股室队署院会站所司社馆台镇乡区县市州盟旗省矿厂港])"
)  # the last word of an organ's name
_NAMELESS = regex(
    r"[两二三四五六七八九十双0-9]+个?(?:部门|单位|方|局|家)|[本该][局委办厅]|公司|集团|(?:人民)?政府|党委|党组|部门|单位|学校|医院|机构|中心|大学|学院|银行|"
    r"机关|街道|小组|工作组|领导小组|委员会|车间|班组|部队|科室|处室|支队|大队|总队|"
    r"中队|协会|商会|学会|分行|支行|电厂|煤矿|电视台|移动|联通|电信|消防|公安|海事|"
    r"邮政|电网|铁塔|(?:受?委托|原|上级|审批|登记|许可|发证|作出(?:许可|处罚)?决定的|移送|受理)(?:机关|单位|部门)"
)  # an ending with nothing before it, or with a part in a procedure alone: 由委托机关承担
_CLAUSE = regex(
    "[局厅委办部府会队院](?:办理|提出|开展|承担|制[定订]|作出|出具)"
    "|^(?:协调|对接|督促|推动|敦促|争取|衔接|联系)(?!办|组|委|中心|机构|小组|处|员)"
)  # a name with the verb behind it, or with what is done to it before it: 协调铁路部门加快建设
_NOT_ENDING = (
    r"(?:全部|内部|外部|干部|一部|大部|西部|东部|南部|北部|中部|局部|俱乐部|到处|好处|"
    r"之处|各处|用处|查处|惩处|出处|深处|何处"
    r"|举办|督办|交办|严办|开办|兴办|创办|主办|承办|协办|查办|经办|包办|常委|布局|"
    r"格局|结局|全局|大局|时局|社会|机会|大会|会会|开会|体会|领会|例会"
    r"|排队|上司|以上市|上市|城市|都市|超市|门市|城镇|城乡|下乡|故乡|家乡|场所|住所|"
    r"处所|厕所|网站|车站|机械厂房|安全区|地区|小区|社区|灾区|景区|区|各区"
    r"|市场|机场|现场|进场|部位|本市|全市|我市|本省|全省|我省|本县|全县|整县|整区|我县|本区|"
    r"全区|我区|该市|该县|公会|为中心|核心|信心"
    r"|政府部门|职能部门|本部门|各部门|该部门|多部门|本公司|该公司|本机构|本中心|"
    r"社会机构|专业机构|服务机构|中介机构|技术机构|第三方机构)"
)  # words that only look like an ending
_VERB_INSIDE = regex(
    r"[的了是把将请须谁您我们该此这那]|[统简下]称|对(?![外台口])|开展|加强|推进(?![办委局中组领])"
    r"|组织(?!部|人事|协调|处|机构)|进行|建立|完善|健全|制[定订]"
    r"|落实|配合|负责|牵头|督促|强化|推动|提升|提高|确保|深化|构建|形成|坚持|通过|"
    r"依托|按照|根据|工作由|成立|组建|新建|召开|抓好|做好|严格|加快|实现|利用|结合|"
    r"充分|发挥|以及|由(?!贸)"
    r"|积极|组建|新建|持续|支持|鼓励|引导|存在|举办|核查|划定|排查|查处|查验|取缔|厘清|(?<=[局厅委办部处])会同|研究制|指派|安排|推送|报送|抄送|初审|转报|上报|当日|明确|整治$|治理$|演练|"
    r"检查(?![院组站处科队总支大中])"
)  # a clause, not a name
_LEVEL_START = regex(
    r"(?:国家|中央|全国|中国|国务院|最高|省|市|县|区|州|盟|旗|镇|乡|局|厅|委|"
    r"团[省市县区]|武警|驻|[一-龥]{1,6}?(?:省|自治区|市|自治州|州|盟|县|区|旗|镇|乡|"
    r"街道))"
)  # level word or place name in front
_UNIT = regex(
    rf"[{HAN}A-Za-z0-9·“”]{{0,{LONGEST}}}?{ENDING}(?:（[^（）]{{1,20}}）)?"
)  # a name that ends as organs do
_LOOKS_LIKE = regex(rf".*{_NOT_ENDING}$")
_LETTER_UNIT = regex(
    r"(?:[省市县区部]?[A-Z][省市县区]?)(?:局|厅|委|办|部|处|队|部门|单位|中心|公司)?"
)  # placeholder: 市A局
_WEAK_ENDING = regex(
    r".*(?:[区县市州盟旗省镇乡港矿厂站所社台]|(?<!公)室|(?<!公)司|公安|消防|移动|联通|电信|"
    r"(?<!救援|管理|监管|监察|监督|执法|检验|监测)机构|班子)$"
)  # endings that need a level word in front
_BRANCH = regex(
    r"派出所|司法所|供电所|税务所|交警中队|自然资源所|市场监管所|市场监督管理所",
    cue=(
        "交警中队",
        "供电所",
        "司法所",
        "市场监督管理所",
        "市场监管所",
        "派出所",
        "税务所",
        "自然资源所",
    ),
)  # the branch that every town has, by its whole name
_GENERIC = (
    r"(?:部门|单位|处室|科室|股室|机构|机关|地区|地方|企业|党委|党组织|政府|人民政府|"
    r"党政|园区|街道|乡镇|镇街|镇|县区|区县|学校|医院|车间|班组|部室|组织|委办|"
    r"成员单位|责任单位|专家|人员|院校|直属单位|派出机构|办事处|管委会)"
)  # parts of government, unnamed
_AREA = (
    r"(?:自治区|直辖市|计划单列市|地级以上市|地级市|设区的?市|县级市|市州|地市|州市|"
    r"市地|地区|县市区|市县区|区市县|县区|区县|市县|市区|市|州|盟|县|区|旗"
    r"|省|乡镇街道|乡镇|镇街|镇乡|街镇|乡|镇|街道办事处|街道|办事处|经济技术开发区|经济开发区|"
    r"高新技术产业开发区|开发区|经开区|高新区|新区|新城|功能区|开发园区|园区"
    r"|工业园区|产业园区|工业园|风景区|景区|管理区|自贸区|保税区|度假区|林区|垦区|"
    r"农场|社区|行政村|村)(?:（[^（）]{1,16}）)?"
)  # kinds of areas, with bracket
_HALL = (
    r"(?:级?(?:党委|党工委|党（工）委)?(?:、|和)?(?:人民政府|政府|行政公署|党委|党工委|党（工）委|管委会|"
    r"管委|管理委员会|办事处|委(?![员会]))(?:（[^（）]{1,16}）)?(?:、(?:人民)?政府)?)"
)  # their governments and committees
_STOP = (
    r"(?=[、，；。/／\s（]|$|等|和|及|与|以及|按|结合|具体|分别|配合|负责|牵头|落实|"
    r"参加|参与|协助|组织|共同|承担)"
)  # what may follow a group
_AREA_GROUP = regex(
    rf"(?:全[省市县区州]各?|各|有关|相关|沿[线江海河湖路])(?:级|地|有关|相关)?{_AREA}{_STOP}?(?:(?:、|"
    rf"和|及){_AREA}(?={_HALL}|[、，；。/／\s]|$|等|和|及|与|按|结合|具体|分别|配合|"
    rf"负责|牵头|落实|参加|协助|组织))*{_HALL}?{_STOP}",
    cue=("各", "全", "有关", "相关", "沿"),
)  # 各市、县（市、区）人民政府
_AREA_ORGANS = regex(
    rf"(?:(?:各|有关|相关){_AREA}|[省市县区州](?:、[省市县区乡镇州]){{1,3}}[两三四各]级)(?:(?![和及与等、])[{HAN}]){{0,14}}?"
    r"(?:部门|单位|委员会|安委会|机构|(?<!政)[局办]|[管监执服救]\w{0,4}[站所]|支队|大队|中队|公司|学校|医院)"
    r"(?=[、，；。/／\s]|$|等|"
    r"和|及|与|按|结合|具体|分别|配合|负责|牵头|落实|参加|参与|协助|共同)",
    cue=("各", "有关", "相关", "级"),
)  # 各县（市、区）应急管理局
_BARE_AREA_GROUP = regex(
    rf"(?:(?:地方|市县|县乡|省市县?|市|县)(?:各级|两级|三级)|{_AREA}(?:(?:、|和|及)"
    rf"{_AREA})+|县（[^（）]+）|市（[^（）]+）县?|区（[^（）]+）|镇（[^（）]+）|"
    r"乡镇（[^（）]+）|乡（[^（）]+）|县区|区县|市县|县市区|乡镇|镇街|市州|街镇|地方|"
    r"基层|县级|乡级|属地|设区市|设区的市|地级以上市)"
    rf"(?:{_HALL}|(?:党委)?(?:、|和)?(?:人民)?政府|街道|镇街|部门)?{_STOP}"
)  # 县（市、区）人民政府
AREA_BODY = regex(rf"{_AREA}{_HALL}?|{_HALL}")  # an area word and its government
_AREAS_WITH = regex(
    rf"(?:辖?有|涉及?|存在|承担|属于)[{HAN}]{{1,12}}的各?(?:有关|相关)?{_AREA}(?:{_HALL}|(?:人民)?政府|街道办事处)",
    cue="的",
)  # 有渡口的乡镇人民政府
_POSTED = regex(rf"[{HAN}A-Z]{{2,12}}(?:派驻|设立|组建|下设|所属|选派)的", cue="的")
"""Who has put an organ in place: 国铁集团派驻的指挥部."""
_WIDE_GROUP = regex(
    r"(?:(?:中央|国家|国务院|省|市|县|区|州|镇|局|厅|委)?(?:级|直|属|直属|政府|机关|"
    rf"辖|委)?(?:(?![和及与局厅委办部队])\w){{0,6}}?)?(?:各|有关|相关|其他|其它|"
    rf"所有|全体)\w{{0,16}}?"
    rf"(?:级党委、政府|{_GENERIC}|[局厅委办部处科队会院])(?:（[^（）]{{1,16}}）)"
    rf"?(?:(?:、|和|及|与|或)(?:有关|相关|其他)?{_GENERIC}{_STOP})*{_STOP}"
)  # 其他相关业务处室、单位
_ACTING = (
    "完成|开展|查处|加强|推进|制定|修订|落实|建立|进行|排查|整治|做好|召开|印发|推动|实现|更新|清单"
)
_COLLECTIVE = regex(
    r"(?:[\w（）]{0,16}(?:成员单位|各部门|有关部门|相关部门|有关单位|相关单位)"
    r"|(?:负有|承担)\w{2,24}(?:职责|责任|任务)的(?:有关|相关)?(?:部门|单位)"
    rf"|(?:各|有关|相关|其他|其它)(?:(?!{_ACTING}|负责|[0-9])[^，；。、]){{1,24}}"
    rf"|(?:(?!{_ACTING}|\d)\w){{2,12}}各(?:(?!{_ACTING})[\w（）]){{1,20}}"
    r"|(?:各|[省市县区州]级|[省市县区]直|有关|相关)*(?:行业|业务|项目|行业领域|领域)"
    r"(?:主管|监管|管理|领域主管)?(?:部门|单位)"
    r"|\w{2,8}(?:承办|主办|建设|使用|管理|运营|经营|施工|产权|设计|监理)单位|[省市县区州]直(?:机关|部门|单位)|(?:政府|职能|监管|主管|业务|执法|综合|上级|属地|多|涉[事农企水路渔林旅教文医爆粮海铁]|牵头|责任|配合)(?:部门|单位)"
    r"|\w{0,8}(?:企业|生产经营单位|社会组织)|属地[\w（）、]{0,8}|全[市省县区]上下)",
    cue=("单位", "部门", "机关", "各", "关", "其", "企业", "社会组织", "属地", "上下"),
)  # other collective expressions

_COUNTED = regex(
    r"(?:上述|以上|前述|这|[省市县区州](?:级|直|属|直属)?)*(?:[两二三四五六七八九十]{1,3}|[0-9]{1,3})[个家]?(?:[省市县区州](?:级|直|属|直属))?"
    r"(?:相关|有关|主要|牵头|责任|配合|成员|职能|监管|执法|直属)*(?:部门|单位|部委|委办局|厅局|机关|处室|科室)",
    cue=("部", "单位", "委办局", "厅局", "机关", "处室", "科室"),
)  # counted, not named: 5个市级部门
_REMARK = regex(r"（[^（）]*）$")
_ONLY_AREA = regex(_AREA)
_CALLS_ON_OFFICES = regex(r"等|[局厅委办部处队会](?:各|有关|相关)")


def plain(text: str) -> str:
    """Return the text with half-width and odd brackets, commas and colons made alike.

    Shape:
        The same length, character by character, so that offsets stay true.
    """
    if _ODD.search(text):
        for odd, usual in _ALIKE:
            text = text.replace(odd, usual)
    return text


OPEN_LIST = regex(
    r"等(?:[0-9０-９一二三四五六七八九十两]+)?(?:个|家)?(?:(?:(?![和及与、])"
    r"[\u4e00-\u9fff]){0,10}?(?:部门|单位|机构|处室|科室|部委|委办局|厅局|人员|县区|"
    r"区县|地区)(?:（[^（）]*）)?)?(?:(?:和|、|及)(?:有关|相关)?(?:单位|地区|部门|"
    r"企业))?$",
    cue="等",
)  # 等3个部门 at the end


_SHARES_COSTS = regex("(?:各半|分担|自筹|各占|负担|承担)$", cue="半担筹占")


_COUNT = regex(r"\d余?[处所站院队]$")
"""A number of places: 实施治理30处."""


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether a phrase has the form of an organ's name by itself, outside any list."""
    form = plain(text)
    if (posted := _POSTED.match(form)) is not None:
        return is_unit(form[posted.end() :])
    if not 2 <= len(form) <= LONGEST or _VERB_INSIDE.search(form) or _COUNT.search(form):
        return bool(_LETTER_UNIT.fullmatch(form))
    if _LETTER_UNIT.fullmatch(form):
        return True
    body = _REMARK.sub("", form)
    if _BRANCH.fullmatch(body):
        return True
    if _NAMELESS.fullmatch(body):
        return False
    if not _UNIT.fullmatch(form) or _LOOKS_LIKE.match(body) or _CLAUSE.search(form):
        return False
    return not _WEAK_ENDING.match(body) or (bool(_LEVEL_START.match(body)) and len(body) > 2)


def is_nameless(text: str) -> bool:
    """Whether a phrase is a kind of organ with nothing before it: 大队, 办事处."""
    return _NAMELESS.fullmatch(plain(text)) is not None


def is_group(text: str) -> bool:
    """Whether a phrase is a collective expression such as 各有关部门 or 各县（市、区）人民政府."""
    form = plain(text)
    if form.startswith("每个"):
        form = f"各{form[2:]}"
    if _SHARES_COSTS.search(form):
        return False
    if OPEN_LIST.search(form) and not form.startswith(("各", "有关", "相关")):
        return False
    return any(
        pattern.fullmatch(form)
        for pattern in (
            _AREA_ORGANS,
            _AREA_GROUP,
            _BARE_AREA_GROUP,
            _AREAS_WITH,
            _WIDE_GROUP,
            _COLLECTIVE,
            _COUNTED,
        )
    )


def is_counted(text: str) -> bool:
    """Whether a phrase counts organs and names none: 两部门, 5个市级部门."""
    return _COUNTED.fullmatch(plain(text)) is not None


def is_bare_area(text: str) -> bool:
    """Whether a phrase is nothing but a word for a kind of area: 街道, 开发区."""
    return _ONLY_AREA.fullmatch(plain(text)) is not None


def is_area(text: str) -> bool:
    """Whether a phrase is a collective expression for areas: 各市、县（市、区）人民政府."""
    form = plain(text)
    return bool(_AREA_GROUP.fullmatch(form) or _BARE_AREA_GROUP.fullmatch(form))


def group_end(form: str, position: int) -> int:
    """Return where the collective expression that begins at a position ends; the position if none does."""
    patterns = (_AREA_ORGANS, _AREA_GROUP, _BARE_AREA_GROUP)
    found = next((m for p in patterns if (m := p.match(form, position))), None)
    if found and (found.group()[0] in "各全" or not is_unit(found.group())):
        return found.end()
    wide = _WIDE_GROUP.match(form, position)
    if wide and not _CALLS_ON_OFFICES.search(wide.group()):
        return wide.end()
    return position
