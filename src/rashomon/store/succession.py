"""inherit says under which ids stories go on when their reports are grouped anew."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.model.content_ids import content_id
from rashomon.model.record import record
from rashomon.text.gathering import most_first


@record
class Succession:
    """The groups by the id of their story; stories that end, each with the one that took most of
    it; and where groups that split off come from."""

    groups: Mapping[str, tuple[str, ...]]
    merged: tuple[tuple[str, str | None], ...]
    split: dict[str, str]


def inherit(
    groups: Sequence[tuple[str, ...]],
    before: dict[str, str],
    is_taken: Callable[[Iterable[str]], set[str]],
) -> Succession:
    """Returns which groups go on with the ids of the stories that reports were in `before`. A story
    goes on in the group that took most of its reports.

    If a group took most of several stories, it goes on with the one of which it has most, and the
    other ids lead to it.
    """
    shares: Counter[tuple[str, int]] = Counter()  # how many reports of a story each group took
    for number, group in enumerate(groups):
        shares.update((before[member], number) for member in group if member in before)
    homes = {}  # which group took most of each story
    id_by_group: dict[
        int, str
    ] = {}  # of the stories that have their home in a group, the largest there
    sources: dict[int, str] = {}  # the story of which each group has most
    for story, number in most_first(shares):
        sources.setdefault(number, story)
        if story not in homes:
            homes[story] = number
            id_by_group.setdefault(number, story)
    new = {}
    for number, group in enumerate(groups):
        if number not in id_by_group:
            new[number] = content_id("st", *group)
    stories = set(before.values())
    ids = id_by_group | _untaken(new, is_taken, stories)
    merged = []
    for story in sorted(stories):
        heir = ids[homes[story]] if story in homes else None
        if heir != story:
            merged.append((story, heir))
    split = {ids[number]: sources[number] for number in sorted(new) if number in sources}
    continued = {ids[number]: group for number, group in enumerate(groups)}
    return Succession(continued, tuple(merged), split)


def _untaken(
    fresh: Mapping[int, str], is_taken: Callable[[Iterable[str]], set[str]], continued: set[str]
) -> dict[int, str]:
    """Returns a new id that no story has or had."""
    untaken = {}
    used = is_taken(fresh.values()) | continued
    for number, story in sorted(fresh.items()):
        again = 1
        while story in used:
            again += 1
            story = f"{fresh[number]}-{again}"
            used |= is_taken([story])
        used.add(story)
        untaken[number] = story
    return untaken
