"""Names with their spellings and the reasons for which spellings were joined."""

from collections import Counter
from dataclasses import dataclass

from rashomon.model.name import Join, Name
from rashomon.model.story import Story
from rashomon.web.anchors import Labels


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling with how often it stands and in how many reports."""

    text: str
    mentions: int
    reports: int


@dataclass(frozen=True, slots=True)
class Referent:
    """One person, body or place under all its spellings."""

    name: str
    kind: str
    where: str
    mentions: int
    reports: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    joins: tuple[Join, ...]


def list_names(story: Story, labels: Labels) -> tuple[Referent, ...]:
    """The names, those that most reports bear first."""
    told = [_referent(name, labels) for name in story.names]
    return tuple(sorted(told, key=lambda name: (-len(name.reports), -name.mentions, name.name)))


def _referent(name: Name, labels: Labels) -> Referent:
    counts = Counter(span.quote for span in name.mentions)
    reports: dict[str, set[str]] = {}
    for span in name.mentions:
        reports.setdefault(span.quote, set()).add(span.report)
    known = [text for text in name.spellings if text in counts] + sorted(set(counts) - set(name.spellings))
    spellings = [Spelling(text, counts[text], len(reports[text])) for text in known]
    where = "" if name.lat is None or name.lon is None else f"{name.lat:.2f}, {name.lon:.2f} ({name.precision or 'place'})"
    return Referent(
        name=name.name,
        kind=name.kind.value,
        where=where,
        mentions=len(name.mentions),
        reports=tuple(labels.name(report) for report in sorted({span.report for span in name.mentions})),
        spellings=tuple(sorted(spellings, key=lambda spelling: (-spelling.reports, -spelling.mentions, spelling.text))),
        joins=name.joins,
    )
