"""Recognises a page that was found twice. join_duplicates merges the same report from two sources;
link_revisions makes a changed page name the one that it revises."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from urllib.parse import parse_qsl, urlencode, urlsplit

from rashomon.model.content_ids import by_id, text_hash
from rashomon.model.report import Report, Reports
from rashomon.reports.items import host_of
from rashomon.reports.text_lines import word_set
from rashomon.shipped.tables.agencies import plain_outlet
from rashomon.text.gathering import by_key, grouped
from rashomon.text.white_space import single_spaced

_TRACKING = tuple(
    (
        "utm_ fb gclid mc_ cmp ref share at_ ns_ ito smid source amp outputtype s_cid cid ocid feed"
    ).split()
)
_SIGNS = str.maketrans("“”„‘’–—\u00a0", '"""\'\'-- ', "\u00ad\u200b\ufeff")
_KNOWN = attrgetter(
    "title",
    "outlet",
    "authors",
    "published",
    "url",
    "canonical_url",
    "archived_url",
    "retrieved",
)
# of the words of the shorter prose; sites give one address to pages that have nothing in common


_Linked = dict[str, Report]


def page_key(address: str | None) -> str | None:
    """Returns host and path of an address, without scheme, "www.", "/amp", tracking parameters and
    fragment. Returns None for a front page, or without an address."""
    try:
        parts = urlsplit(address or "")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    for ending in ("/amp", ".amp", "/index.html"):
        path = path.removesuffix(ending)
    parameters = [
        pair for pair in parse_qsl(parts.query) if not pair[0].casefold().startswith(_TRACKING)
    ]
    if not host or not (path.strip("/") or parameters):
        return None
    query = f"?{urlencode(sorted(parameters))}" if parameters else ""
    return f"{host}{path}{query}"


def join_duplicates(reports: Iterable[Report]) -> Reports:
    """Returns each report once.

    Two are the same if their whole texts are equal, and nothing says that they come from two
    outlets.
    """
    ordered = sorted(reports, key=attrgetter("id", "sha256", "source", "source_sha256"))
    joined: list[Report] = []
    for alike in grouped(ordered, _by_text).values():
        joined += map(_merged, _grouped_by_house(alike))
    return tuple(joined)


def _grouped_by_house(reports: Reports) -> Iterable[list[Report]]:
    """Returns reports that may be one page, those of two outlets apart: a canonical address may be
    that of the house from which another took its text."""
    hosts = set()
    names = []
    for report in reports:
        hosts |= {host_of(report.url), host_of(report.canonical_url)}
        names.append(plain_outlet(report.outlet or ""))
    own_names = [name if name not in hosts else "" for name in names]
    usual = next(filter(None, own_names), "")
    return by_key(
        (name or usual, report) for name, report in zip(own_names, reports, strict=True)
    ).values()


def keys_of(report: Report) -> tuple[tuple[str, str], ...]:
    """Returns what the report may share with others that it affects when piles are settled, as
    (kind, digest).

    The kinds are the same text, the page, the headline with its outlet, and the id. "numbered" is
    the id of which this one is a numbered form ("a" for "a-2"); it matters if two reports have that
    id.
    """
    keys = {
        "same": repr(_by_text(report)),
        "page": _page_of(report),
        "headline": repr(_heading(report)) if report.title else None,
        "id": report.id,
        "numbered": without_number(report.id),
    }
    return tuple((kind, text_hash(key)) for kind, key in keys.items() if key)


def without_number(report_id: str) -> str | None:
    """Returns the id without its number: "a" for "a-2". Returns None if it has none."""
    numbered = re.fullmatch(r"(?s)(.+)-\d+", report_id)
    if numbered:
        return numbered[1]
    return None


def _page_of(report: Report) -> str | None:
    """Returns what identifies the report's page: its canonical address, but where that is another
    site's, and else the address that it was retrieved from."""
    canonical = page_key(report.canonical_url)
    own_page = page_key(report.url)
    if canonical and own_page and _site(canonical) != _site(own_page):
        return own_page
    return canonical or own_page


def _heading(report: Report) -> tuple[str, str]:
    """Returns outlet and headline, as they are compared."""
    return plain_outlet(report.outlet or ""), plain_words(report.title or "").casefold()


def _site(key: str) -> str:
    """Returns the part of a page's host that one house owns: "vale.co.uk" of "news.vale.co.uk"."""
    labels = key.partition("/")[0].partition("?")[0].split(".")
    return ".".join(labels[-3 if len(labels) > 2 and len(labels[-2]) < 4 else -2 :])


def plain_words(text: str) -> str:
    """Returns the text with white space, quotation marks and dashes normalised."""
    return single_spaced(text.translate(_SIGNS))


def _by_text(report: Report) -> tuple[str, ...]:
    """Joins reports with equal texts. The same text from two hosts stays two reports, since the
    ledger is to show who copied whom."""
    return (
        text_hash(plain_words(report.text)),
        (report.outlet or "").casefold(),
        host_of(report.canonical_url or report.url) or "",
    )


def _merged(group: Reports) -> Report:
    """Returns the report of which most is known, with the warnings and the sources of all of them,
    the earliest copy first."""
    if len(group) == 1:
        return group[0]
    best = min(group, key=lambda report: (-sum(map(bool, _KNOWN(report))), report.retrieved or "~"))
    origins = {
        (origin.source, origin.sha256): origin for report in group for origin in report.sources
    }
    first = origins.pop((best.source, best.source_sha256))
    later = sorted(
        origins.values(), key=lambda origin: (origin.retrieved or "~", origin.source, origin.sha256)
    )
    warnings = {warning for report in group for warning in report.warnings}
    return replace(best, sources=(first, *later), warnings=tuple(sorted(warnings)))


def link_revisions(reports: Reports) -> tuple[Report, ...]:
    """Returns the same reports in the same order. Of those from one address, each names the one
    before it in time.

    A report without an address counts as the page of another if both have the same outlet and
    headline, and it has nearly everything that the other one says, furniture included.
    """
    pages = grouped(reports, _page_of)
    alone = by_id(pages.pop(None, ()))
    headlines = by_key((_heading(report), report) for report in reports if report.title)
    linked: _Linked = {}
    for states in pages.values():
        for page_states in _grouped_by_house(states):
            linked |= _linked(page_states)
    for states in headlines.values():
        linked |= _linked_by_growth(states, [report for report in states if report.id in alone])
    return tuple(linked.get(report.id, report) for report in reports)


def _linked(states: Reports) -> _Linked:
    """Links the states of one page in order of time; states whose order cannot be told say so and
    stay apart."""
    linked = {}
    ordered = sorted(states, key=lambda report: (_moment(report) or "~", report.id))
    for pair in pairwise(ordered):
        earlier, later = pair
        if not _are_alike(earlier.text, later.text):
            continue
        moment = _moment(later)
        if moment and moment != _moment(earlier):
            linked[later.id] = replace(later, revision_of=earlier.id)
        elif grown := _linked_by_growth(pair, pair):
            linked |= grown
        else:
            note = (
                f"{earlier.id!r} has the same address and another text; which of the two is later "
                "cannot be told"
            )
            linked[later.id] = replace(later, warnings=(*later.warnings, note))
    return linked


def _linked_by_growth(states: Reports, later: Reports) -> _Linked:
    """Links each of the later ones among these states to the longest shorter one of whose whole
    text it holds nearly all: a text that grew is the later one."""
    lines = {}
    size = {}
    for state in states:
        counts = Counter(plain_words(line) for line in state.text.split("\n") if line.strip())
        lines[state.id] = counts
        size[state.id] = _size(counts), state.id
    grown = {}
    for new in later:
        older = []
        for old in states:
            if (
                lines[old.id].total() < 2
                or size[old.id] >= size[new.id]
                or _is_shorter_later(old, new)
            ):
                continue
            # of the characters, in whole lines
            if _size(lines[old.id] & lines[new.id]) >= 0.7 * size[old.id][0]:
                older.append(size[old.id])
        if older:
            grown[new.id] = replace(new, revision_of=max(older)[1])
    return grown


def _size(lines: Counter[str]) -> int:
    """Counts the characters of lines."""
    return sum(len(line) * times for line, times in lines.items())


def _is_shorter_later(old: Report, new: Report) -> bool:
    """Whether the dates of the two say that the shorter one is the later."""
    moment_of_old = _moment(old)
    moment_of_new = _moment(new)
    return bool(moment_of_old and moment_of_new and moment_of_old[:10] > moment_of_new[:10])


def _moment(report: Report) -> str | None:
    """Returns when this state was first retrieved, otherwise the latest time that the page gives
    for itself."""
    retrieved = [origin.retrieved for origin in report.sources if origin.retrieved]
    stated = [date.value for date in report.dates if date.value]
    return min(retrieved, default=report.retrieved) or max(stated, default=report.published)


def _are_alike(first: str, second: str) -> bool:
    """Whether two texts share more than ten words, and enough of those of the one that has
    fewer."""
    first_words = word_set(first)
    second_words = word_set(second)
    shared = len(first_words & second_words)
    # sites give one address to pages that have nothing in common
    return shared > 10 and shared / min(len(first_words), len(second_words)) >= 0.3
