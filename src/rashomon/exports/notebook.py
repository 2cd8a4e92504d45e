"""A ledger in a notebook: as data frames and as a table."""

from typing import Any

from markupsafe import Markup

from rashomon.errors import MissingExtra
from rashomon.exports.tables import Table, tables_of
from rashomon.language.calendar_words import say_value
from rashomon.language.wording import counted, in_order, is_folded, shorten, shown_status, triple
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point, Version
from rashomon.model.story import Story

_MOST_ROWS = 30
_TYPES = {"TEXT": "string", "INTEGER": "Int64", "REAL": "Float64"}


def frames_of(ledger: Ledger) -> dict[str, Any]:
    """The tables as pandas data frames, by name. Raises MissingExtra without pandas."""
    try:
        import pandas
    except ImportError as error:
        raise MissingExtra.named("this needs pandas", "exports") from error
    return {table.name: _frame(pandas, table) for table in tables_of(ledger)}


def _frame(pandas: Any, table: Table) -> Any:
    frame = pandas.DataFrame(list(table.rows), columns=[column.name for column in table.columns])
    return frame.astype({column.name: _TYPES[column.type] for column in table.columns})


def html_of(ledger: Ledger) -> Markup:
    """What a notebook shows: each story's questions with their answers, those in dispute first."""
    head = Markup("<p><b>Rashomon ledger</b>: {}, {}{}</p>").format(
        counted(len(ledger.reports), "report"),
        counted(len(ledger.stories), "story").replace("storys", "stories"),
        f", {len(ledger.failures)} not read" if ledger.failures else "",
    )
    return Markup("\n").join([head, *(_story(story) for story in ledger.stories)])


def _story(story: Story) -> Markup:
    points = [point for point in in_order(story.points) if not is_folded(point)]
    rows = Markup("").join(_row(point) for point in points[:_MOST_ROWS])
    rest = len(story.points) - min(len(points), _MOST_ROWS)
    head = Markup("").join(Markup("<th>{}</th>").format(name) for name in ("status", "question", "answers"))
    more = Markup("<p>and {}</p>").format(counted(rest, "more point")) if rest else Markup("")
    table = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, rows)
    return Markup("<h4>{}</h4>{}{}").format(story.title or "Untitled story", table, more)


def _row(point: Point) -> Markup:
    answers = Markup("<br>").join(_answer(point, version) for version in point.versions)
    return Markup("<tr><td>{}</td><td>{}</td><td>{}</td></tr>").format(shown_status(point), point.question, answers)


def _answer(point: Point, version: Version) -> Markup:
    quotes = (account.quote.quote for account in point.accounts if account.version == version.id)
    told = say_value(version.value) if version.value else shorten(next(quotes, ""), 80)
    return Markup("{} <small>({})</small>").format(told, triple(version))
