"""Parts of a ledger printed: claims, numbers, speakers and the like in lines or as JSON; what has
an id; a story as it stands in a list."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from rashomon.cli import terminal
from rashomon.cli.terminal import printable
from rashomon.errors import StopError
from rashomon.model.document import plain
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.stored import StoryCard
from rashomon.telling.parts import Found, Labels, find_part, lines_of
from rashomon.telling.story_card import numbers_told
from rashomon.telling.wording import counted
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import name_reports, shorten

_LEFT = re.compile(r" *(?:- )?")
"""What further lines stand in by: spaces, and a dash."""


def hanging(lines: Iterable[Text], console: Console) -> list[Text]:
    """Wraps each line to the console's width, what follows as far in as the first."""
    out: list[Text] = []
    for line in lines:
        left = len(_LEFT.match(line.plain)[0])  # type: ignore[index]  # matches always
        wrapped = list(line.wrap(console, console.width - left)) or [line]
        for further in wrapped[1:]:
            further.pad_left(left)
        out += wrapped
    return out


def report_labels(reports: Sequence[Report]) -> dict[str, str]:
    """Returns the label of each report by id, as on the page."""
    return {report: printable(label) for report, label in name_reports(reports).items()}


def print_part(ledger: Ledger, part: Found, *, as_json: bool) -> None:
    """Prints one part of each story, in lines or as JSON."""
    if as_json:
        data = [{"story": one.id, "found": plain(list(part(one)))} for one in ledger.stories]
        terminal.print_data(data)
        return
    labels, console = report_labels(ledger.reports), terminal.results()
    for story in ledger.stories:
        if len(ledger.stories) > 1:
            terminal.print_parts([Text(printable(story.title or ""), style="bold")], console)
        found = part(story)
        lines = [line for one in found for line in _texts(one, labels)]
        lines = lines or [Text("Nothing was found.")]
        terminal.print_parts(hanging(lines, console), console)


def print_found(ledger: Ledger, ident: str, *, as_json: bool) -> None:
    """Prints what has this id, whole. Raises StopError if nothing has."""
    found = find_part(ledger.stories, ident)
    if found is None:
        raise StopError(f"nothing in this ledger has the id {ident!r}")
    if as_json:
        terminal.print_data(plain(found))
        return
    console = terminal.results()
    lines = _texts(found, report_labels(ledger.reports))
    terminal.print_parts(hanging(lines, console), console)


def _texts(one: object, labels: Labels) -> Iterator[Text]:
    for line in lines_of(one, labels):
        yield Text(printable(line), style="" if line.startswith(" ") else "bold")


def card_lines(card: StoryCard, name: str = "", news: str = "") -> Iterator[Text]:
    """Yields a story as it stands in a list: its title behind its name there, what is new of it,
    its first entries, and its numbers."""
    yield Text(f"{name}  " if name else "", style="dim").append(
        printable(shorten(card.title, 70)), style="bold not dim"
    )
    if news:
        yield Text(f"     {printable(news)}", style="bold")
    yield from (Text(f"     {printable(one)}") for one in card.told)
    parts = [
        numbers_told(card),
        counted(card.differ, "difference") if card.differ else "",
        f"{card.disputed:,} contradict" if card.disputed else "",
        " to ".join(map(say_day, card.days)),
    ]
    yield Text(f"     {', '.join(part for part in parts if part)}", style="dim")
