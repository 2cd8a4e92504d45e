"""Finds the numbers and days of which reports give different readings in one matter
(`find_variants`).

Pairs of places that two sentences fill differently (passages/slots.py), strongest first, make
variants: a pair that shares words with one that is there adds a reading to it, others that give an
equal value stand with theirs. A number with another limit word is of the same thing as surely as
the two sentences tell of one matter. Other numbers and days are often of two things: they stand
with "perhaps", and in sentences that are perhaps of the matter only where they are near each other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from rashomon.model.content_ids import content_id
from rashomon.model.name import NameKind
from rashomon.model.passage import (
    SURE,
    Counts,
    Passage,
    PassageSentence,
    Reading,
    Variant,
    VariantKind,
    VariantRelation,
)
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.passages.slots import (
    LIMIT,
    NUMBER,
    Filler,
    SlotPair,
    SlotSentence,
    differing_slots,
    places_of,
    runs_on,
)
from rashomon.passages.terms import SentenceTerms
from rashomon.text.parsed_report import Annotations, ParsedWords
from rashomon.text.polarity import predicate_over

SHOWN = 0.2  # strength below which a variant is not shown
_HARDLY_SURE = 0.799  # strength of what may be of one thing, not surely of one matter
_MOST = 40  # sentences of one matter that are held against each other
LONGEST = 12  # words of a reading
_THING = 5  # words of what a variant is of
_OF_ONE_THING = 0.5  # two numbers or days of one matter are as often of two things
_MANY = 3  # lines beside which one alone is an exception

Strength = Callable[[str, str], float]
Count = Callable[[Sequence[PassageSentence]], Counts]
Place = tuple[PassageSentence, Filler]


@dataclass(frozen=True, slots=True)
class VariantStory:
    """What is known of a story: the terms of its sentences by id, its reports, how probable it is
    that two sentences tell of one matter, how many lines are behind sentences, the kinds of its
    names."""

    terms: Mapping[str, SentenceTerms]
    pages: Mapping[str, Annotations]
    strength: Strength
    count: Count
    kinds: Mapping[str, NameKind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A pair of places, with its sentences and how probable it is that they are of one thing."""

    strength: float
    pair: SlotPair
    one: PassageSentence
    other: PassageSentence

    def sides(self) -> tuple[tuple[PassageSentence, Filler], tuple[PassageSentence, Filler]]:
        return (self.one, self.pair.one), (self.other, self.pair.other)


@dataclass(slots=True)
class _Draft:
    """A variant while it is made: the first pair, and by value the places that give it."""

    first: _Candidate
    values: dict[frozenset[str], list[Place]]
    strengths: list[float]


def find_variants(passages: Sequence[Passage], story: VariantStory) -> tuple[Passage, ...]:
    """Returns the passages with their variants, the strongest first."""
    read: dict[str, SlotSentence] = {}

    def sentence(one: PassageSentence) -> SlotSentence:
        if one.id not in read:
            read[one.id] = SlotSentence(story.terms[one.id], story.pages[one.report].words)
        return read[one.id]

    made = []
    for passage in passages:
        drafts = _drafts(_candidates(passage, story, sentence), sentence, passage)
        variants: dict[str, Variant] = {}
        for draft in drafts:
            if (found := _variant(draft, story, sentence)) is not None:
                variants.setdefault(found.id, found)
        made.append(replace(passage, variants=tuple(variants.values())))
    return _each_once(made)


def _each_once(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, each difference in the first of those whose sentences bear it most surely: a
    sentence may be perhaps of several matters."""
    kept: list[list[Variant]] = [[] for _ in passages]
    told: set[frozenset[Span]] = set()
    every = [(_unsure(p, v), n, v) for n, p in enumerate(passages) for v in p.variants]
    for _, n, variant in sorted(every, key=lambda item: item[:2]):
        differences = [
            {frozenset((a, b)) for a in one.spans for b in other.spans}
            for one, other in combinations(variant.readings, 2)
        ]
        if not all(told & pairs for pairs in differences):
            kept[n].append(variant)
        told.update(*differences)
    return tuple(
        replace(passage, variants=tuple(found))
        for passage, found in zip(passages, kept, strict=True)
    )


def _unsure(passage: Passage, variant: Variant) -> int:
    """How many of its readings stand in sentences alone that are perhaps of the matter."""
    sure = passage.core()
    return sum(
        not any(s.quote.overlaps(span) for s in sure for span in reading.spans)
        for reading in variant.readings
    )


def _candidates(
    passage: Passage,
    story: VariantStory,
    sentence: Callable[[PassageSentence], SlotSentence],
) -> list[_Candidate]:
    """The pairs of places that may be of one thing, the most probable first."""
    out = []
    english = [s for s in passage.sentences if story.pages[s.report].read_whole]
    for one, other in combinations(_once(english)[:_MOST], 2):
        if one.report == other.report:
            continue
        p = story.strength(one.id, other.id)
        mine, theirs = sentence(one), sentence(other)
        days = {story.pages[s.report].report.anchor for s in (one, other)}
        for pair in differing_slots(mine, theirs):
            if (len(days) > 1 or None in days) and runs_on(pair, mine, theirs):
                continue
            if not pair.near and (one.perhaps or other.perhaps):
                continue
            strength = p if pair.role == LIMIT else p * _OF_ONE_THING
            if strength >= SHOWN:
                out.append(_Candidate(round(strength, 6), pair, one, other))
    return sorted(
        out,
        key=lambda c: (-c.strength, c.one.id, c.pair.one.first, c.other.id, c.pair.other.first),
    )


def _once(sentences: Sequence[PassageSentence]) -> list[PassageSentence]:
    """The sentences, of those of the same words the first, sure ones before the others."""
    seen: set[str] = set()
    out = []
    for one in sorted(sentences, key=lambda s: s.perhaps):
        words = " ".join(one.quote.quote.split()).casefold()
        if words not in seen:
            seen.add(words)
            out.append(one)
    return out


def _drafts(
    candidates: Sequence[_Candidate],
    sentence: Callable[[PassageSentence], SlotSentence],
    passage: Passage,
) -> list[_Draft]:
    drafts: list[_Draft] = []
    for found in candidates:
        touched = [d for d in drafts if any(_touches(d, *side) for side in found.sides())]
        if not touched:
            values = {filler.keys: [(s, filler)] for s, filler in found.sides()}
            drafts.append(_Draft(found, values, [found.strength]))
        elif len(touched) == 1 and found.pair.role == touched[0].first.pair.role:
            _add(touched[0], found)
    for draft in drafts:
        _support(draft, sentence, passage)
    return drafts


def _touches(draft: _Draft, sentence: PassageSentence, filler: Filler) -> bool:
    """Whether a draft has words of this place already."""
    return any(
        s.id == sentence.id and f.first < filler.last and filler.first < f.last
        for places in draft.values.values()
        for s, f in places
    )


def _add(draft: _Draft, found: _Candidate) -> None:
    """Adds what a pair brings to a draft that has one of its sides."""
    for sentence, filler in found.sides():
        if not _touches(draft, sentence, filler):
            draft.values.setdefault(filler.keys, []).append((sentence, filler))
            draft.strengths.append(found.strength)


def _support(
    draft: _Draft, sentence: Callable[[PassageSentence], SlotSentence], passage: Passage
) -> None:
    """Adds the other sentences of the matter that give one of its values in the same place."""
    role, key = draft.first.pair.role, draft.first.pair.key
    held = {s.id for places in draft.values.values() for s, _ in places}
    for one in passage.sentences:
        if one.id in held:
            continue
        for filler in _fillers(sentence(one), role, key):
            if filler.keys in draft.values:
                draft.values[filler.keys].append((one, filler))
                break


def _fillers(read: SlotSentence, role: str, key: str) -> Iterator[Filler]:
    """What a sentence has in a place of this role."""
    if role in (NUMBER, LIMIT):
        yield from (filler for counted, *_, filler in read.numbers if counted == key)
    else:
        yield from (filler for deed, filler in read.days if deed == key)


def _variant(
    draft: _Draft, story: VariantStory, sentence: Callable[[PassageSentence], SlotSentence]
) -> Variant | None:
    """The variant of a draft; None where fewer than two reports give its readings."""
    kind = VariantKind(draft.first.pair.role)
    strength, values = _as_sure_as_the_matter(draft)
    readings: list[Reading] = []
    for places in values:
        spans = {s.report: _span(s, f, story, sentence) for s, f in reversed(places)}
        if any(len(span.quote.split()) > LONGEST for span in spans.values()):
            return None
        given = [s for s, _ in places]
        counts = story.count(given)
        value = " ".join(spans[places[0][0].report].quote.split())
        if value in (one.value for one in readings):
            continue  # one text that the parse reads in two ways
        readings.append(
            Reading(
                value,
                tuple(spans[r] for r in sorted(spans)),
                len(spans),
                counts.lines,
                counts.least_lines,
                counts.first,
            )
        )
    readings.sort(key=lambda r: (-r.reports, r.spans[0]))
    if kind is VariantKind.NUMBER:
        readings = _of_other_reports(readings)
    if len(readings) < 2 or len({s.report for r in readings for s in r.spans}) < 2:
        return None
    return Variant(
        content_id("v", *(f"{s.report} {s.start}" for r in readings[:2] for s in r.spans[:1])),
        _thing(draft, kind, sentence),
        kind,
        tuple(readings),
        relation_of(kind, readings, story),
        alone=alone_in(readings),
        strength=strength,
    )


def _of_other_reports(readings: Sequence[Reading]) -> list[Reading]:
    """The readings that a report gives which gives none before: who tells of two numbers tells of
    two things."""
    kept: list[tuple[set[str], Reading]] = []
    for one in readings:
        reports = {span.report for span in one.spans}
        if not any(reports <= others for others, _ in kept):
            kept.append((reports, one))
    return [one for _, one in kept]


def _as_sure_as_the_matter(draft: _Draft) -> tuple[float, list[list[Place]]]:
    """How sure a variant is, and the places of each reading: what is sure counts only sentences
    that are sure of the matter, and is not sure where a reading has none."""
    strength, values = round(max(draft.strengths), 3), list(draft.values.values())
    if strength < SURE:
        return strength, values
    counted = [[(s, filler) for s, filler in places if not s.perhaps] for places in values]
    return (strength, counted) if all(counted) else (_HARDLY_SURE, values)


def _span(
    one: PassageSentence,
    filler: Filler,
    story: VariantStory,
    sentence: Callable[[PassageSentence], SlotSentence],
) -> Span:
    start, end = places_of(sentence(one).words, filler)
    return story.pages[one.report].report.span(start, end)


def _thing(
    draft: _Draft, kind: VariantKind, sentence: Callable[[PassageSentence], SlotSentence]
) -> str:
    """What the readings are of, in consecutive words of one sentence: the thing counted, else the
    word that governs the place with what stands between, else words beside it."""
    (one, filler), _ = draft.first.sides()
    read = sentence(one)
    words, above = read.words, read.words.head[filler.head]
    if kind is VariantKind.DAY:
        above = predicate_over(words, filler.head)
    elif words.dep[filler.head] == "pobj":
        above = words.head[above]
    told = above + 1 if above < filler.last + _THING else filler.last
    if words.lower[filler.last : filler.last + 1] == ["of"]:  # "65% of the calls to Harn were"
        told = read.phrase_end(filler.last)
    near = filler.first if filler.first - above <= _THING else above + 1
    within = filler.first <= above < filler.last
    of_whom = (
        words.child(above, "nsubj", "nsubjpass") if within or words.pos[above] == "AUX" else None
    )
    tries = [
        (filler.last, told),
        (above, above if within else near if above < filler.first else above + 1),
        *((t, t + 1) for t in (of_whom, *_over(words, above)) if t is not None),
        (max(read.first, filler.first - _THING), filler.first),
        (filler.last, min(read.last, filler.last + _THING)),
        (filler.first, filler.last),
    ]
    found = (read.readable(*some, above) for some in tries)
    first, last = next((some for some in found if some), (filler.first, filler.last))
    start, end = words.starts[first], words.ends[last - 1]
    text, at = one.quote.quote, one.quote.start
    start, end = start - at, end - at
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1  # the parse parts "60km"
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return " ".join(text[start:end].split())


def _over(words: ParsedWords, token: int) -> Iterator[int]:
    """The words above one."""
    while words.head[token] != token:
        token = words.head[token]
        yield token


def relation_of(
    kind: VariantKind, readings: Sequence[Reading], story: VariantStory
) -> VariantRelation:
    """Returns how the readings stand to each other, by arithmetic and calendar alone."""
    if kind is VariantKind.LIMIT:
        return VariantRelation.REFINE
    if kind is VariantKind.NUMBER and len(readings) == 2:
        days = [_days([story.pages[s.report].report for s in r.spans]) for r in readings]
        if all(days) and (max(days[0]) < min(days[1]) or max(days[1]) < min(days[0])):
            return VariantRelation.LATER
    return VariantRelation.DIFFERS


def _days(reports: Sequence[Report]) -> list[str]:
    """The days from which reports of a reading speak; none where one is not known."""
    days = [report.anchor for report in reports]
    return [day for day in days if day] if all(days) else []


def alone_in(readings: Sequence[Reading]) -> str | None:
    """Returns the reading that one line gives against another of three lines at least."""
    if not any(r.least_lines >= _MANY for r in readings):
        return None
    lone = [r.value for r in readings if r.lines == 1]
    return lone[0] if len(lone) == 1 else None
