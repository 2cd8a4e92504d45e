"""Where names begin and end, and what is none: invented sentences as news writes them, in both
directions."""

import pytest

from factories import make_report
from rashomon.mentions.names.join_names import join_names
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights


def spellings_of(text: str) -> set[str]:
    return {
        spelling
        for name in join_names(list(annotate_reports([make_report(text)])))
        for spelling in name.spellings
    }


@pytest.mark.parametrize(
    ("text", "found", "never"),
    [
        # a headline, however short
        ("Anna To Berg: Drop Out\n\nAnna Sorel met Hugo Berg.", "Anna Sorel", "Anna To Berg"),
        # a word that only opens the sentence
        (
            "Hostile Ruritanian forces came to Lisbon, said Anna Sorel.",
            "Lisbon",
            "Hostile Ruritanian",
        ),
        ("Corrupt Portuguese officials left Lisbon on Monday.", "Lisbon", "Corrupt Portuguese"),
        (
            "On Monday he wrote that If Anna Sorel wins, many go. Anna Sorel left. Anna Sorel won.",
            "Anna Sorel",
            "If Anna Sorel",
        ),
        # what somebody is, before the name
        ("On Monday Eyewitness Anna Sorel spoke in Lisbon.", "Anna Sorel", "Eyewitness Anna Sorel"),
        (
            "The board of the club named Co-Chairwoman Anna Sorel on Monday.",
            "Anna Sorel",
            "Co-Chairwoman Anna Sorel",
        ),
        (
            "They heard House Speaker-to-be Anna Sorel on Monday.",
            "Anna Sorel",
            "House Speaker-to-be Anna Sorel",
        ),
        ("They met Pres Anna Sorel on Monday. Sorel left.", "Anna Sorel", "Pres Anna Sorel"),
        (
            "Lawyers of Harrow County D.A. Ralph Torvik came on Monday.",
            "Ralph Torvik",
            "Harrow County D.A. Ralph Torvik",
        ),
        # what an office is of, before the name
        (
            "The Minister of Public Works Anna Sorel said the bridge was safe. Sorel left.",
            "Anna Sorel",
            "Public Works Anna Sorel",
        ),
        (
            "Secretary of State for Inland Waters Anna Sorel said the ban would end.",
            "Anna Sorel",
            "for Inland Waters Anna Sorel",
        ),
        (
            "Minister for Foreign Affairs and Trade Anna Sorel met a delegation.",
            "Anna Sorel",
            "Trade Anna Sorel",
        ),
        # a word of the next sentence behind the name
        # of which party a house is
        (
            "The House Democratic leaders met. The House voted on Monday.",
            "House",
            "House Democratic",
        ),
        (
            "The Senate Republican plan failed. The Senate rose on Monday.",
            "Senate",
            "Senate Republican",
        ),
        # two names are not one
        (
            "Vantor Alliance and Ostanspace fly it. Vantor Alliance said so, and Ostanspace left.",
            "Vantor Alliance",
            "Vantor Alliance and Ostanspace",
        ),
        # a body of two fields is whole
        (
            "She leads the Institute for Economic and Social Affairs.",
            "Institute for Economic and Social Affairs",
            "Social Affairs",
        ),
        # small words inside names of other languages
        ("They ran along the Promenade des Lilas on Monday.", "Promenade des Lilas", "Lilas"),
    ],
)
def test_a_name_ends_before_a_word_that_is_none_of_it(text: str, found: str, never: str) -> None:
    spellings = spellings_of(text)
    assert found in spellings
    assert never not in spellings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Palestinian Airlines flew on Monday, said Anna Sorel.", "Palestinian Airlines"),
        ("American Express paid on Monday, and American Express left.", "American Express"),
        ("On Monday Martha May spoke. She may leave, and they may stay.", "Martha May"),
        ("He left on Air Force One on Monday. One of them stayed.", "Air Force One"),
        (
            "The Democratic Party of Norrland met. The democratic vote was on Monday.",
            "Democratic Party of Norrland",
        ),
        ("Counting Crows House burned in Lisbon on Monday.", "Counting Crows House"),
        ("They came to the Islamic Centre of Harnow on Monday.", "Islamic Centre of Harnow"),
        (
            "Anna Sorel of the Harbour Trust spoke, and Berit Dahl of the Coast Guard.",
            "Harbour Trust",
        ),
        ("The Ministry of Trade and Industry said so on Monday.", "Ministry of Trade"),
        ("Marshal Grace Stone spoke in Lisbon. Stone left. A stone fell.", "Grace Stone"),
        ("Kofi Brown spoke in Lisbon. Later Mr Brown left. The brown dog barked.", "Brown"),
    ],
)
def test_a_word_that_others_use_stays_where_it_belongs_to_a_name(text: str, found: str) -> None:
    assert any(found in spelling for spelling in spellings_of(text))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # a word that ends what was taken for a name is no name for that
        (
            "DirectNet Now costs less. Now it is sold. Now and again it fails, and now it is gone.",
            "Now",
        ),
        (
            "Corrupt Portuguese left. Portuguese police came. The Portuguese stayed, and "
            "Portuguese ships.",
            "Portuguese",
        ),
        ("The Little One slept. One of them wept. One or two left, and one came.", "One"),
        # a seat in a title
    ],
)
def test_a_common_word_with_a_capital_is_no_name(text: str, never: str) -> None:
    assert never not in spellings_of(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She lives in Winchester. The Duchess of Winchester sang there.", "Winchester"),
        ("The city of Northwick was dark.", "Northwick"),
        ("Ong Clarissa left. Clarissa Ong said so. Ong wept.", "Ong"),
    ],
)
def test_a_name_all_the_same(text: str, found: str) -> None:
    assert found in spellings_of(text)


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("Hope Price is the mayor. Price said that the price of bread would rise.", "Price", 1),
        ("Tom Wells came to the wells. Wells said that they were dry.", "Wells", 1),
        # what only opens its sentence is the word
        ("Tom Wells came. Wells said so. Wells were dug there, and the wells are dry.", "Wells", 1),
        ("Ada Rose came, and prices rose. Rose bushes burned.", "Rose", 0),
    ],
)
def test_a_surname_that_is_a_word_of_the_story_is_a_name_where_somebody_speaks(
    text: str, name: str, count: int
) -> None:
    names = join_names(list(annotate_reports([make_report(text)])))
    mentions = [span for found in names for span in found.mentions if span.quote == name]
    assert len(mentions) == count
