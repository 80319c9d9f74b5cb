"""What is told of a document that was read, in Chinese and English, by the code of the problem."""

from __future__ import annotations

NOTES: dict[str, tuple[str, str]] = {
    "encoding.detected": (
        "文件不是 UTF-8 编码，按 {0} 读取。",
        "The file is not UTF-8; read as {0}.",
    ),
    "encoding.doubtful": (
        "文件编码不能确定，暂按 {0} 读取；如有乱码，请用 --encoding 指明编码。",
        "The file's encoding is uncertain, read as {0}; if it looks garbled, name it with --encoding.",
    ),
    "encoding.damaged": (
        "文件中有 {0} 处字节损坏（最早在第 {1} 行），以 \ufffd 代替。",
        "{0} damaged bytes (the first in line {1}), shown as \ufffd.",
    ),
    "format.mismatch": (
        "文件后缀为 {0}，内容实为 {1}，按内容读取。",
        "The file is named {0}, its content is {1}; read by its content.",
    ),
    "text.direction": (
        "有 {0} 个改变文字显示方向的字符（{2}），显示的次序与实际不同，如：{1}",
        "{0} characters turn the direction of writing ({2}): what is shown is not the real order, such as: {1}",
    ),
    "text.no-width": (
        "字词中间有 {0} 处看不见的字符（{2}），如：{1}",
        "{0} invisible characters inside words ({2}), such as: {1}",
    ),
    "text.radical": (
        "有 {0} 个部首或兼容汉字（{2}），看似常用字而编码不同，如：{1}",
        "{0} radicals or compatibility ideographs ({2}) look like common characters and are coded otherwise, such as: {1}",
    ),
    "text.look-alike": (
        "有 {0} 处西文字母混用形近的希腊或西里尔字母（{2}），如：{1}",
        "{0} Latin words with Greek or Cyrillic letters of the same look ({2}), such as: {1}",
    ),
    "text.unknown-sign": (
        "有 {0} 个字符无法识别（{2}），如：{1}",
        "{0} characters are not known ({2}), such as: {1}",
    ),
    "text.control": (
        "有 {0} 个控制字符，以空格代替。",
        "{0} control characters, read as blanks.",
    ),
    "unread.hidden": (
        "有 {0} 处隐藏文字（共 {1} 字）未读入，如：{2}",
        "{0} hidden texts ({1} characters) were not read, such as: {2}",
    ),
    "unread.footnote": (
        "有 {0} 条脚注（共 {1} 字）未列入正文：{2}",
        "{0} footnotes ({1} characters) are not part of the text: {2}",
    ),
    "unread.endnote": (
        "有 {0} 条尾注（共 {1} 字）未列入正文：{2}",
        "{0} endnotes ({1} characters) are not part of the text: {2}",
    ),
    "unread.header": (
        "页眉页脚未读入：{0}",
        "Headers and footers were not read: {0}",
    ),
    "unread.contents": (
        "目录（{0} 处，共 {1} 字）未读入：正文中已有这些标题。",
        "Tables of contents ({0}, {1} characters) were not read: the headings stand in the text.",
    ),
    "unread.field": (
        "有 {0} 处域的内容（共 {1} 字）不能成文，未读入：{2}",
        "The content of {0} fields ({1} characters) is no text and was not read: {2}",
    ),
    "unread.covered": (
        "合并单元格下还盖着 {0} 个有内容的单元格（共 {1} 字），未读入：{2}",
        "{0} cells with content ({1} characters) lie below merged cells and were not read: {2}",
    ),
    "unread.drawing": (
        "图形、图表中有 {0} 处文字（共 {1} 字）未读入：{2}",
        "{0} texts ({1} characters) in drawings and charts were not read: {2}",
    ),
    "unread.alternative": (
        "有 {0} 处内容另有写法（共 {1} 字）供旧版软件用，未读入：{2}",
        "{0} passages ({1} characters) for older programs were not read: {2}",
    ),
    "unread.unknown": (
        "有 {0} 处文字（共 {1} 字）在不认识的标记里，未读入：{2}",
        "{0} texts ({1} characters) in unknown markup were not read: {2}",
    ),
    "revisions.final": (
        "有修订：插入 {0} 处（{1} 字），删除 {2} 处（{3} 字），格式修订 {4} 处；按接受全部修订后的文字读取，--revisions original 读原文。",
        "Tracked changes: {0} insertions ({1} characters), {2} deletions ({3} characters), {4} of format; read with all accepted, --revisions original reads the old text.",
    ),
    "revisions.original": (
        "有修订：插入 {0} 处（{1} 字），删除 {2} 处（{3} 字），格式修订 {4} 处；按拒绝全部修订的原文读取。",
        "Tracked changes: {0} insertions ({1} characters), {2} deletions ({3} characters), {4} of format; read with all rejected.",
    ),
    "comment": (
        "批注（未列入正文）：{0}{1}",
        "Comment (not part of the text): {0}{1}",
    ),
    "comment.more": (
        "另有 {0} 条批注未列出。",
        "{0} more comments are not listed.",
    ),
    "external.left-out": (
        "文件引用 {0} 处外部内容，未读取：{1}",
        "The file refers to {0} external contents, not read: {1}",
    ),
    "part.left-out": (
        "文件中嵌入 {0} 个其他文件，未读入：{1}",
        "{0} other files are embedded, not read: {1}",
    ),
    "symbol.unknown": (
        "有 {0} 个符号字体的字符无法识别，以 □ 代替。",
        "{0} characters of symbol fonts are not known, shown as □.",
    ),
    "number.format": (
        "自动编号格式“{0}”不支持，按阿拉伯数字计。",
        "The automatic number format “{0}” is not supported; counted in Arabic figures.",
    ),
    "html.left-out": (
        "网页中的{0}未读入：{1} 处，共 {2} 字{3}",
        "Parts of the page were not read ({0}): {1}, {2} characters{3}",
    ),
    "html.scripts": (
        "网页中的 {0} 处脚本、样式和嵌入内容未运行，也未读入。",
        "{0} scripts, styles and embedded contents of the page were neither run nor read.",
    ),
    "html.files": (
        "网页链接的附件未读入，需要时请下载后一并给出：{0}",
        "Files that the page links to were not read; download them and give them along if needed: {0}",
    ),
    "md.left-out": (
        "{0}未读入：{1} 字",
        "{0} was not read: {1} characters",
    ),
    "sheet.hidden": (
        "隐藏的工作表“{0}”未读入。",
        "The hidden sheet “{0}” was not read.",
    ),
    "sheet.derived": (
        "本工具写出的工作簿只读任务总表和指标；由它们得出的 {0} 个工作表（“{1}”等）未读入。",
        "Of a workbook that decompose wrote only tasks and indicators are read, not the {0} sheets made from them (“{1}” …).",
    ),
    "sheet.enclosed": (
        "文件里存有原来的分工：没有改动的行按原分工采用，改动的 {0} 行（{1}）按改动后的内容采用。",
        "The file encloses its division: rows nobody changed are as they were, the {0} changed ones ({1}) are taken as they stand.",
    ),
    "scheme.enclosed": (
        "本工具写出的方案只读任务分工表；正文其余段落和其他附件未读入。",
        "Of a scheme that decompose wrote only the tables of tasks are read, not its other paragraphs and annexes.",
    ),
    "sheet.enclosed-left": (
        "有 {0} 行（{1}）改动了分项牵头或其他职责两栏，这两栏的改动没有采用；请改牵头单位、配合单位或任务内容。",
        "In {0} rows ({1}) the leads of parts or the other roles were changed, which is not taken over: change the lead, the support or the content.",
    ),
    "sheet.hidden-rows": (
        "工作表“{0}”有 {1} 个隐藏行，已一并读入，请核对：第 {2} 行。",
        "Sheet “{0}” has {1} hidden rows, read as well, please check: row {2}.",
    ),
    "sheet.hidden-columns": (
        "工作表“{0}”有 {1} 个隐藏列，已一并读入，请核对：{2}。",
        "Sheet “{0}” has {1} hidden columns, read as well, please check: {2}.",
    ),
    "sheet.covered": (
        "工作表“{0}”的合并单元格下还盖着 {1} 个有内容的单元格，未读入，如：{2}",
        "Below merged cells of sheet “{0}” lie {1} cells with content, not read, such as: {2}",
    ),
    "sheet.wide": (
        "工作表“{0}”第 {1} 列以后的 {2} 个单元格未读入。",
        "On sheet “{0}” {2} cells beyond column {1} were not read.",
    ),
    "sheet.formula": (
        "工作表“{0}”有 {1} 个公式没有保存计算结果，按空白读取。",
        "Sheet “{0}” has {1} formulas without a stored result, read as empty.",
    ),
    "sheet.other": (
        "“{0}”不是工作表（图表等），未读入。",
        "“{0}” is no worksheet (a chart or the like) and was not read.",
    ),
    "macro.left-out": (
        "文件含有宏，未运行，也未读入。",
        "The file holds macros, neither run nor read.",
    ),
    "csv.quotes": (
        "第 {0} 行起引号不成对，按字面读取。",
        "From line {0} on quotation marks have no counterpart; read as they stand.",
    ),
    "office.converted": (
        "{0} 文件由 LibreOffice 转换后读取，请核对编号和表格。",
        "{0} files are read through LibreOffice; please check numbers and tables.",
    ),
    "pdf.scanned": (
        "第 {0} 页是图片，没有可读的文字，未读入；请先做文字识别（OCR）。",
        "Page {0} is a picture without text and was not read; recognise it (OCR) first.",
    ),
    "pdf.broken": (
        "第 {0} 页已损坏，未读入。",
        "Page {0} is damaged and was not read.",
    ),
    "pdf.strange": (
        "第 {0} 页的字体没有文字对照表，读出的是乱码，未读入；请先做文字识别（OCR）。",
        "Page {0} has fonts without a table of characters: garbled, not read; recognise it (OCR) first.",
    ),
    "pdf.blank": (
        "第 {0} 页是空白页。",
        "Page {0} is blank.",
    ),
    "pdf.turned": (
        "有 {0} 行斜排或横置的文字（水印、印章等）未读入。",
        "{0} turned lines (watermarks, seals) were not read.",
    ),
    "pdf.furniture": (
        "页眉、页脚、页码和水印共 {0} 行未读入，如：{1}",
        "{0} lines of headers, footers, page numbers and watermarks were not read, such as: {1}",
    ),
    "pdf.header-rows": (
        "表格续页上重复的表头共 {0} 处未再读入。",
        "{0} headers repeated on the next page of a table were not read again.",
    ),
    "pdf.copying": (
        "文件设置了禁止复制；仅用于分析，请按发布者的要求使用。",
        "The file forbids copying; for analysis only, please keep to what its publisher asks.",
    ),
    "table.span": (
        "单元格跨度 {0} 过大，按 {1} 计。",
        "A cell spans {0}, too much: counted as {1}.",
    ),
}
"""Code → sentences; ``{0}`` … are facts."""

OF_PLANS: tuple[tuple[str, str], ...] = (
    (
        "没有读到任务：文件中没有可认作任务的条目，或表头没有“任务、措施”一类的字样",
        "No task was found: nothing reads like one, or no header of a table speaks of tasks or measures",
    ),
    (
        "单独一行的“{}”是页码，未计入规划",
        "“{}” on a line of its own is a page number, no part of the plan",
    ),
    ("标题“{}”重复出现，未计入规划", "The title “{}” is repeated, no part of the plan"),
    ("目录中的“{}”未计入规划", "“{}” in the table of contents is no part of the plan"),
    ("落款或版记“{}”不是正文，未计入规划", "The signature or imprint “{}” is no part of the plan"),
    ("“{}”不是正文，未计入规划", "“{}” is no part of the plan"),
    (
        "“{}”是文字处理软件的残留，未计入规划",
        "“{}” is left from word processing, no part of the plan",
    ),
    (
        "列表从“{}”开始，前面的编号缺失",
        "A list begins with “{}”: the numbers before it are missing",
    ),
    (
        "同一列表的编号样式不一：“{}”之后是“{}”",
        "Numbers of one list differ in style: “{}” is followed by “{}”",
    ),
    ("编号从“{}”跳到“{}”", "Numbers jump from “{}” to “{}”"),
    (
        "编号“{}”重复或倒退，前一个是“{}”",
        "Number “{}” is repeated or goes back; the one before is “{}”",
    ),
    ("图片内容无法读取：{}", "A picture cannot be read: {}"),
    (
        "表格是图片，其中的数值未知（不是零）：{}",
        "A table is a picture, its values are unknown (not zero): {}",
    ),
    (
        "“{}”是称呼或引出下文的话，没有从中读任务",
        "“{}” names the readers or announces what follows: no task was read from it",
    ),
    (
        "“{}”是说明或收尾的话（报送、联系、照办），没有从中读任务",
        "“{}” closes the document (report back, contacts, please comply): no task was read from it",
    ),
    (
        "“{}”看不出是任务还是其他内容，没有从中读任务，请核实",
        "Nothing tells whether “{}” is a task: no task was read from it, please verify",
    ),
    (
        "“{}”是对另一份文件的意见，没有从中读任务；部门意见请用 consult collect 汇总",
        "“{}” holds opinions on another document: no task was read from it; gather opinions with consult collect",
    ),
    (
        "表头为“{}”的表格看不出是任务表，没有读入，请核实",
        "Nothing tells that the table with the header “{}” holds tasks: it was not read, please verify",
    ),
    (
        "表中分年度的“{}”没有读入，请对照原表",
        "The yearly columns “{}” of a table were not read: please see the table",
    ),
    (
        "“{}”按单位重列前面的任务，没有重复计入",
        "“{}” lists the tasks above once more, unit by unit; they are not counted twice",
    ),
    (
        "“{}”的标题看不出类别，按文字认作背景，没有从中读任务，请核实",
        "The title of “{}” does not tell what it is; by its sentences it is background, no task was read from it: please verify",
    ),
    (
        "附件“{}”自成方案，其中的任务未计入，请单独分解",
        "Annex “{}” is a plan of its own: its tasks are not counted, decompose it by itself",
    ),
)
"""What the parser tells, with its facts."""

PLACES: tuple[tuple[str, str], ...] = (
    (r"\s*第(\d+)页", r", page \1"),
    (r"\s*表(\d+)", r", table \1"),
    (r"\s*第(\d+)行", r", row \1"),
    (r"\s*第(\d+)列", r", column \1"),
    (r"\s*第(\d+)段", r", paragraph \1"),
)
"""Patterns of where a block stands, and how they read in English."""


def note(code: str, *facts: str) -> tuple[str, str]:
    """Return ``(code, Chinese sentence)`` of a problem."""
    return code, NOTES[code][0].format(*facts)
