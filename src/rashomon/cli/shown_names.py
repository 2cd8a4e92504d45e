"""What `show` prints of names: which spellings were joined and why, weak joins first."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from rashomon.cli.story_parts import inset
from rashomon.cli.terminal import printable
from rashomon.model.ledger import Ledger
from rashomon.telling.wording import counted, marked


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
