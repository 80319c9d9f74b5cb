"""What every parse must hold, and plans made up at random."""

from __future__ import annotations

from hypothesis import strategies as st

from decompose.model.plan import Plan
from decompose.model.source import Block, Document, Place, Span


def document_of(text: str) -> Document:
    """Return a text as a document, one line a block."""
    blocks = tuple(
        Block(index=i, text=line, place=Place(file="text", paragraph=i + 1))
        for i, line in enumerate(text.split("\n"))
    )
    return Document(name="text", format="txt", blocks=blocks)


def check_invariants(doc: Document, plan: Plan) -> None:
    """Check ids, parents and spans of a plan against its document."""
    ids = [*(s.id for s in plan.sections), *(t.id for t in plan.tasks)]
    ids += [m.id for t in plan.tasks for m in t.measures]
    ids += [i.id for i in plan.indicators]
    assert len(ids) == len(set(ids))
    sections = {section.id for section in plan.sections}
    seen: set[str | None] = {None}
    for section in plan.sections:
        assert section.parent in seen
        seen.add(section.id)
        if section.span is not None:
            assert doc.slice(section.span) == section.title
    tasks: set[str | None] = {None}
    for task in plan.tasks:
        assert task.parent in tasks
        tasks.add(task.id)
        assert task.section in sections
        assert task.measures
        assert doc.slice(task.span).startswith(task.title)
        assert "\n".join(doc.slice(span) for span in task.body) == task.text
        for measure in task.measures:
            assert measure.text
            assert doc.slice(measure.span) == measure.text
        for found in (task.attribution, *(m.attribution for m in task.measures)):
            assert found is None or doc.slice(found.span)
    for problem in plan.problems:
        if problem.span is not None:
            _check_range(doc, problem.span)


def _check_range(doc: Document, span: Span) -> None:
    assert 0 <= span.start <= span.end <= len(doc.blocks[span.block].text)


_WORDS = (
    "主要任务", "保障措施", "重点工程", "总体要求", "基本原则", "现状与形势", "加强监管", "道路交通",
    "健全责任体系", "持续开展整治", "（市应急局牵头）", "责任单位：市公安局", "2.5倍", "1.2亿元",
    "2025年底前", "“十四五”", "电梯：", "一是", "二是", "三是", "、", "，", "。", "；", "：", "等三个领域",
    "附件：1", "专栏1 重点", "[bookmark: _Toc1]", "\u3000", " ", "\t", "《规划》", "序号", "1", "10%", "目录",
)  # fmt: skip
_NUMBERS = (
    "一、", "二、", "三、", "（一）", "（二）", "(1)", "（2）", "1.", "2．", "3、", "1.1 ", "①", "②", "一是",
    "首先，", "第一章 ", "第二部分：", "——", "● ", "",
)  # fmt: skip
LINES = st.builds(
    lambda number, words: number + "".join(words),
    st.sampled_from(_NUMBERS),
    st.lists(st.sampled_from(_WORDS), max_size=8),
)
TEXTS = st.lists(LINES, max_size=25).map("\n".join)
"""Texts made of the words and numbers that steer the parser, in any order."""
