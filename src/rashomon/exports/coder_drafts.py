"""Makes drafts for coders: numbers of people killed with place, days and sources, and the rule that
chose one number from several.

Each event has one row. A part of a toll ("three children") and a number beside it stand in its
notes, never in a row of their own. A number of another event than its report tells of stands in no
row of this one: it has a row if its place and day stand with it, else none. A number that its
speaker calls false is in no range, and is listed as denied.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, timedelta
from itertools import product
from operator import attrgetter

from rashomon.exports.toll_days import (
    ONE_EVENT,
    TollDays,
    days_before,
    days_of_toll,
    first_printed,
    most_told,
)
from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference, Range, Version
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name
from rashomon.model.number import Number
from rashomon.model.record import record
from rashomon.model.report import ReportNames, Reports
from rashomon.model.story import Story
from rashomon.numbers.places_counted import is_elsewhere, place_key_of
from rashomon.quantities.bounds import numbers_in
from rashomon.shipped.words import set_of
from rashomon.telling.wording import STATUS_WORDS, counted
from rashomon.text.gathering import by_key, by_report, grouped, only_one
from rashomon.text.report_names import name_reports, shorten
from rashomon.text.word_families import family_of

NO_RULE = "no number: no report asserts one of all who were killed"
NO_DEAD = "no row: no report gives a number of people killed"
_WORD = re.compile(r"[^\W\d_]+")
_HURT = ("injured", "missing")
_COUNTED = ("killed", *_HURT)
HURT_FIELDS = tuple(f"{fate}_{bound}" for fate in _HURT for bound in ("low", "best", "high"))
# What a coder is told of the other differences of an event: of parts of the toll and the like, of
# its injured and missing, and of the injured of its place and days whom no sentence tells beside
# the dead.
_BESIDE = "Beside it"
_NOT_DEAD = "Not counted as dead"
_APART = "Hurt, perhaps in another event"
_MONTH = timedelta(days=31)  # the longest time that is the day of an event


@record
class Toll:
    """A difference that counts people killed, with what a coder needs beside it.

    - `numbers`: the numbers of its story in its words
    - `others`: other differences of the same event, by what a coder is told of them
    - `largest_part`: the most of one sort of people who were killed in it
    """

    story: Story
    difference: Difference
    days: TollDays | None
    place: Name | None
    named: str | None
    reports: Reports
    labels: ReportNames
    numbers: tuple[Number, ...]
    others: dict[str, list[Difference]] = field(default_factory=dict)
    largest_part: float | None = None

    def hurt_fields(self) -> dict[str, float | None]:
        """Returns, for the injured and the missing, the lowest number, the best attested one (of
        the first difference that gives one) and the highest. People hurt critically are a part of
        the injured. "Nobody was hurt" is often told of an earlier event, so it fills no column."""
        fields: dict[str, float | None] = dict.fromkeys(HURT_FIELDS)
        grades = set_of("fates.grades")
        for toll in self.others.get(_NOT_DEAD, ()):
            total = range_of(toll)
            if total is None or total.high == 0 or toll.group in grades:
                continue
            low = f"{toll.measure}_low"
            best = f"{toll.measure}_best"
            high = f"{toll.measure}_high"
            fields[low] = min(numbers_in([fields[low], total.low]), default=None)
            fields[high] = max(numbers_in([fields[high], total.high]), default=None)
            if fields[best] is None:
                fields[best] = total.best
        return fields

    @property
    def is_recalled(self) -> bool:
        """Whether it is of another event than its reports tell of."""
        return bool(self.numbers) and all(number.is_recalled for number in self.numbers)

    @property
    def is_told_whole(self) -> bool:
        """Whether a toll has a place of its own and a day, month or year, and is no part of
        another. It may be a part if its sentence has a second number of those killed."""
        if self.days is None or self.named is None:
            return False
        first_day, last_day = self.days
        is_year = (first_day.month, first_day.day, last_day) == (1, 1, date(first_day.year, 12, 31))
        if last_day - first_day > _MONTH and not is_year:  # "in the past year"
            return False
        tolls = Counter(
            number.sentence for number in self.story.numbers if number.measure == "killed"
        )
        return all(tolls[number.sentence] < 2 and not number.is_part for number in self.numbers)

    def is_elsewhere_than(self, toll: "Toll") -> bool:
        """Whether both name a place, other ones: a town lies in its country, and may in a larger
        town."""
        home = self.place
        place = toll.place
        if not (home and place):
            return bool(self.named and toll.named) and self.named != toll.named
        if home.precision != place.precision:
            return home.country != place.country
        return is_elsewhere({place_key_of(home)}, {place_key_of(place)})

    def is_of_one_event_with(self, toll: "Toll") -> bool:
        """Whether days and places let both be of one event."""
        if self.story is not toll.story or self.is_elsewhere_than(toll):
            return False
        if self.is_recalled != toll.is_recalled:
            return False
        if not (self.days and toll.days):
            return not self.is_recalled
        (start, end), (first, last) = self.days, toll.days
        return start - ONE_EVENT <= last and first - ONE_EVENT <= end

    def is_of_another_deed_than(self, hurt: "Toll") -> bool:
        """Whether those hurt are never told beside the dead, but of an event that no sentence with
        the dead and no headline names. The injured of a riot do not belong to a fire. The missing
        do not count, because people are missed where others died."""
        if hurt.difference.measure != "injured":
            return False
        for dead, injured in product(self.difference.quotes(), hurt.difference.quotes()):
            sentence = dead.sentence
            neighbour = injured.sentence
            gap = max(sentence.start, neighbour.start) - min(sentence.end, neighbour.end)
            if sentence.report == neighbour.report and gap <= 3:  # they stand side by side
                return False
        texts = {report.title or "" for report in self.reports}
        texts |= {quote.sentence.quote for quote in self.difference.quotes()}
        events = _events_in(texts)
        return all(
            _events_in([quote.sentence.quote]) - events for quote in hurt.difference.quotes()
        )

    def sources(self) -> Iterable[str]:
        """Yields the original sources, each with its channels: "the mayor (via Vale Wire)"."""
        statements = by_id(self.story.statements)
        for quote in self.difference.quotes():
            if not quote.speaker:
                continue
            statement = statements.get(quote.statement or "")
            if statement and statement.via:
                yield f"{quote.speaker} (via {' > '.join(statement.via)})"
            else:
                yield quote.speaker


def range_of(difference: Difference) -> Range | None:
    """Returns the numbers by UCDP's rule."""
    for amount in difference.ranges:
        if amount.rule.startswith("UCDP"):
            return amount
    return None


def _tolls_of(ledger: Ledger, measures: Sequence[str]) -> Iterator[Toll]:
    """Yields what counts people killed or injured and the like, story by story."""
    reports = by_id(ledger.reports)
    labels = name_reports(ledger.reports)
    for story in ledger.stories:
        places = {name.name: name for name in reversed(story.names)}
        # who speaks is no place, whatever a name looks like: "the mine, Norcoal said"
        speakers = {statement.speaker for statement in story.statements} | {None}
        counted_places = [
            (number.place, number.span) for number in story.numbers if number.place not in speakers
        ]
        numbers = by_report(story.numbers)
        printed = first_printed(story, reports)
        for difference in story.differences:
            if difference.measure not in measures or difference.line is not None:
                continue
            # where most reports say that those counted were harmed
            place = only_one(most_told(counted_places, difference.spans())) or difference.place
            place = None if place in speakers else place
            yield Toll(
                story=story,
                difference=difference,
                days=days_of_toll(story, difference, printed),
                place=places.get(place or ""),
                named=place,
                reports=tuple(reports[ident] for ident in difference.reports()),
                labels=labels,
                numbers=tuple(_numbers_of(difference, numbers)),
            )


def _numbers_of(
    difference: Difference, numbers: Mapping[str, Sequence[Number]]
) -> Iterator[Number]:
    """Yields the numbers in the words of a difference; `numbers` has them by report."""
    for words in difference.spans():
        yield from (number for number in numbers[words.report] if number.span.overlaps(words))


def events_of(ledger: Ledger) -> list[Toll]:
    """Returns one toll of people killed for each event, story by story: the total of most reports,
    with the other numbers of the event, the injured and the missing beside it."""
    events = []
    for tolls in grouped(_tolls_of(ledger, _COUNTED), attrgetter("story.id")).values():
        events += _events_of_story(tolls)
    return events


def _events_of_story(tolls: Iterable[Toll]) -> list[Toll]:
    events: list[Toll] = []
    dead = defaultdict[str, list[Toll]](list)  # beside the toll of their event
    for toll in sorted(tolls, key=_is_part):
        place = _place_among(events, toll)
        if place:
            event, heading = place
            event.others.setdefault(heading, []).append(toll.difference)
            if heading == _BESIDE:
                dead[event.difference.id].append(toll)
        elif toll.difference.measure == "killed" and (
            toll.is_told_whole or not (toll.is_recalled or events)
        ):
            events.append(toll)
    return [_with_dead_beside(event, dead[event.difference.id]) for event in events]


def _with_dead_beside(event: Toll, dead: Iterable[Toll]) -> Toll:
    """Returns an event with the place and the day of other dead of it, where it has none, and with
    the most that any of its days gives for a sort of people: they are a part of all."""
    event = replace(
        event, days=event.days or days_before(event.story, event.difference, event.reports)
    )
    parts = []
    for toll in dead:
        if event.named is None and toll.named:
            event = replace(event, place=toll.place, named=toll.named)
        event = replace(event, days=event.days or toll.days)
        total = range_of(toll.difference)
        if total and _is_chosen(toll.difference) and toll.days == event.days is not None:
            parts.append(total.high)
    return replace(event, largest_part=max(numbers_in(parts), default=None))


def _place_among(events: Iterable[Toll], toll: Toll) -> tuple[Toll, str] | None:
    """Returns the event to which a toll belongs, and what a coder is told of it there."""
    apart = None
    for event in events:
        if not event.is_of_one_event_with(toll):
            continue
        if toll.difference.measure == "killed":
            return event, _BESIDE
        if not event.is_of_another_deed_than(toll):
            return event, _NOT_DEAD
        apart = apart or (event, _APART)
    return apart


def _is_part(toll: Toll) -> tuple[bool, bool, bool, bool, int]:
    """Sorts the dead before the hurt: what has a range and counts anyone first, among them that of
    most reports; what is of another event than its reports tell of comes last."""
    difference = toll.difference
    is_hurt = difference.measure in _HURT
    is_of_sort = _is_chosen(difference)
    return is_hurt, toll.is_recalled, not difference.ranges, is_of_sort, -len(toll.reports)


def _is_chosen(difference: Difference) -> bool:
    """Whether a number counts people of one sort only."""
    group = difference.group
    return group is not None and group.casefold() not in set_of("fates.anyone")


def _events_in(sentences: Iterable[str]) -> set[str]:
    """Returns the families of the words for events in which people are harmed."""
    families = set()
    for word in _WORD.findall(" ".join(sentences).casefold()):
        for form in {word, word.removesuffix("s"), word.removesuffix("es")}:
            if form in set_of("fates.events"):
                families.add(family_of(form))
    return families


def stories_without_row(ledger: Ledger) -> list[tuple[Story, str]]:
    """Returns the stories of which a draft has no row, each with the reason."""
    with_row = {toll.story.id for toll in events_of(ledger)}
    tolls = by_key((toll.story.id, toll.difference.measure) for toll in _tolls_of(ledger, _COUNTED))
    without = []
    for story in ledger.stories:
        if story.id in with_row:
            continue
        why = NO_DEAD
        if "killed" in tolls[story.id]:
            why = f"{why} in the event that it tells of"
        if "missing" in tolls[story.id]:
            why += "; missing people are not counted as dead"
        without.append((story, why))
    return without


def dispute(toll: Toll) -> str:
    """Returns which numbers there are, in whose words, and what stands beside them."""
    words = f"{_line_of(toll.difference, toll.labels)}."
    for heading in (_BESIDE, _NOT_DEAD, _APART):
        lines = [_line_of(difference, toll.labels) for difference in toll.others.get(heading, ())]
        if lines:
            words += f" {heading}: {'; '.join(lines)}."
    return words


def _line_of(difference: Difference, labels: ReportNames) -> str:
    line = difference.heading
    if difference.status:
        line += f" ({STATUS_WORDS[difference.status]})"
    versions = [_version_line(version, labels) for version in difference.versions]
    return f"{line}: {'; '.join(versions)}"


def _version_line(version: Version, labels: ReportNames) -> str:
    """Returns a version in one line, with who gives it first and in how many reports it stands."""
    first = version.quotes[0]
    who = labels[first.report]
    if first.speaker:
        who = f"{first.speaker}, {who}"
    words = f"[{version.value or version.words}] “{shorten(first.sentence.line, 240)}”"
    if version.denied:
        words = f"denied: {words}"
    return f"{words} ({who}; {counted(version.reports, 'report')})"
