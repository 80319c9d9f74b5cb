"""Notes on cells as the two parts that spreadsheets want of them: the texts, and a shape for each."""

from __future__ import annotations

import html
from collections.abc import Sequence

from decompose.reports.characters import fit
from decompose.reports.sheet_xml import Note, column_number

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="n" coordsize="21600,21600" '
    'o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="n{id}" type="#n" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" '
    'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left},15,{top},2,{right},15,{bottom},4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_WIDE, _HIGH = 3, 5


def texts_of(notes: Sequence[Note]) -> bytes:
    """Return the part with the texts."""
    lines = "".join(
        f'<comment ref="{note.column}{note.row}" authorId="0"><text><t xml:space="preserve">'
        f"{html.escape(fit(note.text), quote=False)}</t></text></comment>"
        for note in notes
    )
    return (
        f'<comments xmlns="{_MAIN}"><authors><author>decompose</author></authors>'
        f"<commentList>{lines}</commentList></comments>"
    ).encode()


def shapes_of(notes: Sequence[Note]) -> bytes:
    """Return the part with the shapes, in the drawing language that spreadsheets read notes in."""
    shapes = (
        _SHAPE.format(
            id=number,
            left=column_number(note.column),
            right=column_number(note.column) + _WIDE,
            top=max(0, note.row - 2),
            bottom=note.row - 2 + _HIGH,
            row=note.row - 1,
            column=column_number(note.column) - 1,
        )
        for number, note in enumerate(notes, start=1)
    )
    return f"{_HEAD}{''.join(shapes)}</xml>".encode()
