"""Events told in one form of words are told apart by what fills the form."""

import pytest

from factories import make_report
from rashomon.parsing.parse import annotate_reports
from rashomon.stories.group_stories import features_of, group_features

pytestmark = pytest.mark.weights
BRIEF = (
    "Strong earthquake shakes {place}\n\nAn earthquake of magnitude {size} struck near the "
    "town of {place} in {country} on {day} evening, the Halvern "
    "Seismic Bureau said. Mayor {mayor} said {hurt} people were hurt when walls fell in the "
    "old market. The quake was felt as far away as {far}, where "
    "people ran into the streets. Rescue teams from {country} were searching the rubble, and "
    "hospitals called in staff who were off duty. Aftershocks "
    "are to be expected in the coming days and weeks, and some of them may be felt.\n"
)
QUAKES = [
    {
        "place": "Dunhal",
        "size": 6.1,
        "country": "Oravia",
        "day": "Tuesday",
        "mayor": "Eskil Tarn",
        "far": "Port Leddon",
    },
    {
        "place": "Velmar",
        "size": 5.4,
        "country": "Larnia",
        "day": "Friday",
        "mayor": "Oda Brandt",
        "far": "Castermere",
    },
    {
        "place": "Qasr Teva",
        "size": 6.8,
        "country": "Sundara",
        "day": "Sunday",
        "mayor": "Rafi Anand",
        "far": "Devgarh",
    },
]


def stories(texts: dict[str, str]) -> set[tuple[str, ...]]:
    reports = [make_report(text, name) for name, text in texts.items()]
    return set(group_features([features_of(a) for a in annotate_reports(reports)]))


def test_briefs_of_three_earthquakes_in_one_form_are_three_stories() -> None:
    texts = {
        f"{number}{copy}": BRIEF.format(**quake, hurt=12 + number)
        for number, quake in enumerate(QUAKES)
        for copy in "abc"
    }
    assert stories(texts) == {("0a", "0b", "0c"), ("1a", "1b", "1c"), ("2a", "2b", "2c")}


def test_an_update_of_the_toll_stays_with_its_story() -> None:
    assert stories({f"{hurt}": BRIEF.format(**QUAKES[0], hurt=hurt) for hurt in (12, 31)}) == {
        ("12", "31")
    }


def test_a_copy_with_another_spelling_of_a_name_stays_with_its_story() -> None:
    text = BRIEF.format(**QUAKES[0], hurt=12)
    assert stories(
        {"a": text, "b": text.replace("Eskil Tarn", "Tarn").replace("Leddon", "Ledón")}
    ) == {("a", "b")}


@pytest.mark.parametrize(
    ("printed", "changed"), [("2:15 p.m.", "3:40 p.m."), ("Vorn", "Harn"), ("Tarn", "Brandt")]
)
def test_a_short_print_in_which_one_thing_changed_stays_with_its_story(
    printed: str, changed: str
) -> None:
    text = (
        "Blast in the boiler house of Vorn\n\nA boiler blew up at the mill at 2:15 p.m. on Monday, "
        "the fire brigade said. Two workers were hurt, and a wall fell into the yard. Tarn, who "
        "leads the mill, said that work would stop for a week.\n"
    )
    assert stories({"a": text, "b": text.replace(printed, changed)}) == {("a", "b")}


@pytest.mark.parametrize("tolls", [(12, 31, 52), (4, 19, 88)])
def test_a_later_report_that_fills_every_figure_anew_stays_with_its_story(
    tolls: tuple[int, ...],
) -> None:
    form = (
        "Ferry fire off Port Leddon: {0} dead\n\nAt least {0} people have died and {1} were hurt "
        "when a ferry caught fire off Port Leddon on Sunday, the coastguard said. {2} are still "
        "missing. Oda Brandt, who leads the search, said the boats would stay out. The ferry had "
        "left Velmar in the morning with {3} passengers.\n"
    )
    texts = {f"{n}": form.format(n, 2 * n + 1, 200 - n, 300 + n) for n in tolls}
    assert stories(texts) == {tuple(sorted(texts))}


RECALL = (
    "Recall of {goods}\n\nThe retailer Birchmoor said on Tuesday it was recalling about 3,200 "
    "{goods} "
    "after customers complained. The Office for Safe Goods knew of some cases of {harm} and asked "
    "buyers not to use the {goods} any more. The company said it regretted the matter and was "
    "working with its suppliers. Buyers can return the {goods} to every branch, and doctors ask "
    "people who were treated for {harm} to call.\n"
)


def test_events_of_one_firm_told_in_one_form_are_told_apart_by_things() -> None:
    things = [("electric kettles", "scalding"), ("walnut bread", "allergy"), ("ski boots", "falls")]
    texts = {
        f"{n}{copy}": RECALL.format(goods=goods, harm=harm)
        for n, (goods, harm) in enumerate(things)
        for copy in "ab"
    }
    assert stories(texts) == {("0a", "0b"), ("1a", "1b"), ("2a", "2b")}


TOLD = (
    "{hurt} people were hurt when a crane fell on the market of Vardal on Saturday, the {who} "
    "said. The {other} denied that the crane had been inspected in April.\n"
)


def test_who_says_it_tells_no_events_apart() -> None:
    told = [("Two", "hospital", "union"), ("Three", "brigade", "owner")]
    texts = {
        f"{n}": TOLD.format(hurt=hurt, who=who, other=other)
        for n, (hurt, who, other) in enumerate(told)
    }
    assert stories(texts) == {("0", "1")}


HOUR = (
    "A {size}-magnitude earthquake struck {far} of {place} at {hour} on 2 May 2031, the seismic "
    "institute said. The depth was {deep} km. {harm} was reported."
)
NEAR_HARN = {
    "size": 5.1,
    "far": "14 km north",
    "place": "Harn",
    "hour": "04:12",
    "deep": 10,
    "harm": "No damage",
}


@pytest.mark.parametrize(
    ("otherwise", "are_two"),
    [
        ({"far": "22 km south", "place": "Tolvik", "hour": "04:52"}, True),
        ({"far": "22 km south", "place": "Tolvik"}, True),
        ({"size": 5.4, "hour": "19:40", "deep": 12}, True),
        ({"size": 5.4, "deep": 12}, False),
        ({"size": 5.0, "far": "16 km west"}, False),
        ({"harm": "Damage"}, False),
    ],
    ids=[
        "another place and hour",
        "another place",
        "another hour and magnitude",
        "a magnitude that was corrected",
        "a place that was corrected",
        "damage since",
    ],
)
def test_an_earthquake_is_another_by_its_place_or_hour(
    otherwise: dict[str, object], are_two: bool
) -> None:
    texts = {"a": HOUR.format(**NEAR_HARN), "b": HOUR.format(**{**NEAR_HARN, **otherwise})}
    assert len(stories(texts)) == 1 + are_two


def test_a_weekday_may_be_the_date_that_another_report_gives() -> None:
    told = (
        "Train derails at Kerr\n{} - A freight train derailed at Kerr on {}, spilling acid. Two "
        "drivers were hurt, the railway said.\n"
    )
    days = {"a": ("7 May 2031", "Tuesday"), "b": ("9 May 2031", "6 May")}
    assert stories({name: told.format(*words) for name, words in days.items()}) == {("a", "b")}
