"""Prints a ledger at the terminal. `print_ledger` prints what was read, then the view of each story
or, of many stories, a card each. `print_sections` prints sections of the view whole, `print_part`
one part of a story, `print_found` what an id stands for."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from rashomon.cli.terminal import neutral, print_data, print_lines, stdout_width, styled
from rashomon.decisions.counted_reports import counted_reports, set_aside_by
from rashomon.errors import StopError
from rashomon.model.document import plain
from rashomon.model.ledger import Failures, Ledger
from rashomon.model.report import ReportNames, Reports, older_states
from rashomon.model.stored import StoryCard
from rashomon.show.blocks import SectionKind
from rashomon.show.part_lines import FindPart, find_part, lines_of
from rashomon.show.story_card import by_size, cards_of, numbers_told
from rashomon.show.terminal import TerminalView
from rashomon.show.view import view_of
from rashomon.show.wording import counted, few, reading, with_commas
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import name_reports, shorten

_Lines = Iterator[Text]
_NAMED = 3  # files that were not read, or came twice
_WHOLE = 3  # stories that are printed whole; of more, a card each
_CARDS = 12
_GO_ON = "Go on: show LEDGER --all, --numbers, --days, --speakers, --beside REPORT"
_ASK = "A language model tells in words what differs: --model, or sheet for any chatbot"


def print_ledger(ledger: Ledger, *, every: bool = False) -> None:
    """Prints the ledger: the first view of each story, or `every` row of it. If there are many
    stories, it prints a card for each of the first."""
    print_lines(_read(ledger))
    if len(ledger.stories) > _WHOLE and not every:
        print_lines(_cards(ledger, _CARDS))
    else:
        for view in _views(ledger, every=every):
            print_lines([Text(), *map(neutral, view.lines())], are_laid=True)
    print_lines(_how_to_go_on(ledger))


def print_sections(ledger: Ledger, kinds: Iterable[SectionKind]) -> None:
    """Prints sections of the view of each story whole."""
    wanted = tuple(kinds)
    for view in _views(ledger, every=True):
        lines = list(map(neutral, view.parts(wanted)))
        print_lines(lines or [styled("Nothing was found.")], are_laid=True)


def print_beside(ledger: Ledger, report: str) -> None:
    """Prints a report beside the others of its story."""
    from rashomon.show.edition import EditionMaker  # it loads the measure of nearness

    width, can_underline = stdout_width()
    for story in ledger.stories:
        if report in story.reports:
            view = view_of(story, ledger.reports)
            laid = TerminalView(view, width=width, underlines=can_underline, every=True)
            edition = EditionMaker(story, ledger.reports).edition_of(report)
            print_lines(map(neutral, laid.edition(edition)), are_laid=True)


def _views(ledger: Ledger, *, every: bool) -> Iterator[TerminalView]:
    width, can_underline = stdout_width()
    for story in ledger.stories:
        view = view_of(story, ledger.reports, every=every)
        yield TerminalView(view, width=width, underlines=can_underline, every=every)


def print_part(ledger: Ledger, part: FindPart, *, as_json: bool) -> None:
    """Prints one part of each story, as lines or as JSON."""
    if as_json:
        data = [{"story": story.id, "found": plain(list(part(story)))} for story in ledger.stories]
        print_data(data)
        return
    labels = name_reports(ledger.reports)
    for story in ledger.stories:
        if len(ledger.stories) > 1:
            print_lines([styled(story.title or "", "bold")])
        print_lines(list(_lines(part(story), labels)) or [styled("Nothing was found.")])


def print_found(ledger: Ledger, ident: str, *, as_json: bool) -> None:
    """Prints all of what has this id. Raises StopError if nothing has it."""
    thing = find_part(ledger.stories, ident)
    if thing is None:
        raise StopError(f"nothing in this ledger has the id {ident!r}")
    if as_json:
        print_data(plain(thing))
        return
    print_lines(_lines([thing], name_reports(ledger.reports)))


def _lines(things: Iterable[object], labels: ReportNames) -> _Lines:
    for thing in things:
        for line in lines_of(thing, labels):
            yield styled(line, "" if line.startswith(" ") else "bold")


# Many stories, and what was read.


def _cards(ledger: Ledger, most: int) -> _Lines:
    """Yields a card for each story, the largest first. Other stories, and reports that are alone in
    theirs, are only counted."""
    cards = cards_of(ledger)
    several = [cards[at] for at in by_size(cards) if cards[at].reports > 1]
    for card in several[:most]:
        yield Text()
        yield from card_lines(card)
    parts = []
    if len(several) > most:
        parts.append(counted(len(several) - most, "more story"))
    if len(cards) > len(several):
        parts.append(f"{counted(len(cards) - len(several), 'report')} alone")
    if parts:
        yield Text()
        yield styled(f"{', '.join(parts)}: on the page", "dim")


def card_lines(card: StoryCard, name: str = "", news: str = "") -> _Lines:
    """Yields a story as it stands in a list: its name there and its title, what is new in it, its
    first sentences, and its numbers."""
    title = styled(shorten(card.title, 70), "bold not dim")
    yield styled(f"{name}  " if name else "", "dim").append(title)
    if news:
        yield styled(f"     {news}", "bold")
    for sentence in card.told:
        yield styled(f"     {sentence}")
    days = " to ".join(map(say_day, card.days))
    yield styled(f"     {with_commas(numbers_told(card), days)}", "dim")


def _how_to_go_on(ledger: Ledger) -> _Lines:
    yield Text()
    yield styled(f"{_GO_ON}.", "dim")
    if any(len(story.reports) > 1 and not story.answers for story in ledger.stories):
        yield styled(f"{_ASK}.", "dim")
    if len(ledger.stories) > 1:
        yield styled("show LEDGER --story TITLE: one of these stories whole.", "dim")


def _read(ledger: Ledger) -> _Lines:
    """Yields lines on what was not read or came twice, and how many stories there are."""
    if not ledger.reports:
        yield styled("Nothing to compare: no report could be read.", "bold")
    yield from _not_counted(ledger)
    if ledger.made.model:
        yield styled(reading(ledger.made.model, ledger.stories))
    yield from _came_twice(ledger.reports)
    yield from _failures(ledger.failures)
    if len(ledger.stories) > 1:
        stories = counted(len(ledger.stories), "story")
        yield styled(f"{counted(len(ledger.reports), 'report')}, {stories}", "bold")


def _not_counted(ledger: Ledger) -> _Lines:
    """Yields which reports have no column: older states of pages, and what somebody set aside."""
    decisions = ledger.all_decisions()
    aside = set_aside_by(decisions, ledger.reports)
    parts = []
    if older := older_states(ledger.reports) - aside:
        parts.append(f"{counted(len(older), 'older state')} of pages")
    if aside:
        parts.append(f"{len(aside):,} set aside")
    nameless = sum(report.outlet is None for report in ledger.reports)
    if nameless:
        line = f"{counted(nameless, 'report')} of unknown outlets (--outlets FILE names them)"
        yield styled(line, "dim")
    if parts:
        counting = len(counted_reports(ledger.reports, decisions))
        yield styled(f"{counted(counting, 'report')} in columns, not {' and '.join(parts)}")


def _came_twice(reports: Reports) -> _Lines:
    again = []
    for report in reports:
        for source in report.sources[1:]:
            again.append(f"{source.source} is the report in {report.sources[0].source}")
    if again:
        sources = few(again, most=_NAMED, more="; and {:,} more", between="; ")
        yield styled(f"{len(again):,} came twice and count once: {sources}")


def _failures(failures: Failures) -> _Lines:
    if failures:
        yield styled(f"{len(failures):,} not read, so what they report is missing:", "bold")
    for failure in failures[:_NAMED]:
        yield styled(f"  {failure.line}")
    if len(failures) > _NAMED:
        yield styled(f"  and {len(failures) - _NAMED:,} more", "dim")
