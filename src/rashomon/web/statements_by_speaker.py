"""Statements grouped by speaker, with the answers that each speaker holds in disputed points."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.point import Account
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.web.page_ids import Labels
from rashomon.web.shown_answers import ShownVersion
from rashomon.web.table import SynopticTable, TableRow


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """A statement."""

    quote: str
    label: str
    via: tuple[str, ...]
    stance: str
    mode: str
    href: str


@dataclass(frozen=True, slots=True)
class HeldAnswers:
    """The answers that a speaker gives to a disputed point."""

    question: str
    href: str
    answers: tuple[ShownVersion, ...]


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A speaker across all reports; the three counts add up to the number of statements."""

    name: str
    spellings: tuple[str, ...]
    is_anonymous: bool
    reports: tuple[str, ...]
    asserts: int
    hedges: int
    denies: int
    held: tuple[HeldAnswers, ...]
    said: tuple[StatementEntry, ...]


def list_speakers(story: Story, table: SynopticTable, labels: Labels) -> tuple[SpeakerEntry, ...]:
    """Returns the speakers, those with most statements first; unattributed statements come last."""
    names = {name.id: name.name for name in story.names}
    spoken: dict[str, list[Statement]] = {}
    for statement in story.statements:
        spoken.setdefault(names.get(statement.speaker_name or "") or statement.speaker or "", []).append(statement)
    rows = [row for group in table.groups if group.status in ("disputed", "updated") for row in group.rows]
    ordered = sorted(spoken.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return tuple(_speaker(name, statements, rows, labels) for name, statements in ordered)


def _speaker(name: str, statements: Sequence[Statement], rows: Sequence[TableRow], labels: Labels) -> SpeakerEntry:
    stances = [statement.stance.value for statement in statements]
    spellings = sorted({statement.speaker for statement in statements if statement.speaker} - {name})
    ids = {statement.id for statement in statements}
    return SpeakerEntry(
        name=name or "nobody named",
        spellings=tuple(spellings),
        is_anonymous=all(statement.anonymous for statement in statements),
        reports=tuple(dict.fromkeys(labels.name(statement.report) for statement in statements)),
        asserts=stances.count("asserts"),
        hedges=stances.count("hedges"),
        denies=stances.count("denies"),
        held=tuple(held for row in rows if name and (held := _held(row, ids, {name, *spellings}))),
        said=tuple(_said(statement.quote, statement, labels) for statement in statements),
    )


def _held(row: TableRow, statements: set[str], names: set[str]) -> HeldAnswers | None:
    def is_theirs(account: Account) -> bool:
        return (account.statement in statements) or (account.statement is None and account.speaker in names)

    given = {account.version for account in row.point.accounts if is_theirs(account)}
    answers = tuple(answer for answer in row.answers if answer.id in given and answer.letter)
    return HeldAnswers(row.question, row.id, answers) if answers else None


def _said(quote: Span, statement: Statement, labels: Labels) -> StatementEntry:
    stance = "" if statement.stance.value == "asserts" else statement.stance.value
    return StatementEntry(quote.quote, labels.name(statement.report), statement.via, stance, statement.mode.value, labels.passage(quote))
