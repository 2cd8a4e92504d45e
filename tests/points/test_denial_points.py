"""A denial meets what it denies, and nothing else."""

import pytest

from factories import make_answer, make_reading, make_report, make_statement
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance
from rashomon.points.accounts import CandidateAccount
from rashomon.points.answer_features import AnswerFeatures
from rashomon.points.denial_points import join_denials

Pair = tuple[CandidateAccount, AnswerFeatures]


def says(quote: str, words: str, report: str = "a", **fields: object) -> Pair:
    return make_answer(quote, report, **({"predicate": words.split(maxsplit=1)[0]} | fields)), make_reading(words)


def denies(quote: str, words: str, report: str = "b", **fields: object) -> Pair:
    return says(quote, words, report, stance=Stance.DENIES, value="no", **fields)


# Other accounts of the story, so that the words of the dispute are rare.
OTHERS = [says(f"the mayor opened {thing} again", f"open mayor {thing}", "e") for thing in ("schools", "shops", "markets")]


def joined(*pairs: Pair, apart: tuple[tuple[int, int], ...] = ()) -> list[list[int]]:
    found = [*pairs, *OTHERS]
    groups = join_denials([[i] for i in range(len(found))], [a for a, _ in found], [r for _, r in found], {}, apart=apart)
    assert sorted(i for group in groups for i in group) == list(range(len(found)))
    return [group for group in groups if len(group) > 1]


SANK = says("the navy rammed the trawler", "ram navy trawler")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (SANK, denies("the navy denied ramming the trawler", "deny navy ram trawler"), True),
        (SANK, denies("it had rammed the trawler", "ram trawler", "c"), True),
        (SANK, denies("the union denied paying bribes", "deny union pay bribe"), False),
        (SANK, denies("the ministry denied that it had ignored a warning about the trawler", "deny ministry ignore warning trawler"), False),
        (SANK, denies("the navy denied it", "deny navy"), False),  # what is denied is not told
        (SANK, says("the navy did not ram the trawler", "ram navy trawler", "b", polarity=False, value="no"), False),  # a negation, no denial
        (SANK, says("the navy rammed the trawler", "ram navy trawler", "b"), False),
        (denies("no ramming, the navy insisted", "ram navy trawler", "c"), denies("the navy denied ramming the trawler", "deny navy ram trawler"), False),
        (says("the navy rammed it on Monday", "ram navy trawler", kind=PointKind.DATE), denies("it denied ramming", "deny ram trawler"), False),
    ],
)  # fmt: skip
def test_a_denial_and_what_it_denies(left: Pair, right: Pair, expected: bool) -> None:
    assert joined(left, right) == ([[0, 1]] if expected else [])


def test_of_two_the_one_that_says_more_of_it_is_meant() -> None:
    vague = says("the navy was near the trawler", "near navy trawler", "c")
    assert joined(vague, SANK, denies("the navy denied ramming the trawler", "deny navy ram trawler")) == [[1, 2]]


def test_people_who_hold_the_two_apart_are_obeyed() -> None:
    assert joined(SANK, denies("the navy denied ramming the trawler", "deny navy ram trawler"), apart=((0, 1),)) == []


def test_the_one_who_denies_is_no_part_of_what_is_denied() -> None:
    report = make_report("Castor denied that the dam had leaked", "b")
    statement = make_statement(report, "the dam had leaked", "Castor", speaker_name="n1", stance=Stance.DENIES)
    denial = make_answer(report.text, report, stance=Stance.DENIES, statement=statement.id), make_reading("deny =n1 dam leak")
    leaked, spoke = says("the dam had leaked badly", "leak dam badly"), says("Castor spoke to the press", "speak =n1 press", "c")
    found = [denial, spoke, leaked, *OTHERS]
    groups = join_denials([[i] for i in range(len(found))], [a for a, _ in found], [r for _, r in found], {statement.id: statement})
    assert [0, 2] in groups
