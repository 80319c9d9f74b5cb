"""The sentences of the readers' problems, in Chinese, by code."""

from __future__ import annotations

NOTES: dict[str, str] = {
    "encoding.detected": "文件不是 UTF-8 编码，按 {0} 读取。",
    "encoding.doubtful": "文件编码不能确定，暂按 {0} 读取；如有乱码，请用 --encoding 指明编码。",
    "encoding.damaged": "文件中有 {0} 处字节损坏（最早在第 {1} 行），以 \ufffd 代替。",
    "format.mismatch": "文件后缀为 {0}，内容实为 {1}，按内容读取。",
    "text.control": "有 {0} 个控制字符，以空格代替。",
    "text.hidden": "有 {0} 处隐藏文字（共 {1} 字）未读入，如：{2}",
    "text.deleted": "修订中已删除的 {0} 字未读入。",
    "text.not-read": "{0} 未读入正文：{1}",
    "symbol.unknown": "有 {0} 个符号字体的字符无法识别，以 □ 代替。",
    "note.left-out": "有 {0} 条脚注或尾注，未列入正文：{1}",
    "number.format": "自动编号格式“{0}”不支持，按阿拉伯数字计。",
    "number.left-out": "单元格内第二段起的自动编号未保留：{0}",
    "html.left-out": "网页中的{0}未读入：{1} 处，共 {2} 字{3}",
    "md.left-out": "{0}未读入：{1} 字",
    "sheet.hidden": "隐藏的工作表“{0}”未读入。",
    "sheet.hidden-rows": "工作表“{0}”有 {1} 个隐藏行未读入：第 {2} 行。",
    "sheet.hidden-columns": "工作表“{0}”有 {1} 个隐藏列未读入：{2}。",
    "sheet.covered": "工作表“{0}”的合并单元格下还盖着 {1} 个有内容的单元格，未读入，如：{2}",
    "sheet.wide": "工作表“{0}”第 {1} 列以后的 {2} 个单元格未读入。",
    "sheet.formula": "工作表“{0}”有 {1} 个公式没有保存计算结果，按空白读取。",
    "sheet.other": "“{0}”不是工作表（图表等），未读入。",
    "macro.left-out": "文件含有宏，未运行，也未读入。",
    "csv.quotes": "第 {0} 行起引号不成对，按字面读取。",
    "table.span": "单元格跨度 {0} 过大，按 {1} 计。",
}
"""Code → sentence; ``{0}`` … are facts."""


def note(code: str, *facts: str) -> tuple[str, str]:
    """Return ``(code, sentence)`` of a problem."""
    return code, NOTES[code].format(*facts)
