"""What two sentences of one matter fill differently: the same place with other words in it."""

import pytest

from matters import slots_of
from rashomon.passages.slots import DAY, SPELLED, differing_slots, likeness, places_of, runs_on

pytestmark = pytest.mark.weights

Pairs = list[tuple[str, str, str]]


def differing(one: str, other: str) -> Pairs:
    """Each place with its role, and what both sentences have in it."""
    mine, theirs = slots_of(one, "a"), slots_of(other, "b")
    return [
        (pair.role, mine.text(pair.one), theirs.text(pair.other))
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
        (
            "Police arrested the ferry captain at the mill.",
            "Police arrested a deckhand at the mill.",
            ("dobj", "ferry captain", "deckhand"),
        ),
        (
            "Rain fell over the valley all night.",
            "All night, rain fell over Zelmar.",
            ("over", "valley", "Zelmar"),
        ),
        (
            "The court fined the rich baker.",
            "The poor baker was fined by the court.",
            ("amod", "rich", "poor"),
        ),
        (
            "The commander, a retired pilot, praised the ferry crew.",
            "The ferry crew was praised by the commander, a former baker.",
            ("appos", "retired pilot", "baker"),
        ),
        (
            "The ferry sank off Zelmar in a storm.",
            "The ferry sank near Tolvik in a storm.",
            ("gap", "Zelmar", "near Tolvik"),
        ),
    ],
)
def test_one_place_holds_other_words(one: str, other: str, pair: tuple[str, str, str]) -> None:
    assert pair in differing(one, other)
    role, mine, theirs = pair
    assert (role, theirs, mine) in differing(other, one)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Police will search the old mill of Zelmar.", "will search"),
        ("Police did not search the old mill of Zelmar.", "not search"),
        ("Police plan to search the old mill of Zelmar.", "plan to search"),
        ("Police may have searched the old mill of Zelmar.", "may have searched"),
    ],
)
def test_a_deed_that_is_planned_denied_or_doubted_is_not_one_that_is_done(
    told: str, words: str
) -> None:
    done = "Police searched the old mill of Zelmar."
    assert ("done", words, "searched") in differing(told, done)
    assert not differing(told, told)


def test_a_deed_of_others_on_something_else_is_another_deed() -> None:
    roles = [pair[0] for pair in differing("Police will search the mill.", "Ina searched a boat.")]
    assert roles == ["nsubj", "dobj"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The harbour master counted 130 vehicles.", "Seven sailors slept on the deck."),
        ("Divers found a rusty anchor in the bay.", "Divers found the anchor in the bay."),
        ("Workers left Nordhaven-Zelmarsk at dawn.", "Workers left Nordhavn-Zelmarsk at dawn."),
        ("Five men fled the mill.", "5 men fled the mill."),
        ("Of 40 boats 12 boats sank.", "12 boats sank, and 40 boats came home."),
        ("Divers raised the jewellery.", "Divers raised the jewelry."),
        ("The fire spread over 3 km.", "The fire spread over three kilometres."),
        ("The smoke was seen 10 miles away.", "The smoke was seen 16 kilometres away."),
        ("The union closed the gate.", "The union closed the gate."),
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
    """Another counted thing, a part of what the other says, another spelling."""
    assert not differing(one, other)


def test_numbers_in_one_word_are_told_apart_however_alike_they_look() -> None:
    words = "Zelmarsk-1041", "Zelmarsk-1042"
    assert likeness(*words) > SPELLED
    one, other = (f"Workers closed the gate Nordhaven-{word}." for word in words)
    whole = tuple(f"Nordhaven - {word}" for word in words)
    assert whole in [pair[1:] for pair in differing(one, other)]


@pytest.mark.parametrize(
    ("one", "other", "pair"),
    [
        ("a pin-up baker", "a flour-dusted baker", ("pin - up", "flour - dusted")),
        ("a pin - up baker", "a flour - dusted baker", ("pin - up", "flour - dusted")),
        ("the Harn-born baker", "the old baker", ("Harn - born", "old")),
    ],
)
def test_a_reading_has_the_whole_of_a_hyphenated_word(
    one: str, other: str, pair: tuple[str, str]
) -> None:
    told = [f"The harbour of Zelmar honoured {words} of the ferry." for words in (one, other)]
    assert pair in [found[1:] for found in differing(*told)]


def test_amounts_of_things_named_otherwise_are_of_other_things() -> None:
    def numbers(*told: str) -> list[tuple[str, str]]:
        one, other = (
            slots_of(text, report, names=[(n, n) for n in ("Harn", "Zelmar") if n in text])
            for text, report in zip(told, "ab", strict=True)
        )
        return [
            (one.text(pair.one), other.text(pair.other))
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
    found = [(pair.role, other.text(pair.other)) for pair in differing_slots(one, other)]
    assert found == ([("day", "4 May")] if differ else [])


def test_a_day_that_the_other_names_beside_another_differs_from_neither() -> None:
    one = slots_of("The ferry burned on Saturday.", days=[("Saturday", SATURDAY)])
    both = slots_of(
        "The ferry burned on Saturday and sank on Sunday.",
        "b",
        days=[("Saturday", SATURDAY), ("Sunday", SUNDAY)],
    )
    assert not [pair for pair in differing_slots(one, both) if pair.role == "day"]


def test_two_spellings_of_a_joined_name_are_one() -> None:
    one = slots_of("The judge freed Ina Holm at dawn.", names=[("Ina Holm", "n-1")])
    other = slots_of("The judge freed Holm at dawn.", "b", names=[("Holm", "n-1")])
    third = slots_of("The judge freed Oda Tarn at dawn.", "c", names=[("Oda Tarn", "n-2")])
    assert not differing_slots(one, other)
    (pair,) = differing_slots(one, third)
    assert (pair.role, one.text(pair.one), third.text(pair.other)) == (
        "dobj",
        "Ina Holm",
        "Oda Tarn",
    )


def test_a_long_phrase_is_no_reading() -> None:
    long = (
        "The mayor closed the tall old market hall of the northern valley council's former station."
    )
    assert not differing(long, "The mayor closed the mill.")


def test_a_gap_says_how_many_shared_words_stand_around_it() -> None:
    one = slots_of("The ferry sank off Zelmar in a storm.")
    other = slots_of("The ferry sank near Tolvik in a storm.", "b")
    (pair,) = [pair for pair in differing_slots(one, other) if pair.role == "gap"]
    assert pair.shared == 3  # ferry, sank, storm


def test_words_between_shared_ones_are_a_reading_where_they_are_one_phrase() -> None:
    one = "The keeper counted lamps on the quay of Tolvik."
    other = "The keeper counted goats slowly on the quay of Tolvik."
    assert "gap" not in [role for role, *_ in differing(one, other) + differing(other, one)]
    other = "The keeper counted goats on the quay of Tolvik."
    assert ("gap", "lamps", "goats") in differing(one, other)


def test_each_place_is_told_once_with_where_it_stands() -> None:
    text = "The harbour master counted 130 vehicles on the deck."
    one, other = slots_of(text), slots_of(text.replace("130", "140"), "b")
    pairs = differing_slots(one, other)
    assert len({(p.one.first, p.one.last, p.other.first, p.other.last) for p in pairs}) == len(
        pairs
    )
    start, end = places_of(one.words, pairs[0].one)
    assert text[start:end] == "130"


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("lock-gate", "Lock gate", 1.0),
        ("harbour", "harbor", 0.75),
        ("Tolvik", "Harn", 0.0),
        ("a", "b", 0.0),
        ("mill", "windmill", 1.0),
    ],
)
def test_likeness_of_letters(one: str, other: str, like: float) -> None:
    assert likeness(one, other) == likeness(other, one) == like


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
        ("slept ashore on the {} day of storms", ("sixth", "eighth")),
        ("rested after {} days of storms", ("five", "eight")),
        ("was jailed for {} days", ()),
    ],
)
def test_days_counted_up_to_that_of_the_report_run_on(words: str, runs: tuple[str, ...]) -> None:
    told = (f"The ferry crew {words.format(many)}." for many in runs or ("30", "40"))
    one, other = map(slots_of, told, "ab")
    found = {runs_on(pair, one, other) for pair in differing_slots(one, other)}
    assert found == {bool(runs)}
