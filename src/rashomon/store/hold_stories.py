"""hold_stories keeps stories as they stand when reports are grouped anew. How telling a word is
depends on all reports of a store, so unrelated reports would part and join stories of which no
report changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain

from rashomon.text.gathering import by_key

# reports that are grouped apart from the rest of their story, with the newcomers beside them, and
# so leave it: they tell an event of their own. Fewer are odd reports of one event.
_EVENT = 3


def hold_stories(
    groups: Sequence[Sequence[str]],
    standing: Mapping[str, str],
    decided: Set[str] = frozenset(),
) -> tuple[tuple[str, ...], ...]:
    """Returns the groups, with the stories in which some of their reports stand (`standing`) as
    they are.

    - The reports of a story stay where most of them are now. Others leave it if they are an event
      by themselves; if not, they stay, and what came beside them comes to the story, too. So do
      those with a report of which a person decided to which others it belongs (`decided`); what
      came beside them goes with them if they are most of what stood there.
    - Two stories become one only by a newcomer that is grouped with both.
    """
    number_of = {report: number for number, group in enumerate(groups) for report in group}
    places = {report: number for report, number in number_of.items() if report not in standing}
    newcomers = by_key((number, report) for report, number in places.items())
    parts_at = defaultdict[int, list[Sequence[str]]](list)
    home_of_odd = dict[int, int]()
    home_of_most = dict[int, int]()
    stories = by_key((story, report) for report, story in sorted(standing.items()))
    for members in stories.values():
        parts = by_key((number_of[report], report) for report in members)
        home, odd = _home_and_odd(parts, newcomers=newcomers, decided=decided)
        home_of_most |= dict.fromkeys(
            _most(parts, odd=odd, groups=groups, standing=standing, decided=decided), home
        )
        for number in parts.keys() - odd - {home}:
            parts_at[number].append(parts[number])
        parts_at[home].append([*chain.from_iterable(parts[number] for number in odd | {home})])
        home_of_odd |= dict.fromkeys(odd, home)
    home_of = home_of_odd | {number: number for number in parts_at} | home_of_most
    came = by_key((home_of.get(number, number), report) for report, number in places.items())
    return _joined(came, parts_at)


def _most(
    parts: Mapping[int, Sequence[str]],
    odd: Set[int],
    groups: Sequence[Sequence[str]],
    standing: Mapping[str, str],
    decided: Set[str],
) -> Iterator[int]:
    """Yields the groups in which an odd part that people decided about is most of what stood."""
    for number in odd:
        is_most = 2 * len(parts[number]) > len(standing.keys() & set(groups[number]))
        if is_most and not decided.isdisjoint(parts[number]):
            yield number


def _home_and_odd(
    parts: Mapping[int, Sequence[str]],
    newcomers: Mapping[int, Sequence[str]],
    decided: Set[str],
) -> tuple[int, set[int]]:
    """Returns where most reports of a story are, of its parts by their groups, and which other
    parts are odd reports of it."""
    home = min(parts, key=lambda number: (-len(parts[number]), number))
    odd = set()
    for number, part in parts.items():
        is_event = len(part) + len(newcomers.get(number, ())) >= _EVENT
        if number != home and not (is_event and decided.isdisjoint(part)):
            odd.add(number)
    return home, odd


def _joined(
    came: Mapping[int, Sequence[str]], parts_at: Mapping[int, Sequence[Sequence[str]]]
) -> tuple[tuple[str, ...], ...]:
    """Returns the stories of newcomers and parts of stories, which only newcomers join."""
    stories = list[tuple[str, ...]]()
    for number in parts_at.keys() | came.keys():
        parts = parts_at.get(number, ())
        if number in came:
            parts = [[*came[number], *chain.from_iterable(parts)]]
        stories += [tuple(sorted(part)) for part in parts]
    return tuple(sorted(stories))
