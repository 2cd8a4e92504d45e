"""A ledger in a notebook: its flat tables as data frames."""

from typing import TYPE_CHECKING

from rashomon.errors import needing
from rashomon.exports.flat_tables import TABLES, table_of
from rashomon.model.ledger import Ledger

if TYPE_CHECKING:
    import pandas


# How a column is typed that holds no text.
_KIND_OF = {
    "rank": "Int64",
    "start": "Int64",
    "end": "Int64",
    "reports": "Int64",
    "most_origins": "Int64",
    "strength": "Float64",
    "low": "Float64",
    "high": "Float64",
    "published": "datetime64[s]",
    "first_day": "datetime64[s]",
    "last_day": "datetime64[s]",
    "possible": "boolean",
}


def frame_of(ledger: Ledger, name: str = "sentences") -> "pandas.DataFrame":
    """Returns the flat table of this name (sentences, differences) as a pandas data frame.

    Raises MissingExtra if pandas is not installed, KeyError for an unknown name.
    """
    with needing("this needs pandas", "exports"):
        import pandas
    if name not in TABLES:
        raise KeyError(f"there is no table {name!r}; there are {', '.join(TABLES)}")
    columns, rows = table_of(ledger, name)
    frame = pandas.DataFrame(list(rows), columns=list(columns))
    return frame.astype({column: _KIND_OF.get(column, "string") for column in columns})
