"""The reason that people are told."""

import pytest

from rashomon.model.point import PointKind, RelationKind
from rashomon.relations.account_evidence import Evidence
from rashomon.relations.classify import NOTHING, WAYS, RelationModel, Weighed, reason_for, short, weigh
from rashomon.relations.signals import SIGNALS, Outcome
from relations.cases_of_figures import dead
from relations.cases_of_times import MAY, MON, THIRD, TUE, on
from relations.evidence_factory import say

EVEN = RelationModel({way: {signal.name: 1.0 for signal in SIGNALS} for way in WAYS}, 0.5, dict.fromkeys(RelationKind, 0.0))
SAID = {signal.name: signal.said for signal in SIGNALS}


def told(way: Outcome, left: Evidence, right: Evidence, kind: PointKind = PointKind.YES_NO) -> tuple[str, str]:
    (weighed,) = weigh([(left, right)], kind, EVEN)
    return reason_for(way, weighed, left, right, EVEN)


@pytest.mark.parametrize(
    ("way", "left", "right", "kind", "signal", "shown"),
    [
        (Outcome.CONFLICT, dead(9), dead(12), PointKind.COUNT, "figures differ", ("9 person", "12 person")),
        (Outcome.CONFLICT, on(MON), on(TUE), PointKind.DATE, "other days", ("2031-04-07", "2031-04-08")),
        (Outcome.REFINE, on(MAY), on(THIRD), PointKind.DATE, "days within", ("2031-05-01 to 2031-05-31", "2031-05-03")),
        (Outcome.REFINED_BY, on(THIRD), on(MAY), PointKind.DATE, "days within", ("2031-05-03", "2031-05-01 to 2031-05-31")),
        (
            Outcome.CONFLICT,
            say("guards locked gates"),
            say("nobody locked gates", negative=True),
            PointKind.YES_NO,
            "said and not",
            ("“guards locked gates”", "“nobody locked gates”"),
        ),
        # an account without a number is told by its words
        (Outcome.REFINE, say("dozens dead"), dead(43), PointKind.COUNT, "gives a figure", ("“dozens dead”", "43 person")),
    ],
)  # fmt: skip
def test_the_signal_that_speaks_most_with_both_accounts_in_their_order(
    way: Outcome, left: Evidence, right: Evidence, kind: PointKind, signal: str, shown: tuple[str, str]
) -> None:
    assert told(way, left, right, kind) == (signal, f"{shown[0]} and {shown[1]}: {SAID[signal]}")


def test_what_people_or_a_row_decided_is_told_in_their_words() -> None:
    decided = Weighed((), {Outcome.CONFLICT: 1.0}, "judged", "Ida: two ferries")
    assert reason_for(Outcome.CONFLICT, decided, dead(9), dead(12), EVEN) == ("judged", "Ida: two ferries")


def test_where_no_signal_speaks_it_is_said() -> None:
    silent = RelationModel({way: {} for way in WAYS}, 0.5, {})
    left, right = say("a baker"), say("a nurse")
    (weighed,) = weigh([(left, right)], PointKind.IDENTITY, silent)
    rule, reason = reason_for(Outcome.SAME, weighed, left, right, silent)
    assert rule == NOTHING
    assert "“a baker”" in reason
    assert "“a nurse”" in reason


def test_words_are_shown_on_one_line_of_sixty_letters() -> None:
    assert short(say("x" * 60)) == "x" * 60
    assert short(say("x" * 61)) == "x" * 57 + "..."
    assert short(say("one\n two")) == "one two"
