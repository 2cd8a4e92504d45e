"""Tasks for an assistant in a child process with limited processor time: reading, comparing,
proving, checking. Bytes in, bytes out."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.child_process import joined, separated
from rashomon.differences.find_words import NOT_THERE
from rashomon.differences.line_form import read_lines
from rashomon.errors import SkipError
from rashomon.facts.quotations import nearest_words
from rashomon.facts.sentence_facts import searchable_page
from rashomon.model.authored import Refused
from rashomon.model.authors import ASSISTANT
from rashomon.model.document import from_json, plain, to_json, value_from
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.reports.items import Item, KnownFacts
from rashomon.reports.report_pile import items_in, outcome_of, renamed, settle_pile
from rashomon.reports.source_paths import ReportSource, gather_sources
from rashomon.settings import ReadSettings, Settings, StorySettings

if TYPE_CHECKING:
    from rashomon.reports.report_pile import Pile


_NEAR = 55.0  # of a hundred: below that nothing is near
_MOST_NEAREST = 200  # refused lines beside which the nearest words are told


def read_task(data: bytes, _shared: bytes) -> bytes:
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
        path = Path(os.path.realpath(source.path))  # links in a circle, too
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


def compare_task(data: bytes, _shared: bytes) -> bytes:
    """Returns the ledger that the program makes by itself."""
    from rashomon.comparing import compare as comparing

    asked = json.loads(data)
    settings = Settings(stories=StorySettings(one_story=asked["one"]))
    return _document(comparing.compare(_pile(asked), settings=settings))


def put_task(data: bytes, _shared: bytes) -> bytes:
    """Returns a ledger with what an assistant wrote and the reports bear out; how many lines stand
    in it and what is refused, with the nearest true words (as JSON); and the lines as a file. Who
    wrote them is the assistant, whatever they say themselves."""
    from rashomon.comparing.written import put_in, write_written

    asked, document = separated(data)
    given, ledger = json.loads(asked), _ledger(document)
    by = f"{ASSISTANT}{' '.join(given['agent'].split())}"
    made, taken, refused = put_in(ledger, replace(read_lines(given["lines"]), by=by))
    near = _nearest(refused, ledger.reports)
    answer = {
        "taken": taken,
        "refused": [
            [plain(one), near and plain(near)] for one, near in zip(refused, near, strict=True)
        ],
    }
    written = any(one.by == by for story in made.stories for one in story.differences)
    text = write_written(made, by) if written else ""
    return joined([_document(made), as_bytes(answer), text.encode("utf-8", "replace")])


def _nearest(refused: Sequence[Refused], reports: Sequence[Report]) -> list[Span | None]:
    """Returns, for a limited number of quotations that stand nowhere, the words of a report nearest
    to them."""
    lost = [one for one in refused if one.words and one.reason == NOT_THERE][:_MOST_NEAREST]
    found = {
        id(one): max(
            (nearest_words(one.words, searchable_page(r)) for r in reports), key=itemgetter(0)
        )
        for one in lost
    }
    near = (found.get(id(one), (0.0, None)) for one in refused)
    return [span if likeness >= _NEAR else None for likeness, span in near]


def check_text_task(data: bytes, _shared: bytes) -> bytes:
    """Returns in lines how a text stands to reports. Raises StopError if there is none."""
    from rashomon.draft_check.check_draft import check_draft, read_draft
    from rashomon.draft_check.draft_lines import draft_lines

    asked = json.loads(data)
    draft = read_draft("draft.txt", asked["text"].encode("utf-8", "replace"))
    return as_bytes(list(draft_lines(check_draft(draft, _pile(asked)))))


def page_task(data: bytes, _shared: bytes) -> bytes:
    """Returns a ledger's page."""
    from rashomon.web.ledger_page import render_page

    return render_page(_ledger(data)).encode("utf-8", "backslashreplace")


def _pile(asked: dict[str, Any]) -> "Pile":
    from rashomon.reports.report_pile import Pile

    reports = tuple(_reports(asked))
    return Pile(
        settle_pile(reports) if asked["settle"] else reports,
        tuple(Failure(*one) for one in asked["failures"]),
    )


def _reports(asked: dict[str, Any]) -> list[Report]:
    return [value_from(Report, one) for one in asked["reports"]]


def _document(ledger: Ledger) -> bytes:
    return to_json(ledger).encode("utf-8")


def _ledger(document: bytes) -> Ledger:
    return from_json(document.decode("utf-8"))


def as_bytes(value: Any) -> bytes:
    """Returns the value as JSON."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")
