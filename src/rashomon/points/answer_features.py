"""Reads the words of an answer: content keys, names, days, governing predicate and subject.

Names replace their spellings, so that "Marlow" and "the Marlow bridge" of two reports match once the names stage has joined them.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.point import PointKind
from rashomon.model.span import Span
from rashomon.points.accounts import CandidateAccount
from rashomon.text.annotations import Annotations
from rashomon.text.parsed_words import ParsedWords, words_of
from rashomon.text.token_index import content_keys

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AnswerFeatures:
    """The features of one answer's words.

    `words`: content keys, each a lemma or `=` and a name's id; `head`: the governing predicate; `clocks`: times of day ("13:44").
    """

    words: tuple[str, ...]
    context: tuple[str, ...]
    names: frozenset[str]
    head: str | None
    subject: tuple[str, ...]
    days: frozenset[tuple[str, str]]
    clocks: frozenset[str]
    places: frozenset[str]
    quoted_places: frozenset[str]
    measures: frozenset[str]
    background: bool


class Reader:
    """Computes the features of a story's answers, given its names and dates."""

    def __init__(self, annotated: Sequence[Annotations], names: Sequence[Name], dates: Sequence[Date]) -> None:
        self.by_report = {a.report.id: a for a in annotated}
        mentions: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for name in names:
            for mention in name.mentions:
                mentions[mention.report].append((mention.start, mention.end, name.id))
        self.places = frozenset(name.id for name in names if name.kind is NameKind.PLACE)
        self.mentions = {report: sorted(found) for report, found in mentions.items()}
        spans: dict[str, list[tuple[int, int, tuple[str, str]]]] = defaultdict(list)
        clocks: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for found in dates:
            if found.earliest and found.latest:
                spans[found.span.report].append((found.span.start, found.span.end, (found.earliest, found.latest)))
            if found.time:
                clocks[found.span.report].append((found.span.start, found.span.end, found.time[:5]))
        dated = [when.earliest for when in dates if when.earliest and when.earliest[:4] in when.span.quote]
        self.latest = max(dated, default=None)
        self.days = {report: sorted(listed) for report, listed in spans.items()}
        self.clocks = {report: sorted(listed) for report, listed in clocks.items()}
        self._context: dict[Span, tuple[str, ...]] = {}

    def read(self, answer: CandidateAccount) -> AnswerFeatures:
        """Returns the features of one answer."""
        quote = answer.account.quote
        annotations = self.by_report[quote.report]
        told = words_of(annotations.doc)
        names = _within(self.mentions.get(quote.report, []), quote.start, quote.end)
        days = frozenset(_within_values(self.days.get(quote.report, []), quote.start, quote.end))
        head = _head(told, told.at(quote.start, quote.end))
        subject = _subject(told, head) if head is not None else None
        around = frozenset(_within(self.mentions.get(quote.report, []), answer.sentence.start, answer.sentence.end).values())
        words = self.keys(quote)
        return AnswerFeatures(
            words=words,
            context=self._keys_of_sentence(answer.sentence),
            names=frozenset(names.values()),
            quoted_places=frozenset(names.values()) & self.places,
            places=(frozenset(names.values()) or around) & self.places,
            measures=answer.counted.measures if answer.counted is not None and answer.kind is PointKind.COUNT else frozenset(),
            background=self._background(answer.sentence, annotations.report.anchor),
            head=told.lemma[head].casefold() if head is not None else None,
            subject=self._subject_keys(quote.report, told, subject),
            days=days,
            clocks=frozenset(_within(self.clocks[quote.report], quote.start, quote.end).values())
            if days and quote.report in self.clocks
            else _NONE,
        )

    def _background(self, sentence: Span, anchor: str | None) -> bool:
        """Whether the sentence tells of a day more than two months before its report, or before the latest day of the story."""
        now = anchor[:10] if anchor else self.latest
        if not now:
            return False
        limit = (date.fromisoformat(now) - timedelta(days=60)).isoformat()
        found = _within_values(self.days.get(sentence.report, []), sentence.start, sentence.end)
        return bool(found) and max(last for _, last in found) < limit

    def _keys_of_sentence(self, sentence: Span) -> tuple[str, ...]:
        if sentence not in self._context:  # a sentence holds several answers
            self._context[sentence] = self.keys(sentence)
        return self._context[sentence]

    def keys(self, span: Span) -> tuple[str, ...]:
        """Returns the content keys of a span: a name's id for the words of a name, a lemma for the rest."""
        names = _within(self.mentions.get(span.report, []), span.start, span.end)
        out = [f"={identity}" for identity in names.values()]
        doc = self.by_report[span.report].doc
        words, keys = words_of(doc), content_keys(doc)
        starts = words.starts
        covered = {i for start, end in names for i in range(bisect_left(starts, start), bisect_left(starts, end))}
        out += [key for i in words.at(span.start, span.end) if (key := keys[i]) is not None and i not in covered]
        return tuple(out)

    def _subject_keys(self, report: str, words: ParsedWords, subject: int | None) -> tuple[str, ...]:
        if subject is None or words.pos[subject] == "PRON":
            return ()
        names = _within(self.mentions.get(report, []), words.starts[words.left[subject]], words.ends[subject])
        return (words.lemma[subject].casefold(), *(f"={identity}" for identity in sorted(set(names.values()))))


def _within(found: Sequence[tuple[int, int, str]], start: int, end: int) -> dict[tuple[int, int], str]:
    low = bisect_left(found, (start, 0, ""))
    high = bisect_right(found, (end, 0, ""))
    return {(s, e): value for s, e, value in found[low:high] if e <= end}


def _within_values(found: Sequence[tuple[int, int, tuple[str, str]]], start: int, end: int) -> list[tuple[str, str]]:
    return [value for s, e, value in found if start <= s and e <= end]


def _head(words: ParsedWords, inside: range) -> int | None:
    """The word that governs the others: a verb before a noun before any other, and the first among equals."""
    head, pos = words.head, words.pos
    tops = [i for i in inside if (head[i] not in inside or head[i] == i) and not words.space[i] and not words.punct[i]]
    verbs = [i for i in tops if pos[i] in ("VERB", "AUX")]
    found = verbs or [i for i in tops if pos[i] in ("NOUN", "PROPN", "ADJ", "NUM")] or tops
    return found[0] if found else None


def _subject(words: ParsedWords, head: int) -> int | None:
    for verb in (head, words.head[head]):
        found = words.child(verb, "nsubj", "nsubjpass")
        if found is not None:
            return found
        if words.dep[verb] not in ("conj", "xcomp", "advcl"):
            break
    return None
