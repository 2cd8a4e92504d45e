"""Groups adjusted to what people decided: which reports tell one event, and which do not."""

from collections.abc import Iterable, Mapping, Sequence

from rashomon.grouping.report_pairs import PairSimilarity
from rashomon.judgements.constraints import StoryConstraints
from rashomon.stories.group_stories import Features, Frequencies, own_frequencies

Pair = frozenset[str]
Group = tuple[str, ...]


def obey_stories(
    groups: Sequence[Group], features: Iterable[Features], held: StoryConstraints, frequencies: Frequencies | None = None
) -> tuple[Group, ...]:
    """Returns the groups as people decided: joined where they hold reports of one story, divided where they hold reports of two.

    In a divided group, a report without a decision stays with the part that it is most similar to.
    """
    home = {report: number for number, group in enumerate(groups) for report in group}
    links = [pair for pair in reversed(held.same) if pair[0] in home and pair[1] in home]  # the later ones first
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


def _keep_together(group: Group, parts: _Parts, features: Mapping[str, Features], alike: PairSimilarity) -> None:
    """Keeps a computed group together as far as the decisions allow."""
    seeds: list[str] = []
    for report in (r for r in group if r in parts.foes):
        if not any(parts.link(seed, report) for seed in seeds):
            seeds.append(report)
    for report in (r for r in group if r not in parts.foes):
        nearest = sorted(seeds, key=lambda seed: (-_likeness(report, parts.of(seed), features, alike), seed))
        if not any(parts.link(seed, report) for seed in nearest):
            seeds.append(report)


def _likeness(report: str, part: Sequence[str], features: Mapping[str, Features], alike: PairSimilarity) -> float:
    known = [features[member] for member in part if member in features and member != report]
    return sum(alike(features[report], member) for member in known) / len(known) if known else 0.0
