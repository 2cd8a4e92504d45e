"""group_reports groups a pile held in memory into stories, as people decided. It also makes notes
on the groups, which are shown before these are compared.

obey_stories joins and divides groups as people decided.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

from rashomon.decisions.constraints import StoryConstraints
from rashomon.model.content_ids import by_id
from rashomon.model.record import Strings
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

_Group = Strings


def group_reports(
    annotated: Pages, constraints: StoryConstraints, *, one_story: bool, tell: OnProgress
) -> list[list[Annotations]]:
    """Returns the reports of each story."""
    pages = by_id(annotated)
    features = [features_of(page) for page in annotated]
    groups = group_features(features)
    if one_story and pages:
        sources_of = [[pages[report].report.source for report in group] for group in groups]
        if note := several_events(sources_of):
            tell(Progress("comparing", 0, 1, note))
        groups = (tuple(sorted(pages)),)
    else:
        for pair in doubtful(groups, features):
            sources = " and ".join(pages[report].report.source for report in pair)
            tell(Progress("comparing", 0, len(groups), f"{sources} may tell of two events"))
    groups = obey_stories(groups, features, constraints)
    return [[pages[report] for report in group] for group in groups]


def doubtful(groups: Sequence[_Group], features: Sequence[Features]) -> list[_Group]:
    """Returns the stories of two reports, in a small pile, that may as well be two events."""
    pairs = [group for group in groups if len(group) == 2]
    if not pairs or len(features) > FEW:
        return []
    known = by_id(features)
    alike = PairSimilarity(own_frequencies(features))
    return [pair for pair in pairs if 0 <= alike(known[pair[0]], known[pair[1]]) < DOUBT]


def several_events(groups: Sequence[Sequence[str]]) -> str:
    """Returns a note if reports that the user called one event look like several. Returns "" if
    only a single one stands apart. The groups list sources."""
    sizes = sorted(map(len, groups), reverse=True)
    strays = sum(sizes[1:])
    if strays < 2 and 2 * strays < max(sizes, default=1):
        return ""
    reasons = [_shortened(sorted(group), 2, ", ") for group in groups]
    return (
        f"--one-story: these reports look like {len(groups):,} events "
        f"({_shortened(reasons, 3, '; ')}); without it they are compared apart"
    )


def _shortened(texts: Sequence[str], most: int, sign: str) -> str:
    """Returns the first of these texts as one, with dots if there are more."""
    dots = ["..."] if len(texts) > most else []
    return sign.join([*texts[:most], *dots])


class PairSimilarity:
    """Keeps what the reports that were asked about are grouped by. `frequencies` are those of the
    pile to which the reports belong."""

    def __init__(self, frequencies: TermCounts) -> None:
        self._spreads = known_spreads(frequencies)
        self._known: dict[str, Tile] = {}

    def __call__(self, mine: Features, theirs: Features) -> float:
        """Returns the cosine of their words and names, reduced if their pages are dated apart;
        across languages, by names alone."""
        return int(self._tile(mine).rows(self._tile(theirs), 0, 1)[0, 0]) / UNIT

    def _tile(self, features: Features) -> Tile:
        if features.id not in self._known:
            terms = (
                terms_of([features.words]),
                terms_of([features.names]),
                terms_of([features.fillings]),
            )
            days = days_as_numbers([features.published])
            reports = reports_of(terms, self._spreads, days)
            self._known[features.id] = Tile(reports)
        return self._known[features.id]


def obey_stories(
    groups: Sequence[_Group],
    features: Iterable[Features],
    constraints: StoryConstraints,
    frequencies: TermCounts | None = None,
) -> tuple[_Group, ...]:
    """Returns the groups as people decided: joined if they hold reports of one story, divided if
    they hold reports of two.

    In a divided group, a report without a decision stays with the part that it is most like.
    """
    home = {report: number for number, group in enumerate(groups) for report in group}
    same = [pair for pair in constraints.same if home.keys() >= {*pair}]
    apart = {frozenset(pair) for pair in constraints.apart if home.keys() >= {*pair}}
    touched = {home[report] for pair in (*same, *apart) for report in pair}
    if not touched:
        return tuple(groups)
    features_of_id = by_id(features)
    alike = PairSimilarity(frequencies or own_frequencies(features_of_id.values()))
    parts = _Parts(apart)
    for pair in reversed(same):  # the later ones first
        parts.link(*pair)
    for number in sorted(touched):
        _keep_together(groups[number], parts, features_of_id, alike)
    obeyed = [tuple(sorted(part)) for part in parts.groups()]
    obeyed += [group for number, group in enumerate(groups) if number not in touched]
    return tuple(sorted(obeyed))


class _Parts:
    """A union-find over reports. It refuses to join reports that are kept apart."""

    def __init__(self, apart: set[frozenset[str]]) -> None:
        self.foes = dict(by_key(foes for pair in apart for foes in permutations(pair, 2)))
        self._of: dict[str, list[str]] = {}

    def of(self, report: str) -> list[str]:
        """Returns everything that is joined with this report, and the report itself."""
        return self._of.setdefault(report, [report])

    def link(self, first: str, second: str) -> bool:
        """Joins both if allowed; returns whether they are together now."""
        left = self.of(first)
        right = self.of(second)
        if left is right:
            return True
        for report in left:
            if any(foe in right for foe in self.foes.get(report, ())):
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
    likenesses = []
    for member in part:
        if member in features and member != report:
            likenesses.append(alike(features[report], features[member]))
    return sum(likenesses) / len(likenesses) if likenesses else 0.0
