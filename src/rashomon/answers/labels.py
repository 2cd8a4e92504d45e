"""The numbers of sentences behind the words of a reply, in whatever brackets (`mark_labels`)."""

import re
from collections.abc import Set

# Signs of no report, between which stand the labels that were found: "s4 s9".
BEGIN, END = "\ue000", "\ue001"
MARKED = re.compile(f"{BEGIN}([^{END}]*){END}")

_NUMBER = r"(?:[sS]\.?\s?)?\d{1,4}(?!\d)"
_RANGE = r"\s?(?:-|–|—|to|\.\.)\s?"
_ITEM = rf"(?:{_NUMBER}(?:{_RANGE}{_NUMBER})?|[rR]\d{{1,3}})"
_BETWEEN = r"(?:[\s,;/&+=^、，]|and|und|et|y|и|see|sentences?)"
_LIST = rf"{_BETWEEN}*{_ITEM}(?:{_BETWEEN}+{_ITEM})*{_BETWEEN}*"
_ONE = re.compile(rf"(?P<first>{_NUMBER})(?:{_RANGE}(?P<last>{_NUMBER}))?|[rR]\d{{1,3}}")
_SQUARE = re.compile(rf"\\?[\[【［]({_LIST})\\?[\]】］](?:\([^()\s]*\))?")
# In other brackets, or in none, only numbers with their letter are those of sentences.
_OTHER = re.compile(rf"[(<⟨{{（]({_LIST})[)>⟩}}）]")
_BARE = re.compile(rf"{BEGIN}[^{END}]*{END}|(?<![\w⟦.-])(s\d{{1,4}}(?:[\s,;]+s\d{{1,4}})*)(?!\w)")
_BESIDE = re.compile(rf"{END}(?:[\s,;/]|and)*{BEGIN}")
_BROKEN = re.compile(r"[\[【(][sSrR\d\s,;–-]*\Z")
_RAISED = re.compile(r"<sup>([^<>]{1,99})</sup>", re.IGNORECASE)
_SMALL = re.compile("[ˢ⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[ ,⁻]{1,3}[ˢ⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_AS_DIGITS = str.maketrans("ˢ⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "s0123456789-")
_MOST = 40  # sentences of a range


def mark_labels(reply: str, known: Set[str]) -> str:
    """Returns a reply in which all labels stand between `BEGIN` and `END`; `known`: those of the
    sheet."""
    text = reply.replace(BEGIN, "").replace(END, "")
    text = _BROKEN.sub("", text)
    text = _RAISED.sub(r"[\1]", text)
    text = _SQUARE.sub(lambda found: _marked(found, known, bare=True), text)
    text = _OTHER.sub(lambda found: _marked(found, known), text)
    text = _BARE.sub(lambda found: _marked(found, known), text)
    if BEGIN not in text:
        text = _SMALL.sub(lambda found: _raised(found, known), text)
    return _BESIDE.sub(" ", text)


def _marked(found: re.Match[str], known: Set[str], *, bare: bool = False) -> str:
    """The labels between the marks; the words as they are where they are none. `bare`: numbers of
    the sheet need no letter."""
    if found[1] is None:
        return found[0]  # marked already
    labels = list[str]()
    for item in _ONE.finditer(found[1]):
        if item["first"] is None:
            continue
        first, last = _number(item["first"]), _number(item["last"] or item["first"])
        has_letter = item["first"][0] in "sS"
        if not has_letter and not (bare and f"s{first}" in known):
            return found[0]
        labels += [f"s{number}" for number in range(first, min(last, first + _MOST) + 1)]
    # Brackets that name reports alone show no sentence.
    return f"{BEGIN}{' '.join(dict.fromkeys(labels))}{END}" if labels else ""


def _number(label: str) -> int:
    return int(re.sub(r"\D", "", label))


def _raised(found: re.Match[str], known: Set[str]) -> str:
    numbers = re.findall(r"\d+", found[0].translate(_AS_DIGITS))
    labels = [f"s{number}" for number in numbers]
    return f"{BEGIN}{' '.join(labels)}{END}" if labels and known >= set(labels) else found[0]
