"""Parquet with a text column: one item per row. Read as a stream: a batch of rows is held at a time."""

from collections.abc import Iterator
from typing import IO

from rashomon.errors import MissingExtra, SkipError
from rashomon.reports.containers.job import Budget, ContainerJob
from rashomon.reports.fields import read_record
from rashomon.reports.items import Item
from rashomon.tables.report_fields import text_columns

_ROWS = 64


def read_items(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the rows in the order of the table. Raises MissingExtra without pyarrow."""
    try:
        from pyarrow import ArrowException, parquet, set_cpu_count, set_io_thread_count
    except ImportError as error:
        raise MissingExtra.named("Parquet needs an optional package", "exports") from error
    set_cpu_count(1)
    set_io_thread_count(1)
    budget = Budget(job)
    try:
        table = parquet.ParquetFile(file, pre_buffer=False)
        names = list(table.schema_arrow.names)
        if not job.fields and not {name.casefold() for name in names} & text_columns():
            raise SkipError(
                f"a table without a column that is known to hold text ({', '.join(names[:12])[:300]}): name it in a file for --fields"
            )
        for batch in table.iter_batches(batch_size=_ROWS, use_threads=False):
            budget.spend(batch.nbytes)
            for row in batch.to_pylist():
                budget.enter()
                record = {name: value for name, value in row.items() if value is not None}
                yield read_record(record, fields=tuple((name, path) for name, path in job.fields))
    except ArrowException as error:
        raise SkipError("a Parquet file that is damaged, or of a kind that is not read") from error
