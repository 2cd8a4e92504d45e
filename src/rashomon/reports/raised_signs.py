"""Reads what is printed above the line. The sign of a note does not belong to the words before it;
an exponent and the ending of an ordinal do."""

import re

_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶#]{1,3})(?:\s?[,;–-]\s?\d{1,3})*[\])]?")
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
    if is_note_sign(bare) or (linked and len(bare) <= 4):
        return ""
    return raised


def is_note_sign(text: str) -> bool:
    """Whether the words are a number, or signs, as notes have them."""
    return _NOTE.fullmatch(text) is not None
