"""Full names held against each other; places found and placed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from bench.public.geocode import geocode
from rashomon.model.name import NameKind
from rashomon.names.forms import Form
from rashomon.names.join_names import join_names
from rashomon.names.joins import same_body
from rashomon.names.persons import same_person_name
from rashomon.parsing.parse import annotate_reports
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings
from rashomon.stories.group_stories import features_of, group_features

Item = dict[str, Any]


def located(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The gold toponyms of each text, placed."""
    for item in items:
        if "spans" in item:
            spans = [(s["start"], s["end"]) for s in item["spans"]]
            found = geocode(
                item["text"], spans, title=item.get("title") or "", domain=item.get("domain") or ""
            )
            yield (
                item["item"],
                {
                    s["place"]: [at.lat, at.lon] if at else None
                    for s, at in zip(item["spans"], found, strict=True)
                },
            )


def geovirus(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The places that each text names ("#find"), and where the gold ones are ("#locate")."""
    for item in items:
        if "spans" in item:
            yield from located([item])
            continue
        report = replace(
            read_report(
                "text.txt", item["text"].encode("utf-8", "replace"), settings=ReadSettings()
            ),
            furniture=(),
        )
        names = join_names(list(annotate_reports([report])))
        spans = [
            [m.start, m.end] for name in names if name.kind is NameKind.PLACE for m in name.mentions
        ]
        yield item["item"], sorted(spans) if report.text == item["text"] else []


def opensanctions_names(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """Whether two names are of one person or body."""
    for item in items:
        one, two = item["name1"].strip(), item["name2"].strip()
        if item["schema"] == "Person":
            same = same_person_name(one, two)
        else:
            same = same_body(*(Form.of(name, NameKind.ORGANISATION) for name in (one, two)))
        yield item["item"], one.casefold() == two.casefold() or same is not None


def ecbplus(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The texts by what they tell; what their marked words mean is no part of a ledger."""
    for item in items:
        reports = [
            read_report(
                f"{doc['doc']}.txt", doc["text"].encode("utf-8", "replace"), settings=ReadSettings()
            )
            for doc in item["docs"]
        ]
        yield (
            item["item"],
            {
                "subtopics": [
                    list(group)
                    for group in group_features([features_of(a) for a in annotate_reports(reports)])
                ]
            },
        )


SETS: dict[str, Callable[[Iterable[Item]], Iterator[tuple[str, Any]]]] = {
    "opensanctions_names": opensanctions_names,
    "ecbplus": ecbplus,
    "geovirus": geovirus,
    "geowebnews": located,
    "trnews": located,
    "lgl": located,
}
BARS = {
    "opensanctions_names.f1": "at least 0.84",
    "geovirus.acc161": "at least 0.85",
    "geovirus.span_f1": "at least 0.88",
    "geowebnews.acc161": "at least 0.80",
    "trnews.acc161": "at least 0.80",
    "lgl.acc161": "at least 0.72",
}
