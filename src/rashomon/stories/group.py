"""group_reports: which reports are about the same event.

How alike two reports are is the business of `likeness`, how groups are made of it that of `link`. The figures were chosen on the training half of
ECB+, where each topic holds two look-alike events. What people decided (`judged`) stands above all.
"""

from collections.abc import Iterable, Sequence

from rashomon.language.annotations import Annotations
from rashomon.model.judgement import Judgement
from rashomon.stories.features import Features, Frequencies, features_of
from rashomon.stories.judged import Held, held_groups, judged_stories
from rashomon.stories.likeness import likeness_of
from rashomon.stories.link import LIKE, average_link, take_in


def group_reports(annotated: Sequence[Annotations], judgements: Iterable[Judgement] = ()) -> tuple[tuple[str, ...], ...]:
    """The report ids of each story, sorted within and among stories. `judgements`: those in force; what they say of stories is obeyed."""
    return group_features([features_of(a) for a in annotated], held=judged_stories(judgements))


def group_features(
    features: Sequence[Features],
    frequencies: Frequencies | None = None,
    *,
    held: Held | None = None,
    start: Sequence[Sequence[str]] = (),
) -> tuple[tuple[str, ...], ...]:
    """The same, of reports whose features are known.

    `frequencies`: those of the pile that these reports are a part of; else their own. `start`: groups that are one already.
    """
    pile = sorted(features, key=lambda f: (f.report, f.sha256))
    if not pile:
        return ()
    likeness = likeness_of(pile, frequencies)
    place = {f.report: i for i, f in enumerate(pile)}
    known, apart = held_groups(held, place, [[place[report] for report in group if report in place] for group in start])
    groups = take_in(likeness, average_link(likeness, LIKE, known, apart), apart)
    return tuple(sorted(tuple(sorted(pile[i].report for i in group)) for group in groups))
