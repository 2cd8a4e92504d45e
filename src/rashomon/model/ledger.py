"""The whole document."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from rashomon.model.judgement import Judgement
from rashomon.model.model_use import ModelUse
from rashomon.model.report import Report
from rashomon.model.story import Story

FORMAT = "rashomon-ledger/1"


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be used, and why, in plain words."""

    source: str
    error: str


@dataclass(frozen=True, slots=True)
class Made:
    """What made a ledger: program, settings, models; nothing of paths, workers or time. `model`: the language model that read with it, if one did."""

    by: str
    settings: tuple[tuple[str, object], ...] = ()
    models: tuple[tuple[str, str], ...] = ()
    model: ModelUse | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Reports, stories and failures: what `compare` gives. `judgements`: those that no story has a target for, so that none is lost."""

    made: Made
    reports: tuple[Report, ...]
    stories: tuple[Story, ...]
    failures: tuple[Failure, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    format: str = FORMAT

    def report(self, report_id: str) -> Report:
        """The report of that id. Raises KeyError when there is none."""
        for report in self.reports:
            if report.id == report_id:
                return report
        raise KeyError(report_id)

    # What notebooks ask for. The exports are loaded by name and only then: the model knows nothing of them.

    def to_arrow(self, table: str | None = None) -> Any:
        """The tables as Arrow tables by name, or the one named. Raises MissingExtra without pyarrow, KeyError for a table there is not."""
        tables = import_module("rashomon.exports.parquet").arrow_of(self)
        return tables if table is None else tables[table]

    def to_pandas(self, table: str | None = None) -> Any:
        """The tables as data frames by name, or the one named. Raises MissingExtra without pandas, KeyError for a table there is not."""
        frames = import_module("rashomon.exports.notebook").frames_of(self)
        return frames if table is None else frames[table]

    def to_duckdb(self) -> Any:
        """A connection to a DuckDB database in memory that holds the tables. Raises MissingExtra without duckdb."""
        return import_module("rashomon.exports.duckdb").connect(self)

    def _repr_html_(self) -> str:
        return str(import_module("rashomon.exports.notebook").html_of(self))
