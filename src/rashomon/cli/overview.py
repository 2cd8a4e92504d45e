"""Prints a ledger at the terminal. `print_ledger` prints one screen: what was read, then the
entries of the story's overview in their order, or a card for each of many stories. `print_part`
prints one part of a story, `print_found` what an id stands for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rich.text import Text

from rashomon.cli.terminal import print_data, print_lines, styled
from rashomon.decisions.counted_reports import counted_reports, set_aside_by
from rashomon.errors import StopError
from rashomon.model.document import plain
from rashomon.model.ledger import Failures, Ledger
from rashomon.model.overview import Entry, EntryForm, sections_of
from rashomon.model.overview_words import Section
from rashomon.model.report import ReportNames, Reports, older_states
from rashomon.model.stored import StoryCard
from rashomon.model.story import Story
from rashomon.show.answer_notes import ENDNOTES, endnotes
from rashomon.show.languages_read import read_in_part
from rashomon.show.part_lines import FindPart, as_shown, find_part, lines_of
from rashomon.show.story_card import by_origins, cards_of, numbers_told
from rashomon.show.wording import (
    counted,
    differing,
    few,
    independent,
    published_by,
    reading,
    whose_headline,
    with_commas,
)
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import name_reports, shorten

_Lines = Iterator[Text]
_NAMED = 3  # files that were not read, or came twice; outlets take a line
_UNKNOWN = "of unknown outlets (--outlets FILE names them: a line each, file, outlet)"
_GO_ON = "Go on: show LEDGER ID opens a line, --page FILE writes the page"
_ASK = "; --model, or sheet for any chatbot, tells what differs in words"


def print_ledger(ledger: Ledger, *, every: bool = False) -> None:
    """Prints the ledger: the entries of each overview that are visible without a click, or `every`
    entry. If there are many stories, it prints a card for each of the first."""
    labels = name_reports(ledger.reports)
    parts = list(_read(ledger))
    number = len(ledger.stories)
    # stories whose entries are printed; of more, a card each
    if number > 3 and not every:
        parts += _cards(ledger, 12)
    else:
        for story in ledger.stories:
            parts += _story(story, ledger=ledger, labels=labels, every=every)
    print_lines([*parts, *_how_to_go_on(ledger)])


# A part of each story, or one thing.


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
    print_lines(_lines(as_shown(thing, ledger.stories), name_reports(ledger.reports)))


def _lines(things: Iterable[object], labels: ReportNames) -> _Lines:
    for thing in things:
        for line in lines_of(thing, labels):
            yield styled(line, "" if line.startswith(" ") else "bold")


# Stories.


def _story(story: Story, ledger: Ledger, labels: ReportNames, *, every: bool) -> _Lines:
    """Yields the lines of a story: its title, its entries section by section, and what else it
    has."""
    reports = story.own(ledger.reports)
    yield Text()
    yield styled(story.title or "Untitled story", "bold underline")
    if len(reports) > 1:
        whose = whose_headline(story.title, reports)
        reports_told = counted(len(counted_reports(reports, story.decisions)), "report")
        facts = with_commas(whose, reports_told, independent(story.independent))
        yield styled(facts, "dim")
    # such a story may still have what a page corrects or takes back
    if no_difference := nothing_beside(story, labels):
        yield styled(no_difference)
    entries_shown = [entry for entry in story.overview if entry.open or every]
    yield from _sections(entries_shown)
    if every:
        yield from _endnotes(story, reports=reports, labels=labels)
    if story.overview or not no_difference:
        yield from _rest(story, len(story.overview) - len(entries_shown))


def _sections(entries: Iterable[Entry]) -> _Lines:
    """Yields the lines of entries, section by section."""
    for heading, together in sections_of(entries):
        yield styled(heading, "bold")
        for place, entry in enumerate(together):
            # An answer reads on: the id at its top prints every line with its sentences and id.
            is_in_answer = entry.section is Section.ANSWER and place > 0
            yield from _entry(replace(entry, id=None) if is_in_answer else entry)


def _endnotes(story: Story, reports: Reports, labels: ReportNames) -> _Lines:
    """Yields the sentences behind the answer of a story, by the numbers of its statements."""
    answer = story.answer()
    if answer and answer.is_bound:
        yield styled(ENDNOTES, "bold")
        for number, endnote in endnotes(answer, reports=reports, names=labels):
            yield styled(f"{number:>3}  {endnote}")


def _entry(entry: Entry) -> _Lines:
    """Yields the lines of an entry: its words, the rows of a ladder below them, then its id."""
    first, *rows = entry.lines
    if entry.form is EntryForm.HEADING:
        yield styled(first, "bold italic")
        return
    lead = "- " if entry.form is EntryForm.ITEM else ""
    lines = [styled(f"{lead}{first}")]
    lines += [styled(f"  {row}") for row in rows]
    lines[-1].append(styled(f"  {entry.id or ''}", "dim"))
    yield from lines


def _rest(story: Story, folded: int) -> _Lines:
    """Yields the last line: how many claims, differences and cautions the story has, and how many
    entries are folded."""
    parts = [counted(len(story.widely_told()), "claim"), differing(len(story.open_differences()))]
    if story.cautions:
        parts.append(counted(len(story.cautions), "caution"))
    if story.coverage == "incomplete":
        parts.append("coverage incomplete")
    line = with_commas(*parts)
    if folded:
        line += f"; {folded:,} more with --all"
    yield styled(f"{line}.", "dim")


def nothing_beside(story: Story, labels: ReportNames) -> str:
    """Returns a sentence that says why a story has nothing to show side by side, or "" if it has
    something."""
    if len(story.reports) == 1:
        only = labels[story.reports[0]]
        return f"One report ({only}): there is nothing to compare it with."
    if story.widely_told() or story.open_differences():
        return ""
    return (
        "Nothing was found that two of its reports tell of. show --only REPORT lists what each of "
        "them tells."
    )


def _cards(ledger: Ledger, most: int) -> _Lines:
    """Yields a card for each story, those with most origins first. Other stories, and reports that
    are alone in theirs, are only counted."""
    cards = cards_of(ledger)
    several = [cards[at] for at in by_origins(cards) if cards[at].reports > 1]
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
    first entries, and its numbers."""
    title = styled(shorten(card.title, 70), "bold not dim")
    yield styled(f"{name}  " if name else "", "dim").append(title)
    if news:
        yield styled(f"     {news}", "bold")
    for sentence in card.told:
        yield styled(f"     {sentence}")
    parts = [numbers_told(card)]
    parts.append(" to ".join(map(say_day, card.days)))
    yield styled(f"     {with_commas(*parts)}", "dim")


def _how_to_go_on(ledger: Ledger) -> _Lines:
    yield Text()
    is_untold = any(len(story.reports) > 1 and not story.answers for story in ledger.stories)
    yield styled(f"{_GO_ON}{_ASK if is_untold else ''}.", "dim")
    if len(ledger.stories) > 1:
        yield styled("show LEDGER --story TITLE: one of these stories whole.", "dim")


def _read(ledger: Ledger) -> _Lines:
    """Yields lines on what was read: how many reports, from which outlets and days, failures,
    duplicates, and how many stories."""
    if ledger.reports:
        yield from _counts(ledger)
    else:
        yield styled("Nothing to compare: no report could be read.", "bold")
    if in_part := read_in_part(ledger.reports):
        yield styled(f"{in_part}.")
    if ledger.made.model:
        yield styled(reading(ledger.made.model, ledger.stories))
    yield from _came_twice(ledger.reports)
    yield from _failures(ledger.failures)
    if len(ledger.stories) > 1:
        yield Text()
        yield styled(counted(len(ledger.stories), "story"), "bold")


def _counts(ledger: Ledger) -> _Lines:
    """Yields how many reports there are, of which outlets and days, how many have no day, and what
    is not counted."""
    decisions = ledger.all_decisions()
    reports = counted_reports(ledger.reports, decisions)
    aside = set_aside_by(decisions, ledger.reports)
    outlets = Counter(report.outlet for report in reports if report.outlet)
    days = sorted(report.published[:10] for report in reports if report.published)
    of = f": {published_by(reports)}" if outlets else f" {_UNKNOWN}"
    parts = [f"{counted(len(reports), 'report')}{of}"]
    if days:
        parts.append(" to ".join(map(say_day, dict.fromkeys((days[0], days[-1])))))
    if len(days) < len(reports):
        parts.append(f"{len(reports) - len(days):,} undated")
    if older := older_states(ledger.reports) - aside:
        parts.append(f"{counted(len(older), 'older state')} of pages")
    if aside:
        parts.append(f"{len(aside):,} set aside")
    yield styled(", ".join(parts), "bold")
    if outlets:
        counts = outlets.most_common()
        counted_outlets = [
            f"{outlet} ({count})" if count > 1 else outlet for outlet, count in counts
        ]
        yield styled(shorten(", ".join(counted_outlets), 150), "dim")


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
