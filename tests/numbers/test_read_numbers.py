"""Numbers as a report prints them: what they amount to, what limits them and what they count."""

import pytest

from factories import make_report, parse_report
from rashomon.comparing.finish import numbers_of as numbers_of_story
from rashomon.comparing.prepare import prepare_story
from rashomon.model.number import Number
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.places_counted import PlaceKey, is_elsewhere, place_key_of
from rashomon.numbers.read_numbers import read_numbers
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights


def counted_in(text: str) -> list[CountedNumber]:
    """The numbers of a report of this text, by place, with what they count."""
    annotated = list(annotate_reports([make_report(text)]))
    found = read_numbers(annotated, names=(), statements=(), dates=())
    return sorted(found, key=lambda one: one.number.span)


def numbers_of(text: str) -> list[Number]:
    """The numbers of a report of this text, by place."""
    return [one.number for one in counted_in(text)]


READ = [
    ("Did 40 people die at Arnvik?", []),
    (
        "The flood at Arnvik killed 1'200 people.",
        [("1'200", 1200, 1200, "exact", "people", "killed")],
    ),
    (
        "The flood at Arnvik left 12 000 people homeless.",
        [("12 000", 12000, 12000, "exact", "people", "displaced")],
    ),
    (
        "The flood at Arnvik swept away 1.250 houses.",
        [("1.250", 1250, 1250, "exact", "houses", None)],
    ),
    (
        "Some 1, 400 sheep were lost at Holm.",
        [("Some 1, 400", 1400, 1400, "near", "sheep", None)],
    ),
    (
        "Some 1, 400 goats drowned. A bell costs $99. 99 in Harn.",
        [
            ("Some 1, 400", 1400, 1400, "near", "goats", None),
            ("$99. 99", 99.99, 99.99, "exact", None, "money"),
        ],
    ),
    ("The quake at Holm had a magnitude of 4. 6.", [("4. 6", 4.6, 4.6, "exact", None, None)]),
    (
        "A ticket for the ferry costs $99. 99 in summer.",
        [("$99. 99", 99.99, 99.99, "exact", None, "money")],
    ),
    (
        "The town gave 2,5 million crowns to the mill.",
        [("2,5 million", 2500000, 2500000, "exact", "crowns", None)],
    ),
    (
        "Voters cast 12,34,567 ballots in Guffa.",
        [("12,34,567", 1234567, 1234567, "exact", "ballots", None)],
    ),
    (
        "Between 20 and 30 people were hurt.",
        [("Between 20 and 30", 20, 30, "range", "people", "injured")],
    ),
    ("Dozens were killed by the blast.", [("Dozens", 24, 99, "dozens", None, "killed")]),
    ("Scores of miners were trapped.", [("Scores", 40, 99, "dozens", "miners", None)]),
    (
        "Hundreds of thousands marched in Aske.",
        [("Hundreds of thousands", 200000, 999999, "dozens", None, "present")],
    ),
    ("The blast hurt thirty-odd guests.", [("thirty-odd", 30, 39, "near", "guests", "injured")]),
    ("A dozen weavers were detained.", [("A dozen", 12, 12, "exact", "weavers", "detained")]),
    ("Half a dozen boats sank.", [("Half a dozen", 6, 6, "exact", "boats", None)]),
    ("A couple of goats were lost.", [("A couple", 2, 2, "exact", "goats", None)]),
    ("Half of the crew was ill.", [("Half", 50, 50, "exact", "the crew", "share")]),
    (
        "Two thirds of the shops stayed shut.",
        [("Two thirds", 66.667, 66.667, "exact", "the shops", "share")],
    ),
    (
        "One in five households has no water.",
        [("One in five", 20, 20, "exact", "households", "share")],
    ),
    ("Nine out of 10 pupils passed.", [("Nine out of 10", 90, 90, "exact", "pupils", "share")]),
    (
        "Only 4 percent of voters stayed at home.",
        [("Only 4 percent", 4, 4, "exact", "voters", "share")],
    ),
    (
        "Over 90% of the town has been rebuilt since June.",
        [("Over 90%", 90, None, "low", "the town", "share")],
    ),
    ("The bridge runs over two tracks.", [("two", 2, 2, "exact", "tracks", None)]),
    ("The drone flew over three villages.", [("three", 3, 3, "exact", "villages", None)]),
    ("A row over two bells has split the choir.", [("two", 2, 2, "exact", "bells", None)]),
    ("The storm lasted over 14 hours.", [("over 14 hours", 14, None, "low", "hours", "duration")]),
    ("He led the choir over 14 years.", [("14 years", 14, 14, "exact", "years", "duration")]),
    ("Up to 500 guests were present.", [("Up to 500", None, 500, "high", "guests", None)]),
    ("No more than 40 lorries passed.", [("No more than 40", None, 40, "high", "lorries", None)]),
    ("At least 12 miners died.", [("At least 12", 12, None, "low", "miners", "killed")]),
    ("The count stands at 40 and rising.", [("40", 40, 40, "exact", None, None)]),
    ("The mill made 20 or more bells.", [("20 or more", 20, None, "low", "bells", None)]),
    ("The ransom was €2.4m.", [("€2.4m", 2400000, 2400000, "exact", None, "money")]),
    (
        "The firm paid 300 million euros for the mine.",
        [("300 million euros", 300000000, 300000000, "exact", None, "money")],
    ),
    (
        "The state owes Rs 12 crore to the weavers.",
        [("Rs 12 crore", 120000000, 120000000, "exact", None, "money")],
    ),
    (
        "They lost billions of dollars on the dam.",
        [("billions of dollars", 2000000000, 999999999999, "dozens", None, "money")],
    ),
    (
        "About 1.2m people marched in Aske.",
        [("About 1.2m", 1200000, 1200000, "near", "people", "present")],
    ),
    ("Police counted 300k marchers.", [("300k", 300000, 300000, "exact", "marchers", "present")]),
    (
        "Some 12 lakh farmers signed the letter.",
        [("Some 12 lakh", 1200000, 1200000, "near", "farmers", None)],
    ),
    ("The 46-year-old baker was unhurt.", [("46", 46, 46, "exact", None, "age")]),
    (
        "Ada Quill, 31, and her son, 7, were saved.",
        [("31", 31, 31, "exact", None, "age"), ("7", 7, 7, "exact", None, "age")],
    ),
    ("Ada Quill of Oslo, 27, was also killed.", [("27", 27, 27, "exact", None, "age")]),
    (
        "Police found six MX-47 rifles and 12 magazines.",
        [
            ("six", 6, 6, "exact", "MX-47 rifles", None),
            ("12", 12, 12, "exact", "magazines", None),
        ],
    ),
    ("Four TR - 9 jets crashed.", [("Four", 4, 4, "exact", "TR - 9 jets", None)]),
    (
        "Police found a total of six MX - 47 rifles.",
        [("a total of six", 6, 6, "exact", "MX - 47 rifles", None)],
    ),
    ("Floods in the UK - 12 people dead.", [("12", 12, 12, "exact", "people", "killed")]),
    ("He was 42 and had no heirs.", [("42", 42, 42, "exact", None, "age")]),
    ("The tower is 12m tall.", [("12m", 12, 12, "exact", "m", "distance")]),
    ("A wall 30 feet high fell.", [("30 feet", 30, 30, "exact", "feet", "distance")]),
    (
        "The fire burned over 40 square miles of heath.",
        [("over 40 square miles", 40, None, "low", "square miles of heath", "size")],
    ),
    (
        "The train runs at 60 miles per hour.",
        [("60 miles per hour", 60, 60, "exact", "miles per hour", "size")],
    ),
    (
        "The camp lies 30 km (19 miles) from Harn.",
        [
            ("30 km", 30, 30, "exact", "km", "distance"),
            ("19 miles", 19, 19, "exact", "miles", "distance"),
        ],
    ),
    (
        "The deal let 275 militants along with their families leave.",
        [("275", 275, 275, "exact", "militants along with their families", None)],
    ),
    (
        "The deal let 275 militants, including their families, leave.",
        [("275", 275, 275, "exact", "militants, including their families", None)],
    ),
    (
        "At least two of them were foreign fighters.",
        [("At least two", 2, None, "low", "them", None)],
    ),
    (
        "On Monday, 12 Syrian children, among them two girls, were hurt.",
        [
            ("12", 12, 12, "exact", "Syrian children, among them two girls", "injured"),
            ("two", 2, 2, "exact", "girls", "injured"),
        ],
    ),
    ("Nine of the injured died in hospital.", [("Nine", 9, 9, "exact", "the injured", "killed")]),
    (
        "Police first said 15 people had died, but later lowered the toll to 14.",
        [("15", 15, 15, "exact", "people", "killed"), ("14", 14, 14, "exact", None, "killed")],
    ),
    (
        "The toll rose from nine to 14.",
        [("nine", 9, 9, "exact", None, "killed"), ("14", 14, 14, "exact", None, "killed")],
    ),
    ("The temperature fell to minus 5 degrees.", [("minus 5", -5, -5, "exact", "degrees", None)]),
    (
        "The council passed the plan 34-6.",
        [("34", 34, 34, "exact", None, None), ("6", 6, 6, "exact", None, None)],
    ),
    (
        "The flood drowned 12 people at least.",
        [("12 people at least", 12, None, "low", "people", "killed")],
    ),
    ("The Reds won 3-1 on 5 June 2030 at 7 p.m. in the 21st round.", []),
    ("He lives at 12 Mill Street and took Flight 370 to Zone 4.", []),
    (
        "In the 1990s no one there was number 1 or the first of three.",
        [("three", 3, 3, "exact", None, None)],
    ),
    (
        "A six-to-one vote on Article 5 passed by 11 votes.",
        [("11", 11, 11, "exact", "votes", None)],
    ),
    (
        "A five-day, 300-mile march ended at Harn.",
        [
            ("five-day", 5, 5, "exact", "day", "duration"),
            ("300-mile", 300, 300, "exact", "mile", "distance"),
        ],
    ),
    ("Nobody was killed or hurt.", [("Nobody", 0, 0, "exact", None, None)]),
    (
        "There were no deaths and no injuries.",
        [
            ("no deaths", 0, 0, "exact", "deaths", "killed"),
            ("no injuries", 0, 0, "exact", "injuries", "injured"),
        ],
    ),
    ("No casualties were reported.", [("No casualties", 0, 0, "exact", "casualties", None)]),
    ("Nobody knows what no expert told.", []),
    (
        "He signed a $5 million deal.",
        [("$5 million", 5e6, 5e6, "exact", "deal", "money")],
    ),
    (
        "The strike lasted more than a week.",
        [("more than a week", 1, None, "low", "week", "duration")],
    ),
    ("Police stopped him twice.", [("twice", 2, 2, "exact", None, None)]),
    ("They had twice as many boats.", []),
    (
        "At least one of the boats sank.",
        [("At least one", 1, None, "low", "the boats", None)],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_a_number_is_read_once_and_rightly(
    sentence: str,
    expected: list[tuple[str, float | None, float | None, str, str | None, str | None]],
) -> None:
    assert [
        (one.span.quote, one.low, one.high, one.limit, one.counted, one.measure)
        for one in numbers_of(sentence)
    ] == expected


@pytest.mark.parametrize(
    ("sentence", "superseded"),
    [
        ("Police first said 15 people had died, but later lowered the toll to 14.", {15: 14}),
        ("Officials initially put the number of dead at 15 but now say 14 died.", {15: 14}),
        ("The mayor, who had earlier given a count of 40, later said 38 were hurt.", {40: 38}),
        ("More than 120 boats, some with 12 people aboard, sank, up from 90.", {90: 120}),
        ("The toll of the fire was raised from nine to 14.", {9: 14}),
        ("Police first arrested 12 people and later five more.", {}),
    ],
)
def test_a_number_that_its_report_took_back(sentence: str, superseded: dict[int, int]) -> None:
    taken_back = {n.low: n.superseded_by for n in numbers_of(sentence) if n.superseded_by}
    assert taken_back == superseded


def test_the_phrase_of_a_number_has_twelve_words_at_most() -> None:
    (one,) = numbers_of(
        "The governor of the hill country of Harn and his three brothers from the lake of Guffa "
        "were in the mill at the foot of the old tower."
    )
    assert "three brothers" in one.phrase.quote
    assert len(one.phrase.quote.split()) <= 12


TOWN = PlaceKey("city", "1", (51.5, -0.1))
SUBURB = PlaceKey("city", "2", (51.4, -0.1))
FAR = PlaceKey("city", "3", (53, 1))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({TOWN}, {FAR}, True),
        ({TOWN}, {SUBURB}, False),
        ({TOWN}, {PlaceKey("country", "4", (53, 1))}, False),
        ({TOWN, FAR}, {FAR}, False),
        ({PlaceKey("", "5")}, {PlaceKey("", "6")}, True),
        (set(), {FAR}, False),
    ],
)
def test_a_part_of_a_town_is_no_other_place(
    first: set[PlaceKey], second: set[PlaceKey], expected: bool
) -> None:
    assert is_elsewhere(first, second) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bombs killed 12 people in a raid on the market of Harn.", ["Harn"]),
        ("The mayor of Harn said that 12 people were killed.", [""]),
        ("Eight people were killed in Harn, three in Orlo and one in Guffa.", ["Harn"]),
        ("A bomb fell on Harn. Doctors in Orlo said 12 people died there.", ["Orlo"]),
        ("A mill burnt down in Harn. Two people died there.", ["Harn"]),
        ("In Harn, a girl died in hospital, so that the fire has now killed 12 people.", [""]),
        ("The guild's office in Harn said that it now counts 12 dead.", [""]),
        ("In Harn, a mill burnt, so that fires have killed 12 people and hurt 30.", ["", ""]),
    ],
)
def test_people_are_harmed_where_their_own_words_say(text: str, expected: list[str]) -> None:
    known = prepare_story([parse_report(f"{text} The mayor went from Harn to Orlo and to Guffa.")])
    called = {place_key_of(name): name.name for name in known.names}
    places = [
        "".join(sorted(called[key] for key in number.event.places))
        for number in numbers_of_story(known)
        if number.fate
    ]
    assert places == expected


PARTS = [
    ("Eighteen people are critically injured.", [(True, {"critical"}, None)]),
    ("The crash left 12 in serious condition.", [(True, {"serious"}, None)]),
    ("Eleven guests suffered minor injuries.", [(True, {"minor"}, None)]),
    ("The baker was among more than 50 injured.", [(False, set(), None)]),
    ("Police said 12 more people were injured.", [(True, set(), None)]),
    (
        "The tram left the rails, killing five people and injuring another 40.",
        [(False, set(), None)] * 2,
    ),
    ("Five people died. Another 51 were taken to hospital.", [(False, set(), None)] * 2),
    ("Harn saw attacks in the past year, killing dozens.", [(False, set(), "in the past year")]),
    ("A similar fire killed 40 people.", [(False, set(), "another event")]),
    ("Dozens died over four nights.", [(False, set(), "over four nights")] * 2),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_what_counts_a_part_or_another_event(
    text: str, expected: list[tuple[bool, set[str], str | None]]
) -> None:
    assert [(one.part, one.group, one.event.over) for one in counted_in(text)] == expected


@pytest.mark.parametrize(
    ("between", "over"),
    [
        ("", "1987"),
        ("It had no doors.", "1987"),
        ("The mayor spoke on Friday.", None),
        ("It was tall. It had no doors.", None),
    ],
)
def test_a_number_is_of_an_older_event_up_to_two_sentences_on(
    between: str, over: str | None
) -> None:
    text = f"In 1987 a mill burnt down in Harn. {between} It killed 40 people."
    report = parse_report(text, published="2031-05-01")
    number = numbers_of_story(prepare_story([report]))[-1]
    assert number.event.over == over


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ada Quill said she was shocked by the fire that killed 12 people in Harn.", None),
        ('Mayor Ada Quill said she was "shocked" by a fire that left 12 people dead.', None),
        ("Mayor Ada Quill said the driver who killed 12 people in Harn was drunk.", None),
        ("The driver, who killed 12 people, was drunk, police said.", None),
        ("Ada Quill said the man accused of killing 12 people was a good neighbour.", None),
        ("Ada Quill told how she fell asleep before a kiln burst, killing 12 people.", None),
        ("The Free Coast claimed the bombing of the pier in Harn that killed 12 people.", None),
        ("The Free Coast admitted planting the bomb that wounded 14 sailors.", None),
        ("Ada Quill on Monday blamed rumours for the crush at the shrine that killed 18.", None),
        ("General Bo Strand denied any part in the raid that killed nine farmers.", None),
        ("Ada Quill rejected the inquiry into the flood that killed 33 people.", None),
        ("Bo Strand denied that 14 soldiers died in the ambush.", "Bo Strand"),
        ("Bo Strand denied reports that 14 soldiers had died in the ambush.", "Bo Strand"),
        ("Ada Quill rejected claims that nine farmers were killed in the raid.", "Ada Quill"),
        ("Bo Strand claimed to have killed 14 soldiers.", "Bo Strand"),
        ("Ada Quill said that a lorry had hit a bus, killing 12 people.", "Ada Quill"),
        ("Ada Quill said that 15 miners died in the blast that destroyed the shaft.", "Ada Quill"),
        ("Ada Quill admitted that the leak killed nine people.", "Ada Quill"),
        ("Mayor Ada Quill said that 12 people had died in the fire.", "Ada Quill"),
        ("Mayor Ada Quill said she had counted 12 dead in the fire.", "Ada Quill"),
    ],
)
def test_a_number_is_its_speakers_only_where_he_asserts_it(text: str, speaker: str | None) -> None:
    (number,) = numbers_of_story(prepare_story([parse_report(text)]))
    assert number.number.speaker == speaker
