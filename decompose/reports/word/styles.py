"""The styles of GB/T 9704-2012, and the fonts they name: nothing is formatted anywhere else."""

from __future__ import annotations

from dataclasses import dataclass

_SONG, _HEI, _KAI = "宋体", "黑体", "楷体_GB2312"
_FANG, _TITLE = "仿宋_GB2312", "方正小标宋简体"
_LATIN = "Times New Roman"
_FALLBACKS = {
    _FANG: ("仿宋,FangSong,Noto Serif CJK SC", "roman"),
    _KAI: ("楷体,KaiTi,Noto Serif CJK SC", "roman"),
    _TITLE: ("华文中宋,STZhongsong,Noto Serif CJK SC", "roman"),
    _HEI: ("SimHei,Noto Sans CJK SC", "swiss"),
    _SONG: ("SimSun,Noto Serif CJK SC", "roman"),
    _LATIN: ("Liberation Serif", "roman"),
}
_EXACT = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
_FREE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_CLOSE = '<w:spacing w:before="0" w:after="0" w:line="340" w:lineRule="exact"/>'
_CELL = '<w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>'
"""Lines of a table are as far apart whichever font stands in for the one that is named."""
_NOTE = '<w:spacing w:before="60" w:after="60" w:line="340" w:lineRule="exact"/>'
_DOTS = (
    '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8840"/></w:tabs>'
    + '<w:snapToGrid w:val="0"/>'
)
_LINE_BELOW = '<w:spacing w:before="0" w:after="579" w:line="579" w:lineRule="exact"/>'
"""An annex has its mark on the first line of the page and its title on the third."""
_TITLE_LINE = '<w:spacing w:before="0" w:after="0" w:line="660" w:lineRule="exact"/>'
_TWO_IN = '<w:ind w:firstLineChars="200" w:firstLine="632"/>'
_HANGING = '<w:ind w:leftChars="500" w:left="1580" w:hangingChars="300" w:hanging="948"/>'
_CENTRE, _LEFT, _RIGHT = (f'<w:jc w:val="{side}"/>' for side in ("center", "left", "right"))
_OFF_GRID = '<w:snapToGrid w:val="0"/>'
_CLOSER = '<w:spacing w:val="-5"/>'
"""28 characters of 16 points are a little wider than the type area."""
_BODY, _BIG, _PAGE_NUMBER, _TABLE, _CONTENTS = 32, 44, 28, 21, 24


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style.

    Units:
        ``size`` in half points.
    """

    id: str
    name: str
    paragraph: str
    font: str = _FANG
    size: int = _BODY
    base: str | None = "Normal"
    next: str | None = None


_STYLES = (
    _Style("BodyText", "Body Text", _TWO_IN + '<w:jc w:val="both"/>'),
    _Style("Title", "Title", _OFF_GRID + _TITLE_LINE + _CENTRE, _TITLE, _BIG, next="BodyText"),
    _Style("Subtitle", "Subtitle", _CENTRE, _KAI, next="BodyText"),
    _Style("Addressee", "Addressee", _LEFT),
    _Style(
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:keepLines/>" + _TWO_IN + '<w:outlineLvl w:val="0"/>',
        _HEI,
        next="BodyText",
    ),
    _Style(
        "Heading2",
        "heading 2",
        "<w:keepNext/><w:keepLines/>" + _TWO_IN + '<w:outlineLvl w:val="1"/>',
        _KAI,
        next="BodyText",
    ),
    _Style(
        "Heading3",
        "heading 3",
        "<w:keepNext/><w:keepLines/>" + _TWO_IN + '<w:outlineLvl w:val="2"/>',
        next="BodyText",
    ),
    _Style("AnnexMark", "Annex Mark", "<w:keepNext/>" + _LINE_BELOW + _LEFT, _HEI),
    _Style(
        "AnnexTitle",
        "Annex Title",
        "<w:keepNext/>" + _OFF_GRID + _TITLE_LINE + _CENTRE + '<w:outlineLvl w:val="0"/>',
        _TITLE,
        _BIG,
    ),
    _Style("BodyKept", "Body Kept", "<w:keepNext/>", base="BodyText", next="BodyText"),
    _Style(
        "TableNote",
        "Table Note",
        "<w:keepNext/>" + _OFF_GRID + _NOTE + '<w:ind w:firstLineChars="200" w:firstLine="480"/>',
        _KAI,
        _CONTENTS,
        next="BodyText",
    ),
    _Style("AnnexList", "Annex List", "<w:keepNext/>" + _HANGING + _LEFT),
    _Style(
        "Signature", "Signature", '<w:keepNext/><w:ind w:rightChars="400" w:right="1264"/>' + _RIGHT
    ),
    _Style("Date", "Date", '<w:ind w:rightChars="400" w:right="1264"/>' + _RIGHT),
    _Style("TableHead", "Table Head", "<w:keepNext/>" + _OFF_GRID + _CELL + _CENTRE, _HEI, _TABLE),
    _Style("TableText", "Table Text", _OFF_GRID + _CELL + _LEFT, _FANG, _TABLE),
    _Style("TableCentre", "Table Centre", _OFF_GRID + _CELL + _CENTRE, _FANG, _TABLE),
    _Style("TableEnd", "Table End", _OFF_GRID + _FREE, _FANG, 2),
    _Style("TOCHeading", "TOC Heading", "<w:keepNext/>" + _CENTRE, _HEI),
    _Style("TOC1", "toc 1", _DOTS + _CLOSE + _LEFT, size=_CONTENTS),
    _Style(
        "TOC2", "toc 2", _DOTS + _CLOSE + '<w:ind w:leftChars="200" w:left="480"/>', size=_CONTENTS
    ),
    _Style(
        "TOC3", "toc 3", _DOTS + _CLOSE + '<w:ind w:leftChars="400" w:left="960"/>', size=_CONTENTS
    ),
    _Style(
        "Footer",
        "footer",
        _OFF_GRID + _FREE + '<w:ind w:rightChars="100" w:right="280"/>' + _RIGHT,
        _SONG,
        _PAGE_NUMBER,
    ),
    _Style(
        "FooterEven",
        "Footer Even",
        '<w:ind w:leftChars="100" w:left="280" w:rightChars="0" w:right="0"/>' + _LEFT,
        _SONG,
        _PAGE_NUMBER,
        base="Footer",
    ),
)


def styles_xml() -> str:
    """Return the part ``word/styles.xml``."""
    grid = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    proof = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(_FANG)}{_size(_BODY)}{proof}</w:rPr>"
        f"</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{_EXACT}</w:pPr><w:rPr>{_fonts(_FANG)}{_CLOSER}{_size(_BODY)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Division"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{grid}</w:tblBorders>'
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
    ) + "".join(map(_style, _STYLES))


def fonts_xml() -> str:
    """Return the part ``word/fontTable.xml``: none is embedded, each names what may replace it."""
    return "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:family w:val="{family}"/></w:font>'
        for name, (others, family) in _FALLBACKS.items()
    )


def _style(style: _Style) -> str:
    pitch = _CLOSER if style.size == _BODY else '<w:spacing w:val="0"/>'
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.base}"/>{following}<w:qFormat/><w:pPr>{style.paragraph}</w:pPr>'
        f"<w:rPr>{_fonts(style.font)}{pitch}{_size(style.size)}</w:rPr></w:style>"
    )


def _fonts(name: str) -> str:
    """Name a font for Chinese and the one that goes with it for the rest, all four slots."""
    latin = name if name == _SONG else _LATIN
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{name}" w:cs="{_LATIN}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
