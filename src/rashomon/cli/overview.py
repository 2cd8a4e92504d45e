"""print_ledger: a ledger on one screen: what was read, then of each story the first questions that
somebody asked, or the first matters that several reports tell of, side by side, in the order of the
page.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from rashomon.cli.story_parts import (
    hanging,
    report_labels,
)
from rashomon.cli.terminal import print_parts, printable
from rashomon.model.anomaly import AnomalyKind
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.passage import MarkKind, Passage, PassageSentence
from rashomon.model.point import Point, RelationKind, Version
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.passage_words import (
    differing,
    first_difference,
    foremost,
    is_hardly_sure,
    passage_counts,
    whose,
)
from rashomon.telling.point_order import parts_of_others
from rashomon.telling.wording import (
    MEANINGS,
    answer_line,
    asked_line,
    author_of,
    authors_of,
    counted,
    headline_of,
    is_folded,
    label_of,
    letter,
    no_dispute,
    reading,
    rows_of,
    shown_status,
    triple,
)
from rashomon.text.calendar_words import as_date, say_day
from rashomon.text.detect_language import UNREAD
from rashomon.text.report_names import shorten
from rashomon.web.markup import Labels, label_reports
from rashomon.web.passage_table import COPIED, PERHAPS, PassageRow, ShownSentence, build_passages
from rashomon.web.report_columns import order_columns

LINES = 60  # at most, whatever was read
_MATTERS = 8  # passages of a story
_ASKED = 5  # questions of a story
_ANSWERS = 2  # of a question
_EACH = 3  # reports of a passage of which each is quoted
_FIGURES = 3  # counted things whose numbers differ
_LEAST = 3  # lines that a story takes, and each row of it
_SOON = 7  # days between reports whose days are not printed
_WHOLE = 8  # lines on which a sentence stands whole; what is longer is cut around what differs
_STORIES = 12  # in the list
_NAMED = 3  # files that were not read, or came twice; outlets take a line
_GO_ON = (
    "Lines count reporting, not outlets: reports that owe their words to one another or to one "
    "agency are one line, reports that only quote the same words are not.",
    "The name before a sentence is whom it cites, perhaps for a part of it; a report that "
    "cites nobody is a voice of its own.",
    "Go on: -o FILE or --page FILE writes the page; show LEDGER --brief: the brief, "
    "--only REPORT: what was found in one only; explain LEDGER ID: one matter whole.",
)
_ASK = (
    "What is asked, answered and disputed comes from an author: a language model (--model "
    "NAME), or rows"
    " that somebody writes (--rows FILE)."
)


def print_ledger(ledger: Ledger, console: Console) -> None:
    """Prints the ledger in at most LINES lines."""
    print_parts(
        _Screen(
            ledger,
            console,
            report_labels(ledger.reports),
            label_reports(ledger.reports),
        ).lines(),
        console,
    )


@dataclass(frozen=True, slots=True)
class _Screen:
    """What is printed, line by line, none wider than the screen."""

    ledger: Ledger
    console: Console
    labels: dict[str, str]
    columns: Labels

    def lines(self) -> Iterator[Text]:
        """Yields the lines: what was read, then each story with as much as there is room for."""
        head = [*_read(self.ledger), *_listed(self.ledger.stories)]
        foot = [Text(), *_how_to_go_on(self.ledger)]
        room = LINES - len(self._cut(head)) - len(self._cut(foot)) - 1
        yield from (*self._cut(head), *self._stories(room), *self._cut(foot))

    def _stories(self, room: int) -> list[Text]:
        """Returns the stories with equally many rows each, as many as fit; if one is too many, the
        first stories only."""
        stories = self.ledger.stories
        for rows in range(min(_MATTERS, room // (_LEAST * len(stories) or 1)), 0, -1):
            blocks = [self._cut(self._story(story, rows), _WHOLE) for story in stories]
            if sum(map(len, blocks)) <= room:
                return [line for block in blocks for line in block]
        shown: list[Text] = []
        for story in stories:
            block = self._cut(self._story(story, 1), _WHOLE)
            if len(shown) + len(block) > room:
                break
            shown += block
        return [*shown, Text("The other stories: on the page.", style="dim")]

    def _cut(self, lines: Iterable[Text], most: int = 2) -> list[Text]:
        """Returns the lines as wide as the screen, each of so many lines at most."""
        return hanging(lines, self.console, most)

    def _story(self, story: Story, rows: int) -> Iterator[Text]:
        """Yields a story: its title, its first questions with their counts, or its first passages,
        then what it holds in numbers."""
        reports = [report for report in self.ledger.reports if report.id in story.reports]
        yield Text()
        title = Text(printable(story.title or "Untitled story"), style="bold underline")
        yield title.append(
            printable(f"  {headline_of(story, reports)}".rstrip()),
            style="dim not bold not underline",
        )
        nothing = nothing_beside(story, self.labels)
        if nothing:
            yield Text(nothing)
        asked = rows_of(story)
        if asked:
            yield from self._asked(story, asked, min(rows, _ASKED))
        table = list(build_passages(story, order_columns(story, reports), self.columns).rows)
        for row in () if asked else _first(table, rows):
            yield from self._passage(row)
        if not nothing:
            yield from story_counts(story, reports, self.labels, table)

    def _asked(self, story: Story, asked: Sequence[Point], rows: int) -> Iterator[Text]:
        """Yields the questions that somebody asked: how many of each status, then the first of
        them."""
        statuses = Counter(shown_status(point) for point in asked)
        words = ", ".join(
            f"{statuses[status]:,} {status}" for status in MEANINGS if statuses[status]
        )
        yield Text(printable(f"{counted(len(asked), 'question')} by {authors_of(asked)}: {words}"))
        if nothing := no_dispute(story):
            yield Text(nothing)
        parts = parts_of_others(asked)
        listed = [p for p in asked if not (is_folded(p) or p.id in parts)]
        for point in listed[:rows]:
            yield from self._point(point)

    def _passage(self, row: PassageRow) -> Iterator[Text]:
        """Yields a passage: what it is called, what differs with its counts, and a sentence of each
        of its reports, of two where they are many, with whose they are."""
        passage = row.passage
        shown = foremost(passage, _EACH if passage.reports <= _EACH else 2)
        more = len(passage.core()) - len(shown)
        yield Text(printable(passage.name), style="bold")
        parts = [
            differing(passage),
            passage_counts(passage),
            {PERHAPS: "perhaps of one matter", COPIED: "in copied words alone"}.get(row.group, ""),
            printable(passage.by or ""),
            counted(more, "more sentence") if more else "",
        ]
        yield Text(
            f"  {' · '.join(part for part in parts if part)}",
            style="cyan" if passage.differs else "dim",
        )
        laid = {one.sentence.id: one for card in row.cards if card for one in card.core}
        labels = self.labels | self._dated({one.report for one in shown})
        for sentence in shown:
            yield self._sentence(whose(sentence, labels), sentence, passage, laid.get(sentence.id))

    def _dated(self, reports: set[str]) -> dict[str, str]:
        """Returns names with the day for reports that lie more than a week apart."""
        days = {
            one.id: (as_date(one.published[:10]), one.published[:10])
            for one in self.ledger.reports
            if one.id in reports and one.published
        }
        known = [day for day, _ in days.values() if day]
        if not known or (max(known) - min(known)).days <= _SOON:
            return {}
        return {one: f"{self.labels[one]} ({say_day(day)})" for one, (_, day) in days.items()}

    def _sentence(
        self, cited: str, sentence: PassageSentence, passage: Passage, laid: ShownSentence | None
    ) -> Text:
        """Returns a sentence with whose it is and, where it is a copy, whose words it has."""
        who = printable(shorten(cited, 100))
        if sentence.perhaps:
            who = f"perhaps: {who}"
        elif laid and laid.copied:
            who += f" (words shared with {printable(laid.of)})"
        room = max(40, _WHOLE * (self.console.width - 8) - len(who))
        words = shorten(sentence.quote.quote, room, first_difference(sentence, passage))
        return Text("    ").append(who, style="dim").append(f": {printable(words)}")

    def _point(self, point: Point) -> Iterator[Text]:
        """Yields a figure or a row: its label, its answers in the words of a report, those with the
        strongest relation first, and who asks what."""
        author = printable(shorten(author_of(point) or "", 40))
        called = printable(shorten(label_of(point), self.console.width - 6))
        status = f"{shown_status(point)}: " if author else ""
        by = f"  [read by {author}]" if author else ""
        yield Text(status, style="bold").append(called).append(by, style="dim")
        shown = _in_conflict(point)
        letters = {version.id: letter(place) for place, version in enumerate(point.versions)}
        for version in shown:
            mark = f"  {letters[version.id]}  " if len(letters) > 1 else "  "
            yield from self._answer(mark, point, version)
        more = len(point.versions) - len(shown)
        parts = [f"and {counted(more, 'more answer')}" if more else "", asked_line(point)]
        yield from (Text(f"  {printable(line)}", style="dim") for line in parts if line)

    def _answer(self, mark: str, point: Point, version: Version) -> Iterator[Text]:
        """Yields the answer in words that leave room for whose they are and for its author, with
        its numbers."""
        width, numbers = self.console.width - 2 * len(mark), triple(version)
        room = 2 * width - len(answer_line(point, version, self.labels, 1)) - 8
        words = answer_line(point, version, self.labels, max(24, room))
        parts = [f"{words}  {numbers}"]
        if len(parts[0]) > width:
            parts = [words, numbers]
        yield Text(mark).append(printable(parts[0]))
        yield from (
            Text(" " * len(mark)).append(printable(each), style="dim") for each in parts[1:]
        )


def _first(table: Sequence[PassageRow], most: int) -> Sequence[PassageRow]:
    """Returns the first rows that are sure; those in copied words alone only if there are no
    others."""
    surely = [row for row in table if row.group != PERHAPS and not is_hardly_sure(row.passage)]
    return ([row for row in surely if row.group != COPIED] or surely)[:most]


def nothing_beside(story: Story, labels: dict[str, str]) -> str:
    """Returns why a story has nothing to show side by side, as a sentence; "" if it has."""
    if len(story.reports) == 1:
        only = labels.get(story.reports[0], story.reports[0])
        return f"One report ({only}): there is nothing to compare it with."
    if story.matters() or rows_of(story):
        return ""
    both = "both" if len(story.reports) == 2 else f"two of its {len(story.reports):,}"
    return (
        f"Nothing was found that {both} reports tell of. show --only REPORT lists what each of "
        "them tells."
    )


def story_counts(
    story: Story, reports: Sequence[Report], labels: dict[str, str], table: Sequence[PassageRow]
) -> Iterator[Text]:
    """Yields what a story holds in numbers: its matters, the figures that differ, what only one
    report tells, what is odd."""
    copied = sum(row.group == COPIED for row in table)
    sentences = [one for passage in story.matters() for one in passage.sentences]
    sure = {one.quote for one in sentences if not one.perhaps}
    perhaps = len({one.quote for one in sentences} - sure)
    apart = sum(MarkKind.FIGURE in passage.differs for passage in story.passages)
    parts = [
        f"{counted(len(story.matters()), 'matter')} found in two reports or more",
        f"figures found to differ in {apart:,}" if apart else "",
        f"{copied:,} in copied words alone" if copied else "",
    ]
    parts += [f"{counted(perhaps, 'more sentence')} perhaps of one of them" if perhaps else ""]
    parts += [
        f"{counted(len(story.anomalies), 'thing')} odd in a report" if story.anomalies else ""
    ]
    parts += ["coverage incomplete" if story.coverage == "incomplete" else ""]
    yield Text(f"{', '.join(part for part in parts if part)}.")
    if numbers := [
        _numbers_of(point, labels)
        for point in story.points
        if author_of(point) is None and len(point.versions) > 1
    ]:
        more = f"; {rest:,} more on the page" if (rest := len(numbers[_FIGURES:])) else ""
        listed = "; ".join(numbers[:_FIGURES]) + more
        yield Text(printable(f"Numbers of one thing, perhaps of other days or events: {listed}."))


def _numbers_of(point: Point, labels: dict[str, str]) -> str:
    """Returns the numbers that reports give of one thing, each with the first of them: "people
    killed three (Hill Post) / four (Evening Star)"."""
    by = {one.version: labels[one.report] for one in reversed(point.accounts)}
    numbers = (f"{shorten(v.value or '?', 30)} ({by.get(v.id, '?')})" for v in point.versions)
    return f"{shorten(point.question, 40)} {' / '.join(numbers)}"


def _how_to_go_on(ledger: Ledger) -> Iterator[Text]:
    yield from (Text(line, style="dim") for line in _GO_ON)
    if any(len(story.reports) > 1 and not rows_of(story) for story in ledger.stories):
        yield Text(_ASK, style="dim")


def _read(ledger: Ledger) -> Iterator[Text]:
    """Yields what was read: how many reports from which outlets and days, failures, and
    duplicates."""
    if not ledger.reports:
        yield Text("Nothing to compare: no report could be read.", style="bold")
    else:
        outlets = Counter(report.outlet for report in ledger.reports if report.outlet)
        dated = {one.id: one.published[:10] for one in ledger.reports if one.published}
        odd = {
            anomaly.report
            for story in ledger.stories
            for anomaly in story.anomalies
            if anomaly.kind is AnomalyKind.PUBLICATION_DATE and anomaly.report in dated
        }
        days = sorted(day for report, day in dated.items() if report not in odd)
        parts = [
            counted(len(ledger.reports), "report"),
            f"of {counted(len(outlets), 'outlet')}" if outlets else "of unknown outlets",
        ]
        yield Text(
            ", ".join([" ".join(parts), *_when(days, len(ledger.reports) - len(dated), len(odd))]),
            style="bold",
        )
        if outlets:
            named = ", ".join(
                f"{outlet} ({often})" if often > 1 else outlet
                for outlet, often in outlets.most_common()
            )
            yield Text(printable(shorten(named, 150)), style="dim")
    unread = sum(
        any(warning.startswith(UNREAD) for warning in report.warnings) for report in ledger.reports
    )
    if unread:
        yield Text(f"{counted(unread, 'report')} {UNREAD}")
    if ledger.made.model:
        yield Text(printable(reading(ledger.made.model)))
    yield from _twice(ledger.reports)
    yield from _failures(ledger.failures)


def _when(days: Sequence[str], undated: int, odd: int) -> Iterator[str]:
    if days:
        yield " to ".join(say_day(day) for day in dict.fromkeys((days[0], days[-1])))
    if undated:
        yield f"{undated:,} undated"
    if odd:
        yield f"{odd:,} of a day that is odd"


def _twice(reports: Sequence[Report]) -> Iterator[Text]:
    again = [
        (origin.source, report.sources[0].source)
        for report in reports
        for origin in report.sources[1:]
    ]
    if again:
        named = "; ".join(f"{one} is the report in {first}" for one, first in again[:_NAMED])
        more = f"; and {rest:,} more" if (rest := len(again[_NAMED:])) else ""
        yield Text(f"{len(again):,} came twice and count once: {printable(named)}{more}")


def _failures(failures: Sequence[Failure]) -> Iterator[Text]:
    if failures:
        yield Text(f"{len(failures):,} not read, so what they report is missing:", style="bold")
    for failure in failures[:_NAMED]:
        yield Text(printable(f"  {failure.source}: {failure.error}"))
    if rest := len(failures[_NAMED:]):
        yield Text(f"  and {rest:,} more", style="dim")


def _listed(stories: Sequence[Story]) -> Iterator[Text]:
    if len(stories) < 2:
        return
    yield Text()
    yield Text(counted(len(stories), "story"), style="bold")
    for number, story in enumerate(stories[:_STORIES], 1):
        asked, disputed = rows_of(story), len(story.disputed())
        by = f" (read so by {printable(authors_of(asked))})" if disputed else ""
        held = f"{disputed:,} disputed{by}" if asked else counted(len(story.matters()), "matter")
        words = f"{counted(len(story.reports), 'report')}, {held}"
        yield Text(
            f"{number:>3}  {printable(shorten(story.title or 'Untitled story', 52))}  "
        ).append(words, style="dim")
    if len(stories) > _STORIES:
        yield Text(f"     and {len(stories) - _STORIES:,} more", style="dim")


def _in_conflict(point: Point) -> list[Version]:
    order = list(RelationKind)
    bound = [
        pair
        for relation in sorted(point.relations, key=lambda r: order.index(r.kind))
        for pair in (relation.a, relation.b)
    ]
    first = dict.fromkeys([*bound[:_ANSWERS], *(version.id for version in point.versions)])
    taken = list(first)[:_ANSWERS]
    return [version for version in point.versions if version.id in taken]
