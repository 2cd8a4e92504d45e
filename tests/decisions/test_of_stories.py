"""What became of decisions about which reports make a story."""

import pytest

from factories import make_report
from rashomon.decisions.of_stories import with_stories
from rashomon.model.decision import DecisionKind, decide

OWL = make_report("The miller sold nine goats.", "owl", outlet="Owl")
TWIN = make_report("The miller sold nine goats.", "twin", outlet="Twin")
LARK = make_report("Ten goats fled in Harn.", "lark")
WREN = make_report("It rained in Orlo.", "wren")
FEW = "without effect: fewer than two of its reports are here"
ONE = "without effect: its reports are still of one story"
SEVERAL = "without effect: its reports are still of several stories"


@pytest.mark.parametrize(
    ("kind", "named", "stories", "outcome"),
    [
        ("other-story", (OWL, LARK), {"owl": "a", "lark": "b"}, "obeyed"),
        ("other-story", (OWL, LARK), {"owl": "a", "lark": "a"}, ONE),
        ("other-story", (OWL, LARK), {"owl": "a"}, FEW),
        ("other-story", (OWL, LARK), {}, FEW),
        ("other-story", (OWL, LARK, WREN), {"owl": "a", "lark": "b", "wren": "a"}, ONE),
        ("other-story", (OWL, TWIN), {"owl": "a", "twin": "b"}, "obeyed"),
        ("same-story", (OWL, LARK), {"owl": "a", "lark": "a"}, "obeyed"),
        ("same-story", (OWL, LARK), {"owl": "a", "lark": "b"}, SEVERAL),
        ("same-story", (OWL, LARK, WREN), {"owl": "a", "lark": "a"}, "obeyed"),
        ("same-story", (OWL, LARK, WREN), {"owl": "a", "lark": "a", "wren": "b"}, SEVERAL),
        ("same-story", (OWL, LARK), {"lark": "a"}, FEW),
        ("set-aside-report", (OWL,), {"owl": "a"}, None),
    ],
)
def test_it_is_said_of_all_stories(
    kind: str, named: tuple, stories: dict[str, str], outcome: str | None
) -> None:
    made = decide(DecisionKind(kind), reports=named, by="person ada")
    reports = [report for report in (OWL, TWIN, LARK, WREN) if report.id in stories]
    (listed,) = with_stories([made], reports, stories)
    assert (listed.outcome, listed.id) == (outcome, made.id)
