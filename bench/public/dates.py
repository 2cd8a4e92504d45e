"""Time expressions and what they mean; lengths of time, of which a ledger holds none, are not
found."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date as day
from typing import Any

from bench.public.timex import timexes
from rashomon.mentions.days.mentions import mentions_of
from rashomon.mentions.days.resolve import resolve_dates
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports

Item = dict[str, Any]


def tempeval3_platinum(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The TIMEX3 of news: read from the day that the page gives."""
    for item in items:
        yield item["item"], _answer(item["text"], item["dct"])


def wikiwars(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The TIMEX3 of histories: the day of the page says nothing there, so that every date is read
    from those named before it."""
    for item in items:
        yield item["item"], _answer(item["text"], None)


def _answer(text: str, published: str | None) -> list[dict[str, object]]:
    report = Report(
        id="item", source="item.txt", sha256="", source_sha256="", text=text, published=published
    )
    (annotated,) = annotate_reports([report])
    resolved = resolve_dates([annotated], copies=())
    found = {date.span.start: date for date in resolved.dates}
    out: list[dict[str, object]] = []
    for mention in mentions_of(annotated):
        date = found.get(mention.expression.start)
        if date is not None:
            days = (
                (day.fromisoformat(date.earliest), day.fromisoformat(date.latest))
                if date.earliest and date.latest
                else None
            )
            out += timexes(mention.expression, days, text, mention.tense)
    return out


SETS: dict[str, Callable[[Iterable[Item]], Iterator[tuple[str, Any]]]] = {
    "tempeval3_platinum": tempeval3_platinum,
    "wikiwars": wikiwars,
}
BARS = {
    "tempeval3_platinum.value_f1": "at least 0.83",
    "tempeval3_platinum.strict_f1": "at least 0.90",
    "wikiwars.value_f1": "at least 0.60",
}
