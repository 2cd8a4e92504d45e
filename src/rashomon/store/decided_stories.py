"""What people decided about which reports make a story: where reports stand by that (`as_decided`),
and the decisions that merge, part and move stories."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from rashomon.comparing.group_reports import obey_stories, with_older_states
from rashomon.decisions.constraints import story_constraints
from rashomon.errors import StopError
from rashomon.model.content_ids import content_id
from rashomon.model.decision import Decision, DecisionKind, Decisions
from rashomon.model.decision import decide as decided
from rashomon.model.report import newest_states
from rashomon.model.stored import Proposal
from rashomon.store.database.open import SqlStore
from rashomon.store.ledgers import find_story
from rashomon.text.gathering import by_key


def as_decided(
    store: SqlStore, standing: Decisions, about: Decisions, moving: Mapping[str, str]
) -> dict[str, str]:
    """Returns the reports that stand elsewhere by decisions, each with its story from now on.

    - `standing`: the decisions in force
    - `about`: those of them that are to be obeyed now
    - `moving`: reports that are put into stories just now, or back where they were
    """
    texts = chain.from_iterable(decision.reports for decision in about)
    ids = {*store.reports.of_texts(texts), *moving}
    stories = {*store.reports.homes_of(ids).values(), *moving.values()}
    placed = store.reports.placed(stories=stories) | store.reports.placed(ids=ids)
    homes = {ident: report.story for ident, report in placed.items() if report.story}
    homes.update(moving)
    placed = {ident: placed[ident] for ident in homes}
    newest = newest_states({ident: report.revision_of for ident, report in placed.items()})
    constraints = story_constraints(standing, reports=placed.values(), newest=newest)
    pages = [ident for ident in sorted(placed) if ident not in newest]
    groups = [tuple(group) for group in by_key((homes[ident], ident) for ident in pages).values()]
    obeyed = obey_stories(
        groups, features=[placed[ident] for ident in pages], constraints=constraints
    )
    found = {}
    for story, group in continued(store, with_older_states(obeyed, newest), homes).items():
        for ident in group:
            if placed[ident].story != story:
                found[ident] = story
    return found


def continued(
    store: SqlStore, groups: Sequence[tuple[str, ...]], homes: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Returns the groups by the ids of their stories. A story goes on in the group that has most of
    its reports, of several the one whose reports came first; other groups get a new id."""
    came = store.raws.first_runs(chain.from_iterable(groups))
    shares = Counter[tuple[str, int]]()
    for number, group in enumerate(groups):
        shares.update((homes[ident], number) for ident in group if ident in homes)

    def most_first(share: tuple[str, int]) -> tuple[int, int, int, str]:
        story, number = share
        first = min(came.get(ident, 0) for ident in groups[number])
        return -shares[share], first, number, story

    ids = dict[int, str]()
    seen = set[str]()
    for story, number in sorted(shares, key=most_first):
        if story not in seen:
            seen.add(story)
            ids.setdefault(number, story)
    hashes = store.reports.hashes()
    by_story: dict[str, tuple[str, ...]] = {}
    for number, group in enumerate(groups):
        texts = [hashes[ident] for ident in group]
        story = ids.get(number) or new_story_id(store, texts, taken={*by_story, *homes.values()})
        by_story[story] = group
    return by_story


def new_story_id(store: SqlStore, texts: Iterable[str], taken: Collection[str]) -> str:
    """Returns an id from the hashes of a story's texts that no story has or had."""
    first = story = content_id("st", *sorted(texts))
    number = 1
    while story in taken or store.stories.taken([story]):
        number += 1
        story = f"{first}-{number}"
    return story


def merged(store: SqlStore, stories: Iterable[str], **attribution: Any) -> Decisions:
    """Returns the decision that these stories are one. `attribution` says by whom, when and why.
    Raises StopError unless there are two."""
    by_story = {}
    for name in stories:
        story = find_story(store, name)
        by_story[story.id] = story.reports
    if len(by_story) < 2:
        raise StopError("name two stories or more that are one")
    together = [*chain.from_iterable(by_story.values())]
    return _of_reports(store, together=[together], apart=(), **attribution)


def split(store: SqlStore, story: str, reports: Iterable[str], **attribution: Any) -> Decisions:
    """Returns the decisions that make these reports, with the other states of their pages, a story
    of their own. If the last of them is undone, it takes back the others, too. `attribution` says
    by whom, when and why. Raises StopError unless the reports are part of the story and not all of
    it."""
    members = sorted(find_story(store, story).reports)
    parted = set(reports)
    for report in sorted(parted.difference(members)):
        raise StopError(f"report {report!r} is not in story {story}")
    newest = store.reports.newest()
    pages = {newest.get(report, report) for report in parted}
    leaving = [report for report in members if newest.get(report, report) in pages]
    staying = [report for report in members if report not in leaving]
    if not leaving or not staying:
        raise StopError("name some of the story's reports, not all")
    apart = (newest.get(leaving[0], leaving[0]), newest.get(staying[0], staying[0]))
    return _of_reports(store, together=(leaving, staying), apart=apart, **attribution)


def moved(
    store: SqlStore, reports: Iterable[str], story: str | None, **attribution: Any
) -> Decisions:
    """Returns the decisions that put these reports, with the other states of their pages, into a
    story, or together into one of their own. There are none if they stand so. `attribution` says
    by whom, when and why."""
    newest = store.reports.newest()
    pages = {newest.get(report, report) for report in reports}
    homes = {page: placed.story for page, placed in store.reports.placed(ids=pages).items()}
    decisions = list[Decision]()
    for story_id in sorted(filter(None, set(homes.values()))):
        members = {newest.get(report, report) for report in find_story(store, story_id).reports}
        if story_id != story and members - pages:
            decisions += split(store, story_id, sorted(members & pages), **attribution)
    together = sorted(pages)
    if story and set(homes.values()) != {story}:
        together += find_story(store, story).reports
    if story or len(set(homes.values())) > 1:
        decisions += _of_reports(store, together=[together], apart=(), **attribution)
    return tuple(decisions)


def accepted(store: SqlStore, proposal: Proposal, **attribution: Any) -> Decisions:
    """Returns the decisions of a person who accepts what is proposed."""
    if proposal.other:
        return merged(store, [proposal.other, proposal.story], **attribution)
    return split(store, proposal.story, proposal.reports, **attribution)


def declined(store: SqlStore, proposal: Proposal, **attribution: Any) -> Decisions:
    """Returns the decisions of a person who declines what is proposed: that two stories are not
    one, or that reports stay together."""
    newest = store.reports.newest()
    members = sorted(set(find_story(store, proposal.story).reports) - newest.keys())
    if not proposal.other:
        return _of_reports(store, together=[members], apart=(), **attribution)
    others = sorted(set(find_story(store, proposal.other).reports) - newest.keys())
    return _of_reports(store, together=(), apart=(members[0], others[0]), **attribution)


def _of_reports(
    store: SqlStore,
    together: Iterable[Iterable[str]],
    apart: Iterable[str],
    **attribution: Any,
) -> Decisions:
    """Returns the decisions that the reports of each of these lists are of one story, and these two
    are not; lists of one report decide nothing."""
    decisions = []
    listed = [(DecisionKind.SAME_STORY, ids) for ids in together]
    listed.append((DecisionKind.OTHER_STORY, apart))
    for kind, ids in listed:
        placed_reports = store.reports.placed(ids=ids)
        if len(placed_reports) > 1:
            reports = sorted(placed_reports.values(), key=attrgetter("sha256", "house"))
            decisions.append(decided(kind, reports=reports, **attribution))
    return tuple(decisions)
