"""Reads what is printed above the line. It is never glued to the digits before it: the sign of a
note goes, an exponent is written "10^5", the ending of an ordinal stays."""

import re
from unicodedata import normalize

from rashomon.shipped.words import PatternMatch

_NOTE = re.compile(
    r"[\[(]?(?:(?:note|nb|n|fn)[\s.]*)?(?:\d{1,3}|[*†‡§¶#‖✝✱]{1,3})"
    r"(?:\s?[,;–-]\s?\d{1,3})*[\]).]{0,2}"
)
# A note that is no number. An ordinal ends in other letters: "21st", "3e", "1er".
_LETTERED = re.compile(
    r"[a-dA-D]|[ivx]{1,4}|[,;\s–-]+|\([a-z]\)|(?:\[[^\[\]]{1,30}\])+"
    r"|(?:[a-zA-Z]|\d{1,2})(?:(?:\s?[,;–-]\s?|\s{1,3})(?:[a-zA-Z]|\d{1,2}))+"
)
_UNIT = re.compile(r"(?:\d|\b)(?:[kcdm]?m|ft|in|mi)$")
_BASE = re.compile(r"(?<!\d)(?:(?<![.,])\d|10)\s?$")  # no other is printed with a power
_FRACTION = re.compile(r"(\d{1,2})[/⁄](\d{1,2})")
_RAISED = re.compile(
    r"(?:(?<=\d)|(?<=[^\W\d_]{3})|(?<=[.,;:!?)\]”’\"'>]))"
    r"(?:⁻?[¹²³⁰⁴-⁹]+(?:[,–-][¹²³⁰⁴-⁹]+)*(?:[/⁄][₀-₉\d]+)?|⁽[¹²³⁰⁴-⁹]+⁾)"
    r"|(?<=\d)(?:\[(?:note |nb )?(?:\d{1,3}|[a-z])(?:\s?[,;–-]\s?\d{1,3})*\])+"
)


def raised_text(raised: str, before: str, *, is_note: bool = False) -> str:
    """Returns raised words as they stand in a text behind what is before them, "" for the sign of a
    note. `is_note`: whether the markup says that they are one."""
    sign = raised.strip()
    behind_figure = before.rstrip()[-1:].isdigit()
    if is_note or (sign.startswith("[") and behind_figure):
        return ""
    if re.search(r"[$€£¥]\s?\d[\d,.]*$", before) and re.fullmatch(r"\d\d", sign):
        return f".{sign}"  # cents
    if fraction := _FRACTION.fullmatch(sign):
        return f" {fraction[1]}⁄{fraction[2]}"
    if _UNIT.search(before) and re.fullmatch(r"[23]", sign):
        return sign
    if behind_figure and re.fullmatch(r"[-–−]?\d[\d.,]*", sign):
        is_power = _BASE.search(before) or not re.fullmatch(r"\d(?:,\d)*\.?", sign)
        return f"^{sign}" if is_power else ""
    if is_note_sign(sign) or (behind_figure and _LETTERED.fullmatch(sign)):
        return ""
    return raised


def is_note_sign(text: str) -> bool:
    """Whether the words are a number, or signs, as notes have them."""
    return _NOTE.fullmatch(text) is not None


def without_note_signs(text: str) -> str:
    """Returns a text in which no raised sign touches a digit: "12[3]" is 12, "km²" is itself, "10⁵"
    is "10^5"."""
    return _RAISED.sub(_parted, text)


def _parted(sign: PatternMatch) -> str:
    before = sign.string[max(0, sign.start() - 80) : sign.start()]
    words = raised_text(normalize("NFKC", sign[0]), before)
    return sign[0] if words[:1].isdigit() else words
