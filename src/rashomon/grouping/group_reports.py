"""group_reports: groups a pile held in memory into stories, with people's decisions applied; and
notes on groups, shown before they are compared.

obey_stories: joins and divides groups as people decided. lend_passages: assigns passages of
round-up pages to a second story that reads them too; as_visited: reduces that story to them. The
stories are given: a passage joins one if it is as similar to it as the story's own reports are, and
far more than to its own page. A round-up therefore never moves a report or merges two stories.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain

from rashomon.annotations.annotate import parsed_again
from rashomon.authored.constraints import NOTHING, StoryConstraints
from rashomon.model.content_ids import content_id
from rashomon.model.partial import EventPassage, SharedPassage, as_read
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.seams import OnProgress, Progress
from rashomon.stories.group_stories import (
    Features,
    Frequencies,
    features_of,
    group_features,
    own_frequencies,
)
from rashomon.stories.report_similarity import UNIT, Reports, Tile, days_of
from rashomon.stories.vectors import forms, known_spread, terms_of, weighted
from rashomon.text.annotations import Annotations

LARGE = 100  # from so many reports on, a story is announced as taking long


def group_reports(
    annotated: Sequence[Annotations], held: StoryConstraints, *, one_story: bool, tell: OnProgress
) -> tuple[Sequence[tuple[str, ...]], list[list[Annotations]]]:
    """Returns the report ids of each story, and its reports as it reads them, including passages of
    other stories' pages."""
    by_id = {a.report.id: a for a in annotated}
    alone = one_story and bool(by_id)
    features = [features_of(a) for a in annotated]
    groups = group_features(features)
    if alone:
        if note := several_events(
            [[by_id[report].report.source for report in group] for group in groups]
        ):
            tell(Progress("comparing", 0, 1, note))
        groups = (tuple(sorted(by_id)),)
    if held.decides():
        groups = obey_stories(groups, features, held)
    lent = {} if alone else lend_passages(groups, features, held=held)
    every = tuple(one for some in lent.values() for one in some)
    return groups, [
        members_of(group, lent.get(number, ()), every, by_id) for number, group in enumerate(groups)
    ]


def several_events(groups: Sequence[Sequence[str]]) -> str:
    """Returns the note that reports declared to be one event look like several; empty if only a
    stray one does. The groups list sources."""
    sizes = sorted(map(len, groups), reverse=True)
    rest = sum(sizes[1:])
    if rest < 2 and 2 * rest < max(sizes, default=1):
        return ""
    reasons = "; ".join(
        ", ".join(sorted(group)[:2]) + (", ..." if len(group) > 2 else "") for group in groups[:3]
    )
    more = "; ..." if len(groups) > 3 else ""
    return (
        f"--one-story: these reports look like {len(groups):,} events ({reasons}{more}); "
        "without it they are compared apart"
    )


def large_stories(groups: Sequence[Sequence[object]]) -> str:
    """Returns the note that stories are large enough to take long, since all their reports are
    compared pairwise; empty if none is."""
    large = sorted((len(group) for group in groups if len(group) >= LARGE), reverse=True)
    sizes = ", ".join(f"{size:,}" for size in large[:3]) + (" and more" if len(large) > 3 else "")
    return (
        (
            f"stories of {sizes} reports: every two reports of a story are compared, which takes "
            "minutes from some 200 on"
        )
        if large
        else ""
    )


class PairSimilarity:
    """Caches the features of the reports asked about. `frequencies`: those of the pile that the
    reports belong to."""

    def __init__(self, frequencies: Frequencies) -> None:
        self._words = known_spread(frequencies.reports, frequencies.words)
        self._names = known_spread(frequencies.reports, frequencies.names)
        self._known: dict[str, Tile] = {}

    def __call__(self, one: Features, other: Features) -> float:
        """Returns the cosine of their words and names, reduced if their pages are dated apart;
        across languages, by names alone."""
        return int(self._tile(one).rows(self._tile(other), 0, 1)[0, 0]) / UNIT

    def _tile(self, features: Features) -> Tile:
        if features.report not in self._known:
            words, names = (
                weighted(terms_of([features.words]), self._words),
                weighted(terms_of([features.names]), self._names),
            )
            terms = Reports(words, names, *forms(terms_of([features.fillings])))
            self._known[features.report] = Tile(days_of([features.published]), terms)
        return self._known[features.report]


Pair = frozenset[str]
Group = tuple[str, ...]


def obey_stories(
    groups: Sequence[Group],
    features: Iterable[Features],
    held: StoryConstraints,
    frequencies: Frequencies | None = None,
) -> tuple[Group, ...]:
    """Returns the groups as people decided: joined where they hold reports of one story, divided
    where they hold reports of two.

    In a divided group, a report without a decision stays with the part that it is most similar to.
    """
    home = {report: number for number, group in enumerate(groups) for report in group}
    links = [
        pair for pair in reversed(held.same) if pair[0] in home and pair[1] in home
    ]  # the later ones first
    apart = {frozenset(pair) for pair in held.apart if pair[0] in home and pair[1] in home}
    touched = {home[report] for pair in (*links, *apart) for report in pair}
    if not touched:
        return tuple(groups)
    listed = {f.report: f for f in features}
    alike = PairSimilarity(frequencies or own_frequencies(listed.values()))
    parts = _Parts(apart)
    for one, other in links:
        parts.link(one, other)
    for number in sorted(touched):
        _keep_together(groups[number], parts, listed, alike)
    rest = [group for number, group in enumerate(groups) if number not in touched]
    return tuple(sorted([*rest, *(tuple(sorted(part)) for part in parts.groups())]))


class _Parts:
    """A union-find over reports that refuses to join those kept apart."""

    def __init__(self, apart: set[Pair]) -> None:
        self.apart = apart
        self.foes: dict[str, set[str]] = {}
        for pair in apart:
            for report in pair:
                self.foes.setdefault(report, set()).update(pair - {report})
        self._of: dict[str, list[str]] = {}

    def of(self, report: str) -> list[str]:
        """Returns everything joined with this report, itself included."""
        return self._of.setdefault(report, [report])

    def link(self, one: str, other: str) -> bool:
        """Joins both if allowed; returns whether they are together now."""
        left, right = self.of(one), self.of(other)
        if left is right:
            return True
        if any(self.foes.get(report, set()).intersection(right) for report in left):
            return False
        left += right
        self._of.update(dict.fromkeys(right, left))
        return True

    def groups(self) -> list[list[str]]:
        """Returns all groups."""
        return list({id(part): part for part in self._of.values()}.values())


def _keep_together(
    group: Group, parts: _Parts, features: Mapping[str, Features], alike: PairSimilarity
) -> None:
    """Keeps a computed group together as far as the decisions allow."""
    seeds: list[str] = []
    for report in group:
        parts.of(report)  # one that is linked to nothing is a group of its own
    for report in (r for r in group if r in parts.foes):
        if not any(parts.link(seed, report) for seed in seeds):
            seeds.append(report)
    for report in (r for r in group if r not in parts.foes):
        nearest = sorted(
            seeds, key=lambda seed: (-_likeness(report, parts.of(seed), features, alike), seed)
        )
        if not any(parts.link(seed, report) for seed in nearest):
            seeds.append(report)


def _likeness(
    report: str, part: Sequence[str], features: Mapping[str, Features], alike: PairSimilarity
) -> float:
    known = [features[member] for member in part if member in features and member != report]
    return sum(alike(features[report], member) for member in known) / len(known) if known else 0.0


LIKE_STORY = (
    0.2  # average similarity of a passage to a story's reports from which it belongs to that story
)
# share of that similarity that the passage may have at most to its own page, and to the next story
APART = 0.5
SHARED = 3  # name words that a passage must share with a report to be compared with it


def lend_passages(
    groups: Sequence[Group],
    features: Iterable[Features],
    frequencies: Frequencies | None = None,
    *,
    visitors: Iterable[Features] = (),
    held: StoryConstraints = NOTHING.stories,
) -> dict[int, tuple[SharedPassage, ...]]:
    """Returns the passages that each group reads, by group number.

    `features` are iterated several times, with few held at once. `visitors`: reports with passages
    whose own group is not among these. Reports that people keep apart never share a story.
    """
    lenders = sorted((f for f in chain(features, visitors) if f.passages), key=lambda f: f.report)
    if not lenders:
        return {}
    home = {report: number for number, group in enumerate(groups) for report in group}
    named = _named(
        features, home, {name for f in lenders for passage in f.passages for name in passage.names}
    )
    apart = {frozenset(pair) for pair in held.apart}
    sought: list[tuple[Features, EventPassage, list[int]]] = []
    for lender, passage in ((f, passage) for f in lenders for passage in f.passages):
        near = [number for number in _near(passage, named) if number != home.get(lender.report)]
        near = [
            number
            for number in near
            if not any(frozenset((lender.report, report)) in apart for report in groups[number])
        ]
        sought.append((lender, passage, near))
    wanted = {report for _, _, near in sought for number in near for report in groups[number]}
    known = {f.report: f for f in features if f.report in wanted}
    alike = PairSimilarity(frequencies or _frequencies(features, [*known.values(), *lenders]))
    found: dict[int, list[SharedPassage]] = {}
    for lender, passage, near in sought:
        taken = _taken(lender, passage, [(number, groups[number]) for number in near], known, alike)
        if taken is not None:
            found.setdefault(taken, []).append(
                SharedPassage(lender.report, passage.start, passage.end)
            )
    return {number: tuple(sorted(lent)) for number, lent in sorted(found.items())}


def members_of(
    group: Sequence[str],
    here: Sequence[SharedPassage],
    lent: Sequence[SharedPassage],
    by_id: Mapping[str, Annotations],
) -> list[Annotations]:
    """Returns a story's reports as it reads them: those in `here` reduced to the passages lent to
    it, all others without what is `lent`."""
    if not lent:
        return [by_id[report] for report in group]
    reports = {report: by_id[report].report for report in (*group, *(one.report for one in here))}
    return [parsed_again(by_id[part.id], part) for part in as_read(reports.values(), here, lent)]


def features_of_passage(lender: Features, passage: EventPassage) -> Features:
    """Returns the passage as if it were a report of its own."""
    return replace(
        lender,
        report=f"{lender.report}\x1f{passage.start}",
        words=passage.words,
        names=passage.names,
        passages=(),
        fillings={},
    )


def _named(
    features: Iterable[Features], home: Mapping[str, int], wanted: AbstractSet[str]
) -> dict[str, list[tuple[int, str]]]:
    """Returns the reports that have a name, each with its group number."""
    named: dict[str, list[tuple[int, str]]] = {}
    for f in features:
        for name in wanted & f.names.keys():
            named.setdefault(name, []).append((home[f.report], f.report))
    return named


def _frequencies(features: Iterable[Features], of_passages: Iterable[Features]) -> Frequencies:
    """Returns the document frequencies of the terms of these reports and their passages."""
    parts: list[Features | EventPassage] = []
    for f in of_passages:
        parts += [f, *f.passages]
    words, names = (
        {term for part in parts for term in part.words},
        {term for part in parts for term in part.names},
    )
    counts = Counter[str](), Counter[str]()
    size = 0
    for f in features:
        size += 1
        counts[0].update(words & f.words.keys())
        counts[1].update(names & f.names.keys())
    return Frequencies(size, *counts)


def _near(passage: EventPassage, named: dict[str, list[tuple[int, str]]]) -> list[int]:
    """Returns the groups of the reports that share enough names with the passage."""
    shared: dict[tuple[int, str], int] = {}
    for name in passage.names:
        for place in named.get(name, ()):
            shared[place] = shared.get(place, 0) + 1
    least = min(SHARED, len(passage.names))
    return sorted({number for (number, _), count in shared.items() if count >= least})


def _taken(
    lender: Features,
    passage: EventPassage,
    near: Sequence[tuple[int, Group]],
    known: Mapping[str, Features],
    alike: PairSimilarity,
) -> int | None:
    """Returns the number of the group whose event the passage tells, or None."""
    features = features_of_passage(lender, passage)
    ranked = sorted(
        (
            (-sum(alike(features, known[r]) for r in group) / len(group), number)
            for number, group in near
        )
    )
    if not ranked or -ranked[0][0] < LIKE_STORY:
        return None
    best = -ranked[0][0]
    next_best = max(
        alike(features, replace(lender, passages=())), -ranked[1][0] if len(ranked) > 1 else 0.0
    )
    return ranked[0][1] if next_best <= APART * best else None


def as_visited(story: Story, visiting: frozenset[str]) -> Story:
    """Returns the story without what stands on visiting pages outside the passages that it reads,
    such as their datelines and page anomalies.

    The story that owns the page tells those, so nothing occurs twice in a ledger.
    """
    read = {part.report: part.spans for part in story.parts if part.report in visiting}
    if not read:
        return story

    def here(span: Span) -> bool:
        return span.report not in read or any(part.contains(span) for part in read[span.report])

    return replace(
        story,
        dates=tuple(date for date in story.dates if here(date.span)),
        timeline=tuple(
            event for event in story.timeline if any(here(span) for span in event.spans)
        ),
        anomalies=tuple(
            x for x in story.anomalies if (here(x.span) if x.span else x.report not in read)
        ),
        origins=tuple(
            replace(origin, id=content_id("origin", story.id, origin.id))
            for origin in story.origins
        ),
    )
