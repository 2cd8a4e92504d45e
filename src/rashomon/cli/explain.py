"""rashomon explain: why a matter, a sentence, a figure or a question looks as it does."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click
from rich.text import Text

from rashomon.cli import terminal
from rashomon.cli.options import STORY_OF_STORE
from rashomon.cli.story_parts import came_after, report_labels
from rashomon.cli.terminal import printable
from rashomon.errors import StopError
from rashomon.model.ledger import Ledger
from rashomon.model.passage import MarkKind, Passage, PassageSentence
from rashomon.model.story import Story
from rashomon.telling.digest_words import numbers_of, readings_line
from rashomon.telling.passage_words import lines_between, whose
from rashomon.telling.wording import (
    asked_line,
    author_of,
    counted,
    in_marks,
    in_order,
    shown_status,
    title_of,
    wording_line,
)
from rashomon.text.report_names import shorten

if TYPE_CHECKING:
    from rashomon.agents.text_views import NumberedReports

_NAMINGS = 3  # sentences that might name a matter


@click.command()
@click.argument("ledger", metavar="LEDGER")
@STORY_OF_STORE
@click.argument("target", nargs=-1, metavar="[ID]...")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Of a matter, every pair of sentences with every signal.",
)
def explain(ledger: str, address: str | None, target: tuple[str, ...], everything: bool) -> None:
    """Explain a matter, one of its sentences, a figure or a question: by its ID, the beginning of
    it, or words of its question or of one of its sentences. Several IDs: each. None: list them.

    A matter: why this sentence names it, which sentences are distinct and which repeat one, of what
    readings differ, and by which signals two sentences bear on one matter. A figure or question:
    who asked, every account in its words, and what makes the answers relate as they do.
    """
    from rashomon.cli.store_option import given_ledger
    from rashomon.explain import are_ids

    loaded = given_ledger(ledger, address)
    console = terminal.results()
    if not target:
        lines = list_targets(loaded)
    else:
        each = target if are_ids(loaded, target) else (" ".join(target),)
        found = (line for one in each for line in explained(loaded, one, everything=everything))
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
        yield Text(f"{passage.id}  {'matter':<9}  {printable(passage.name)}")
    asked = sum(author_of(point) is not None for point in points)
    parts = [
        counted(len(passages), "matter"),
        counted(len(points) - asked, "figure"),
        counted(asked, "question"),
    ]
    yield Text(f"{', '.join(parts)}; `rashomon explain LEDGER ID` explains one", style="dim")


def explained(ledger: Ledger, wanted: str, *, everything: bool = False) -> Iterator[str]:
    """Yields one matter, figure or question whole, a line at a time. Raises StopError unless one
    fits what is wanted."""
    from rashomon.agents.text_views import NumberedReports, point_lines
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
        yield from _matter_lines(chosen, numbered)
        yield from _reasons(ledger, story, chosen, wanted, everything=everything)
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


def _matter_lines(passage: Passage, numbered: "NumberedReports") -> Iterator[str]:
    """Yields a matter: by which sentence it is named, its numbers, its variants, each distinct
    sentence with what it adds and what repeats it, and what is perhaps of it."""
    labels = report_labels(tuple(numbered.reports.values()))
    yield f"{passage.id}  {passage.name}"
    by = f", by {passage.by}" if passage.by else ""
    yield f"  {numbers_of(passage)}{by}; named by {passage.named_by}"
    for variant in passage.variants:
        sure = f"{variant.kind.value}, {variant.relation.value}, strength {variant.strength:.2f}"
        yield f"  {readings_line(variant, passage, labels)} ({variant.id}: {sure})"
        for reading in variant.readings:
            first = reading.first
            came = f", first {labels.get(first.report)} {first.moment}" if first else ""
            yield f"     {reading.value}: {lines_between(reading)}{came}"
    told = set()
    for distinct in passage.distinct:
        if (one := passage.sentence(distinct.sentence)) is None:
            continue
        yield f"  tells: {_sentence_line(one, passage, numbered, labels)}"
        if one.id != passage.named_by and distinct.adds:
            yield f"     new: {', '.join(in_marks(span.quote) for span in distinct.adds)}"
        alike = passage.alike(one.id)
        for other in alike:
            yield f"     like it: {_sentence_line(other, passage, numbered, labels)}"
        told |= {one.id, *(other.id for other in alike)}
    for one in passage.sentences:
        if one.id not in told:
            kind = "perhaps" if one.perhaps else "beside it"
            yield f"  {kind}: {_sentence_line(one, passage, numbered, labels)}"


def _sentence_line(
    one: PassageSentence,
    passage: Passage,
    numbered: "NumberedReports",
    labels: Mapping[str, str],
) -> str:
    """A sentence with its id, whose it is, its place and words, and what is marked in it."""
    marks = [
        f"{mark.kind.value} {shorten(one.words(mark), 60)}"
        for mark in passage.marks
        if mark.of == one.id and mark.kind is not MarkKind.COPIED
    ]
    notes = [*(["copied"] if one.from_copy else []), *(["; ".join(marks)] if marks else [])]
    also = "".join(f" ({note})" for note in notes)
    return f"{one.id} {whose(one, labels)}: {numbered.quoted(one.quote, whole=True)}{also}"


def _reasons(
    ledger: Ledger, story: Story, passage: Passage, wanted: str, *, everything: bool
) -> Iterator[str]:
    """Yields why the sentence names its matter, then why its sentences stand together: the signals
    of the strongest pair, of the sentence that was asked for if one was, then the strengths of the
    others."""
    from rashomon.explain import parse_again
    from rashomon.passages.signals import load_weights

    parsed = parse_again(ledger, story, passage)
    yield (
        "Named by the sentence that holds most of what several reports share, for its length, its "
        "main clause above all; one that needs another before it, or is a headline, only where "
        "none tells as much:"
    )
    for one in parsed.namings()[: None if everything else _NAMINGS]:
        yield (
            f"  {one.sentence}  {one.shared:,} of {counted(one.told, 'thing')} in other reports, "
            f"too; {counted(one.words, 'word')}"
        )
    yield (
        f"strength {passage.strength:.2f}: how likely it is that its sentences bear on one "
        "matter; nothing else is claimed"
    )
    known = {one.id for one in passage.sentences}
    sought = wanted.strip().casefold()
    pairs = [pair for pair in parsed.pairs() if sought not in known or sought in (pair.a, pair.b)]
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
