"""Keeps beside the parses what reports of large stories share, and reads it when such a story is
made again."""

import json
from collections.abc import Mapping, Sequence

from rashomon.lineage.known_pairs import KnownPairs
from rashomon.model.document import plain
from rashomon.model.report import Report
from rashomon.store.database.column_values import digest
from rashomon.store.database.open import SqlStore
from rashomon.store.database.reports import pairs_key

LARGE = 40
"""Reports of a story of which it is kept what they share."""


def known_pairs(story: str, reports: Sequence[Report], store: SqlStore | None) -> KnownPairs | None:
    """Returns what is known of the reports of a large story; None of any other."""
    if store is None or len(reports) < LARGE:
        return None
    if story not in store.growing:
        keys = _keys_of(reports)
        kept = store.reports.get_parses(keys.values())
        packed = {report: kept[key] for report, key in keys.items() if key in kept}
        store.growing = {story: KnownPairs(packed=packed)}
    return store.growing[story]


def newly_packed(known: KnownPairs, reports: Sequence[Report]) -> Mapping[str, bytes]:
    """Returns what a store has yet to keep, by its keys."""
    packed = {}
    for report, key in _keys_of(reports).items():
        if report in known.changed:
            packed[key] = known.packed[report]
    known.changed.clear()
    return packed


def _keys_of(reports: Sequence[Report]) -> dict[str, str]:
    return {
        report.id: pairs_key(digest(json.dumps(plain(report), sort_keys=True)))
        for report in reports
    }
