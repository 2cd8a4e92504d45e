"""Lists the drift of a story, with the words that show each change."""

import re
from collections.abc import Mapping, Sequence

from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy, Drift, Drifted
from rashomon.model.report import Report
from rashomon.model.span import Span

_MEANING = re.compile(r" \(\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?\)$")
KINDS = ("number", "unit", "date", "name", "hedge", "source")


def list_drift(copies: Sequence[Copy], reports: Sequence[Report]) -> tuple[Drifted, ...]:
    """Returns every change of every copy, numbers first, then by place; a change in several pairs of reports is listed for each once."""
    by_id = {report.id: report for report in reports}
    found = [_drifted(copy, change, by_id) for copy in copies for change in copy.drift]
    return tuple(sorted(found, key=lambda d: (KINDS.index(d.what) if d.what in KINDS else len(KINDS), d.a, d.b, d.id)))


def _drifted(copy: Copy, change: Drift, reports: Mapping[str, Report]) -> Drifted:
    a, b = _words(copy.a, change.from_, reports), _words(copy.b, change.to, reports)
    source = {"a": copy.a.report, "b": copy.b.report}.get(copy.from_ or "") or _own_page(copy, reports)
    identity = content_id("drift", copy.id, change.what, change.from_, change.to)
    return Drifted(identity, copy.id, change.what, change.from_, change.to, a, b, source)


def _own_page(copy: Copy, reports: Mapping[str, Report]) -> str | None:
    """The report that is the agency's own page, if the passage is an agency's."""
    own = [span.report for span in (copy.a, copy.b) if copy.from_ and reports[span.report].outlet == copy.from_]
    return own[0] if len(own) == 1 else None


def _words(passage: Span, words: str | None, reports: Mapping[str, Report]) -> Span:
    """Where the words stand in the passage; the whole passage if they are absent or occur twice."""
    plain = _MEANING.sub("", words or "")
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", passage.quote)] if plain else []
    if len(found) != 1:
        return passage
    return reports[passage.report].span(passage.start + found[0], passage.start + found[0] + len(plain))
