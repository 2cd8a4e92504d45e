"""write_ledger: writes a run's ledger report by report and story by story, with the same bytes as
for a ledger in memory.

write_tables: the ledger's tables as Parquet, some stories per file, so that memory does not grow
with the pile.
"""

import json
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from rashomon.exports.parquet import arrow_tables_of
from rashomon.judgements.outcomes import not_heard
from rashomon.model.document import report_from, value_from
from rashomon.model.ledger import FORMAT, Failure, Ledger
from rashomon.model.story import Story
from rashomon.runs.compare_pile import PileRun, Totals
from rashomon.runs.stage_tasks import text_of
from rashomon.weights.locate import made_with

_OPEN = b'"coverage": null\n  }'
_INCOMPLETE = b'"coverage": "incomplete"\n  }'


def write_ledger(run: PileRun, out: IO[bytes]) -> Totals:
    """Writes the document; returns its totals."""
    totals = run.totals
    failures = _failures(run)
    totals.failures = len(failures)
    parsed = bool(run.folder.rows("SELECT 1 FROM report LIMIT 1"))
    made = made_with(run.settings, parsed=parsed)
    out.write(
        b'{\n "format": '
        + json.dumps(FORMAT).encode("ascii")
        + b',\n "made": '
        + _shifted(text_of(made))
    )
    totals.reports = _list(out, "reports", _reports(run))
    heard: set[str] = set()
    totals.stories = _list(out, "stories", _stories(run, totals, heard, incomplete=bool(failures)))
    _list(out, "failures", map(text_of, failures))
    if unheard := not_heard(run.judgements, heard):
        _list(out, "judgements", map(text_of, unheard))
    out.write(b"\n}\n")
    return totals


def _shifted(text: bytes) -> bytes:
    """Returns a value indented one level less than list elements."""
    return text.replace(b"\n  ", b"\n ")


def _list(out: IO[bytes], name: str, texts: Iterable[bytes]) -> int:
    """Writes a list of values; returns how many there were."""
    number = 0
    out.write(f',\n "{name}": ['.encode("ascii"))
    for text in texts:
        out.write((b"," if number else b"") + b"\n  " + text)
        number += 1
    out.write(b"\n ]" if number else b"]")
    return number


def _reports(run: PileRun) -> Iterator[bytes]:
    for (told,) in run.folder.each("SELECT told FROM report ORDER BY place"):
        key, _, number = told.partition(":")
        yield zlib.decompress(run.folder.part(f"told-{number}", key))


def _stories(run: PileRun, totals: Totals, heard: set[str], *, incomplete: bool) -> Iterator[bytes]:
    for (key,) in run.folder.each("SELECT key FROM story ORDER BY place"):
        told = json.loads(run.folder.part("counts", key))
        heard.update(told["heard"])
        for name, number in told["counts"].items():
            setattr(totals, name, getattr(totals, name) + number)
        text = zlib.decompress(run.folder.part("story", key))
        # which story a source that could not be read belongs to cannot be known, so each may lack
        # it
        if incomplete:
            if not text.endswith(_OPEN):
                raise ValueError("a story that does not end with its coverage")
            text = text.removesuffix(_OPEN) + _INCOMPLETE
        yield text


def _failures(run: PileRun) -> list[Failure]:
    rows = run.folder.each("SELECT DISTINCT source, error FROM failure ORDER BY source, error")
    failures = [
        Failure(*(bytes(part).decode("utf-8", "surrogatepass") for part in row)) for row in rows
    ]
    return sorted(failures, key=lambda failure: (failure.source, failure.error))


def ledgers_of(run: PileRun) -> Iterator[Ledger]:
    """Yields the ledger some stories at a time, each part with its reports; failures and unheard
    judgements are in each."""
    failures = tuple(_failures(run))
    made = made_with(run.settings, parsed=bool(run.folder.rows("SELECT 1 FROM report LIMIT 1")))
    heard: set[str] = set()
    texts = [key for (key,) in run.folder.each("SELECT key FROM story ORDER BY place")]
    own: defaultdict[str, list[int]] = defaultdict(list)  # a page of another story is told there
    for (told,) in run.folder.each("SELECT told FROM report ORDER BY place"):
        own[told.partition(":")[0]].append(int(told.partition(":")[2]))
    for key in texts:
        heard.update(json.loads(run.folder.part("counts", key))["heard"])
    unheard = not_heard(run.judgements, heard)
    for first in range(0, max(1, len(texts)), STORIES):
        stories, reports = [], []
        for key in texts[first : first + STORIES]:
            story = value_from(Story, json.loads(zlib.decompress(run.folder.part("story", key))))
            stories.append(replace(story, coverage="incomplete" if failures else None))
            for number in sorted(own[key]):
                reports.append(
                    report_from(json.loads(zlib.decompress(run.folder.part(f"told-{number}", key))))
                )
        yield Ledger(made, tuple(reports), tuple(stories), failures, unheard)


STORIES = 200  # of a file
_ONCE = (
    "made",
    "failures",
    "judgements",
)  # tables that are not of stories: in the first file alone


def write_tables(ledgers: Iterator[Ledger], put: Callable[[str, Path], None]) -> list[str]:
    """Returns the names of the files (`points/part-00000.parquet`); each is passed to `put` with
    the file made. Raises MissingExtra without pyarrow.
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
