"""Where "he" or "she" may mean another than the nearest person, nobody is the speaker."""

import pytest

from factories import parse_report
from rashomon.mentions.names.join_names import join_names
from rashomon.statements.extract import extract_statements

pytestmark = pytest.mark.weights


def last_speaker(*paragraphs: str) -> str | None:
    parsed = [parse_report("\n\n".join(("Pier plan stalls", *paragraphs)) + "\n")]
    said = list(extract_statements(parsed, names=join_names(parsed)))
    return max(said, key=lambda statement: statement.quote.start).speaker


@pytest.mark.parametrize(
    "paragraphs",
    [
        (  # a witness came in after the speaker
            "Governor Maria Stolt said the grain was safe to eat.",
            "Anna Grip, a miller, threw hers away.",
            "She added that tests had been made in Sorn.",
        ),
        (
            "Trainer Paul Wick said the horse was lame.",
            "Rider Thomas Elg fell at the third fence.",
            "He said the race should have been stopped.",
        ),
        (
            "Fire chief Andrew Holt said four engines were sent.",
            "One of the first men there, James Pell, broke a window.",
            "He said the stairs were already burning.",
        ),
        (  # nobody spoke before
            "Farmer Daniel Roe sold the field in March.",
            "The buyer, Stephen Crane, wants to build flats.",
            "He said the price was fair.",
        ),
        (  # a body of one person by name: the trade before it says who it is
            "Biologist Odd Sund counted forty seals.",
            "Fisherman Jan Tveit says the seals eat his catch.",
            "He wants a hunt.",
            '"They take everything," he said.',
        ),
        (  # of one who tells what another told
            "Detective Paul Wick said Victor Lamm told him about the safe.",
            "He said the key had been lost.",
        ),
        (
            "Mayor Andrew Holt had met Senator David Rask in May.",
            "Miller Peter Blom says Rask doubts the plan.",
            "Rask has said so twice.",
            "Holt was asked about it.",
            "He said the plan would stand.",
        ),
        (  # a person whose sex nothing but the pronoun tells, beside another who spoke
            '"I saw the flames first," said Tora Lien, who lives above the shop.',
            "Fire chief Geir Nes said the fire began in the cellar.",
            "She said she had called at once.",
        ),
    ],
)
def test_a_pronoun_for_one_of_two_is_nobody(paragraphs: tuple[str, ...]) -> None:
    assert last_speaker(*paragraphs) is None


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (  # the other is of the other sex
            (
                "Governor Maria Stolt said the grain was safe to eat.",
                "Peter Blom, a miller, threw his away.",
                "She added that tests had been made in Sorn.",
            ),
            "Maria Stolt",
        ),
        (  # who spoke last goes on
            (
                "Victor Lamm said he saw the bus skid.",
                "Police officer George Tind said the road was icy.",
                "He added that the driver had been sober.",
            ),
            "George Tind",
        ),
        (  # a quotation right behind the one whom a sentence is about
            (
                "Harbour pilot Peter Blom said the buoy had drifted in the night.",
                "David Rask, who keeps the light, rowed out to look.",
                '"The chain was gone," he said.',
            ),
            "David Rask",
        ),
        (
            (
                "Mayor Andrew Holt will speak on Friday.",
                "Pilot Peter Blom said Holt had asked for a second boat.",
                '"The river is too high for one," he said.',
            ),
            "Peter Blom",
        ),
        (
            (
                "Coach Maria Stolt fears that Anna Grip will miss the race.",
                "She said the shoulder needed a week.",
            ),
            "Maria Stolt",
        ),
        (
            (
                "Trainer Thomas Elg insisted that Stephen Crane had sold the horse.",
                "He also said the bill was paid.",
            ),
            "Thomas Elg",
        ),
        (
            (
                "Baker Clara Nott hoped that Mayor Maria Stolt would keep the market open.",
                '"Half of the town buys here," she said.',
            ),
            "Clara Nott",
        ),
        (
            (
                "Farmer Daniel Roe said Victor Lamm had left the gate open.",
                "He said eleven cows were gone.",
                "He said Lamm owed him a fence.",
                '"I want it by spring," he said.',
            ),
            "Daniel Roe",
        ),
        (  # somebody without a name spoke before, and since then a sentence is about the person
            (
                "A miller said the wheel was broken.",
                "Chief engineer Andrew Holt inspected it on Monday.",
                "He called it worn but safe.",
            ),
            "Andrew Holt",
        ),
        (
            (
                "A diver said the rope was cut.",
                "Governor Maria Stolt ordered a new one.",
                '"Nobody dives before Monday," she said.',
            ),
            "Maria Stolt",
        ),
        (
            (
                "One fan said the hall was cold.",
                "The singer, Anna Grip, has mocked what she called “stoves of paper”.",
            ),
            "Anna Grip",
        ),
        (
            (
                "Detective Edward Nye said the safe was open.",
                "Nye had been called at dawn.",
                "He said there were no prints.",
            ),
            "Edward Nye",
        ),
    ],
)
def test_a_pronoun_that_can_mean_only_one_is_that_one(
    paragraphs: tuple[str, ...], speaker: str
) -> None:
    assert last_speaker(*paragraphs) == speaker


@pytest.mark.parametrize(
    ("between", "cue"),
    [
        ("Norvian Rurik Tamm lost his hat in the wind.", "He said"),
        ("Norvian Marjut Tamm, who was with her sons, ran to the wall.", "She said"),
        ("Lomvikian Kettil Onn took his son to the wall.", "He said"),
        ("Norvian Jarl Smett and his wife had come from Harn.", "He said"),
        ("Ostlander Juri Halm says he was asleep.", "He added"),
    ],
)
def test_one_who_is_called_he_under_a_name_that_nobody_knows_may_be_meant(
    between: str, cue: str
) -> None:
    told = "Ola Lund said that the boat was old.", between, f"{cue} that the boat sank at nine."
    assert last_speaker(*told) != "Ola Lund"


@pytest.mark.parametrize(
    "between",
    [
        "Congress rejected his plan.",
        "The White House defended his remarks.",
        "Norvia has paid for his journey.",
        "His boat was sold in May.",
        "The ferry turned over in the wind.",
    ],
)
def test_a_body_or_a_thing_is_not_called_he(between: str) -> None:
    told = "Ola Lund said that the boat was old.", between, "He said that the boat sank at nine."
    assert last_speaker(*told) == "Ola Lund"


@pytest.mark.parametrize(
    ("first", "second", "last"),
    [
        ("Brenn Steel", "The Harn Council has bought the land.", "It added"),
        ("Lomvik Glass", "Harn Dairy has raised its price twice.", "It said"),
        ("Norvia's coast guard", "Ostland has closed its port.", "It also said"),
        ("The World Bank", "Norvia has sent nine envoys.", "It added"),
    ],
)
def test_it_may_mean_another_body_that_a_sentence_is_about(
    first: str, second: str, last: str
) -> None:
    told = f"{first} said that the mill would close. {second} {last} that nobody would be paid."
    assert last_speaker(told) != first.removeprefix("The ")


@pytest.mark.parametrize("between", ["The news came on Monday.", "Its owners met in May."])
def test_it_goes_on_behind_a_sentence_about_a_thing(between: str) -> None:
    told = f"Brenn Steel said that the mill would close. {between} It added that nine would stay."
    assert last_speaker(told) == "Brenn Steel"


@pytest.mark.parametrize(
    "caption",
    [
        "Harn Pictures The former mayor of Harn described it as 'a night of fear' in the valley",
        "Lomvik Photo The former mayor of Harn called the night 'the worst of all' on the wall",
        "The former mayor of Harn told guests that the bridge was safe at the fair",
        "Brenn News The former mayor of Harn described the wave as 'a wall of water' in the port",
    ],
)
def test_who_speaks_below_a_caption_need_not_be_in_it(caption: str) -> None:
    told = "Ola Lund, the former mayor of Harn, was there.", "Norvia sent its President Tamm."
    assert last_speaker(*told, caption, 'He said: "I want to thank the town."') is None


@pytest.mark.parametrize(
    "event",
    [
        "Brenn Steel rose after a visit by its chairman to the port, where {he} said",
        "Brenn Steel rose during a tour by its CEO of the port, during which {he} said",
        "Shares fell after a speech by the bank's governor in Brenn, in which {he} said",
        "There was a call from a doctor in Brenn, in which {he} warned",
        "The trip of an envoy to the port, where {he} said",
        "The rise follows a lunch with a guard, at which {he} said",
    ],
)
@pytest.mark.parametrize(("name", "pronoun"), [("Ida Krantz", "she"), ("Bruno Falk", "he")])
def test_who_speaks_at_an_event_is_the_one_whose_event_it_is(
    event: str, name: str, pronoun: str
) -> None:
    told = f"{name} leads Orlo Steel. {event.format(he=pronoun)} that the mill would close."
    assert last_speaker(told) != name


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Krantz, the envoy, visited the port, where she said",
        "Ida Krantz led a tour of the mill, during which she said",
        "The visit of the envoy, Ida Krantz, to the port, where she said",
        "Ida Krantz is here. Her trip to the port, where she said",
        "Ida Krantz, the envoy, is here. After a speech by the envoy in Brenn, in which she said",
        "Ida Krantz thanked the nurse at the ward, where she said",
        "Ida Krantz is a person of interest to judges, who insist she erred when she said",
    ],
)
def test_who_speaks_at_an_event_of_ones_own(sentence: str) -> None:
    assert last_speaker(f"{sentence} that the mill would close.") == "Ida Krantz"
