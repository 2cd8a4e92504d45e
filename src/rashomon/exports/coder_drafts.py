"""What a draft for coders is made of: casualty figures with place, days, sources, and the rule that
chose one number from several.

One row an event: a part of a toll ("three children") and a number beside it stand in its notes,
never in a row of their own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import itemgetter
from typing import TypeVar

from rashomon.exports.deeds import PROTEST, deeds_in, told_in
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name, NameKind
from rashomon.model.point import About, Account, Point, Range, RelationKind, Status
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.shipped.words import set_of
from rashomon.telling.wording import (
    answer_line,
    author_of,
    label_of,
    marked,
    question_of,
    readers_of,
    reason_of,
)
from rashomon.text.calendar_words import as_date
from rashomon.text.report_names import name_reports
from rashomon.text.whole_sentences import sentence_at

NO_RULE = "no number: no report names one"
_Told = TypeVar("_Told")
_ANYONE = set_of("fates.anyone")
_HURT = ("injured", "missing")
_BOUNDS: Mapping[str, Callable[[list[float]], float]] = {
    "low": min,
    "best": itemgetter(0),
    "high": max,
}
HURT_FIELDS = tuple(f"{measure}_{bound}" for measure in _HURT for bound in _BOUNDS)
_ONE_EVENT = timedelta(days=10)  # between the days that two figures of one event are given for
_COUNTRY = 6  # how exactly UCDP knows a place of which only the country is named
_BLANKS = 3  # characters between two sentences that stand side by side
_NIGHT = timedelta(days=1)  # between two days that as many reports give for one event
_OVER = timedelta(days=45)  # before the reports: another event than the one that they tell of


@dataclass(frozen=True, slots=True)
class CoderFigure:
    """A casualty point with what a coder needs beside it; `beside`: other points of the same event,
    parts of the toll among them; `hurt`: the injured and the missing of the same event, a total
    each."""

    story: Story
    point: Point
    about: About
    place: Name | None
    reports: tuple[Report, ...]
    labels: Mapping[str, str]
    sources: tuple[str, ...]
    beside: tuple[Point, ...] = ()
    hurt: tuple[Point, ...] = ()

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day, or None if one is unknown."""
        return _as_days(self.about.earliest, self.about.latest)

    def range_of(self, rule: str) -> Range | None:
        """Returns the numbers under the rule whose text begins with this name."""
        return _range(self.point, rule)

    def hurt_fields(self) -> dict[str, float | None]:
        """Returns the least, the best attested and the most of the injured, and of the missing."""
        return {
            f"{measure}_{bound}": number
            for measure in _HURT
            for bound, number in zip(
                _BOUNDS,
                _toll_of([x for x in self.hurt if x.about and x.about.measure == measure])
                or (None, None, None),
                strict=True,
            )
        }


def _toll_of(points: Sequence[Point]) -> tuple[float | None, ...]:
    """Returns the least, the best attested (of the first that gives one) and the most of the
    numbers of these points; nothing where none gives one."""
    ranges = [found for one in points if (found := _range(one, "UCDP"))]
    given = {
        bound: [x for one in ranges if (x := getattr(one, bound)) is not None] for bound in _BOUNDS
    }
    toll = tuple(_BOUNDS[bound](values) if values else None for bound, values in given.items())
    return toll if any(given.values()) else ()


def _range(point: Point, rule: str) -> Range | None:
    return next((found for found in point.ranges if found.rule.startswith(rule)), None)


def _figures_of(ledger: Ledger, measures: Sequence[str]) -> Iterator[CoderFigure]:
    """Yields the points that count killed or injured people and the like, story by story, in the
    ledger's order."""
    reports, labels = {report.id: report for report in ledger.reports}, name_reports(ledger.reports)
    for story in ledger.stories:
        for point in story.points:
            if point.about and point.about.measure in measures:
                given = {report: reports[report] for report in point.reports() if report in reports}
                about = _by_sentences(story, point.about, point.accounts, given)
                yield CoderFigure(
                    story,
                    point,
                    about,
                    _place_of(story, about.place),
                    tuple(given.values()),
                    labels,
                    _original_sources(story, point.accounts),
                )


def _by_sentences(
    story: Story, about: About, accounts: Sequence[Account], reports: Mapping[str, Report]
) -> About:
    """Returns what is counted with the place that most reports name in the sentences of its
    accounts, and the day that most give for it."""
    sentences = {sentence_at(reports[a.report], a.quote) for a in accounts if a.report in reports}
    least = min(2, len(reports))
    where = [(n.name, at) for n in story.names if n.kind is NameKind.PLACE for at in n.mentions]
    places, many = _most_told(where, sentences)
    if about.place not in places and many >= least:
        about = replace(about, place=places[0] if len(places) == 1 else None)
    given = [(_as_days(*(a.as_of or "").split("/")), a.quote) for a in accounts]
    days, _ = _most_told(given, {a.quote for a in accounts})
    if days:
        first, last = min(days)
        last = max(end for start, end in days if start <= last + _NIGHT)
        about = replace(about, earliest=first.isoformat(), latest=last.isoformat())
    return about


def _most_told(
    told: Iterable[tuple[_Told | None, Span]], within: Iterable[Span]
) -> tuple[list[_Told], int]:
    """Returns what most reports tell within these words, most often, and how many reports do."""
    told_in = {(one, words) for one, span in told for words in within if words.overlaps(span)}
    at = {one: [words for other, words in told_in if other == one] for one, _ in told_in if one}
    count = {one: (len({words.report for words in held}), len(held)) for one, held in at.items()}
    most = max(count.values(), default=(0, 0))
    return [one for one in count if count[one] == most], most[0]


def events_of(ledger: Ledger) -> list[CoderFigure]:
    """Returns one figure of people killed an event: the total of most reports, with the other
    numbers of its event beside it, and the injured and missing."""
    out: list[CoderFigure] = []
    dead, hurt = (sorted(_figures_of(ledger, each), key=_is_part) for each in (("killed",), _HURT))
    for figure in (*dead, *(one for one in hurt if one.about.total_or_part != "part")):
        home = next((k for k, one in enumerate(out) if _of_one_event(one, figure)), None)
        if home is not None:
            one = out[home]
            if figure.about.measure in _HURT:
                out[home] = replace(one, hurt=(*one.hurt, figure.point))
            else:
                out[home] = replace(one, beside=(*one.beside, figure.point))
        elif figure.about.measure not in _HURT:
            out.append(figure)
    return out


def _is_part(figure: CoderFigure) -> tuple[bool, bool, int]:
    """Sorts totals first, among them those of anyone, of most reports."""
    chosen = figure.about.group is not None and figure.about.group.casefold() not in _ANYONE
    return (
        figure.about.total_or_part == "part",
        chosen and not figure.point.by,
        -len(figure.point.reports()),
    )


def _of_one_event(one: CoderFigure, other: CoderFigure) -> bool:
    """Whether days and places let both be of one event; two questions of an author about one
    measure never are."""
    same = one.about.measure == other.about.measure
    if one.story is not other.story or (same and one.point.by and other.point.by):
        return False
    if not same and _of_another_deed(one, other):
        return False
    if _is_elsewhere(one, other) and not _is_part(other)[0]:
        return False
    days, others = one.days, other.days
    if days is None or others is None:
        return not any(_is_over(each) for each in (one, other)) or days == others
    return days[0] - _ONE_EVENT <= others[1] and others[0] - _ONE_EVENT <= days[1]


def _is_elsewhere(one: CoderFigure, other: CoderFigure) -> bool:
    """Whether both name a place, other ones: a town lies in its country."""
    if not (one.about.place and other.about.place) or one.about.place == other.about.place:
        return False
    places = [place for place in (one.place, other.place) if place]
    country = {place.country for place in places}
    inside = any(place.where_prec == _COUNTRY for place in places)
    return not (len(places) > 1 and inside and len(country) == 1)


def _of_another_deed(one: CoderFigure, hurt: CoderFigure) -> bool:
    """Whether those hurt are told nowhere beside the dead, and of another deed, or of none in a
    story that tells of others: the injured of a riot are none of a fire."""
    dead, others = _sentences(one), _sentences(hurt)
    deadly, hurting = ({kind for x in y for kind in deeds_in(x.quote)} for y in (dead, others))
    spans = (span for event in one.story.timeline for span in event.spans)
    told = {kind for span in spans for kind in told_in(span.quote)}
    apart = not deadly & hurting if hurting else bool(told - deadly or deadly & PROTEST)
    return apart and not _beside(others, dead)


def _sentences(figure: CoderFigure) -> list[Span]:
    """The sentences in which a number is told."""
    texts = {one.id: one for one in figure.reports}
    accounts = [one for one in figure.point.accounts if one.report in texts]
    return [sentence_at(texts[one.report], one.quote) for one in accounts]


def _beside(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether a sentence of the one stands beside one of the other, or is the same."""
    return any(
        a.report == b.report and max(a.start, b.start) - min(a.end, b.end) <= _BLANKS
        for a in some
        for b in others
    )


def _is_over(figure: CoderFigure) -> bool:
    """Whether what is counted was long over when the first of its reports was written."""
    written = [day for report in figure.reports if (day := as_date((report.anchor or "")[:10]))]
    days = figure.days
    return days is not None and bool(written) and days[1] < min(written) - _OVER


def no_rows(ledger: Ledger) -> str:
    """Returns why a draft has no row."""
    missing = any(figure.point.accounts for figure in _figures_of(ledger, ("missing",)))
    also = "; missing people are not counted as dead" if missing else ""
    return f"no row: no report gives a number of people killed{also}"


def _place_of(story: Story, name: str | None) -> Name | None:
    """Returns the place of that name, or None."""
    return next((found for found in story.names if name is not None and found.name == name), None)


def _original_sources(story: Story, accounts: Sequence[Account]) -> tuple[str, ...]:
    """Returns the original sources without duplicates, each with its channels: "the mayor (via Vale
    Wire)"."""
    via = {one.id: f" (via {' > '.join(one.via)})" for one in story.statements if one.via}
    parts = (
        marked(f"{a.speaker}{via.get(a.statement or '', '')}", a.speaker_by)
        for a in accounts
        if a.speaker
    )
    return tuple(dict.fromkeys(parts))


def dispute(figure: CoderFigure) -> str:
    """Returns which figures there are, in whose words, and how they relate, with who says so."""
    point = figure.point
    outlets = figure.labels
    words = f"{label_of(point)}: {_line_of(point, outlets)}."
    if point.status is Status.DISPUTED:
        reasons = [
            reason_of(relation)
            for relation in point.relations
            if relation.kind is RelationKind.CONFLICT
        ]
        why = "; ".join(dict.fromkeys(filter(None, reasons)))
        words += (
            " Disputed, read so by "
            f"{readers_of(point, RelationKind.CONFLICT)}{f': {why}' if why else ''}."
        )
    for heading, points in (("Beside it", figure.beside), ("Not counted as dead", figure.hurt)):
        if points:
            lines = "; ".join(f"{label_of(one)}: {_line_of(one, outlets)}" for one in points)
            words += f" {heading}: {lines}."
    return words


def _line_of(point: Point, outlets: Mapping[str, str]) -> str:
    return "; ".join(answer_line(point, version, outlets) for version in point.versions)


def asked_fields(point: Point) -> dict[str, str | None]:
    """Returns the fields of a draft that say what was asked or counted, and by whom."""
    return {
        "label": label_of(point),
        "question": question_of(point) or None,
        "made_by": author_of(point),
    }


def _as_days(*ends: str | None) -> tuple[date, date] | None:
    """Returns the first and the last of one or two days, or None if one is unknown."""
    days = [as_date(end or "") for end in ends]
    return (days[0], days[-1]) if days[0] and days[-1] else None


def joined(parts: Sequence[str | None]) -> str:
    """Returns the parts that are not empty, without duplicates, joined by "; "."""
    return "; ".join(dict.fromkeys(part for part in parts if part))
