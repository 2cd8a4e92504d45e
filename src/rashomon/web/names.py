"""Names with their spellings and the reasons for which spellings were joined."""

from collections import Counter
from dataclasses import dataclass

from rashomon.model.name import Join, Name
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.web.markup import Labels, fragment

_LISTED = 8


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling with its number of occurrences and of reports. `places`: its first occurrence in each, as (report, link)."""

    text: str
    mentions: int
    reports: int
    places: tuple[tuple[str, str], ...]

    @property
    def left_out(self) -> int:
        """Returns how many of its reports are not listed."""
        return self.reports - len(self.places)


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A person, body or place under all its spellings."""

    id: str
    source: Name
    name: str
    kind: str
    where: str
    mentions: int
    reports: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    joins: tuple[Join, ...]


def list_names(story: Story, labels: Labels) -> tuple[NameEntry, ...]:
    """Returns the names, those in most reports first."""
    told = [_referent(name, labels) for name in story.names]
    return tuple(sorted(told, key=lambda name: (-len(name.reports), -name.mentions, name.name)))


def _referent(name: Name, labels: Labels) -> NameEntry:
    counts = Counter(span.quote for span in name.mentions)
    first: dict[str, dict[str, Span]] = {}
    for span in sorted(name.mentions):
        first.setdefault(span.quote, {}).setdefault(span.report, span)

    def spelling(text: str) -> Spelling:
        places = tuple((labels.name(report), labels.passage(span)) for report, span in first[text].items())
        return Spelling(text, counts[text], len(places), places[:_LISTED])

    known = [text for text in name.spellings if text in counts] + sorted(set(counts) - set(name.spellings))
    spellings = map(spelling, known)
    where = "" if name.lat is None or name.lon is None else f"{name.lat:.2f}, {name.lon:.2f} ({name.precision or 'place'})"
    return NameEntry(
        id=fragment(name.id),
        source=name,
        name=name.name,
        kind=name.kind.value,
        where=where,
        mentions=len(name.mentions),
        reports=tuple(labels.name(report) for report in sorted({span.report for span in name.mentions})),
        spellings=tuple(sorted(spellings, key=lambda spelling: (-spelling.reports, -spelling.mentions, spelling.text))),
        joins=name.joins,
    )
