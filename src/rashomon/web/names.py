"""Names with their spellings and the reasons for which these were joined; speakers with their
statements."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.name import Name
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.telling.wording import marked
from rashomon.text.by_key import by_key
from rashomon.web.markup import Labels
from rashomon.web.shown_answers import ShownVersion
from rashomon.web.table import SynopticTable, TableRow

_LISTED = 8


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling with its number of occurrences and of reports. `places`: its first occurrence in
    each, as (report, link)."""

    text: str
    mentions: int
    reports: int
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A person, body or place under all its spellings."""

    source: Name
    where: str
    reports: tuple[str, ...]
    spellings: tuple[Spelling, ...]


def list_names(story: Story, labels: Labels) -> tuple[NameEntry, ...]:
    """Returns the names, those in most reports first."""
    entries = [_referent(name, labels) for name in story.names]
    return tuple(
        sorted(
            entries,
            key=lambda name: (-len(name.reports), -len(name.source.mentions), name.source.name),
        )
    )


def _referent(name: Name, labels: Labels) -> NameEntry:
    counts = Counter(span.quote for span in name.mentions)
    first: dict[str, dict[str, Span]] = {}
    for span in sorted(name.mentions):
        first.setdefault(span.quote, {}).setdefault(span.report, span)

    def spelling(text: str) -> Spelling:
        places = tuple(
            (labels.name(report), labels.passage(span)) for report, span in first[text].items()
        )
        return Spelling(text, counts[text], len(places), places[:_LISTED])

    known = [text for text in name.spellings if text in counts] + sorted(
        set(counts) - set(name.spellings)
    )
    spellings = map(spelling, known)
    where = (
        ""
        if name.lat is None or name.lon is None
        else f"{name.lat:.2f}, {name.lon:.2f} ({name.precision or 'place'})"
    )
    return NameEntry(
        source=name,
        where=where,
        reports=tuple(
            labels.name(report) for report in sorted({span.report for span in name.mentions})
        ),
        spellings=tuple(
            sorted(
                spellings,
                key=lambda spelling: (-spelling.reports, -spelling.mentions, spelling.text),
            )
        ),
    )


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
