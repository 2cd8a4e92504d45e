"""Reads what is printed above the line. The sign of a note does not belong to the words before it;
an exponent, a fraction and the ending of an ordinal do. Notes are counted from one on: what stands
behind ten or one digit and is in no such row may be an exponent ("10^5")."""

import re
from collections.abc import Iterable
from functools import partial
from itertools import count
from unicodedata import normalize

from rashomon.shipped.words import PatternMatch

_NOTE = re.compile(
    r"[\[(]?(?:(?:note|nb|n|fn)[\s.]*)?(?:\d{1,3}|[*†‡§¶#‖✝✱]{1,3})"
    r"(?:\s?[,;–-]\s?\d{1,3})*[\]).]{0,2}"
)
# What only behind a figure is the sign of a note: ordinals in other languages end in "e" or "o".
_BEHIND_FIGURES = re.compile(
    r"[a-dA-D]|[ivx]{1,4}|[,;\s–-]+|(?:\[[^\[\]]{1,30}\])+|\([a-z]\)"
    r"|(?:[a-zA-Z]|\d{1,2})(?:(?:\s?[,;–-]\s?|\s{1,3})(?:[a-zA-Z]|\d{1,2}))+"
)
# Signs that are raised themselves, and those that print sets in brackets behind a figure. To look
# for the sign first is nine times as fast.
_RAISED = re.compile(
    r"(?=[¹²³⁰⁴-⁹⁻⁽\[])(?:"
    r"(?:(?<=\d)|(?<=[^\W\d_]{3})|(?<=[.,;:!?)\]”’\"'>]))"
    r"(?:⁻?[¹²³⁰⁴-⁹]+(?:[,–-][¹²³⁰⁴-⁹]+)*(?:[/⁄][₀-₉\d]+)?|⁽[¹²³⁰⁴-⁹]+⁾)"
    r"|(?<=\d)(?:\[(?:note |nb )?(?:\d{1,3}|[a-z])(?:\s?[,;–-]\s?\d{1,3})*\])+"
    r")"
)
_SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BASE = re.compile(
    r"(?<!\d)(?:(?<![.,])\d|10)\s?$"
)  # no other is printed with a power of one digit
_FRACTION = re.compile(r"(\d{1,2})[/⁄](\d{1,2})")
_MEASURED = re.compile(r"\d\s?(?:m|ft|in|mi)$|(?:\b|\d)[kcdm]m$|([×x·*] ?10)$")


def raised_text(raised: str, before: str, last: int | None = None, *, linked: bool = False) -> str:
    """Returns raised words as they stand in a text behind what is before them, "" for the sign of a
    note.

    - `last`: the number of the last note. Where it is not known yet, a number behind a figure stays
      raised, for without_note_signs
    - `linked`: whether they lead to another place on the page, as such signs do
    """
    sign = raised.strip()
    # cents behind a price: "$3" and "50"
    if re.search(r"[$€£¥]\s?\d[\d,.]*$", before) and re.fullmatch(r"\d\d", sign):
        return f".{sign}"
    if not linked and (power := _power_of(sign, before)):
        return power
    # it is parted from the words already
    if sign.startswith("[") and not linked and not before[-1:].isdigit():
        return raised
    is_note = is_note_sign(sign) or (linked and len(sign) <= 4)
    if before.rstrip()[-1:].isdigit():
        return _behind_a_figure(raised, figure=before, last=last, is_note=is_note, linked=linked)
    return "" if is_note else raised


def _power_of(sign: str, before: str) -> str:
    """Returns the power of a measure, "5 m" and "2", or of ten; "" if a sign is none."""
    measured = _MEASURED.search(before)
    if not measured or not re.fullmatch(r"[-–]?\d{1,2}", sign):
        return ""
    return f"^{sign}" if measured[1] else sign


def _behind_a_figure(
    raised: str, figure: str, last: int | None, *, is_note: bool, linked: bool
) -> str:
    """Returns raised words as they stand in a text behind a figure: a fraction, a note's number, a
    sign of a note, a power, or the ending of an ordinal, in this order."""
    sign = raised.strip()
    if fraction := _FRACTION.fullmatch(sign):
        return f" {fraction[1]}⁄{fraction[2]}"
    if sign.isdecimal() and not linked:
        return _number_behind(figure, number=sign, last=last)
    if is_note or _BEHIND_FIGURES.fullmatch(sign):
        return ""
    if re.fullmatch(r"[-–−]?\d[\d.,]*", sign):
        return f"^{sign}"
    return raised  # the ending of an ordinal


def _number_behind(figure: str, number: str, last: int | None) -> str:
    """Returns what is left of a raised number: an exponent, or minutes, if it can be one and no
    note is meant."""
    if last is None:
        return number.translate(_SMALL)
    if int(number) <= last or (len(number) == 1 and not _BASE.search(figure)):
        return ""
    return f"^{number}"


def last_note(signs: Iterable[str]) -> int:
    """Returns how far the numbers of these raised signs go on from one without a gap."""
    printed_signs = " ".join(sign for sign in signs if is_note_sign(sign.strip()))
    numbers = {int(number) for number in re.findall(r"\d+", printed_signs)}
    return next(last for last in count() if last + 1 not in numbers)


def is_note_sign(text: str) -> bool:
    """Whether the words are a number, or signs, as notes have them."""
    return _NOTE.fullmatch(text) is not None


def without_note_signs(text: str) -> str:
    """Returns a text without the signs of notes in it: "12¹" and "12[3]" are 12, "km²" is itself,
    "10⁵" is "10^5"."""
    last = last_note(normalize("NFKC", sign) for sign in _RAISED.findall(text))
    return _RAISED.sub(partial(_words_left_of, last), text)


def _words_left_of(last: int, sign: PatternMatch) -> str:
    before = re.sub(r"<[^<>]*>", "", sign.string[max(0, sign.start() - 80) : sign.start()])
    words = raised_text(normalize("NFKC", sign[0]), before=before, last=last)
    return sign[0] if words[:1].isdigit() else words
