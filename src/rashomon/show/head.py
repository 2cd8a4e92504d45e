"""The head of a view: a title of names that most reports share, the list of reports, and what has
to be known before their words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model.name import Name
from rashomon.model.report import OddKind, Report, Reports
from rashomon.model.row import RowKind
from rashomon.model.story import Story
from rashomon.show.blocks import ReportLine, StripPiece
from rashomon.show.columns import Columns
from rashomon.show.wording import counted, few
from rashomon.text.calendar_words import say_day, say_days
from rashomon.text.gathering import by_report, connected
from rashomon.text.report_names import shorten
from rashomon.text.white_space import word_count

_NAMES = 3  # in the title
_HEADLINE = 110  # characters
_SHARING = 4  # families of shared text that are told
_SURELY_COPIED = 12  # words; fewer may be a stock phrase
_HANGS_TOGETHER = 2  # rows that half of the reports are in, where one that is in none stands out
_PICTURE = "picture"
_TEXT = "text"


def title_of(story: Story, columns: Columns) -> str:
    """Returns the names that most reports share: "Harn, Kestrel Line". If there are none, returns
    the headline of the story."""
    here = columns.place.keys()
    ranks = []
    for name in story.names:
        naming = by_report(name.mentions).keys() & here
        if 2 * len(naming) > len(here):
            ranks.append((-len(naming), -len(name.mentions), name.name, name))
    chosen = list[Name]()
    for *_, name in sorted(ranks, key=lambda rank: rank[:3]):
        if len(chosen) < _NAMES and not any(_are_alike(name, other) for other in chosen):
            chosen.append(name)
    return ", ".join(name.name for name in chosen) or story.title or "Untitled story"


def _are_alike(name: Name, other: Name) -> bool:
    words, others = set(name.name.casefold().split()), set(other.name.casefold().split())
    return bool(words & others)


def facts_of(story: Story, columns: Columns) -> Iterator[str]:
    """Yields what stands below the title: the days, how many reports and columns, what is
    missing."""
    days = sorted(
        report.stated_day[:10]
        for report in columns.reports
        if report.stated_day and OddKind.PAGE_DATE not in [odd.kind for odd in report.odd]
    )
    if days:
        yield say_days(days[0], days[-1])
    reports = counted(len(columns.reports), "report")
    in_columns = f" in {counted(len(columns.columns), 'column')}"
    yield reports + (in_columns if len(columns.columns) < len(columns.reports) else "")
    if story.coverage == "incomplete":
        yield "coverage incomplete"


def remarks_of(story: Story, columns: Columns) -> Iterator[str]:
    """Yields in sentences who shares text and which reports share little with the others."""
    for column in columns.columns:
        if len(column.reports) > 1:
            yield f"{column.number} stands for {len(column.reports):,} prints of one text."
    if not story.rows and len(columns.columns) > 1:
        yield "No sentence of two reports was found to be near another."
    if families := list(_sharing(story, columns)):
        yield f"{few(families, most=_SHARING, more='; and {} more', between='; ')}."
    for report in strangers(story, columns):
        number, name = columns.place[report.id] + 1, columns.short[report.id]
        yield f"{number} ({name}) shares few sentences with the others: read it whole."


def _sharing(story: Story, columns: Columns) -> Iterator[str]:
    """Yields which columns share text: "1, 2 and 4 share text"."""
    pairs = set()
    for copy in story.copies:
        places = columns.of(copy.reports)
        is_long = word_count(copy.a.quote) >= _SURELY_COPIED
        if len(places) > 1 and is_long and copy.kind != "quotation":
            pairs.add((places[0], places[1]))
    for group in connected(range(len(columns.columns)), sorted(pairs)):
        members = sorted(group)
        if len(members) > 1:
            is_whole = all((a, b) in pairs for a in members for b in members if a < b)
            reports = [columns.columns[place].reports[0].id for place in members]
            what = "share text" if is_whole else "share text, not all of them the same"
            yield f"{columns.numbers(reports)} {what}"


def strangers(story: Story, columns: Columns) -> Iterator[Report]:
    """Yields the reports that are in no row with others, where most are in several."""
    rows = Counter[int]()
    for row in story.rows:
        if row.kind is RowKind.TOLD:
            rows.update(columns.of(row.reports))
    counts = sorted(rows[place] for place in range(len(columns.columns)))
    if len(counts) > 2 and counts[len(counts) // 2] >= _HANGS_TOGETHER:
        for place, column in enumerate(columns.columns):
            if not rows[place]:
                yield column.reports[0]


# The list of reports.


def report_lines(
    columns: Columns, strips: Mapping[str, Sequence[StripPiece]], since: Reports = ()
) -> Iterator[ReportLine]:
    """Yields a line for each column. `strips` are those of the reports, by their ids."""
    for column in columns.columns:
        first = column.reports[0]
        yield ReportLine(
            number=column.number,
            reports=tuple(report.id for report in column.reports),
            names=tuple(dict.fromkeys(columns.names[report.id] for report in column.reports)),
            headline=shorten(first.title or "", _HEADLINE),
            moment=say_day(first.stated_day) if first.stated_day else "",
            notes=tuple(_notes(first)),
            strip=tuple(strips.get(first.id, ())),
            is_named=bool(first.outlet),
        )


def _notes(report: Report) -> Iterator[str]:
    """Yields what a report credits, and what is odd about it."""
    yield from credit_notes(report)
    for odd in report.odd:
        yield odd.why
    yield from report.warnings


def credit_notes(report: Report) -> Iterator[str]:
    """Yields which agencies a report credits with text, names as a source, or credits with pictures
    alone."""
    roles: dict[str, list[str]] = {}
    for credit in report.credits:
        if credit.agency:
            roles.setdefault(credit.agency, []).append(credit.role)
    credited = [agency for agency, found in roles.items() if _TEXT in found]
    pictures = [agency for agency, found in roles.items() if set(found) == {_PICTURE}]
    sources = [agency for agency in roles if agency not in (*credited, *pictures)]
    if credited:
        yield f"credits {few(credited)}"
    if sources:
        yield f"names {few(sources)}"
    if pictures:
        yield f"pictures credited to {few(pictures)}"
