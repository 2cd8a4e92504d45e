"""Tasks for an assistant in a child process with limited processor time: reading, comparing,
proving, exporting. Bytes in, bytes out."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.agents.check_quotations import CheckedQuotation, Claimed, check_quotations
from rashomon.engines.worker import joined, parted
from rashomon.errors import SkipError
from rashomon.model.document import from_json, plain, report_from, to_json
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.model_use import ASSISTANT
from rashomon.model.report import Report
from rashomon.model.row import Row
from rashomon.model_reading.reply_rows import add_rows
from rashomon.model_reading.tally import Tally
from rashomon.protocols import RefusedLine
from rashomon.reports.items import Item, KnownFacts
from rashomon.reports.report_pile import items_in, outcome_of, renamed, settle_pile
from rashomon.reports.source_paths import ReportSource, gather_sources
from rashomon.rows.quoted_words import page_of
from rashomon.rows.row_file import STAGE, labels_of, read_rows_file, written_rows
from rashomon.rows.row_outcomes import outcomes
from rashomon.settings import ReadSettings, Settings, StorySettings

if TYPE_CHECKING:
    from rashomon.reports.report_pile import Pile


_MOST_NEAREST = 200  # refused lines beside which the nearest words are told


def read(data: bytes, _shared: bytes) -> bytes:
    """Returns the reports from paths and texts, and what could not be read. Raises
    SkipError for too many."""
    asked = json.loads(data)
    reports: list[Report] = []
    failures: list[Failure] = []
    size = 0
    for outcome in _outcomes(asked):
        if isinstance(outcome, Failure):
            failures.append(outcome)
            continue
        reports.append(outcome)
        size += len(outcome.text)
        if len(reports) > asked["most"] or size > asked["characters"]:
            raise SkipError(
                f"these are more than the {asked['most']:,} reports or "
                f"{asked['characters']:,} characters that may be at hand: name fewer"
            )
    called = _called(
        settle_pile(reports), {one: tuple(held) for one, held in asked["taken"].items()}
    )
    return as_bytes(
        {
            "reports": [plain(report) for report in called],
            "failures": [[f.source, f.error] for f in failures],
        }
    )


def _called(reports: Iterable[Report], taken: dict[str, tuple[str, ...]]) -> Iterator[Report]:
    """Yields the reports under ids that fit those at hand (`taken`: digest and source by id): a
    known report keeps its id, another with the same id is numbered.
    """
    held = {key: one for one, key in taken.items()}
    for report in reports:
        called = held.get((report.sha256, report.source), report.id)
        number = 1
        while called in taken and taken[called] != (report.sha256, report.source):
            number += 1
            called = f"{report.id}-{number}"
        taken[called] = (report.sha256, report.source)
        yield report if called == report.id else renamed(report, called)


def _outcomes(asked: dict[str, Any]) -> Iterator[Report | Failure]:
    settings = ReadSettings()
    for source in _sources(asked):
        for item in items_in(source, settings, None):
            yield outcome_of(item, settings)
    for text in asked["texts"]:
        yield outcome_of(_pasted(text), settings)


def _sources(asked: dict[str, Any]) -> Iterator[ReportSource]:
    """Yields the sources; a file whose links lead out of the readable folders counts as missing."""
    folders = [Path(folder) for folder in asked["folders"]]
    for source in gather_sources(asked["paths"], follow_links=True):
        if source.path is None:
            yield source
            continue
        path = source.path.resolve()
        inside = any(path == folder or folder in path.parents for folder in folders)
        yield (
            replace(source, path=path)
            if inside
            else ReportSource(
                source.name, missing="its links lead out of the folders that may be read"
            )
        )


def _pasted(text: dict[str, str]) -> Item:
    basis = "as pasted" if text.get("day") else None
    known = KnownFacts(
        title=text.get("title"),
        outlet=text.get("outlet"),
        published=text.get("day"),
        published_basis=basis,
        url=text.get("url"),
    )
    return Item(f"{text['id']}.txt", text["text"].encode("utf-8", "replace"), known)


def compare(data: bytes, _shared: bytes) -> bytes:
    """Returns the ledger that the program makes by itself."""
    from rashomon.comparing import compare as comparing

    asked = json.loads(data)
    settings = Settings(stories=StorySettings(one_story=asked["one"]))
    return _document(comparing.compare(_pile(asked), settings=settings))


def prove(data: bytes, _shared: bytes) -> bytes:
    """Returns the ledger with those of an assistant's rows that the reports support, what became of
    them (as JSON), and these rows as a file: compared with it, the reports give the same ledger.
    """
    from rashomon.comparing.compare import compare

    asked = json.loads(data)
    pile = _pile(asked)
    by = f"{ASSISTANT}{' '.join(asked['agent'].split())}"
    pages = {report.id: page_of(report) for report in pile.reports}
    pages |= {label: pages[report] for report, label in labels_of(pile.reports).items()}
    rows, tally = list[Row](), Tally(STAGE)
    add_rows(rows, asked["rows"], pages, by, tally)
    text = written_rows(by, rows, None, pile.reports)
    settings = Settings(stories=StorySettings(one_story=True))
    ledger = compare(pile, settings=settings, rows=read_rows_file(text))
    near = _nearest(tally.lines, ledger.reports)
    answer = {
        "taken": tally.taken,
        "refused": [
            [plain(line), one and plain(one)] for line, one in zip(tally.lines, near, strict=True)
        ],
        "otherwise": [
            [one.row.question, line]
            for story in ledger.stories
            for one in outcomes(rows, story.points)
            for line in one.lines()
        ],
    }
    return joined([_document(ledger), as_bytes(answer), text.encode("utf-8", "backslashreplace")])


def _nearest(
    refused: Sequence[RefusedLine], reports: Sequence[Report]
) -> list[CheckedQuotation | None]:
    """Returns, for a limited number of refused lines, the passage of the report nearest to their
    words."""
    by_id = {report.id.casefold(): report for report in reports}
    unproved = [line for line in refused if line.words and line.report.casefold() in by_id][
        :_MOST_NEAREST
    ]
    checked = check_quotations(
        [Claimed(line.words, by_id[line.report.casefold()].id) for line in unproved], reports
    )
    found = {id(line): one for line, one in zip(unproved, checked, strict=True)}
    return [found.get(id(line)) for line in refused]


def verify(data: bytes, _shared: bytes) -> bytes:
    """Returns the verdicts on quotations."""
    asked = json.loads(data)
    claimed = [Claimed(words, report) for words, report in asked["claimed"]]
    return as_bytes(
        [plain(one) for one in check_quotations(claimed, list(map(report_from, asked["reports"])))]
    )


def page(data: bytes, _shared: bytes) -> bytes:
    """Returns a ledger's page."""
    from rashomon.web.ledger_page import render_page

    return render_page(_ledger(data)).encode("utf-8", "backslashreplace")


def export(data: bytes, _shared: bytes) -> bytes:
    """Returns a ledger in a format: names and contents of its files, alternating. Raises StopError
    for a missing package."""
    from rashomon.exports.formats import FORMATS

    name, document = parted(data)
    files = FORMATS[name.decode("ascii")].files(_ledger(document))
    return joined(
        [part for file, held in sorted(files.items()) for part in (file.encode("utf-8"), held)]
    )


def _pile(asked: dict[str, Any]) -> "Pile":
    from rashomon.reports.report_pile import Pile

    reports = tuple(map(report_from, asked["reports"]))
    return Pile(
        settle_pile(reports) if asked["settle"] else reports,
        tuple(Failure(*one) for one in asked["failures"]),
    )


def _document(ledger: Ledger) -> bytes:
    return to_json(ledger).encode("utf-8", "backslashreplace")


def _ledger(document: bytes) -> Ledger:
    return from_json(document.decode("utf-8"))


def as_bytes(value: Any) -> bytes:
    """Returns the value as JSON."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")
