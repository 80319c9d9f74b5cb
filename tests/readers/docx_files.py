"""Small Word files written part by part, so that a test can say exactly what is in them."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", W),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
    )
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(**targets: str) -> str:
    lines = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{lines}</Relationships>'


def part(tag: str, content: str, prolog: str = "") -> str:
    """Return one XML part with all prefixes declared."""
    return f'<?xml version="1.0"?>{prolog}<w:{tag} {_NAMES}>{content}</w:{tag}>'


def docx(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    footnotes: str = "",
    prolog: str = "",
    more: dict[str, tuple[str, str]] | None = None,
) -> bytes:
    """Return a Word file with this body; ``more`` are other parts: name → relation, XML."""
    others = {kind: name for name, (kind, _) in (more or {}).items()}
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": relations(
            styles="styles.xml", numbering="numbering.xml", footnotes="footnotes.xml", **others
        ),
        "word/document.xml": part("document", f"<w:body>{body}<w:sectPr/></w:body>", prolog),
        "word/styles.xml": part("styles", styles),
        "word/numbering.xml": part("numbering", numbering),
        "word/footnotes.xml": part("footnotes", footnotes),
        **{f"word/{name}": text for name, (_, text) in (more or {}).items()},
    }
    return pack(parts)


def pack(parts: dict[str, str | bytes]) -> bytes:
    """Zip parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def r(text: str, *, properties: str = "") -> str:
    """Return a run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def p(*content: str, style: str = "", num: tuple[int, int] | None = None, extra: str = "") -> str:
    """Return a paragraph; content without a tag becomes a run."""
    inner = "".join(text if text.startswith("<") else r(text) for text in content)
    facts = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        facts += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{facts}{extra}</w:pPr>{inner}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    """Return a table cell; content without a tag becomes a paragraph."""
    inner = "".join(text if text.startswith("<") else p(text) for text in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or p()}</w:tc>"


def tbl(*rows: str) -> str:
    """Return a table of rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def level(
    index: int, text: str, form: str = "decimal", start: int = 1, extra: str = "", after: str = ""
) -> str:
    """Return one level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/>{after}</w:lvl>'
    )


def family(key: int, *levels: str, extra: str = "") -> str:
    """Return a list family."""
    return f'<w:abstractNum w:abstractNumId="{key}">{extra}{"".join(levels)}</w:abstractNum>'


def instance(key: int, of: int, overrides: str = "") -> str:
    """Return a list that uses a family."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'
