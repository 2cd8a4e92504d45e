"""inherit says under which ids stories go on when their reports are grouped anew."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from itertools import chain
from types import MappingProxyType

from rashomon.model.content_ids import content_id
from rashomon.model.record import record
from rashomon.text.gathering import by_key

_WHOLE = Fraction(1)


@record
class Succession:
    """Which stories there are from now on.

    - `groups`: their reports, by the id of the story
    - `merged`: stories that end, each with the one that took most of it
    - `split`: groups most of whose reports were in other stories, with the one of these that had
      most of them
    - `had_story`: reports that were in a story before: what moves is no news
    """

    groups: Mapping[str, tuple[str, ...]]
    merged: tuple[tuple[str, str | None], ...]
    split: dict[str, str]
    had_story: frozenset[str] = frozenset()


@record
class KnownIds:
    """The ids that stories have or had: which of some ids are taken, and of the stories that are
    gone the reports that they had. `first_runs` says in which run each of some reports came."""

    is_taken: Callable[[Iterable[str]], set[str]]
    first_runs: Callable[[Iterable[str]], Mapping[str, int]]
    retired: Mapping[str, frozenset[str]] = field(default_factory=dict)


@record
class _Shares:
    """How the groups share the stories that were there.

    - `homes`: which group took most of what each story began with
    - `goes_on`: the story as which a group goes on: of those of which it took half or more of that,
      the one of which it has most
    - `sources`: the story of which each group has most
    """

    homes: dict[str, int]
    goes_on: dict[int, str]
    sources: dict[int, str]


def inherit(
    groups: Sequence[tuple[str, ...]],
    before: Mapping[str, str],
    known_ids: KnownIds,
    texts: Mapping[str, str],
    newest: Mapping[str, str] = MappingProxyType({}),
    brought_back: Mapping[str, str] = MappingProxyType({}),
) -> Succession:
    """Returns which groups go on with the ids of the stories that reports were in `before`.

    A story goes on in the group that took most of the reports with which it began (`_weights`), and
    half of them at least: for their event the id was shown. A story that was gone comes back in a
    group that has most of the reports that it had. These then count no more for the story that it
    was merged into. Any other group gets a new id, from the hashes of its texts (`texts`, by
    report).

    If a group took most of several stories, it goes on with the one of which it has most, and the
    other ids lead to it. Reports that are where they were before a decision that was taken back
    (`brought_back` has their stories of then) have the id that they had. Older states of pages
    (`newest` has the newest state of each) go where that one goes. They make no group another
    story's heir, unless that story had nothing else.
    """
    counting = _counting(before, newest)
    pages = by_key((newest.get(report, report), report) for report in before)
    divided = {report: pages[report] for report in _divided(groups, counting)}
    coming_back = _coming_back(groups, known_ids.retired)
    begun = _begun(divided, known_ids)
    shares = _shares(_taken(groups, before=counting, coming_back=coming_back, first_runs=begun))
    given_back = _given_back(groups, before=counting, brought_back=brought_back)
    ids = _ids_before(groups, shares=shares, given_back=given_back, retired=known_ids.retired)
    fresh = _fresh(groups, ids=ids, texts=texts)
    stories = set(before.values())
    ids |= _untaken(fresh, known_ids=known_ids, continued=stories | set(ids.values()))
    ended = sorted(stories.difference(ids.values()))
    return Succession(
        groups={ids[number]: group for number, group in enumerate(groups)},
        merged=tuple((story, ids.get(shares.homes.get(story, -1))) for story in ended),
        split=_split(groups, shares=shares, ids=ids, before=before),
        had_story=frozenset(before),
    )


def _split(
    groups: Sequence[tuple[str, ...]],
    shares: _Shares,
    ids: Mapping[int, str],
    before: Mapping[str, str],
) -> dict[str, str]:
    """Returns the groups, by their ids, that have half of their reports or more from stories as
    which they do not go on, each with the story of which it has most."""
    split = {}
    stories = set(before.values())
    for number, story in shares.sources.items():
        members_before = [member for member in groups[number] if member in before]
        if ids[number] not in stories and 2 * len(members_before) >= len(groups[number]):
            split[ids[number]] = story
    return split


def _counting(before: Mapping[str, str], newest: Mapping[str, str]) -> dict[str, str]:
    """Returns in which story reports were, without older states of pages where it had others."""
    held = {story for report, story in before.items() if report not in newest}
    counting = {}
    for report, story in before.items():
        if report not in newest or story not in held:
            counting[report] = story
    return counting


def _divided(groups: Sequence[tuple[str, ...]], before: Mapping[str, str]) -> list[str]:
    """Returns the reports of the stories that fall apart."""
    numbers = defaultdict[str, set[int]](set)
    for number, group in enumerate(groups):
        for member in group:
            if member in before:
                numbers[before[member]].add(number)
    return [report for report, story in before.items() if len(numbers[story]) > 1]


def _begun(pages: Mapping[str, Sequence[str]], known_ids: KnownIds) -> dict[str, int]:
    """Returns in which run each page first came, given its states."""
    runs = known_ids.first_runs(chain.from_iterable(pages.values()))
    return {page: min(runs.get(state, 0) for state in states) for page, states in pages.items()}


def _weights(before: Mapping[str, str], first_runs: Mapping[str, int]) -> dict[str, Fraction]:
    """Returns how much reports count where stories fall apart: the earlier half of each story's, of
    the run that completes it the part that is missing."""
    weights = {}
    for reports in by_key((story, report) for report, story in before.items()).values():
        missing = Fraction(len(reports), 2)
        by_run = by_key((first_runs[report], report) for report in reports)
        for _, at_once in sorted(by_run.items()):
            weight = min(Fraction(1), missing / len(at_once))
            weights.update(dict.fromkeys(at_once, weight))
            missing -= weight * len(at_once)
    return weights


def _coming_back(
    groups: Sequence[tuple[str, ...]], retired: Mapping[str, frozenset[str]]
) -> list[frozenset[str]]:
    """Returns, of each group, the reports of stories that are gone of which it has most."""
    had = defaultdict[str, list[str]](list)
    for story, reports in sorted(retired.items()):
        for report in reports:
            had[report].append(story)
    coming_back = []
    for group in groups:
        counts = Counter(story for member in group for story in had[member])
        back = set[str]()
        for story, members in counts.items():
            if 2 * members > len(retired[story]):
                back |= retired[story] & set(group)
        coming_back.append(frozenset(back))
    return coming_back


@record
class _Share:
    """What a group took of a story.

    - `members`: how many reports
    - `own`: how many of these no other story had
    - `first`: how much of what the story began with, and `begun` in which run that begins
    """

    story: str
    number: int
    members: int
    own: int
    first: Fraction
    begun: int


def _taken(
    groups: Sequence[tuple[str, ...]],
    before: Mapping[str, str],
    coming_back: Sequence[frozenset[str]],
    first_runs: Mapping[str, int],
) -> list[_Share]:
    """Returns what each group took of each story. `coming_back` are reports of each group by which
    another story may come back: where a story falls apart, they count only if nothing else does.
    `first_runs` says in which runs the reports of such stories came."""
    weighed = set(first_runs).difference(*coming_back)
    weights = _weights({report: before[report] for report in weighed}, first_runs)
    shares = []
    for number, group in enumerate(groups):
        members_of = by_key((before[member], member) for member in group if member in before)
        for story, members in members_of.items():
            own = [member for member in members if member not in coming_back[number]]
            share = _Share(
                story=story,
                number=number,
                members=len(members),
                own=len(own),
                first=sum((weights.get(member, _WHOLE) for member in own), Fraction(0)),
                begun=min((first_runs.get(member, 0) for member in own), default=0),
            )
            shares.append(share)
    return sorted(shares, key=lambda one: (-one.own, one.members, one.story, one.number))


def _shares(taken: Sequence[_Share]) -> _Shares:
    """Returns how groups share the stories, given what each took, most first."""
    sizes = defaultdict[str, Fraction](Fraction)
    shares = _Shares(homes={}, goes_on={}, sources={})
    for share in sorted(taken, key=lambda one: (-one.first, one.begun)):
        shares.homes.setdefault(share.story, share.number)
        sizes[share.story] += share.first
    for share in taken:
        shares.sources.setdefault(share.number, share.story)
        is_home = shares.homes[share.story] == share.number
        if is_home and 2 * share.first >= sizes[share.story]:
            shares.goes_on.setdefault(share.number, share.story)
    return shares


def _returning(
    groups: Sequence[tuple[str, ...]],
    goes_on: Mapping[int, str],
    retired: Mapping[str, frozenset[str]],
) -> dict[int, str]:
    """Returns the stories that come back, by the number of the group that has most of the reports
    that they had; of several the one that had most of them."""
    returning = dict[int, str]()
    for story, reports in sorted(retired.items(), key=lambda item: (-len(item[1]), item[0])):
        for number, group in enumerate(groups if story not in goes_on.values() else ()):
            is_free = number not in goes_on and number not in returning
            if is_free and 2 * len(reports & set(group)) > len(reports):
                returning[number] = story
                break
    return returning


def _given_back(
    groups: Sequence[tuple[str, ...]], before: Mapping[str, str], brought_back: Mapping[str, str]
) -> dict[int, str]:
    """Returns the stories of then of the groups that are for the most part where they were, by
    their numbers; of several groups of one story the one that has most of it."""
    shares = Counter[tuple[str, int]]()
    for number, group in enumerate(groups):
        shares.update((brought_back[member], number) for member in group if member in brought_back)
    given_back = dict[int, str]()
    for (story, number), members in sorted(shares.items(), key=lambda item: (-item[1], item[0])):
        is_most = 2 * members >= len(before.keys() & set(groups[number]))
        if is_most and story not in given_back.values():
            given_back.setdefault(number, story)
    return given_back


def _ids_before(
    groups: Sequence[tuple[str, ...]],
    shares: _Shares,
    given_back: Mapping[int, str],
    retired: Mapping[str, frozenset[str]],
) -> dict[int, str]:
    """Returns the ids that were there of the groups that have one, by their numbers: given back, of
    the stories as which they go on, or of stories that come back."""
    ids = dict(given_back)
    for number, story in shares.goes_on.items():
        if story not in given_back.values():
            ids.setdefault(number, story)
    return ids | _returning(groups, goes_on=ids, retired=retired)


def _fresh(
    groups: Sequence[tuple[str, ...]], ids: Mapping[int, str], texts: Mapping[str, str]
) -> dict[int, str]:
    """Returns an id from the hashes of its texts for each group that has none."""
    fresh = {}
    for number, group in enumerate(groups):
        if number not in ids:
            hashes = sorted(texts[member] for member in group)
            fresh[number] = content_id("st", *hashes)
    return fresh


def _untaken(fresh: Mapping[int, str], known_ids: KnownIds, continued: set[str]) -> dict[int, str]:
    """Returns a new id that no story has or had."""
    untaken = {}
    used = known_ids.is_taken(fresh.values()) | known_ids.retired.keys() | continued
    for number, story in sorted(fresh.items()):
        again = 1
        while story in used:
            again += 1
            story = f"{fresh[number]}-{again}"
            used |= known_ids.is_taken([story])
        used.add(story)
        untaken[number] = story
    return untaken
