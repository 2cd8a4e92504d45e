"""group_reports: groups a pile held in memory into stories, with people's decisions applied; and notes on groups, shown before they are compared."""

from collections.abc import Sequence

from rashomon.grouping.constrained_stories import obey_stories
from rashomon.grouping.shared_pages import lend_passages, members_of
from rashomon.judgements.constraints import StoryConstraints
from rashomon.seams import OnProgress, Progress
from rashomon.stories.group_stories import features_of, group_features
from rashomon.text.annotations import Annotations

LARGE = 100  # from so many reports on, a story is announced as taking long


def group_reports(
    annotated: Sequence[Annotations], held: StoryConstraints, *, one_story: bool, tell: OnProgress
) -> tuple[Sequence[tuple[str, ...]], list[list[Annotations]]]:
    """Returns the report ids of each story, and its reports as it reads them, including passages of other stories' pages."""
    by_id = {a.report.id: a for a in annotated}
    alone = one_story and bool(by_id)
    features = [features_of(a) for a in annotated]
    groups = group_features(features)
    if alone:
        if note := several_events([[by_id[report].report.source for report in group] for group in groups]):
            tell(Progress("comparing", 0, 1, note))
        groups = (tuple(sorted(by_id)),)
    if held.decides():
        groups = obey_stories(groups, features, held)
    lent = {} if alone else lend_passages(groups, features, held=held)
    every = tuple(one for some in lent.values() for one in some)
    return groups, [members_of(group, lent.get(number, ()), every, by_id) for number, group in enumerate(groups)]


def several_events(groups: Sequence[Sequence[str]]) -> str:
    """Returns the note that reports declared to be one event look like several; empty if only a stray one does. The groups list sources."""
    sizes = sorted(map(len, groups), reverse=True)
    rest = sum(sizes[1:])
    if rest < 2 and 2 * rest < max(sizes, default=1):
        return ""
    told = "; ".join(", ".join(sorted(group)[:2]) + (", ..." if len(group) > 2 else "") for group in groups[:3])
    more = "; ..." if len(groups) > 3 else ""
    return f"--one-story: these reports look like {len(groups):,} events ({told}{more}); without it they are compared apart"


def large_stories(groups: Sequence[Sequence[object]]) -> str:
    """Returns the note that stories are large enough to take long, since all their reports are compared pairwise; empty if none is."""
    large = sorted((len(group) for group in groups if len(group) >= LARGE), reverse=True)
    sizes = ", ".join(f"{size:,}" for size in large[:3]) + (" and more" if len(large) > 3 else "")
    return f"stories of {sizes} reports: every two reports of a story are compared, which takes minutes from some 200 on" if large else ""
