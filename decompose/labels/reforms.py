"""What is told in Chinese and English of events of a reform that cannot be used."""

from __future__ import annotations

REFORMS: tuple[tuple[str, str], ...] = (
    ("the events cannot be read: {}", "无法读取改革事项：{}"),
    ("the events cannot be used: {} faults", "改革事项不能使用：有 {} 处错误"),
    ("the file has no events", "文件里没有改革事项"),
    (
        "write a list under the key events, as in examples/reform/events.yaml",
        "请在 events 下列出各项，参见 examples/reform/events.yaml",
    ),
    (
        "each event has kind, date, old and new; a split or transfer says what is taken",
        "每项须有种类 kind、日期 date、原单位 old、新单位 new；拆分和划转须写明承接哪些工作",
    ),
    ("the table of events has no row that names its columns", "改革事项表没有表头一行"),
    (
        "name the columns kind, date, old, new, words, document",
        "表头请写：种类、日期、原单位、新单位、划转内容、文件",
    ),
    (
        "write names as the division has them; leave out bodies without work here",
        "请照分工里的名称改正；在本分工中没有工作的单位，可从事项里删去",
    ),
    (
        "{=}: the body {=} is not known; perhaps {=}",
        "{=}：分工、知识包和其他事项里都没有单位 {=}；是否 {=}",
    ),
    ("{=}: the body {=} is not known", "{=}：分工、知识包和其他事项里都没有单位 {=}"),
    (
        "{=}: the task {=} is not known; perhaps {=}",
        "{=}：分工里没有任务 {=}；是否 {=}",
    ),
    ("{=}: the task {=} is not known", "{=}：分工里没有任务 {=}"),
    (
        "{=}: the sector {=} is not known; perhaps {=}",
        "{=}：知识包里没有领域 {=}；是否 {=}",
    ),
    ("{=}: the sector {=} is not known", "{=}：知识包里没有领域 {=}"),
    (
        "{=}: the function {=} is not known; perhaps {=}",
        "{=}：知识包里没有职能 {=}；是否 {=}",
    ),
    ("{=}: the function {=} is not known", "{=}：知识包里没有职能 {=}"),
    (
        "{=}: {=}: {=} is no kind of reform",
        "{=}：{=} 的 {=} 不是改革种类（更名、合并、拆分、划转、撤销）",
    ),
    ("{=}: {=}: {=} is no date", "{=}：{=} 的 {=} 不是日期（如 2024-01-10、2024-01、2024）"),
    ("{=}: {=}: is missing", "{=}：缺少 {=}"),
    ("{=}: {=}: is no field of an event", "{=}：没有 {=} 这一栏"),
    ("{=}: a merge has several bodies that give", "{=}：合并须有两个以上的原单位"),
    (
        "{=}: a {=} has one body that gives and {=} that take",
        "{=}：{=} 须有一个原单位、{=} 个新单位",
    ),
    (
        "{=}: a transfer says which work it moves: scope",
        "{=}：划转须写明划转哪些工作（划转内容 scope）",
    ),
)
