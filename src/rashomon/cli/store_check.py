"""check_store: what in a store does not hold: bytes, hashes, spans, references, and rows that nothing leads to."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.cli.faults import check_document

if TYPE_CHECKING:
    from rashomon.stores.open import SqlStore

_PIECE = 200


@dataclass(frozen=True, slots=True)
class StoreChecked:
    """How much was checked, the faults in words, and how many reports wait to be settled."""

    reports: int
    stories: int
    spans: int
    pending: int
    faults: tuple[str, ...]
    archived: int = 0


def check_store(store: "SqlStore") -> StoreChecked:
    """The faults of the file, of each raw report, of each report and of each story's ledger."""
    faults = list(store.damage())
    faults += _raw_faults(store)
    faults += store.orphans()
    hashes = store.report_hashes()
    spans, told = 0, set()
    stories = store.story_ids()
    archived = store.archived()
    for story_id in stories:
        if story_id in archived:  # its texts are gone, so of its ledger no more can be said than that it is the one that was written
            faults += _archive_faults(store, story_id)
            continue
        count, found, members = _story_faults(store, story_id, hashes)
        spans += count
        faults += found
        told |= members
    faults += [f"report {report_id!r} is in no story's ledger" for report_id in sorted(hashes.keys() - told)]
    return StoreChecked(len(hashes), len(stories), spans, store.pending_count(), tuple(faults), len(archived))


def _raw_faults(store: "SqlStore") -> Iterator[str]:
    keys = store.raw_keys()
    for start in range(0, len(keys), _PIECE):
        piece = keys[start : start + _PIECE]
        try:
            found = store.raw_reports(key for key, _ in piece)
        except (ValueError, TypeError, KeyError, OSError) as error:
            yield f"raw reports {piece[0][0][:12]} and after: cannot be unpacked ({error})"
            continue
        for key, sha256 in piece:
            if key not in found or _hash(found[key].text) != sha256:
                yield f"raw report {key[:12]}: the text is not the one that sha256 was made of"


def _archive_faults(store: "SqlStore", story_id: str) -> Iterator[str]:
    try:
        story = store.story(story_id)
    except Exception as error:  # noqa: BLE001  whatever damage does to packed bytes is a fault to be told
        yield f"story {story_id}: its ledger cannot be unpacked ({error})"
        return
    if story and hashlib.sha256(story.ledger.encode("utf-8", "surrogatepass")).hexdigest() != store.ledger_digest(story_id):
        yield f"story {story_id}: its ledger is not the one that was written"


def _story_faults(store: "SqlStore", story_id: str, hashes: dict[str, str]) -> tuple[int, list[str], set[str]]:
    """How many spans a story's ledger has, its faults, and its reports."""
    try:
        story = store.story(story_id)
        if story is None:
            return 0, [f"story {story_id}: gone while it was read"], set()
        document = json.loads(story.ledger)
    except Exception as error:  # noqa: BLE001  whatever damage does to packed bytes is a fault to be told
        return 0, [f"story {story_id}: its ledger cannot be unpacked ({error})"], set()
    faults = []
    if hashlib.sha256(story.ledger.encode("utf-8", "surrogatepass")).hexdigest() != store.ledger_digest(story_id):
        faults.append("its ledger is not the one that was written")
    checked = check_document(document)
    faults += checked.faults
    told = {str(report["id"]): str(report["sha256"]) for report in document["reports"]}
    if set(told) != set(story.reports):
        faults.append("its ledger is not of the reports that are in it")
    faults += [f"report {report_id!r} has another text" for report_id, sha256 in sorted(told.items()) if hashes.get(report_id) != sha256]
    return checked.spans, [f"story {story_id}: {fault}" for fault in faults], set(told)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
