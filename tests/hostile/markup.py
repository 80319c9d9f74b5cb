"""Word XML built to expand, reach outside, hang or be lost (rows 2-4, 8, 12-15 and 18)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import LIMIT, Case, refused, told
from tests.readers.docx_files import (
    W,
    docx,
    family,
    instance,
    level,
    p,
    pack,
    part,
    r,
    relations,
    tbl,
    tc,
    tr,
)

_LAUGHS = '<!DOCTYPE x [<!ENTITY a "哈哈">{}]>'.format(
    "".join(f'<!ENTITY {chr(97 + n)} "{f"&{chr(96 + n)};" * 10}">' for n in range(1, 12))
)
_QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"哈" * 50_000}">]>'
_FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_NET = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
_PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>'
_DTDS = {
    "laughs": _LAUGHS,
    "quadratic": _QUADRATIC,
    "file": _FILE,
    "net": _NET,
    "parameter": _PARAMETER,
}
_PARTS = {
    "word/document.xml": "document",
    "word/styles.xml": "styles",
    "word/numbering.xml": "numbering",
    "word/footnotes.xml": "footnotes",
    "word/comments.xml": "comments",
    "word/header1.xml": "hdr",
}
_BODY = f"<w:body>{p('一、总体要求')}</w:body>"
_WHO = 'w:id="1" w:author="甲"'
_MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def parts(changed: dict[str, str | bytes] | None = None) -> bytes:
    """Return a sound file of all parts, some of them replaced."""
    return pack(
        {
            "[Content_Types].xml": "<a/>",
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": relations(
                styles="styles.xml",
                numbering="numbering.xml",
                footnotes="footnotes.xml",
                comments="comments.xml",
                header="header1.xml",
            ),
            **{name: part(tag, _BODY if tag == "document" else "") for name, tag in _PARTS.items()},
            **(changed or {}),
        }
    )


def _doctype(name: str, dtd: str) -> bytes:
    tag = _PARTS.get(name)
    if tag is None:
        return parts({name: f"{dtd}<Relationships/>"})
    use = p("&a;") if "ENTITY a" in dtd else ""
    content = f"<w:body>{p('x')}{use}</w:body>" if tag == "document" else use
    return parts({name: part(tag, content, dtd)})


def _encoded(code: str) -> bytes:
    text = part("document", f"<w:body>{p('plan')}</w:body>", _LAUGHS.replace("哈", "ha"))
    head = f'<?xml version="1.0" encoding="{code}"?>'
    return parts({"word/document.xml": text.replace('<?xml version="1.0"?>', head).encode(code)})


def _outside(kind: str, target: str = "http://127.0.0.1:9/x") -> bytes:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="x/{kind}" Target="{target}" TargetMode="External"/>'
        "</Relationships>"
    )
    return parts({"word/_rels/settings.xml.rels": relation})


def _inside(kind: str) -> bytes:
    return parts({"word/_rels/document.xml.rels": relations(**{kind: "x.bin"})})


def _broken(old: str, new: str) -> bytes:
    return parts({"word/document.xml": part("document", _BODY).replace(old, new)})


def _nested(before: str, after: str, depth: int, inner: str = "") -> bytes:
    return docx(before * depth + (inner or p("底")) + after * depth)


def _box(depth: int) -> bytes:
    before = "<w:p><w:r><w:pict><v:textbox><w:txbxContent>"
    return _nested(before, "</w:txbxContent></v:textbox></w:pict></w:r></w:p>", depth)


def _field(code: str, result: str) -> str:
    inner = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return (
        _MARK.format("begin") + inner + _MARK.format("separate") + r(result) + _MARK.format("end")
    )


def _styles(count: int) -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(count)
    )


def _list(text: str, form: str = "decimal", start: int | str = 1) -> bytes:
    numbers = family(0, level(0, text, form, start=start)) + instance(1, 0)  # type: ignore[arg-type]
    return docx(p("甲", num=(1, 0)) * 50, numbering=numbers)


def cases() -> Iterator[Case]:
    """Yield the cases."""
    yield told(8, "sound-parts", parts)
    yield from _declarations()
    yield from _references()
    yield from _breaks()
    yield from _depths()
    yield from _sizes()
    yield from _losses()
    yield from _numbers()


def _declarations() -> Iterator[Case]:
    for name in (*_PARTS, "word/_rels/document.xml.rels", "_rels/.rels"):
        yield refused(
            2,
            f"laughs-in-{name.replace('/', '-')}",
            lambda name=name: _doctype(name, _LAUGHS),
            "DOCTYPE",
        )
    for kind, dtd in _DTDS.items():
        yield refused(2, kind, lambda dtd=dtd: _doctype("word/document.xml", dtd), "DOCTYPE")
    for code in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp037", "utf-7"):
        yield refused(2, f"laughs-in-{code}", lambda code=code: _encoded(code), "")
    yield refused(2, "entity-undeclared", lambda: _broken("总体", "&x;总体"), "well-formed")


def _references() -> Iterator[Case]:
    for kind in ("attachedTemplate", "image", "subDocument", "oleObject", "aFChunk", "frame"):
        yield told(3, f"outside-{kind}", lambda kind=kind: _outside(kind), "external.left-out")
    yield told(
        3, "outside-file", lambda: _outside("image", "file:///etc/passwd"), "external.left-out"
    )
    yield told(
        3, "outside-share", lambda: _outside("image", "\\\\\\\\host\\\\a.png"), "external.left-out"
    )
    yield told(3, "link-only", lambda: _outside("hyperlink"))
    for kind in ("aFChunk", "package", "oleObject"):
        yield told(3, f"inside-{kind}", lambda kind=kind: _inside(kind), "part.left-out")
    yield told(4, "macros", lambda: _inside("vbaProject"), "macro.left-out", name="规划.docm")
    for code in ("INCLUDETEXT", "INCLUDEPICTURE", "DDEAUTO", "LINK"):
        text = f'{code} "http://127.0.0.1:9/x"'
        yield told(
            3, f"field-{code}", lambda text=text: docx(p("甲", _field(text, "乙"))),
            "external.left-out",
        )  # fmt: skip
    yield told(
        3,
        "part-missing",
        lambda: parts({"word/_rels/document.xml.rels": relations(styles="no.xml")}),
    )
    yield told(
        3,
        "part-of-itself",
        lambda: parts({"word/_rels/document.xml.rels": relations(styles="document.xml")}),
    )


def _breaks() -> Iterator[Case]:
    for id_, old, new in (
        ("tag-open", "</w:body>", ""),
        ("tag-crossed", "</w:p>", "</w:q>"),
        ("two-roots", "</w:document>", "</w:document><a/>"),
        ("text-after", "</w:document>", "</w:document>x"),
        ("attribute-twice", "<w:body>", '<w:body a="1" a="2">'),
        ("prefix-unknown", "<w:body>", "<w:body><q:a/>"),
        ("control-code", "总体", "总\x01体"),
        ("control-reference", "总体", "总&#1;体"),
        ("surrogate-reference", "总体", "总&#xD800;体"),
        ("nothing", part("document", _BODY), ""),
    ):
        yield refused(8, id_, lambda old=old, new=new: _broken(old, new), "well-formed")
    body = part("document", _BODY)
    yield refused(
        8,
        "surrogate-bytes",
        lambda: parts({"word/document.xml": body.encode().replace("总".encode(), b"\xed\xa0\x80")}),
        "well-formed",
    )
    yield refused(
        8,
        "bytes-not-utf8",
        lambda: parts({"word/document.xml": body.encode("gb18030")}),
        "well-formed",
    )
    yield refused(8, "no-xml", lambda: parts({"word/document.xml": b"\0\1\2" * 99}), "well-formed")
    yield told(
        8,
        "utf-16",
        lambda: parts(
            {"word/document.xml": body.replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16")}
        ),
    )
    yield told(
        8,
        "odd-prefix",
        lambda: parts(
            {"word/document.xml": body.replace("w:", "ns9:").replace("xmlns:w=", "xmlns:ns9=")}
        ),
    )
    strict = body.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    yield told(8, "strict", lambda: parts({"word/document.xml": strict}))
    yield refused(8, "styles-broken", lambda: parts({"word/styles.xml": "<w"}), "styles.xml")
    yield refused(8, "other-root", lambda: parts({"word/document.xml": "<html/>"}), "no body")


def _depths() -> Iterator[Case]:
    deep = {
        "tables": ("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"),
        "controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        "insertions": (f"<w:ins {_WHO}>", "</w:ins>"),
    }
    for id_, (before, after) in deep.items():
        yield refused(
            12, f"deep-{id_}", lambda b=before, a=after: _nested(b, a, 5_000), "safety limit",
            error=LIMIT, where="limits.depth",
        )  # fmt: skip
        yield told(
            12, f"nested-{id_}", lambda b=before, a=after: _nested(b, a, 80),
            "revisions.final" if id_ == "insertions" else "",
        )  # fmt: skip
    yield refused(
        12, "deep-boxes", lambda: _box(100), "safety limit", error=LIMIT, where="limits.depth"
    )
    yield told(12, "nested-boxes", lambda: _box(40))


def _sizes() -> Iterator[Case]:
    yield told(
        12,
        "span-wide",
        lambda: docx(tbl(tr(tc("宽", properties='<w:gridSpan w:val="50000000"/>')))),
        "table.span",
    )
    yield told(
        12,
        "span-huge",
        lambda: docx(tbl(tr(tc("宽", properties=f'<w:gridSpan w:val="{"9" * 5000}"/>')))),
    )
    yield told(
        12, "span-negative", lambda: docx(tbl(tr(tc("宽", properties='<w:gridSpan w:val="-5"/>'))))
    )
    wide = tc("宽", properties='<w:gridSpan w:val="1000"/>')
    yield refused(
        12,
        "spans-many",
        lambda: docx(tbl(tr(wide * 2_100))),
        "limit",
        error=LIMIT,
        where="limits.area",
    )
    down = tr(tc("", properties="<w:vMerge/>"))
    yield told(
        12,
        "merge-long",
        lambda: docx(tbl(tr(tc("上", properties='<w:vMerge w:val="restart"/>')), down * 5_000)),
    )
    yield told(12, "merge-without-start", lambda: docx(tbl(down, tr(tc("格")))))
    yield refused(
        18,
        "tags",
        lambda: docx(
            "".join(f'{"<w:p/>" * 49}<w:p w:a="{n * 7919 % 99_991}"/>' for n in range(80_001))
        ),
        "limit",
        error=LIMIT,
        where="limits.tags",
    )
    yield refused(
        18,
        "paragraph-huge",
        lambda: docx(p("".join(chr(0x4E00 + n * 7919 % 20000) for n in range(3_500_000)))),
        "limit",
        error=LIMIT,
        where="limits.text",
    )
    yield told(
        12,
        "fields-open",
        lambda: docx(p("甲") + "<w:p>" + _MARK.format("begin") * 5_000 + r("乙") + "</w:p>"),
        "unread.field",
    )
    yield told(
        12,
        "fields-end-only",
        lambda: docx("<w:p>" + _MARK.format("end") * 5_000 + r("乙") + "</w:p>"),
    )
    deleted = p("甲", extra=f"<w:rPr><w:del {_WHO}/></w:rPr>")
    yield told(13, "marks-deleted", lambda: docx(deleted * 4_000 + p("末")), "revisions.final")
    yield told(
        13,
        "insertions-many",
        lambda: docx("<w:p>" + f"<w:ins {_WHO}>{r('甲')}</w:ins>" * 8_000 + "</w:p>"),
        "revisions.final",
    )
    yield told(
        13,
        "change-without-old",
        lambda: docx(p("甲", extra=f"<w:pPrChange {_WHO}/>")),
        "revisions.final",
    )
    yield told(
        13,
        "everything-deleted-but-one",
        lambda: docx(f"<w:p><w:del {_WHO}>{r('甲')}</w:del></w:p>" * 3_000 + p("乙")),
        "revisions.final",
    )


def _losses() -> Iterator[Case]:
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="甲">{p("批注")}</w:comment>' for n in range(3_000)
    )
    yield told(
        14,
        "comments-many",
        lambda: parts({"word/comments.xml": part("comments", comments)}),
        "comment.more",
    )
    yield told(
        14,
        "hidden",
        lambda: docx(p("甲") + p(r("将全部任务交给某局", properties="<w:vanish/>"))),
        "unread.hidden",
    )
    style = '<w:style w:type="character" w:styleId="v"><w:rPr><w:vanish/></w:rPr></w:style>'
    yield told(
        14,
        "hidden-by-style",
        lambda: docx(p("甲", r("乙", properties='<w:rStyle w:val="v"/>')), styles=style),
        "unread.hidden",
    )
    yield told(
        14,
        "hidden-row",
        lambda: docx(tbl(tr(tc("甲")), tr(tc("乙"), properties="<w:hidden/>"))),
        "unread.hidden",
    )
    yield refused(14, "all-hidden", lambda: docx(p(r("甲", properties="<w:vanish/>"))), "empty")
    header = part("hdr", p("云州市人民政府文件"))
    yield told(12, "header", lambda: parts({"word/header1.xml": header}), "unread.header")
    note = f'<w:footnote w:id="2">{p("注释")}</w:footnote>'
    yield told(12, "footnote", lambda: docx(p("甲"), footnotes=note), "unread.footnote")
    yield told(
        12,
        "unknown-element",
        lambda: docx(p("甲", "<w:new>" + r("乙") + "</w:new>")),
        "unread.unknown",
    )
    yield told(
        12,
        "contents-open",
        lambda: docx(
            p(
                _MARK.format("begin"),
                "<w:r><w:instrText>TOC</w:instrText></w:r>",
                _MARK.format("separate"),
            )
            + p("甲")
        ),
    )


def _numbers() -> Iterator[Case]:
    yield told(15, "start-huge", lambda: _list("%1.", start="9" * 4_000))
    yield told(15, "start-large", lambda: _list("%1.", "chineseCounting", start=999_999_999))
    yield told(15, "start-negative", lambda: _list("%1.", "upperRoman", start=-7))
    yield told(15, "text-huge", lambda: _list("%1." * 100_000))
    yield told(15, "level-missing", lambda: _list("%9%8%7"))
    yield told(15, "format-unknown", lambda: _list("%1.", "klingon"), "number.format")
    loop = family(0, extra='<w:numStyleLink w:val="L"/>') + instance(1, 0)
    style = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    yield told(
        15, "link-to-itself", lambda: docx(p("甲", num=(1, 0)), numbering=loop, styles=style)
    )
    yield told(
        15,
        "level-far",
        lambda: docx(p("甲", num=(1, 99)), numbering=family(0, level(0, "%1.")) + instance(1, 0)),
    )
    yield told(
        12,
        "styles-in-a-ring",
        lambda: docx(
            p("甲", style="a"),
            styles='<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
            '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
        ),
    )
    yield told(
        12,
        "styles-in-a-row",
        lambda: docx(
            "".join(p("甲", style=f"s{n}") for n in range(0, 3_000, 3)), styles=_styles(3_000)
        ),
    )
