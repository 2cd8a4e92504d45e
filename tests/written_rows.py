"""Rows as an author writes them, read with the program's own reader of lines."""

from collections.abc import Sequence

from rashomon.model.model_use import ModelUse
from rashomon.model.report import Report
from rashomon.model.row import Row
from rashomon.model_reading.read_story import ModelRead
from rashomon.model_reading.reply_rows import add_rows
from rashomon.model_reading.tally import Tally
from rashomon.rows.quoted_words import page_of

AUTHOR = "model otter"


def rows_of(text: str, reports: Sequence[Report]) -> tuple[Row, ...]:
    """The rows of these lines; every line has to be taken."""
    rows: list[Row] = []
    tally = Tally("rows")
    add_rows(rows, text, {report.id: page_of(report) for report in reports}, AUTHOR, tally)
    assert not tally.use().refused, tally.use().refused
    return tuple(rows)


def read_of(text: str, reports: Sequence[Report]) -> ModelRead:
    """What a model read that wrote these lines."""
    return ModelRead(rows_of(text, reports), None, ModelUse("otter", "127.0.0.1", (), ""))
