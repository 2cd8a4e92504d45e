"""with_brought_back says where reports stand once people took back that stories were one or two."""

from collections.abc import Mapping, Set
from itertools import chain, combinations, pairwise

from rashomon.comparing.group_reports import obey_stories
from rashomon.decisions.constraints import (
    StoryConstraints,
    story_constraints,
    whole_reports_here,
)
from rashomon.decisions.in_force import in_force, taken_back
from rashomon.model.decision import OF_STORIES, DecisionKind
from rashomon.model.report import newest_states
from rashomon.model.stored import Placed, TermCounts
from rashomon.store.database.open import SqlStore
from rashomon.text.gathering import by_key

_TO_SECONDS = len("2031-03-05T08:30:00")  # a store tells moments of changes no more exactly


def with_brought_back(
    store: SqlStore,
    placed: Mapping[str, Placed],
    standing: Mapping[str, str],
    frequencies: TermCounts | None,
) -> dict[str, str]:
    """Returns the stories of reports (`standing`), in which those of a merge or split that was
    taken back are where they were before it. What came to their story since goes to the part that
    it is most like."""
    newest = newest_states({ident: report.revision_of for ident, report in placed.items()})
    homes = {ident: story for ident, story in standing.items() if ident not in newest}
    named, left = _undone(store, placed=placed, homes=homes, newest=newest)
    brought_back = dict(standing)
    for home in sorted({homes[page] for page in left}):
        members = {page: placed[page] for page, story in homes.items() if story == home}
        parts = by_key((left.get(page, home), page) for page in sorted(named & members.keys()))
        apart = combinations([pages[0] for pages in parts.values()], 2)
        together = chain.from_iterable(map(pairwise, parts.values()))
        for group in obey_stories(
            [tuple(members)],
            features=members.values(),
            constraints=StoryConstraints(same=tuple(together), apart=tuple(apart)),
            frequencies=frequencies,
        ):
            story = next(left.get(page, home) for page in group if page in named)
            brought_back |= dict.fromkeys(group, story)
    return brought_back


def _undone(
    store: SqlStore,
    placed: Mapping[str, Placed],
    homes: Mapping[str, str],
    newest: Mapping[str, str],
) -> tuple[Set[str], dict[str, str]]:
    """Returns the pages about which something was taken back that still shows in where they are
    (`homes`), and of those that it moved the story that they left."""
    decisions = store.decisions.all()
    undone = taken_back(decisions)
    standing = story_constraints(in_force(decisions), reports=placed.values(), newest=newest)
    pairs_decided = {*standing.same, *standing.apart}  # anew, so that nothing moves
    named = set[str]()
    left: dict[str, str] = {}
    for decision in decisions:
        if decision.id not in undone or decision.what not in OF_STORIES:
            continue
        reports = whole_reports_here(decision, placed.values())
        pages = {newest.get(report.id, report.id) for report in reports} & homes.keys()
        if pairs_decided.issuperset(combinations(sorted(pages), 2)):
            continue
        is_one = len({homes[page] for page in pages}) == 1
        if is_one == (decision.what is DecisionKind.SAME_STORY):
            named |= pages
            for report, story in store.stories.left_since(decision.at[:_TO_SECONDS]).items():
                page = newest.get(report, report)
                if page in pages:
                    left.setdefault(page, story)
    return named, left
