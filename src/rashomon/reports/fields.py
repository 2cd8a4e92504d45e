"""read_record: turns one record of an export (a JSON object or a table row) into an Item, by known families of field names or the user's
own.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.reports.items import Item, KnownFacts, web_address, with_archive
from rashomon.reports.page.html_fragments import is_markup, read_markup, text_of
from rashomon.reports.page_dates import iso_time
from rashomon.tables.report_fields import Family, load_families

Record = Mapping[str, Any]
Fields = tuple[tuple[str, str], ...]
_STEP = re.compile(r"([^.{}]+)(?:\{([\w-]+)=([^{}]*)\})?(?:\.|$)")
_LANGUAGES = {"eng": "en", "english": "en", "deu": "de", "ger": "de", "german": "de", "fra": "fr", "fre": "fr", "french": "fr", "spa": "es", "spanish": "es",
              "ita": "it", "italian": "it", "por": "pt", "portuguese": "pt", "rus": "ru", "russian": "ru", "ara": "ar", "arabic": "ar", "zho": "zh",
              "chinese": "zh", "nld": "nl", "dutch": "nl", "tur": "tr", "turkish": "tr", "fas": "fa", "persian": "fa", "heb": "he", "hebrew": "he",
              "ukr": "uk", "ukrainian": "uk"}  # fmt: skip


def read_record(record: Record, *, fields: Fields = ()) -> Item:
    """Returns the report in this record, or an item whose `missing` says why there is none. Its bytes are the record as JSON with sorted
    keys.
    """
    data = json.dumps(record, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", errors="replace")
    family = _chosen(fields) if fields else find_family(record)
    if family is None:
        return Item("", data, named=False, missing=_no_text(record))
    return Item("", data, _known(record, family), named=False)


def find_family(record: Record) -> Family | None:
    """Returns the first family whose marker fields are present and that yields a text; None if no field is known to hold one."""
    for family in load_families():
        if all(mark in record for mark in family.marks) and _text(record, family):
            return family
    return None


def _chosen(fields: Fields) -> Family:
    return Family("the mapping", (), {name: (path,) for name, path in fields if name != "records"})


def _no_text(record: Record) -> str:
    if any(isinstance(record.get(name), str) and record[name].startswith("http") for name in ("url", "link", "DocumentIdentifier")):
        return "only a link and no text: fetch the page, or export the text too"
    names = ", ".join(sorted(str(key)[:40] for key in record)[:12]) or "no field at all"
    return f"none of its fields is known to hold a report's text ({names}): name them in a file for --fields"


def _known(record: Record, family: Family) -> KnownFacts:
    def first(name: str) -> str | None:
        return next((" ".join(value.split())[:2000] for value in values_of(record, family, name) if value.strip()), None)

    def moment(name: str) -> str | None:
        return next((time for value in raw_values(record, family, name) if (time := iso_time(value))), None)

    body, captions = _text(record, family)
    title = text_of(first("title") or "") or None
    published, updated = moment("published"), moment("updated")
    dates = [(day, f"{name} in the export ({family.name})") for name, day in (("published", published), ("updated", updated)) if day]
    return with_archive(
        KnownFacts(
            text=body,
            title=title,
            outlet=first("outlet") or first("domain"),
            authors=_authors(values_of(record, family, "authors")),
            published=published,
            published_basis=f"published in the export ({family.name})" if published else None,
            language=_language(first("language")),
            url=web_address(first("url")),
            canonical_url=web_address(first("canonical_url")),
            archived_url=web_address(first("archived_url")),
            retrieved=moment("retrieved"),
            dates=tuple(dates),
            captions=captions,
        )
    )


def _text(record: Record, family: Family) -> Any:
    """Returns text and captions from the first path with words; None if there is none."""
    for path in family.paths.get("text", ()):
        pieces = [value for value in follow(record, path) if isinstance(value, str) and re.search(r"\w", value)]
        if pieces:
            whole = "\n\n".join(dict.fromkeys(pieces)) if len(pieces) < 3 else "\n\n".join(pieces)
            return read_markup(whole) if is_markup(whole) else (text_of(whole), ())
    return None


def values_of(record: Record, family: Family, name: str) -> list[str]:
    """Returns the strings at the first of a name's paths that has any."""
    return [value for value in raw_values(record, family, name) if isinstance(value, str)]


def raw_values(record: Record, family: Family, name: str) -> list[Any]:
    """Returns the strings and numbers at the first of a name's paths that has any."""
    for path in family.paths.get(name, ()):
        found = [value for value in follow(record, path) if isinstance(value, (str, int, float)) and value not in {"", "None", "null"}]
        if found:
            return found
    return []


def follow(value: Any, path: str) -> list[Any]:
    """Returns the values at a path.

    Dots descend into objects, lists are expanded, and {name=value} keeps matching elements. A field whose name is the whole path comes
    first, since column names may contain dots.
    """
    if isinstance(value, Mapping) and path in value:
        return list(_flat([value[path]]))
    found = [value]
    for match in _STEP.finditer(path):
        found = [item[match[1]] for item in _flat(found) if isinstance(item, Mapping) and item.get(match[1]) is not None]
        if match[2]:
            found = [item for item in _flat(found) if isinstance(item, Mapping) and str(item.get(match[2])) == match[3]]
    return list(_flat(found))


def _flat(values: list[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list):
            yield from (item for item in value[:5000] if not isinstance(item, list))
        else:
            yield value


def _authors(values: list[str]) -> tuple[str, ...]:
    """Returns the names in a list or in one string ("By A and B", "['A', 'B']", "A; B")."""
    parts = []
    for value in values[:50]:
        plain = re.sub(r"^\s*by\s+", "", value.strip("[]() \n"), flags=re.IGNORECASE)
        parts += [part.strip(" '\"") for part in re.split(r";|,\s(?=['\"A-Z])|\s(?:and|&)\s", plain)]
    return tuple(dict.fromkeys(part for part in parts if 2 <= len(part) <= 120 and not part.startswith("http")))


def _language(value: str | None) -> str | None:
    name = (value or "").casefold()
    code = _LANGUAGES.get(name, name.split("-")[0].split("_")[0])
    return code if re.fullmatch(r"[a-z]{2}", code) else None
