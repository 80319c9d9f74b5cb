"""What is told in Chinese and English of a form that is not filled."""

from __future__ import annotations

FORMS: tuple[tuple[str, str], ...] = (
    (
        "the attribute {=} of {=} holds {=}, which is no number that can stand there",
        "属性 {=}（元素 {=}）的值是 {=}，那里应为合理的数字",
    ),
    (
        "the sheet has two rows {}, or one that cannot be",
        "模板的工作表中第 {} 行出现两次，或行号不成立",
    ),
    ("the form is no {=} file, or protected by a password", "模板不是 {=} 文件，或有密码保护"),
    ("open it, remove the password and save it as {=}", "请打开它，去除密码，另存为 {=}"),
    ("the form carries macros ({=})", "模板带有宏（{=}）"),
    (
        "the form is signed ({=}): filling it would break that",
        "模板有数字签名（{=}），填写会使签名失效",
    ),
    ("the form is saved as Strict Open XML ({=})", "模板存为“严格 Open XML”格式（{=}）"),
    (
        "take that out of a copy of the form and name the copy with --template",
        "请在模板的副本中去除它，再用 --template 指明副本",
    ),
    (
        "open the form in Word, Excel or WPS and save it again",
        "请用 Word、Excel 或 WPS 打开模板并重新保存",
    ),
    ("a form with the suffix {=} is not filled", "不填写后缀为 {=} 的模板"),
    ("save it as one of {=}, without macros", "请另存为不带宏的 {=}"),
    ("two files of the run would be called {=}", "成果中会有两个文件都叫 {=}"),
    ("rename the form", "请给模板改名"),
    (
        "no visible sheet of the form has a header row with two known columns, one of them for the task",
        "模板中没有一张可见的表，其表头有两个认得的栏名，其中一个是任务栏",
    ),
    ("name columns such as {=}", "请使用这样的栏名：{=}"),
    ("row {=}, right below the header, is not empty", "紧接表头的第 {=} 行不是空行"),
    (
        "leave at least one empty row below the header, in the look of all",
        "请在表头下至少留一个空行，其样式用于各行",
    ),
    ("a formula stands where rows go ({=})", "要填写的行里有公式（{=}）"),
    ("rows are merged where rows go ({=})", "要填写的行里有跨行合并（{=}）"),
    (
        "the form has too few empty rows, and more would displace or escape {}",
        "模板的空行不够，再加行会使以下部分错位或漏算：{}",
    ),
    ("pictures, shapes or charts ({=})", "图片、图形或图表（{=}）"),
    ("comments or form controls ({=})", "批注或控件（{=}）"),
    ("comments ({=})", "批注（{=}）"),
    ("a table ({=})", "表格对象（{=}）"),
    ("a pivot table ({=})", "数据透视表（{=}）"),
    ("a query ({=})", "查询（{=}）"),
    ("slicers ({=})", "切片器（{=}）"),
    ("timelines ({=})", "日程表（{=}）"),
    ("form controls ({=})", "控件（{=}）"),
    ("what another part refers to ({=}: {=})", "另一部分所指的位置（{=}：{=}）"),
    ("a name ({=}: {=})", "已定义的名称（{=}：{=}）"),
    ("{=} stands in {=}, where nothing is filled in", "{=} 在 {=} 中，那里不能填写"),
    ("a formula ({=})", "公式（{=}）"),
    ("sparklines ({=})", "迷你图（{=}）"),
    ("give the form {=} empty rows below its header", "请在模板的表头下留 {=} 个空行"),
    ("the text of task {=} is too long for a cell", "任务 {=} 的文字超过单元格的容量"),
    ("divide the task in the plan", "请在规划中拆分该任务"),
    ("the form asks for {=}, which there is not", "模板要填“{=}”，没有这一项"),
    (
        "the form has no placeholder such as {=} or {=}",
        "模板中没有 {=}、{=} 这样的占位符",
    ),
    (
        "write {=}, and {=} in a table row",
        "请写上 {=}，并在表格的一行里写上 {=}",
    ),
    ("{=} stands outside a table row", "{=} 不在表格的行里"),
    (
        "the words a form may use are listed in docs/outputs.md",
        "模板可用的栏名和占位符见 docs/outputs.md",
    ),
    (
        "the row to be repeated holds {}, which cannot be repeated",
        "要重复的行里有{}，不能重复",
    ),
    ("a footnote", "脚注"),
    ("an endnote", "尾注"),
    ("a comment", "批注"),
    ("a picture or shape", "图片或图形"),
    ("an embedded object", "嵌入对象"),
    ("a tracked change", "修订"),
)
