"""with_brought_back says where reports stand once people took back that stories were one or two."""

from collections.abc import Mapping, Sequence, Set
from itertools import chain, combinations, pairwise

from rashomon.comparing.group_reports import obey_stories
from rashomon.decisions.constraints import (
    StoryConstraints,
    story_constraints,
    whole_reports_here,
)
from rashomon.decisions.in_force import in_force, taken_back
from rashomon.model.decision import OF_STORIES, Decision, DecisionKind, Decisions
from rashomon.model.record import record
from rashomon.model.report import newest_states
from rashomon.model.stored import Placed, TermCounts
from rashomon.store.database.open import SqlStore
from rashomon.text.gathering import by_key

_TO_SECONDS = len("2031-03-05T08:30:00")  # a store tells moments of changes no more exactly


@record
class _TakenBack:
    """A decision about stories that was taken back: its pages, and in which stories these and those
    beside them were before it. It counted from the decision numbered `number` on, until the one
    numbered `until`."""

    number: int
    until: int
    is_merge: bool
    pages: Set[str]
    homes: Mapping[str, str]


def with_brought_back(
    store: SqlStore,
    placed: Mapping[str, Placed],
    standing: Mapping[str, str],
    frequencies: TermCounts | None,
) -> tuple[dict[str, str], dict[str, str]]:
    """Returns the stories of reports (`standing`), in which those of a merge or split that was
    taken back are where they were before it, and of these the stories alone. What came to their
    story since goes to the part that it is most like."""
    newest = newest_states({ident: report.revision_of for ident, report in placed.items()})
    story_now = {ident: story for ident, story in standing.items() if ident not in newest}
    stories_before = _stories_before(store, placed=placed, story_now=story_now, newest=newest)
    stories = dict(standing)
    for home in sorted({story_now[page] for page in stories_before}):
        members = {page: placed[page] for page, story in story_now.items() if story == home}
        stories |= _parted(members, stories_before=stories_before, frequencies=frequencies)
    # in a large store other stories are not here, and keep their ids
    known = {*story_now.values(), *store.stories.retired()}
    return stories, {page: story for page, story in stories_before.items() if story in known}


def _parted(
    members: Mapping[str, Placed],
    stories_before: Mapping[str, str],
    frequencies: TermCounts | None,
) -> dict[str, str]:
    """Returns the stories of the pages of a story that falls into those of then. What was in none
    of these goes to the one that it is most like."""
    pages = sorted(stories_before.keys() & members.keys())
    parts = by_key((stories_before[page], page) for page in pages)
    apart = combinations([pages[0] for pages in parts.values()], 2)
    together = chain.from_iterable(map(pairwise, parts.values()))
    stories = dict[str, str]()
    for group in obey_stories(
        [tuple(members)],
        features=members.values(),
        constraints=StoryConstraints(same=tuple(together), apart=tuple(apart)),
        frequencies=frequencies,
    ):
        story = next(stories_before[page] for page in group if page in stories_before)
        stories |= dict.fromkeys(group, story)
    return stories


def _stories_before(
    store: SqlStore,
    placed: Mapping[str, Placed],
    story_now: Mapping[str, str],
    newest: Mapping[str, str],
) -> dict[str, str]:
    """Returns in which stories pages were before merges and splits that were taken back and still
    show in the stories that the pages are in now: before the latest of them, and before all that
    counted when that one came and was taken back since."""
    decisions = store.decisions.all()
    constraints = story_constraints(in_force(decisions), reports=placed.values(), newest=newest)
    pairs_decided_anew = {*constraints.same, *constraints.apart}
    all_taken_back = _all_taken_back(
        store, decisions=decisions, placed=placed, story_now=story_now, newest=newest
    )
    stories_before: dict[str, str] = {}
    for place, decision in enumerate(all_taken_back):
        stories = {story_now[page] for page in decision.pages}
        is_anew = pairs_decided_anew.issuperset(combinations(sorted(decision.pages), 2))
        if is_anew or (len(stories) == 1) != decision.is_merge:
            continue
        homes = dict(decision.homes)
        number = decision.number
        for earlier in reversed(all_taken_back[:place]):
            if earlier.until > number and not homes.keys().isdisjoint(earlier.homes):
                homes |= earlier.homes
                number = earlier.number
        for page, story in homes.items():
            if story_now[page] in stories:
                stories_before[page] = story
    return stories_before


def _all_taken_back(
    store: SqlStore,
    decisions: Decisions,
    placed: Mapping[str, Placed],
    story_now: Mapping[str, str],
    newest: Mapping[str, str],
) -> Sequence[_TakenBack]:
    """Returns the decisions about the stories of these pages that were taken back, in the order in
    which they came."""
    undone = taken_back(decisions)
    until = {decision.undoes: decision.number or 0 for decision in decisions}
    last_of_moment = {}  # a split is taken back as a whole
    for decision in decisions:
        if decision.id in until:
            last_of_moment[decision.by, decision.at] = until[decision.id]
    all_taken_back = []
    for decision in decisions:
        if decision.id not in undone or decision.what not in OF_STORIES:
            continue
        reports = whole_reports_here(decision, placed.values())
        pages = {newest.get(report.id, report.id) for report in reports} & story_now.keys()
        homes = {}
        kept = _homes_before(
            store, decision=decision, pages=pages, story_now=story_now, newest=newest
        )
        for report, story in kept.items():
            page = newest.get(report, report)
            if page in story_now:
                homes[page] = story
        taken = _TakenBack(
            number=decision.number or 0,
            until=until.get(decision.id) or last_of_moment[decision.by, decision.at],
            is_merge=decision.what is DecisionKind.SAME_STORY,
            pages=pages,
            homes=homes,
        )
        all_taken_back.append(taken)
    return all_taken_back


def _homes_before(
    store: SqlStore,
    decision: Decision,
    pages: Set[str],
    story_now: Mapping[str, str],
    newest: Mapping[str, str],
) -> Mapping[str, str]:
    """Returns in which stories reports were before a decision; of one that came to a store of an
    older version those of its pages, as far as the changes since then tell."""
    homes = store.decisions.homes_before(decision)
    if homes is not None:
        return homes
    homes = {page: story_now[page] for page in pages}
    for report, story in store.stories.left_since(decision.at[:_TO_SECONDS]).items():
        page = newest.get(report, report)
        if page in pages:
            homes[page] = story
    return homes
