"""The Word files: what the standard asks for, all of the division in them, nothing hostile alive."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

import decompose as dc
from decompose.knowledge import Knowledge
from decompose.labels.deliverables import Labels
from decompose.labels.word import _SENTENCES, Sentences
from decompose.model.result import Assignment, Decomposition, Evidence, EvidenceKind
from decompose.model.source import Span
from decompose.reports import DOCUMENTS, EXTRAS, write
from decompose.reports.division import arrange
from decompose.reports.rows import subject_of
from decompose.reports.word.body import LANDSCAPE_WIDTH, Body, Wide
from decompose.reports.word.concerning import concerning
from decompose.reports.word.disputes import write_disputes
from decompose.reports.word.duties import duties_of
from decompose.reports.word.parts import titled, to_docx
from decompose.text.quotations import nested
from tests.conftest import ROOT
from tests.reports.hostile import NASTY, spoilt, texts
from tests.reports.ruin import large

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = EXTRAS["docx"]
MM = 1440 / 25.4


@pytest.fixture(scope="module")
def result(kb: Knowledge) -> Decomposition:
    plan = dc.parse(dc.read(ROOT / "examples" / "quickstart" / "plan.txt"))
    return dc.audit(dc.assign(plan, kb), kb)


def _made(result: Decomposition, folder: Path, name: str, lang: str = "zh") -> Path:
    write(result, folder / name, lang=lang, document=name)
    return folder / name


def _part(path: Path, name: str) -> etree._Element:
    with ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def _words(path: Path) -> str:
    return "".join(_part(path, "word/document.xml").itertext())


def _said(path: Path) -> str:
    """Return the text of all paragraphs and cells, without what fields say of themselves."""
    body = _part(path, "word/document.xml")
    lines = ("".join(t.text or "" for t in p.iter(W + "t")) for p in body.iter(W + "p"))
    return "\n".join(lines)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_opens_and_every_style_is_there(
    result: Decomposition, tmp_path: Path, name: str, lang: str
) -> None:
    path = _made(result, tmp_path, name, lang)
    book = docx.Document(str(path))
    known = {style.style_id for style in book.styles}
    used = {e.get(W + "val") for e in book.element.iter(W + "pStyle", W + "tblStyle")}
    assert used <= known
    assert {p.style.name for p in book.paragraphs if p.style} - {"Normal"}
    assert not list(book.element.iter(W + "rPr")), "formatted beside the styles"


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_those_of_the_standard(result: Decomposition, tmp_path: Path, name: str) -> None:
    for section in docx.Document(str(_made(result, tmp_path, name))).sections:
        assert section.page_width
        assert section.page_height
        assert section.orientation is not None
        assert {round(section.page_width.mm), round(section.page_height.mm)} == {210, 297}
        margins = (section.top_margin, section.bottom_margin, section.left_margin)
        if section.orientation == 0:
            assert [round(m.mm) for m in margins if m] == [37, 35, 28]
        assert section.even_page_footer.paragraphs[0].style.name == "Footer Even"  # type: ignore[union-attr]


def test_type_of_the_standard(result: Decomposition, tmp_path: Path) -> None:
    styles = _part(_made(result, tmp_path, "division.docx"), "word/styles.xml")
    fonts = list(styles.iter(W + "rFonts"))
    slots = {W + slot for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert fonts
    assert all(set(font.attrib) == slots for font in fonts)
    sizes = {
        style.get(W + "styleId"): style.find(f"{W}rPr/{W}sz").get(W + "val")  # type: ignore[union-attr]
        for style in styles.iter(W + "style")
        if style.find(f"{W}rPr/{W}sz") is not None
    }
    mark = styles.find(f"{W}style[@{W}styleId='AnnexMark']/{W}pPr/{W}spacing")
    assert mark is not None
    assert mark.get(W + "after") == mark.get(W + "line"), (
        "an annex's title stands on the third line"
    )
    assert (sizes["Title"], sizes["Normal"], sizes["Footer"]) == ("44", "32", "28")
    normal = styles.find(f"{W}style[@{W}styleId='Normal']/{W}pPr/{W}spacing")
    assert normal is not None
    assert 28.9 <= int(normal.get(W + "line", "0")) / 20 <= 29.0
    closer = styles.find(f"{W}style[@{W}styleId='Normal']/{W}rPr/{W}spacing")
    assert closer is not None
    assert 28 <= 156 * MM / 20 / (16 + int(closer.get(W + "val", "0")) / 20) < 29


@pytest.mark.parametrize("name", NAMES)
def test_headers_are_repeated_and_short_rows_stay_whole(
    result: Decomposition, tmp_path: Path, name: str
) -> None:
    for table in _part(_made(result, tmp_path, name), "word/document.xml").iter(W + "tbl"):
        rows = list(table.iter(W + "tr"))
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        short = [row for row in rows if len("".join(row.itertext())) < 150]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in short)
        widths = {len(list(row.iter(W + "tc"))) for row in rows}
        assert widths == {len(list(table.iter(W + "gridCol")))}


def test_the_scheme_holds_every_task_and_its_letter(result: Decomposition, tmp_path: Path) -> None:
    text = _said(_made(result, tmp_path, "division.docx"))
    assert all(task.title in text for task in result.plan.tasks)
    assert all(own.name in text for task in result.plan.tasks for own in result.leads(task.id)[:1])
    for words in ("各有关单位：", "附件：", "附件1", "任务分工方案", result.plan.issuer or "单位"):
        assert words in text
    body = _part(tmp_path / "division.docx", "word/document.xml")
    assert " PAGE " in _footer(tmp_path / "division.docx")
    assert "TOC" in "".join(t.text or "" for t in body.iter(W + "instrText"))
    marks = {m.get(W + "name") for m in body.iter(W + "bookmarkStart")}
    links = {link.get(W + "anchor") for link in body.iter(W + "hyperlink")}
    assert links
    assert links <= marks


def _footer(path: Path) -> str:
    footer = _part(path, "word/footer1.xml")
    return "".join(field.get(W + "instr", "") for field in footer.iter(W + "fldSimple"))


def test_lists_hold_every_assignment_once(result: Decomposition, tmp_path: Path) -> None:
    tables = docx.Document(str(_made(result, tmp_path, "duties.docx"))).tables
    assert sum(len(t.rows) - 1 for t in tables) == len(result.assignments)
    holder = result.assignments[0].holder
    alone = docx.Document(BytesIO(duties_of(arrange(result), Labels(), [holder])))
    assert len(alone.tables[0].rows) - 1 == len(result.tasks_of(holder))


def test_a_unit_that_leads_nothing_is_told_so_in_words(
    result: Decomposition, tmp_path: Path
) -> None:
    said = _said(_made(result, tmp_path, "duties.docx"))
    assert "没有牵头任务，配合" in said
    assert "牵头0项" not in said


def test_notes_name_the_law_that_is_cited_most_first(result: Decomposition, tmp_path: Path) -> None:
    table = docx.Document(str(_made(result, tmp_path, "notes.docx"))).tables[0]
    laws = [(row.cells[0].text, row.cells[1].text) for row in table.rows[1:]]
    assert laws[0][0] == "《安全生产法》（2021）"
    assert not [articles for _, articles in laws if articles.count("（现行文本）") > 1]


def test_tall_rows_run_on_over_the_page(tmp_path: Path) -> None:
    made = _part(
        _made(large(2, "打通消防车道。" * 120), tmp_path, "division.docx"), "word/document.xml"
    )
    rows = [row for table in made.iter(W + "tbl") for row in table.iter(W + "tr")]
    tall = [row for row in rows if len("".join(row.itertext())) > 500]
    assert len(tall) == 2
    assert not any(row.find(f"{W}trPr/{W}cantSplit") is not None for row in tall)
    assert not [cell for row in tall for cell in row.iter(W + "vAlign")], "texts begin together"


def test_long_tasks_of_others_are_told_by_their_beginning(tmp_path: Path) -> None:
    result = large(2, "打通消防车道。" * 60)
    whole = result.plan.tasks[0].text
    said = _said(_made(result, tmp_path, "duties.docx"))
    assert said.count(whole) == 2
    assert said.count("打通消防车道……\n") == 2
    assert "全文见任务分工表" in said
    alone = docx.Document(BytesIO(duties_of(arrange(result), Labels(), ["d1"])))
    texts = [cell.text for row in alone.tables[0].rows for cell in row.cells]
    assert sum(whole in text for text in texts) == 2


def test_others_are_told_the_sentence_that_concerns_them(kb: Knowledge, tmp_path: Path) -> None:
    around = "完善工作制度，健全长效机制，压实各方责任，确保取得实效。" * 4
    text = (
        "云溪镇校园安全工作方案\n一、重点任务\n"
        f"（一）校园。{around}教育部门开展校车驾驶人考核。{around}（镇中心校牵头，镇公安派出所配合）\n"
        "（二）燃气。2027年6月底前更换软管。（镇建设办牵头）\n"
    )
    plan = dc.parse_text(text)
    result = dc.audit(dc.assign(plan, kb), kb)
    own = next(a for a in result.assignments if a.role.value == "support" and a.task == "T1")
    at = plan.tasks[0].text.index("校车")
    (span,) = (m.span for m in plan.tasks[0].measures if "校车" in m.text)
    words = next(m.text for m in plan.tasks[0].measures if "校车" in m.text)
    start = span.start + words.index("校车")
    quoted = Evidence(
        kind=EvidenceKind.TEXT,
        quote="校车",
        span=Span(block=span.block, start=start, end=start + 2),
    )
    moved = own.model_copy(update={"evidence": (quoted,)})
    said = concerning(plan.tasks[0], moved, plan.tasks[0].text, 40)
    assert at > 40
    assert said == "……教育部门开展校车驾驶人考核……"


def test_a_long_sentence_is_cut_at_its_pauses() -> None:
    words = "开展排查，" * 30 + "检查校车，" + "落实整改，" * 30
    task = dc.parse_text(f"云溪镇工作方案\n一、重点任务\n（一）校园。{words}\n").tasks[0]
    (measure,) = task.measures
    at = measure.text.index("校车")
    quoted = Evidence(
        kind=EvidenceKind.TEXT,
        quote="校车",
        span=Span(
            block=measure.span.block, start=measure.span.start + at, end=measure.span.start + at + 2
        ),
    )
    own = Assignment.model_construct(evidence=(quoted,))
    said = concerning(task, own, task.text, 40)
    assert said.startswith("……")
    assert said.endswith("……")
    assert "检查校车" in said
    assert len(said) <= 44


def test_a_usual_deadline_is_told_once(kb: Knowledge, tmp_path: Path) -> None:
    tasks = "".join(f"（{n}）消防。检查消防车通道{n}处。\n" for n in "一二三四五六七八")
    text = (
        "云州市“十四五”消防安全规划（2021—2025年）\n一、主要任务\n"
        f"{tasks}（九）燃气。更换软管。（市住房城乡建设局牵头，2023年6月底前完成）\n"
    )
    result = dc.audit(dc.assign(dc.parse_text(text), kb, place="云州市", level="city"), kb)
    path = _made(result, tmp_path, "duties.docx")
    said = _said(path)
    assert "未另行注明的，完成时限为规划期内（至2025年）。" in said
    assert said.count("规划期内") == 1
    assert "更换软管" in said
    assert "（完成时限：2023年6月底前" in said
    heads = [cell.text for cell in docx.Document(str(path)).tables[0].rows[0].cells]
    assert "完成时限" not in heads


def test_deadlines_that_differ_have_a_column(kb: Knowledge, tmp_path: Path) -> None:
    text = (
        "云溪镇消防工作方案\n一、重点任务\n（一）消防。2026年3月底前打通消防车通道。（镇消防站牵头）\n"
        "（二）燃气。2027年6月底前更换软管。（镇建设办牵头）\n"
    )
    result = dc.audit(dc.assign(dc.parse_text(text), kb), kb)
    path = _made(result, tmp_path, "duties.docx")
    heads = [cell.text for cell in docx.Document(str(path)).tables[0].rows[0].cells]
    assert "完成时限" in heads
    assert "未另行注明" not in _said(path)


def test_chapters_stand_under_the_sections_of_the_plan(
    result: Decomposition, tmp_path: Path
) -> None:
    letter = docx.Document(str(_made(result, tmp_path, "division.docx")))
    levels = {p.text: p.style.name for p in letter.paragraphs if p.style is not None}
    sections = {s.id: f"{s.number}{s.title}" for s in result.plan.sections}
    held = {sections[task.section] for task in result.plan.tasks if task.parent is None}
    assert len(held) > 1
    assert all(levels[title].casefold() == "heading 2" for title in held)


def test_a_long_title_breaks_after_the_name_of_the_plan() -> None:
    name = "云州市“十四五”安全生产规划"
    assert titled(f"{name}任务分工方案", name).count("\n") == 0
    assert titled(f"{name}任务分工编制说明", name) == f"{name}\n任务分工编制说明"
    assert titled(f"Findings: {name}", name) == f"Findings:\n{name}"


def test_the_letter_calls_the_document_what_it_is(kb: Knowledge, tmp_path: Path) -> None:
    text = "云溪镇消防安全工作方案（征求意见稿）\n一、重点任务\n（一）消防。检查消防车通道。\n"
    result = dc.audit(dc.assign(dc.parse_text(text), kb), kb)
    said = _said(_made(result, tmp_path, "division.docx"))
    assert "为抓好《云溪镇消防安全工作方案》（以下简称《方案》）的落实" in said
    assert "《方案》共有任务1项，涉及单位" in said
    assert "云溪镇消防安全工作方案任务分工方案" in said
    assert "《规划》" not in said
    assert "重点工程" not in said
    unnamed = result.model_copy(
        update={"plan": result.plan.model_copy(update={"title": ""}), "source": "台账.xlsx"}
    )
    assert "《台账》" in _said(_made(unnamed, tmp_path, "division.docx"))
    nowhere = unnamed.model_copy(update={"source": ""})
    said = _said(_made(nowhere, tmp_path, "division.docx"))
    assert "为明确各项任务" in said
    assert "《》" not in said


def test_years_behind_a_title_are_no_part_of_what_the_letter_calls_it() -> None:
    assert Sentences("zh").short("云溪镇校园安全三年行动方案（2026—2028年）") == "《方案》"
    assert Sentences("zh").short("云溪镇校园安全方案（试行）") == ""


def test_a_list_leaves_to_columns_who_does_a_task(kb: Knowledge, tmp_path: Path) -> None:
    text = (
        "云溪镇汛期工作方案\n一、重点任务\n"
        "（一）内河。疏浚内河3条。（镇水利站牵头，镇财政所配合）\n（二）井盖。更换井盖。（镇建设办负责）\n"
    )
    result = dc.audit(dc.assign(dc.parse_text(text), kb), kb)
    path = _made(result, tmp_path, "duties.docx")
    rows = [[c.text for c in row.cells] for t in docx.Document(str(path)).tables for row in t.rows]
    told = {row[3] for row in rows if "疏浚内河" in row[3]}
    assert told == {"（一）内河：疏浚内河3条。"}
    (leads,) = [row[4] for row in rows if "疏浚" in row[3] and row[1] == "牵头"]
    assert leads.startswith("配合：")
    assert "镇财政所" in leads
    assert {row[4] for row in rows if "疏浚" in row[3] and row[1] == "配合"} == {"镇水利站"}
    assert "（镇水利站牵头，镇财政所配合）" in _said(_made(result, tmp_path, "division.docx"))


def test_why_a_finding_matters_is_written_out_once(kb: Knowledge, tmp_path: Path) -> None:
    tasks = "".join(
        f"（{n}）{w}。开展{w}工作。（镇财政所负责）\n"
        for n, w in zip("一二三四", "甲乙丙丁", strict=True)
    )
    text = f"云溪镇工作方案\n一、重点任务\n{tasks}（五）戊。推进戊建设。\n（六）己。推进己建设。\n"
    result = dc.audit(dc.assign(dc.parse_text(text), kb), kb)
    whys = [f.why for f in result.findings if f.name == "gap.no-lead"]
    assert len(whys) > 1
    said = _said(_made(result, tmp_path, "findings.docx"))
    assert said.count(whys[0]) == 1
    assert "为什么是问题：同第" in said


def test_no_id_of_a_pack_is_shown_to_readers(result: Decomposition) -> None:
    division = arrange(result)
    told = [subject_of(f, division, Labels("zh")) for f in result.findings if "sector" in f.subject]
    assert told
    assert not [words for words in told if re.search("[a-z]{3}", words)]


def test_report_holds_every_finding(result: Decomposition, tmp_path: Path) -> None:
    text = _said(_made(result, tmp_path, "findings.docx"))
    assert result.findings
    assert all(nested(f.message) in text and f.fix in text for f in result.findings)


def test_every_open_lead_is_a_question(result: Decomposition, tmp_path: Path) -> None:
    text = _said(_made(result, tmp_path, "disputes.docx"))
    division = arrange(result)
    uncertain = [t for t in result.plan.tasks if division.is_uncertain(t)]
    assert uncertain
    assert all(task.title in text for task in uncertain)


def test_notes_name_sources_and_places(result: Decomposition, tmp_path: Path) -> None:
    text = _said(_made(result, tmp_path, "notes.docx"))
    quotes = {e.quote for a in result.assignments for e in a.evidence if e.kind.value == "law"}
    assert quotes
    assert all(re.split("第", q)[0] in text for q in quotes)
    assert all(name in text for name in arrange(result).holders.values())


@pytest.mark.parametrize("name", NAMES)
def test_same_bytes_twice(result: Decomposition, tmp_path: Path, name: str) -> None:
    first = _made(result, tmp_path, name).read_bytes()
    assert _made(result, tmp_path, name).read_bytes() == first


@pytest.mark.parametrize("word", NASTY)
@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_stay_words(kb: Knowledge, tmp_path: Path, name: str, word: str) -> None:
    path = _made(spoilt(kb, word), tmp_path, name)
    docx.Document(str(path))
    assert not re.search("[\u202a-\u202e]", _words(path))
    with ZipFile(path) as archive:
        assert not [n for n in archive.namelist() if "media" in n or "embed" in n]
        assert b"TargetMode" not in b"".join(archive.read(n) for n in archive.namelist())


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(word=texts)
def test_any_word_can_be_written(kb: Knowledge, tmp_path: Path, word: str) -> None:
    docx.Document(str(_made(spoilt(kb, word), tmp_path, "division.docx")))


def test_both_languages_say_everything() -> None:
    for key, (zh, en) in _SENTENCES.items():
        assert zh.count("{}") == en.count("{}"), key
        assert not re.search("[\u4e00-\u9fff]", en), key
    assert Sentences("en")("date") == "(date)"
    assert {name for name in DOCUMENTS if name.endswith(".docx")} < set(NAMES)


def test_no_latin_word_of_a_table_is_broken() -> None:
    body = Body()
    body.table(
        [Wide("Content", 90), Wide("Remark", 5)],
        [("整治" * 40, "unverified"), ("b", "to be checked")],
    )
    widths = [int(w) for w in re.findall(r'<w:gridCol w:w="(\d+)"', body.to_xml())]
    assert widths[1] >= len("unverified") * 100
    assert abs(sum(widths) - LANDSCAPE_WIDTH) <= len(widths)
    plain = Body()
    plain.table([Wide("内容", 90), Wide("备注", 10)], [("整治" * 40, "待核实")])
    shares = [int(w) for w in re.findall(r'<w:gridCol w:w="(\d+)"', plain.to_xml())]
    assert shares == [int(LANDSCAPE_WIDTH * 0.9), int(LANDSCAPE_WIDTH * 0.1)]


def test_no_short_header_is_broken(result: Decomposition, tmp_path: Path) -> None:
    for name in ("division.docx", "duties.docx", "disputes.docx", "notes.docx"):
        body = _part(_made(result, tmp_path, name), "word/document.xml")
        for table in body.iter(W + "tbl"):
            widths = [int(col.get(W + "w", "0")) for col in table.iter(W + "gridCol")]
            heads = ["".join(cell.itertext()) for cell in next(table.iter(W + "tr")).iter(W + "tc")]
            for head, width in zip(heads, widths, strict=True):
                assert len(head) > 4 or width >= len(head) * 210 + 170, (name, head, width)
            assert sum(widths) <= LANDSCAPE_WIDTH + len(widths)


def test_the_sheet_of_disputes_says_who_else_claims_a_task(kb: Knowledge, tmp_path: Path) -> None:
    text = (
        "云州市“十四五”安全生产规划\n一、主要任务\n"
        "（一）自建房。开展自建房安全排查整治。\n（二）校车。开展校车检查。（市教育局负责）\n"
    )
    result = dc.audit(dc.assign(dc.parse_text(text), kb, place="云州市", level="city"), kb)
    told = [f.message for f in result.findings if f.name == "overlap.same-duty"]
    assert told
    write_disputes(result, tmp_path / "disputes.docx", Labels("zh"))
    (table,) = docx.Document(str(tmp_path / "disputes.docx")).tables
    assert [row.cells[1].text for row in table.rows[1:]] == ["（一）自建房"]
    assert told[0] in table.rows[1].cells[3].text


def test_a_task_like_many_others_does_not_fill_pages(kb: Knowledge, tmp_path: Path) -> None:
    text = "云州市安全方案\n一、主要任务\n" + "".join(
        f"{n}．{sign}家片区巡查。开展{sign}家片区隐患排查治理并建立台账。（第{n}片区中心牵头）\n"
        for n, sign in enumerate("赵钱孙李周吴郑王冯陈褚卫", 1)
    )
    result = dc.audit(dc.assign(dc.parse_text(text), kb, place="云州市", level="city"), kb)
    alike = [f for f in result.findings if f.name == "overlap.duplicate-task"]
    assert len(alike) > 5
    write_disputes(result, tmp_path / "disputes.docx", Labels("zh"))
    (table,) = docx.Document(str(tmp_path / "disputes.docx")).tables
    told = max((row.cells[3].text.split("\n") for row in table.rows[1:]), key=len)
    assert len(told) == 6
    assert re.fullmatch(r"另有\d+处，见审核报告。", told[-1])


def test_the_number_of_a_page_that_lies_across_stands_where_all_others_do() -> None:
    """GB/T 9704-2012: turned upright, it has the place that it has on the other pages."""
    body = Body()
    body.page()
    parts = ZipFile(BytesIO(to_docx(body.to_xml(across=True), "题")))
    document = etree.fromstring(parts.read("word/document.xml"))
    targets = {
        link.get("Id"): link.get("Target")
        for link in etree.fromstring(parts.read("word/_rels/document.xml.rels"))
    }
    feet = [
        [targets[foot.get(f"{R}id")] for foot in section.iter(f"{W}footerReference")]
        for section in document.iter(f"{W}sectPr")
    ]
    assert feet == [["footer1.xml", "footer2.xml"], ["footer3.xml", "footer4.xml"]]
    for names, turned in zip(feet, (False, True), strict=True):
        for name in names:
            text = parts.read(f"word/{name}").decode()
            assert " PAGE " in text
            assert ("tbRl" in text) == turned


def test_the_annex_names_all_who_have_a_role(kb: Knowledge, tmp_path: Path) -> None:
    text = (
        "云州市“十四五”安全生产规划\n一、主要任务\n"
        "（一）校车。开展校车检查。（市教育局牵头，各县（市、区）人民政府、市公安局配合）\n"
    )
    result = dc.assign(dc.parse_text(text), kb, place="云州市", level="city")
    dc.write(result, tmp_path / "division.docx")
    table = docx.Document(str(tmp_path / "division.docx")).tables[0]
    named = {own.name for own in result.assignments}
    assert len(named) > 2
    assert not [name for name in named if name not in " ".join(c.text for c in table.rows[1].cells)]


def test_the_annex_names_who_leads_a_part_alone(kb: Knowledge, tmp_path: Path) -> None:
    text = (
        "云州市“十四五”安全生产规划\n一、主要任务\n"
        "（一）校车。开展校车检查，组织一次演练。（市教育局牵头，市公安局配合）\n"
    )
    result = dc.assign(dc.parse_text(text), kb, place="云州市", level="city")
    first = result.assignments[0]
    part = result.plan.tasks[0].measures[0].id
    more = first.model_copy(
        update={"id": "x", "measure": part, "department": "audit", "name": "市审计局"}
    )
    result = result.model_copy(update={"assignments": (*result.assignments, more)})
    dc.write(result, tmp_path / "division.docx")
    table = docx.Document(str(tmp_path / "division.docx")).tables[0]
    assert table.rows[1].cells[3].text == "市教育局"
    assert table.rows[1].cells[4].text.endswith("、市审计局（分项牵头）")
    again = dc.parse(dc.read(tmp_path / "division.docx"))
    (stated,) = [t.attribution for t in again.tasks if t.title == "校车"]
    assert stated is not None
    assert stated.support[-1] == "市审计局"
