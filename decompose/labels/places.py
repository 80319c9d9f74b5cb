"""What is told in Chinese and English of a list of places that cannot be used."""

from __future__ import annotations

PLACES: tuple[tuple[str, str], ...] = (
    ("no folder is named to write to", "没有给出写出的文件夹"),
    ("name it with -o, or ask for --json", "请用 -o 指明文件夹，或用 --json 输出"),
    ("the place {=} is named twice", "地区 {=} 出现了两次"),
    ("name every place once, in the list or by --to", "每个地区只写一次：写在名单里，或用 --to"),
    ("the list of places cannot be used: {} faults", "地区名单不能使用：有 {} 处错误"),
    (
        "write one place a row under the headings name, kind, base, weight, floor",
        "每行写一个地区，表头如 地区、类别、基数、权重、下限",
    ),
    ("{=}: no place stands in the list", "{=}：名单里没有地区"),
    ("{=}: the heading {=} is not known", "{=}：不认识表头 {=}"),
    ("{=}: the heading {=} stands twice", "{=}：表头 {=} 出现了两次"),
    ("{=}: a column has no heading", "{=}：有一列没有表头"),
    ("{=}: the row names no place", "{=}：这一行没有地区名"),
    ("{=}: the cell stands under no heading", "{=}：这一格没有表头"),
    ("{=}: {=} is not a number of 0 or more", "{=}：{=} 不是大于等于 0 的数"),
    ("{=}: {=} stands in {=} already", "{=}：{=} 已见于 {=}"),
    ("{=}: the name is too long for a place", "{=}：地区名太长"),
    (
        "{=}: {=} does not lie below the level of the plan",
        "{=}：{=} 不在规划层级之下",
    ),
    ("{=}: the kind of place {=} is not known", "{=}：不认识地区类别 {=}"),
    (
        "{=}: {=} is neither NAME nor NAME=WEIGHT",
        "{=}：{=} 不是 名称 或 名称=权重 的写法",
    ),
    (
        "the list has a column for {=}, which names {} indicators of the plan",
        "名单里有“{=}”一列，它对应规划中的 {} 个指标",
    ),
    (
        "write the name of one indicator as the plan has it",
        "请照规划写出一个指标的名称",
    ),
    ("{} places have no base for {=}: {=}", "有 {} 地没有“{=}”的基数：{=}"),
    (
        "give every place a base, or share by weight (--by weight)",
        "请给每个地区写上基数，或按权重分解（--by weight）",
    ),
    ("{} places have no weight for {=}: {=}", "有 {} 地没有“{=}”的权重：{=}"),
    (
        "give every place a weight, 0 where it takes no part",
        "请给每个地区写上权重，不参与分解的写 0",
    ),
    (
        "the list has a base or floor for all, and the plan has {} counts: {=}",
        "名单里的“基数”或者“下限”没有写明是哪个指标的，规划中的计数指标有 {} 个：{=}",
    ),
    (
        "name the indicator in the heading (base:NAME, floor:NAME); a measure for all is a weight",
        "请在表头写明指标，如 基数：死亡人数、下限：死亡人数；对各指标通用的请用 权重",
    ),
    ("no place has a weight or base above 0 for {=}", "各地“{=}”的权重或基数都不大于 0"),
    ("give at least one place a weight above 0", "至少给一个地区大于 0 的权重"),
    (
        "the floors for {=} add up to {=}, more than the {=} to be shared",
        "“{=}”的下限合计 {=}，超过可分解的 {=}",
    ),
    (
        "lower the floors, or give them under floor:NAME for one indicator only",
        "请调低下限，或只对相应指标写下限（表头写 下限：指标名）",
    ),
)
