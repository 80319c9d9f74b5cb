"""Words that a replacement tore apart: the short name of a trade, taken for an organ within two other words."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


_WAS = dict(_spoilt())
_SOURCE = "|".join(map(re.escape, _WAS))
_SPOILT = regex(_SOURCE)


def spliced(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the torn words of a text: start, end and the word that stood there."""
    for found in _SPOILT.finditer(text):
        yield found.start(), found.end(), _WAS[found.group()]
