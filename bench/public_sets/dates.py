"""Time expressions and what they mean."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from public_sets.quantities import recognized_numbers
from public_sets.recognizers import merged_lengths, recognized
from public_sets.recognizers_bare import bare_words, counted_from, numbered_days
from public_sets.timex import timexes
from rashomon.annotations.annotate import annotate_reports
from rashomon.dates.resolve import times_of
from rashomon.language.annotations import Annotations
from rashomon.model.report import Report

Item = dict[str, Any]


def _parsed(text: str) -> Annotations:
    """A text with its parse, as the pipeline would hand it to the stage."""
    report = Report(id="item", source="item.txt", sha256="", source_sha256="", text=text)
    return next(iter(annotate_reports([report])))


def tempeval3_platinum(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The TIMEX3 of news: read from the day that the page gives."""
    for item in items:
        yield item["item"], _answer(item["text"], item["dct"])


def wikiwars(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The TIMEX3 of histories: the day of the page says nothing there, so that every date is read from those named before it."""
    for item in items:
        yield item["item"], _answer(item["text"], None)


def _answer(text: str, anchor: str | None) -> list[dict[str, object]]:
    return [timex for mention, days in times_of(_parsed(text), anchor) for timex in timexes(mention.expression, days, text, mention.tense)]


def ms_recognizers_en(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The times, or the numbers, of single sentences."""
    for item in items:
        if {"date", "daterange", "duration"} & set(item["kinds"]):
            yield item["item"], recognized_times(item)
        else:
            yield item["item"], recognized_numbers(item["text"], item["kinds"])


def recognized_times(item: Item) -> list[dict[str, object]]:
    """The times of one sentence, read from the day given."""
    text, published, kinds = item["text"], item["published"], item["kinds"]
    out = list(counted_from(text, published, kinds))
    if "date" in kinds:
        out += [{"start": start, "end": end, "value": day} for start, end, day in numbered_days(text, published)]
    taken = [(int(one["start"]), int(one["end"])) for one in out]
    for mention, days in times_of(_parsed(text), published[:10] if published else None):
        span = mention.expression.start, mention.expression.end
        if not any(span[0] < end and start < span[1] for start, end in taken) or mention.expression.parts.get("clock"):
            out = [one for one in out if not (span[0] < one["end"] and one["start"] < span[1])]
            out += recognized(mention.expression, days, text, published, kinds)
            taken.append(span)
    out += bare_words(text, taken, published, kinds)
    return sorted(merged_lengths(out, text) if "duration" in kinds else out, key=lambda one: one["start"])


SETS: dict[str, Callable[[Iterable[Item]], Iterator[tuple[str, Any]]]] = {
    "tempeval3_platinum": tempeval3_platinum,
    "wikiwars": wikiwars,
    "ms_recognizers_en": ms_recognizers_en,
}
BARS = {
    "tempeval3_platinum.value_f1": "at least 0.83",
    "tempeval3_platinum.strict_f1": "at least 0.90",
    "wikiwars.value_f1": "at least 0.60",
    "ms_recognizers_en.datetime": "at least 0.70",
}
