"""A Word file as bytes: the body with its styles, settings and page numbers in one package."""

from __future__ import annotations

from html import escape
from io import BytesIO

from decompose.reports.archive import SteadyArchive
from decompose.reports.characters import fit
from decompose.reports.word.styles import fonts_xml, styles_xml
from decompose.text.titles import in_lines

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'
_NO_TIME = "2000-01-01T00:00:00Z"
_PARTS = ("document.main", "styles", "settings", "fontTable", *["footer"] * 4)
_FOOTERS = ("footer1", "footer2", "footer3", "footer4")
_FILES = ("document", "styles", "settings", "fontTable", *_FOOTERS)
_LINKED = (("rId1", "styles"), ("rId2", "settings"), ("rId3", "fontTable"))
_SETTINGS = (
    '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)


_ALONG = "customXml/item1.xml"
_PROPERTIES = (
    '<ds:datastoreItem ds:itemID="{5B1C1D0A-6E54-4F0B-9C6E-D1B6C0A7E001}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>'
)
_PROPERTIES_TYPE = (
    '<Override PartName="/customXml/itemProps1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
)
_TITLE_LINE = 20
"""Characters of a title that stand on one line."""


def titled(title: str, plan: str, place: str | None = None) -> str:
    """Return a title whose lines, where one is not enough, end before and after the name of the plan."""
    if not (plan and _long(title) and plan in title):
        return title
    before, _, behind = title.partition(plan)
    lines = (before.rstrip(), in_lines(plan, place), behind.lstrip())
    return "\n".join(line for line in lines if line)


def _long(title: str) -> bool:
    return len(title) > _TITLE_LINE


def to_docx(body: str, title: str, *, along: str = "") -> bytes:
    """Return a Word file, the same bytes for the same content.

    Args:
        body: The body.
        title: The title of the file's properties.
        along: An XML element that the file is to take along unseen; programs keep it when they save.
    """
    buffer = BytesIO()
    with SteadyArchive(buffer, "w") as archive:
        for name, text in _parts(body, title, along).items():
            archive.writestr(name, (_HEAD + text).encode("utf-8"))
    return buffer.getvalue()


def _parts(body: str, title: str, along: str) -> dict[str, str]:
    links = "".join(_link(key, name, f"{name}.xml") for key, name in _LINKED)
    for number, footer in enumerate(_FOOTERS, start=10):
        links += _link(f"rId{number}", "footer", f"{footer}.xml")
    if along:
        links += _link("rId20", "customXml", f"../{_ALONG}")
    core = _link("rId1", "officeDocument", "word/document.xml")
    core += (
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/>'
    )
    taken = {
        _ALONG: along,
        "customXml/_rels/item1.xml.rels": _links(_link("rId1", "customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": _PROPERTIES,
    }
    return {
        "[Content_Types].xml": _types(_PROPERTIES_TYPE if along else ""),
        "_rels/.rels": _links(core),
        "docProps/core.xml": _properties(title),
        "word/_rels/document.xml.rels": _links(links),
        "word/document.xml": f"<w:document {_SPACES}>{body}</w:document>",
        "word/styles.xml": f"<w:styles {_SPACES}>{styles_xml()}</w:styles>",
        "word/settings.xml": f"<w:settings {_SPACES}>{_SETTINGS}</w:settings>",
        "word/fontTable.xml": f"<w:fonts {_SPACES}>{fonts_xml()}</w:fonts>",
        "word/footer1.xml": f"<w:ftr {_SPACES}>{_page_number('Footer')}</w:ftr>",
        "word/footer2.xml": f"<w:ftr {_SPACES}>{_page_number('FooterEven')}</w:ftr>",
        "word/footer3.xml": f"<w:ftr {_SPACES}>{_beside('Footer')}</w:ftr>",
        "word/footer4.xml": f"<w:ftr {_SPACES}>{_beside('FooterEven')}</w:ftr>",
        **(taken if along else {}),
    }


def _page_number(style: str) -> str:
    """Return the number of the page between two dashes."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )


def _beside(style: str) -> str:
    """Return the number of a page that lies across: where it stands on all other pages when that is turned.

    A cell as tall as the type area in the margin that is the lower one of an upright page.
    """
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="1190" '
        'w:tblpY="1588"/><w:tblW w:w="397" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        '</w:tblPr><w:tblGrid><w:gridCol w:w="397"/></w:tblGrid><w:tr><w:trPr>'
        '<w:trHeight w:val="8844" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="397" '
        f'w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>{_page_number(style)}</w:tc></w:tr>'
        f'</w:tbl><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'
    )


def _types(more: str) -> str:
    parts = "".join(
        f'<Override PartName="/word/{file}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for kind, file in zip(_PARTS, _FILES, strict=True)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{parts}{more}</Types>"
    )


def _links(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _link(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _properties(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(fit(title), quote=False)}</dc:title>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_NO_TIME}</dcterms:created>'
        "</cp:coreProperties>"
    )
