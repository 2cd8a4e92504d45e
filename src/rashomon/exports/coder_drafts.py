"""Makes drafts for coders: numbers of people killed with place, days and sources, and the rule that
chose one number from several.

Each event has one row. A part of a toll ("three children") and a number beside it stand in its
notes, never in a row of their own. A number that its speaker calls false is in no range, and is
listed as denied.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any, TypeVar

from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference, Differences, Range, Version
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.numbers.when_and_where import is_elsewhere, place_key_of
from rashomon.shipped.words import set_of
from rashomon.telling.wording import STATUS_WORDS, Called, counted
from rashomon.text.calendar_words import as_date
from rashomon.text.gathering import only_one
from rashomon.text.report_names import name_reports, shorten

NO_RULE = "no number: no report asserts one"
_Told = TypeVar("_Told")
_HURT = ("injured", "missing")
HURT_FIELDS = tuple(f"{measure}_{bound}" for measure in _HURT for bound in ("low", "best", "high"))
_ONE_EVENT = timedelta(days=10)  # between the days that two numbers of one event are given for
_LONGEST = 240  # characters of a sentence in the notes
_BLANKS = 3  # characters between two sentences that stand side by side
_NIGHT = timedelta(days=1)  # between two days that as many reports give for one event
_OVER = timedelta(days=45)  # before the reports: another event than the one that they tell of
_Days = tuple[date, date]


@record
class Toll:
    """A difference that counts people killed, with what a coder needs beside it.

    - `beside`: other differences of the same event, parts of the toll among them
    - `hurt`: the injured and the missing of the same event
    - `apart`: the injured of its place and days whom no sentence tells beside the dead
    """

    story: Story
    of: Difference
    days: _Days | None
    place: Name | None
    named: str | None
    reports: tuple[Report, ...]
    labels: Called
    beside: Differences = ()
    hurt: Differences = ()
    apart: Differences = ()

    def hurt_fields(self) -> dict[str, float | None]:
        """Returns, for the injured and the missing, the lowest number, the best attested one (of
        the first difference that gives one) and the highest. People hurt critically are a part of
        the injured. "Nobody was hurt" is often told of an earlier event, so it fills no column."""
        out: dict[str, float | None] = {}
        for measure in _HURT:
            found = []
            for difference in self.hurt:
                told = range_of(difference)
                is_whole = difference.group not in set_of("fates.grades")
                if difference.measure == measure and is_whole and told and told.high != 0:
                    found.append(told)
            out |= {
                f"{measure}_low": min((r.low for r in found if r.low is not None), default=None),
                f"{measure}_best": next((r.best for r in found if r.best is not None), None),
                f"{measure}_high": max((r.high for r in found if r.high is not None), default=None),
            }
        return out


def range_of(one: Difference) -> Range | None:
    """Returns the numbers by UCDP's rule."""
    return next((found for found in one.ranges if found.rule.startswith("UCDP")), None)


def _tolls_of(ledger: Ledger, measures: Sequence[str]) -> Iterator[Toll]:
    """Yields what counts people killed or injured and the like, story by story."""
    reports = by_id(ledger.reports)
    labels = name_reports(ledger.reports)
    for story in ledger.stories:
        for one in story.differences:
            if one.measure in measures and one.line is None:
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


def _place_told(story: Story, difference: Difference) -> str | None:
    """Returns where most reports say that those counted were harmed."""
    told = ((number.place, number.span) for number in story.numbers)
    return (
        only_one(_most_told(told, {quote.span for quote in difference.quotes()}))
        or difference.place
    )


def _days_told(story: Story, difference: Difference) -> _Days | None:
    """Returns the day of a count: that which most reports give in its sentences, or its own."""
    given = (
        (_as_days(f"{date.earliest}/{date.latest}"), date.span)
        for date in story.dates
        if date.tells == "event"
    )
    days = _most_told(given, {quote.sentence for quote in difference.quotes()})
    if not days:
        return _as_days(difference.as_of)
    first, last = min(days)
    return first, max(end for start, end in days if start <= last + _NIGHT)


def _most_told(told: Iterable[tuple[_Told | None, Span]], within: Set[Span]) -> list[_Told]:
    """Returns what most reports tell within these words."""
    overlaps = ((one, span) for one, span in told if span.meets(within))
    count = Counter(one for one, _ in {(one, span.report) for one, span in overlaps if one})
    return [one for one in count if count[one] == max(count.values())]


def events_of(ledger: Ledger) -> list[Toll]:
    """Returns one toll of people killed for each event: the total of most reports, with the other
    numbers of the event, the injured and the missing beside it."""
    out: list[Toll] = []
    dead, hurt = (sorted(_tolls_of(ledger, each), key=_is_part) for each in (("killed",), _HURT))
    for toll in (*dead, *hurt):
        of_event = [place for place, one in enumerate(out) if _of_one_event(one, toll)]
        of_deed = [place for place in of_event if not _of_another_deed(out[place], toll)]
        role = "apart"
        if of_deed:
            role = "beside" if toll.of.measure == "killed" else "hurt"
        if of_event:
            home = (of_deed or of_event)[0]
            others: Any = (*getattr(out[home], role), toll.of)
            out[home] = replace(out[home], **{role: others})
        elif toll.of.measure == "killed":
            out.append(toll)
    return out


def _is_part(toll: Toll) -> tuple[bool, bool, int]:
    """Sorts what has a range and counts anyone first, among them that of most reports."""
    chosen = toll.of.group is not None and toll.of.group.casefold() not in set_of("fates.anyone")
    return not toll.of.ranges, chosen, -len(toll.reports)


def _of_one_event(one: Toll, other: Toll) -> bool:
    """Whether days and places let both be of one event."""
    if one.story is not other.story or _is_elsewhere(one, other):
        return False
    days = one.days
    others = other.days
    if not (days and others):
        return days == others or not any(map(_is_over, (one, other)))
    return days[0] - _ONE_EVENT <= others[1] and others[0] - _ONE_EVENT <= days[1]


def _is_elsewhere(one: Toll, other: Toll) -> bool:
    """Whether both name a place, other ones: a town lies in its country, and may in a larger
    town."""
    a = one.place
    b = other.place
    if not (a and b):
        return bool(one.named and other.named) and one.named != other.named
    if a.precision != b.precision:
        return a.country != b.country
    return is_elsewhere({place_key_of(a)}, {place_key_of(b)})


def _of_another_deed(one: Toll, hurt: Toll) -> bool:
    """Whether those hurt are never told beside the dead. The injured of a riot do not belong to a
    fire. The missing do not count, because people are missed where others died."""
    dead, others = ([q.sentence for q in each.of.quotes()] for each in (one, hurt))
    return hurt.of.measure == "injured" and not any(
        a.report == b.report and max(a.start, b.start) - min(a.end, b.end) <= _BLANKS
        for a, b in product(dead, others)
    )


def _is_over(toll: Toll) -> bool:
    """Whether what is counted was long over when the first of its reports was written."""
    written = [day for report in toll.reports if (day := as_date((report.anchor or "")[:10]))]
    days = toll.days
    return days is not None and bool(written) and days[1] < min(written) - _OVER


def no_rows(ledger: Ledger) -> str:
    """Returns why a draft has no row."""
    missing = any(_tolls_of(ledger, ("missing",)))
    also = "; missing people are not counted as dead" if missing else ""
    return f"no row: no report gives a number of people killed{also}"


def sources_of(toll: Toll) -> list[str]:
    """Returns the original sources, each with its channels: "the mayor (via Vale Wire)"."""
    via = {one.id: f" (via {' > '.join(one.via)})" for one in toll.story.statements if one.via}
    return [
        f"{quote.speaker}{via.get(quote.statement or '', '')}"
        for quote in toll.of.quotes()
        if quote.speaker
    ]


def dispute(toll: Toll) -> str:
    """Returns which numbers there are, in whose words, and what stands beside them."""
    words = f"{_line_of(toll.of, toll.labels)}."
    for heading, some in (
        ("Beside it", toll.beside),
        ("Not counted as dead", toll.hurt),
        ("Hurt, perhaps in another event", toll.apart),
    ):
        if some:
            words += f" {heading}: {'; '.join(_line_of(one, toll.labels) for one in some)}."
    return words


def _line_of(one: Difference, labels: Called) -> str:
    told = "; ".join(_version_line(version, labels) for version in one.versions)
    status = f" ({STATUS_WORDS[one.status]})" if one.status else ""
    return f"{one.heading}{status}: {told}"


def _version_line(one: Version, labels: Called) -> str:
    first = one.quotes[0]
    denied = "denied: " if one.denied else ""
    who = ", ".join(filter(None, (first.speaker, labels.get(first.report, first.report))))
    words = f"{denied}[{one.value or one.words}] “{shorten(first.sentence.line, _LONGEST)}”"
    return f"{words} ({who}; {counted(one.reports, 'report')})"


def _as_days(given: str | None) -> _Days | None:
    """Returns the first and the last of an ISO day or interval, None if one is unknown."""
    days = [as_date(end) for end in (given or "").split("/")]
    return (days[0], days[-1]) if days[0] and days[-1] else None
