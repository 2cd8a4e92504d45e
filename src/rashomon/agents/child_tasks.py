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
from rashomon.model_reading import first_pass as first
from rashomon.model_reading.prompts import SECOND_LOOK
from rashomon.protocols import Prompt, RefusedLine, Reply
from rashomon.reports.items import Item, KnownFacts
from rashomon.reports.report_pile import items_in, outcome_of, renamed, settle_pile
from rashomon.reports.source_paths import ReportSource, gather_sources
from rashomon.rows.row_file import read_rows_file, written_rows
from rashomon.rows.row_outcomes import outcomes
from rashomon.settings import ReadSettings, Settings, StorySettings
from rashomon.store.story_ledgers import KeptParses

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
    from rashomon.comparing.read_with_model import read_with
    from rashomon.parsing.parse import annotate_reports

    asked = json.loads(data)
    model, pile, parses = (
        Brought(asked["agent"], asked["rows"], asked["look"]),
        _pile(asked),
        KeptParses(),
    )
    (read,) = read_with(model, [list(annotate_reports(pile.reports, parses))])
    text = written_rows(model.name, read.rows, None, pile.reports)
    settings = Settings(stories=StorySettings(one_story=True))
    ledger = compare(pile, settings=settings, rows=read_rows_file(text), parses=parses)
    near = _nearest(model.refused, ledger.reports)
    answer = {
        "taken": {one.stage: one.taken for one in read.use.passes} if read.use else {},
        "refused": [
            [plain(line), one and plain(one)] for line, one in zip(model.refused, near, strict=True)
        ],
        "otherwise": [
            [one.row.question, line]
            for story in ledger.stories
            for one in outcomes(read.rows, story.points)
            for line in one.lines()
        ],
        "doubts": model.doubts,
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


HOST = "mcp"
CONTEXT = 1_000_000  # tokens: whatever is to be looked at again is told in one piece


class Brought:
    """A language model that answers the first request for rows, and the second look, with what the
    assistant supplied, and nothing else.

    After a run, `doubts` holds what the second look asks about (empty: nothing), and `refused` the
    rejected lines.
    """

    host, context = HOST, CONTEXT

    def __init__(self, agent: str, rows: str, look: str = "") -> None:
        self.name = f"{ASSISTANT}{' '.join(agent.split())}"
        self.doubts = ""
        self.refused: tuple[RefusedLine, ...] = ()
        self._brought = {first.STAGE: rows, SECOND_LOOK: look}

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """Returns what was supplied for each prompt, once."""
        return tuple(map(self._reply, prompts))

    def after(self, refused: Sequence[RefusedLine]) -> None:
        """Records what was not taken."""
        self.refused = tuple(refused)

    def _reply(self, prompt: Prompt) -> Reply | None:
        if prompt.stage == SECOND_LOOK:
            self.doubts = prompt.user
        text = self._brought.pop(prompt.stage, "")
        return Reply(text, 0, 0) if text else None
