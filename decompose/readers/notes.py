"""The sentences of the readers' problems, in Chinese, by code."""

from __future__ import annotations

NOTES: dict[str, str] = {
    "encoding.detected": "文件不是 UTF-8 编码，按 {0} 读取。",
    "encoding.doubtful": "文件编码不能确定，暂按 {0} 读取；如有乱码，请用 --encoding 指明编码。",
    "encoding.damaged": "文件中有 {0} 处字节损坏（最早在第 {1} 行），以 \ufffd 代替。",
    "format.mismatch": "文件后缀为 {0}，内容实为 {1}，按内容读取。",
    "text.direction": "有 {0} 个改变文字显示方向的字符（{2}），显示的次序与实际不同，如：{1}",
    "text.no-width": "字词中间有 {0} 处看不见的字符（{2}），如：{1}",
    "text.radical": "有 {0} 个部首或兼容汉字（{2}），看似常用字而编码不同，如：{1}",
    "text.look-alike": "有 {0} 处西文字母混用形近的希腊或西里尔字母（{2}），如：{1}",
    "text.unknown-sign": "有 {0} 个字符无法识别（{2}），如：{1}",
    "text.control": "有 {0} 个控制字符，以空格代替。",
    "unread.hidden": "有 {0} 处隐藏文字（共 {1} 字）未读入，如：{2}",
    "unread.footnote": "有 {0} 条脚注（共 {1} 字）未列入正文：{2}",
    "unread.endnote": "有 {0} 条尾注（共 {1} 字）未列入正文：{2}",
    "unread.header": "页眉页脚未读入：{0}",
    "unread.contents": "目录（{0} 处，共 {1} 字）未读入：正文中已有这些标题。",
    "unread.field": "有 {0} 处域的内容（共 {1} 字）不能成文，未读入：{2}",
    "unread.covered": "合并单元格下还盖着 {0} 个有内容的单元格（共 {1} 字），未读入：{2}",
    "unread.drawing": "图形、图表中有 {0} 处文字（共 {1} 字）未读入：{2}",
    "unread.alternative": "有 {0} 处内容另有写法（共 {1} 字）供旧版软件用，未读入：{2}",
    "unread.unknown": "有 {0} 处文字（共 {1} 字）在不认识的标记里，未读入：{2}",
    "revisions.final": "有修订：插入 {0} 处（{1} 字），删除 {2} 处（{3} 字），格式修订 {4} 处；按接受全部修订后的文字读取，--revisions original 读原文。",
    "revisions.original": "有修订：插入 {0} 处（{1} 字），删除 {2} 处（{3} 字），格式修订 {4} 处；按拒绝全部修订的原文读取。",
    "comment": "批注（未列入正文）：{0}{1}",
    "comment.more": "另有 {0} 条批注未列出。",
    "external.left-out": "文件引用 {0} 处外部内容，未读取：{1}",
    "part.left-out": "文件中嵌入 {0} 个其他文件，未读入：{1}",
    "symbol.unknown": "有 {0} 个符号字体的字符无法识别，以 □ 代替。",
    "number.format": "自动编号格式“{0}”不支持，按阿拉伯数字计。",
    "html.left-out": "网页中的{0}未读入：{1} 处，共 {2} 字{3}",
    "html.scripts": "网页中的 {0} 处脚本、样式和嵌入内容未运行，也未读入。",
    "html.files": "网页链接的附件未读入，需要时请下载后一并给出：{0}",
    "md.left-out": "{0}未读入：{1} 字",
    "sheet.hidden": "隐藏的工作表“{0}”未读入。",
    "sheet.hidden-rows": "工作表“{0}”有 {1} 个隐藏行，已一并读入，请核对：第 {2} 行。",
    "sheet.hidden-columns": "工作表“{0}”有 {1} 个隐藏列，已一并读入，请核对：{2}。",
    "sheet.covered": "工作表“{0}”的合并单元格下还盖着 {1} 个有内容的单元格，未读入，如：{2}",
    "sheet.wide": "工作表“{0}”第 {1} 列以后的 {2} 个单元格未读入。",
    "sheet.formula": "工作表“{0}”有 {1} 个公式没有保存计算结果，按空白读取。",
    "sheet.other": "“{0}”不是工作表（图表等），未读入。",
    "macro.left-out": "文件含有宏，未运行，也未读入。",
    "csv.quotes": "第 {0} 行起引号不成对，按字面读取。",
    "office.converted": "{0} 文件由 LibreOffice 转换后读取，请核对编号和表格。",
    "pdf.scanned": "第 {0} 页是图片，没有可读的文字，未读入；请先做文字识别（OCR）。",
    "pdf.broken": "第 {0} 页已损坏，未读入。",
    "pdf.strange": "第 {0} 页的字体没有文字对照表，读出的是乱码，未读入；请先做文字识别（OCR）。",
    "pdf.blank": "第 {0} 页是空白页。",
    "pdf.turned": "有 {0} 行斜排或横置的文字（水印、印章等）未读入。",
    "pdf.furniture": "页眉、页脚、页码和水印共 {0} 行未读入，如：{1}",
    "pdf.header-rows": "表格续页上重复的表头共 {0} 处未再读入。",
    "pdf.copying": "文件设置了禁止复制；仅用于分析，请按发布者的要求使用。",
    "table.span": "单元格跨度 {0} 过大，按 {1} 计。",
}
"""Code → sentence; ``{0}`` … are facts."""


def note(code: str, *facts: str) -> tuple[str, str]:
    """Return ``(code, sentence)`` of a problem."""
    return code, NOTES[code].format(*facts)
