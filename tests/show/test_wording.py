"""Words for counts and for whose a headline is."""

from dataclasses import replace

import pytest

from factories import make_report, make_statement, quoted
from rashomon.model.report import ReportNames
from rashomon.model.statement import Stance
from rashomon.show.part_lines import lines_of
from rashomon.show.wording import differing, whose_headline


def test_no_sure_difference_is_no_agreement_and_a_headline_has_an_outlet() -> None:
    assert [differing(n) for n in (0, 1, 2)] == [
        "",
        "1 difference",
        "2 differences",
    ]
    ash = make_report("Nine.", "ash", title="Goats")
    elm = make_report("Nine.", "elm", title="Nine goats", outlet="The Elm")
    days = [replace(elm, published="2031-05-03"), replace(ash, published="2031-05-07T08:00")]
    given = [("Goats", [elm, ash]), (None, [elm]), ("Nine goats", days[:1]), ("Nine goats", days)]
    assert [whose_headline(*one) for one in given] == [
        "headline of ash.txt",
        "",
        "headline of The Elm",
        "headline of The Elm, 3 May 2031",
    ]


@pytest.mark.parametrize(
    ("cue", "stance", "told"),
    [
        ("promised", Stance.ASSERTS, "the mayor (promised): “new pumps”"),
        ("said", Stance.ASSERTS, "the mayor: “new pumps”"),
        ("hoped", Stance.HEDGES, "the mayor (hoped): “new pumps”"),
        ("denied", Stance.DENIES, "the mayor denies: “new pumps”"),
    ],
)
def test_words_stand_beside_the_verb_that_governs_them(cue: str, stance: Stance, told: str) -> None:
    ash = make_report(f"The mayor {cue} new pumps.", "ash")
    one = make_statement(
        ash, "new pumps", "the mayor", cue=quoted(ash, cue), stance=stance, confidence=1.0
    )
    assert told in " ".join(lines_of(one, ReportNames()))


def test_only_a_doubt_of_ones_own_is_printed_as_a_hedge() -> None:
    ash = make_report("The mayor doubts new pumps.", "ash")
    cue = quoted(ash, "doubts")
    hedge = make_statement(ash, "new pumps", "the mayor", cue=cue, stance=Stance.HEDGES)
    assert "the mayor (doubts): “new pumps”" in " ".join(lines_of(hedge, ReportNames()))
    doubt = replace(hedge, in_doubt=True)
    assert "the mayor (doubts) hedges: “new pumps”" in " ".join(lines_of(doubt, ReportNames()))


@pytest.mark.parametrize(
    ("stance", "before"),
    [(Stance.ASSERTS, ""), (Stance.DENIES, "denied: "), (Stance.HEDGES, "in doubt: ")],
)
def test_words_of_no_sure_speaker_stand_with_their_report_alone(
    stance: Stance, before: str
) -> None:
    ash = make_report("She promised new pumps.", "ash")
    cue = quoted(ash, "promised")
    one = make_statement(ash, "new pumps", cue=cue, stance=stance, in_doubt=True, id="s-1")
    assert list(lines_of(one, ReportNames())) == [f"  s-1  {before}“new pumps” (ash)"]
