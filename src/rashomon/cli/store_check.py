"""check_store: what is wrong in a store: damaged values, wrong hashes and spans, dangling references, orphaned rows."""

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.cli.document_faults import check_document

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore

_ANEW = "`rashomon regroup` makes it anew of its reports"


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
    """Returns the faults of the file, of all packed values and of each story's ledger, in one consistent snapshot."""
    faults = list(store.damage())
    with store.reading():
        faults += store.hurt()
        faults += store.orphans()
        hashes = store.tried("the list of reports", store.report_hashes, faults) or {}
        stories = store.tried("the list of stories", store.story_ids, faults) or ()
        archived = store.tried("the list of archived stories", store.archived, faults) or {}
        spans, told, whole = 0, set[str](), True
        for story_id in stories:
            count, found, members = _story_faults(store, story_id, hashes, archived=story_id in archived)
            spans += count
            faults += found
            told |= members or set()
            whole = whole and members is not None
        if whole:  # of a ledger that cannot be read nobody knows which reports it is of
            faults += [f"report {report_id!r} is in no story's ledger" for report_id in sorted(hashes.keys() - told)]
        pending = store.tried("the list of raw reports", store.pending_count, faults) or 0
    return StoreChecked(len(hashes), len(stories), spans, pending, tuple(dict.fromkeys(faults)), len(archived))


def _story_faults(store: "SqlStore", story_id: str, hashes: dict[str, str], *, archived: bool) -> tuple[int, list[str], set[str] | None]:
    """Returns the number of spans in a story's ledger, its faults, and its reports; None if it cannot be read.

    The texts of an archived story are gone: its ledger can only be checked for being the one that was written.
    """
    faults: list[str] = []
    story = store.tried(f"story {story_id}", lambda: store.story(story_id), faults)
    digest = store.tried(f"story {story_id}", lambda: store.ledger_digest(story_id), faults)
    if story is None:
        return 0, [f"{fault}; {_ANEW}" for fault in faults[:1]], None
    if hashlib.sha256(story.ledger.encode("utf-8", "surrogatepass")).hexdigest() != digest:
        faults.append("its ledger is not the one that was written")
    if archived:
        return 0, [f"story {story_id}: {fault}" for fault in faults], set()
    try:
        document = json.loads(story.ledger)
        checked = check_document(document)
        told = {str(report["id"]): str(report["sha256"]) for report in document["reports"]}
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        return 0, [f"story {story_id}: its ledger cannot be unpacked ({error}); {_ANEW}"], None
    faults += checked.faults
    if set(told) != set(story.reports):
        faults.append("its ledger is not of the reports that are in it")
    faults += [f"report {report_id!r} has another text" for report_id, sha256 in sorted(told.items()) if hashes.get(report_id) != sha256]
    return checked.spans, [f"story {story_id}: {fault}" for fault in faults], set(told)
