"""What of weight no line of an answer says."""

import pytest

from answered import Told, left_of
from rashomon.model.answer import LeftOutKind, LeftOutSentence

pytestmark = pytest.mark.weights

COURIER = """Two villages cut off after dam breaks above Ostrel
The old Ostrel dam broke on Monday morning and water ran through two villages in the valley.
At least five people were killed in the village of Harn, police chief Ada Lind said.
The water company Valewater was warned about cracks in January, engineer Bo Quill said.
About 300 sheep were lost on the lower meadows.
It was not clear how many people were in the valley when the dam broke."""
HERALD = """Dam bursts above Ostrel
The old Ostrel dam broke on Monday morning and water ran through two villages in the valley.
Seven people were killed in the village of Harn, the mayor, Per Dahl, said on Tuesday.
Valewater denied that it had been warned about cracks.
The school at Harn will stay closed until Easter, the parish said.
The parish had insured the bridge for 40,000 crowns."""
POST = """Valley under water
At least five people were killed in the village of Harn, police chief Ada Lind said.
The school in Harn stays closed until Easter, according to the parish.
The minister for dams was expected to visit the valley."""
DAM = {
    "a": (COURIER, "2031-03-11"),
    "b": (HERALD, "2031-03-12"),
    "d": (POST, "2031-03-11"),
}
BROKE: Told = ("The old Ostrel dam broke on Monday morning", "a2 b2")


def words(left: LeftOutSentence) -> str:
    return " ".join(left.span.quote.split()[:2])


def test_what_gives_a_sentence_weight_is_said_the_weightiest_first() -> None:
    told = [(words(left), left.why) for left in left_of([BROKE], texts=DAM)]
    assert told == [
        ("At least", LeftOutKind.HARM),
        ("Seven people", LeftOutKind.HARM),
        ("Valewater denied", LeftOutKind.DENIAL),
        ("It was", LeftOutKind.DOUBT),
        ("The parish", LeftOutKind.NUMBER),
        ("About 300", LeftOutKind.NUMBER),
    ]


def test_what_several_reports_tell_is_named_once_with_those_that_print_the_same() -> None:
    left = left_of([BROKE], texts=DAM)
    assert [span.report for span in left[0].alike] == ["d"]
    assert len({one.span.quote for one in left}) == len(left)


def test_what_several_origins_tell_is_left_out_where_it_is_understood_alone() -> None:
    texts = {
        "a": f"{COURIER}\nBishop Ida Vane will hold a service in Harn on Sunday.",
        "b": f"{HERALD}\nA service will be held in Harn on Sunday by Bishop Ida Vane.",
        "d": f"{POST}\nIn Harn, Bishop Ida Vane holds a service on Sunday, her office said.",
    }
    left = left_of([BROKE], texts={name: (text, DAM[name][1]) for name, text in texts.items()})
    told = [one.span.quote for one in left if one.why is LeftOutKind.SEVERAL]
    assert len(told) == 1
    assert "Ida Vane" in told[0]


def test_a_denial_of_somebody_of_whom_no_other_report_tells_is_not_missed() -> None:
    aside = f"{POST}\nCoach Rolf Tarn denied that he had pushed a driver in Quillon."
    left = left_of([BROKE], texts={**DAM, "d": (aside, "2031-03-11")})
    assert not any("Tarn" in one.span.quote for one in left)


@pytest.mark.parametrize(
    ("part", "gone"),
    [
        (("seven people died in Harn, says Per Dahl", "b3"), "Seven people"),
        (("seven people were killed, says the mayor, Per Dahl", ""), "Seven people"),
        (("Valewater denied that it had been warned of cracks", "b4"), "Valewater denied"),
        (("at least five people were killed, says Ada Lind", "d2"), "At least"),
        (("some 300 sheep were lost", "a5"), "About 300"),
    ],
)
def test_what_a_part_says_is_not_left_out(part: Told, gone: str) -> None:
    assert gone in map(words, left_of([BROKE], texts=DAM))
    assert gone not in map(words, left_of([BROKE, part], texts=DAM))


def test_a_part_that_is_removed_says_nothing() -> None:
    struck = ("some 300 sheep were lost and 9,100 hens, says Zed Marlow", "")
    assert "About 300" in map(words, left_of([BROKE, struck], texts=DAM))


def test_the_sentence_in_place_of_a_part_is_not_left_out() -> None:
    struck = ("some 300 sheep were lost and 9,100 hens, says Zed Marlow", "a5")
    assert "About 300" not in map(words, left_of([BROKE, struck], texts=DAM))


def test_numbers_of_one_thing_are_told_apart() -> None:
    texts = DAM | {"d": (POST.replace("At least five", "At least nine"), "2031-03-11")}
    told = ("at least five people were killed, says Ada Lind", "a3")
    numbers = [span.quote for left in left_of([told], texts=texts) for span in left.numbers]
    assert numbers[:2] == ["At least nine", "Seven"]


def test_a_question_s_answer_leaves_nothing_out() -> None:
    assert left_of([BROKE], texts=DAM, question="Who was warned?") == ()


def test_who_is_arrested_is_not_harmed() -> None:
    arrest = f"{POST}\nPolice arrested eleven men in Ostrel on Monday, police chief Ada Lind said."
    texts = {**DAM, "d": (arrest, "2031-03-11")}
    told = {words(left): left.why for left in left_of([BROKE], texts=texts)}
    assert told["Police arrested"] is LeftOutKind.NUMBER
