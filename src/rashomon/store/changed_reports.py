"""Which reports a new one may affect: possible duplicates and revisions, by outlet, page, headline and id."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from rashomon.model.report import Report
from rashomon.model.stored import Raw
from rashomon.reports.duplicates import keys_of
from rashomon.store.database.column_values import digest

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore

SHARED = ("same", "page", "headline", "id")
WHOLE_OUTLET = 150  # reports of an outlet that are all looked at again when one comes
LAST = 60  # of a larger outlet
_NUMBERED = re.compile(r"(.+)-\d+", re.DOTALL)


def raw_of(report: Report) -> Raw:
    """Returns the raw report with its keys. The same bytes from the same source are one raw report, whenever they are read."""
    return Raw(digest(report.source, report.source_sha256, report.id, report.url or ""), report, keys_of(report))


def affected_reports(store: "SqlStore", pending: tuple[str, ...]) -> tuple[dict[str, Report], dict[str, Report]]:
    """Returns these raw reports and all settled ones whose outcome may change, and others needed only for comparison.

    For an outlet with few reports all may change, since a line shared by two of them is furniture in both. For a large outlet its recurring
    lines are long known: new pages are compared with its latest ones, and earlier pages stay as they are.
    """
    known: dict[str, Report] = {}
    wanted, beside = set(pending), set[str]()
    while fresh := wanted - known.keys():
        known |= store.raw_reports(fresh)
        wanted |= set(store.sharing(SHARED, fresh))
        whole, last = store.same_outlet(fresh, whole=WHOLE_OUTLET, last=LAST)
        wanted |= set(whole)
        beside |= set(last)
        wanted |= _numbered(store, Counter(report.id for report in known.values()))
    return known, store.raw_reports(beside - known.keys())


def _numbered(store: "SqlStore", ids: Counter[str]) -> set[str]:
    """Returns reports whose names look like numbered ids ("a-2" beside two named "a"), since numbering depends on them."""
    out: set[str] = set()
    for report_id, times in sorted(ids.items()):
        if numbered := _NUMBERED.fullmatch(report_id):
            same = store.having("id", digest(numbered[1]))
            out.update(same if len(same) + ids[numbered[1]] > 1 else ())
        if times > 1:
            out.update(store.having("numbered", digest(report_id)))
    return out
