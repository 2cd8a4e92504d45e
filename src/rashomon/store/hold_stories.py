"""hold_stories keeps stories as they stand when reports are grouped anew. How telling a word is
depends on all reports of a store, so unrelated reports would part and join stories of which no
report changed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from rashomon.text.gathering import by_key

# reports that are grouped apart from the rest of their story, with the newcomers beside them, and
# so leave it: they tell an event of their own. Fewer are odd reports of one event.
_EVENT = 3


def hold_stories(
    groups: Sequence[tuple[str, ...]], standing: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Returns the groups, with the stories in which some of their reports stand (`standing`) as
    they are.

    - The reports of a story stay where most of them are now. Others leave it if they are an event
      by themselves; if not, they stay, and what came beside them comes to the story, too.
    - Two stories become one only by a newcomer that is grouped with both.
    """
    number_of = {report: number for number, group in enumerate(groups) for report in group}
    newcomers = {}
    for number, group in enumerate(groups):
        newcomers[number] = [report for report in group if report not in standing]
    stories = by_key((story, report) for report, story in sorted(standing.items()))
    parts_in = defaultdict[int, list[list[str]]](list)
    homes = dict[int, int]()  # of odd reports, by their group
    for members in stories.values():
        parts = by_key((number_of[report], report) for report in members)
        home = min(parts, key=lambda number: (-len(parts[number]), number))
        staying = list[str]()
        for number, part in parts.items():
            if number == home or len(part) + len(newcomers[number]) < _EVENT:
                staying += part
                homes.setdefault(number, home)
            else:
                parts_in[number].append(part)
        parts_in[home].append(staying)
    came = by_key(
        (number if number in parts_in else homes.get(number, number), report)
        for number, group in newcomers.items()
        for report in group
    )
    stories_now = list[tuple[str, ...]]()
    for number in parts_in.keys() | came.keys():
        parts_here = parts_in[number]
        if number in came:
            parts_here = [[*came[number], *chain.from_iterable(parts_here)]]
        stories_now += [tuple(sorted(part)) for part in parts_here]
    return tuple(sorted(stories_now))
