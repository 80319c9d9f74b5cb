"""The letter that goes with a workbook: who is asked, by when, signed and dated or with blanks for both."""

from __future__ import annotations

from dataclasses import dataclass

from decompose.labels.consultation import Words
from decompose.reports.word.body import Body
from decompose.reports.word.parts import to_docx
from decompose.text.dates import written_date

_LINE = 20  # signs of a title that stand in one line


@dataclass(frozen=True, slots=True)
class Sender:
    """Who asks; what is empty stands as a blank in the letter.

    Units:
        ``day`` is the date of the letter as YYYY-MM-DD: never that of the machine, so that the same
        input gives the same letter.
    """

    name: str = ""
    day: str = ""
    contact: str = ""


NOBODY = Sender()


def written(day: str, lang: str) -> str:
    """Return a day as a document of a language prints it."""
    return written_date(day) if lang == "zh" else day


def day_of(deadline: str, words: Words) -> str:
    """Return the day by which to reply as it is printed, or words for one that is set elsewhere."""
    return written(deadline, words.lang) or words["no_date"]


def letter(
    plan: str, name: str, count: int, deadline: str, words: Words, kind: str, sender: Sender
) -> bytes:
    """Return the letter to a department (``kind`` letter) or to an expert.

    Args:
        plan: Title of the plan.
        name: Who is asked.
        count: In how many rows.
        deadline: Day by which to reply, as it is printed.
        words: The words of a language.
        kind: ``letter`` or ``expert``.
        sender: Who signs it, and when.

    Source:
        GB/T 9704-2012, 7.3.3 to 7.3.6: addressee, text, note of annexes, signature, date, remark.
    """
    title = words("letter_title", plan)
    if words.lang == "zh" and len(title) > _LINE:
        title = title.replace("》", "》\n", 1) if "》" in title else title
    body = Body()
    body.add("Title", title)
    body.add("BodyText")
    body.add("Addressee", words("letter_to", name))
    body.add("BodyText", words(f"{kind}_body", plan, count, deadline))
    if kind == "letter":
        body.add("BodyText", words["letter_no_reply"])
    body.add("BodyKept")
    body.add("AnnexList", words("letter_annex", plan, name))
    body.add("BodyKept")
    body.add("Signature", sender.name or words["letter_sender"])
    body.add("Date", written(sender.day, words.lang) or words["letter_date"])
    contact = words("letter_contact", sender.contact) if sender.contact else words["letter_call"]
    body.add("BodyText", contact)
    return to_docx(body.to_xml(), title)
