"""Reads what is printed above the line. The sign of a note does not belong to the words before it;
an exponent and the ending of an ordinal do."""

import re
from unicodedata import normalize

_NOTE = re.compile(
    r"[\[(]?(?:(?:note|nb|n|fn)[\s.]*)?(?:\d{1,3}|[*†‡§¶#‖✝✱]{1,3})(?:\s?[,;–-]\s?\d{1,3})*[\]).]{0,2}"
)
# What only behind a figure is the sign of a note: ordinals in other languages end in "e" or "o".
_BEHIND_FIGURES = re.compile(r"\d{4}|[a-dA-D]|[ivx]{1,4}|[,;\s–-]+|(?:\[[^\[\]]{1,30}\])+")
# Signs that are raised themselves, and those that print sets in brackets behind a figure. To look
# for the sign first is nine times as fast.
_RAISED = re.compile(
    r"(?=[¹²³⁰⁴-⁹⁽\[])(?:"
    r"(?:(?<=\d)|(?<=[^\W\d_]{3})|(?<=[.,;:!?)\]”’\"'>]))"
    r"(?:[¹²³⁰⁴-⁹]+(?:[,–-][¹²³⁰⁴-⁹]+)*|⁽[¹²³⁰⁴-⁹]+⁾)"
    r"|(?<=\d)(?:\[(?:note |nb )?(?:\d{1,3}|[a-z])(?:\s?[,;–-]\s?\d{1,3})*\])+"
    r")"
)
_MEASURED = re.compile(r"\d\s?(?:m|ft|in|mi)$|(?:\b|\d)[kcdm]m$|([×x·*] ?10)$")


def raised_text(raised: str, before: str, *, linked: bool = False) -> str:
    """Returns raised words as they stand in a text behind what is before them, "" for the sign of a
    note. `linked` says whether they lead to another place on the page, as such signs do."""
    bare = raised.strip()
    if re.search(r"[$€£¥]\s?\d[\d,.]*$", before) and re.fullmatch(r"\d\d", bare):
        return f".{bare}"
    measured = None if linked else _MEASURED.search(before)
    if measured and re.fullmatch(r"[-–]?\d{1,2}", bare):
        if measured[1]:
            return f"^{bare}"
        return bare
    if bare.startswith("[") and not before[-1:].isdigit():  # it is parted from the words already
        return raised
    if before[-1:].isdigit() and _BEHIND_FIGURES.fullmatch(bare):
        return ""
    if is_note_sign(bare) or (linked and len(bare) <= 4):
        return ""
    return raised


def is_note_sign(text: str) -> bool:
    """Whether the words are a number, or signs, as notes have them."""
    return _NOTE.fullmatch(text) is not None


def without_note_signs(text: str) -> str:
    """Returns a text without the signs of notes in it: "12³" and "12[3]" are 12, "km²" is
    itself."""
    return _RAISED.sub(_left_of, text)


def _left_of(found: re.Match[str]) -> str:
    before = re.sub(r"<[^<>]*>", "", found.string[max(0, found.start() - 80) : found.start()])
    shown = raised_text(normalize("NFKC", found[0]), before)
    return found[0] if shown[:1].isdigit() else shown
