"""Finds differences of days: when one deed was done, as sentences of one claim tell it
(`native_days`)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from operator import attrgetter

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
from rashomon.model.date import Date
from rashomon.model.difference import Difference, DifferenceKind, Differences, Quote
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.gathering import grouped
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.rejected import where_rejected
from rashomon.text.standing import negated_by

_NAMED = pattern_of(r"(?i)\d|\b{calendar.weekday_stems|calendar.months}")


@record
class _ToldDay:
    """A day of a sentence, and the deed that it is of."""

    date: Date
    sentence: str
    page: KnownPage
    deed: ParsedWord
    denied: bool

    @property
    def days(self) -> tuple[str, str]:
        return (self.date.earliest or "")[:10], (self.date.latest or "")[:10]

    @property
    def words(self) -> QuotedWords:
        return QuotedWords(self.page, self.date.span)


_Days = Sequence[_ToldDay]


def native_days(claims: Claims, pages: KnownPages, count: Count) -> Differences:
    """Returns the differences about the day of one deed in one claim: "the mill burnt on Monday",
    "the mill burnt on Sunday". Each comes once, in the first claim that has it."""
    differences: dict[frozenset[Span], Difference] = {}
    for claim in claims:
        days_told: list[_ToldDay] = []
        for sentence in claim.sure():
            if sentence.report in pages:
                days_told += _days_of(sentence, pages[sentence.report])
        for days in grouped(days_told, attrgetter("deed.family", "date.tells")).values():
            difference = _difference_of_days(days, claim=claim, count=count)
            if difference:
                differences.setdefault(frozenset(difference.spans()), difference)
    return tuple(differences.values())


def _days_of(sentence: ClaimSentence, page: KnownPage) -> Iterator[_ToldDay]:
    """Yields the days of a sentence that tell when something was done, but not when it was said."""
    if not page.annotated.read_whole:
        return
    words = page.annotated.words
    for date in page.dates:
        if not date.earliest or not date.latest or date.precision not in set_of("calendar.precise"):
            continue
        # only days of what was done, in this sentence
        if date.tells not in {"event", "limit"} or not sentence.span.contains(date.span):
            continue
        deed = deed_on(words, date.span)
        if deed is not None and deed.cue is None:
            denied = bool(negated_by(deed))
            day = _ToldDay(date=date, sentence=sentence.id, page=page, deed=deed, denied=denied)
            quoted = day.words
            value = ParsedWord(words, quoted.tokens.start)
            if not where_rejected(
                value, sentences=[quoted.around], alike=(), statement=quoted.statement
            ):
                yield day


def deed_on(words: ParsedWords, day: Span) -> ParsedWord | None:
    """Returns the verb that says what was done or said on a day. Returns None if there is none."""
    places = words.of(day)
    top = places.start
    for i in places:
        if words.head[i] not in places:
            top = i
            break
    top_word = ParsedWord(words, top)
    deed = top_word.predicate
    return None if deed == top_word or top_word.is_of_an_occasion else deed


def _difference_of_days(claim_days: _Days, claim: Claim, count: Count) -> Difference | None:
    """Returns the difference of the days of one deed, where two reports exclude each other's.

    A sentence with two days is left out, since nobody knows which is the deed's.
    """
    single = []
    for days in grouped(claim_days, attrgetter("sentence")).values():
        if len(days) == 1:
            single.extend(days)
    versions = list(grouped(single, attrgetter("days", "denied")).values())
    apart = list[_Days]()  # the versions that some other one excludes
    for pair in combinations(versions, 2):
        if _are_apart(*pair):
            apart += pair
    days_of_versions = [version for version in versions if version in apart and _is_named(version)]
    if len(days_of_versions) < 2:
        return None
    versions_made = []
    for version in days_of_versions:
        versions_made.append(
            version_of(
                map(_quote_of_day, version), count=count, value=value_of_days(*version[0].days)
            )
        )
    return Difference(
        id=difference_id(versions_made),
        kind=DifferenceKind.DAY,
        versions=tuple(versions_made),
        status=status_of(versions_made, ()),
        thing=beside(list(map(_words, days_of_versions)), days_of_versions[0][0].deed.text),
        claim=claim.id,
    )


def _is_named(version: _Days) -> bool:
    """Whether a report names the day. A page may be a day older than its words: "tomorrow" alone is
    no version beside a named day."""
    return any(_NAMED.search(day.date.quote) for day in version)


def _are_apart(version: _Days, other_version: _Days) -> bool:
    """Tells whether the days of two versions exclude each other and stand in other reports.

    No report may have come out between the two days: it would tell as past what another tells of a
    day to come, and the deed may have been put off.
    """
    first = version[0].days
    second = other_version[0].days
    reports = {day.date.report for day in version}
    if not days_apart(first, second) or not reports.isdisjoint(
        day.date.report for day in other_version
    ):
        return False
    for day in (*version, *other_version):
        anchor = day.page.annotated.report.anchor
        # one day is past for this report, the other still to come
        if anchor and (first[0] <= anchor[:10]) != (second[0] <= anchor[:10]):
            return False
    return True


def _words(version: _Days) -> list[QuotedWords]:
    return [day.words for day in version]


def _quote_of_day(day: _ToldDay) -> Quote:
    quote = day.words.as_quote()
    return replace(quote, stance=Stance.DENIES) if day.denied else quote
