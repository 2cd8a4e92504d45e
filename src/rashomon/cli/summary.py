"""print_summary: a ledger with everything in it, for `--all`; how a passage and a point are
printed; and what one report alone tells."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.cli.terminal import print_parts, printable
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.passage import Passage, PassageSentence
from rashomon.model.point import Account, LostWords, Point, RelationKind, Version
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.text.calendar_words import say_value
from rashomon.text.detect_language import UNREAD
from rashomon.text.passage_words import differing, passage_counts, whose
from rashomon.text.point_words import (
    accounts_of,
    asked_line,
    foremost,
    label_of,
    reason_of,
    told_answer,
    wording_line,
    words_of,
)
from rashomon.text.report_names import name_reports
from rashomon.text.whole_sentences import told_alone
from rashomon.text.wording import (
    MEANINGS,
    OPEN,
    OWN_VOICE,
    RELATION_WORDS,
    author_of,
    counted,
    in_order,
    letter,
    marked,
    no_dispute,
    reading,
    rows_of,
    shorten,
    shown_status,
    triple,
    voice,
)


def passage_lines(passage: Passage, labels: Mapping[str, str]) -> Iterator[RenderableType]:
    """Yields a passage: what it is called, what differs with its counts, then all its sentences,
    those in doubt last."""
    yield inset(Text(printable(passage.label), style="bold"), 2, above=1)
    by = printable(passage.by) if passage.by else ""
    told = [
        passage.id,
        differing(passage),
        passage_counts(passage),
        "in copied words alone" if passage.copied() else "",
        by,
    ]
    yield inset(Text(" · ".join(part for part in told if part), style="dim"), 4)
    for sentence in sorted(passage.sentences, key=lambda one: one.perhaps):
        yield inset(_sentence(sentence, labels), 4)


def _sentence(sentence: PassageSentence, labels: Mapping[str, str]) -> Text:
    note = "perhaps: " if sentence.perhaps else "copied: " if sentence.from_copy else ""
    text = Text(f"{note}{printable(whose(sentence, labels))}: ", style="dim")
    return text.append(printable(sentence.quote.quote), style="dim" if note else "not dim")


def point_lines(point: Point, labels: Mapping[str, str]) -> Iterator[RenderableType]:
    """Yields the lines of a figure or a row: a row is led by its label and its quotations, the
    question comes last, with its author."""
    author = author_of(point)
    called = Text(printable(label_of(point)), style="bold")
    yield inset(
        called.append(f"  read by {printable(author)}" if author else "", style="not bold dim"),
        2,
        above=1 if author else 0,
    )
    lettered = len(point.versions) > 1
    letters = {version.id: letter(place) for place, version in enumerate(point.versions)}
    for version in point.versions:
        accounts = accounts_of(point, version)
        mark, left = (f"{letters[version.id]}  ", 7) if lettered else ("", 4)
        if author:
            yield inset(
                Text(mark, style="bold").append(
                    printable(told_answer(point, version, labels)), style="not bold"
                ),
                4,
            )
            yield inset(Text(triple(version), style="dim"), left)
        else:
            yield _answer(version, accounts, mark)
        for line in _givers(accounts, labels) if len(accounts) > 1 or not author else ():
            yield inset(Text(line), left)
        if accounts and not author and shown_status(point) in OPEN:
            yield inset(
                Text(printable(words_of(foremost(accounts), labels)), style="italic dim"), left
            )
    for account in point.accounts if not point.versions else ():
        yield inset(Text(printable(words_of(account, labels))), 4)
    for line in (*relation_lines(point, letters), asked_line(point)):
        yield inset(Text(printable(line)), 4) if line else Text(end="")
    for line in _after(point, labels):
        yield inset(Text(line, style="dim"), 4)


def _after(point: Point, labels: Mapping[str, str]) -> Iterator[str]:
    """What came after the row that the point is made of."""
    if point.beside:
        yield f"beside it: {counted(len(point.beside), 'sentence')} of reports that came after it"
    yield from (_lost_words(one, labels) for one in point.lost or ())


def _lost_words(lost: LostWords, labels: Mapping[str, str]) -> str:
    told = labels.get(lost.report, printable(lost.report))
    return f"lost: “{printable(shorten(lost.words))}” ({told}): {printable(lost.why)}"


def inset(text: Text, left: int, *, above: int = 0) -> RenderableType:
    """Returns the text, indented."""
    return Padding(text, (above, 0, 0, left), expand=False)


def _answer(version: Version, accounts: Sequence[Account], mark: str) -> RenderableType:
    value = (
        printable(say_value(version.value))
        if version.value
        else (_value(accounts[0]) if accounts else "no value")
    )
    numbers = triple(version)
    between = "  " if len(mark + value + numbers) <= 72 else "\n" + " " * len(mark)
    return inset(
        Text(mark, style="bold")
        .append(value, style="bold cyan")
        .append(between + numbers, style="not bold"),
        4,
    )


def _value(account: Account) -> str:
    return (
        printable(say_value(account.value))
        if account.value
        else f"“{printable(shorten(account.quote.quote, 100))}”"
    )


def _givers(accounts: Sequence[Account], labels: Mapping[str, str]) -> Iterator[str]:
    """Yields one line per voice, with the reports that carry it: "Jo Ray (denies): Daily A, Daily
    B"."""
    carried: dict[str, list[str]] = {}
    for account in accounts:
        reports = carried.setdefault(printable(voice(account)), [])
        label = labels.get(account.report, printable(account.report))
        if label not in reports:
            reports.append(label)
    own = [who for who in carried if who.startswith(OWN_VOICE)]
    for who in [who for who in carried if who not in own] + own:
        yield (
            f"{who}: {', '.join(carried[who])}"
            if who not in own
            else f"{', '.join(carried[who])}, {who}"
        )


def relation_lines(point: Point, letters: Mapping[str, str]) -> Iterator[str]:
    """Yields each relation with its reason in words, conflicts first."""
    order = list(RelationKind)
    for relation in sorted(
        point.relations,
        key=lambda r: (order.index(r.kind), letters.get(r.a, ""), letters.get(r.b, "")),
    ):
        reason = f": {why}" if (why := reason_of(relation)) else ""
        told = (
            f"{letters.get(relation.a, '?')} {RELATION_WORDS[relation.kind]} "
            f"{letters.get(relation.b, '?')}{reason}"
        )
        yield printable(marked(told, relation.by))


def print_summary(ledger: Ledger, console: Console) -> None:
    """Prints each story with its reports, brief, points and anomalies, then what could not be
    read."""
    print_parts(_parts(ledger), console)


def _parts(ledger: Ledger) -> Iterator[RenderableType]:
    labels = report_labels(ledger.reports)
    if not ledger.stories:
        yield Text("No stories: no report could be read.")
    for place, story in enumerate(ledger.stories, 1):
        if len(ledger.stories) > 1:
            yield Text(f"Story {place} of {len(ledger.stories)}", style="dim")
        reports = [report for report in ledger.reports if report.id in story.reports]
        yield from story_parts(story, reports, labels)
    yield from _failures(ledger.failures)


def report_labels(reports: Sequence[Report]) -> dict[str, str]:
    """Returns the label of each report by id, as on the page."""
    return {report: printable(label) for report, label in name_reports(reports).items()}


def story_parts(
    story: Story, reports: Sequence[Report], labels: dict[str, str]
) -> Iterator[RenderableType]:
    """Yields what is printed of a story, top to bottom."""
    yield Text(printable(story.title or "Untitled story"), style="bold")
    asked = rows_of(story)
    told = [
        counted(len(reports), "report"),
        counted(len(story.matters()), "matter"),
        counted(len(story.statements), "statement"),
    ]
    told += [counted(len(asked), "question")] if asked else []
    unread = sum(warning.startswith(UNREAD) for report in reports for warning in report.warnings)
    if unread:
        told.append(f"{counted(unread, 'report')} {UNREAD}")
    yield Text(
        ", ".join([*told, "coverage incomplete"] if story.coverage == "incomplete" else told)
    )
    if story.model:
        yield Text(printable(reading(story.model)))
    if nothing := no_dispute(story):
        yield Text(nothing)
    yield Text()
    yield _report_table(reports)
    yield from brief_lines(story)
    yield from _grouped(asked, labels)
    yield from _passages(story, labels)
    figures = [point for point in story.points if author_of(point) is None]
    if figures:
        yield _heading(
            f"Figures ({len(figures)})", "numbers of one counted thing, as the program read them"
        )
        for point in in_order(figures):
            yield from point_lines(point, labels)
    for row in (
        story.lost_rows or ()
    ):  # what it asks is not shown: there are no words to hold it against
        yield inset(Text(f"A question of {printable(row.by)} has no words left:"), 2, above=1)
        for one in row.lost:
            yield inset(Text(_lost_words(one, labels), style="dim"), 4)
    yield from _anomalies(story, labels)


def _grouped(asked: Sequence[Point], labels: Mapping[str, str]) -> Iterator[RenderableType]:
    for status, points in groupby(asked, key=shown_status):
        members = list(points)
        yield _heading(f"{status.capitalize()} ({len(members)})", MEANINGS[status])
        for point in members:
            yield from point_lines(point, labels)


def _passages(story: Story, labels: Mapping[str, str]) -> Iterator[RenderableType]:
    surely = story.matters()
    likely = [passage for passage in story.passages if passage not in surely]
    for title, meant, passages in (
        (
            "Told by two reports or more",
            "sentences that bear on one matter; how they stand to each other is not claimed",
            surely,
        ),
        ("Perhaps of one matter", "likely, not surely; counted nowhere", likely),
    ):
        if passages:
            yield _heading(f"{title} ({len(passages)})", meant)
        for passage in passages:
            yield from passage_lines(passage, labels)


def print_alone(ledger: Ledger, report: Report, console: Console) -> None:
    """Prints the sentences that one report alone tells, story by story."""
    print_parts(_alone(ledger, report), console)


def _alone(ledger: Ledger, report: Report) -> Iterator[RenderableType]:
    label = report_labels(ledger.reports)[report.id]
    for story in ledger.stories:
        if report.id not in story.reports:
            continue
        found = told_alone(story, report)
        yield Text(f"{label} alone: {counted(len(found), 'sentence')}", style="bold")
        yield Text(printable(story.title or "Untitled story"), style="dim")
        yield Text("As far as was found, no other report tells of them.", style="dim")
        for span in found:
            said = next(
                (
                    marked(one.speaker, one.by)
                    for one in story.statements
                    if one.speaker and span.overlaps(one.quote)
                ),
                None,
            )
            text = Text(f"{printable(said)}: " if said else "", style="dim")
            yield inset(text.append(printable(span.quote), style="not dim"), 2)


def _heading(title: str, meaning: str = "") -> RenderableType:
    text = Text(title, style="bold underline")
    if meaning:
        text.append(f"  {meaning}", style="not bold not underline dim")
    return inset(text, 0, above=1)


def _report_table(reports: Sequence[Report]) -> RenderableType:
    table = Table(
        box=None, pad_edge=False, show_header=True, header_style="dim", padding=(0, 2, 0, 0)
    )
    for name in ("report", "outlet", "date", "agencies", "title"):
        table.add_column(name, overflow="fold", ratio=None, justify="left")
    for report in reports:
        cells = (
            report.id,
            report.outlet or "-",
            _day(report),
            ", ".join(report.agencies) or "-",
            report.title or "-",
        )
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table


def _day(report: Report) -> str:
    if report.published:
        day = report.published[:10]
        return (
            f"{day} (read as {report.anchor})"
            if report.anchor and report.anchor[:10] != day
            else day
        )
    return f"undated (read as {report.anchor})" if report.anchor else "undated"


def print_brief(ledger: Ledger, console: Console) -> None:
    """Prints the brief of each story."""
    print_parts(_briefs(ledger), console)


def _briefs(ledger: Ledger) -> Iterator[RenderableType]:
    for story in ledger.stories:
        yield Text(printable(story.title or "Untitled story"), style="bold")
        if not story.brief:
            yield Text("No brief: nothing was found that two of its reports tell of.")
        yield from brief_lines(story)
        yield Text()


def print_wordings(ledger: Ledger, console: Console) -> None:
    """Prints the questions of authors as they worded them, under what the program calls the
    rows."""
    print_parts(_wordings(ledger), console)


def _wordings(ledger: Ledger) -> Iterator[RenderableType]:
    for story in ledger.stories:
        yield Text(printable(story.title or "Untitled story"), style="bold")
        asked = rows_of(story)
        if not asked:
            yield Text("Nobody asked anything.")
        for point in asked:
            yield inset(Text(printable(f"{point.id}  {label_of(point)}")), 2)
            yield inset(Text(printable(wording_line(point)), style="dim"), 4)
        yield Text()


def brief_lines(story: Story) -> Iterator[RenderableType]:
    """Yields the brief of a story, a sentence a line."""
    if story.brief:
        yield _heading("In brief")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    for sentence in story.brief:
        table.add_row("  -", Text(printable(sentence.text)))
    if story.brief:
        yield table


def _anomalies(story: Story, labels: dict[str, str]) -> Iterator[RenderableType]:
    if story.anomalies:
        yield _heading(f"Odd in a report ({len(story.anomalies)})")
    for anomaly in story.anomalies:
        text = Text(f"{anomaly.kind.value}", style="bold")
        text.append(
            f" in {labels.get(anomaly.report, anomaly.report)}: {printable(anomaly.why)}",
            style="not bold",
        )
        if anomaly.span:
            text.append(
                f" “{printable(shorten(anomaly.span.quote, 100))}”", style="not bold italic"
            )
        yield inset(text, 2)
    yield Text()


def _failures(failures: Sequence[Failure]) -> Iterator[RenderableType]:
    if failures:
        yield Text(f"Not read ({len(failures)}): what they report is missing above", style="bold")
    for failure in failures:
        yield inset(Text(printable(f"{failure.source}: {failure.error}")), 2)
