import pytest

from rashomon.model.name import Name, NameKind
from rashomon.model.point import PointKind
from rashomon.relations.compare import compare
from rashomon.relations.evidence import Evidence
from rashomon.relations.figures import different_numbers, one_teller
from rashomon.relations.outcome import Outcome
from relations.evidence_factory import count, say

MONDAY, TUESDAY = "2031-04-07", "2031-04-08"

CASES = [
    # the same figure
    (count("12 hurt", 12, 12), count("12 people were hurt", 12, 12), "same", "equal_numbers"),
    (count("at least 12 hurt", 12, None), count("12 hurt", 12, 12), "same", "equal_numbers"),
    (count("two weeks", 2, 2, "week"), count("14 days", 14, 14, "day"), "same", "equal_numbers"),
    (count("four miles off", 4, 4, "mile"), count("6 km off", 6, 6, "km"), "same", "equal_numbers"),
    (count("the three prisoners", 3, 3, "prisoner"), count("three men", 3, 3, "man"), "same", "equal_numbers"),
    # not one quantity
    (count("37 wounded", 37, 37, "wounded"), count("37 dead", 37, 37, "dead"), "incomparable", "other_quantity"),
    (count("at 40 mph", 40, 40, "mph"), count("40 people", 40, 40), "incomparable", "other_quantity"),
    (count("two children died", 2, 2, "child"), count("nine soldiers died", 9, 9, "soldier"), "incomparable", "other_quantity"),
    (count("at two o'clock", 2, 2, "o'clock"), count("after three o'clock", 3, 3, "o'clock"), "incomparable", "other_quantity"),
    (count("nine people died", 9, 9), count("killed over 40,000 people", 40000, None), "incomparable", "different_numbers"),
    # the same number in another measure
    (count("drifted nine nautical miles", 9, 9, "nautical mile"), count("drifted nine nautical kilometres", 9, 9, "kilometre"), "conflict", "other_measure"),
    # slips of the pen
    (count("the inquiry heard 48 witnesses", 48, 48, "witness"), count("the inquiry heard 84 witnesses", 84, 84, "witness"), "conflict", "slipped_digits"),
    (count("about 300 homes flooded overnight", 300, 300, "home"), count("about 3,000 homes flooded overnight", 3000, 3000, "home"), "conflict", "slipped_digits"),
    # corrections
    (count("had first spoken of 40 dead", 40, 40), count("31 people died", 31, 31), "update", "corrected_number"),
    (count("31 people died", 31, 31), count("the toll was revised to 29 dead", 29, 29), "update", "corrected_number"),
    # growing counts
    (count("at least 5 dead", 5, None), count("at least 9 dead", 9, None), "update", "rising_bounds"),
    (count("at least 5 dead", 5, None), count("9 dead", 9, 9), "update", "rising_bounds"),
    (count("more than 60 hurt", 60, None), count("63 hurt", 63, 63), "refine", "nested_numbers"),
    (count("5 dead", 5, 5, printed=MONDAY), count("9 dead", 9, 9, printed=TUESDAY), "update", "later_number"),
    (count("9 missing", 9, 9, printed=MONDAY), count("5 missing", 5, 5, printed=TUESDAY), "update", "later_number"),
    (count("5 dead", 5, 5, report="a"), count("9 dead", 9, 9, report="b"), "update", "growing_count"),
    (count("9 missing", 9, 9, report="a"), count("5 missing", 5, 5, report="b"), "incomparable", "growing_count"),
    # long over: no growth
    (
        count("9 died", 9, 9, printed=MONDAY, as_of="2029-01-02"),
        count("11 died", 11, 11, printed=TUESDAY, as_of="2029-01-02"),
        "conflict",
        "different_numbers",
    ),
    # fixed figures
    (count("for 9 days", 9, 9, "days", printed=MONDAY), count("11 days of rain", 11, 11, "days", printed=TUESDAY), "incomparable", "different_numbers"),
    (count("the strike held 9 days", 9, 9, "day"), count("the strike held 11 days", 11, 11, "day"), "conflict", "different_numbers"),
    (count("three clerks", 3, 3, "clerk"), count("two clerks", 2, 2, "clerk"), "conflict", "different_numbers"),
    (count("the 62-year-old", 62, 62, "year"), count("a 31-year-old man", 31, 31, "year"), "incomparable", "different_numbers"),
    (
        count("Ines Prado, 62", 62, 62, "year", proper=frozenset({"prado"})),
        count("Prado, aged 63", 63, 63, "year", proper=frozenset({"prado"})),
        "conflict",
        "different_numbers",
    ),
    # rounded
    (count("some 80 witnesses", 80, 80, "witness"), count("84 witnesses", 84, 84, "witness"), "refine", "rounded_number"),
    (count("84 witnesses", 84, 84, "witness"), count("some 80 witnesses", 80, 80, "witness"), "refined-by", "rounded_number"),
    (count("some 80 witnesses", 80, 80, "witness"), count("92 witnesses", 92, 92, "witness"), "conflict", "different_numbers"),
    # estimates
    (count("118 lorries", 118, 118, "lorry", speaker="the port"), count("about 130 lorries", 130, 130, "lorry", speaker="a union"), "spread", "estimates"),
    (count("up to 500", None, 500, speaker="the mayor"), count("300 to 400", 300, 400, speaker="the army"), "spread", "nested_numbers"),
    (count("up to 500", None, 500), count("320 people", 320, 320), "refine", "nested_numbers"),
    # shares
    (count("a third of trains", 33, 33, "%"), count("34 per cent of trains", 34, 34, "%"), "refine", "rounded_share"),
    # vague
    (say("dozens hurt", unit="person"), count("43 hurt", 43, 43), "refine", "vague_number"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "outcome", "rule"), CASES)
def test_figures(left: Evidence, right: Evidence, outcome: str, rule: str) -> None:
    kind = PointKind.SHARE if left.account.unit == "%" else PointKind.COUNT
    found = compare(left, right, kind)
    assert (found.outcome, found.rule) == (outcome, rule), found.reason
    assert compare(right, left, kind).turned().outcome == outcome


def test_the_reason_names_both_figures() -> None:
    reason = compare(count("three clerks", 3, 3, "clerk"), count("two clerks", 2, 2, "clerk"), PointKind.COUNT).reason
    assert "3 clerk" in reason
    assert "2 clerk" in reason


def test_one_voice_that_gives_two_figures_speaks_of_two_things() -> None:
    left, right = count("22 others were hurt", 22, 22, report="a"), count("42 others were hurt", 42, 42, report="a")
    assert one_teller(left, right, PointKind.COUNT) is not None
    assert one_teller(left, count("42 others were hurt", 42, 42, report="b"), PointKind.COUNT) is None
    assert one_teller(left, count("42 others were hurt", 42, 42, report="a", speaker="Ana Ruiz"), PointKind.COUNT) is None


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ((), (), "conflict"),
        (("Braga",), ("Braga",), "conflict"),
        (("Braga", "Evora"), ("Evora",), "conflict"),
        (("Braga",), (), "incomparable"),
        (("Braga",), ("Evora",), "incomparable"),
    ],
)
def test_a_figure_of_a_place_may_be_a_part(one: tuple[str, ...], other: tuple[str, ...], outcome: str) -> None:
    left, right = (
        count(f"{n} clerks fell ill", n, n, "clerk", sites=tuple(Name(place, place, NameKind.PLACE, (place,), ()) for place in places))
        for n, places in ((37, one), (14, other))
    )
    found = compare(left, right, PointKind.COUNT)
    assert (found.outcome, found.rule) == (outcome, "different_numbers")
    assert different_numbers(left, right, PointKind.SHARE) == (Outcome.CONFLICT, "37 clerk excludes 14 clerk")
