"""The numbers and days that two sentences of one matter give differently."""

import pytest

from matters import slots_of
from rashomon.passages.slots import (
    DAY,
    Filler,
    SlotSentence,
    differing_slots,
    places_of,
    runs_on,
)

pytestmark = pytest.mark.weights

Pairs = list[tuple[str, str, str]]


def words_of(sentence: SlotSentence, filler: Filler) -> str:
    return " ".join(sentence.words.text[filler.first : filler.last])


def differing(one: str, other: str) -> Pairs:
    """Each place with its role, and what both sentences have in it."""
    mine, theirs = slots_of(one, "a"), slots_of(other, "b")
    return [
        (pair.role, words_of(mine, pair.one), words_of(theirs, pair.other))
        for pair in differing_slots(mine, theirs)
    ]


@pytest.mark.parametrize(
    ("one", "other", "pair"),
    [
        (
            "The harbour master counted 130 vehicles on the deck.",
            "On the deck stood 140 vehicles, said a diver.",
            ("number", "130", "140"),
        ),
        (
            "Nine crates of lamps were found.",
            "They found a dozen crates of lamps.",
            ("number", "Nine", "a dozen"),
        ),
        (
            "The turnout was 40 percent in the valley.",
            "The valley had a turnout of 45%.",
            ("number", "40 percent", "45 %"),
        ),
        (
            "The repair will cost 4 million crowns.",
            "The repair swallows some 4 million crowns.",
            ("limit", "4 million", "some 4 million"),
        ),
        (
            "The harbour master counted 130 vehicles on the deck.",
            "On the deck stood at least 130 vehicles, said a diver.",
            ("limit", "130", "at least 130"),
        ),
        (
            "The repair will cost 4 million crowns.",
            "The repair is estimated to cost 4 million crowns.",
            ("limit", "4 million", "4 million"),
        ),
    ],
)
def test_a_number_of_one_thing_and_its_limit_word(
    one: str, other: str, pair: tuple[str, str, str]
) -> None:
    assert pair in differing(one, other)
    role, mine, theirs = pair
    assert (role, theirs, mine) in differing(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The harbour master counted 130 vehicles.", "Seven sailors slept on the deck."),
        ("Five men fled the mill.", "5 men fled the mill."),
        ("Of 40 boats 12 boats sank.", "12 boats sank, and 40 boats came home."),
        ("The fire spread over 3 km.", "The fire spread over three kilometres."),
        ("The smoke was seen 10 miles away.", "The smoke was seen 16 kilometres away."),
        (
            "Police arrested the ferry captain at the mill.",
            "Police arrested a deckhand at the mill.",
        ),
        ("Rain fell over the valley all night.", "All night, rain fell over Zelmar."),
        ("The storm sank nine boats.", "Two of the boats were rowed by bakers."),
        ("Police will search the old mill of Zelmar.", "Police searched the old mill of Zelmar."),
        ("The boat sailed off at 0325 GMT.", "The boat sailed off at 03:25 GMT Friday."),
        ("The boat left the harbour at 7:25pm.", "The boat left the harbour at 19:25."),
        ("The baker married two more times in Harn.", "The baker married three times in Harn."),
        ("The baker died at the age of 85.", "The baker died at nine days."),
        ("The club of Harn won 14-13.", "The club of Harn won 12 games."),
        ("Callers rang 555 111 in Harn.", "Callers rang 555111 in Harn."),
        ("They took a two - million - euro lamp.", "They took a €2 million lamp."),
        (
            "The damage is estimated in the vicinity of 4 million crowns.",
            "The damage is estimated at 4 million crowns.",
        ),
    ],
)
def test_what_tells_no_other_thing_is_no_difference(one: str, other: str) -> None:
    """Another counted thing or unit, a time of day, another notation, words instead of a number."""
    assert not differing(one, other)


def test_amounts_of_things_named_otherwise_are_of_other_things() -> None:
    def numbers(*told: str) -> list[tuple[str, str]]:
        one, other = (
            slots_of(text, report, names=[(n, n) for n in ("Harn", "Zelmar") if n in text])
            for text, report in zip(told, "ab", strict=True)
        )
        return [
            (words_of(one, pair.one), words_of(other, pair.other))
            for pair in differing_slots(one, other)
            if pair.role == "number"
        ]

    cut = "The storm cut 65% of the calls to Harn."
    assert not numbers(cut, "The storm cut 59% of the calls with Zelmar.")
    assert numbers(cut, "The storm cut 59% of the calls to Harn.") == [("65 %", "59 %")]
    assert numbers(cut, "The storm cut 59% of the calls.") == [("65 %", "59 %")]
    cost = "Nine billion crowns out of schools went to the mill."
    assert not numbers(cost, "The rescue of the mill took a four billion crowns bailout.")
    towed = "The crew towed nine fishing boats."
    assert not numbers(towed, "The crew towed five rowing boats.")
    assert numbers(towed, "The crew towed five boats.") == [("nine", "five")]


SATURDAY, SUNDAY = "2031-05-03/2031-05-03", "2031-05-04/2031-05-04"


@pytest.mark.parametrize(
    ("words", "day", "differ"),
    [("on 4 May", SUNDAY, True), ("on 3 May", SATURDAY, False)],
)
def test_days_differ_by_the_calendar_and_not_by_their_words(
    words: str, day: str, differ: bool
) -> None:
    one = slots_of("The ferry burned on Saturday off Zelmar.", days=[("Saturday", SATURDAY)])
    told = f"The ferry burned {words} off Zelmar."
    other = slots_of(told, "b", days=[(words.removeprefix("on "), day)])
    found = [(pair.role, words_of(other, pair.other)) for pair in differing_slots(one, other)]
    assert found == ([("day", "4 May")] if differ else [])


def test_a_day_that_the_other_names_beside_another_differs_from_neither() -> None:
    one = slots_of("The ferry burned on Saturday.", days=[("Saturday", SATURDAY)])
    both = slots_of(
        "The ferry burned on Saturday and sank on Sunday.",
        "b",
        days=[("Saturday", SATURDAY), ("Sunday", SUNDAY)],
    )
    assert not [pair for pair in differing_slots(one, both) if pair.role == "day"]


def test_each_place_is_told_once_with_where_it_stands() -> None:
    text = "The harbour master counted 130 vehicles on the deck."
    one, other = slots_of(text), slots_of(text.replace("130", "140"), "b")
    pairs = differing_slots(one, other)
    assert len({(p.one.first, p.one.last, p.other.first, p.other.last) for p in pairs}) == len(
        pairs
    )
    start, end = places_of(one.words, pairs[0].one)
    assert text[start:end] == "130"


MAY = "2031-05-01/2031-05-31"


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("The baker was freed on Sunday.", [("Sunday", SUNDAY)]),
        ("The baker was jailed in May.", [("May", MAY)]),
        ("The baker was jailed, the mayor said on Sunday.", [("Sunday", SUNDAY)]),
    ],
)
def test_a_day_of_another_deed_and_one_that_holds_the_other_do_not_differ(
    told: str, days: list[tuple[str, str]]
) -> None:
    one = slots_of("The baker was jailed on Saturday.", days=[("Saturday", SATURDAY)])
    other = slots_of(told, "b", days=days)
    assert DAY not in {pair.role for pair in differing_slots(one, other)}


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("rested after {} days of storms", ("five", "eight")),
        ("was jailed for {} days", ()),
    ],
)
def test_days_counted_up_to_that_of_the_report_run_on(words: str, runs: tuple[str, ...]) -> None:
    told = (f"The ferry crew {words.format(many)}." for many in runs or ("30", "40"))
    one, other = map(slots_of, told, "ab")
    found = {runs_on(pair, one, other) for pair in differing_slots(one, other)}
    assert found == {bool(runs)}
