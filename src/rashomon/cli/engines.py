"""Options for where the work is done, and runs over large piles."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli import terminal
from rashomon.cli.language_model import NO_MODEL, ModelOptions, reading_model
from rashomon.cli.options import given_as
from rashomon.errors import StopError

if TYPE_CHECKING:
    from rashomon.model.judgement import Judgement
    from rashomon.model.ledger import Ledger
    from rashomon.reports.report_pile import Pile
    from rashomon.runs.compare_pile import Totals
    from rashomon.seams import Engine, Fetch, OnProgress
    from rashomon.settings import Settings

SMALL = 100  # fewer reports are compared in this process, since starting another would cost more than it saves
_SHOWN = 1000  # reports; of a larger ledger that is written to a file no summary is printed
_OPTIONS = (
    click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes to work in; of a large pile one a core, if not given."),
    click.option(
        "--engine",
        metavar="NAME[=ADDRESS]",
        help="Work on a cluster: dask, spark, or one that runs, dask=tcp://host:8786, spark=spark://host:7077.",
    ),
)


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """Where the user wants the work done."""

    workers: int | None = None
    engine: str | None = None
    resume: str | None = None

    def is_asked_for(self) -> bool:
        """Whether the user wants more than this process."""
        return (self.workers or 1) > 1 or self.engine is not None or self.resume is not None

    @contextmanager
    def opened(self) -> "Iterator[Engine]":
        """A block with the engine; its processes end with the block."""
        from rashomon.engines.local import open_engine
        from rashomon.errors import BadSettings

        try:
            engine = open_engine(self.engine or "local", workers=self.workers or 0)
        except BadSettings as error:
            raise click.UsageError(str(error)) from error
        try:
            yield engine
        finally:
            engine.close()


_RESUME = click.option("--resume", metavar="DIR", help="Keep the parts of the run in DIR; what is there already is not done again.")
engine_options = given_as("where", EngineOptions, *_OPTIONS)
large_options = given_as("where", EngineOptions, _RESUME, *_OPTIONS)


@dataclass(frozen=True, slots=True)
class GivenPile:
    """What to compare: where the reports are, what fetches addresses, the settings and judgements, and whether a language model reads."""

    paths: tuple[str, ...]
    settings: "Settings"
    judgements: "tuple[Judgement, ...]" = ()
    fetch: "Fetch | None" = None
    parquet: str | None = None
    model: ModelOptions = NO_MODEL


def compare_given(pile: GivenPile, where: EngineOptions, output: str | None, *, beside: str | None = None) -> "Ledger | int":
    """Returns the ledger; or the exit code if it was so large that it was written to `output` without being held in memory.

    `beside`: the file beside which a language model's replies are stored.
    """
    from rashomon import pipeline
    from rashomon.api import nothing_read
    from rashomon.cli.terminal import ProgressBar

    if pile.model and where.is_asked_for():
        raise click.UsageError("a language model reads in this process: leave out --workers, --engine and --resume")
    with ProgressBar() as progress:
        small = _small(pile, where, progress)
        if small is None:
            return _large(pile, where, progress, output)
        if not small.reports:
            raise nothing_read(pile.paths, small.failures)
        with reading_model(pile.model, beside, progress) as model:
            ledger = pipeline.compare(small, settings=pile.settings, on_progress=progress, judgements=pile.judgements, model=model)
        if pile.parquet:
            from rashomon.runs.parquet_parts import parts_of

            write_parquet(pile.parquet, parts_of(ledger))
        return ledger


def write_parquet(place: str, ledgers: "Iterator[Ledger]") -> None:
    """Writes the tables of the ledgers as Parquet into a folder, or to an address in remote storage."""
    from rashomon.runs.parquet_parts import write_tables

    write_tables(ledgers, lambda name, made: terminal.put_file(f"{place.rstrip('/')}/{name}", made))


def _small(pile: GivenPile, where: EngineOptions, progress: "OnProgress") -> "Pile | None":
    """Returns the pile, read in this process, if it is to be compared here; None if an engine is used."""
    from rashomon.engines.worker_process import cores
    from rashomon.model.report import Report
    from rashomon.reports import report_pile
    from rashomon.reports.report_pile import Pile, by_source, settle_pile

    if where.is_asked_for():
        return None
    stays = (
        bool(pile.model) or where.workers == 1 or cores() == 1 or pile.fetch is not None or "-" in pile.paths
    )  # what can be read but once is read here
    reports: list[Report] = []
    failures = []
    for outcome in report_pile.stream(*pile.paths, settings=pile.settings, on_progress=progress, fetch=pile.fetch):
        if not isinstance(outcome, Report):
            failures.append(outcome)
            continue
        reports.append(outcome)
        if not stays and len(reports) > SMALL:
            return None
    return Pile(settle_pile(reports), by_source(failures))


def _large(pile: GivenPile, where: EngineOptions, progress: "OnProgress", output: str | None) -> "Ledger | int":
    """Returns the ledger made by an engine, or the exit code if it was written."""
    from rashomon.api import nothing_read
    from rashomon.model.document import from_json

    with _compared(pile, where, progress) as (place, totals):
        if not totals.reports:
            raise nothing_read(pile.paths, from_json(place.read_bytes().decode("utf-8")).failures)
        if totals.reports <= _SHOWN or output is None:
            return from_json(place.read_bytes().decode("utf-8"))
        _hand_over(place, output)
        terminal.note(totals.line())
        return 3 if totals.failures else 0


@contextmanager
def _compared(pile: GivenPile, where: EngineOptions, progress: "OnProgress") -> "Iterator[tuple[Path, Totals]]":
    """A block with a file holding the ledger of the pile, made by an engine, and its totals; the file is deleted afterwards."""
    from rashomon.runs.compare_pile import PileRun
    from rashomon.runs.run_folder import RunFolder
    from rashomon.runs.write_document import ledgers_of, write_ledger

    with tempfile.TemporaryDirectory(prefix="rashomon-") as kept:
        with where.opened() as engine, RunFolder(where.resume or "") as folder:
            run = PileRun(folder, engine, pile.settings, judgements=pile.judgements, on_progress=progress)
            run.read(pile.paths, pile.fetch)
            run.settle()
            run.parse()
            run.compare()
            place = Path(kept) / "ledger.json"
            with place.open("wb") as file:
                totals = write_ledger(run, file)
            if pile.parquet:
                write_parquet(pile.parquet, ledgers_of(run))
        yield place, totals


def _hand_over(place: Path, output: str) -> None:
    """Copies the ledger to its destination; "-" is stdout. Raises StopError."""
    if output != "-":
        terminal.put_file(output, place)
        return
    try:
        with place.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise StopError(f"{output} could not be written: {error.strerror}") from error
