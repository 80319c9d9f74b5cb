"""Hypothesis strategies that several tests share: item numbers, sentences, plans, documents."""

from __future__ import annotations

from hypothesis import strategies as st

from decompose.model.source import Block, Document, Place
from decompose.readers.docx_numberformats import counting

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
WORDS = st.text(HAN, min_size=2, max_size=12)
UNITS = st.sampled_from(
    ("市应急局", "市公安局", "市交通运输局", "市住房城乡建设局", "各县区人民政府", "有关部门")
)
SUBJECTS = st.sampled_from(
    ("道路交通", "危险化学品", "建筑施工", "特种设备", "消防", "矿山", "森林防火", "宣传教育")
)
SECTIONS = ("发展现状", "指导思想", "主要目标", "主要任务", "重点工程", "保障措施")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """One sentence of a task, now and then with who is responsible."""
    verb = draw(st.sampled_from(("强化", "推进", "开展", "落实")))
    body = f"{verb}{draw(SUBJECTS)}安全{draw(WORDS)}。"
    if draw(st.booleans()):
        body += f"（{draw(UNITS)}牵头，{draw(UNITS)}配合）"
    return body


@st.composite
def plan_texts(draw: st.DrawFn) -> str:
    """A plan of a few sections with numbered items, in the usual families of numbers."""
    lines = [f"{draw(st.sampled_from(('云州市', '临江省', '青河县')))}安全生产“十四五”规划"]
    for number, section in enumerate(draw(st.permutations(SECTIONS)), start=1):
        lines.append(f"{counting(number)}、{section}")
        for item, text in enumerate(draw(st.lists(sentences(), max_size=3)), start=1):
            form = draw(st.sampled_from(("（{han}）{text}", "{item}.{text}", "{text}")))
            lines.append(form.format(han=counting(item), item=item, text=text))
    return "\n".join(lines)


@st.composite
def documents(draw: st.DrawFn, texts: st.SearchStrategy[str] | None = None) -> Document:
    """A document of arbitrary lines, or of the given ones."""
    lines = draw(st.lists(texts or st.text(max_size=60), min_size=1, max_size=12))
    blocks = tuple(
        Block(index=n, text=line, place=Place(file="x.txt", paragraph=n + 1))
        for n, line in enumerate(lines)
    )
    return Document(name="x.txt", format="txt", encoding="utf-8", blocks=blocks)
