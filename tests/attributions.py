"""What the stage makes of an invented text, in short."""

from factories import parse_report
from rashomon.mentions.names.join_names import join_names
from rashomon.model.statement import Statement
from rashomon.statements.extract import said_in_story


def statements(text: str, title: str | None = None) -> tuple[Statement, ...]:
    """The statements of one report, whose names are known as they are in the program, before those
    that are more likely wrong than right are left out."""
    parsed = [parse_report(text, title=title)]
    return tuple(one.statement for one in said_in_story(parsed, names=join_names(parsed)))


def contents(text: str, title: str | None = None) -> list[tuple[str, str | None]]:
    """Content and speaker of each statement."""
    return [(statement.quote.quote, statement.speaker) for statement in statements(text, title)]
