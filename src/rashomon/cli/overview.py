"""print_ledger: a ledger on one screen: what was read, then of each story the entries of its
overview, in their order; of many stories a card each."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from rashomon.cli.story_parts import card_lines, hanging, report_labels
from rashomon.cli.terminal import print_parts, printable
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.overview import parts_of
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.story_card import by_origins, cards_of
from rashomon.telling.wording import (
    counted,
    differing,
    independent,
    published_by,
    reading,
    whose_headline,
)
from rashomon.text.calendar_words import say_day
from rashomon.text.detect_language import UNREAD
from rashomon.text.report_names import shorten

_WHOLE = 3  # stories whose entries are printed; of more, a card each
_CARDS = 12
_NAMED = 3  # files that were not read, or came twice; outlets take a line
_UNKNOWN = "of unknown outlets (--outlets FILE names them: a line each, file, outlet)"
_GO_ON = (
    "Each line names a thing, then each version in a report's words (speaker, report); ° "
    "marks what a language model, an assistant or a person worded.",
    "Go on: -o FILE or --page FILE writes the page; show LEDGER ID prints a whole entry, --claims "
    "what several reports tell, --only REPORT what that report alone tells.",
)
_ASK = (
    "To find contradictions, use a language model (--model) or add a list that somebody wrote "
    "(--put FILE); the program alone compares numbers, days and copied text."
)


def print_ledger(
    ledger: Ledger, console: Console, *, every: bool = False, brief: bool = False
) -> None:
    """Prints the ledger: the entries of each overview that stand open, or `every` one; `brief`, or
    of many stories, a card each."""
    labels = report_labels(ledger.reports)
    parts = [*_read(ledger)]
    if brief or (len(ledger.stories) > _WHOLE and not every):
        parts += _cards(ledger, len(ledger.stories) if brief else _CARDS)
    else:
        for story in ledger.stories:
            parts += _story(story, ledger, labels, every=every)
    print_parts(hanging([*parts, *_how_to_go_on(ledger)], console), console)


def _story(story: Story, ledger: Ledger, labels: dict[str, str], *, every: bool) -> Iterator[Text]:
    """Yields a story: its title, the entries part by part, and what it holds besides."""
    reports = [report for report in ledger.reports if report.id in story.reports]
    yield Text()
    yield Text(printable(story.title or "Untitled story"), style="bold underline")
    if len(reports) > 1:
        whose = whose_headline(story.title, reports)
        facts = (whose, counted(len(reports), "report"), independent(story.independent))
        yield Text(printable(", ".join(filter(None, facts))), style="dim")
    if nothing := nothing_beside(story, labels):
        yield Text(nothing)
        return
    shown = [one for one in story.overview if one.open or every]
    for heading, entries in parts_of(shown):
        yield Text(heading, style="bold")
        for entry in entries:
            first, *more = [printable(line) for line in entry.text.splitlines()] or [""]
            lines = [Text(f"- {first}"), *(Text(f"  {line}") for line in more)]
            named = ", ".join(filter(None, (entry.id, entry.by)))
            lines[-1].append(printable(f"  {named}"), style="dim")
            yield from lines
    yield from _rest(story, len(story.overview) - len(shown))


def _rest(story: Story, folded: int) -> Iterator[Text]:
    parts = [
        counted(len(story.widely_told()), "claim"),
        differing(len(story.open_differences())),
        f"{counted(len(story.alone), 'sentence')} in one report only" if story.alone else "",
        f"{counted(len(story.cautions), 'caution')}" if story.cautions else "",
        "coverage incomplete" if story.coverage == "incomplete" else "",
    ]
    more = f"; {folded:,} more with --all" if folded else ""
    yield Text(f"{', '.join(filter(None, parts))}{more}.", style="dim")


def nothing_beside(story: Story, labels: dict[str, str]) -> str:
    """Returns why a story has nothing to show side by side, as a sentence; "" if it has."""
    if len(story.reports) == 1:
        only = labels.get(story.reports[0], story.reports[0])
        return f"One report ({only}): there is nothing to compare it with."
    if story.widely_told() or story.differences:
        return ""
    return (
        "Nothing was found that two of its reports tell of. show --only REPORT lists what each of "
        "them tells."
    )


def _cards(ledger: Ledger, most: int) -> Iterator[Text]:
    """Yields a card a story, those of most origins first; the others, and reports that are alone,
    are counted."""
    cards = cards_of(ledger)
    several = [cards[at] for at in by_origins(cards) if cards[at].reports > 1]
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


def _how_to_go_on(ledger: Ledger) -> Iterator[Text]:
    yield Text()
    yield from (Text(line, style="dim") for line in _GO_ON)
    if len(ledger.stories) > 1:
        yield Text("show LEDGER --story TITLE: one of these stories whole.", style="dim")
    if any(len(story.reports) > 1 and not story.authored() for story in ledger.stories):
        yield Text(_ASK, style="dim")


def _read(ledger: Ledger) -> Iterator[Text]:
    """Yields what was read: how many reports from which outlets and days, failures, duplicates,
    and how many stories."""
    if ledger.reports:
        yield from _counts(ledger.reports)
    else:
        yield Text("Nothing to compare: no report could be read.", style="bold")
    unread = sum(any(w.startswith(UNREAD) for w in report.warnings) for report in ledger.reports)
    if unread:
        yield Text(f"{counted(unread, 'report')} {UNREAD}")
    if ledger.made.model:
        yield Text(printable(reading(ledger.made.model, ledger.stories)))
    yield from _twice(ledger.reports)
    yield from _failures(ledger.failures)
    if (number := len(ledger.stories)) > 1:
        yield from (Text(), Text(counted(number, "story"), style="bold"))


def _counts(reports: Sequence[Report]) -> Iterator[Text]:
    outlets = Counter(report.outlet for report in reports if report.outlet)
    days = sorted(one.published[:10] for one in reports if one.published)
    when = [" to ".join(map(say_day, dict.fromkeys((days[0], days[-1]))))] if days else []
    undated = len(reports) - len(days)
    of = f": {published_by(reports)}" if outlets else f" {_UNKNOWN}"
    parts = [f"{counted(len(reports), 'report')}{of}", *when]
    parts += [f"{undated:,} undated"] if undated else []
    yield Text(", ".join(parts), style="bold")
    if outlets:
        named = (f"{one} ({n})" if n > 1 else one for one, n in outlets.most_common())
        yield Text(printable(shorten(", ".join(named), 150)), style="dim")


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
