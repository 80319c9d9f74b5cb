"""What word processors do when they print to PDF: it must not show in the text."""

from __future__ import annotations

import pypdfium2_raw as pdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from decompose.model.source import BlockKind, Document
from decompose.parser import parse
from decompose.pdfium.pages import contents
from decompose.readers import read_bytes
from tests.readers.pdf_files import FONT, LONG, drawn, printed, style, table


def read(data: bytes) -> Document:
    return read_bytes(data, name="规划.pdf")


def texts(doc: Document) -> list[str]:
    return [block.text for block in doc.blocks if block.kind is BlockKind.PARAGRAPH]


def test_signs_of_another_font_are_drawn_after_the_line() -> None:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(72, 700)
        line.setFont(FONT, 16)
        words = [f"<{text.encode('utf-16-be').hex()}>" for text in ("第一节", "十四五", "时期进展")]
        line._code.append(f"[{' -1000 '.join(words)}] TJ")  # gaps of one character
        for sign, x in (("“", 120), ("”", 184)):
            line.setTextOrigin(x, 700)
            line.textOut(sign)
        canvas.drawText(line)

    assert texts(read(drawn(draw))) == ["第一节“十四五”时期进展"]


def test_font_that_claims_a_false_height(monkeypatch: pytest.MonkeyPatch) -> None:
    true = pdf.FPDFText_GetLooseCharBox

    def tall(text: object, number: int, box: object) -> object:
        done = true(text, number, box)
        box.bottom -= 16  # type: ignore[attr-defined]
        return done

    monkeypatch.setattr(pdf, "FPDFText_GetLooseCharBox", tall)
    _, page, _ = contents(drawn(lambda canvas: canvas.drawString(72, 700, "健全应急体系")), 1)
    [[text, _, top, _, foot]] = page["lines"]
    assert text == "健全应急体系"
    assert foot - top == pytest.approx(16, abs=0.2)


@pytest.mark.parametrize("last", ["95%。", "3支市级救援队。", "100%。"])
def test_number_that_did_not_fit_goes_on_with_the_sentence(last: str) -> None:
    def draw(canvas: Canvas) -> None:
        for line in range(4):
            canvas.drawString(72 + 32 * (line == 0), 760 - 28 * line, "管" * (28 - 2 * (line == 0)))
        canvas.drawString(72 + 32, 640, "二、建强队伍。" + "依" * 17 + "达到")
        canvas.drawString(72, 612, last)
        canvas.drawString(72 + 32, 584, "三、完善储备。")

    found = texts(read(drawn(draw)))
    assert found[1:] == ["二、建强队伍。" + "依" * 17 + "达到" + last, "三、完善储备。"]


def test_heading_below_a_full_line_that_ends_in_a_bracket() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72 + 32, 760, "1.有奖举报。" + "依" * 21)
        canvas.drawString(72, 732, "依" * 14 + "（县财政局负责，下月底前完成）")
        canvas.drawString(72, 704, "（二）安全科技支撑")
        for line in range(3):
            canvas.drawString(72 + 32 * (line == 0), 676 - 28 * line, "管" * (28 - 2 * (line == 0)))

    assert texts(read(drawn(draw)))[1] == "（二）安全科技支撑"


def test_contents_whose_dots_run_over_the_line() -> None:
    heads = ["一、总体要求", "二、主要任务", "三、保障措施"]
    lines = ["云州市安全生产规划", "目录"]
    for head in heads:
        lines += [head, "." * 80 + "3"]
    lines += [text for head in heads for text in (head, LONG)]
    plan = parse(read(printed(lines, body=style(16, firstLineIndent=0))))
    assert [section.title for section in plan.sections] == ["总体要求", "主要任务", "保障措施"]


def test_text_in_a_frame_that_touches_its_table() -> None:
    tasks = [f"{n}.开展第{n}项行动，完善制度，整治隐患。" for n in range(1, 8)]

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(["二、主要任务", *tasks, "专栏1 重点工程"]):
            canvas.drawString(80, 760 - 28 * number, line)
        ruled = table([("序号", "工程"), ("1", "平台工程"), ("2", "基地工程")], (100, 340))
        ruled.wrapOn(canvas, 440, 400)
        ruled.drawOn(canvas, 75, 420)
        canvas.rect(72, 400, 446, 390)

    doc = read(drawn(draw))
    assert texts(doc) == ["二、主要任务", *tasks, "专栏1 重点工程"]
    cells = [block for block in doc.blocks if block.kind is BlockKind.CELL]
    assert [(cell.place.row, cell.place.column, cell.text) for cell in cells if cell.text][:3] == [
        (1, 1, "序号"),
        (1, 2, "工程"),
        (2, 1, "1"),
    ]


def test_blank_after_a_label_is_kept() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 16)
        canvas.drawString(72, 700, "专栏1")
        canvas.drawString(72 + 56, 700, "重点工程")
        canvas.drawString(72, 660, "健全")
        canvas.drawString(72 + 48, 660, "应急体系")

    assert texts(read(drawn(draw))) == ["专栏1 重点工程", "健全应急体系"]
