"""Where a saved page came from: the address inside a web archive's address, and the notes that saving tools write into a page."""

import re
from dataclasses import replace

from rashomon.lexicon import lowered
from rashomon.reports.iso_times import archived_from, iso_time
from rashomon.reports.items import KnownFacts

_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{8,1000})\s+saved date:\s*([^\n]{10,80})", re.IGNORECASE)
_BROWSER = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{8,1000})\s*-->")
_MONTHS = lowered("calendar.short_months")


def with_archive(known: KnownFacts) -> KnownFacts:
    """Returns the same facts, with an archive address split into the page's own address, the archive's, and the time of the copy."""
    for address in (known.url, known.canonical_url, known.archived_url):
        found = archived_from(address)
        if found:
            url, moment = found
            return replace(
                known,
                url=url if known.url in {address, None} else known.url,
                canonical_url=None if known.canonical_url == address else known.canonical_url,
                archived_url=address,
                retrieved=known.retrieved or moment,
            )
    return known


def saving_notes(markup: str) -> KnownFacts:
    """Returns address and time as noted by a saving tool at the top of a page."""
    head = markup[:5000]
    if match := _SINGLE_FILE.search(head):
        return KnownFacts(url=_address(match[1]), retrieved=_script_time(match[2]))
    match = _BROWSER.search(head)
    return KnownFacts(url=_address(match[1])) if match else KnownFacts()


def _address(value: str) -> str | None:
    return value if re.match(r"https?://\S{4,1000}$", value) else None


def _script_time(text: str) -> str | None:
    """Returns the moment in a date as JavaScript prints it: "Mon Oct 16 2017 12:00:00 GMT+0200 (...)"."""
    match = re.match(r"\w{3} (\w{3}) (\d{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT([+-]\d{4})", text)
    if not match or match[1].casefold() not in _MONTHS:
        return iso_time(text)
    return iso_time(f"{match[3]}-{_MONTHS.index(match[1].casefold()) + 1:02}-{match[2]}T{match[4]}{match[5]}")
