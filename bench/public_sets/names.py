"""Names joined, in one document, across documents and across scripts; places found and placed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from rashomon.annotations.annotate import annotate_reports
from rashomon.model.name import NameKind
from rashomon.names.corefer import Marked, group_mentions
from rashomon.names.geocode import geocode
from rashomon.names.join import join_names
from rashomon.names.matching import same_name
from rashomon.names.transliteration import likeliest_native
from rashomon.reports.read import read_report
from rashomon.settings import ReadSettings
from rashomon.stories import group_reports

Item = dict[str, Any]


def located(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The gold toponyms of each text, placed."""
    for item in items:
        if "spans" in item:
            spans = [(s["start"], s["end"]) for s in item["spans"]]
            found = geocode(item["text"], spans, title=item.get("title") or "", domain=item.get("domain") or "")
            yield item["item"], {s["place"]: [at.lat, at.lon] if at else None for s, at in zip(item["spans"], found, strict=True)}


def geovirus(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The places that each text names ("#find"), and where the gold ones are ("#locate")."""
    for item in items:
        if "spans" in item:
            yield from located([item])
            continue
        report = replace(read_report("text.txt", item["text"].encode("utf-8", "replace"), settings=ReadSettings()), furniture=())
        names = join_names(list(annotate_reports([report])))
        spans = [[m.start, m.end] for name in names if name.kind is NameKind.PLACE for m in name.mentions]
        yield item["item"], sorted(spans) if report.text == item["text"] else []


def opensanctions_names(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """Whether two names are of one person or body."""
    for item in items:
        kind = NameKind.PERSON if item["schema"] == "Person" else NameKind.ORGANISATION
        yield item["item"], same_name(item["name1"], item["name2"], kind) is not None


def ne_translit(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The native form that a Latin name most likely stands for."""
    for item in items:
        yield item["item"], likeliest_native(item["latin"], item["candidates"], item["lang"])


def meantime_en(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The gold mentions of one topic's texts, grouped by what they mean."""
    for item in items:
        story = _stories(item["docs"])
        yield (
            item["item"],
            group_mentions(
                [
                    Marked(m["mention"], doc["doc"], m["start"], m["text"], story[doc["doc"]])
                    for doc in item["docs"]
                    for m in doc["mentions"]
                ]
            ),
        )


def ecbplus(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The gold mentions of persons, bodies, places, times and things in all texts, and the texts by what they tell."""
    for item in items:
        story = _stories(item["docs"])
        marked = [
            Marked(m["mention"], doc["doc"], m["spans"][0][0], m["text"], story[doc["doc"]])
            for doc in item["docs"]
            for m in doc["entities"]
        ]
        groups: dict[int, list[str]] = {}
        for doc, number in story.items():
            groups.setdefault(number, []).append(doc)
        yield item["item"], {"entities": group_mentions(marked), "subtopics": list(groups.values())}


def _stories(docs: list[Item]) -> dict[str, int]:
    """The number of the story that each text tells."""
    reports = [read_report(f"{doc['doc']}.txt", doc["text"].encode("utf-8", "replace"), settings=ReadSettings()) for doc in docs]
    groups = group_reports(list(annotate_reports(reports)))
    return {report: number for number, group in enumerate(groups) for report in group}


SETS: dict[str, Callable[[Iterable[Item]], Iterator[tuple[str, Any]]]] = {
    "opensanctions_names": opensanctions_names,
    "ne_translit": ne_translit,
    "meantime_en": meantime_en,
    "ecbplus": ecbplus,
    "geovirus": geovirus,
    "geowebnews": located,
    "trnews": located,
    "lgl": located,
}
BARS = {
    "opensanctions_names.f1": "at least 0.84",
    "ne_translit.top1_russian": "at least 0.96",
    "ne_translit.top1_arabic": "at least 0.92",
    "ne_translit.top1_hebrew": "at least 0.90",
    "meantime_en.b3": "at least 0.75",
    "ecbplus.entity_b3": "at least 0.72",
    "geovirus.acc161": "at least 0.85",
    "geovirus.span_f1": "at least 0.88",
    "geowebnews.acc161": "at least 0.80",
    "trnews.acc161": "at least 0.80",
    "lgl.acc161": "at least 0.72",
}
