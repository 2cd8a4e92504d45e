"""Tasks for an assistant in a child process with limited processor time: reading, comparing,
checking. Each takes bytes and gives bytes."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from rashomon.child_process import joined, separated
from rashomon.errors import SkipError
from rashomon.model.authors import ASSISTANT
from rashomon.model.document import from_json, plain, to_utf8, value_from
from rashomon.model.ledger import Failure
from rashomon.model.report import Report
from rashomon.reports.items import Item, KnownFacts
from rashomon.reports.report_pile import Outcome, Pile, items_in, outcome_of, renamed, settle_pile
from rashomon.reports.source_paths import ReportSource, gather_sources
from rashomon.settings import ReadSettings, Settings, StorySettings
from rashomon.show.answer_counts import tell_counts, tell_marks
from rashomon.text.report_names import name_reports
from rashomon.text.white_space import single_spaced


def read_task(data: bytes, _shared: bytes) -> bytes:
    """Returns the reports from paths and texts, and what could not be read. Raises SkipError if
    there are too many."""
    asked = json.loads(data)
    reports = []
    failures = []
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
    keys_at_hand = {ident: tuple(whose) for ident, whose in asked["taken"].items()}
    called = list(_with_free_ids(settle_pile(reports), keys_at_hand))
    return as_bytes({"reports": plain(called), "failures": plain(failures)})


def _with_free_ids(
    reports: Iterable[Report], keys_at_hand: dict[str, tuple[str, ...]]
) -> Iterator[Report]:
    """Yields the reports under ids that fit those at hand. A known report keeps its id; another one
    with the same id is numbered. `keys_at_hand` has digest and source by id."""
    ids_at_hand = dict(zip(keys_at_hand.values(), keys_at_hand, strict=True))
    for report in reports:
        key = report.sha256, report.source
        ident = ids_at_hand.get(key, report.id)
        number = 1
        while keys_at_hand.get(ident, key) != key:
            number += 1
            ident = f"{report.id}-{number}"
        keys_at_hand[ident] = key
        yield report if ident == report.id else renamed(report, ident)


def _outcomes(asked: dict[str, Any]) -> Iterator[Outcome]:
    settings = ReadSettings()
    for source in _sources(asked):
        for item in items_in(source, settings=settings, fetch=None):
            yield outcome_of(item, settings)
    for number, text in enumerate(asked["texts"], 1):
        yield outcome_of(_pasted_item(text, number), settings)


def _sources(asked: dict[str, Any]) -> Iterator[ReportSource]:
    """Yields the sources; a file whose links lead out of the readable folders counts as missing."""
    folders = [Path(folder) for folder in asked["folders"]]
    for source in gather_sources(asked["paths"], follow_links=True):
        if source.path is None:
            yield source
            continue
        path = Path(os.path.realpath(source.path))  # links in a circle, too
        if any(map(path.is_relative_to, folders)):
            yield replace(source, path=path)
        else:
            why = "its links lead out of the folders that may be read"
            yield ReportSource(name=source.name, missing=why)


def _pasted_item(text: dict[str, str], number: int) -> Item:
    name = re.sub(r"[^\w-]+", "-", text.get("id") or text.get("outlet") or "")
    name = name.strip("-")[:40].casefold() or f"text-{number}"
    facts = KnownFacts(
        title=text.get("title"),
        outlet=text.get("outlet"),
        published=text.get("day"),
        published_basis="as pasted" if text.get("day") else None,
        url=text.get("url"),
    )
    return Item(source=f"{name}.txt", data=text["text"].encode("utf-8", "replace"), known=facts)


def compare_task(data: bytes, _shared: bytes) -> bytes:
    """Returns the ledger that the program makes by itself."""
    from rashomon.comparing import compare as comparing

    asked = json.loads(data)
    settings = Settings(stories=StorySettings(one_story=asked["one"]))
    return to_utf8(comparing.compare(_pile(asked), settings=settings))


def sheets_task(data: bytes, _shared: bytes) -> bytes:
    """Returns how an assistant writes an answer, and the sheets of each story (as JSON)."""
    from rashomon.answers.prompts import orders
    from rashomon.comparing.read_with_model import sheets_of

    asked = json.loads(data)
    sheets: list[str] = []
    for sheet in sheets_of(_pile(asked).reports, one_story=asked["one"]):
        sheets += sheet.sheets()
    steps = orders("assistant").replace("TELL", orders("answer")).replace("BIND", orders("bind"))
    return as_bytes([f"{orders('sheet')}\n\n{steps}", sheets])


def put_task(data: bytes, _shared: bytes) -> bytes:
    """Returns a ledger with the answer that an assistant wrote, and (as JSON) what came of it.

    That is how many of its statements open sentences, what is marked, and what could not be read.
    The author is the assistant, whatever the answer says.
    """
    from rashomon.answers.given_reply import GivenReply
    from rashomon.comparing.put_answer import put_in

    asked, document = separated(data)
    request = json.loads(asked)
    ledger = from_json(document)
    by = f"{ASSISTANT}{single_spaced(request['agent'])}"
    reply = GivenReply(request["answer"], by, first=request["first"] or None)
    renewed, answers, refused = put_in(ledger, reply)
    called = name_reports(ledger.reports)
    marked: list[str] = []
    for answer in answers:
        marked += tell_marks(answer, called)
    outcome = {
        "counts": [tell_counts(answer) for answer in answers],
        "bound": all(answer.is_bound for answer in answers),
        "marked": marked,
        "refused": [*map(str, refused)],
    }
    return joined([to_utf8(renewed), as_bytes(outcome)])


def ask_task(data: bytes, _shared: bytes) -> bytes:
    """Returns lines with the sentences of a ledger's reports that bear on a question."""
    from rashomon.checking.ask_reports import ask_ledger, asked_lines

    question, document = separated(data)
    (asked,) = ask_ledger(from_json(document), [question.decode()])
    return as_bytes(list(asked_lines(asked)))


def check_text_task(data: bytes, _shared: bytes) -> bytes:
    """Returns lines that say how a text stands to the reports. Raises StopError if there is no
    text."""
    from rashomon.checking.check_draft import check_draft, read_draft
    from rashomon.checking.draft_lines import draft_lines

    asked = json.loads(data)
    draft = read_draft("draft.txt", asked["text"].encode("utf-8", "replace"))
    return as_bytes(list(draft_lines(check_draft(draft, _pile(asked)))))


def page_task(data: bytes, _shared: bytes) -> bytes:
    """Returns a ledger's page."""
    from rashomon.show.page import render_page

    return render_page(from_json(data)).encode("utf-8", "backslashreplace")


def _pile(asked: dict[str, Any]) -> Pile:
    pile = pile_from(asked)
    if asked["settle"]:
        pile = replace(pile, reports=settle_pile(pile.reports))
    return pile


def pile_from(document: dict[str, Any]) -> Pile:
    """Returns the reports and failures that JSON has."""
    reports = tuple(value_from(Report, report) for report in document["reports"])
    failures = tuple(Failure(**failure) for failure in document["failures"])
    return Pile(reports, failures)


def as_bytes(value: Any) -> bytes:
    """Returns the value as JSON."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")
