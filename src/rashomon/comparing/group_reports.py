"""group_reports groups a pile held in memory into stories, as people decided. It also makes notes
on the groups, which are shown before these are compared.

obey_stories joins and divides groups as people decided.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from rashomon.decisions.constraints import StoryConstraints
from rashomon.model.content_ids import by_id
from rashomon.model.report import newest_states
from rashomon.model.stored import Features, TermCounts
from rashomon.protocols import OnProgress, Progress
from rashomon.stories.group_stories import (
    CountedReports,
    features_of,
    group_features,
    own_frequencies,
)
from rashomon.stories.one_event import DOUBT
from rashomon.stories.report_similarity import FEW, UNIT, Tile, reports_of
from rashomon.stories.vectors import known_spreads
from rashomon.text.gathering import by_key, most_first
from rashomon.text.parsed_report import Annotations, Pages


def group_reports(
    annotated: Pages, constraints: StoryConstraints, *, one_story: bool, tell: OnProgress
) -> list[list[Annotations]]:
    """Returns the reports of each story. Older states of a page are not grouped; they follow the
    newest one."""
    pages = by_id(annotated)
    newest = newest_states({page.id: page.report.revision_of for page in annotated})
    features = []
    for page in annotated:
        if page.id not in newest:
            features.append(constraints.dated(features_of(page)))
    groups = group_features(features, in_hand=True)

    def pages_in(group: Iterable[str]) -> list[Annotations]:
        return [pages[report] for report in group]

    def sources_in(group: Iterable[str]) -> list[str]:
        return [page.report.source for page in pages_in(group)]

    if one_story and pages:
        if note := several_events(list(map(sources_in, groups))):
            tell(Progress("comparing", 0, 1, note))
        groups = (tuple(sorted(pages.keys() - newest.keys())),)
    else:
        for pair in doubtful(groups, features):
            sources = " and ".join(sources_in(pair))
            tell(Progress("comparing", 0, len(groups), f"{sources} may tell of two events"))
        if few := _shortened(sources_in(taken_for_one(groups, features)), most=5, sign=", "):
            note = f"{few}: few words in common with the others; nothing shows another event"
            tell(Progress("comparing", 0, len(groups), note))
    obeying = obey_stories(groups, features=features, constraints=constraints)
    return list(map(pages_in, with_older_states(obeying, newest)))


def with_older_states(
    groups: Iterable[tuple[str, ...]], newest: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Returns the groups, which have the newest states of pages, with the older states. These are
    in the story of the newest one: what a page told before counts in no other."""
    older = by_key((new, old) for old, new in newest.items())
    with_states = []
    for group in groups:
        with_states.append(
            tuple(sorted([*group, *chain.from_iterable(older[new] for new in group)]))
        )
    return tuple(sorted(with_states))


def doubtful(
    groups: Sequence[tuple[str, ...]], features: Sequence[Features]
) -> Iterator[tuple[str, ...]]:
    """Yields the stories of two reports, in a small pile, that may as well be two events."""
    if len(features) > FEW:
        return
    features_of_id = by_id(features)
    alike = PairSimilarity(own_frequencies(features))
    for group in groups:
        if len(group) == 2:
            first, second = group
            if 0 <= alike(features_of_id[first], features_of_id[second]) < DOUBT:
                yield group


def taken_for_one(groups: Sequence[tuple[str, ...]], features: Sequence[Features]) -> Sequence[str]:
    """Returns the reports of a small pile that stand in a story only because somebody chose the
    pile."""
    if len(features) > FEW:
        return ()
    alone = [group for group in group_features(features) if len(group) == 1]
    return sorted(report for (report,) in set(alone) - set(groups))


def several_events(groups: Sequence[Sequence[str]]) -> str:
    """Returns a note if reports that the user called one event look like several. Returns "" if
    only a single one stands apart. The groups list sources."""
    sizes = sorted(map(len, groups), reverse=True)
    strays = sum(sizes[1:])
    if strays < 2 and 2 * strays < max(sizes, default=1):
        return ""
    reasons = [_shortened(sorted(group), most=2, sign=", ") for group in groups]
    return (
        f"--one-story: these reports look like {len(groups):,} events "
        f"({_shortened(reasons, most=3, sign='; ')}); without it they are compared apart"
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
        self._tiles: dict[str, Tile] = {}

    def __call__(self, first: Features, second: Features) -> float:
        """Returns the cosine of their words and names, reduced if their pages are dated apart;
        across languages, by names alone."""
        return int(self._tile(first).rows(self._tile(second), 0, 1)[0, 0]) / UNIT

    def _tile(self, features: Features) -> Tile:
        if features.id not in self._tiles:
            pile = CountedReports([features])
            self._tiles[features.id] = Tile(
                reports_of(pile.terms([0]), spreads=self._spreads, days=pile.days)
            )
        return self._tiles[features.id]


def obey_stories(
    groups: Sequence[tuple[str, ...]],
    features: Iterable[Features],
    constraints: StoryConstraints,
    frequencies: TermCounts | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Returns the groups as people decided: joined if they hold reports of one story, divided if
    they hold reports of two.

    In a divided group, a report without a decision stays with the part that it is most like.
    """
    grouped = set(chain.from_iterable(groups))
    joined_pairs = [pair for pair in constraints.same if grouped.issuperset(pair)]
    apart = {frozenset(pair) for pair in constraints.apart if grouped.issuperset(pair)}
    decided = set(chain(*joined_pairs, *apart))
    if not decided:
        return tuple(groups)
    features_of_id = by_id(features)
    alike = PairSimilarity(frequencies or own_frequencies(features_of_id.values()))
    parts = _Parts(apart)
    for pair in reversed(joined_pairs):  # the later ones first
        parts.link(*pair)
    obeyed = []
    for group in groups:
        if decided.isdisjoint(group):
            obeyed.append(group)
        else:
            _keep_together(group, parts=parts, features=features_of_id, alike=alike)
    return tuple(sorted([*obeyed, *parts.groups()]))


class _Parts:
    """A union-find over reports. It refuses to join reports that are kept apart."""

    def __init__(self, apart: Iterable[frozenset[str]]) -> None:
        self.foes = defaultdict(set)
        for first, second in apart:
            self.foes[first].add(second)
            self.foes[second].add(first)
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
            if report in self.foes and not self.foes[report].isdisjoint(right):
                return False
        left += right
        self._of.update(dict.fromkeys(right, left))
        return True

    def groups(self) -> Iterable[tuple[str, ...]]:
        """Returns all groups."""
        groups = {}
        for part in self._of.values():
            groups[id(part)] = tuple(sorted(part))
        return groups.values()


def _keep_together(
    group: tuple[str, ...], parts: _Parts, features: Mapping[str, Features], alike: PairSimilarity
) -> None:
    """Keeps a computed group together as far as the decisions allow."""
    seeds: list[str] = []
    for report in sorted(group, key=lambda report: report not in parts.foes):
        parts.of(report)  # one that is linked to nothing is a group of its own
        nearest = seeds
        if report not in parts.foes:
            likeness = {}
            for seed in seeds:
                likeness[seed] = _likeness(
                    report, part=parts.of(seed), features=features, alike=alike
                )
            nearest = most_first(likeness)
        for seed in nearest:
            if parts.link(seed, report):
                break
        else:
            seeds.append(report)


def _likeness(
    report: str, part: Sequence[str], features: Mapping[str, Features], alike: PairSimilarity
) -> float:
    likenesses = []
    for member in part:
        if member in features and member != report:
            likenesses.append(alike(features[report], features[member]))
    return sum(likenesses) / len(likenesses) if likenesses else 0.0
