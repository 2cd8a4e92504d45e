"""group_reports: groups a pile held in memory into stories, with people's decisions applied."""

from collections.abc import Sequence

from rashomon.grouping.constrained_stories import obey_stories
from rashomon.grouping.shared_pages import lend_passages, members_of
from rashomon.grouping.told_groups import several_events
from rashomon.judgements.constraints import StoryConstraints
from rashomon.seams import OnProgress, Progress
from rashomon.stories.group_stories import features_of, group_features
from rashomon.text.annotations import Annotations


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
