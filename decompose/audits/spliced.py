"""Words that a replacement tore apart: the short name of a trade, taken for an organ within two other words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decompose.text.cues import CuedPattern
from decompose.text.patterns import regex

_TORN = (
    ("发改", "发展改革 发展和改革", "开发改造 研发改进 开发改善 激发改革 开发改建"),
    ("安监", "应急 应急管理", "公安监管 公安监督 公安监所 治安监控 治安监督 保安监督 治安监管"),
    (
        "工信",
        "工业和信息化 工业信息化 经济和信息化",
        "职工信息 员工信息 职工信访 用工信息 务工信息 民工信息 施工信息 招工信息",
    ),
    (
        "人社",
        "人力资源社会保障 人力资源和社会保障",
        "私人社会 个人社会 老人社会 法人社会 法人社团 工人社区 残疾人社会 老年人社区 残疾人社区 老年人社会",
    ),
    (
        "环保",
        "生态环境",
        "循环保障 循环保护 循环保持 闭环保障 闭环保证 循环保养",
    ),
    ("国土", "自然资源", "中国土地 我国土地 全国土地 全国土壤 我国土壤"),
    (
        "住建",
        "住房城乡建设 住房和城乡建设",
        "居住建筑 居住建设 入住建档 留住建设 守住建设 记住建立",
    ),
    (
        "市监",
        "市场监管 市场监督管理",
        "城市监测 全市监测 城市监控 全市监控 城市监管 上市监管 全市监理 城市监督",
    ),
    (
        "卫健",
        "卫生健康 卫生和健康",
        "保卫健全 防卫健全",
    ),
    ("水务", "水利", "供水务必 水务必清 水务必须 用水务必 排水务必 饮水务必 节水务必 薪水务必"),
    ("食药", "市场监管 食品药品", "粮食药材 饮食药物 零食药品"),
    ("城管", "城市管理 综合行政执法", "县城管网 新城管线 老城管网 县城管道 县城管理"),
    ("文旅", "文化旅游 文化和旅游", "天文旅行"),
    ("教体", "教育体育", "宗教体系 高教体系 职教体系 幼教体系 宗教体制"),
    ("信访", "网信办", "通信访问 短信访客"),
    ("民政", "社会救助", "农民政策 居民政策 惠民政策 便民政务 村民政治 移民政策 利民政策"),
    ("统计", "数据", "系统计算 系统计量 系统计划 传统计量"),
    ("公安", "公共安全", "办公安排 办公安全"),
    ("审计", "审计监督", "评审计划 会审计划 年审计划"),
    ("司法", "司法行政", "公司法人 公司法定 公司法务"),
    ("科技", "科学技术", "专科技能 学科技术 学科技能 本科技术"),
    ("安全", "本质安全 安全生产", "治安全面 公安全部 公安全力 平安全域"),
    (
        "生产",
        "安全生产",
        "扩大再生产 简单再生产 地区生产总值 国内生产总值 先进生产力 新质生产力 社会生产力 流水生产线 自动化生产线"
        " 农业生产资料",
    ),
    ("环境", "生态环境", "室内环境 工作环境 学习环境 软环境 用网环境 家庭环境"),
    ("农业", "农业农村", "农业银行 农业大学 农业机械 农业学校"),
    ("卫生", "卫生健康", "爱国卫生运动 卫生间 卫生厕所 卫生死角 个人卫生 环境卫生整治 卫生纸"),
    (
        "交通",
        "交通运输",
        "交通信号 交通标线 交通管制 交通警察 交通协管员 交通肇事 交通劝导 交通违法 交通拥堵 交通安全头盔",
    ),
    ("工商", "市场监管 市场监督管理", "个体工商户 工商银行 工商联 工商业"),
    ("文化", "文化和旅游", "文化程度 文化课 文化遗产 文化礼堂 文化水平"),
    ("粮食", "粮食和物资储备", "粮食作物 粮食产量 粮食收购 口粮食品"),
    ("体育", "教育体育", "体育馆 体育彩票 体育课 体育场馆 体育健身"),
    ("监察", "纪检监察", "劳动监察 劳动保障监察 卫生监察 土地监察"),
    ("民族", "民族宗教", "中华民族 民族团结 民族精神 民族复兴"),
    ("物价", "发展改革", "物价上涨 物价水平 物价指数 物价波动"),
    ("计生", "卫生健康", "设计生产 累计生产 统计生成 预计生成"),
    ("国资", "国有资产", "外国资本 我国资源 中国资源 全国资源"),
    ("本市", "我县 我区 我市 本县 本区 该县", "资本市场 成本市场 日本市场 基本市政"),
    ("全市", "全县 全区 全省 我县 我区", "安全市场 健全市场 完全市场 齐全市场"),
)
"""The short name, what stands for it today, and the words within which it is no name: 开发改造, 公安监管."""


def _spoilt() -> Iterator[tuple[str, str]]:
    """Yield the torn words with what stood there before."""
    for short, names, words in _TORN:
        for name in names.split():
            for word in words.split():
                yield word.replace(short, name), word


_TRADES = (
    (
        "应急",
        "应急管理局|应急局|应急管理部门",
        "防汛|抗旱|防火|防台|防台风|消防|医疗|卫生|防灾|救灾|供水|燃气",
        "预案|演练|物资|值守|避难|疏散|广播|照明|通道|队伍",
    ),
    (
        "教育",
        "教育局|教育体育局|教体局|教育委员会",
        "有|宣传|安全|警示|思想|法治|国防|义务|职业|学前|高等|继续|素质|健康|科普",
        "意义|活动|培训|作用|基地|阵地|片|课|引导",
    ),
    (
        "交通",
        "交通运输局|交通局",
        "公共|轨道|道路|城市|水上|水路|智慧|绿色|静态|空中",
        "工具|出行|事故|拥堵|信号|流量|标志",
    ),
    ("水利", "水利局|水务局", "农田|兴修|民生", "设施|工程|枢纽|建设"),
    (
        "卫生",
        "卫生健康局|卫生健康委|卫健委|卫健局",
        "公共|环境|食品|职业|爱国|饮水|个人",
        "事件|整治|服务|状况|死角|习惯|运动",
    ),
    (
        "文化",
        "文化和旅游局|文旅局|文化旅游局",
        "传统|企业|安全|校园|群众|红色|饮食|廉政",
        "活动|建设|氛围|广场|传承|底蕴",
    ),
    (
        "农业",
        "农业农村局",
        "现代|智慧|生态|设施|都市|绿色|观光|高效",
        "园区|生产|机械|大棚|发展|基地",
    ),
    (
        "消防",
        "消防救援支队|消防救援大队|消防支队|消防大队",
        "安装|设置|配备|完善|室内|室外|占用|堵塞",
        "栓|水池|水源|设施|器材|控制室|车通道|通道",
    ),
    ("体育", "体育局", "群众|全民|竞技|学校", "活动|锻炼|赛事|设施"),
    ("审计", "审计局", "内部|跟踪|离任", "监督|整改|结果|制度"),
)
"""A trade's word, the organs it was exchanged for, the words before and behind with which it makes a compound."""
_BEHIND = regex(
    f"[局委队门](?={'|'.join(dict.fromkeys('|'.join(words for *_, words in _TRADES).split('|')))})"
)
"""The end of an organ's name and the second half of a compound behind it."""
_OF_BUREAU = CuedPattern(
    "(?:交通运输|应急管理|教育体育|市场监管|城市管理|生态环境|自然资源|农业农村|卫生健康|住房城乡建设|文化和旅游|水务|水利|交通|发展改革)局"
    "(?=部(?:拥堵|积水|地区|区域|路段|环节|暴雨|大雨|地段|坍塌|损坏|塌陷|封闭|中断|管制|渗漏|沉降|范围|缓行|停水|停电|易涝|高温|强降雨)"
    "|面(?=[，。；、]|得到|初步|已经?形成|更加|明显)|限(?:性|于)|势(?=[，。；、]|总体|平稳|紧张|严峻))",
    cue=("局部", "局面", "局限", "局势"),
)
"""A bureau whose sign belongs to the next word: 交通运输局部拥堵."""

_LEVELS, _PAIR = ("市", "县", "区", "省"), 2
_WAS = dict(_spoilt())
_SOURCE = "|".join(map(re.escape, _WAS))
_SPOILT = CuedPattern(
    _SOURCE, cue=tuple(dict.fromkeys(n for _, names, _ in _TORN for n in names.split()))
)


def spliced(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the torn words of a text: start, end and the word that stood there."""
    for found in _SPOILT.finditer(text):
        yield found.start(), found.end(), _WAS[found.group()]
    for found in _BEHIND.finditer(text):
        yield from _within_a_word(text, found.end())
    for found in _OF_BUREAU.finditer(text):
        start, was = found.start(), found.group()[:_PAIR]
        alone = found.group()[:-1] == was
        start -= alone and text[start - 1 : start] in _LEVELS
        yield start, found.end(), "局" if alone else f"{was}局"


def _within_a_word(text: str, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the organ that ends here where it stands within a compound of its trade: 防汛应急管理局预案."""
    for short, organs, before, behind in _TRADES:
        name = next((n for n in organs.split("|") if text.endswith(n, 0, end)), None)
        if name is None or not text.startswith(tuple(behind.split("|")), end):
            continue
        start = end - len(name)
        start -= text[start - 1 : start] in _LEVELS
        if text.endswith(tuple(before.split("|")), 0, start):
            yield start, end, short
