"""The numbers of sentences behind the words of a reply, in whatever brackets (`mark_labels`)."""

import re
from collections.abc import Set
from functools import partial

from rashomon.shipped.words import PatternMatch

# Signs of no report, between which stand the labels that were found: "s4 s9".
BEGIN = "\ue000"
END = "\ue001"
MARKED = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){END}")

_LETTER = r"[sS]\.?\s?"
_NUMBER = rf"(?:{_LETTER}\d{{1,9}}|\d{{1,4}})(?!\d)"
_RANGE = r"\s?(?:-|–|—|to|\.\.)\s?"
_ITEM = rf"(?:{_NUMBER}(?:{_RANGE}{_NUMBER})?|[rR]\d{{1,3}})"
_BETWEEN = r"(?:[\s,;:/&+=^、，]|and|und|et|y|и|see|sentences?|sources?)"
_LIST = rf"{_BETWEEN}*{_ITEM}(?:{_BETWEEN}+{_ITEM})*{_BETWEEN}*"
_ONE = re.compile(
    rf"(?P<letter>{_LETTER})?(?P<first>\d+)(?:{_RANGE}(?:{_LETTER})?(?P<last>\d+))?|[rR]\d+"
)
# In other brackets than square ones, or in none, only numbers with their letter are those of
# sentences.
_LABELS = re.compile(
    rf"\\?[\[【［](?P<square>{_LIST})\\?[\]】］](?:\([^()\s]*\))?"
    rf"|[(<⟨{{（](?P<other>{_LIST})[)>⟩}}）]"
    r"|(?<![\w⟦.-])(?P<bare>s\d{1,4}(?:[\s,;]+s\d{1,4})*)(?!\w)"
)
_BESIDE = re.compile(rf"{END}(?:[\s,;./]|and)*{BEGIN}")
_MOST = 40  # sentences of a range


def mark_labels(reply: str, labels: Set[str]) -> str:
    """Returns a reply in which all labels stand between `BEGIN` and `END`; `labels`: those of the
    sheet."""
    text = reply.replace(BEGIN, "").replace(END, "")
    text = _LABELS.sub(partial(_marked, labels=labels), text)
    return _BESIDE.sub(" ", text)


def _marked(stretch: PatternMatch, labels: Set[str]) -> str:
    """The labels between the marks; the words as they are where they are none."""
    labels_named = []
    for item in _ONE.finditer(stretch[stretch.lastgroup or 0]):
        first = item["first"]
        last = item["last"] or first
        if first is None:
            continue  # a report
        if not item["letter"] and not (stretch["square"] and f"s{int(first)}" in labels):
            return stretch[0]
        numbers = range(int(first), min(int(last), int(first) + _MOST) + 1)
        labels_named += [f"s{number}" for number in numbers]
    # Brackets that name reports alone show no sentence.
    return f"{BEGIN}{' '.join(dict.fromkeys(labels_named))}{END}" if labels_named else ""
