"""Bytes to text: the ladder mark, UTF-8, UTF-16, GB18030, and what was noticed on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decompose.errors import DamagedDocument, ReadError
from decompose.labels.reading import note
from decompose.text.patterns import regex

MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

# Chinese text: Han, CJK punctuation, full-width forms, general punctuation, circled numbers.
_CHINESE = regex("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2027\u2460-\u24ff\u00b7]")
_FOREIGN = regex(r"[^\x00-\x7f]")
_SAMPLE = 20_000
_COMMON = 0.90
_READABLE = 0.50
_TOO_FEW = 8
_BROKEN_SHARE = 0.01


class Decoded(NamedTuple):
    """Text, the encoding it was in, and problems as ``(code, facts)`` pairs."""

    text: str
    encoding: str
    notes: tuple[tuple[str, str], ...] = ()


def decode(data: bytes, *, name: str, encoding: str | None = None) -> Decoded:
    """Decode a text file; a given encoding wins over every guess.

    Raises:
        ReadError: The given encoding is unknown or does not fit.
        DamagedDocument: No encoding of the ladder gives readable text.
    """
    if encoding:
        return _decode_as(data, encoding, name)
    for mark, code in MARKS:
        if data.startswith(mark):
            return _decode_marked(data, code, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(data, name)


def _decode_as(data: bytes, encoding: str, name: str) -> Decoded:
    codec = "utf-8-sig" if encoding.lower().replace("_", "-") == "utf-8" else encoding
    try:
        return Decoded(data.decode(codec), encoding)
    except LookupError as error:
        raise ReadError(
            f"unknown encoding {encoding!r}",
            hint="use utf-8, utf-16, gb18030 or big5",
            where="--encoding",
        ) from error
    except UnicodeError as error:
        raise ReadError(
            f"the file is not in the encoding {encoding}: {_position(error)}",
            hint="leave --encoding out to have the encoding detected",
            where=name,
        ) from error


def _position(error: UnicodeError) -> str:
    start = getattr(error, "start", None)
    return "bytes do not fit" if start is None else f"byte {start + 1} does not fit"


def _decode_marked(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DamagedDocument(
            f"the file is marked as {encoding} but {_position(error)}",
            hint="save it again as UTF-8 text",
            where=name,
        ) from error
    if encoding == "utf-8-sig":
        return Decoded(text, "utf-8")
    return Decoded(text, encoding, (note("encoding.detected", encoding),))


def _guess(data: bytes, name: str) -> Decoded:
    """Choose the candidate whose sample looks most like everyday Chinese."""
    best = max(_candidates(data), key=lambda pair: pair[0], default=None)
    if best is None or best[0] < _READABLE:
        mended = _mend(data)
        if mended:
            return mended
        if best is None or _foreign(best[1].text) >= _TOO_FEW:
            raise DamagedDocument(
                "the text cannot be read as UTF-8, UTF-16, GB18030 or Big5",
                hint="save it again as UTF-8, or name its encoding with --encoding",
                where=name,
            )
    score, found = best
    notes = [note("encoding.detected", found.encoding)]
    if score < _COMMON or found.encoding == "big5":
        notes.append(note("encoding.doubtful", found.encoding))
    return Decoded(found.text, found.encoding, tuple(notes))


def _candidates(data: bytes) -> Iterator[tuple[float, Decoded]]:
    """Yield scored decodings; GB18030 first, so that it wins a tie."""
    for encoding, bonus in (("gb18030", 0.05), ("utf-16-le", 0.0), ("utf-16-be", 0.0), ("big5", 0)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            level = "big5" if encoding == "big5" else "gb2312"
            yield _likeness(text, level) + bonus, Decoded(text, encoding)


def _foreign(text: str) -> int:
    return len(_FOREIGN.findall(text[:_SAMPLE]))


def _likeness(text: str, charset: str) -> float:
    """Return the share of non-ASCII characters that are common Chinese ones.

    Source:
        GB 2312 level 1 (rows 16-55) holds the 3,755 everyday characters, Big5 level 1 (from A440
        to C67E) the 5,401; other encodings read as these give the rare rest.
    """
    sample = _FOREIGN.findall(text[:_SAMPLE])
    if not sample:
        return 0.0
    low, high = (0xA4, 0xC6) if charset == "big5" else (0xB0, 0xD7)
    chinese = _CHINESE.findall("".join(sample))
    raw = "".join(chinese).encode(charset, errors="ignore")
    common = sum(low <= lead <= high for lead in raw[0::2])
    signs = sum(lead < low for lead in raw[0::2])
    return (common + signs) / len(sample)


def _mend(data: bytes) -> Decoded | None:
    """Read text with a few broken bytes, marking each with U+FFFD."""
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        broken = text.count("\ufffd")
        if broken > max(1, _BROKEN_SHARE * len(text)):
            continue
        if _likeness(text, "gb2312") >= _READABLE:
            line = text.count("\n", 0, text.index("\ufffd")) + 1 if broken else 1
            return Decoded(text, encoding, (note("encoding.damaged", f"{broken}", f"{line}"),))
    return None
