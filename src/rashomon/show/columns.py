"""The columns of a story: its reports, numbered once for all by day and hour. Reports of one text
share a column."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

from rashomon.decisions.counted_reports import counted_reports
from rashomon.model.content_ids import by_id
from rashomon.model.copy import copied_text
from rashomon.model.record import record
from rashomon.model.report import Report, ReportNames, Reports
from rashomon.model.story import Story
from rashomon.show.blocks import Cell
from rashomon.text.gathering import connected
from rashomon.text.report_names import name_reports, report_name

MANY = 24
"""Columns that can be told apart; above that, reports that share much of their text have one."""
_ONE_TEXT = 0.8  # share of both texts that is copied, of two prints of one
_MUCH = 0.4  # share of the shorter text, where there are many reports
_SEVERAL = 7  # reports above which prints of one text share a column
_SHORT = 24  # characters of a short name
_ORDER = attrgetter("place_in_order")


@record
class Column:
    """A report, or several of one text, the first one first."""

    number: int
    reports: tuple[Report, ...]


class Columns:
    """The columns of a story.

    - `columns`: in their order; `members`: all reports of the story
    - `place`: the place of a report's column, counted from 0, by its id
    - `names`, `short`: what reports are called, also in little room
    """

    def __init__(self, story: Story, reports: Reports) -> None:
        """Numbers the reports that count."""
        self.members = story.own(reports)
        counted = sorted(counted_reports(self.members, story.decisions), key=_ORDER)
        families = _families(story, counted)
        self.columns = [Column(number, family) for number, family in enumerate(families, 1)]
        self.place: dict[str, int] = {}
        for place, family in enumerate(families):
            for report in family:
                self.place[report.id] = place
        self.names = name_reports(self.members)
        self.short = _short_names(self.members, self.names)

    @property
    def reports(self) -> list[Report]:
        """Returns the reports of all columns, in their order."""
        return [report for column in self.columns for report in column.reports]

    def of(self, reports: Iterable[str]) -> list[int]:
        """Returns the places of the columns of these reports, in order."""
        return sorted({self.place[report] for report in reports if report in self.place})

    def cells(self, places: Sequence[int], printed: Cell) -> tuple[Cell, ...]:
        """Returns a cell for each column: `printed` at these places."""
        here = set(places)
        width = range(len(self.columns))
        return tuple(printed if place in here else Cell.NONE for place in width)

    def numbers(self, reports: Iterable[str]) -> str:
        """Returns the numbers of these reports' columns in words: "1, 2 and 4"."""
        numbers = [f"{place + 1}" for place in self.of(reports)]
        return " and ".join(filter(None, (", ".join(numbers[:-1]), *numbers[-1:])))


def _families(story: Story, reports: Sequence[Report]) -> list[tuple[Report, ...]]:
    """Returns the reports of each column."""
    if len(reports) <= _SEVERAL:
        return [(report,) for report in reports]
    shares = _shared_parts(story, reports)
    families = _joined(reports, {pair for pair, parts in shares.items() if min(parts) >= _ONE_TEXT})
    if len(families) > MANY:
        alike = {pair for pair, parts in shares.items() if max(parts) >= _MUCH}
        families = _joined(reports, alike)
    return families


def _joined(
    reports: Sequence[Report], pairs: Iterable[tuple[str, str]]
) -> list[tuple[Report, ...]]:
    reports_by_id = by_id(reports)
    groups = connected(list(reports_by_id), sorted(pairs))
    families = [sorted((reports_by_id[ident] for ident in group), key=_ORDER) for group in groups]
    families.sort(key=lambda family: family[0].place_in_order)
    return [tuple(family) for family in families]


def _shared_parts(
    story: Story, reports: Sequence[Report]
) -> dict[tuple[str, str], tuple[float, float]]:
    """Returns of every two reports which part of the text of each stands in the other."""
    lengths = {report.id: max(1, len(report.text)) for report in reports}
    characters: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for copy in copied_text(story.copies):
        first, second = sorted(copy.spans)
        if first.report in lengths and second.report in lengths:
            shared = characters[first.report, second.report]
            shared[0] += first.length
            shared[1] += second.length
    return {
        (first, second): (shared[0] / lengths[first], shared[1] / lengths[second])
        for (first, second), shared in characters.items()
    }


def _short_names(reports: Reports, names: ReportNames) -> ReportNames:
    """Returns a short and distinct name for each report."""
    short = {report.id: report_name(report, _SHORT) for report in reports}
    alike = Counter(short.values())
    return ReportNames(
        (ident, names[ident] if alike[name] > 1 else name) for ident, name in short.items()
    )
