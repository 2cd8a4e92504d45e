"""Recognises a report that was found twice: `join_duplicates` makes one of it. Says what reports
share that may be states of one page (`page_of_report`, `outlet_and_day`)."""

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter
from urllib.parse import parse_qsl, urlencode, urlsplit

from rashomon.model.content_ids import text_hash
from rashomon.model.report import Report, Reports
from rashomon.shipped.tables.agencies import plain_outlet
from rashomon.text.gathering import grouped
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
    return tuple(map(merged_report, grouped(ordered, same_key).values()))


def keys_of(report: Report, place: str = "") -> tuple[tuple[str, str], ...]:
    """Returns what the report may share with others that it affects when piles are settled, as
    (kind, digest).

    The kinds are the same text of the same outlet, the page, the outlet with the day, and the whole
    path or address from which it came (`place`).
    """
    day = outlet_and_day(report)
    keys = {
        "same": same_key(report),
        "page": page_of_report(report),
        "day": repr(day) if day else None,
        "place": place,
    }
    return tuple((kind, text_hash(key)) for kind, key in keys.items() if key)


def page_of_report(report: Report) -> str | None:
    """Returns what identifies the report's page: its canonical address, but where that is another
    site's, and else the address that it was retrieved from."""
    canonical = page_key(report.canonical_url)
    own_page = page_key(report.url)
    if canonical and own_page and _site(canonical) != _site(own_page):
        return own_page
    return canonical or own_page


def outlet_and_day(report: Report) -> tuple[str, str] | None:
    """Returns outlet and day, as they are compared, None if one of them is not known."""
    if not report.outlet or not report.published:
        return None
    return plain_outlet(report.outlet), report.published[:10]


def are_of_two_outlets(first: Report, second: Report) -> bool:
    """Whether two reports surely have two outlets. A host may be that of an outlet with any name:
    "skerry.example" and "Skerry Mail"."""
    names = [plain_outlet(report.outlet or "") for report in (first, second)]
    if not all(names) or names[0] == names[1]:
        return False
    hosts = ["." in name and " " not in name for name in names]
    if all(hosts):
        return _site(names[0]) != _site(names[1])
    return not any(hosts)


def _site(key: str) -> str:
    """Returns the part of a page's host that one house owns: "vale.co.uk" of "news.vale.co.uk"."""
    labels = key.partition("/")[0].partition("?")[0].split(".")
    return ".".join(labels[-3 if len(labels) > 2 and len(labels[-2]) < 4 else -2 :])


def plain_words(text: str) -> str:
    """Returns the text with white space, quotation marks and dashes normalised."""
    return single_spaced(text.translate(_SIGNS))


def same_key(report: Report) -> str:
    """Returns what the same reports have in common: their text, but for white space and the form of
    quotation marks, and their outlet, or the host where no outlet is known."""
    return repr((text_hash(plain_words(report.text)), report.house))


def merged_report(group: Reports) -> Report:
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
