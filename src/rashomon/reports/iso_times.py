"""Timestamps of exports, feeds and mails as ISO dates, and the timestamp in a web archive's address."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from rashomon.reports.page_dates import find_dates

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d{1,9})?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?(?!\d)",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|[\w.-]{3,60}/(?:web|wayback|archive))/(\d{8,14})(?:[a-z]{2}_)?/(https?://\S{4,1000})"
)


def iso_time(value: object) -> str | None:
    """Returns the day or moment in this value as ISO; None if there is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _from_epoch(value)
    text = str(value).strip()[:200]
    if match := _ISO.match(text):
        return _from_parts(match)
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        return _from_epoch(float(text))
    return _mail_time(text) or next((found.value for found in find_dates(text) if found.value), None)


def archived_from(address: str | None) -> tuple[str, str] | None:
    """Returns the address that a web archive's address is a copy of, and when the copy was made."""
    match = _ARCHIVED.match(address or "")
    if not match:
        return None
    moment = _from_parts(_ISO.match(match[1].ljust(8, "0"))) if _ISO.match(match[1]) else None
    return (match[2], moment) if moment else None


def _from_parts(match: re.Match[str] | None) -> str | None:
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        if not match[4]:
            return day
        clock = f"{match[4]}:{match[5]}:{match[6] or '00'}"
        zone = (match[7] or "").upper()
        zone = "+00:00" if zone in {"Z", "UTC", "GMT"} else zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}"
        return datetime.fromisoformat(f"{day}T{clock}{zone}").isoformat()
    except ValueError:
        return None


def _from_epoch(seconds: float) -> str | None:
    """Returns the moment for seconds or milliseconds since 1970, if it lies in the web's lifetime; smaller numbers are years, ids or noise."""
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    if not 6e8 <= seconds <= 1e10:
        return None
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _mail_time(text: str) -> str | None:
    if not re.search(r"\d{4} \d{1,2}:\d{2}|\d{1,2} \w{3} \d{2,4}", text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
