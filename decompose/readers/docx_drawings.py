"""Drawings in a Word document: text boxes to read, pictures to name, and branches for old programs."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from decompose.readers.docx_left_out import LeftOut, all_text
from decompose.readers.docx_styles import W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = f"{MC}AlternateContent"
_CHOICE = f"{MC}Choice"
_TEXT_BOX = f"{W}txbxContent"
_ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FRAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_VML = "{urn:schemas-microsoft-com:vml}"
_TITLE = "{urn:schemas-microsoft-com:office:office}title"


@dataclass(slots=True)
class Drawing:
    """What a drawing shows: ``caption`` names its picture, None when it holds none."""

    boxes: list[etree._Element] = field(default_factory=list)
    caption: str | None = None


def look(element: etree._Element, left_out: LeftOut) -> Drawing:
    """Return the text boxes and the picture of a drawing; boxes within boxes are left in them."""
    found = Drawing()
    pictures = 0
    pending = [element]
    while pending:
        current = pending.pop()
        tag = current.tag
        if tag == _TEXT_BOX:
            found.boxes.append(current)
            continue
        if tag == f"{_ART}t":
            left_out.add("drawing", current.text or "")
        elif tag == f"{_VML}textpath":
            left_out.add("drawing", current.get("string") or "")
        pictures += tag in (_PICTURE, f"{_VML}imagedata")
        inner = chosen(current, left_out) if tag == ALTERNATE else list(current)
        pending.extend(reversed(inner))
    if pictures or (not found.boxes and _is_graphic(element)):
        found.caption = _caption(element)
    return found


def _is_graphic(element: etree._Element) -> bool:
    """Tell whether a drawing without picture still shows something: a chart, an object."""
    if element.tag == f"{W}object":
        return True
    data = next(element.iter(f"{_ART}graphicData"), None)
    return data is not None and (data.get("uri") or "").endswith(("/chart", "/diagram"))


def _caption(element: etree._Element) -> str:
    """Return the description of a picture, else its title, else its name."""
    frame = next(element.iter(_FRAME), None)
    if frame is not None:
        return frame.get("descr") or frame.get("title") or frame.get("name") or ""
    for shape in element.iter(f"{_VML}shape"):
        if shape.get("alt"):
            return shape.get("alt") or ""
    data = next(element.iter(f"{_VML}imagedata"), None)
    return "" if data is None else data.get(_TITLE) or ""


def chosen(alternate: etree._Element, left_out: LeftOut) -> list[etree._Element]:
    """Return the one branch of an alternate content that counts, as a list.

    The others say the same for older programs; what they say differently is noted.
    """
    branches = sorted(alternate, key=lambda child: child.tag != _CHOICE)
    if not branches:
        return []
    text = _bare(branches[0])
    for other in branches[1:]:
        if _bare(other) != text:
            left_out.element("alternative", other)
    return branches[:1]


def _bare(branch: etree._Element) -> str:
    return "".join(all_text(branch).split())
