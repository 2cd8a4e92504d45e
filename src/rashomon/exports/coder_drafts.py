"""What a draft for coders is made of: numbers of people killed with place, days, sources, and the
rule that chose one number from several.

One row an incident: a part of a toll ("three children") and a number beside it stand in its notes,
never in a row of their own. A number that its speaker calls false is in no range and is listed as
denied.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference, Range, Version
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.shipped.words import set_of
from rashomon.telling.wording import STATUS_WORDS, counted, name_speaker
from rashomon.text.calendar_words import as_date
from rashomon.text.report_names import name_reports, shorten

NO_RULE = "no number: no report asserts one"
_Told = TypeVar("_Told")
_ANYONE = set_of("fates.anyone")
_HURT = ("injured", "missing")
HURT_FIELDS = tuple(f"{measure}_{bound}" for measure in _HURT for bound in ("low", "best", "high"))
_LONGEST = 240  # characters of a sentence in the notes
_NIGHT = timedelta(days=1)  # between two days that as many reports give for one event
_Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Toll:
    """A difference that counts people killed with what a coder needs beside it; `beside`: others of
    the same incident, parts of the toll among them; `hurt`: its injured and missing; `apart`: of
    the first toll of a story also those of whom no incident is known in which people died."""

    story: Story
    of: Difference
    days: _Days | None
    place: Name | None
    named: str | None
    reports: tuple[Report, ...]
    labels: Mapping[str, str]
    beside: tuple[Difference, ...] = ()
    hurt: tuple[Difference, ...] = ()
    apart: tuple[Difference, ...] = ()

    def hurt_fields(self) -> dict[str, float | None]:
        """Returns the least, the best attested (of the first that gives one) and the most of the
        injured, and of the missing. Those hurt critically are a part; that nobody was hurt, often
        told of an earlier event, fills no column."""
        out: dict[str, float | None] = {}
        for measure in _HURT:
            whole = (one for one in self.hurt if one.measure == measure)
            found = [
                told
                for one in whole
                if one.group not in set_of("fates.grades")
                and (told := range_of(one))
                and told.high != 0
            ]
            out |= {
                f"{measure}_low": min((r.low for r in found if r.low is not None), default=None),
                f"{measure}_best": next((r.best for r in found if r.best is not None), None),
                f"{measure}_high": max((r.high for r in found if r.high is not None), default=None),
            }
        return out


def range_of(one: Difference) -> Range | None:
    """Returns the numbers under the rule of UCDP."""
    return next((found for found in one.ranges if found.rule.startswith("UCDP")), None)


def _tolls_of(ledger: Ledger, measures: Sequence[str]) -> Iterator[Toll]:
    """Yields what counts people killed or injured and the like, story by story."""
    reports, labels = by_id(ledger.reports), name_reports(ledger.reports)
    for story in ledger.stories:
        for one in story.differences:
            if one.measure in measures:
                named = _place_told(story, one)
                yield Toll(
                    story,
                    one,
                    _days_told(story, one),
                    next((name for name in story.names if name.name == named), None),
                    named,
                    tuple(reports[ident] for ident in one.reports()),
                    labels,
                )


def _place_told(story: Story, one: Difference) -> str | None:
    """Where most reports say that those counted were harmed."""
    within = {quote.span for quote in one.quotes()}
    places = _most_told(((number.place, number.span) for number in story.numbers), within)
    return places[0] if len(places) == 1 else one.place


def _days_told(story: Story, one: Difference) -> _Days | None:
    """The day of a count: that which most reports give in its sentences, or its own."""
    within = {quote.sentence for quote in one.quotes()}
    given = (
        (_as_days(f"{date.earliest}/{date.latest}"), date.span)
        for date in story.dates
        if date.tells == "event"
    )
    days = _most_told(given, within)
    if not days:
        return _as_days(one.as_of)
    first, last = min(days)
    return first, max(end for start, end in days if start <= last + _NIGHT)


def _most_told(told: Iterable[tuple[_Told | None, Span]], within: Set[Span]) -> list[_Told]:
    """Returns what most reports tell within these words."""
    overlaps = ((one, span) for one, span in told if any(map(span.overlaps, within)))
    count = Counter(one for one, _ in {(one, span.report) for one, span in overlaps if one})
    return [one for one in count if count[one] == max(count.values())]


def events_of(ledger: Ledger) -> list[Toll]:
    """Returns one toll of people killed an incident: the total of most reports, with the other
    numbers of its incident beside it, and the injured and missing."""
    rows: dict[tuple[str, str], Toll] = {}
    for toll in sorted(_tolls_of(ledger, ("killed",)), key=_is_part):
        row = rows.setdefault(_incident_of(toll), toll)
        if row is not toll:
            rows[_incident_of(toll)] = replace(row, beside=(*row.beside, toll.of))
    for toll in sorted(_tolls_of(ledger, _HURT), key=_is_part):
        incident = _incident_of(toll)
        beside = next((key for key in rows if key[0] == toll.story.id), incident)
        if incident in rows:
            rows[incident] = replace(rows[incident], hurt=(*rows[incident].hurt, toll.of))
        elif beside in rows:
            rows[beside] = replace(rows[beside], apart=(*rows[beside].apart, toll.of))
    return list(rows.values())


def _incident_of(toll: Toll) -> tuple[str, str]:
    """The story and incident of a toll; one of which no incident is known stands alone."""
    return toll.story.id, toll.of.incident or toll.of.id


def _is_part(toll: Toll) -> tuple[bool, bool, int]:
    """Sorts what has a range and counts anyone first, among them that of most reports."""
    chosen = toll.of.group is not None and toll.of.group.casefold() not in _ANYONE
    return not toll.of.ranges, chosen and not toll.of.by, -len(toll.reports)


def no_rows(ledger: Ledger) -> str:
    """Returns why a draft has no row."""
    missing = any(True for _ in _tolls_of(ledger, ("missing",)))
    also = "; missing people are not counted as dead" if missing else ""
    return f"no row: no report gives a number of people killed{also}"


def sources_of(toll: Toll) -> tuple[str, ...]:
    """Returns the original sources without duplicates, each with its channels: "the mayor (via Vale
    Wire)"."""
    via = {one.id: f" (via {' > '.join(one.via)})" for one in toll.story.statements if one.via}
    parts = (
        f"{name_speaker(quote.speaker, quote.by)}{via.get(quote.statement or '', '')}"
        for quote in toll.of.quotes()
        if quote.speaker
    )
    return tuple(dict.fromkeys(parts))


def dispute(toll: Toll) -> str:
    """Returns which numbers there are, in whose words, and what stands beside them."""
    words = f"{_line_of(toll.of, toll.labels)}."
    for heading, some in (
        ("Beside it", toll.beside),
        ("Not counted as dead", toll.hurt),
        ("Hurt or missing, perhaps in another incident", toll.apart),
    ):
        if some:
            words += f" {heading}: {'; '.join(_line_of(one, toll.labels) for one in some)}."
    return words


def _line_of(one: Difference, labels: Mapping[str, str]) -> str:
    mark = "° " if one.question else ""
    told = "; ".join(_version_line(version, labels) for version in one.versions)
    return f"{mark}{one.heading} ({STATUS_WORDS[one.status]}): {told}"


def _version_line(one: Version, labels: Mapping[str, str]) -> str:
    first = one.quotes[0]
    denied = "denied: " if one.denied else ""
    report = labels.get(first.report, first.report)
    who = ", ".join(filter(None, (name_speaker(first.speaker, first.by), report)))
    words = f"{denied}[{one.value or one.words}] “{shorten(first.sentence.line, _LONGEST)}”"
    return f"{words} ({who}; {counted(one.reports, 'report')})"


def _as_days(given: str | None) -> _Days | None:
    """The first and the last of an ISO day or interval, None if one is unknown."""
    days = [as_date(end) for end in (given or "").split("/")]
    return (days[0], days[-1]) if days[0] and days[-1] else None


def joined_by_semicolons(parts: Sequence[str | None]) -> str | None:
    """Returns the parts that are not empty, without duplicates, joined by "; "; None for none."""
    return "; ".join(dict.fromkeys(filter(None, parts))) or None
