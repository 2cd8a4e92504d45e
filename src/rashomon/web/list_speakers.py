"""Speakers with their statements."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.telling.wording import marked
from rashomon.text.by_key import by_key
from rashomon.web.markup import Labels
from rashomon.web.shown_answers import ShownVersion
from rashomon.web.table import SynopticTable, TableRow


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A speaker across all reports. `held`: disputed points, and the answers given to each."""

    name: str
    spellings: tuple[str, ...]
    is_anonymous: bool
    reports: tuple[str, ...]
    held: tuple[tuple[TableRow, tuple[ShownVersion, ...]], ...]
    said: tuple[Statement, ...]


def list_speakers(story: Story, table: SynopticTable, labels: Labels) -> tuple[SpeakerEntry, ...]:
    """Returns the speakers, those with most statements first, corrected ones with who corrected
    them; unattributed statements come last."""
    names = {name.id: name.name for name in story.names}
    called = ((names.get(s.speaker_name or "") or s.speaker or "", s) for s in story.statements)
    spoken = by_key((marked(who, said.by) if who else who, said) for who, said in called)
    rows = [
        row
        for group in table.groups
        if group.status in ("disputed", "updated")
        for row in group.rows
    ]
    ordered = sorted(spoken.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return tuple(_speaker(name, statements, rows, labels) for name, statements in ordered)


def _speaker(
    name: str, statements: Sequence[Statement], rows: Sequence[TableRow], labels: Labels
) -> SpeakerEntry:
    spellings = sorted(
        {statement.speaker for statement in statements if statement.speaker} - {name}
    )
    ids = {statement.id for statement in statements}
    return SpeakerEntry(
        name=name or "nobody named",
        spellings=tuple(spellings),
        is_anonymous=all(statement.anonymous for statement in statements),
        reports=tuple(dict.fromkeys(labels.name(statement.report) for statement in statements)),
        held=tuple(
            (row, given) for row in rows if name and (given := _held(row, ids, {name, *spellings}))
        ),
        said=tuple(statements),
    )


def _held(row: TableRow, statements: set[str], names: set[str]) -> tuple[ShownVersion, ...]:
    """Returns the answers that the speaker of these statements gives to a point."""
    given = {
        account.version
        for account in row.point.accounts
        if account.statement in statements
        or (account.statement is None and account.speaker in names)
    }
    return tuple(answer for answer in row.answers if answer.version.id in given and answer.letter)
