"""What the stage makes of an invented text, in short."""

from factories import parse_report
from rashomon.mentions.names.join_names import join_names
from rashomon.mentions.speech.extract import extract_statements
from rashomon.model.statement import Statement


def statements(text: str, title: str | None = None) -> tuple[Statement, ...]:
    """The statements of one report, whose names are known as they are in the program."""
    parsed = [parse_report(text, title=title)]
    return tuple(extract_statements(parsed, names=join_names(parsed)))


def contents(text: str, title: str | None = None) -> list[tuple[str, str | None]]:
    """Content and speaker of each statement."""
    return [(statement.quote.quote, statement.speaker) for statement in statements(text, title)]
