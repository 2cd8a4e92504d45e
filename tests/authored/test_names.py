"""What people decided about names, days, speakers and stories."""

import pytest

from factories import make_report
from rashomon.authored.make_constraints import story_constraints
from rashomon.authored.outcomes import Findings, heard
from rashomon.comparing.group_reports import obey_stories
from rashomon.model.judgement import OBEYED, Action, Judgement, judgement
from rashomon.stories.group_stories import Features, group_features

AT = "2031-03-05"


def decided(
    action: Action, *target: str, before: str | None = None, after: str | None = None, at: str = AT
) -> Judgement:
    return judgement(action, "story", target, by="ina", at=at, before=before, after=after)


def pile() -> list[Features]:
    """Two stories, a and b, of three reports each, and one report that is like nothing."""
    words = {"a": "ferry fire deck coast", "b": "vote premier house treason", "c": "wheat"}
    made = [f"{name}{i}" for name in "ab" for i in range(3)] + ["c0"]
    counts = {report: dict.fromkeys([*words[report[0]].split(), report], 1) for report in made}
    return [Features(report, report, None, counts[report], counts[report]) for report in made]


def grouped(*judgements: Judgement) -> tuple[tuple[str, ...], ...]:
    return obey_stories(group_features(pile()), pile(), story_constraints(judgements))


def told_in(group: tuple[str, ...], *judgements: Judgement) -> tuple[Judgement, ...]:
    return heard(
        judgements, [make_report("Text", report) for report in group], Findings(), Findings()
    )


PLAIN = (("a0", "a1", "a2"), ("b0", "b1", "b2"), ("c0",))


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        ((), PLAIN),
        ((decided(Action.MERGE, "a0", "b0"),), (("a0", "a1", "a2", "b0", "b1", "b2"), ("c0",))),
        ((decided(Action.SAME, "a1", "c0"),), (("a0", "a1", "a2", "c0"), ("b0", "b1", "b2"))),
        (
            (decided(Action.SPLIT, "a0", before="a1|a2"),),
            (("a0",), ("a1", "a2"), ("b0", "b1", "b2"), ("c0",)),
        ),
        (
            (decided(Action.SPLIT, "a0", "a1", before="a2"),),
            (("a0", "a1"), ("a2",), ("b0", "b1", "b2"), ("c0",)),
        ),
        (
            (decided(Action.DIFFERENT, "a0", "a1"),),
            (("a0", "a2"), ("a1",), ("b0", "b1", "b2"), ("c0",)),
        ),
        (
            (decided(Action.MOVE, "a0", before="a1|a2", after="b0|b1|b2"),),
            (("a0", "b0", "b1", "b2"), ("a1", "a2"), ("c0",)),
        ),
        ((decided(Action.MERGE, "a0", "x9"),), PLAIN),
        ((decided(Action.UNSURE, "a0", "b0"),), PLAIN),
        (
            (
                decided(Action.MERGE, "a0", "b0"),
                decided(Action.DIFFERENT, "a0", "b0", at="2031-03-06"),
            ),
            PLAIN,
        ),
    ],
)
def test_judgements_are_obeyed(
    judgements: tuple[Judgement, ...], expected: tuple[tuple[str, ...], ...]
) -> None:
    assert grouped(*judgements) == expected
    told = [j for group in expected for j in told_in(group, *judgements[-1:])]
    assert (
        all(j.outcome == OBEYED for j in told)
        or judgements[0].action is Action.UNSURE
        or "x9" in judgements[0].target
    )


def test_what_clashes_is_told() -> None:
    merged, apart = (
        decided(Action.MERGE, "a0", "b0"),
        decided(Action.DIFFERENT, "a0", "b0", at="2031-03-06"),
    )
    groups = grouped(merged, apart)
    assert {j.outcome for group in groups for j in told_in(group, merged)} == {
        "not obeyed: 'b0' is not in this story",
        "not obeyed: 'a0' is not in this story",
    }


def test_a_report_that_comes_later_goes_to_the_part_that_it_is_most_like() -> None:
    words = {
        "a0": "ferry fire deck crew",
        "a1": "ferry fire deck smoke",
        "a2": "ferry fire port strike",
        "late": "ferry fire port strike pay",
    }
    features = [
        Features(report, report, None, dict.fromkeys(told.split(), 1), {})
        for report, told in words.items()
    ]
    held = story_constraints([decided(Action.SPLIT, "a2", before="a0|a1")])
    assert obey_stories([tuple(sorted(words))], features, held) == (("a0", "a1"), ("a2", "late"))
