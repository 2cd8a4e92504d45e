"""write_tables: the ledger's tables as Parquet, some stories per file, so that memory does not grow with the pile."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rashomon.exports.parquet import arrow_tables_of
from rashomon.model.ledger import Ledger

STORIES = 200  # of a file
_ONCE = ("made", "failures", "judgements")  # tables that are not of stories: in the first file alone


def write_tables(ledgers: Iterator[Ledger], put: Callable[[str, Path], None]) -> list[str]:
    """Returns the names of the files (`points/part-00000.parquet`); each is passed to `put` with the file made. Raises MissingExtra without
    pyarrow.
    """
    names = []
    for number, ledger in enumerate(ledgers):
        for table, rows in arrow_tables_of(ledger).items():
            if number and (table in _ONCE or not rows.num_rows):
                continue
            from pyarrow import parquet

            name = f"{table}/part-{number:05}.parquet"
            with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
                made = Path(folder) / "made.parquet"
                parquet.write_table(rows, made)
                put(name, made)
            names.append(name)
    return names


def parts_of(ledger: Ledger) -> Iterator[Ledger]:
    """Yields a ledger held in memory, some stories at a time."""
    reports = {report.id: report for report in ledger.reports}
    for first in range(0, max(1, len(ledger.stories)), STORIES):
        stories = ledger.stories[first : first + STORIES]
        here = tuple(reports[report] for story in stories for report in story.reports)
        yield Ledger(ledger.made, here, stories, ledger.failures, ledger.judgements)
