"""Audit ``form.document-number``: a document number in broken brackets."""

from __future__ import annotations

from collections.abc import Iterator

from decompose.audits.case import (
    AuditCase,
    AuditFacts,
    Fault,
    audit_facts,
)
from decompose.audits.patch import reword
from decompose.model.result import (
    Severity,
)
from decompose.text.cues import CuedPattern

_PAIRS = {
    "〔": "〕",
    "(": ")",
    "（": "）",
    "[": "]",
    "【": "】",
    "［": "］",
    "﹝": "﹞",
    "{": "}",
    "": "",
}
_NUMBER = CuedPattern(
    r"(?<=[\u4e00-\u9fff])(?P<left>[〔(（\[【［﹝{]?)(?P<year>(?:19|20)\d{2})(?P<right>[〕)）\]】］﹞}]|(?<=[〔﹝\[［{]\d{4}))\s*"
    r"(?P<odd>第0*|0+)?(?P<serial>\d{1,4})\s*号",
    cue="号",
)  # 〔2020〕3号

_UNNUMBERED = CuedPattern(
    r"[\u4e00-\u9fff]{1,8}[发办函字规通委汛监安]\s*[〔(（\[【［﹝](?:19|20)\d{2}[〕)）\]】］﹞]\s*(?:[×xX*＊_＿]{1,4})?\s*号",
    cue="号",
)
"""A number that still lacks its serial: 云文旅发〔2026〕号."""
_ODD = CuedPattern(
    r"[\u4e00-\u9fff]{1,10}\s*〔(?!(?:19|20)\d{2}〕)(?P<year>[^〔〕，。；《》]{0,8})〕\s*(?P<serial>[^号，。；《》〔〕]{0,6})号"
    r"|[\u4e00-\u9fff]{1,10}\s*〔(?:19|20)\d{2}〕\s*(?P<lone>(?![\d第])[^号，。；《》〔〕]{1,6}|\d{1,3}[A-Za-zＯ○〇零][\dA-Za-z○〇零]{0,3})号",
    cue="〔",
)
"""A number whose year is none (〔26〕, 〔2O25〕, 〔〕), or whose serial is no number (〔2025〕○号)."""
_ALONE = 8


@audit_facts(
    AuditFacts(
        name="form.document-number",
        code="F05",
        severity=Severity.INFO,
        why="发文字号书写不规范，无法据以检索和引用。",
        fix="按“机关代字〔年份〕序号号”书写，年份用六角括号。",
        reads=True,
    )
)
def form_document_number(case: AuditCase) -> Iterator[Fault]:
    """Report document numbers whose brackets are broken or not those of the standard.

    Looks for:
        A year and a serial number of a document in brackets that do not match (warning), or in
        brackets other than 〔〕, with 第 or a leading zero (hint); a year or a serial that is no number.
        A number without its serial within a sentence (the head of a draft waits for it).
    Why it matters:
        A number that cannot be found is no source.
    Source:
        GB/T 9704—2012; mechanism 83 of docs/mission.md.
    """
    for passage in case.passages:
        for found in _NUMBER.finditer(passage.text):
            left, right = found["left"], found["right"]
            if (left, right) == ("〔", "〕") and not found["odd"]:
                continue
            broken = _PAIRS.get(left) != right
            right_form = f"〔{found['year']}〕{found['serial']}号"
            what = "括号不成对" if broken else "不是规范写法"
            message = f"发文字号“{found.group().strip()}”{what}"
            severity = Severity.WARNING if broken else None
            evidence = (passage.quote(found.start(), found.end()),)
            whole = found.group()
            patch = (reword(passage.block, found.start(), whole, right_form),)
            fix = f"改为“{right_form}”的形式。"
            yield Fault(passage.subject(), message, evidence, severity, fix, patch)
        for found in _ODD.finditer(passage.text):
            if found["lone"] is not None and _UNNUMBERED.search(found.group()):
                continue
            what = "年份不是四位数字" if found["lone"] is None else "序号不是数字"
            message = f"发文字号“{found.group().strip()}”{what}"
            evidence = (passage.quote(*found.span()),)
            fix = "查明所引文件的字号，按“机关代字〔年份〕序号号”书写。"
            yield Fault(passage.subject(), message, evidence, Severity.WARNING, fix)
        for found in _UNNUMBERED.finditer(passage.text):
            if len(passage.text.strip()) > len(found.group()) + _ALONE:
                evidence = (passage.quote(*found.span()),)
                message = f"发文字号“{found.group().strip()}”缺序号"
                fix = "查明所引文件的序号，补写完整。"
                yield Fault(passage.subject(), message, evidence, Severity.WARNING, fix)
