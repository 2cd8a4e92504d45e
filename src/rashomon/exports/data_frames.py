"""A ledger in a notebook: as data frames and as a table."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup

from rashomon.errors import MissingExtra
from rashomon.exports.flat_tables import TABLES, Cell, sentences_of
from rashomon.model.ledger import Ledger
from rashomon.telling.wording import counted, whose

if TYPE_CHECKING:
    import pandas

_SHOWN = ("named_by", "outlet", "speaker", "sentence", "by")
_MOST_ROWS = 40
_KINDS = {
    "Int64": "rank start end reports least_origins most_origins",
    "Float64": "strength low high",
    "datetime64[s]": "published first_day last_day",
    "boolean": "possible sure",
}
_KIND_OF = {column: kind for kind, columns in _KINDS.items() for column in columns.split()}


def frame_of(ledger: Ledger, name: str = "sentences") -> "pandas.DataFrame":
    """Returns the flat table of this name (sentences, differences) as a pandas data frame.

    Raises MissingExtra without pandas, KeyError for an unknown name.
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingExtra.named("this needs pandas", "exports") from error
    if name not in TABLES:
        raise KeyError(f"there is no table {name!r}; there are {', '.join(TABLES)}")
    columns, rows = TABLES[name](ledger)
    frame = pandas.DataFrame(list(rows), columns=list(columns))
    return frame.astype({column: _KIND_OF.get(column, "string") for column in columns})


def html_of(ledger: Ledger) -> Markup:
    """Returns what a notebook shows: the sure sentences of the first claims."""
    stories = ledger.stories
    disputed = [one for story in stories for one in story.disputed()]
    authors = ", ".join(dict.fromkeys(whose(one.by) for one in disputed))
    parts = (
        counted(len(ledger.reports), "report"),
        counted(len(stories), "story"),
        counted(sum(len(story.claims) for story in stories), "claim"),
        counted(sum(len(story.differences) for story in stories), "difference"),
        f"{len(disputed):,} contradict ({authors})" if disputed else "",
        f"{len(ledger.failures):,} not read" if ledger.failures else "",
    )
    head = Markup("<p><b>Rashomon ledger</b>: {}</p>").format(", ".join(filter(None, parts)))
    table = sentences_of(ledger)
    places = [table.columns.index(name) for name in _SHOWN]
    doubt = table.columns.index("possible")
    sure = [[row[at] for at in places] for row in table.rows if not row[doubt]]
    rows = Markup("\n").join(_html_row("td", cells) for cells in sure[:_MOST_ROWS])
    rest = counted(len(sure) - _MOST_ROWS, "more sentence") if len(sure) > _MOST_ROWS else ""
    more = _HTML_MORE.format(rest) if rest else ""
    return head + _HTML_TABLE.format(_html_row("th", _SHOWN), rows) + more


_HTML_MORE = Markup("<p>and {}: <code>ledger.to_pandas()</code> has them all</p>")
_HTML_TABLE = Markup("<table><thead>{}</thead><tbody>{}</tbody></table>")
_HTML_CELLS = {"td": Markup("<td>{}</td>"), "th": Markup("<th>{}</th>")}


def _html_row(kind: str, cells: Iterable[Cell]) -> Markup:
    made = (_HTML_CELLS[kind].format("" if cell is None else cell) for cell in cells)
    return Markup("<tr>{}</tr>").format(Markup("").join(made))
