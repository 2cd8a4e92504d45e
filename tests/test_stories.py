"""Which reports of a pile tell one event."""

import numpy as np
import pytest

from factories import make_report
from rashomon.annotations.annotate import annotate_reports
from rashomon.model.report import Report
from rashomon.stories import _average_link, _dates_apart, _take_in, group_reports

# Two ferry fires that look alike, and a third event.
FERRY_A = [
    "Ferry fire off Norland kills three\n\nThree people died when a fire broke out on the ferry Aurora off Port Arden in Norland on Sunday, the coastguard said. "
    "Captain Ivo Grant told reporters that the fire began on the car deck of the Aurora. Blue Line, which runs the ferry, said 212 passengers were saved.\n",
    "Norland: three dead on burning ferry Aurora\n\nRescuers took 212 passengers off the ferry Aurora near Port Arden after a fire on the car deck killed three people. "
    "Blue Line, the operator, said Captain Ivo Grant was the last to leave.\n",
    "Survivors tell of fire on the Aurora\n\nPassengers of the ferry Aurora, which burned off Port Arden on Sunday, said there had been no drill. Three people died in Norland's "
    "worst ferry fire in years. Blue Line would not comment.\n",
]
FERRY_B = [
    "Fire on Sundara ferry leaves twelve dead\n\nTwelve people were killed when a ferry, the Kamal Star, caught fire on the river Teva near Sundarpur on Tuesday night, police chief "
    "Rafi Anand said. The Kamal Star carried 300 pilgrims to the temple at Devgarh.\n",
    "Twelve pilgrims die as Kamal Star burns\n\nThe river ferry Kamal Star burned on the Teva near Sundarpur with 300 pilgrims on board, killing twelve, said Rafi Anand, the "
    "chief of police. They were on the way to Devgarh.\n",
]
VOTE = [
    "Parliament in Larnia votes out premier\n\nThe parliament of Larnia voted Prime Minister Oda Brandt out of office on Friday by 61 votes to 58. Her party leader Karl Ness spoke of treason.\n",
    "Premier Brandt loses confidence vote\n\nOda Brandt, the prime minister of Larnia, lost a vote of confidence in parliament on Friday, 61 to 58. Karl Ness said a new election would follow.\n",
]


def pile() -> list[Report]:
    return [
        make_report(text, f"{name}{i}") for name, texts in (("a", FERRY_A), ("b", FERRY_B), ("v", VOTE)) for i, text in enumerate(texts)
    ]


@pytest.mark.weights
def test_look_alike_events_are_told_apart_in_any_order() -> None:
    annotated = list(annotate_reports(pile()))
    expected = (("a0", "a1", "a2"), ("b0", "b1"), ("v0", "v1"))
    assert group_reports(annotated) == expected
    assert group_reports(annotated[::-1]) == expected
    assert group_reports(annotated[3:] + annotated[:3]) == expected


@pytest.mark.weights
@pytest.mark.parametrize("texts", [FERRY_A, FERRY_B, VOTE, FERRY_A[:2], VOTE[:1]])
def test_one_event_is_one_story(texts: list[str]) -> None:
    reports = [make_report(text, str(i)) for i, text in enumerate(texts)]
    assert group_reports(list(annotate_reports(reports))) == (tuple(report.id for report in reports),)


@pytest.mark.weights
def test_a_report_without_words_stands_alone() -> None:
    reports = [*pile()[:2], make_report("...\n", "z")]
    assert group_reports(list(annotate_reports(reports))) == (("a0", "a1"), ("z",))


def test_no_reports() -> None:
    assert group_reports([]) == ()


def test_average_link_does_not_chain() -> None:
    # 1 is like 0 and like 2, but 0 and 2 share nothing
    likeness = np.array([[1, 0.3, 0.0], [0.3, 1, 0.28], [0.0, 0.28, 1]])
    assert [sorted(group) for group in _average_link(likeness, 0.2)] == [[0, 1], [2]]


def test_taken_in_only_where_clearly_nearest() -> None:
    groups = [[0, 1], [2, 3], [4]]
    near = np.ones((5, 5))
    near[4] = near[:, 4] = [0.12, 0.12, 0.02, 0.02, 1]
    assert _take_in(near, groups) == [[0, 1, 4], [2, 3]]
    between = near.copy()
    between[4] = between[:, 4] = [0.12, 0.12, 0.11, 0.11, 1]
    assert _take_in(between, groups) == [[0, 1], [2, 3], [4]]
    far = near.copy()
    far[4] = far[:, 4] = [0.05, 0.05, 0, 0, 1]
    assert _take_in(far, groups) == [[0, 1], [2, 3], [4]]


def test_pages_dated_apart_are_less_alike() -> None:
    days = ["2021-03-01", "2021-03-03T10:00:00", "2021-06-01", None, "soon"]
    apart = _dates_apart(days)
    assert apart[0].tolist() == [1, 1, 0.75, 1, 1]
