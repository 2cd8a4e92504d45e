"""Finds differences of days: when one deed was done, as sentences of one claim tell it
(`native_days`)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations

from rashomon.differences.beside import beside
from rashomon.differences.quoted_words import KnownPage, KnownPages, QuotedWords
from rashomon.differences.values import days_apart
from rashomon.differences.versions import (
    Count,
    difference_id,
    status_of,
    value_of_days,
    version_of,
)
from rashomon.model.claim import Claim, Claims, ClaimSentence
from rashomon.model.date import Date, DaySpan
from rashomon.model.difference import Difference, DifferenceKind, Differences, Quote
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.shipped.words import either, set_of
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.polarity import predicate_over
from rashomon.text.speaker_words import verb_cue
from rashomon.text.standing import negated_by
from rashomon.text.word_families import family_of

# A page may be a day older than its words: "tomorrow" alone is no version beside a named day.
_NAMED = re.compile(rf"(?i)\d|\b(?:{either('calendar.weekday_stems', 'calendar.months')})")


@record
class _ToldDay:
    """A day of a sentence, and the deed that it is of, by its family and as printed."""

    sentence: ClaimSentence
    date: Date
    deed: str
    printed: str
    denied: bool

    @property
    def days(self) -> DaySpan:
        return (self.date.earliest or "")[:10], (self.date.latest or "")[:10]


def native_days(claims: Claims, pages: KnownPages, count: Count) -> Differences:
    """Returns the differences about the day of one deed in one claim. Each comes once, in the first
    claim that has it."""
    made: dict[frozenset[object], Difference] = {}
    for claim in claims:
        told = (
            one for s in claim.sure() if s.report in pages for one in _days_of(s, pages[s.report])
        )
        for group in by_key((one.deed, one) for one in told).values():
            found = _difference(group, claim, pages, count)
            if found:
                made.setdefault(frozenset(q.span for q in found.quotes()), found)
    return tuple(made.values())


def _days_of(sentence: ClaimSentence, page: KnownPage) -> Iterator[_ToldDay]:
    """Yields the days of a sentence that tell when something was done, but not when it was said."""
    if not page.annotated.read_whole:
        return
    words = page.annotated.words
    for date in page.dates:
        whole = date.earliest and date.latest and date.precision in set_of("calendar.precise")
        if date.tells != "event" or not whole or not sentence.span.contains(date.span):
            continue
        deed = deed_on(words, date.span)
        if deed is not None and verb_cue(words.lemma[deed]) is None:
            denied = bool(negated_by(words, deed))
            yield _ToldDay(sentence, date, family_of(words.lemma[deed]), words.text[deed], denied)


def deed_on(words: ParsedWords, day: Span) -> int | None:
    """Returns the verb that says what was done or said on a day, by its place. Returns None if
    there is none."""
    places = words.of(day)
    top = next((i for i in places if words.head[i] not in places), places.start)
    deed = predicate_over(words, top)
    return deed if deed != top else None


def _difference(
    group: Sequence[_ToldDay], claim: Claim, pages: KnownPages, count: Count
) -> Difference | None:
    """Returns the difference of the days of one deed, where two reports exclude each other's."""
    often = Counter(one.sentence.id for one in group)
    single = (one for one in group if often[one.sentence.id] == 1)
    versions = list(by_key(((one.days, one.denied), one) for one in single).values())
    apart = [
        (one, other)
        for one, other in combinations(versions, 2)
        if days_apart(one[0].days, other[0].days)
        and {t.sentence.report for t in one}.isdisjoint(t.sentence.report for t in other)
        and _may_be_one(one, other, pages)
    ]
    kept = [
        v
        for v in versions
        if v in chain(*apart) and any(_NAMED.search(one.date.span.quote) for one in v)
    ]
    if len(kept) < 2:
        return None
    made = tuple(
        version_of((_quote(one, pages) for one in version), count, value_of_days(*version[0].days))
        for version in kept
    )
    return Difference(
        difference_id(made),
        DifferenceKind.DAY,
        made,
        status_of(made, ()),
        thing=beside(
            (QuotedWords(pages[o.date.report], o.date.span) for v in kept for o in v),
            kept[0][0].printed,
        ),
        claim=claim.id,
    )


def _may_be_one(one: Sequence[_ToldDay], other: Sequence[_ToldDay], pages: KnownPages) -> bool:
    """Whether no report tells as past what another tells of a day on which that one was out."""
    anchors = (pages[told.sentence.report].annotated.report.anchor for told in (*one, *other))
    return all(
        (one[0].days[0] <= anchor[:10]) == (other[0].days[0] <= anchor[:10])
        for anchor in anchors
        if anchor
    )


def _quote(told: _ToldDay, pages: KnownPages) -> Quote:
    quote = QuotedWords(pages[told.sentence.report], told.date.span).as_quote()
    return replace(quote, stance=Stance.DENIES) if told.denied else quote
