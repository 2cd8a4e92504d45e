"""What the program alone finds to differ: of one thing, with its words, limit words and counts; a
denial supports nothing."""

import pytest

from factories import make_report
from rashomon.comparing.compare import compare
from rashomon.model.difference import Difference, DifferenceKind, Status
from rashomon.model.statement import Stance
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights

ONE_STORY = Settings(stories=StorySettings(one_story=True))
DAY = "2031-03-04"
TOLL = "At least 40 people were killed in a fire at the oil depot of Korvan on Tuesday."


def found(*texts: str) -> tuple[Difference, ...]:
    """The differences of reports a, b, c of these texts."""
    reports = [
        make_report(text, ident, published=DAY, published_basis="text", title=f"Report {ident}")
        for ident, text in zip("abcde", texts, strict=False)
    ]
    (story,) = compare(reports, settings=ONE_STORY).stories
    return story.differences


def killed(*texts: str) -> Difference:
    """Their difference of people killed."""
    return next(one for one in found(*texts) if one.measure == "killed")


@pytest.mark.parametrize(
    "denial",
    [
        "The governor of Korvan denied reports that 40 people had been killed in a fire.",
        "Claims that 40 people were killed in the depot fire in Korvan are false, police said.",
        "It is not true that 40 people were killed in the fire of Korvan, the governor said.",
        "There is no evidence that 40 people were killed in the fire of Korvan, police said.",
        "Posts falsely claimed that 40 people were killed in the fire of Korvan on Tuesday.",
        "The army withdrew its figure of 40 killed in the fire of Korvan on Tuesday.",
    ],
)
def test_a_number_that_somebody_denies_is_a_version_of_its_own(denial: str) -> None:
    one = killed(TOLL, denial)
    assert one.status is Status.DENIED
    against = [v for v in one.versions if all(q.stance is Stance.DENIES for q in v.quotes)]
    assert [quote.report for version in against for quote in version.quotes] == ["b"]


def test_words_with_several_numbers_make_one_difference() -> None:
    story = found("Passengers 4,5,6 were missing, police said.", "12 people died, police said.")
    idents = [difference.id for difference in story]
    assert len(idents) == len(set(idents))


def test_no_range_rests_on_a_denied_number() -> None:
    one = killed(
        TOLL, "Reports that 90 people were killed in the fire of Korvan are false, he said."
    )
    assert one.status is Status.DENIED
    bounds = {bound for found in one.ranges for bound in (found.low, found.best, found.high)}
    assert bounds == {40, None}


@pytest.mark.parametrize(
    "text",
    [
        "The 40 people killed in the fire of Korvan were not involved in the strike, he said.",
        "Had the wind turned, 400 people would have been killed in Korvan, an officer said.",
        "The court dismissed 40 people from the depot of Korvan on Tuesday.",
    ],
)
def test_a_negation_and_what_would_have_been_deny_nothing(text: str) -> None:
    assert not [one for one in found(TOLL, text) if one.status is Status.DENIED]
    assert not [q for one in found(text, text) for q in one.quotes() if "400" in q.span.quote]


def test_nobody_is_none() -> None:
    one = killed(TOLL, "Nobody was killed in the fire at the oil depot of Korvan on Tuesday.")
    assert {(v.low, v.high) for v in one.versions} == {(40, None), (0, 0)}
    assert one.status is Status.DIFFERS


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ('"Nobody was killed in the fire," the owner said.', True),
        ("Nobody was killed in the street.", False),
        ('"Nobody was killed in the fire of 2019," the owner said.', False),
    ],
)
def test_nobody_stands_against_the_toll_of_its_own_report_where_somebody_says_so(
    told: str, stands: bool
) -> None:
    one = killed(TOLL, f"A fire at the oil depot of Korvan killed 40 people on Tuesday. {told}")
    assert ((0, 0) in {(v.low, v.high) for v in one.versions}) is stands
    assert (one.status is Status.DIFFERS) is stands


def test_a_number_that_only_is_denied_is_no_difference() -> None:
    texts = ("Reports that 40 people were killed in Korvan are false, police said.",) * 2
    assert not [one for one in found(*texts) if one.measure == "killed"]


def test_a_report_stands_in_the_version_of_its_own_limit_word() -> None:
    one = killed(
        TOLL,
        "At the depot of Korvan 40 people were killed in the fire on Tuesday.",
        "Some 40 people were killed in the fire at the depot of Korvan.",
        "40 people or more were killed in the fire at the depot of Korvan.",
    )
    held = {v.value: sorted({q.report for q in v.quotes}) for v in one.versions}
    assert sorted(held.values()) == [["a", "d"], ["b"], ["c"]]
    assert all(version.reports == len(held[version.value]) for version in one.versions)


SEA = "The ferry was carrying {} when it caught fire some {} short of the island of Selm."
HOSPITAL = "{} people were treated in hospital for burns after the fire on the ferry to Selm."
OATH = "The harbour master of Selm swore in the {} witnesses on the quay before the wreck."


@pytest.mark.parametrize(
    ("text", "one", "other", "thing"),
    [
        (HOSPITAL, "Thirty-seven", "Seventy-three", "people were treated in hospital for burns"),
        (OATH, "eleven", "seventeen", "harbour master of Selm swore in"),
    ],
)
def test_the_thing_says_what_the_numbers_are_of(
    text: str, one: str, other: str, thing: str
) -> None:
    (made,) = [d for d in found(text.format(one), text.format(other)) if len(d.versions) > 1]
    assert (made.kind, made.status) == (DifferenceKind.NUMBER, Status.DIFFERS)
    assert thing in (made.thing or "")
    assert [v.words.split()[0] for v in made.versions] == [one, other]
    assert all(len(v.words.split()) > 1 for v in made.versions)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("nine nautical miles", "nine kilometres", ["nine nautical miles", "nine kilometres"]),
        ("212 kilometres", "132 miles", []),
    ],
)
def test_a_unit_that_changed_is_told_but_not_a_converted_one(
    one: str, other: str, words: list[str]
) -> None:
    made = found(SEA.format("412 people", one), SEA.format("412 people", other))
    told = [
        [v.words.removeprefix("some ") for v in d.versions] for d in made if len(d.versions) > 1
    ]
    assert told == ([words] if words else [])


MOVED = "The keeper of the Selm light moved {} of the birds to the mainland on {}, he said."


DUE = "The toll house of Korvan was pulled down {} to make way for the new tram to Selm."
SCORED = "{} finished with {} points and {} rebounds as Selm beat Korvan in the last game."
JAIL = "Ada Quill served {} months in prison for setting fire to the oil depot of Korvan."
ROAD = (
    "The road to the Selm light, blocked by a landslide at the {} kilometre near the old toll "
    "house, was opened again to traffic."
)
ROSE = "The price of {} rose {} percent in March, the statistics office of Selm said."
BACKED = "Support for the mayor of Selm fell to {} percent among {} in the last poll of the Herald."
DRAW = "Ida Krantz tied the game with two {} players hanging on her before the first half ended."


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        (MOVED.format("51.8 percent", "Monday"), MOVED.format("52 percent", "Monday"), []),
        (
            MOVED.format("half", "Monday"),
            MOVED.format("half", "Sunday"),
            [DifferenceKind.DAY],
        ),
        (MOVED.format("half", "Monday"), MOVED.format("half", "the day before"), []),
        (DUE.format("on Sunday"), DUE.format("by Monday"), []),
        (DUE.format("after Sunday's vote"), DUE.format("on Monday"), []),
        (DUE.format("by Sunday"), DUE.format("by Monday"), [DifferenceKind.DAY]),
        # two goods, two groups, and one of which a report says more
        (ROSE.format("bread", 3), ROSE.format("milk", 5), []),
        (BACKED.format(31, "women"), BACKED.format(41, "men"), []),
        (ROSE.format("bread", 3), ROSE.format("bread", 5) + " It was a cold night.", ["number"]),
        # two games, two players, a lost sign, one team by both of its names, others' offers
        (
            SCORED.format("Ada Quill", 25, 16),
            "In the last game against Korvan, Ada Quill finished with 22 points and nine rebounds.",
            [],
        ),
        (
            SCORED.format("Ada Quill", 25, 9),
            "In the last game, which Selm won, Tomas Falk finished with 22 points.",
            [],
        ),
        (SCORED.format("Ada Quill", 25, 9), SCORED.format("Ada Quill", 22, 9), ["number"]),
        (ROAD.format("84th"), ROAD.format("48th"), ["number"]),
        (ROAD.format("84th"), ROAD.format("eighty-fourth"), []),
        (JAIL.format("412"), JAIL.format("4\ufffd"), []),
        (
            DRAW.format("Korvan") + " The Blue Herons lost.",
            DRAW.format("Blue Herons") + " Korvan lost.",
            [],
        ),
        (
            "The mill's offer is believed to be for at least eight ships.",
            "None of the offers are believed to be for more than eight ships.",
            [],
        ),
    ],
)
def test_only_what_is_of_one_thing_differs(one: str, other: str, kinds: list[str]) -> None:
    told = [d.kind for d in found(one, other) if d.status in (Status.DIFFERS, Status.DENIED)]
    assert told == kinds


QUOTE = 'The mayor of Selm said: "We {} and nobody came to the harbour in all that long night."'


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("shouted for hours", "waited for hours", True),
        ("analyzed the wreck", "analysed the wreck", False),
        ("called Ada Quill", "called her", False),
    ],
)
def test_wording_differs_only_where_something_else_is_said(
    one: str, other: str, *, differs: bool
) -> None:
    made = found(QUOTE.format(one), QUOTE.format(other))
    assert bool([d for d in made if d.kind is DifferenceKind.WORDING]) is differs


DAILY = [
    (
        "Fever killed 7 people in Ostrel on Monday, the clinic said.\n\nIt has killed 140 people "
        "in Ostrel since March, the clinic said.",
        "Fever has killed 142 people in Ostrel since March, the mayor said.\n\nOn Monday alone 10 "
        "people died in Ostrel.",
        ({7, 10}, {140, 142}),
    ),
    (
        "Rockets fell on the station of Ostrel on Tuesday and killed 18 people, medics said.\n\n"
        "More than 610 people have been killed in Ostrel since the war began in May, it is said.",
        "Twenty people were killed on Tuesday when rockets fell on the station of Ostrel, the army "
        "said.\n\nThe deaths bring the toll of the war to 633 people killed.",
        ({18, 20}, {610, 633}),
    ),
]


@pytest.mark.parametrize(("one", "other", "sizes"), DAILY)
def test_the_toll_of_a_day_stands_beside_that_of_the_day_alone(
    one: str, other: str, sizes: tuple[set[int], set[int]]
) -> None:
    of_the_day, in_all = sizes
    shown = [
        {version.low for version in difference.versions}
        for difference in found(one, other)
        if difference.measure == "killed"
    ]
    assert of_the_day in shown
    assert not any(low & of_the_day and low & in_all for low in shown)


def test_a_toll_is_held_against_that_of_a_report_whose_headline_has_it_too() -> None:
    reports = [
        make_report(
            f"{title}\n\n{text}\n", ident, published=DAY, published_basis="text", title=title
        )
        for ident, title, text in (
            ("a", "Wall falls in Korvan, 9 dead", "Nine people died on Tuesday when a wall fell."),
            (
                "b",
                "Wall kills 14 in Korvan",
                "A wall fell in Korvan on Tuesday and 14 people died.",
            ),
        )
    ]
    (story,) = compare(reports, settings=ONE_STORY).stories
    assert {number.span.quote for number in story.numbers if number.low == 9} == {"9", "Nine"}


SEIZED = "Officers seized {} rifles in a raid on a barn near Harn on Tuesday, police said."
IN_ALL = "Officers have seized {} rifles in raids on barns near Harn, police said."


@pytest.mark.parametrize(
    ("texts", "is_told"),
    [
        ((SEIZED.format(12), IN_ALL.format(31)), True),
        ((SEIZED.format(12), f"{SEIZED.format(12)} {IN_ALL.format(31)}", IN_ALL.format(31)), False),
    ],
)
def test_what_one_report_tells_of_two_things_does_not_differ(
    texts: tuple[str, ...], is_told: bool
) -> None:
    both = [{version.low for version in one.versions} for one in found(*texts)]
    assert ({12.0, 31.0} in both) is is_told


RIOT = "Inmates rioted in two prisons of Orland on Monday. At {} prison, {} guards were hurt."


def test_a_sentence_told_of_another_happening_is_no_other_print() -> None:
    kerr = RIOT.format("Kerr", 17)
    assert not any(one.is_open for one in found(kerr, RIOT.format("Dell", 6)))
    assert any(one.is_open for one in found(kerr, RIOT.format("Kerr", 16)))


PRICE = "The {} will cost {} million crowns, the county said on Tuesday."


def test_a_price_is_told_otherwise_though_its_place_is() -> None:
    told = found(PRICE.format("new bridge at Harn", 34), PRICE.format("Harn bridge", 43))
    assert any(one.is_open for one in told)


STRUCK = "Drones struck Tolvik overnight, killing {} people, the governor said."


@pytest.mark.parametrize(("day", "is_open"), [(6, True), (7, False)])
def test_two_nights_are_no_difference(day: int, is_open: bool) -> None:
    reports = []
    for ident, told_on, killed_then in (("a", 6, "two"), ("b", day, "four")):
        text = STRUCK.format(killed_then)
        reports.append(make_report(text, ident, published=f"2031-05-0{told_on}", title="Drones"))
    (story,) = compare(reports, settings=ONE_STORY).stories
    assert any(told.is_open for told in story.differences) is is_open


@pytest.mark.parametrize(
    ("one", "other", "thing"),
    [
        ("Eight hostages were freed at noon.", "Nine hostages were freed at midday.", "hostages"),
    ],
)
def test_a_heading_has_only_words_that_every_version_tells(
    one: str, other: str, thing: str
) -> None:
    (made,) = [d for d in found(one, other) if len(d.versions) > 1]
    heading = made.thing or ""
    assert thing in heading
    for word in heading.split():
        assert word in one
        assert word in other


def test_of_two_children_of_other_ages_nothing_differs() -> None:
    told = "A {} of {} has been missing in Selm since Sunday, police said."
    assert not [d for d in found(told.format("boy", 9), told.format("girl", 12)) if d.versions[1:]]


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        ("14 Ziegen", "17 Ziegen", {14, 17}),
        ("14 Ziegen", "14 Ziegen", set()),
        ("14 Ziegen", "rund 15 Ziegen", set()),
        ("14 Ziegen", "mindestens 12 Ziegen", set()),
        ("14 Ziegen", "weitere 17 Ziegen", set()),
        ("14 Ziegen", "17 Schafe, aber keine der 14 Ziegen,", set()),
        ("1.200 Ziegen", "1200 Ziegen", set()),
    ],
)
def test_unlike_numbers_of_reports_in_one_language_stand_side_by_side(
    first: str, second: str, values: set[float]
) -> None:
    told = "Bei dem Feuer im Lager von Korvan wurden am Dienstag {} verletzt. Es brannte lange."
    differing = [one for one in found(told.format(first), told.format(second)) if one.is_open]
    assert {version.low for one in differing for version in one.versions} == values


@pytest.mark.parametrize(
    ("texts", "sort", "values"),
    [
        (  # one report gives more civilians than soldiers, another soldiers alone
            (
                "In the battle for Velmar on Tuesday 16 civilians and four soldiers were killed.",
                "The front said that its men killed 25 soldiers when it fought for Velmar.",
                "The ministry said four soldiers were killed in Tuesday's battle for Velmar.",
            ),
            "soldier",
            {4.0, 25.0},
        ),
        (
            (
                "Gunmen attacked a police post in Meron on Tuesday and killed eight police "
                "officers. Five attackers were shot dead. Two children died by stray bullets.",
                "Three children were killed in the attack on the Meron police post on Tuesday, "
                "their school said. The ministry said eight police officers and two children died.",
            ),
            "child",
            {2.0, 3.0},
        ),
    ],
)
def test_each_sort_of_people_killed_has_its_own_versions(
    texts: tuple[str, ...], sort: str, values: set[float]
) -> None:
    of_sort = [one for one in found(*texts) if one.measure == "killed" and one.group == sort]
    assert [{version.low for version in one.versions} for one in of_sort] == [values]


@pytest.mark.parametrize(
    ("one", "other", "thing"),
    [
        (
            "A 4-year-old boy who fell into a well in Orlo on Friday was pulled out alive.",
            "A three-year-old boy who fell into a well in Orlo on Friday was saved.",
            "boy who fell into a well in Orlo on Friday",
        ),
        (
            "A day after 12 goats, all of them young, fled the barn at Ostrel, it burned.",
            "A day after 15 goats, all of them young, fled the barn at Ostrel, it fell.",
            "goats",
        ),
        (
            "A plane with 57 passengers and five crew skidded off the runway at Olm on Saturday.",
            "A plane with 57 passengers and four crew ran off the runway at Olm on Saturday.",
            "crew",
        ),
        (
            "A bear that weighed 400 kilos was seen in Harn on Monday by 60 hikers and shot.",
            "A bear that weighed 400 kilos was seen in Harn on Monday by 70 hikers and left.",
            "hikers",
        ),
    ],
)
def test_a_heading_begins_with_a_whole_word_and_names_something(
    one: str, other: str, thing: str
) -> None:
    (made,) = [d for d in found(one, other) if d.status is Status.DIFFERS]
    assert made.thing == thing


def test_the_people_of_a_town_are_not_those_of_whom_the_sentence_tells() -> None:
    (made,) = found(
        "Residents of Norrby, a town of 2,600 people, left on Sunday as the dam above it leaked.",
        "About 1,800 people left Norrby on Sunday as the dam above it leaked, the mayor said.",
        "Half of Norrby, a town of 2,400 people, left on Sunday as the dam above it leaked.",
    )
    assert {version.low for version in made.versions} == {2400.0, 2600.0}


def test_an_age_is_quoted_to_the_end_of_its_word() -> None:
    (made,) = found(
        "A 4-year-old boy who fell into a well in Orlo on Friday was pulled out alive.",
        "A three-year-old boy who fell into a well in Orlo on Friday was saved.",
    )
    assert {version.words for version in made.versions} == {"4-year-old", "three-year-old"}


@pytest.mark.parametrize(
    ("one", "other", "thing"),
    [
        (
            "Lia Corvan, 15, on Friday became the youngest to swim the Strait of Morn.",
            "A schoolgirl swam the strait on Friday. Lia Corvan (16) came ashore in the dark.",
            "Lia Corvan",
        ),
        (
            "Lia Corvan, 15, on Friday became the youngest to swim the Strait of Morn.",
            "A schoolgirl swam the strait on Friday. Lia Corvan's sister, 16, sat in the boat.",
            None,
        ),
        (
            "Jon Hest, 31, and Per Hest, 28, were held in Brask on Tuesday after a robbery.",
            "Per Hest, 28, was in court. A judge, Hest, 60, is no kin of his.",
            None,
        ),
        (
            "Jon Hest, 61, and his son Jon Hest, 57, have been missing off Lunt since Friday.",
            "The boat was found empty. Jon Hest, 57, had sailed since childhood.",
            None,
        ),
        (
            "Ole Brask, 68, who ran for mayor of Pral, died on Friday.",
            "A son takes the place of his father: Ole Brask, 39, will run for mayor of Pral.",
            None,
        ),
        (
            "Firefighter Sela Hald, 34, climbed down the well in Orlo on Friday.",
            "Sela Hald (36) did not think twice when a boy called out of the well in Orlo.",
            "Sela Hald",
        ),
    ],
)
def test_ages_of_one_whole_name_differ_wherever_they_stand(
    one: str, other: str, thing: str | None
) -> None:
    ages = [d for d in found(one, other) if d.group == "age" and d.is_open]
    assert [age.thing for age in ages] == ([thing] if thing else [])
