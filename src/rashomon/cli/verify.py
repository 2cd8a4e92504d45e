"""rashomon store check: whether every quotation of a ledger or store stands at its place."""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from rashomon.api import check_format, text_in
from rashomon.cli import store_option
from rashomon.cli.options import valued
from rashomon.cli.terminal import note, print_line
from rashomon.model.content_ids import text_hash
from rashomon.model.document import value_from
from rashomon.model.record import record
from rashomon.model.story import Story
from rashomon.show.wording import counted
from rashomon.text.report_names import shorten

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore


@click.command(hidden=True)
@click.argument("ledger", metavar="[LEDGER]", default="")
@valued("--store address", metavar="DB", help_text="Check this store instead of a ledger.")
def verify(ledger: str, address: str) -> None:
    """Check that every quotation of a ledger (- is standard input) stands at its place in its
    report, and that no text was changed. With --store the earlier name of `store check`."""
    if bool(ledger) == bool(address):
        raise click.UsageError("name a LEDGER, or a store with --store")
    if address:
        with store_option.opened(address) as store:
            sys.exit(1 if tell_store(store, address) else 0)
    checked = check_document(check_format(ledger, text_in(ledger)))
    holds = "every quotation stands at its place"
    _tell(checked, "", holds, "this ledger was damaged or changed")
    sys.exit(1 if checked.faults else 0)


def tell_store(store: "SqlStore", address: str) -> bool:
    """Checks all that a store holds, prints what is wrong with it, and returns whether anything
    is."""
    from rashomon.store.ledgers import not_borne_out

    checked = check_store(store)
    for answer in not_borne_out(store):
        for line in answer.lines:
            words = shorten(f"{line.thing or ''} {line.words}".lstrip())
            note(f"kept, and not found in the reports: {words} ({answer.by})")
    holds = "every quotation stands at its place, and every reference leads somewhere"
    stories = f"{counted(checked.stories, 'story')}, "
    _tell(checked, stories, holds, "this store was damaged")
    if checked.pending:
        waiting = counted(checked.pending, "report")
        note(
            f"{waiting} kept but not yet in a story: `rashomon add --store {address}` brings "
            "it up to date"
        )
    return bool(checked.faults)


def _tell(checked: "Checked", stories: str, holds: str, broken: str) -> None:
    """Prints the faults, and one line that sums them up."""
    for fault in checked.faults:
        print_line(fault)
    print_line(
        f"{counted(checked.reports, 'report')}, {stories}{counted(checked.spans, 'quotation')}, "
        f"{counted(len(checked.faults), 'fault')}: {broken if checked.faults else holds}"
    )


@record
class Checked:
    """How much was checked, and the faults in words. Of a store also its stories, and how many
    reports wait to be settled."""

    reports: int
    spans: int
    faults: tuple[str, ...]
    stories: int = 0
    pending: int = 0


def check_document(document: dict[str, Any]) -> Checked:
    """Returns the faults in the hashes of the reports and in all spans, and the stories that cannot
    be read."""
    lists = ("reports", "stories")
    faults = [f"{name}: missing" for name in lists if not isinstance(document.get(name), list)]
    listed_reports = document.get("reports")
    texts = dict[str, str]()
    reports = listed_reports if isinstance(listed_reports, list) else []
    for position, report in enumerate(reports):
        faults += _report_faults(f"reports[{position}]", report=report, texts=texts)
    spans = [
        place_and_span
        for place_and_span in _spans(document)
        if not _is_elsewhere(*place_and_span, texts)
    ]
    for at, span in spans:
        if fault := span_fault(span, texts, has_words=".rows[" not in at):
            faults.append(f"{at}: {fault}")
    for position, story in enumerate(document.get("stories") or ()):
        try:
            value_from(Story, story)
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            faults.append(f"stories[{position}]: cannot be read ({error})")
    return Checked(reports=len(reports), spans=len(spans), faults=tuple(faults))


def _report_faults(where: str, report: object, texts: dict[str, str]) -> Iterable[str]:
    """Yields what is wrong with a report of a document, and keeps its text in `texts`."""
    if not isinstance(report, dict):
        yield f"{where}: not an object"
        return
    name = report.get("id")
    text = report.get("text")
    if not isinstance(name, str) or not isinstance(text, str):
        yield f"{where}: no id or no text"
        return
    if name in texts:
        yield f"{where}: a second report with the id {name!r}"
    texts.setdefault(name, text)
    if text_hash(text) != report.get("sha256"):
        yield f"{where} ({name}): the text is not the one that sha256 was made of"


_DECIDED = re.compile(r"(?:stories\[\d+\]\.)?decisions\[\d+\]\.sides\[\d+\]\[\d+\]")


def _spans(document: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields all that claims to be words of a report, each with where it stands in the document."""
    # A stack, not recursion: a damaged document may be nested to any depth.
    waiting = [("", document)]
    while waiting:
        where, value = waiting.pop()
        children = []
        if isinstance(value, dict):
            if isinstance(value.get("quote"), str) or {"start", "end"} <= value.keys():
                yield where, value
            children = [(f"{where}.{key}".lstrip("."), item) for key, item in value.items()]
        elif isinstance(value, list):
            children = [(f"{where}[{place}]", item) for place, item in enumerate(value)]
        waiting += reversed(children)


def _is_elsewhere(where: str, span: dict[str, Any], texts: dict[str, str]) -> bool:
    """Whether these words stand in another document. A decision keeps the words it was made about,
    even if their report has left since."""
    text = texts.get(str(span.get("report")))
    return _DECIDED.fullmatch(where) is not None and (
        text is None or text_hash(text) != span.get("sha256")
    )


def span_fault(
    span: dict[str, Any], texts: dict[str, str], *, has_words: bool = True
) -> str | None:
    """Returns what is wrong with the span, or None if its quote is the text at its offsets. Spans
    of rows are written without their words (not `has_words`)."""
    report, start, end, quote = (span.get(key) for key in ("report", "start", "end", "quote"))
    if not isinstance(report, str) or report not in texts:
        return f"no report {report!r}"
    if type(start) is not int or type(end) is not int:
        return "start and end are not whole numbers"
    if has_words and not isinstance(quote, str):
        return "there is no quote"
    text = texts[report]
    if not 0 <= start < end <= len(text):
        return f"{start}..{end} does not lie in report {report!r} of {len(text)} characters"
    if text[start:end] != quote and (has_words or "quote" in span):
        return (
            f"report {report!r} has {_short(text[start:end])} at {start}..{end}, the quote is "
            f"{_short(str(quote))}"
        )
    return None


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:59] + "…")


_ANEW = "`rashomon stories --regroup --store DB` makes it anew of its reports"


def check_store(store: "SqlStore") -> Checked:
    """Returns the faults of the file, of all packed values and of each story's ledger. All of it is
    read as of one moment."""
    faults = list(store.damage())
    checks = store.checks
    with store.reading():
        faults += checks.hurt()
        faults += checks.orphans()
        hashes = checks.tried("the list of reports", store.reports.hashes, faults) or {}
        stories = checks.tried("the list of stories", store.stories.ids, faults) or ()
        spans = 0
        members_seen = set()
        is_whole = True
        for story_id in stories:
            count, story_faults, members = _story_faults(store, story_id=story_id, hashes=hashes)
            spans += count
            faults += story_faults
            members_seen |= members or set()
            is_whole = is_whole and members is not None
        waiting = 0
        if is_whole:  # of a ledger that cannot be read nobody knows which reports it is of
            story_of_report = checks.tried("the list of reports", store.reports.homes, faults) or {}
            behind = set(
                checks.tried("the list of stories", store.stories.to_compare, faults) or ()
            )
            for report_id, home in story_of_report.items():
                if home is None or report_id in members_seen:
                    continue
                if home in behind:  # the next run compares it
                    waiting += 1
                else:
                    faults.append(f"report {report_id!r} is in no story's ledger")
        pending = checks.tried("the list of raw reports", store.raws.pending_count, faults) or 0
    return Checked(
        reports=len(hashes),
        spans=spans,
        faults=tuple(dict.fromkeys(faults)),
        stories=len(stories),
        pending=pending + waiting,
    )


def _made_without(left_out: dict[str, Any]) -> str:
    missing = f"the stage {left_out.get('stage')!r}"
    if left_out.get("source"):
        missing = f"report {left_out['source']}"
    return f"made without {missing}: {left_out['why']}"


def _story_faults(
    store: "SqlStore", story_id: str, hashes: dict[str, str]
) -> tuple[int, list[str], set[str] | None]:
    """Returns the number of spans in a story's ledger, its faults, and its reports. Returns None if
    the ledger cannot be read."""
    from rashomon.store.database.column_values import document_digest

    faults: list[str] = []
    name = f"story {story_id}"
    story = store.checks.tried(name, lambda: store.stories.get(story_id), faults)
    written = store.checks.tried(name, lambda: store.stories.ledger_digest(story_id), faults)
    if story is None:
        return 0, [f"{fault}; {_ANEW}" for fault in faults[:1]], None
    if document_digest(story.ledger) != written:
        faults.append("its ledger is not the one that was written")
    try:
        document = json.loads(story.ledger)
        checked = check_document(document)
        hashed = {str(report["id"]): str(report["sha256"]) for report in document["reports"]}
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        return 0, [f"{name}: its ledger cannot be unpacked ({error}); {_ANEW}"], None
    faults += checked.faults
    hashes_of_story = set(hashed)
    for stored_story in document["stories"]:
        for left_out in stored_story.get("left_out") or ():
            if left_out.get("report"):
                hashes_of_story.add(str(left_out["report"]))
            faults.append(_made_without(left_out))
    if hashes_of_story != set(story.reports):
        faults.append("its ledger is not of the reports that are in it")
    other_texts = sorted(hashed.items() - hashes.items())
    faults += [f"report {report_id!r} has another text" for report_id, _ in other_texts]
    return checked.spans, [f"{name}: {fault}" for fault in faults], hashes_of_story
