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
    story_now = {ident: story for ident, story in standing.items() if ident not in newest}
    pages_undone, story_left = _undone(store, placed=placed, story_now=story_now, newest=newest)
    brought_back = dict(standing)
    for home in sorted({story_now[page] for page in story_left}):
        members = {page: placed[page] for page, story in story_now.items() if story == home}
        undone_here = sorted(pages_undone & members.keys())
        parts = by_key((story_left.get(page, home), page) for page in undone_here)
        apart = combinations([pages[0] for pages in parts.values()], 2)
        together = chain.from_iterable(map(pairwise, parts.values()))
        for group in obey_stories(
            [tuple(members)],
            features=members.values(),
            constraints=StoryConstraints(same=tuple(together), apart=tuple(apart)),
            frequencies=frequencies,
        ):
            # each group has such a page: what was never decided joins the part it is most like
            story = next(story_left.get(page, home) for page in group if page in pages_undone)
            brought_back |= dict.fromkeys(group, story)
    return brought_back


def _undone(
    store: SqlStore,
    placed: Mapping[str, Placed],
    story_now: Mapping[str, str],
    newest: Mapping[str, str],
) -> tuple[Set[str], dict[str, str]]:
    """Returns the pages of merges and splits that were taken back and still show in the stories
    that the pages are in now, and the story that each page left when it was moved by one."""
    decisions = store.decisions.all()
    undone = taken_back(decisions)
    constraints = story_constraints(in_force(decisions), reports=placed.values(), newest=newest)
    pairs_decided_anew = {*constraints.same, *constraints.apart}
    pages_undone = set[str]()
    story_left: dict[str, str] = {}
    for decision in decisions:
        if decision.id not in undone or decision.what not in OF_STORIES:
            continue
        reports = whole_reports_here(decision, placed.values())
        pages = {newest.get(report.id, report.id) for report in reports} & story_now.keys()
        if pairs_decided_anew.issuperset(combinations(sorted(pages), 2)):
            continue
        are_in_one = len({story_now[page] for page in pages}) == 1
        if are_in_one == (decision.what is DecisionKind.SAME_STORY):
            pages_undone |= pages
            for report, story in store.stories.left_since(decision.at[:_TO_SECONDS]).items():
                page = newest.get(report, report)
                if page in pages:
                    story_left.setdefault(page, story)
    return pages_undone, story_left
