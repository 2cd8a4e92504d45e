"""Reads what the fields of a record say: of an export, of an entry of a feed, or of the
front matter of a text."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from rashomon.reports.items import KnownFacts, language_code, web_address, with_archive
from rashomon.reports.page.html_fragments import read_text_or_markup
from rashomon.reports.page_dates import iso_time, moment_at
from rashomon.shipped.tables.report_fields import Family, language_names
from rashomon.shipped.words import pattern_of
from rashomon.text.white_space import single_spaced

_STEP = pattern_of(r"([^.{}]+)(?:\{([\w-]+)=([^{}]*)\})?(?:\.|$)")


def facts_of(record: Mapping[str, Any], family: Family) -> KnownFacts:
    """Returns what the fields of a record say by the names of this family."""
    values = partial(_values, record, family)
    body, captions = record_text(record, family)
    dates = []
    for name in ("published", "updated"):
        if day := _moment(values(name)):
            dates.append((day, f"{name} in {family.name}"))
    warnings = []
    published = _moment(values("published"))
    if not published:
        for day in values("published")[:1]:  # given, but no day that anybody reads
            warnings.append(f"the date {day!r} of {family.name} could not be read")
    spoken = _line(values("language"))
    return with_archive(
        KnownFacts(
            text=body,
            title=read_text_or_markup(_line(values("title")))[0] or None,
            outlet=_line(values("outlet")) or _line(values("domain")) or None,
            authors=tuple(filter(_is_text, values("authors")))[:50],
            published=published,
            published_basis=published and dates[0][1],
            language=language_code(language_names().get(spoken.casefold(), spoken)),
            url=web_address(_line(values("url"))),
            canonical_url=web_address(_line(values("canonical_url"))),
            archived_url=web_address(_line(values("archived_url"))),
            retrieved=_moment(values("retrieved")),
            dates=tuple(dates),
            captions=captions,
            warnings=tuple(warnings),
        )
    )


def _line(values: Sequence[Any]) -> str:
    """Returns the first text among these values as a line, "" if there is none."""
    for line in map(single_spaced, filter(_is_text, values)):
        if line:
            return line[:2000]
    return ""


def _moment(values: Sequence[Any]) -> str | None:
    """Returns the first day or moment among these values."""
    for value in values:
        if moment := iso_time(value) or _of_spreadsheet(value):
            return moment
    return None


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


_SERIAL = pattern_of(r"[2-6]\d{4}(?:[.,]\d{1,12})?")  # days of 1954 to 2091


def _of_spreadsheet(value: Any) -> str | None:
    """Returns the day or moment that spreadsheets keep as a number of days, to the second."""
    if not _SERIAL.fullmatch(str(value)):
        return None
    days = float(str(value).replace(",", "."))
    # the first day of spreadsheets
    moment = datetime.fromisoformat("1899-12-30") + timedelta(seconds=round(86_400 * days))
    return moment_at(*moment.isoformat().split("T"))


def record_text(record: Mapping[str, Any], family: Family) -> tuple[str, tuple[str, ...]]:
    """Returns text and captions from the first path with words; empty if there is none."""
    pieces = _values(record, family=family, name="text", fits=_has_words)
    # a short text may stand in two fields
    return read_text_or_markup("\n\n".join(dict.fromkeys(pieces) if len(pieces) < 3 else pieces))


def _has_words(value: Any) -> bool:
    return isinstance(value, str) and re.search(r"\w", value) is not None


def _is_given(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and value not in {"", "None", "null"}


def _values(
    record: Mapping[str, Any], family: Family, name: str, fits: Callable[[Any], bool] = _is_given
) -> list[Any]:
    """Returns the values that fit at the first of a name's paths that has any."""
    for path in family.paths.get(name, ()):
        if values := list(filter(fits, follow(record, path))):
            return values
    return []


def follow(value: Any, path: str) -> list[Any]:
    """Returns the values at a path.

    Dots go into objects, lists are expanded, and {name=value} keeps matching elements. If a field
    has the whole path as its name, it comes first, because names of columns may contain dots.
    """
    if isinstance(value, Mapping) and path in value:
        return list(_flat([value[path]]))
    values = [value]
    for field, name, text in _STEP.findall(path):
        values = [item[field] for item in _objects(values) if item.get(field) is not None]
        if name:
            values = [item for item in _objects(values) if str(item.get(name)) == text]
    return list(_flat(values))


def _objects(values: list[Any]) -> list[Mapping[str, Any]]:
    """Returns the objects among the values, and among those in lists."""
    return [item for item in _flat(values) if isinstance(item, Mapping)]


def _flat(values: list[Any]) -> Iterator[Any]:
    """Yields the values and those in lists; a text that is a list of its pieces is one."""
    for value in values:
        if not isinstance(value, list):
            yield value
            continue
        runs = [_run(item) for item in value[:5000]]
        # texts and objects in one list are pieces of one text
        if None not in runs and len({type(item) for item in value}) > 1:
            yield "".join(filter(None, runs))
        else:
            for item in value[:5000]:
                if not isinstance(item, list):
                    yield item


def _run(value: Any) -> str | None:
    """Returns the words of a piece of a text; one with a form of its own (bold, a link) is an
    object."""
    words = value.get("text") if isinstance(value, Mapping) else value
    if isinstance(words, str):
        return words
    return None
