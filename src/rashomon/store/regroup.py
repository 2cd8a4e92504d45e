"""regroup groups all reports of a store as if they had come at once. Where stories come out
otherwise, that is proposed to a person, or done at once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rashomon.comparing.group_reports import obey_stories, with_older_states
from rashomon.decisions.constraints import StoryConstraints, story_constraints
from rashomon.decisions.in_force import in_force
from rashomon.errors import Damaged
from rashomon.model.stored import ChangeRows, Features, Plan, Proposal
from rashomon.protocols import OnProgress, say_nothing
from rashomon.store.database.open import SqlStore
from rashomon.store.database.session import pieces
from rashomon.store.decided_stories import continued
from rashomon.store.ledgers import ledger_in
from rashomon.store.update import compare_changed, settle
from rashomon.store.write_plans import PlanWriter, until_undisturbed
from rashomon.stories.group_stories import CountedReports, group_counted
from rashomon.text.gathering import by_key


def regroup(store: SqlStore, *, at_once: bool, on_progress: OnProgress = say_nothing) -> ChangeRows:
    """Groups all reports anew, and proposes what comes out otherwise; `at_once` moves the reports,
    and returns what that changed. Raises StopError if other programs keep changing the store."""
    damaged = [story for story in store.stories.ids() if _is_damaged(store, story)]
    with store.writing():  # a store that is only read says so, even where nothing changes
        store.stories.outdate(damaged)
    settle(store, on_progress=on_progress, place=not at_once)

    def group(writer: PlanWriter) -> None:
        standing = in_force(store.decisions.all())
        newest = store.reports.newest()
        homes = {ident: story for ident, story in store.reports.homes().items() if story}
        texts = [sha256 for decision in standing for sha256 in decision.reports]
        decided = store.reports.placed(ids=store.reports.of_texts(texts))
        constraints = story_constraints(standing, reports=decided.values(), newest=newest)
        groups = _grouped(store, constraints, newest)
        if at_once:
            found = continued(store, groups, homes)
            moves = {ident: story for story, members in found.items() for ident in members}
            moved = {ident: story for ident, story in moves.items() if homes.get(ident) != story}
            writer.write(Plan(homes=moved))
        else:
            proposals = tuple(_proposals(groups, homes, newest, constraints))
            writer.write(Plan(proposals=proposals))

    last = store.stories.last_change()
    until_undisturbed(store, group)
    compare_changed(store, on_progress=on_progress)
    return store.stories.changes_after(last)


def _is_damaged(store: SqlStore, story_id: str) -> bool:
    """Whether a story cannot be read. It is made again of its reports."""
    try:
        story = store.stories.get(story_id)
        if story:
            ledger_in(story)
    except Damaged:
        return True
    return False


def _grouped(
    store: SqlStore, constraints: StoryConstraints, newest: Mapping[str, str]
) -> Sequence[tuple[str, ...]]:
    """Returns all reports in groups, first by what they tell, then as people decided."""
    ids = [ident for ident in store.reports.homes() if ident not in newest]
    groups = []
    for places in group_counted(CountedReports(_features(store, ids, constraints))):
        groups.append(tuple(sorted(ids[place] for place in places)))
    obeying = obey_stories(
        sorted(groups), features=_features(store, ids, constraints), constraints=constraints
    )
    return with_older_states(obeying, newest)


def _features(
    store: SqlStore, ids: Sequence[str], constraints: StoryConstraints
) -> Iterator[Features]:
    """Yields what reports are grouped by, with one batch at a time in memory."""
    for batch in pieces(ids):
        placed = store.reports.placed(ids=batch)
        for ident in batch:
            yield constraints.dated(placed[ident])


def _proposals(
    groups: Sequence[tuple[str, ...]],
    homes: Mapping[str, str],
    newest: Mapping[str, str],
    constraints: StoryConstraints,
) -> Iterator[Proposal]:
    """Yields what comes out otherwise than the stories stand: a group that has most of several
    stories, and several reports that came out of their story together."""
    sizes = Counter(homes.values())
    joined = {frozenset(pair) for pair in constraints.same}
    parted = {frozenset(homes[ident] for ident in pair) for pair in constraints.apart}
    shares = Counter[tuple[str, int]]()
    for number, group in enumerate(groups):
        shares.update((homes[ident], number) for ident in group)
    home_of_story = dict[str, int]()
    for story, number in sorted(shares, key=lambda share: (-shares[share], share)):
        home_of_story.setdefault(story, number)
    whole = [
        (number, story)
        for story, number in sorted(home_of_story.items())
        if 2 * shares[story, number] > sizes[story]
    ]
    by_group = by_key(whole)
    for stories in by_group.values():
        first = max(stories, key=lambda story: (sizes[story], story))
        for story in stories:
            if story != first and frozenset((story, first)) not in parted:
                yield Proposal(story=story, other=first)
    for number, group in enumerate(groups):
        for story, members in sorted(by_key((homes[ident], ident) for ident in group).items()):
            pages = [ident for ident in members if ident not in newest]
            is_decided = any(set(pages) & pair for pair in joined)
            if len(pages) > 1 and home_of_story[story] != number and not is_decided:
                yield Proposal(story=story, other="", reports=tuple(members))
