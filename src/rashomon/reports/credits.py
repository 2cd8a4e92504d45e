"""Which wire services a text credits, or names as its source."""

import re
from collections.abc import Iterable
from functools import cache

from rashomon.tables.agencies import load_agencies

_UNREAD = frozenset({"related", "teaser", "menu", "comments", "newsletter"})  # these speak of other stories
_SHOWN = frozenset({"caption", "credit", "byline", "dateline", "boilerplate"})
_STATE = "state-run|state|official|semi-official|local|national|government|pro-government"
_SAID = r"(?:['’]s)?\s(?:news agency\s|news service\s)?(?:has |had |also |earlier |later )?(?:said|says|reported|reports|quoted|quotes|quoting|cited|cites|citing|contributed|added|learned|learnt|published|witness|correspondents?|reporters?|photographers?)\b"
_TOLD = (
    r"\b(?:told|tells|telling|by|to|via|from|with|per|quoting|citing|cited by|quoted by|according to|agency|agencies|service|source|sources|and|or)[:,]?\s(?:the\s)?"
    rf"(?:(?:{_STATE}|Iranian|Russian|Chinese|Turkish|French|German|British|US|U\.S\.)\s){{0,2}}(?:news agency\s|news agencies\s|agency\s|news service\s)?"
)


def find_agencies(text: str, pieces: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """The ledger's names of the agencies that this text credits, sorted. `pieces`: its furniture."""
    shown, prose, at = [], [], 0
    for start, end, kind in pieces:
        prose.append(text[at:start])
        if kind in _SHOWN:
            shown.append(text[start:end])
        at = max(at, end)
    prose.append(text[at:])
    found = set()
    for name, full, short, told in _patterns():
        if full and (any(full.search(part) for part in shown) or any(full.search(part) for part in prose)):
            found.add(name)
        elif short and any(_credited(short, part) for part in shown) or (told and any(told.search(part) for part in prose)):
            found.add(name)
    return tuple(sorted(found, key=lambda name: (name.casefold(), name)))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    out = []
    for agency in load_agencies():
        full = _any(agency.full, case=re.IGNORECASE if agency.name != "Reuters" else 0)
        short = _any(agency.short)
        names = "|".join(map(re.escape, agency.short))
        told = re.compile(rf"(?:{_TOLD}(?:{names})\b|\b(?:{names}){_SAID}|\((?:{names})\))") if names else None
        out.append((agency.name, full, short, told))
    return tuple(out)


def _any(names: tuple[str, ...], *, case: int = 0) -> re.Pattern[str] | None:
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))})(?!\w)", case) if names else None


def _credited(short: re.Pattern[str], part: str) -> bool:
    """Whether a short name stands in a credit; "Erie, PA" is a place."""
    return any(not re.search(r"[a-z],\s?$", part[: match.start()]) or "hoto" in part for match in short.finditer(part))
