"""Proves what an author says that reports give differently (`with_authored`), and puts it among the
variants that the program found.

The thing is consecutive words of one sentence of the matter; the words of a reading, at most
twelve, lie in one sentence; readings differ after numbers, days and joined names are made one.
Whether they are values, and how they stand to each other, the program reads from their words.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rashomon.model.content_ids import content_id
from rashomon.model.name import NameKind
from rashomon.model.passage import (
    CHIPS,
    SURE,
    Passage,
    PassageSentence,
    Reading,
    Variant,
    VariantKind,
    VariantRelation,
)
from rashomon.model.row import AuthoredVariant
from rashomon.model.span import Span
from rashomon.passages.terms import term_kind
from rashomon.passages.variants import (
    LONGEST,
    VariantStory,
    alone_in,
    relation_of,
)
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.text.quantities import Quantity

NO_SENTENCE = "words of a reading that lie in no sentence of two matters' reports"
NO_THING = "a thing whose words stand in no sentence of the matter"
NO_DIFFERENCE = "readings that do not differ, or of one report alone"
_COUNTED = 1  # words beside a number, the thing's own left out, with which it stands as a value
_MOST = 400  # variants of authors that are taken of a story
_WORD = re.compile(r"\w+")
_IDLE = frozenset({"DET", "AUX", "PART", "PUNCT", "SPACE", "CCONJ"})

Join = Callable[[Sequence[str], str], Passage]


class SentencesByPlace:
    """The sentences of a story, found by words that lie in them."""

    def __init__(self, sentences: Iterable[PassageSentence]) -> None:
        self._by_report: dict[str, list[PassageSentence]] = {}
        for one in sorted(sentences, key=lambda s: s.quote):
            self._by_report.setdefault(one.report, []).append(one)

    def of(self, span: Span) -> PassageSentence | None:
        """Returns the sentence in which these words lie, None where they lie in no one."""
        held = self._by_report.get(span.report, [])
        at = bisect_left([one.quote.start for one in held], span.start + 1) - 1
        return held[at] if at >= 0 and held[at].quote.end >= span.end else None


def with_sentences(
    passages: Sequence[Passage],
    authored: Sequence[AuthoredVariant],
    sentences: Mapping[str, PassageSentence],
    remade: Callable[[Passage], Passage],
    joined: Join,
) -> tuple[Passage, ...]:
    """Returns the passages with the sentences that an author reads beside theirs, as perhaps of
    their matter; what lies in none makes a matter of its own, under the author's name."""
    found, places = list(passages), SentencesByPlace(sentences.values())
    for variant in authored[:_MOST]:
        held = [{s.id for span in one if (s := places.of(span))} for one in variant.readings]
        every = set().union(*held)
        if sum(map(bool, held)) < 2 or len({sentences[one].report for one in every}) < 2:
            continue
        home = _home(found, held)
        if home is None:
            found.append(joined(sorted(every), variant.by))
            continue
        found[home] = _joined(found[home], every, variant.by, sentences, remade)
    return tuple(found)


def _joined(
    passage: Passage,
    more: set[str],
    by: str,
    sentences: Mapping[str, PassageSentence],
    remade: Callable[[Passage], Passage],
) -> Passage:
    """The passage with these sentences: as perhaps of its matter where two reports surely tell of
    it, else as its author has them, under their name."""
    alone = passage.reports < 2
    held = {one.id: one for one in passage.sentences}
    joined = dict(held)
    for one in more:
        if one not in held:
            joined[one] = replace(sentences[one], perhaps=not alone)
        elif alone:
            joined[one] = replace(held[one], perhaps=False)
    if joined == held:
        return passage
    ordered = tuple(sorted(joined.values(), key=lambda s: s.quote))
    return remade(replace(passage, sentences=ordered, by=by if alone else passage.by))


def _home(passages: Sequence[Passage], readings: Sequence[set[str]]) -> int | None:
    """The place of the passage that holds most of the readings, then of their sentences."""
    best, most = None, (0, 0)
    for n, passage in enumerate(passages):
        there = {one.id for one in passage.sentences}
        size = sum(bool(one & there) for one in readings), len(set().union(*readings) & there)
        if size > most:
            best, most = n, size
    return best


def with_authored(
    passages: Sequence[Passage],
    authored: Sequence[AuthoredVariant],
    story: VariantStory,
    sentences: Mapping[str, PassageSentence],
) -> tuple[Passage, ...]:
    """Returns the passages with what authors say that reports give differently, as far as it is
    proved, before what the program found; where both found one thing it stands once."""
    out = list(passages)
    places = SentencesByPlace(sentences.values())
    for authored_one in authored[:_MOST]:
        held = [{s.id for span in one if (s := places.of(span))} for one in authored_one.readings]
        home = _home(out, held)
        proved = None if home is None else proved_variant(authored_one, out[home], story)
        if home is not None and isinstance(proved, Variant):
            out[home] = _beside(out[home], proved, story)
    return tuple(out)


def proved_variant(one: AuthoredVariant, passage: Passage, story: VariantStory) -> Variant | str:
    """Returns what a matter bears out of an author's variant, else why it bears out nothing."""
    there = SentencesByPlace(passage.sentences)
    readings = []
    thing = frozenset(word.casefold() for word in _WORD.findall(one.thing))
    for spans in one.readings:
        given = [
            _GivenReading(held, _widened(span, held, story), story, thing)
            for span in spans
            if (held := there.of(span)) is not None
        ]
        given = [each for each in given if len(each.span.quote.split()) <= LONGEST]
        if given:
            readings.append(given)
    if len(readings) < 2:
        return NO_SENTENCE
    kind = _kind(readings, story)
    made = _readings(readings, kind, story)
    if len(made) < 2 or len({span.report for each in made for span in each.spans}) < 2:
        return NO_DIFFERENCE
    named = _thing(one.thing, passage)
    if not named:
        return NO_THING
    return Variant(
        content_id("v", one.by, *(f"{s.report} {s.start}" for r in made[:2] for s in r.spans[:1])),
        named,
        kind,
        tuple(made),
        _relation(kind, readings, made, story),
        alone=alone_in(made),
        strength=SURE,
        by=one.by,
    )


def _widened(span: Span, held: PassageSentence, story: VariantStory) -> Span:
    """The words with the whole of an amount that they cut, its limit word with it."""
    at, (start, end) = held.quote.start, (span.start, span.end)
    for q in story.terms[held.id].quantities:
        if at + q.start < end and start < at + q.end:
            start, end = min(start, at + q.start), max(end, at + q.end)
    return story.pages[span.report].report.span(start, end)


@dataclass(frozen=True)
class _GivenReading:
    """Words of a reading in their sentence, with what they tell; `thing`: the words for what it is
    a reading of."""

    sentence: PassageSentence
    span: Span
    story: VariantStory
    thing: frozenset[str] = frozenset()

    @cached_property
    def amounts(self) -> tuple[Quantity, ...]:
        """The amounts among the words."""
        at = self.sentence.quote.start
        return tuple(
            q
            for q in self.story.terms[self.sentence.id].quantities
            if self.span.start <= at + q.start and at + q.end <= self.span.end
        )

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The words outside amounts: names, days and families of words by their terms, others as
        they are; without articles, auxiliaries and the thing's own."""
        words = self.story.pages[self.span.report].words
        terms = {start: term for term, start, _ in self.story.terms[self.sentence.id].places}
        at = self.sentence.quote.start
        taken = [(at + q.start, at + q.end) for q in self.amounts]
        first = bisect_left(words.starts, self.span.start)
        last = bisect_left(words.starts, self.span.end)
        out = [
            terms.get(words.starts[t], words.lower[t])
            for t in range(first, last)
            if words.pos[t] not in _IDLE
            and words.lower[t] not in self.thing
            and not words.punct[t]
            and not any(start <= words.starts[t] < end for start, end in taken)
        ]
        return tuple(out)

    @cached_property
    def content(self) -> frozenset[str]:
        """What the words outside amounts tell, without small words."""
        return frozenset(one for one in self.told if one not in every_small_word())

    @cached_property
    def days(self) -> frozenset[str]:
        """The days that the words tell."""
        return frozenset(one for one in self.told if term_kind(one) == "day")

    @property
    def is_number(self) -> bool:
        """Whether they are a number with at most the word for what it counts."""
        return len(self.amounts) == 1 and len(self.content) <= _COUNTED

    @property
    def figure(self) -> tuple[float | None, float | None, str, str | None]:
        """The bounds of the first amount, how it is limited, and its unit."""
        q = self.amounts[0]
        return (q.low, q.high, q.manner, q.unit)

    def is_of(self, other: "_GivenReading", kind: VariantKind) -> bool:
        """Whether both give one reading of such a kind."""
        if self.is_number and other.is_number:
            return self.figure == other.figure and (
                self.content <= other.content or other.content <= self.content
            )
        if kind is VariantKind.DAY:
            return self.days == other.days
        amounts = [
            [(q.low, q.high, q.manner, q.unit) for q in one.amounts] for one in (self, other)
        ]
        return amounts[0] == amounts[1] and self.told == other.told


def _kind(readings: Sequence[Sequence[_GivenReading]], story: VariantStory) -> VariantKind:
    """What kind of thing the readings are of: values only where nothing but the value differs."""
    every = [each for one in readings for each in one]
    if all(each.is_number for each in every):
        figures = {each.figure for each in every}
        cores = {(low if low is not None else high, unit) for low, high, _, unit in figures}
        if len(cores) > 1:
            return VariantKind.NUMBER
        if len(figures) > 1:
            return VariantKind.LIMIT
    if all(each.days and each.content == each.days and not each.amounts for each in every):
        return VariantKind.DAY
    if all(each.content and _are_names(each.content) for each in every):
        kinds = {story.kinds.get(key[1:]) for each in every for key in each.content}
        return VariantKind.PLACE if NameKind.PLACE in kinds else VariantKind.NAME
    return VariantKind.WORDING


def _are_names(terms: Iterable[str]) -> bool:
    return all(term_kind(one) == "name" for one in terms)


def _readings(
    readings: Sequence[Sequence[_GivenReading]], kind: VariantKind, story: VariantStory
) -> list[Reading]:
    """The readings, those that are one put together, the most widely told first."""
    groups: list[list[_GivenReading]] = []
    every = [each for one in readings for each in one]
    # a bare number joins those that say of what
    every.sort(key=lambda each: len(each.content) if each.is_number else 0)
    for each in every:
        home = next((g for g in groups if any(each.is_of(other, kind) for other in g)), None)
        if home is None:
            groups.append([each])
        else:
            home.append(each)
    made: dict[str, Reading] = {}
    for given in groups:
        value = " ".join(given[0].span.quote.split())
        if value.casefold() in made:
            continue
        spans = {each.span.report: each.span for each in reversed(given)}
        counts = story.count([each.sentence for each in given])
        made[value.casefold()] = Reading(
            value,
            tuple(spans[report] for report in sorted(spans)),
            len(spans),
            counts.lines,
            counts.least_lines,
            counts.first,
        )
    return sorted(made.values(), key=lambda r: (-r.reports, r.spans[0]))


def _relation(
    kind: VariantKind,
    given: Sequence[Sequence[_GivenReading]],
    made: Sequence[Reading],
    story: VariantStory,
) -> VariantRelation:
    """How the readings stand to each other, by arithmetic, calendar and words alone."""
    found = relation_of(kind, made, story)
    if found is not VariantRelation.DIFFERS or len(made) != 2:
        return found
    one, other = given[0][0], given[1][0]
    if kind is VariantKind.NUMBER:
        held = _holds(one.figure[:2], other.figure[:2]) or _holds(other.figure[:2], one.figure[:2])
    elif kind is VariantKind.DAY:
        days = [_day(each.days) for each in (one, other)]
        held = _holds(days[0], days[1]) or _holds(days[1], days[0])
    elif kind in CHIPS:
        held = False
    else:
        plain = one.amounts == other.amounts == ()
        held = plain and (one.content < other.content or other.content < one.content)
    return VariantRelation.REFINE if held else found


def _day(days: frozenset[str]) -> tuple[str | None, str | None]:
    """The first and last day of these terms."""
    ends = [part for one in days for part in one[1:].split("/")]
    return min(ends), max(ends)


def _holds(wide: tuple[object, object], narrow: tuple[object, object]) -> bool:
    """Whether a stretch of numbers or days holds another, and is none itself."""
    (low, high), (least, most) = wide, narrow
    if least is None or most is None or (low is None and high is None) or wide == narrow:
        return False
    return (low is None or low <= least) and (high is None or most <= high)  # type: ignore[operator]


def _thing(words: str, passage: Passage) -> str:
    """The longest run of the author's words for the thing that stands in one sentence of the
    matter, as printed there; "" where none stands."""
    sought = [word.casefold() for word in _WORD.findall(words)]
    for size in range(len(sought), 0, -1):
        for first in range(len(sought) - size + 1):
            run = sought[first : first + size]
            if set(run) <= every_small_word():
                continue
            found = [each for one in passage.sentences for each in _runs(one.quote.quote, run)]
            if found:
                return next((one for one in found if one in words), found[0])
    return ""


def _runs(text: str, sought: Sequence[str]) -> Iterator[str]:
    """Where these words stand in a text one after the other, as printed."""
    found = list(_WORD.finditer(text))
    words = [one[0].casefold() for one in found]
    for k in range(len(words) - len(sought) + 1):
        if words[k : k + len(sought)] == sought:
            yield " ".join(text[found[k].start() : found[k + len(sought) - 1].end()].split())


def _beside(passage: Passage, new: Variant, story: VariantStory) -> Passage:
    """The passage with this variant behind those of authors and before the others; one of the
    program that is of the same thing goes, and the reports that give its readings stay."""
    kept, found = [], new
    for one in passage.variants:
        pairs = [
            (mine, theirs)
            for mine in found.readings
            for theirs in one.readings
            if any(a.overlaps(b) for a in mine.spans for b in theirs.spans)
        ]
        if len({mine.value for mine, _ in pairs}) < 2 or len({t.value for _, t in pairs}) < 2:
            kept.append(one)
        elif one.by is not None:
            return passage
        else:
            found = _with_reports(found, pairs, passage, story)
    ids = {one.id for one in kept}
    if found.id in ids:
        return passage
    authors = [one for one in kept if one.by is not None]
    others = [one for one in kept if one.by is None]
    return replace(passage, variants=(*authors, found, *others))


def _with_reports(
    variant: Variant,
    pairs: Sequence[tuple[Reading, Reading]],
    passage: Passage,
    story: VariantStory,
) -> Variant:
    """The variant with the reports that give its readings by what the program found."""
    taken = {span.report for one in variant.readings for span in one.spans}
    places, readings = SentencesByPlace(passage.sentences), []
    for one in variant.readings:
        more = {
            span.report: span
            for mine, theirs in pairs
            if mine is one
            for span in theirs.spans
            if span.report not in taken
        }
        spans = tuple(sorted((*one.spans, *more.values())))
        counts = story.count([held for span in spans if (held := places.of(span))])
        readings.append(
            Reading(one.value, spans, len(spans), counts.lines, counts.least_lines, counts.first)
            if more
            else one
        )
    readings.sort(key=lambda r: (-r.reports, r.spans[0]))
    return replace(variant, readings=tuple(readings), alone=alone_in(readings))
