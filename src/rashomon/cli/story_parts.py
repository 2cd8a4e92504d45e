"""Parts of a story as lines: its brief, what was found in one report only, which spellings of names
were joined and why."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from rashomon.cli.terminal import printable
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.stored import StoryCard
from rashomon.telling.story_card import numbers_told
from rashomon.telling.wording import counted, marked
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import name_reports, shorten

_LEFT = re.compile(r" *(?:[A-Z]{1,2}  |- )?")
"""What further lines stand in by: spaces, and the letter of an answer or a dash."""


def inset(text: Text, left: int) -> RenderableType:
    """Returns the text, indented."""
    return Padding(text, (0, 0, 0, left), expand=False)


def hanging(lines: Iterable[Text], console: Console, most: int | None = None) -> list[Text]:
    """Wraps each line to the console's width, what follows as far in as the first; to so many lines
    at most."""
    out: list[Text] = []
    for line in lines:
        left = len(_LEFT.match(line.plain)[0])  # type: ignore[index]  # matches always
        wrapped = list(line.wrap(console, console.width - left)) or [line]
        if most is not None and len(wrapped) > most:
            del wrapped[most:]
            while wrapped[-1].cell_len >= console.width - left:
                wrapped[-1].right_crop()
            wrapped[-1].append("…")
        for further in wrapped[1:]:
            further.pad_left(left)
        out += wrapped
    return out


def report_labels(reports: Sequence[Report]) -> dict[str, str]:
    """Returns the label of each report by id, as on the page."""
    return {report: printable(label) for report, label in name_reports(reports).items()}


def alone_parts(ledger: Ledger, report: Report) -> Iterator[RenderableType]:
    """Yields the sentences that were found in one report only, story by story."""
    label = report_labels(ledger.reports)[report.id]
    for story in ledger.stories:
        if report.id not in story.reports:
            continue
        found = [one for one in story.only if one.quote.report == report.id]
        yield Text(f"Found in {label} only: {counted(len(found), 'sentence')}", style="bold")
        yield Text(printable(story.title or "Untitled story"), style="dim")
        yield Text("Other reports may tell of them in quite other words.", style="dim")
        for one in found:
            text = Text(f"{printable(one.speaker)}: " if one.speaker else "", style="dim")
            yield inset(text.append(printable(one.quote.quote), style="not dim"), 2)


def join_parts(ledger: Ledger) -> Iterator[RenderableType]:
    """Yields the joins of each story with their strength and reasons, weak ones first."""
    for story in ledger.stories:
        joins = [(name, join) for name in story.names for join in name.joins]
        joins.sort(key=lambda one: (one[1].confidence or 0.0, one[0].name, one[1].a, one[1].b))
        yield Text(printable(story.title or "Untitled story"), style="bold")
        yield Text(f"{counted(len(story.names), 'name')}, {counted(len(joins), 'join')}")
        for name, join in joins:
            firm = "   ?" if join.confidence is None else f"{join.confidence:.2f}"
            words = f"{firm}  {join.a} = {join.b}"
            reports = {span.report for span in name.mentions}
            often = f"{counted(len(name.mentions), 'mention')} in {counted(len(reports), 'report')}"
            why = marked(f"{join.reason} ({name.kind}, {often})", join.by or name.by)
            yield inset(Text(printable(words), style="bold"), 2)
            yield inset(Text(printable(why)), 8)
        yield Text()


def brief_lines(ledger: Ledger) -> Iterator[Text]:
    """Yields the brief of each story, a sentence a line."""
    for story in ledger.stories:
        yield Text(printable(story.title or "Untitled story"), style="bold")
        if story.brief:
            yield Text("\nIn brief", style="bold underline")
        else:
            yield Text("No brief: nothing was found that two of its reports tell of.")
        yield from (Text(f"  - {printable(sentence.text)}") for sentence in story.brief)
        yield Text()


def card_lines(card: StoryCard, name: str = "", news: str = "") -> Iterator[Text]:
    """Yields a story as it stands in a list: its title behind its name there, what is new of it,
    the sentences of its first matters, readings that differ, and its numbers."""
    yield Text(f"{name}  " if name else "", style="dim").append(
        printable(shorten(card.title, 70)), style="bold not dim"
    )
    if news:
        yield Text(f"     {printable(news)}", style="bold")
    for one in card.told:
        whose = Text(f" ({printable(shorten(one.whose, 36))})", style="dim")
        yield Text(f"     {printable(shorten(one.words, 104))}").append_text(whose)
    for line in card.differs:
        yield Text(f"     {printable(line)}", style="cyan")
    if card.two_events:
        yield Text(f"     {printable(card.two_events)}", style="bold")
    parts = [
        numbers_told(card),
        f"readings differ in {counted(card.differ, 'matter')}" if card.differ else "",
        f"{card.disputed:,} disputed" if card.disputed else "",
        " to ".join(map(say_day, card.days)),
    ]
    yield Text(f"     {', '.join(part for part in parts if part)}", style="dim")
