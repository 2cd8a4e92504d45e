"""Each rule about figures, alone, at its edges."""

import pytest

from rashomon.model.point import PointKind
from rashomon.relations import figures
from rashomon.relations.evidence import Evidence
from relations.evidence_factory import asked, count, say

EARLY, LATE = "2031-04-07", "2031-04-08"
COUNT, SHARE, WHEN = PointKind.COUNT, PointKind.SHARE, PointKind.DATE
Answer = tuple[str, str] | None


def n(low: float | None, high: float | None = -1, text: str = "people", unit: str | None = "person", **fields: object) -> Evidence:
    """A figure of people, exact where only one end is named."""
    return count(text, low, low if high == -1 else high, unit, **fields)


OTHER_QUANTITY = [
    (n(3), n(3), None),
    (n(3), say("some"), None),
    (n(3), n(3, unit="o'clock"), "a time of day is no quantity"),
    (n(2, unit="child"), n(9, unit="soldier"), "“child” and “soldier” are not one quantity"),
    (n(3, unit="child"), n(3, unit="soldier"), None),  # three of one and three of the other may be the same three
    (n(3, unit="km"), n(3), "“km” and “person” are not one quantity"),
    (n(3, text="dead"), n(3, text="wounded"), "the two figures measure different things"),
    (n(3, text="dead"), n(3, text="dead wounded"), None),
    (n(3, text="dead"), n(3, text="clerks"), None),
    (n(3, text="evacuee"), n(3, text="displaced"), None),
    (n(3, text="evacuee"), n(3, text="dead"), "the two figures measure different things"),
]


@pytest.mark.parametrize(("left", "right", "reason"), OTHER_QUANTITY)
def test_figures_of_different_things(left: Evidence, right: Evidence, reason: str | None) -> None:
    found = figures.other_quantity(left, right, COUNT)
    assert found == (("incomparable", reason) if reason else None)
    assert (asked(figures.other_quantity, left, right, COUNT) is None) == (reason is None)
    assert figures.other_quantity(left, right, WHEN) is None


EQUAL = [
    (n(5), n(5), "both give 5 person"),
    (n(5), n(6), None),
    (n(5, None), n(5), "both give 5 or more person"),
    (n(5, None), n(6), None),
    (n(5, 7), n(5, 9), None),
    (n(None, 5), n(None, 5), "both give up to 5 person"),
    (n(None, 5), n(None, 9), None),
    (n(5), say("some"), None),
    (n(5), n(5.4), None),  # nearly one, but of no unit of measure
]


@pytest.mark.parametrize(("left", "right", "reason"), EQUAL)
def test_the_same_figure(left: Evidence, right: Evidence, reason: str | None) -> None:
    assert figures.equal_numbers(left, right, COUNT) == (("same", reason) if reason else None)
    assert (asked(figures.equal_numbers, left, right, COUNT) is None) == (reason is None)
    assert figures.equal_numbers(left, right, WHEN) is None


def far(size: float, unit: str, metres: float, text: str = "drifted offshore") -> Evidence:
    """A distance as its report gives it, with its length in metres."""
    return count(text, size, size, unit, numbers=(metres, metres))


def test_nearly_one_size_in_another_unit_is_one() -> None:
    mile = far(4, "mile", 6437)
    assert figures.equal_numbers(mile, far(7, "km", 7000), COUNT) == ("same", "both give 4 mile")
    assert figures.equal_numbers(mile, far(7.2, "km", 7200), COUNT) is None
    assert figures.equal_numbers(far(0, "mile", 0), far(5, "km", 5000), COUNT) is None


def test_the_same_number_of_another_unit() -> None:
    mile = far(9, "mile", 14484)
    assert asked(figures.other_measure, mile, far(9, "km", 9000), COUNT) == ("conflict", "9 mile is not 9 km")
    assert asked(figures.other_measure, mile, far(8, "km", 8000), COUNT) is None
    assert asked(figures.other_measure, mile, far(9, "mile", 14484), COUNT) is None
    assert asked(figures.other_measure, mile, far(9, "km", 9000, "drifted"), COUNT) is None
    assert asked(figures.other_measure, mile, say("drifted offshore"), COUNT) is None
    assert figures.other_measure(mile, far(9, "km", 9000), WHEN) is None


def heard(low: float, high: float | None = -1, text: str = "witnesses heard", **fields: object) -> Evidence:
    return n(low, high, text, "witness", **fields)


SLIPPED = [
    (heard(48), heard(84), True),
    (heard(48), heard(85), False),
    (heard(30), heard(300), True),
    (heard(30), heard(3000), True),
    (heard(12), heard(12000), True),
    (heard(30), heard(600), False),
    (heard(48), heard(48), False),
    (heard(48, None), heard(84), False),
    (heard(10.5), heard(105), False),
    (heard(10), heard(100), True),
    (heard(9), heard(90), False),
    (heard(48, text="witnesses rose"), heard(84), False),
    (heard(48), heard(84, text="witnesses seen"), False),  # one word in common
    (heard(48, text="witnesses heard now"), heard(84, text="witnesses heard then after much long debate"), True),
    (heard(48, text="witnesses heard now here today"), heard(84, text="witnesses heard then after much long debate"), False),
]


@pytest.mark.parametrize(("left", "right", "slipped"), SLIPPED)
def test_slips_of_the_pen(left: Evidence, right: Evidence, slipped: bool) -> None:
    found = asked(figures.slipped_digits, left, right, COUNT)
    assert (found is not None) is slipped
    assert found is None or found[1].endswith("are written with the same digits and exclude each other")


CORRECTED = [
    (n(40, text="at first 40 dead"), n(31, text="31 dead"), ("update", "40 person is what was said before, 31 person what is said now")),
    (n(40, text="not 40 dead"), n(31, text="31 dead"), ("update", "40 person is what was said before, 31 person what is said now")),
    (n(40, text="at first 40 dead"), n(31, text="initially 31 dead"), None),
    (n(31, text="31 dead"), n(29, text="revised to 29 dead"), ("update", "29 person is given as a change from what was known")),
    (n(31, text="rose to 31 dead"), n(29, text="revised to 29 dead"), None),
    (n(31, text="31 dead", printed=EARLY), n(29, text="revised to 29 dead", printed=LATE), ("update", "29 person is given as a change from what was known")),
    (n(31, text="31 dead", printed=LATE), n(29, text="revised to 29 dead", printed=EARLY), None),
    (n(31, text="31 dead", speaker="Ida"), n(29, text="revised to 29 dead", speaker="Bo"), None),
    (n(31, text="31 dead", speaker="Ida"), n(29, text="revised to 29 dead", speaker="Ida"), ("update", "29 person is given as a change from what was known")),
    (n(31, text="31 dead"), n(29, text="revised to 29 dead", speaker="Ida"), ("update", "29 person is given as a change from what was known")),
    (n(20, 40, text="20 to 40 dead"), n(29, text="revised to 29 dead"), None),
    (n(30, text="30 dead"), n(20, 40, text="revised to 20 to 40 dead"), None),
    (n(40, text="at first 40 dead"), say("some dead"), None),
    (n(40, text="at first 40 cats", unit="cat"), n(31, text="31 clerks", unit="clerk"), None),
    (n(31, text="31 dead"), n(29, text="29 dead"), None),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), CORRECTED)
def test_corrections(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(figures.corrected_number, left, right, COUNT) == answer
    assert figures.corrected_number(left, right, WHEN) is None


def test_what_one_voice_gives_in_one_report() -> None:
    one, other = n(22, text="22 hurt", report="a"), n(42, text="42 hurt", report="a")
    assert asked(figures.one_teller, one, other, COUNT) is not None
    assert asked(figures.one_teller, one, n(22, text="also 22", report="a"), COUNT) is None
    assert asked(figures.one_teller, one, say("some", report="a"), COUNT) is None
    assert figures.one_teller(one, other, WHEN) is None


def dead(low: float | None, high: float | None = -1, text: str = "dead", **fields: object) -> Evidence:
    return n(low, high, text, **fields)


RISING = [
    (dead(5, None), dead(9, None), ("update", "5 or more person grew to 9 or more person")),
    (dead(5, None), dead(9), ("update", "5 or more person grew to 9 person")),
    (dead(5), dead(9, None), None),
    (dead(5), dead(9), None),
    (dead(5, None), dead(5, None), None),
    (dead(5, None), dead(None, 9), None),
    (n(5, None), n(9, None), None),  # of nothing that grows
    (dead(5, None), n(9, None), ("update", "5 or more person grew to 9 or more person")),
    # "more than 60" is said of 63, not of 70; and 65 is not rounded
    (dead(60, None), dead(69), None),
    (dead(60, None), dead(70), ("update", "60 or more person grew to 70 person")),
    (dead(65, None), dead(66), ("update", "65 or more person grew to 66 person")),
    (dead(100, None), dead(199), None),
    (dead(100, None), dead(200), ("update", "100 or more person grew to 200 person")),
    (dead(110, None), dead(119), None),
    (dead(110, None), dead(120), ("update", "110 or more person grew to 120 person")),
    (dead(0, None), dead(5), ("update", "0 or more person grew to 5 person")),
]


@pytest.mark.parametrize(("left", "right", "answer"), RISING)
def test_bounds_that_rise(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(figures.rising_bounds, left, right, COUNT) == answer


MORE_PRECISE, SPREAD = "is more precise than", "are estimates by different speakers that do not exclude each other"

NESTED = [
    (n(3, 9), n(5), ("refine", f"5 person {MORE_PRECISE} 3-9 person")),
    (n(3, 9), n(3), ("refine", f"3 person {MORE_PRECISE} 3-9 person")),
    (n(3, 9), n(9), ("refine", f"9 person {MORE_PRECISE} 3-9 person")),
    (n(3, 9), n(2), None),
    (n(3, 9), n(10), None),
    (n(3, 9), n(3, 9), None),
    (n(3, 9), n(5, 12), None),
    (n(3, None), n(5, None), ("refine", f"5 or more person {MORE_PRECISE} 3 or more person")),
    (n(3, 9), n(5, None), None),
    (n(None, 9), n(None, 5), ("refine", f"up to 5 person {MORE_PRECISE} up to 9 person")),
    (n(3, 9), n(None, 5), None),
    (n(3, 9), say("some"), None),
    # by two speakers
    (n(None, 9, speaker="Ida"), n(5, speaker="Bo"), ("spread", f"up to 9 person and 5 person {SPREAD}")),
    (n(None, 9, speaker="Ida"), n(5, speaker="Ida"), ("refine", f"5 person {MORE_PRECISE} up to 9 person")),
    (n(None, 9, speaker="Ida"), n(5), ("refine", f"5 person {MORE_PRECISE} up to 9 person")),
    (n(3, 9, speaker="Ida"), n(5, speaker="Bo"), ("refine", f"5 person {MORE_PRECISE} 3-9 person")),
    (n(3, 9, speaker="Ida", stance="hedges"), n(5, speaker="Bo", text="about 5"), ("spread", f"3-9 person and 5 person {SPREAD}")),
    (n(3, 9, speaker="Ida", stance="hedges"), n(5, speaker="Bo"), ("refine", f"5 person {MORE_PRECISE} 3-9 person")),
]


@pytest.mark.parametrize(("left", "right", "answer"), NESTED)
def test_one_figure_within_the_other(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(figures.nested_numbers, left, right, COUNT) == answer
    assert figures.nested_numbers(left, right, WHEN) is None


OVERLAPPING = [
    (n(1, 5, speaker="Ida"), n(5, 9, speaker="Bo"), True),
    (n(1, 5, speaker="Ida"), n(3, 9), True),
    (n(1, 4, speaker="Ida"), n(5, 9, speaker="Bo"), False),
    (n(1, 5, speaker="Ida"), n(5, 9, speaker="Ida"), False),
    (n(1, 5), n(5, 9), False),
    (n(5, speaker="Ida"), n(5, 9, speaker="Bo"), False),
    (n(1, None, speaker="Ida"), n(5, 9, speaker="Bo"), False),
    (n(0, 5, speaker="Ida"), n(3, 9, speaker="Bo"), True),
    (n(1, 5, speaker="Ida"), say("some", speaker="Bo"), False),
]


@pytest.mark.parametrize(("left", "right", "meet"), OVERLAPPING)
def test_ranges_that_meet(left: Evidence, right: Evidence, meet: bool) -> None:
    found = asked(figures.overlapping_numbers, left, right, COUNT)
    assert (found is not None and found[0] == "spread" and found[1].endswith("are ranges by different speakers that meet")) is meet
    assert meet or found is None
    assert figures.overlapping_numbers(left, right, WHEN) is None


def share(text: str, size: float) -> Evidence:
    return count(text, size, size, "%")


ROUNDED_SHARE = [
    (share("a third of trains", 33), share("34 per cent of trains", 34), ("refine", "34 % is more precise than the fraction")),
    (share("a third of trains", 33), share("36 per cent of trains", 36), ("refine", "36 % is more precise than the fraction")),
    (share("a third of trains", 33), share("37 per cent of trains", 37), None),
    (share("a third of trains", 33), share("one in three trains", 34), None),
    (share("33 per cent", 33), share("34 per cent", 34), None),
    (share("a third of trains", 33), say("some trains"), None),
]


@pytest.mark.parametrize(("left", "right", "answer"), ROUNDED_SHARE)
def test_fractions_in_words(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(figures.rounded_share, left, right, SHARE) == answer
    assert figures.rounded_share(left, right, COUNT) is None


def told(low: float, text: str = "dead", **fields: object) -> Evidence:
    return n(low, text=text, **fields)


LATER = [
    (told(5, printed=EARLY), told(9, printed=LATE), ("update", "5 person and later 9 person")),
    (told(9, printed=EARLY), told(5, printed=LATE), ("update", "9 person and later 5 person")),
    (told(9, printed=EARLY, speaker="Ida"), told(5, printed=LATE, speaker="Bo"), None),
    (told(5, printed=EARLY, speaker="Ida"), told(9, printed=LATE, speaker="Bo"), ("update", "5 person and later 9 person")),
    (told(9, "missing", printed=EARLY, speaker="Ida"), told(5, "missing", printed=LATE, speaker="Bo"), ("update", "9 person and later 5 person")),
    (told(5), told(9), None),
    (told(5, "clerks", printed=EARLY), told(9, "clerks", printed=LATE), None),
    # each says for which day it holds
    (told(5, "clerks", as_of=EARLY), told(9, "clerks", as_of=LATE), ("update", "5 person and later 9 person")),
    (told(5, "clerks", as_of=EARLY), told(9, "clerks", printed=LATE), None),
    (told(5, "long walls", unit="km", as_of=EARLY), told(9, "long walls", unit="km", as_of=LATE), None),
    # long over
    (told(5, printed=EARLY), told(9, printed=LATE, as_of="2031-01-02"), None),
    (told(5, printed="2031-01-20", as_of="2031-01-01"), told(9, printed=LATE, as_of="2031-01-02"), None),
    (told(5, printed="2031-03-20", as_of="2031-03-01"), told(9, printed=LATE, as_of="2031-03-02"), ("update", "5 person and later 9 person")),
    (told(5, printed=EARLY, days=("2030-01-01", "2031-02-01")), told(9, printed=LATE), None),
    (told(5, printed=EARLY, days=("2030-01-01", "2031-04-01")), told(9, printed=LATE), ("update", "5 person and later 9 person")),
    (told(5, printed=EARLY), told(200, printed=LATE), None),
    (told(5, printed=EARLY), say("some dead", printed=LATE), None),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), LATER)
def test_a_later_figure(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(figures.later_number, left, right, COUNT) == answer
    assert figures.later_number(left, right, WHEN) is None


GROWING = [
    (told(5, report="a"), told(9, report="b"), ("update", "a count that grows while it is reported: 5 person, 9 person")),
    (told(0, report="a"), told(3, report="b"), ("update", "a count that grows while it is reported: 0 person, 3 person")),
    (told(0, report="a", speaker="Ana"), told(3, report="b", speaker="Bo"), None),
    (told(5, report="a"), told(9, report="a"), None),
    (told(5, printed=EARLY), told(9, text="dead now", printed=LATE), None),
    (told(5, report="a", printed=LATE, as_of="2029-01-01"), told(9, report="b"), None),
    (told(5, report="a"), told(9, report="b", printed=LATE, as_of="2029-01-01"), None),
    (told(5, "missing", report="a"), told(9, "missing", report="b"), ("incomparable", "a count that goes up and down, and neither report is known to be the later")),
    (told(5, "clerks", report="a"), told(9, "clerks", report="b"), None),
    (dead(None, 20, report="a"), dead(20, None, report="b"), None),
    (told(5, report="a"), say("some dead", report="b"), None),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), GROWING)
def test_a_count_that_grows(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(figures.growing_count, left, right, COUNT) == answer
    assert figures.growing_count(left, right, WHEN) is None


def test_none_of_one_voice_excludes_the_three_of_another() -> None:
    left, right = told(0, report="a", speaker="Ana"), told(3, report="b", speaker="Bo")
    assert asked(figures.different_numbers, left, right, COUNT) == ("conflict", "0 person excludes 3 person")


def about(low: float, high: float | None = -1, **fields: object) -> Evidence:
    return n(low, high, f"about {low:.0f} clerks", "clerk", **fields)


def exactly(low: float, high: float | None = -1) -> Evidence:
    return n(low, high, f"{low:.0f} clerks", "clerk")


ROUNDED = [
    (about(80), exactly(84), ("refine", "84 clerk is the exact number for about 80 clerk")),
    (about(80), exactly(85), ("refine", "85 clerk is the exact number for about 80 clerk")),
    (about(80), exactly(86), None),
    (about(80), exactly(75), ("refine", "75 clerk is the exact number for about 80 clerk")),
    (about(80), exactly(74), None),
    (about(100), exactly(115), ("refine", "115 clerk is the exact number for about 100 clerk")),
    (about(100), exactly(116), None),
    (about(12), exactly(13), None),
    (about(2000), exactly(2300), ("refine", "2,300 clerk is the exact number for about 2,000 clerk")),
    (about(2000), exactly(2301), None),
    (about(1500), exactly(1550), ("refine", "1,550 clerk is the exact number for about 1,500 clerk")),
    (about(1500), exactly(1551), None),
    (about(80, 90), exactly(84), None),
    (about(80), about(84), None),
    (exactly(80), exactly(84), None),
    (exactly(80, None), exactly(84), None),
    (about(80), say("some clerks", unit="clerk"), None),
]


@pytest.mark.parametrize(("left", "right", "answer"), ROUNDED)
def test_about_so_many(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert asked(figures.rounded_number, left, right, COUNT) == answer
    assert figures.rounded_number(left, right, SHARE) is None
    assert figures.rounded_number(left, right, WHEN) is None


ESTIMATES = [
    (about(100, speaker="Ida"), about(135, speaker="Bo"), True),
    (about(100, speaker="Ida"), about(136, speaker="Bo"), False),
    (about(100, speaker="Ida"), exactly(115), True),
    (about(100, speaker="Ida"), exactly(116), False),
    (exactly(100), n(101, text="101 clerks", unit="clerk", speaker="Bo"), False),
    (about(100, speaker="Ida"), about(110, speaker="Ida"), False),
    (about(100), about(110), False),
    (about(0, speaker="Ida"), about(0, 1, speaker="Bo"), False),
    (about(100, speaker="Ida"), say("some clerks"), False),
]


@pytest.mark.parametrize(("left", "right", "spread"), ESTIMATES)
def test_estimates_that_lie_close(left: Evidence, right: Evidence, spread: bool) -> None:
    found = asked(figures.estimates, left, right, COUNT)
    assert (found is not None) is spread
    assert found is None or (found[0] == "spread" and found[1].endswith("are estimates by different speakers"))
    assert figures.estimates(left, right, SHARE) is None
    assert figures.estimates(left, right, WHEN) is None


ONE_THING = "nothing shows that the two figures are of one thing"
DAILY = "such a figure changes from day to day, and the two are not known to be of one day"

DIFFERENT = [
    (n(2), n(3), ("conflict", "2 person excludes 3 person")),
    (n(2), n(40), ("conflict", "2 person excludes 40 person")),
    (n(2), n(41), ("incomparable", ONE_THING)),
    (n(0), n(41), ("conflict", "0 person excludes 41 person")),
    (n(2, text="two bakers", unit=None), n(3, text="three choirs", unit=None), ("incomparable", ONE_THING)),
    (n(2, text="two bakers", unit=None), n(3, text="three bakers", unit=None), ("conflict", "2 excludes 3")),
    (n(2, text="dead"), n(3, text="clerks"), ("incomparable", "only one of the figures says that it is of the killed")),
    (n(2, text="dead clerks", unit=None), n(3, text="clerks", unit=None), ("conflict", "2 excludes 3")),
    (n(2), say("some"), None),
    # ages
    (n(62, text="aged 62", unit="year"), n(63, text="aged 63", unit="year"), ("incomparable", ONE_THING)),
    (n(62, text="aged 62", unit="year", subject=frozenset({"nun"})), n(63, text="aged 63", unit="year", subject=frozenset({"nun"})), ("conflict", "62 year excludes 63 year")),
    (n(62, text="aged 62", unit="year", proper=frozenset({"prado"})), n(63, text="aged 63", unit="year"), ("incomparable", ONE_THING)),
    (n(62, text="aged 62", unit="year", subject=frozenset({"nun"})), n(63, text="aged 63", unit="year"), ("incomparable", ONE_THING)),
    # lengths need a word beside the unit, nouns that may differ need two
    (n(2, text="km long walls", unit="km"), n(3, text="km long walls", unit="km"), ("conflict", "2 km excludes 3 km")),
    (n(2, text="km", unit="km"), n(3, text="km", unit="km"), ("incomparable", ONE_THING)),
    (n(2, text="children bathed outdoors", unit="child"), n(3, text="soldiers bathed outdoors", unit="soldier"), ("conflict", "2 child excludes 3 soldier")),
    (n(2, text="children bathed", unit="child"), n(3, text="soldiers bathed", unit="soldier"), ("incomparable", ONE_THING)),
    # what changes from day to day
    (share("40 per cent", 40), share("45 per cent", 45), ("incomparable", DAILY)),
    (n(5, text="share price", unit="EUR"), n(6, text="share price", unit="EUR"), ("incomparable", DAILY)),
    (n(5, text="lunch bill", unit="EUR"), n(6, text="lunch bill", unit="EUR"), ("conflict", "5 EUR excludes 6 EUR")),
    (n(5, text="share price", unit="euro"), n(6, text="share price", unit="euro"), ("conflict", "5 euro excludes 6 euro")),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), DIFFERENT)
def test_figures_that_exclude_each_other(left: Evidence, right: Evidence, answer: Answer) -> None:
    assert figures.different_numbers(left, right, COUNT) == answer
    assert (asked(figures.different_numbers, left, right, COUNT) or (None,))[0] == (answer or (None,))[0]
    assert figures.different_numbers(left, right, WHEN) is None


def test_shares_of_one_day_exclude_each_other() -> None:
    one, other = (count(f"{size} per cent", size, size, "%", printed=f"{LATE}T0{size - 39}:00") for size in (40, 45))
    assert asked(figures.different_numbers, one, other, SHARE) == ("conflict", "40 % excludes 45 %")
    later = count("46 per cent", 46, 46, "%", printed="2031-04-09")
    assert asked(figures.different_numbers, one, later, SHARE) == ("incomparable", DAILY)


VAGUE = [
    (say("dozens hurt"), n(43), "one gives a number, 43 person, the other none"),
    (say("some hurt"), n(43, text="43 hurt"), "one gives a number, 43 person, the other none"),
    (say("some hurt"), n(43, text="43 clerks"), None),
    (say("dozens hurt", stance="denies"), n(43), None),
    (say("dozens hurt"), n(43, stance="denies"), None),
    (say("dozens hurt"), say("scores hurt"), None),
    (n(41), n(43), None),
]


@pytest.mark.parametrize(("left", "right", "reason"), VAGUE)
def test_a_number_beside_none(left: Evidence, right: Evidence, reason: str | None) -> None:
    for kind in (COUNT, SHARE):
        assert asked(figures.vague_number, left, right, kind) == (("refine", reason) if reason else None)
    assert figures.vague_number(left, right, WHEN) is None


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        (n(5), "5 person"),
        (n(1200, unit=None), "1,200"),
        (n(12.5, unit="km"), "12.5 km"),
        (n(None, 5), "up to 5 person"),
        (n(5, None), "5 or more person"),
        (n(5, 9), "5-9 person"),
        (say("some"), "?"),
    ],
)
def test_figures_are_shown_in_words(evidence: Evidence, shown: str) -> None:
    assert figures.figure(evidence) == shown


@pytest.mark.parametrize(("pair", "middle"), [((4.0, 8.0), 6.0), ((4.0, None), 4.0), ((None, 8.0), 8.0)])
def test_the_middle_of_an_interval(pair: tuple[float | None, float | None], middle: float) -> None:
    assert figures.middle(pair) == middle
