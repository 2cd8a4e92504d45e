"""rashomon explain: why a passage, a sentence, a figure or a question looks as it does."""

from collections.abc import Iterator

import click
from rich.text import Text

from rashomon.cli import terminal
from rashomon.cli.options import STORY_OF_STORE
from rashomon.cli.story_parts import came_after, report_labels
from rashomon.cli.terminal import printable
from rashomon.errors import StopError
from rashomon.model.ledger import Ledger
from rashomon.model.passage import Passage
from rashomon.model.story import Story
from rashomon.telling.wording import (
    asked_line,
    author_of,
    counted,
    in_order,
    shown_status,
    title_of,
    wording_line,
)


@click.command()
@click.argument("ledger", metavar="LEDGER")
@STORY_OF_STORE
@click.argument("target", nargs=-1, metavar="[ID]...")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Of a passage, every pair of sentences with every signal.",
)
def explain(ledger: str, address: str | None, target: tuple[str, ...], everything: bool) -> None:
    """Explain a passage, one of its sentences, a figure or a question: by its ID, the beginning of
    it, or words of its label or question. Without one, list them.

    A passage: its sentences with what is marked, and by which signals two of them bear on one
    matter. A figure or question: who asked, every account in its words, and what makes the answers
    relate as they do.
    """
    from rashomon.cli.store_option import given_ledger

    loaded = given_ledger(ledger, address)
    console = terminal.results()
    if not target:
        lines = list_targets(loaded)
    else:
        found = explained(loaded, " ".join(target), everything=everything)
        lines = (Text(printable(line)) for line in found)
    for line in lines:  # in a pipe a line each, whatever its length
        console.print(line, soft_wrap=not console.is_terminal)


def list_targets(ledger: Ledger) -> Iterator[Text]:
    """Yields what can be explained, one line each: id, what it is, what it is called."""
    passages = [passage for story in ledger.stories for passage in story.passages]
    points = [point for story in ledger.stories for point in in_order(story.points)]
    for point in points:
        what = "figure" if author_of(point) is None else shown_status(point)
        yield Text(f"{point.id}  {what:<9}  {printable(title_of(point))}")
    for passage in passages:
        yield Text(f"{passage.id}  {'passage':<9}  {printable(passage.name)}")
    asked = sum(author_of(point) is not None for point in points)
    parts = [
        counted(len(passages), "passage"),
        counted(len(points) - asked, "figure"),
        counted(asked, "question"),
    ]
    yield Text(f"{', '.join(parts)}; `rashomon explain LEDGER ID` explains one", style="dim")


def explained(ledger: Ledger, wanted: str, *, everything: bool = False) -> Iterator[str]:
    """Yields one matter whole, a line at a time, as assistants get it. Raises StopError unless one
    fits what is wanted."""
    from rashomon.agents.text_views import NumberedReports, passage_lines, point_lines
    from rashomon.explain import find_target

    story, chosen = find_target(ledger, wanted)
    numbered = NumberedReports(ledger.reports)
    held = chosen.sentences if isinstance(chosen, Passage) else chosen.accounts
    for span in (one.quote for one in held):
        report = numbered.reports.get(span.report)
        if report is None or report.text[span.start : span.end] != span.quote:
            raise StopError(
                f"words of {chosen.id} do not stand in {span.report}; `rashomon verify` lists what "
                "is wrong"
            )
    if isinstance(chosen, Passage):
        yield from passage_lines(chosen, numbered)
        yield from _pair_lines(ledger, story, chosen, wanted, everything=everything)
        return
    yield from point_lines(chosen, numbered)
    if author_of(chosen) is None:
        yield "a figure that the program read"
    if (wording := wording_line(chosen)) != asked_line(chosen):
        yield wording
    for one in chosen.ranges:
        low, best, high = (
            "?" if value is None else f"{value:,g}" for value in (one.low, one.best, one.high)
        )
        yield f"low {low}, best {best}, high {high}: {one.rule}"
    yield from came_after(chosen, report_labels(ledger.reports))


def _pair_lines(
    ledger: Ledger, story: Story, passage: Passage, wanted: str, *, everything: bool
) -> Iterator[str]:
    """Yields the signals of the strongest pair, of the sentence that was asked for if one was, then
    the strengths of the others."""
    from rashomon.explain import pairs_in
    from rashomon.passages.signals import load_weights

    yield (
        f"strength {passage.strength:.2f}: how likely it is that its sentences bear on one "
        "matter; nothing else is claimed"
    )
    known = {one.id for one in passage.sentences}
    sought = wanted.strip().casefold()
    pairs = [
        pair
        for pair in pairs_in(ledger, story, passage)
        if sought not in known or sought in (pair.a, pair.b)
    ]
    if pairs:
        bias = load_weights().bias
        yield f"Strength of two sentences: value x weight of each, added up from {bias:+.2f}"
    for place, pair in enumerate(pairs):
        yield f"  {pair.a} + {pair.b}  {pair.strength:.2f}"
        for signal in pair.signals if everything or place == 0 else ():
            if signal.value or everything:
                yield (
                    f"     {signal.name:<13} {signal.value:>5.2f} x {signal.weight:>+6.2f}  "
                    f"{signal.said}"
                )
