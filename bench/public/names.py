"""Full names held against each other; texts by what they tell."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rashomon.mentions.names.forms import Form
from rashomon.mentions.names.joins import same_body
from rashomon.mentions.names.persons import same_person_name
from rashomon.model.name import NameKind
from rashomon.parsing.parse import annotate_reports
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings
from rashomon.stories.group_stories import features_of, group_features

Item = dict[str, Any]


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
}
BARS = {
    "opensanctions_names.f1": "at least 0.84",
}
