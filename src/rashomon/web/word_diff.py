"""The words of an account as they are shown: in their sentence, those marked that no other answer has, and what a copy changed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from rashomon.lexicon import either, set_of
from rashomon.model.report import Report
from rashomon.model.span import Span

_WORD = re.compile(r"\d[\d,.:]*\d|[^\W_]+(?:['’][^\W_]+)*")
_PLAIN = set_of("small_words.not_marked")
"""Words that tell no answer from another. Words of negation, number and doubt are not among them."""
_MOST = 40_000


def _plain(word: str) -> str:
    plain = word.casefold().replace("’", "'").removesuffix("'s").replace(",", "")
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain


def words_of(text: str) -> frozenset[str]:
    """Returns the words of the text that can tell answers apart, each in one form."""
    return frozenset(_plain(found[0]) for found in _WORD.finditer(text) if found[0].casefold() not in _PLAIN)


def own_words(answers: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Returns, for each answer, the words in its texts that no other answer has; nothing for a single answer."""
    if sum(len(text) for texts in answers.values() for text in texts) > _MOST:
        return {}
    said = {answer: frozenset().union(*map(words_of, texts)) for answer, texts in answers.items()}
    return {
        answer: words - _union(other for key, other in said.items() if key != answer) for answer, words in said.items() if len(said) > 1
    }


def unshared(texts: Sequence[str]) -> list[frozenset[str]]:
    """Returns, for each of these texts with one answer, the words that not all of them have."""
    said = list(map(words_of, texts))
    shared = frozenset.intersection(*said) if said else frozenset()
    return [words - shared for words in said]


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def mark_words(text: str, words: frozenset[str]) -> Markup:
    """Returns the escaped text with these words marked."""
    if not words:
        return escape(text)
    out, at = [], 0
    for found in _WORD.finditer(text):
        if found[0].casefold() not in _PLAIN and _plain(found[0]) in words:
            out += [escape(text[at : found.start()]), Markup('<b class="df">'), escape(found[0]), Markup("</b>")]
            at = found.end()
    return Markup("").join([*out, escape(text[at:])])


_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)")
_NO_END = re.compile(rf"(?:\b(?:{either('grammar.before_full_stops')})|\b[A-Z])\.$")
_LONGEST = 360


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
    return text if len(text) <= _LONGEST else "… " + text[-_LONGEST:].partition(" ")[2]


def _cut_back(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + " …"
