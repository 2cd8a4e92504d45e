"""inherit says under which ids stories go on when their reports are grouped anew."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.model.content_ids import content_id
from rashomon.model.record import record

_Homes = Mapping[str, str]  # the stories that reports were in

_Taken = Callable[[Iterable[str]], set[str]]  # which of some ids a story has or had

Group = tuple[str, ...]


@record
class Succession:
    """The groups by the id of their story; stories that end, each with the one that took most of
    it; and where groups that split off come from."""

    groups: Mapping[str, Group]
    merged: tuple[tuple[str, str | None], ...]
    split: _Homes


def inherit(groups: Sequence[Group], before: _Homes, taken: _Taken) -> Succession:
    """Returns which groups go on with the ids of the stories that reports were in `before`. A story
    goes on in the group that took most of its reports.

    If a group took most of several stories, it goes on with the one of which it has most, and the
    other ids lead to it.
    """
    shares = Counter(
        (before[member], number)
        for number, group in enumerate(groups)
        for member in group
        if member in before
    )
    homes: dict[str, int] = {}  # which group took most of each story
    for story, number in sorted(shares, key=lambda share: (-shares[share], share)):
        homes.setdefault(story, number)
    named: dict[int, str] = {}  # the story of which each such group has most
    for story, number in sorted(homes.items(), key=lambda home: (-shares[home], home)):
        named.setdefault(number, story)
    new = {
        number: content_id("st", *group)
        for number, group in enumerate(groups)
        if number not in named
    }
    stories = set(before.values())
    fresh = _untaken(new, taken, stories)
    ids = named | fresh
    heirs = {story: ids[homes[story]] if story in homes else None for story in sorted(stories)}
    merged = tuple((story, heir) for story, heir in heirs.items() if heir != story)
    split = {
        ids[number]: source
        for number in sorted(fresh)
        if (source := _source(groups[number], before))
    }
    return Succession({ids[number]: group for number, group in enumerate(groups)}, merged, split)


def _untaken(fresh: Mapping[int, str], taken: _Taken, here: set[str]) -> dict[int, str]:
    """Returns a new id that no story has or had."""
    out = {}
    used = taken(fresh.values()) | here
    for number, story in sorted(fresh.items()):
        again = 1
        while story in used:
            again += 1
            story = f"{fresh[number]}-{again}"
            used |= taken([story])
        used.add(story)
        out[number] = story
    return out


def _source(group: Group, before: _Homes) -> str | None:
    """Returns the story that most reports of a new story were in, or None."""
    members = Counter(before[member] for member in group if member in before)
    return min(members, key=lambda story: (-members[story], story)) if members else None
