"""The numbers of reports: what they amount to, what they count, and the clause around them."""

import pytest

from factories import make_report
from rashomon.mentions.numbers.read_numbers import read_numbers
from rashomon.model.number import Number
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights


def numbers_of(text: str, language: str = "en") -> list[Number]:
    """The numbers of a report of this text, by place."""
    pages = list(annotate_reports([make_report(text, language=language)]))
    found = read_numbers(pages, statements=(), times=())
    return sorted(found, key=lambda number: number.span)


READ = [
    ("The flood killed 1'200 people.", ("1'200", 1200, 1200, "exact", "people", "killed")),
    (
        "The flood left 12 000 people homeless.",
        ("12 000", 12e3, 12e3, "exact", "people", "displaced"),
    ),
    ("The flood swept away 1.250 houses.", ("1.250", 1250, 1250, "exact", "houses", "things")),
    ("Some 1, 400 sheep were lost.", ("Some 1, 400", 1400, 1400, "near", "sheep", "things")),
    ("The quake at Holm had a magnitude of 4. 6.", ("4. 6", 4.6, 4.6, "exact", None, "things")),
    ("A ticket costs $99. 99 in summer.", ("$99. 99", 99.99, 99.99, "exact", None, "money")),
    (
        "Between 20 and 30 people were hurt.",
        ("Between 20 and 30", 20, 30, "range", "people", "injured"),
    ),
    ("Dozens were killed by the blast.", ("Dozens", 24, 99, "dozens", None, "killed")),
    ("Scores of miners were trapped.", ("Scores", 40, 99, "dozens", "miners", "people")),
    ("A dozen weavers were detained.", ("A dozen", 12, 12, "exact", "weavers", "detained")),
    (
        "The bank cut its rate by half a percentage point.",
        ("half a percentage point", 0.5, 0.5, "exact", "point", "size"),
    ),
    ("There could be over a trillion.", ("over a trillion", 1e12, None, "low", None, "things")),
    (
        "The office turned over about 300 letters.",
        ("over about 300", 300, 300, "near", "letters", "things"),
    ),
    ("Half of the crew was ill.", ("Half", 50, 50, "exact", "the crew", "share")),
    (
        "Two out of five hostages came home.",
        ("Two out of five", 40, 40, "exact", "hostages", "share"),
    ),
    ("Over 90% of the town burned.", ("Over 90%", 90, None, "low", "the town", "share")),
    ("A row over two bells has split the choir.", ("two", 2, 2, "exact", "bells", "things")),
    ("The storm lasted over 14 hours.", ("over 14 hours", 14, None, "low", "hours", "size")),
    ("Up to 500 guests were present.", ("Up to 500", None, 500, "high", "guests", "people")),
    ("No more than 40 lorries passed.", ("No more than 40", None, 40, "high", "lorries", "things")),
    ("The ransom was €2.4m.", ("€2.4m", 2.4e6, 2.4e6, "exact", None, "money")),
    ("Four TR - 9 jets crashed.", ("Four", 4, 4, "exact", "TR - 9 jets", "things")),
    ("The tower is 12m tall.", ("12m", 12, 12, "exact", "m", "size")),
    (
        "The train runs at 60 miles per hour.",
        ("60 miles per hour", 60, 60, "exact", "miles", "size"),
    ),
    ("Nine of the injured died.", ("Nine", 9, 9, "exact", "the injured", "killed")),
    ("The toll rose to 14.", ("14", 14, 14, "exact", None, "killed")),
    ("The death of 40 miners shocked Harn.", ("40", 40, 40, "exact", "miners", "killed")),
    ("The council lowered the toll to 14.", ("14", 14, 14, "exact", None, "killed")),
    ("Three are still missing.", ("Three", 3, 3, "exact", None, "missing")),
    (
        "Some 4,000 people were forced to flee.",
        ("Some 4,000", 4e3, 4e3, "near", "people", "displaced"),
    ),
    ("The blaze killed 12 goats.", ("12", 12, 12, "exact", "goats", "things")),
    ("Nobody was hurt.", ("Nobody", 0, 0, "exact", None, "injured")),
    ("No casualties were reported.", ("No casualties", 0, 0, "exact", "casualties", "people")),
    ("Several people were killed.", ("Several", None, None, "vague", "people", "killed")),
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_a_number_has_its_value_limit_noun_and_measure_or_kind(
    sentence: str, expected: tuple[str, float | None, float | None, str, str | None, str]
) -> None:
    (number,) = numbers_of(sentence)
    measure = number.measure or number.kind
    words = number.span.quote
    assert (words, number.low, number.high, number.limit, number.counted, measure) == expected


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("12 dead, 30 wounded in Harn blast", ["killed", "injured"]),
        ("The blast killed 12 and injured 30.", ["killed", "injured"]),
        ("Three gunmen killed 12 villagers.", [None, "killed"]),
        ("There were no deaths and no injuries.", ["killed", "injured"]),
        ("At least 12 people died and 30 others were detained.", ["killed", "detained"]),
    ],
)
def test_each_number_has_the_measure_of_its_own_words(
    text: str, measures: list[str | None]
) -> None:
    assert [number.measure for number in numbers_of(text)] == measures


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Ina Holm denied that 40 people had been killed, and the mill was closed.",
            ["Ina Holm denied that 40 people had been killed"],
        ),
        ("Voss did not say that 30 boats had sunk.", ["Voss did not say that 30 boats had sunk"]),
        (
            "The mill burned for 3 days, but 12 men were saved.",
            ["The mill burned for 3 days", "12 men were saved"],
        ),
        (
            "Because the old bridge over the wide river at Harn had been shut since the last flood "
            "and no other road led out of the valley to the sea, 40 lorries waited.",
            ["40 lorries waited"],
        ),
    ],
)
def test_the_phrase_is_the_clause_with_what_governs_it(text: str, clauses: list[str]) -> None:
    assert [number.phrase.quote for number in numbers_of(text)] == clauses


@pytest.mark.parametrize(
    "text",
    [
        "Line 7 was closed.",
        "Zones 1 and 2 were shut.",
        "The Orlo 737 jets were late.",
        "The Orlo 2 phone was sold.",
        "They met when Orlo 3 was launched.",
        "They live at 12 Mill Street.",
        "The MX-44 rifle was sold.",
        "The team won 34-6.",
        "The Rovers (4-11) lost at home.",
        "It broke the rules that one would expect.",
        "No boats were found.",
        "One of the boats sank.",
        "The 5.50 update came late.",
        "The boy is named in case No. 31-4412.",
        "Adds quotes in paragraphs 4-7.",
        "UPDATE 3-Ferry hits pier at Harn",
        "The Boeing 737-800 was late.",
        "A woman called 911, and firemen came.",
        "The Group of 77 sits in the hotel.",
        "Shots fell at 1405 hours.",
        "Version 2 of the plan is dearer.",
        "[2] Minutes of the council.",
        "12",
        "The 46-year-old baker was unhurt.",
        "Ada Quill, 31, and her son, 7, were saved.",
        "He was 42 and had no heirs.",
        "The Reds won 3-1 on 5 June 2030 at 7 p.m. in the 21st round.",
        "Nobody knows what no expert told.",
    ],
)
def test_a_number_that_counts_nothing_is_left_out(text: str) -> None:
    assert numbers_of(text) == []


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("The report has 12 lines.", [12]),
        ("The bill passed 34-6 in a vote.", [34, 6]),
        ("At least one of the boats sank.", [1]),
        ("The police called 112 witnesses.", [112]),
        ("A group of 77 miners sat in the hotel.", [77]),
        ("At 0915 12 people were hurt.", [12]),
        ("In Harn 12 people were hurt.", [12]),
        ("The phase 2 trial had 300 patients.", [300]),
        ("A five-day, 300-mile march ended at Harn.", [5, 300]),
    ],
)
def test_a_number_in_like_words_that_counts_something_is_kept(
    text: str, sizes: list[float]
) -> None:
    assert [number.low for number in numbers_of(text)] == sizes


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("de", "Dabei starben 1.200 alte Ziegen.", [(1200, "Ziegen", "exact")]),
        ("de", "Rund 2,5 Millionen Euro fehlen.", [(2_500_000, "EUR", "near")]),
        ("de", "Am 14. März kamen 300 bis 400 Ziegen.", []),
        ("de", "Hunderte Ziegen, mehrere tausend Schafe.", []),
        (
            "es",
            "Murieron 23 cabras y un 4,5 % de las ovejas.",
            [(23, "cabras", "exact"), (4.5, "%", "exact")],
        ),
        ("es", "El 14 de marzo de 2031 ardieron 1,200 casas.", []),
        (
            "fr",
            "Quelque 7 000 chèvres, 12 millions d'euros.",
            [(7000, "chèvres", "near"), (12e6, "EUR", "exact")],
        ),
        ("ru", "Без корма остались около 2,1 млн коз.", [(2_100_000, "коз", "near")]),
        ("it", "Persi oltre 3 milioni di euro.", [(3_000_000, "EUR", "low")]),
        ("pt", "Morreram pelo menos 47 cabras.", [(47, "cabras", "low")]),
        ("nl", "Bijna eenentwintig geiten en honderden schapen.", [(21, "geiten", "near")]),
        ("pl", "Zginęły 23 kozy.", []),
    ],
)
def test_other_languages_have_numbers_with_the_noun_or_unit_behind(
    language: str, text: str, read: list[tuple[float, str, str]]
) -> None:
    numbers = numbers_of(text, language)
    assert [
        (
            number.high if number.low is None else number.low,
            number.counted or number.unit,
            number.limit,
        )
        for number in numbers
    ] == read
