"""Looks at a few reports that name the same people and places, among much news, as at a pile of
their own.

Short reports of one event, told over several days, share few words: one tells of a rescue, one of
an inquiry, one of a funeral. Only together they show that they tell one event, and only together
two events of one kind show that they are two. In a store nobody chose the reports of one event. Yet
rare names tell which few may be one. These are judged like a chosen pile, though more strictly,
because other news of a town names the same places.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

import numpy as np

from rashomon.stories.few_reports import how_rare, read_few
from rashomon.stories.linkage import group_of
from rashomon.stories.report_similarity import TILE, UNIT, CountedPile, PileSimilarity
from rashomon.stories.reprints import PilePart
from rashomon.stories.twin_events import part_pile
from rashomon.stories.voices import AMONG_FEW, AMONG_MANY, Bars, is_few, join_part
from rashomon.text.gathering import by_key, connected

_FEWEST, _MOST = 3, 12  # reports of a part,
_TWINS = 6  # and of one that may be parted; more show by themselves what is one event
# rarity of the names that two reports of a part share: one that hardly any other report has,
_RARE = 2000
# and so much more, again and again, where more than a few reports hang together
_RARER, _RAREST = 500, 20_000
_OFTEN = 40  # a name that more reports have holds no few of them together
# share of the rarer words of the shorter that two reports of a small pile have in common, which is
# worth a rare name; in a larger one, accounts of other events of a kind share as many
_ALIKE = round(0.15 * UNIT)
_NEWS = 10  # days between two pages, at most


def judge_parts(
    pile: CountedPile, groups: Sequence[Sequence[int]], reprints: Mapping[int, int]
) -> Sequence[Sequence[int]]:
    """Returns the groups of a pile. Those of each few reports that share rare names are parted if
    they tell two events of one kind, and joined if they tell one event. `reprints` has the report
    that each copy repeats."""
    if len(pile.days) > TILE:
        return groups
    is_small = is_few(groups, reprints.keys())
    bars = AMONG_FEW if is_small else AMONG_MANY
    judged: list[Sequence[int]] = []
    numbers_left = set(range(len(groups)))
    for part in _parts(pile, groups, copies=reprints.keys(), with_words=is_small):
        some = [groups[number] for number in part]
        judged += _judged(pile, groups=some, reprints=reprints, bars=bars)
        numbers_left -= {*part}
    return sorted([*judged, *(groups[number] for number in numbers_left)], key=list)


def _judged(
    pile: CountedPile, groups: Sequence[Sequence[int]], reprints: Mapping[int, int], bars: Bars
) -> Sequence[Sequence[int]]:
    """Returns these groups, judged as those of a pile of their own. Copies go with what they
    repeat, and change nothing."""
    places = sorted(set[int]().union(*groups) - reprints.keys())
    number_of = {place: number for number, place in enumerate(places)}
    alone = PilePart(pile, places)
    alike = PileSimilarity(alone, None)
    own = [[number_of[place] for place in group if place in number_of] for group in groups]
    judged: Sequence[Sequence[int]] = [group for group in own if group]
    if len(places) <= _TWINS:
        judged = part_pile(alone, judged, alike=alike, reprints={})
    judged = join_part(alone, judged, copies=frozenset(), alike=alike, bars=bars)
    stories = [[places[number] for number in group] for group in judged]
    return _with_copies(stories, groups=groups, reprints=reprints)


def _with_copies(
    stories: Sequence[list[int]], groups: Sequence[Sequence[int]], reprints: Mapping[int, int]
) -> Sequence[Sequence[int]]:
    """Returns the stories with the copies of the groups of which they were made."""
    story_of = {place: story for story in stories for place in story}
    for group in groups:
        first = min({*group} - reprints.keys())
        for copy in sorted(reprints.keys() & {*group}):
            story_of.get(reprints[copy], story_of[first]).append(copy)
    return [sorted(story) for story in stories]


def _parts(
    pile: CountedPile, groups: Sequence[Sequence[int]], copies: Set[int], *, with_words: bool
) -> Iterator[Sequence[int]]:
    """Yields the groups, by number, of each few reports that share rare names (`with_words`: or
    many rare words)."""
    places = sorted(set[int]().union(*groups) - copies)
    shared = _shared_names(pile, places)
    if with_words:
        shared |= _shared_words(pile, places)
    days = pile.days[places]
    group_at = group_of(groups, len(pile.days))[places].tolist()
    shared_by_groups = defaultdict[tuple[int, int], int](int)
    for (first, second), rarity in shared.items():
        low, high = sorted((group_at[first], group_at[second]))
        if low != high and not abs(days[first] - days[second]) > _NEWS:  # one may be unknown
            shared_by_groups[low, high] = max(shared_by_groups[low, high], rarity)
    sizes = [len({*group} - copies) for group in groups]
    yield from _few(range(len(groups)), shared=shared_by_groups, sizes=sizes, least=_RARE)


def _few(
    numbers: Sequence[int], shared: Mapping[tuple[int, int], int], sizes: Sequence[int], least: int
) -> Iterator[Sequence[int]]:
    """Yields those of these groups that hang together by what is this rare and are few reports; by
    what is rarer where they are many."""
    links = [two for two, rarity in shared.items() if rarity >= least]
    for part in connected(numbers, links):
        reports = sum(sizes[number] for number in part)
        if _FEWEST <= reports <= _MOST:
            yield part
        elif reports > _MOST and least < _RAREST:
            inside = {two: rarity for two, rarity in shared.items() if {*two} <= {*part}}
            yield from _few(part, shared=inside, sizes=sizes, least=least + _RARER)


def _shared_names(pile: CountedPile, places: Sequence[int]) -> Counter[tuple[int, int]]:
    """Returns how rare together the names are that two reports share, by where they stand among
    these places."""
    _, names, _ = pile.terms(places)
    terms = names.terms.tolist()
    rare = dict(zip(terms, how_rare(names.terms).tolist(), strict=True))
    shared = Counter[tuple[int, int]]()
    for term, having in by_key(zip(terms, names.rows().tolist(), strict=True)).items():
        if rare[term] and len(having) <= _OFTEN:
            for two in combinations(having, 2):
                shared[two] += rare[term]
    return shared


def _shared_words(pile: CountedPile, places: Sequence[int]) -> Counter[tuple[int, int]]:
    """Returns what the words are worth that two reports share, as rarity of names."""
    alike = read_few(pile, places).alike()
    shared = Counter[tuple[int, int]]()
    for first, second in np.argwhere(np.triu(alike, 1) >= _ALIKE).tolist():
        shared[first, second] = int(alike[first, second]) * _RARE // _ALIKE
    return shared
