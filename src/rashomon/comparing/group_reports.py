"""group_reports groups a pile held in memory into stories, as people decided. It also makes notes
on the groups, which are shown before these are compared.

obey_stories joins and divides groups as people decided.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

from rashomon.decisions.constraints import StoryConstraints
from rashomon.model.content_ids import by_id
from rashomon.model.stored import Features, TermCounts
from rashomon.protocols import OnProgress, Progress
from rashomon.stories.group_stories import (
    features_of,
    group_features,
    own_frequencies,
)
from rashomon.stories.one_event import DOUBT
from rashomon.stories.report_similarity import FEW, UNIT, Tile, days_as_numbers, reports_of
from rashomon.stories.vectors import known_spreads, terms_of
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import Annotations, Pages

_Pair = frozenset[str]
_Group = tuple[str, ...]


def group_reports(
    annotated: Pages, held: StoryConstraints, *, one_story: bool, tell: OnProgress
) -> tuple[Sequence[tuple[str, ...]], list[list[Annotations]]]:
    """Returns the report ids of each story, and its reports."""
    pages = by_id(annotated)
    alone = one_story and bool(pages)
    features = [features_of(a) for a in annotated]
    groups = group_features(features)
    if alone:
        if note := several_events(
            [[pages[report].report.source for report in group] for group in groups]
        ):
            tell(Progress("comparing", 0, 1, note))
        groups = (tuple(sorted(pages)),)
    else:
        for pair in doubtful(groups, features):
            sources = " and ".join(pages[report].report.source for report in pair)
            tell(Progress("comparing", 0, len(groups), f"{sources} may tell of two events"))
    groups = obey_stories(groups, features, held)
    return groups, [[pages[report] for report in group] for group in groups]


def doubtful(groups: Sequence[_Group], features: Sequence[Features]) -> list[_Group]:
    """Returns the stories of two reports, in a small pile, that may as well be two events."""
    pairs = [group for group in groups if len(group) == 2] if len(features) <= FEW else []
    if not pairs:
        return []
    known = by_id(features)
    alike = PairSimilarity(own_frequencies(features))
    return [pair for pair in pairs if 0 <= alike(*(known[report] for report in pair)) < DOUBT]


def several_events(groups: Sequence[Sequence[str]]) -> str:
    """Returns a note if reports that the user called one event look like several. Returns "" if
    only a single one stands apart. The groups list sources."""
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


class PairSimilarity:
    """Keeps what the reports that were asked about are grouped by. `frequencies` are those of the
    pile to which the reports belong."""

    def __init__(self, frequencies: TermCounts) -> None:
        self._spreads = known_spreads(frequencies)
        self._known: dict[str, Tile] = {}

    def __call__(self, one: Features, other: Features) -> float:
        """Returns the cosine of their words and names, reduced if their pages are dated apart;
        across languages, by names alone."""
        return int(self._tile(one).rows(self._tile(other), 0, 1)[0, 0]) / UNIT

    def _tile(self, features: Features) -> Tile:
        if features.id not in self._known:
            counted = features.words, features.names, features.fillings
            words, names, fillings = (terms_of([one]) for one in counted)
            days = days_as_numbers([features.published])
            self._known[features.id] = Tile(
                reports_of((words, names, fillings), self._spreads, days)
            )
        return self._known[features.id]


def obey_stories(
    groups: Sequence[_Group],
    features: Iterable[Features],
    held: StoryConstraints,
    frequencies: TermCounts | None = None,
) -> tuple[_Group, ...]:
    """Returns the groups as people decided: joined if they hold reports of one story, divided if
    they hold reports of two.

    In a divided group, a report without a decision stays with the part that it is most like.
    """
    home = {report: number for number, group in enumerate(groups) for report in group}
    links = [pair for pair in reversed(held.same) if home.keys() >= {*pair}]  # the later ones first
    apart = {frozenset(pair) for pair in held.apart if home.keys() >= {*pair}}
    touched = {home[report] for pair in (*links, *apart) for report in pair}
    if not touched:
        return tuple(groups)
    listed = by_id(features)
    alike = PairSimilarity(frequencies or own_frequencies(listed.values()))
    parts = _Parts(apart)
    for one, other in links:
        parts.link(one, other)
    for number in sorted(touched):
        _keep_together(groups[number], parts, listed, alike)
    rest = [group for number, group in enumerate(groups) if number not in touched]
    return tuple(sorted([*rest, *(tuple(sorted(part)) for part in parts.groups())]))


class _Parts:
    """A union-find over reports. It refuses to join reports that are kept apart."""

    def __init__(self, apart: set[_Pair]) -> None:
        self.foes = dict(by_key(two for pair in apart for two in permutations(pair, 2)))
        self._of: dict[str, list[str]] = {}

    def of(self, report: str) -> list[str]:
        """Returns everything that is joined with this report, and the report itself."""
        return self._of.setdefault(report, [report])

    def link(self, one: str, other: str) -> bool:
        """Joins both if allowed; returns whether they are together now."""
        left = self.of(one)
        right = self.of(other)
        if left is right:
            return True
        if any(foe in right for report in left for foe in self.foes.get(report, ())):
            return False
        left += right
        self._of.update(dict.fromkeys(right, left))
        return True

    def groups(self) -> list[list[str]]:
        """Returns all groups."""
        return list({id(part): part for part in self._of.values()}.values())


def _keep_together(
    group: _Group, parts: _Parts, features: Mapping[str, Features], alike: PairSimilarity
) -> None:
    """Keeps a computed group together as far as the decisions allow."""
    seeds: list[str] = []
    for report in sorted(group, key=lambda report: report not in parts.foes):
        parts.of(report)  # one that is linked to nothing is a group of its own
        nearest = seeds
        if report not in parts.foes:
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
