"""print_ledger: a ledger on one screen: what was read, then of each story its digest, a matter in a
few lines, in the order of the ledger; then what one report alone tells.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from rashomon.cli.story_parts import (
    card_lines,
    hanging,
    report_labels,
)
from rashomon.cli.terminal import print_parts, printable
from rashomon.model.anomaly import AnomalyKind
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.passage import Passage, Variant
from rashomon.model.point import Point, RelationKind, Version
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.asked_matters import Matter, matters_of, numbers_beside
from rashomon.telling.digest_words import (
    additions,
    figures_line,
    numbers_of,
    readings_line,
)
from rashomon.telling.leads import Lead, leads_of
from rashomon.telling.passage_words import whose
from rashomon.telling.story_card import by_lines, cards_of
from rashomon.telling.two_events import parts_told, titles_of
from rashomon.telling.wording import (
    MEANINGS,
    OPEN,
    accounts_of,
    asked_line,
    author_of,
    authors_of,
    counted,
    foremost,
    headline_of,
    letter,
    no_dispute,
    reading,
    rows_of,
    shown_status,
    triple,
    voice,
    words_of,
)
from rashomon.text.calendar_words import as_date, say_day
from rashomon.text.detect_language import UNREAD
from rashomon.text.report_names import shorten

LINES = 60  # at most, whatever was read
_MATTERS = 15  # of a story
_ALONE = 3  # sentences that one report alone tells
_READINGS = 2  # things of a matter of which readings differ
_LIKELY = 0.35  # strength from which a thing of which readings perhaps differ is told
_ANSWERS = 2  # of a question
_FIGURES = 3  # counted things whose numbers differ
_LEAST = 3  # lines that a story takes, and each matter of it
_SOON = 7  # days between reports whose days are not printed
_LONGEST = 900  # characters; what no sentence of news is longer than is cut after all
_NAMED = 3  # files that were not read, or came twice; outlets take a line
_ODD = 2  # odd things whose reason is told
_PERHAPS_OTHER = "perhaps of other days or events"
_UNKNOWN = "of unknown outlets (--outlets FILE names them: a line each, file, outlet)"
_GO_ON = (
    "Reports that owe their words to one another or to one agency are one line. Behind a sentence "
    "stand its report and whom it cites, perhaps for a part of it.",
    "A + adds to the sentence above it; what is perhaps may be of another thing; reports on it "
    "tell of the matter, not each of them all that the sentence says.",
    "Go on: -o FILE or --page FILE writes the page; show LEDGER --brief: one page, --only "
    "REPORT: what it alone tells.",
)
_ASK = (
    "What is asked, answered and disputed comes from an author: a language model (--model "
    "NAME), or rows"
    " that somebody writes (--rows FILE)."
)


def print_ledger(ledger: Ledger, console: Console) -> None:
    """Prints the ledger in at most LINES lines."""
    print_parts(_Screen(ledger, console, report_labels(ledger.reports)).lines(), console)


@dataclass(frozen=True, slots=True)
class _Screen:
    """What is printed, line by line, none wider than the screen."""

    ledger: Ledger
    console: Console
    labels: dict[str, str]

    def lines(self) -> Iterator[Text]:
        """Yields the lines: what was read, then each story with as much as there is room for."""
        head = hanging(_read(self.ledger), self.console, 2)
        foot = hanging(_how_to_go_on(self.ledger), self.console, 2)
        yield from (*head, *self._stories(LINES - len(head) - len(foot) - 1), *foot)

    def _stories(self, room: int) -> list[Text]:
        """Returns the stories with equally many matters each, as many as fit; if one is too many,
        a card a story, as many as fit."""
        stories = self.ledger.stories
        for matters in range(min(_MATTERS, room // (_LEAST * len(stories) or 1)), 0, -1):
            blocks = [hanging(self._story(story, matters), self.console) for story in stories]
            if sum(map(len, blocks)) <= room:
                return [line for block in blocks for line in block]
        shown: list[Text] = []
        for most in range(1, len(stories) + 1):
            listed = hanging(_listed(self.ledger, most), self.console, 2)
            if len(listed) > room:
                break
            shown = listed
        return shown

    def _story(self, story: Story, matters: int) -> Iterator[Text]:
        """Yields a story: its title, what was asked of it, its first matters, what one report alone
        tells, then what it holds in numbers."""
        reports = [report for report in self.ledger.reports if report.id in story.reports]
        yield Text()
        title = Text(printable(story.title or "Untitled story"), style="bold underline")
        yield title.append(
            printable(f"  {headline_of(story, reports)}".rstrip()),
            style="dim not bold not underline",
        )
        if apart := parts_told(story, titles_of(reports)):
            yield Text(printable(f"It {apart}."), style="bold")
        if nothing := nothing_beside(story, self.labels):
            yield Text(nothing)
            return
        yield from _asked(story)
        labels = self.labels | _dated(reports, self.labels)
        told = matters_of(story)[:matters]
        leads = leads_of(
            (one.passage.naming_sentence() for one in told if one.passage),
            story.names,
            {report.id: report for report in self.ledger.reports},
        )
        for matter in told:
            yield from self._matter(matter, labels, leads)
        yield from _alone(story, labels, min(matters, _ALONE))
        yield from story_counts(story, self.labels)

    def _matter(
        self, matter: Matter, labels: dict[str, str], leads: Mapping[str, Lead]
    ) -> Iterator[Text]:
        """Yields a matter: the sentence that names it; what was asked of it; the readings that
        differ, or the sentence that adds most; its numbers."""
        passage = matter.passage
        if passage is None:
            account = foremost(matter.rows[0].accounts)
            who = f"{labels.get(account.report, account.report)}, {voice(account)}"
            yield _sentence(account.quote.quote, who, "bold")
        else:
            one = passage.naming_sentence()
            yield _sentence(passage.name, whose(one, labels), "bold", before=leads[one.id].before)
            if known := leads[one.id].known(labels):
                yield Text(f"  who: {printable(known)}", style="dim")
        # of a matter the one question whose answers differ most; the settled ones are counted
        told = [one for one in matter.rows if shown_status(one) in OPEN or not passage][:1]
        for row in told:
            yield from self._row(row)
        if more := len(matter.rows) - len(told):
            other = "more question" if told else "question"
            yield Text(f"  {'and ' if told else ''}{counted(more, other)} on it", style="dim")
        for point in matter.numbers:
            yield Text(f"  {printable(figures_line(point, labels))}", style="cyan").append(
                f"  {_PERHAPS_OTHER}", style="dim"
            )
        if passage:
            yield from _differing(passage, labels, with_addition=not told)

    def _row(self, point: Point) -> Iterator[Text]:
        """Yields a row: its status, its author's question, and its answers in words of reports,
        those with the strongest relation first, each with its numbers."""
        asked = asked_line(point) or f"read by {author_of(point)}"
        yield Text(f"  {shown_status(point)}: ", style="bold").append(
            printable(shorten(asked, 2 * self.console.width)), style="not bold"
        )
        shown = _in_conflict(point)
        letters = {version.id: letter(place) for place, version in enumerate(point.versions)}
        for version in shown:
            words = words_of(foremost(accounts_of(point, version)), self.labels, _LONGEST)
            mark = f"  {letters[version.id]}  " if len(letters) > 1 else "  "
            yield Text(f"{mark}{printable(words)}").append(f"  {triple(version)}", style="dim")
        if more := len(point.versions) - len(shown):
            yield Text(f"  and {counted(more, 'more answer')}", style="dim")


def _sentence(words: str, who: str, style: str, mark: str = "", before: str = "") -> Text:
    """Returns the words of a sentence with whose they are, and what makes them understood before
    them."""
    text = (
        Text(mark)
        .append(printable(f"[before it: {before}] " if before else ""), style="dim")
        .append(printable(shorten(words, _LONGEST)), style=style)
    )
    return text.append(f" ({printable(shorten(who, 100))})", style="dim not bold")


def _differing(passage: Passage, labels: dict[str, str], *, with_addition: bool) -> Iterator[Text]:
    """Yields the readings of a matter, or what adds most to its first sentence, then its
    numbers."""
    told = [one for one in passage.variants if one.strength >= _LIKELY][:_READINGS]
    for variant in told:
        yield Text(f"  {printable(readings_line(variant, passage, labels))}", style="cyan")
    further = additions(passage)
    shown = further[:1] if with_addition and not told else ()
    for one in shown:
        yield _sentence(one.quote.quote, whose(one, labels), "", "  + ")
    sure = sum(map(Variant.is_sure, passage.variants)) - sum(map(Variant.is_sure, told))
    parts = [
        numbers_of(passage),
        f"{sure:,} more differ{'s' * (sure == 1)}" if sure else "",
        f"{rest:,} perhaps differ{'s' * (rest == 1)}"
        if (rest := len(passage.variants) - len(told) - sure)
        else "",
        f"{rest:,} more {'adds' if rest == 1 else 'add'} to it"
        if (rest := len(further) - len(shown))
        else "",
        printable(passage.by or ""),
    ]
    yield Text(f"  {' · '.join(part for part in parts if part)}", style="dim")


def _dated(reports: Sequence[Report], labels: dict[str, str]) -> dict[str, str]:
    """Returns names with the day for reports of a story that lie more than a week apart."""
    days = {
        one.id: (as_date(one.published[:10]), one.published[:10])
        for one in reports
        if one.published
    }
    known = [day for day, _ in days.values() if day]
    if not known or (max(known) - min(known)).days <= _SOON:
        return {}
    return {one: f"{labels[one]}, {say_day(day)}" for one, (_, day) in days.items()}


def _asked(story: Story) -> Iterator[Text]:
    """Yields how many questions of each status somebody asked."""
    asked = rows_of(story)
    if asked:
        statuses = Counter(shown_status(point) for point in asked)
        words = ", ".join(
            f"{statuses[status]:,} {status}" for status in MEANINGS if statuses[status]
        )
        yield Text(printable(f"{counted(len(asked), 'question')} by {authors_of(asked)}: {words}"))
    if nothing := no_dispute(story):
        yield Text(nothing)


def _alone(story: Story, labels: dict[str, str], most: int) -> Iterator[Text]:
    """Yields what one report alone tells, the first of it."""
    if story.only:
        yield Text(f"Told by one report only: {counted(len(story.only), 'sentence')}")
    for one in story.only[:most]:
        yield _sentence(" ".join(one.quote.quote.split()), whose(one, labels), "", "  - ")


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


def story_counts(story: Story, labels: dict[str, str]) -> Iterator[Text]:
    """Yields what a story holds in numbers: its matters, those that differ, what is perhaps of
    them, what is odd; then the numbers of one thing that stand in several matters."""
    matters = story.matters()
    sentences = [one for passage in matters for one in passage.sentences]
    sure = {one.quote for one in sentences if not one.perhaps}
    perhaps = len({one.quote for one in sentences} - sure)
    asked = matters_of(story)
    apart = sum(one.differs() for one in asked)
    perhaps_apart = sum(one.may_differ() and not one.differs() for one in asked)
    copied = sum(passage.copied() for passage in matters)
    parts = [
        f"{counted(len(matters), 'matter')} found in two reports or more",
        f"readings differ in {apart:,}" if apart else "",
        f"perhaps in {perhaps_apart:,}{' more' if apart else ''}" if perhaps_apart else "",
        f"{copied:,} in copied words alone" if copied else "",
        f"{counted(perhaps, 'more sentence')} perhaps of one of them" if perhaps else "",
        f"{counted(len(story.anomalies), 'thing')} odd in a report" if story.anomalies else "",
        "coverage incomplete" if story.coverage == "incomplete" else "",
    ]
    yield Text(f"{', '.join(part for part in parts if part)}.")
    for one in story.anomalies[:_ODD]:
        yield Text(f"  odd: {printable(f'{labels.get(one.report, one.report)}: {one.why}')}")
    shown = {one.id for each in numbers_beside(story).values() for one in each}
    if numbers := [
        figures_line(point, labels)
        for point in story.points
        if author_of(point) is None and len(point.versions) > 1 and point.id not in shown
    ]:
        more = f"; {rest:,} more on the page" if (rest := len(numbers[_FIGURES:])) else ""
        listed = "; ".join(numbers[:_FIGURES]) + more
        yield Text(printable(f"Numbers of one thing, {_PERHAPS_OTHER}: {listed}."))


def _how_to_go_on(ledger: Ledger) -> Iterator[Text]:
    yield Text()
    yield from (Text(line, style="dim") for line in _GO_ON)
    if len(ledger.stories) > 1:
        yield Text("show LEDGER --story TITLE: one of these stories whole.", style="dim")
    if any(len(story.reports) > 1 and not rows_of(story) for story in ledger.stories):
        yield Text(_ASK, style="dim")


def _read(ledger: Ledger) -> Iterator[Text]:
    """Yields what was read: how many reports from which outlets and days, failures, duplicates,
    and how many stories."""
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
            f"of {counted(len(outlets), 'outlet')}" if outlets else _UNKNOWN,
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
    if (number := len(ledger.stories)) > 1:
        yield from (Text(), Text(counted(number, "story"), style="bold"))


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


def _listed(ledger: Ledger, most: int) -> Iterator[Text]:
    """Yields a card a story, so many of those with most lines; the others, and reports that are
    alone, are counted."""
    cards = cards_of(ledger)
    several = [cards[at] for at in by_lines(cards) if cards[at].reports > 1]
    for card in several[:most]:
        yield Text()
        yield from card_lines(card)
    rest, alone = len(several[most:]), len(cards) - len(several)
    parts = [
        counted(rest, "more story") if rest else "",
        f"{counted(alone, 'report')} alone" if alone else "",
    ]
    if rest or alone:
        yield Text(f"\n{', '.join(filter(None, parts))}: on the page", style="dim")


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
