"""rashomon explain: why a passage, a sentence, a figure or a question looks as it does."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
from rich.console import RenderableType
from rich.text import Text

from rashomon.cli import terminal
from rashomon.cli.options import STORY_OF_STORE
from rashomon.cli.story_parts import came_after, inset, report_labels
from rashomon.cli.terminal import printable
from rashomon.model.ledger import Ledger
from rashomon.text.passage_words import differing, passage_counts, whose
from rashomon.text.point_words import account_reading, answer_line, mark_of, reason_of, title_of
from rashomon.text.wording import (
    RELATION_WORDS,
    author_of,
    counted,
    in_order,
    letter,
    shorten,
    shown_status,
    triple,
    voice,
)

if TYPE_CHECKING:
    from rashomon.explain import (
        AccountInSentence,
        CountedVersion,
        ExplainedSentence,
        PassageExplained,
        PointExplained,
    )
    from rashomon.model.point import Point, Relation


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
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON.")
def explain(
    ledger: str, address: str | None, target: tuple[str, ...], everything: bool, as_json: bool
) -> None:
    """Explain a passage, one of its sentences, a figure or a question: by its ID, the beginning of
    it, or words of its label or question. Without one, list them.

    A passage: its sentences with their marks and copies, and by which signals two of them bear on
    one matter. A figure or question: who asked, every account in its sentence, how lines and
    speakers were counted, and what makes the answers relate as they do.
    """
    from rashomon.cli.store_option import given_ledger
    from rashomon.model.document import plain
    from rashomon.model.passage import Passage

    loaded = given_ledger(ledger, address)
    console = terminal.results()
    wanted = " ".join(target)
    if not target:
        if as_json:
            raise click.UsageError(
                "--json needs an ID; `rashomon show LEDGER --json` prints the ledger"
            )
        for line in list_targets(loaded):
            console.print(
                line, soft_wrap=not console.is_terminal
            )  # in a pipe a line each, whatever its length
        return
    from rashomon.explain import explain_passage, explain_point, find_target

    story, chosen = find_target(loaded, wanted)
    labels = report_labels(loaded.reports)
    if isinstance(chosen, Passage):
        passage = explain_passage(loaded, story, chosen, wanted)
        found, parts = plain(passage), passage_parts(passage, labels, everything=everything)
    else:
        point = explain_point(loaded, story, chosen)
        found, parts = plain(point), point_parts(chosen, point, labels)
    if as_json:
        terminal.print_data(found)
    else:
        terminal.print_parts(parts, console)


def list_targets(ledger: Ledger) -> Iterator[Text]:
    """Yields what can be explained, one line each: id, what it is, what it is called."""
    passages = [passage for story in ledger.stories for passage in story.passages]
    points = [point for story in ledger.stories for point in in_order(story.points)]
    for point in points:
        what = "figure" if author_of(point) is None else shown_status(point)
        yield Text(f"{point.id}  {what:<9}  {printable(title_of(point))}")
    for passage in passages:
        yield Text(f"{passage.id}  {'passage':<9}  {printable(passage.label)}")
    asked = sum(author_of(point) is not None for point in points)
    parts = [
        counted(len(passages), "passage"),
        counted(len(points) - asked, "figure"),
        counted(asked, "question"),
    ]
    yield Text(f"{', '.join(parts)}; `rashomon explain LEDGER ID` explains one", style="dim")


def passage_parts(
    explained: "PassageExplained", labels: dict[str, str], *, everything: bool = False
) -> Iterator[RenderableType]:
    """Yields a passage, top to bottom: what it is called, its counts and strength, each sentence
    with its marks and its copy, then its pairs."""
    passage = explained.passage
    yield Text(printable(passage.label), style="bold")
    parts = [
        passage.id,
        differing(passage),
        passage_counts(passage),
        f"by {passage.by}" if passage.by else "",
    ]
    yield Text(printable(" · ".join(part for part in parts if part)), style="dim")
    yield Text(
        f"strength {passage.strength:.2f}: how likely it is that its sentences bear on one "
        "matter; nothing else is claimed"
    )
    for one in explained.sentences:
        yield from _sentence_lines(one, labels, sought=one.sentence.id == explained.sought)
    yield from _pair_lines(explained, everything=everything)


def _pair_lines(explained: "PassageExplained", *, everything: bool) -> Iterator[RenderableType]:
    """Yields the signals of the strongest pair, of the sentence that was asked for if one was, then
    the strengths of the others."""
    pairs = [pair for pair in explained.pairs if explained.sought in (None, pair.a, pair.b)]
    if not pairs:
        return
    bias = f"value x weight of each, added up from {explained.bias:+.2f}"
    yield inset(Text("Strength of two sentences").append(f"  {bias}", style="dim"), 0, above=1)
    for place, pair in enumerate(pairs):
        yield inset(Text(f"{pair.a} + {pair.b}  {pair.strength:.2f}"), 2)
        for signal in pair.signals if everything or place == 0 else ():
            if signal.value or everything:
                shown = (
                    f"{signal.name:<13} {signal.value:>5.2f} x {signal.weight:>+6.2f}  "
                    f"{signal.said}"
                )
                yield inset(Text(shown, style="dim"), 5)


def _sentence_lines(
    one: "ExplainedSentence", labels: dict[str, str], *, sought: bool
) -> Iterator[RenderableType]:
    sentence = one.sentence
    head = Text(
        f"{sentence.id}  {printable(whose(sentence, labels))}", style="bold" if sought else ""
    )
    if sentence.perhaps:
        head.append(
            "  perhaps: likely, not surely, of this matter; it counts in no number", style="dim"
        )
    yield inset(head, 2, above=1)
    yield inset(Text(printable(sentence.quote.quote)), 5)
    if one.marks:
        yield inset(Text(f"marked: {printable('; '.join(one.marks))}", style="dim"), 5)
    if one.copy:
        other = one.copy.b if one.copy.a.report == sentence.report else one.copy.a
        words = (
            f"copied: {len(one.copy.a.quote.split())} words also in "
            f"{labels.get(other.report, other.report)}"
        )
        yield inset(Text(f"{words}: “{printable(shorten(other.quote, 120))}”", style="dim"), 5)


def point_parts(
    point: "Point", explained: "PointExplained", labels: dict[str, str]
) -> Iterator[RenderableType]:
    """Yields a figure or row, top to bottom: who read it, status, answers with their accounts and
    counts, how they relate, what its author asks, and what came after it."""
    letters = {
        counted_version.version.id: letter(place)
        for place, counted_version in enumerate(explained.versions)
    }
    yield Text(printable(explained.label), style="bold")
    read = mark_of(point) or "a figure that the program read"
    yield Text(printable(f"{explained.id}, kind: {explained.kind}, {read}"), style="dim")
    if explained.about:
        yield Text(printable(f"counts: {_counts(explained)}"))
    yield Text(f"{explained.status}: {printable(explained.why)}")
    placed = {shown.account.id: shown for shown in explained.accounts}
    for found in explained.versions:
        yield from _version_lines(point, found, letters[found.version.id], placed, labels)
    for shown in explained.accounts if not explained.versions else ():
        yield from account_lines(point, shown, labels, 3)
    if explained.relations or explained.wording:
        yield Text("")
    for relation in explained.relations:
        yield inset(Text(_relation(relation, letters)), 0)
    if explained.wording:
        yield Text(printable(explained.wording))
    for one in explained.ranges:
        yield Text(
            f"low {_number(one.low)}, best {_number(one.best)}, high {_number(one.high)}: "
            f"{printable(one.rule)}"
        )
    yield from (Text(printable(line)) for line in came_after(point, labels))


def _counts(explained: "PointExplained") -> str:
    about = explained.about
    words = [about.measure, about.group, about.group_name, about.place] if about else []
    when = (
        f"{about.earliest or '?'} to {about.latest or '?'}"
        if about and (about.earliest or about.latest)
        else None
    )
    return ", ".join(part for part in (*words, when) if part) or "nothing more is known"


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:,g}"


def _relation(relation: "Relation", letters: dict[str, str]) -> str:
    words = (
        f"{letters.get(relation.a, '?')} {RELATION_WORDS[relation.kind]} "
        f"{letters.get(relation.b, '?')}"
    )
    said = f"read so by {relation.by}" if relation.by else f"rule {relation.rule}"
    return printable(
        f"{words}: {why} ({said})" if (why := reason_of(relation)) else f"{words} ({said})"
    )


def _version_lines(
    point: "Point",
    found: "CountedVersion",
    mark: str,
    placed: "dict[str, AccountInSentence]",
    labels: dict[str, str],
) -> Iterator[RenderableType]:
    wording = printable(answer_line(point, found.version, labels))
    yield inset(
        Text(f"{mark}  {wording}", style="bold").append(
            f"  {triple(found.version)}", style="not bold"
        ),
        0,
        above=1,
    )
    for account_id in found.accounts:
        yield from account_lines(point, placed[account_id], labels, 3)
    yield inset(Text(f"lines: {printable(found.why_lines)}", style="dim"), 3)
    for a, b in found.passages:
        wording = (
            f'"{shorten(a.quote, 100)}" ({a.report}, {a.start}-{a.end}) and '
            f'"{shorten(b.quote, 100)}" ({b.report}, {b.start}-{b.end})'
        )
        yield inset(Text(f"because of: {printable(wording)}", style="dim"), 6)
    yield inset(Text(f"speakers: {printable(found.why_speakers)}", style="dim"), 3)
    if found.why_parties:
        yield inset(Text(f"parties: {printable(found.why_parties)}", style="dim"), 3)


def account_lines(
    point: "Point", shown: "AccountInSentence", labels: dict[str, str], left: int
) -> Iterator[RenderableType]:
    """Yields who gave an account and where, then its sentence with the quote between >> and <<, and
    what its author reads in it."""
    account, sentence = shown.account, shown.sentence
    when = f", as of {account.as_of}" if account.as_of else ""
    text = Text(
        f"{account.id}  {printable(voice(account))}; "
        f"{labels.get(account.report, printable(account.report))}{when}"
    )
    if account.by:
        text.append(f"  {printable(account.by)}", style="dim")
    yield inset(text, left)
    if account.doubt:
        yield inset(Text(printable(account.doubt), style="yellow"), left + 3)
    start, end = account.quote.start - sentence.start, account.quote.end - sentence.start
    text = Text(printable(sentence.quote[:start]), style="dim")
    text.append(f">>{printable(sentence.quote[start:end])}<<", style="not dim bold")
    text.append(printable(sentence.quote[end:]))
    yield inset(text.append(printable(account_reading(point, account))), left + 3)
