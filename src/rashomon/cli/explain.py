"""rashomon explain: why a point looks as it does."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click
from rich.console import RenderableType
from rich.text import Text

from rashomon.cli import terminal
from rashomon.cli.options import STORY_OF_STORE
from rashomon.cli.summary import inset, report_labels
from rashomon.cli.terminal import printable
from rashomon.model.ledger import Ledger
from rashomon.relations.signals import Outcome
from rashomon.text.calendar_words import say_value
from rashomon.text.wording import RELATION_WORDS, counted, in_order, letter, maker, shorten, shown_status, triple, voice

if TYPE_CHECKING:
    from rashomon.explain import AccountInSentence, PointExplained
    from rashomon.relations.relate import TracedPair


@click.command()
@click.argument("ledger", metavar="LEDGER")
@STORY_OF_STORE
@click.argument("point", nargs=-1, metavar="[POINT]...")
@click.option("--all", "everything", is_flag=True, help="Every pair of accounts, with every signal that they show.")
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON.")
def explain(ledger: str, address: str | None, point: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """Explain a POINT: its id, the beginning of its id, or words of its question. Without one, list the points.

    Prints every account in its sentence, how lines and speakers were counted, and which signals each two accounts show and what
    follows from them. The ledger's texts are parsed again for it.
    """
    from rashomon.cli.store_option import given_ledger
    from rashomon.model.document import plain

    loaded = given_ledger(ledger, address)
    console = terminal.results()
    if not point:
        if as_json:
            raise click.UsageError("--json needs a POINT; `rashomon show LEDGER --json` prints the ledger")
        for line in list_points(loaded):
            console.print(line, soft_wrap=not console.is_terminal)  # in a pipe a line each, whatever its length
        return
    from rashomon.explain import explain_point, find_point

    found = explain_point(loaded, *find_point(loaded, " ".join(point)))
    if as_json:
        terminal.print_data(plain(found))
    else:
        terminal.print_parts(point_parts(found, loaded, everything=everything), console)


_ANSWERS = {
    Outcome.SAME: "the same answer",
    Outcome.REFINE: "b is more precise than a",
    Outcome.REFINED_BY: "a is more precise than b",
    Outcome.SPREAD: "they differ without excluding each other",
    Outcome.UPDATE: "b is later than a",
    Outcome.UPDATED_BY: "a is later than b",
    Outcome.CONFLICT: "they exclude each other",
    Outcome.INCOMPARABLE: "they bear no relation",
}


def list_points(ledger: Ledger) -> Iterator[Text]:
    """Yields the points of a ledger, one line each: id, status, question."""
    points = [point for story in ledger.stories for point in in_order(story.points)]
    for point in points:
        yield Text(f"{point.id}  {shown_status(point):<12}  {printable(point.question)}")
    yield Text(f"{counted(len(points), 'point')}; `rashomon explain LEDGER POINT` explains one", style="dim")


def point_parts(explained: "PointExplained", ledger: Ledger, *, everything: bool) -> Iterator[RenderableType]:
    """Yields a point, top to bottom: status, answers with their accounts and counts, then how each pair of answers was compared."""
    labels = report_labels(ledger.reports)
    letters = {counted_version.version.id: letter(place) for place, counted_version in enumerate(explained.versions)}
    yield Text(printable(explained.question), style="bold")
    yield Text(f"{explained.id}, kind: {explained.kind}", style="dim")
    if explained.question_by or explained.by:
        yield Text(printable(f"question: {maker(explained.question_by)}; its accounts put together: {maker(explained.by)}"), style="dim")
    yield Text(f"{explained.status}: {printable(explained.why)}")
    if explained.note:
        yield Text(f"note: {printable(explained.note)}", style="yellow")
    placed = {shown.account.id: shown for shown in explained.accounts}
    for found in explained.versions:
        value = printable(say_value(found.version.value or "no value"))
        yield inset(
            Text(f"{letters[found.version.id]}  {value}", style="bold").append(f"  {triple(found.version)}", style="not bold"), 0, above=1
        )
        for account_id in found.accounts:
            yield from account_lines(placed[account_id], labels, 3)
        yield inset(Text(f"lines: {printable(found.why_lines)}", style="dim"), 3)
        for a, b in found.passages:
            told = (
                f'"{shorten(a.quote, 100)}" ({a.report}, {a.start}-{a.end}) and "{shorten(b.quote, 100)}" ({b.report}, {b.start}-{b.end})'
            )
            yield inset(Text(f"because of: {printable(told)}", style="dim"), 6)
        yield inset(Text(f"speakers: {printable(found.why_speakers)}", style="dim"), 3)
        if found.why_parties:
            yield inset(Text(f"parties: {printable(found.why_parties)}", style="dim"), 3)
    for shown in explained.accounts if not explained.versions else ():
        yield from account_lines(shown, labels, 3)
    yield from _comparisons(explained, letters, everything=everything)


def account_lines(shown: "AccountInSentence", labels: dict[str, str], left: int) -> Iterator[RenderableType]:
    """Yields who gave an account and where, then its sentence with the quote between >> and <<."""
    account, sentence = shown.account, shown.sentence
    value = f" = {printable(say_value(account.value))}" if account.value else ""
    when = f", as of {account.as_of}" if account.as_of else ""
    giver = f"{account.id}  {printable(voice(account))}; {labels.get(account.report, printable(account.report))}{value}{when}"
    text = Text(giver)
    if account.by:
        text.append(f"  {printable(account.by)}", style="dim")
    yield inset(text, left)
    if account.doubt:
        yield inset(Text(printable(account.doubt), style="yellow"), left + 3)
    start, end = account.quote.start - sentence.start, account.quote.end - sentence.start
    text = Text(printable(sentence.quote[:start]), style="dim")
    text.append(f">>{printable(sentence.quote[start:end])}<<", style="not dim bold")
    yield inset(text.append(printable(sentence.quote[end:])), left + 3)


def _comparisons(explained: "PointExplained", letters: dict[str, str], *, everything: bool) -> Iterator[RenderableType]:
    from rashomon.explain import between

    for i, one in enumerate(explained.versions):
        for other in explained.versions[i:]:
            pairs = between(explained.pairs, one.accounts, other.accounts)
            if not pairs:
                continue
            relation = next((r for r in explained.relations if {r.a, r.b} == {one.version.id, other.version.id}), None)
            if one is other:
                title = f"{letters[one.version.id]}: one answer"
            elif relation is None:
                title = f"{letters[one.version.id]} and {letters[other.version.id]}: no relation"
            else:
                title = f"{letters[relation.a]} {RELATION_WORDS[relation.kind]} {letters[relation.b]}: {printable(relation.reason)}"
                title += f" ({printable(relation.by)})" if relation.by else ""
            yield inset(Text(title, style="bold"), 0, above=1)
            yield from (_every_pair(pairs) if everything else _by_reason(pairs))


def _by_reason(pairs: Sequence["TracedPair"]) -> Iterator[RenderableType]:
    """Yields what decided for these pairs, most frequent first, each with its first pair."""
    groups: dict[tuple[Outcome, str], list[TracedPair]] = {}
    for pair in pairs:
        groups.setdefault((pair.comparison.outcome, pair.comparison.rule), []).append(pair)
    for (outcome, signal), members in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        number = "" if len(pairs) == 1 else f"{len(members)} of {counted(len(pairs), 'pair')}: "
        yield inset(Text(f"{number}{outcome.value}, most of all by: {signal}"), 3)
        first = members[0]
        yield inset(Text(f"{first.a} and {first.b}: {printable(first.comparison.reason)}"), 6)
        yield inset(Text(f"what they show: {', '.join(s.name for s in first.signals) or 'nothing'}", style="dim"), 6)


def _every_pair(pairs: Sequence["TracedPair"]) -> Iterator[RenderableType]:
    for pair in pairs:
        yield inset(Text(f"{pair.a}, {pair.b}"), 3)
        yield from signal_lines(pair, 6)


def signal_lines(pair: "TracedPair", left: int) -> Iterator[RenderableType]:
    """Yields every signal between two accounts, and the conclusion."""
    for signal in pair.signals:
        yield inset(Text(f"{signal.name:<24} {signal.value:>6.2f} ").append(printable(signal.said), style="dim"), left)
    outcome = pair.comparison.outcome
    yield inset(Text(f"so: {_ANSWERS[outcome]} ({pair.share:.2f}): {printable(pair.comparison.reason)}"), left)
