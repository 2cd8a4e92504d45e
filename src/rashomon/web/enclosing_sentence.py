"""The sentence around a passage."""

import re
from dataclasses import dataclass

from rashomon.lexicon import either
from rashomon.model.report import Report
from rashomon.model.span import Span

_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)")
_NO_END = re.compile(rf"(?:\b(?:{either('grammar.before_full_stops')})|\b[A-Z])\.$")
_MOST = 360


@dataclass(frozen=True, slots=True)
class SentenceAround:
    """A passage with the rest of its sentence before and after it."""

    before: str
    words: str
    after: str


def set_in_sentence(report: Report, span: Span) -> SentenceAround:
    """Returns the passage in its sentence; very long sentences are shortened, but never the passage."""
    text = report.text
    top = text.rfind("\n", 0, span.start) + 1
    # A dateline that opens the paragraph is no part of the sentence.
    top = max([top, *(f.end for f in report.furniture if top <= f.start and f.end <= span.start)])
    bottom = text.find("\n", max(span.start, span.end - 1))
    bottom = len(text) if bottom < 0 else max(bottom, span.end)
    before, after = text[top : span.start], text[span.end : bottom]
    ends = [m.end() for m in _END.finditer(before + " ") if m.end() <= len(before) and not _NO_END.search(before[: m.end()])]
    before = before[ends[-1] if ends else 0 :].lstrip()
    if not re.search(r"[.!?…][\"”’')\]]*$", span.quote) or after[:1].strip():
        stop = next((m for m in _END.finditer(after + " ") if not _NO_END.search(span.quote[-12:] + after[: m.end()])), None)
        after = after[: stop.end()] if stop else after
    else:
        after = ""
    return SentenceAround(_cut_front(before), span.quote, _cut_back(after.rstrip()))


def _cut_front(text: str) -> str:
    return text if len(text) <= _MOST else "… " + text[-_MOST:].partition(" ")[2]


def _cut_back(text: str) -> str:
    return text if len(text) <= _MOST else text[:_MOST].rpartition(" ")[0] + " …"
