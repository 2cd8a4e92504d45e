"""The numbers of a story by what they count: an index, not one thing."""

from dataclasses import replace

import pytest

from factories import parse_report, quoted
from rashomon.comparing.finish import lay_side_by_side, numbers_of
from rashomon.comparing.prepare import prepare_story
from rashomon.model.number import Tally
from rashomon.model.report import PageDate
from rashomon.numbers.tallies import make_tallies

pytestmark = pytest.mark.weights


def tallies(*texts: str, days: tuple[str | None, ...] = ()) -> tuple[Tally, ...]:
    """The tallies of these reports, published on these days."""
    known = prepare_story(
        [
            parse_report(text + "\n" * n, f"r{n}", published=dict(enumerate(days)).get(n))
            for n, text in enumerate(texts)
        ]
    )
    return make_tallies(numbers_of(known), known.reports, lay_side_by_side(known).strength)


FLOOD = "A flood swept through the town of Harn. It came at night. The mayor spoke of it. "
STRIKE = "{} people have died in the strike, which is one of many."
FELL = "The climber fell 150 metres."
HARM = "The flood closed {} roads near Harn. {} people were killed and {} were injured."
FERRY = "{} people died on the ferry. In September a fire killed {} people."
TOLD = [
    # harm to people first, by what befell them
    (
        [HARM.format(30, "Nine", 40), HARM.format(42, "Eleven", 52)],
        [("people killed", [9.0, 11.0]), ("people injured", [40.0, 52.0]), ("roads", [30.0, 42.0])],
    ),
    # one report or one value is no tally
    (["Nine people died. Later eleven people were dead.", "The road is closed."], []),
    (["Nine people died.", "Nine people have died, police said."], []),
    # nor is what clauses do not connect, a part, what was taken back
    (["The fire destroyed 12 boats.", "The harbour sells 15 boats a year."], []),
    (["Of the crew, two of them were dead.", "Three of them were dead."], []),
    (["Nine people died, not seven.", "Nine people died."], []),
    (["Three other managers were arrested.", "Two managers were arrested."], []),
    (["Three other managers left the hall.", "Two managers left the hall."], []),
    (
        ["Three managers were arrested.", "Two managers were arrested."],
        [("managers detained", [2.0, 3.0])],
    ),
    (
        ["It gives 29 dead: 17 people died on the hill.", "Thirty people died."],
        [("people killed", [29.0, 30.0])],
    ),
    # nor what stands behind a larger number of its report, by its speaker or far less; another
    # speaker's count does
    (
        [
            "The fire killed 19 people, police said. Nine people died in one house.",
            "The fire killed 25 people, police said. Three people died in it, the guild said.",
        ],
        [("people killed", [19.0, 25.0])],
    ),
    (
        [
            "The fire killed 19 people, police said. Fourteen people died, the guild said.",
            "The fire killed 25 people, police said.",
        ],
        [("people killed", [14.0, 19.0, 25.0])],
    ),
    # a year in short is another time
    (["The flood killed 19 people.", "The flood of '28 killed 42 people."], []),
    # a month of no known year is of another time than an undated report's own event
    (
        [FERRY.format("Nine", 40), FERRY.format("Eleven", 50)],
        [("people killed", [9.0, 11.0]), ("people killed", [40.0, 50.0])],
    ),
    # ages by whose they are, rebels as fighters, none as a number
    (["Ada Quill, 42, fell.", "Ada Quill, 43, fell."], [("age", [42.0, 43.0])]),
    (
        ["No one is believed to have been injured in the fire.", "Two people were injured there."],
        [("people injured", [0.0, 2.0])],
    ),
    (
        ["No more than 200-300 rebels remained.", "About 500 fighters remained."],
        [("fighters", [300.0, 500.0])],
    ),
    # lengths and times in their units; a conversion is no other value
    ([FELL, "The climber fell 700 feet."], [("distance", [150.0, 700.0])]),
    ([FELL, "The climber fell 492 feet."], []),
    (
        [
            "It reached orbit after nine minutes and 46 seconds.",
            "It reached orbit after 600 seconds.",
        ],
        [("seconds", [586.0, 600.0])],
    ),
    # words that tell apart
    (["The flood destroyed 30 mills near Harn.", "The flood spared 42 mills near Harn."], []),
    (["The Harn mills sold 30 boats in May.", "The Orlo mills sold 42 boats in May."], []),
    (["Police seized 30 red boats there.", "Police seized 42 blue boats there."], []),
    (["The surgery took three hours.", "The drive through Harn took nine hours."], []),
    (["The first 30 boats left Harn.", "Some 42 boats left Harn."], []),
    (["Ada Quill, 42, fell.", "Bert Orlo, 43, fell."], []),
    (["Ada Quill and Bo Orlo, both 42, died there.", "Two people died there."], []),
    (["The strike closed 30 mills. It also closed 42 mills.", "The strike closed 42 mills."], []),
    # who died elsewhere, or in a war of many strikes
    ([f"{FLOOD}Twelve people were killed.", f"{FLOOD}Seven people died in Orlo."], []),
    # nor what so far apart is of two things, or what sums up several days or other places
    (["Two people were killed.", "More than 60 people were killed."], []),
    (["Two people were killed.", "More than 30 people were killed."], [("people killed", [2, 30])]),
    (["The fire killed 12 people.", "Over four nights, fires have killed 15 people."], []),
    (["The fire killed 12 people.", "Fires elsewhere in the valley killed 15 people."], []),
    (
        [f"{STRIKE.format('Twelve')} The war has killed 40,000 people.", STRIKE.format("Fifteen")],
        [("people killed", [12.0, 15.0])],
    ),
]


@pytest.mark.parametrize(("texts", "expected"), TOLD)
def test_numbers_stand_by_what_they_count(
    texts: list[str], expected: list[tuple[str, list[object]]]
) -> None:
    assert [
        (one.thing, [v.low if v.high is None else v.high for v in one.values])
        for one in tallies(*texts)
    ] == expected


def test_one_amount_in_two_notations_is_one_value() -> None:
    texts = (
        "The flood closed 1,200 roads near Harn.",
        "The flood closed about 1200 roads near Harn.",
        "The flood closed 900 roads near Harn.",
    )
    (one,) = tallies(*texts)
    assert [(value.low, value.reports) for value in one.values] == [(900.0, 1), (1200.0, 2)]
    assert one.scale
    assert (one.scale.low, one.scale.high) == (900.0, 1200.0)


@pytest.mark.parametrize(
    ("toll", "days", "values", "latest"),
    [
        ("Nine Seven", (), [7.0, 9.0], None),
        ("Nine Seven", ("2031-05-01", "2031-05-02"), [9.0, 7.0], 7.0),
        ("Nine Seven", ("2031-05-01", "2031-05-01"), [7.0, 9.0], None),
        ("Nine Seven", ("2031-05-01", None), [7.0, 9.0], None),
        ("Nine Seven Nine", ("2031-05-01", "2031-05-03", "2031-05-04"), [9.0, 7.0], None),
        ("Nine Seven Nine", ("2031-05-01", "2031-05-03", None), [9.0, 7.0], 7.0),
        ("Nine Two", ("2031-05-01", "2031-05-02"), [9.0, 2.0], None),  # two more
    ],
)
def test_a_toll_stands_by_known_days_and_says_what_was_surely_printed_last(
    toll: str, days: tuple[str | None, ...], values: list[float], latest: float | None
) -> None:
    (one,) = tallies(*(f"{n} people were killed." for n in toll.split()), days=days)
    last = one.values[-1]
    assert [value.low for value in one.values] == values
    assert (last.low if one.latest in last.numbers else None) == latest


CORRECTED = "Correction: an earlier version gave another number."


@pytest.mark.parametrize(
    ("before", "after", "changed", "moments", "latest"),
    [
        ("", "Nine people died.", None, ["01", "02"], 7.0),
        ("Thirty people died.", "Nine people died.", None, ["02", None], None),
        ("Thirty people died.", "Nine people died.", "2031-05-03", ["02", "03"], 9.0),
        ("Nine people died.", "Nine people died. It rained.", None, ["01", "02"], 7.0),
        ("Nine people died.", "Nine people died. It rained.", "2031-05-03", ["01", "02"], 7.0),
        ("Twenty-nine people died.", "Nine people died.", None, ["02", None], None),
        ("", f"Nine people died.\n\n{CORRECTED}", None, ["02", None], None),
        ("", f"Nine people died.\n\n{CORRECTED}", "2031-05-03", ["02", "03"], 9.0),
        ("Thirty people died.", f"Nine people died.\n\n{CORRECTED}", None, ["02", None], None),
    ],
)
def test_a_number_that_a_page_had_not_when_it_was_published_is_of_the_day_of_its_change(
    before: str, after: str, changed: str | None, moments: list[str | None], latest: float | None
) -> None:
    dates = (PageDate(changed, "meta article:modified_time"),) if changed else ()
    now = parse_report(
        after, "now", published="2031-05-01", dates=dates, revision_of="was" if before else None
    )
    if CORRECTED in after:
        now = replace(now, report=replace(now.report, corrections=(quoted(now.report, CORRECTED),)))
    pages = [now, parse_report("Seven people died.", "other", published="2031-05-02")]
    if before:
        pages.append(parse_report(before, "was", published="2031-05-01"))
    known = prepare_story(pages)
    found = make_tallies(numbers_of(known), known.reports, lay_side_by_side(known).strength)
    (one,) = found
    assert [value.moment and value.moment[-2:] for value in one.values] == moments
    assert (one.values[-1].low if one.latest in one.values[-1].numbers else None) == latest


@pytest.mark.parametrize(
    ("day_before", "mended", "changed", "moments"),
    [
        ("2031-05-01", "2031-05-04", "2031-05-03", ["02", "04"]),
        ("2031-05-01", "2031-05-04", None, ["02", "04"]),
        ("2031-05-01", "2031-05-01", "2031-05-03", ["02", "03"]),  # mended in the state before
    ],
)
def test_a_number_of_a_state_whose_day_a_person_mended_is_of_that_day(
    day_before: str, mended: str, changed: str | None, moments: list[str]
) -> None:
    dates = (PageDate(changed, "meta article:modified_time"),) if changed else ()
    day = {"published": mended, "published_basis": "decided by Ina"}
    pages = [
        parse_report("Nine people died.", "now", dates=dates, revision_of="was", **day),
        parse_report("Seven people died.", "other", published="2031-05-02"),
        parse_report("Thirty people died.", "was", published=day_before),
    ]
    known = prepare_story(pages)
    (one,) = make_tallies(numbers_of(known), known.reports, lay_side_by_side(known).strength)
    assert [value.moment and value.moment[-2:] for value in one.values] == moments


def test_a_toll_is_of_the_day_for_which_its_sentence_gives_it() -> None:
    texts = ("By Thursday, nine people had been killed.", "Seven were killed on Wednesday.")
    (one,) = tallies(*texts, days=("2031-05-04", "2031-05-03"))
    assert [value.moment for value in one.values] == ["2031-05-01", "2031-05-03"]


@pytest.mark.parametrize(
    ("text", "one", "other", "occasion"),
    [
        (
            "The flood destroyed {} mills near Harn. In 1987 a flood destroyed {} mills near Harn.",
            30,
            42,
            "In 1987",
        ),
        (FLOOD + "{} people were killed. {} people died in Orlo.", 12, 14, "in Orlo"),
    ],
)
def test_what_is_told_of_another_time_or_place_has_a_line_of_its_own(
    text: str, one: int, other: int, occasion: str
) -> None:
    texts = (text.format(one, 7), text.format(other, 9))
    now, then = tallies(*texts, days=("2031-05-01", "2031-05-01"))
    assert (now.occasion, then.occasion and then.occasion.quote) == (None, occasion)


def test_what_holds_now_is_of_no_time_that_its_sentence_recalls() -> None:
    texts = (
        "The army began its siege in June 2030 and now holds over 90% of Harn.",
        "The army now holds about 85% of Harn.",
    )
    (held,) = tallies(*texts, days=("2031-05-01", "2031-05-01"))
    assert (held.occasion, held.reports) == (None, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died, not 15.",
        "Twelve people were killed, not 15, police said.",
        "Not 15 but nine people were killed in the fire.",
        "The fire killed nine people, not 15.",
        "The fire killed nine people, not 15, the mayor said.",
        "The mayor first gave 15 dead but corrected it to nine.",
        "The mayor first spoke of 15 dead and then corrected the toll to nine.",
    ],
)
def test_a_number_that_a_negation_leaves_alone_stands_in_the_tally(text: str) -> None:
    (toll,) = tallies(text, "The fire killed 14 people.")
    assert 15.0 not in [value.low for value in toll.values]
    assert len(toll.values) == 2


@pytest.mark.parametrize("text", ["The fire did not kill nine people.", "Nine of them died."])
def test_a_number_that_is_negated_or_a_part_stands_in_no_tally(text: str) -> None:
    assert tallies(text, "The fire killed 14 people.") == ()


@pytest.mark.parametrize(
    "limit", ["Nearly", "Almost", "Just under", "A little under", "Just short of", "Just shy of"]
)
def test_a_number_that_was_not_reached_counts_with_no_whole_one(limit: str) -> None:
    (one,) = tallies(
        f"{limit} 60 miners were hurt in the Lorn pit.",
        "In the Lorn pit 60 miners were hurt.",
        "In the Lorn pit 57 miners were hurt.",
    )
    assert [value.reports for value in one.values] == [1, 1, 1]
