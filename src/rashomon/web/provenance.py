"""Lists of what changed in quotations and copies between reports, and of what the reports are based on."""

from dataclasses import dataclass

from rashomon.model.copy import Drifted
from rashomon.model.origin import Origin, OriginKind, RestKind
from rashomon.model.story import Story
from rashomon.text.wording import counted, shorten
from rashomon.web.markup import Labels

KIND_WORDS = {
    OriginKind.AGENCY: "news agency",
    OriginKind.OUTLET: "outlet",
    OriginKind.PUBLISHER: "publisher with several outlets here",
    OriginKind.RELEASE: "press release",
    OriginKind.DOCUMENT: "document",
}
HOW_WORDS = {
    RestKind.OWN: "is its own text",
    RestKind.CREDITED: "credited for the whole report",
    RestKind.COPIED: "has words of it",
    RestKind.AGGREGATES: "lives off it",
    RestKind.PARAPHRASES: "tells it in other words",
    RestKind.NAMES: "names it as a source",
    RestKind.EDITION: "belongs to it",
}


@dataclass(frozen=True, slots=True)
class CopyChange:
    """A change, with links to its words in both reports."""

    what: str
    before: str
    after: str
    a: str
    b: str
    a_href: str
    b_href: str
    order: str


@dataclass(frozen=True, slots=True)
class Resting:
    """A report under an origin."""

    label: str
    href: str
    how: str
    because: str


@dataclass(frozen=True, slots=True)
class OriginEntry:
    """An origin with the reports that rest on it."""

    name: str
    kind: str
    told: str
    reports: tuple[Resting, ...]


def list_changes(story: Story, labels: Labels) -> tuple[CopyChange, ...]:
    """Returns the drift of a story in the order of the ledger: numbers first."""
    return tuple(_change(drifted, labels) for drifted in story.drift)


def _change(drifted: Drifted, labels: Labels) -> CopyChange:
    a, b = labels.name(drifted.a.report), labels.name(drifted.b.report)
    order = f"first in {labels.name(drifted.from_report)}" if drifted.from_report else "which came first is not known"
    return CopyChange(
        drifted.what,
        shorten(drifted.from_ or "", 120),
        shorten(drifted.to or "", 120),
        a,
        b,
        labels.passage(drifted.a),
        labels.passage(drifted.b),
        order,
    )


def list_sources(story: Story, labels: Labels) -> tuple[OriginEntry, ...]:
    """Returns the origins of a story; outlets with only their own text come last, together."""
    shared = [origin for origin in story.origins if len(origin.rests) > 1 or origin.kind is not OriginKind.OUTLET]
    alone = [origin for origin in story.origins if origin not in shared]
    return tuple(_source(origin, labels) for origin in [*shared, *alone])


def _source(origin: Origin, labels: Labels) -> OriginEntry:
    rests = tuple(Resting(labels.name(r.report), labels.text(r.report), HOW_WORDS[r.how], r.because) for r in origin.rests)
    name = labels.name(origin.name) if origin.kind in (OriginKind.OUTLET, OriginKind.RELEASE) else origin.name
    return OriginEntry(name, KIND_WORDS[origin.kind], counted(len(rests), "report"), rests)
