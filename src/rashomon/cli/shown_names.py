"""What `show` prints of names: which spellings were joined and why, weak joins first; and where
places were put."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from rashomon.cli.story_parts import inset
from rashomon.cli.terminal import printable
from rashomon.model.judgement import Judgement
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name, NameKind
from rashomon.model.story import Story
from rashomon.text.wording import counted, marked


@dataclass(frozen=True, slots=True)
class Joined:
    """A join with the name that it made."""

    story: str
    name: str
    id: str
    kind: NameKind
    a: str
    b: str
    reason: str
    confidence: float | None
    by: str | None


def _joins(story: Story) -> list[Joined]:
    """Returns the joins, weak ones first."""
    joins = ((n, j) for n in story.names for j in n.joins)
    rows = [
        Joined(story.id, n.name, n.id, n.kind, j.a, j.b, j.reason, j.confidence, j.by or n.by)
        for n, j in joins
    ]
    return sorted(rows, key=lambda row: (row.confidence or 0.0, row.name, row.a, row.b))


def join_parts(ledger: Ledger) -> Iterator[RenderableType]:
    """Yields the joins of each story with their strength and reasons, then the judgements."""
    for story in ledger.stories:
        rows = _joins(story)
        names = {name.id: name for name in story.names}
        yield Text(printable(story.title or "Untitled story"), style="bold")
        yield Text(f"{counted(len(story.names), 'name')}, {counted(len(rows), 'join')}")
        for row in rows:
            yield inset(
                Text(printable(f"{_firm(row.confidence)}  {row.a} = {row.b}"), style="bold"), 2
            )
            yield inset(
                Text(
                    printable(marked(f"{row.reason} ({row.kind}, {_told(names[row.id])})", row.by))
                ),
                8,
            )
        yield from _judged(story.judgements, "Judgements")
        yield Text()
    yield from _judged(ledger.judgements, "Judgements that no story has a target for")


def _firm(confidence: float | None) -> str:
    return "   ?" if confidence is None else f"{confidence:.2f}"


def _told(name: Name) -> str:
    return (
        f"{counted(len(name.mentions), 'mention')} in "
        f"{counted(len({span.report for span in name.mentions}), 'report')}"
    )


def _judged(judgements: tuple[Judgement, ...], heading: str) -> Iterator[RenderableType]:
    if judgements:
        yield Text(heading, style="bold")
    for j in judgements:
        after = f" {j.after}" if j.after else ""
        yield inset(
            Text(
                printable(
                    f"{j.id}  {j.field} {j.action}: {' | '.join(j.target)}{after} — "
                    f"{j.outcome or 'not run yet'} ({j.reason()})"
                )
            ),
            2,
        )


def place_parts(ledger: Ledger) -> Iterator[RenderableType]:
    """Yields the places of each story with their positions, unknown ones last."""
    for story in ledger.stories:
        places = [name for name in story.names if name.kind is NameKind.PLACE]
        yield Text(printable(story.title or "Untitled story"), style="bold")
        yield Text(counted(len(places), "place"))
        for name in sorted(places, key=lambda name: (name.lat is None, name.name)):
            yield inset(Text(printable(f"{name.name}: {_where(name)}")), 2)
        yield Text()


def _where(name: Name) -> str:
    if name.lat is None or name.lon is None:
        return "not known"
    parts = [
        f"{name.lat:.2f}, {name.lon:.2f}",
        f"{name.precision} ({name.where_prec})",
        name.country or "no one country",
    ]
    return ", ".join(
        [
            *parts,
            *([f"GeoNames {name.geonames}"] if name.geonames else []),
            *([name.wikidata] if name.wikidata else []),
        ]
    )
