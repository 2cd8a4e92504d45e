"""The figures that the program read: how many of one counted thing, by whom, as of which day."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model.point import Account, Point, PointKind, Version
from rashomon.model.story import Story
from rashomon.text.calendar_words import say_value
from rashomon.text.point_words import label_of
from rashomon.text.wording import author_of, shown_status, triple
from rashomon.web.markup import Labels, fragment
from rashomon.web.shown_answers import Voice, voice_of

_KINDS = (PointKind.COUNT, PointKind.SHARE)


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """A number in one report. `as_of`: the day for which it is said to hold."""

    id: str
    label: str
    quote: str
    href: str
    voice: Voice
    as_of: str


@dataclass(frozen=True, slots=True)
class FigureVersion:
    """One number and the reports that give it. `told`: its reports, lines and speakers."""

    value: str
    told: str
    is_repeated: bool
    given: tuple[GivenFigure, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure as the numbers that coders keep; `rule`: how they were obtained."""

    low: str
    best: str
    high: str
    rule: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A counted thing with its numbers. `about`: whom and where it counts, as far as the text says
    so."""

    id: str
    counted: str
    about: str
    status: str
    versions: tuple[FigureVersion, ...]
    bounds: tuple[Bounds, ...]


def is_figure(point: Point) -> bool:
    """Whether the program read the point by itself: a count or share without an author."""
    return author_of(point) is None and point.kind in _KINDS


def list_figures(story: Story, labels: Labels) -> tuple[FigureRow, ...]:
    """Returns the figures of a story, in the ledger's order."""
    statements = {statement.id: statement for statement in story.statements}

    def given(account: Account) -> GivenFigure:
        return GivenFigure(
            id=fragment(account.id),
            label=labels.name(account.report),
            quote=account.quote.quote,
            href=labels.passage(account.quote),
            voice=voice_of(account, statements.get(account.statement or "")),
            as_of=say_value(account.as_of) if account.as_of else "",
        )

    def row(point: Point) -> FigureRow:
        versions = tuple(
            FigureVersion(
                say_value(version.value) if version.value else "",
                triple(version),
                _is_repeated(version),
                tuple(given(one) for one in point.accounts if one.version == version.id),
            )
            for version in point.versions
        )
        status = shown_status(point) if point.status else ""
        return FigureRow(
            fragment(point.id),
            label_of(point),
            _about(point),
            status,
            versions,
            tuple(_bounds(point)),
        )

    return tuple(row(point) for point in story.points if is_figure(point))


def _is_repeated(version: Version) -> bool:
    return version.lines is not None and version.lines < version.reports


def _about(point: Point) -> str:
    about = point.about
    if about is None:
        return ""
    when = say_value(about.earliest) if about.earliest and about.earliest == about.latest else ""
    return " · ".join(filter(None, (about.group, about.place, when, about.total_or_part)))


def _bounds(point: Point) -> Iterator[Bounds]:
    for one in point.ranges:
        low, best, high = (
            "" if bound is None else f"{bound:,g}" for bound in (one.low, one.best, one.high)
        )
        yield Bounds(low, best, high, one.rule)
