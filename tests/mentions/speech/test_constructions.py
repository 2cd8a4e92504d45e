"""Whose words which words are, in the constructions of English: a sentence, and what is attributed
in it."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights

# Sentence; then content, speaker, stance and channels of each statement.
CASES: list[tuple[str, list[tuple[str, str | None, str, tuple[str, ...]]]]] = [
    (
        "The army said in a statement that nine boats had sunk.",
        [("nine boats had sunk", "army", "asserts", ("statement",))],
    ),
    (
        "Mayor Ana Ruiz opened the hall. She said the roof was safe.",
        [("the roof was safe", "Ana Ruiz", "asserts", ())],
    ),
    (
        'Mayor Ana Ruiz said the roof was safe. "Nobody was hurt," she added.',
        [
            ("the roof was safe", "Ana Ruiz", "asserts", ()),
            ('"Nobody was hurt,"', "Ana Ruiz", "asserts", ()),
        ],
    ),
    (
        "The mayor described the fire as a warning.",
        [("the fire as a warning", "mayor", "asserts", ())],
    ),
    ('The judge called it a "shameful trap".', [('it a "shameful trap"', "judge", "asserts", ())]),
    (
        "The police put the number of dead at nine.",
        [("the number of dead at nine", "police", "asserts", ())],
    ),
    ("The ministry raised the toll to nine.", [("the toll to nine", "ministry", "asserts", ())]),
    (
        "The mayor denied the report of a leak.",
        [("denied the report of a leak", "mayor", "denies", ())],
    ),
    (
        "The captain denied stealing the fuel.",
        [("denied stealing the fuel", "captain", "denies", ())],
    ),
    ("The mayor denied it.", [("denied it", "mayor", "denies", ())]),
    (
        "The minister accused the company of hiding the report.",
        [("accused the company of hiding the report", "minister", "asserts", ())],
    ),
    (
        "The union blamed the fire on a faulty pump.",
        [("blamed the fire on a faulty pump", "union", "asserts", ())],
    ),
    ("The union blamed the owner.", [("blamed the owner", "union", "asserts", ())]),
    (
        "The captain was told to turn back, the court heard.",
        [("The captain was told to turn back", "court", "asserts", ())],
    ),
    (
        "The court was told that the brakes had failed.",
        [("the brakes had failed", "court", "asserts", ())],
    ),
    (
        "The mayor was quoted as saying the road would open.",
        [("the road would open", "mayor", "asserts", ())],
    ),
    (
        "According to Ana Ruiz, the road was closed at noon.",
        [("the road was closed at noon", "Ana Ruiz", "asserts", ())],
    ),
    (
        "The road was closed at noon, according to the mayor of Lindo.",
        [("The road was closed at noon", "mayor of Lindo", "asserts", ())],
    ),
    (
        "The road is unsafe, warned engineer Petra Holm.",
        [("The road is unsafe", "Petra Holm", "asserts", ())],
    ),
    (
        '"The road is unsafe," warned engineer Petra Holm.',
        [('"The road is unsafe,"', "Petra Holm", "asserts", ())],
    ),
    (
        '"The road is unsafe," Holm said, "and the bridge is worse."',
        [
            ('"The road is unsafe,"', "Holm", "asserts", ()),
            ('"and the bridge is worse."', "Holm", "asserts", ()),
        ],
    ),
    ("Asked about the bridge, Holm said it was safe.", [("it was safe", "Holm", "asserts", ())]),
    (
        "Police believe that the fire was set on purpose.",
        [("the fire was set on purpose", "Police", "hedges", ())],
    ),
    (
        "Officials fear that more people are trapped.",
        [("more people are trapped", "Officials", "hedges", ())],
    ),
    (
        "Doctors said 40 sailors were treated for burns.",
        [("40 sailors were treated for burns", "Doctors", "asserts", ())],
    ),
    (
        "The union said two had died and warned that more would follow.",
        [
            ("two had died", "union", "asserts", ()),
            ("warned that more would follow", "union", "asserts", ()),
        ],
    ),
    (
        "Holm, speaking at a briefing, said that the bridge had moved.",
        [("the bridge had moved", "Holm", "asserts", ("briefing",))],
    ),
    (
        "Holm said at a briefing on Monday that the bridge had moved.",
        [("the bridge had moved", "Holm", "asserts", ("briefing",))],
    ),
    (
        "Holm told the council he had warned them twice.",
        [("he had warned them twice", "Holm", "asserts", ())],
    ),
    (
        "Holm told reporters that, on Monday, the bridge had moved.",
        [("on Monday, the bridge had moved", "Holm", "asserts", ())],
    ),
    (
        'Holm tweeted: "The bridge is open."',
        [('"The bridge is open."', "Holm", "asserts", ("Twitter",))],
    ),
    (
        "A spokesman for the union, Ivo Lang, said the pay was too low.",
        [("the pay was too low", "Ivo Lang", "asserts", ())],
    ),
    (
        'Union spokeswoman Ida Brok said: "The pay is too low."',
        [('"The pay is too low."', "Ida Brok", "asserts", ())],
    ),
    (
        "One resident, who asked not to be named, said the water was brown.",
        [("the water was brown", "One resident", "asserts", ())],
    ),
    (
        "A senior official, speaking on condition of anonymity, said the deal was off.",
        [("the deal was off", "senior official", "asserts", ())],
    ),
    (
        "Witnesses described seeing two men in the boat.",
        [("seeing two men in the boat", "Witnesses", "asserts", ())],
    ),
    (
        "The mayor recalled how the river had risen in an hour.",
        [("how the river had risen in an hour", "mayor", "asserts", ())],
    ),
    (
        "The minister wondered whether the road would hold.",
        [("whether the road would hold", "minister", "hedges", ())],
    ),
    (
        "The club condemned the attack as cowardly.",
        [("the attack as cowardly", "club", "asserts", ())],
    ),
    ("Experts agree that the pump was old.", [("the pump was old", "Experts", "asserts", ())]),
    ("Holm doubts that the pump was old.", [("the pump was old", "Holm", "hedges", ())]),
    (
        "The mayor said on television that the road was open.",
        [("the road was open", "mayor", "asserts", ())],
    ),
    (
        "The mayor said no one had been hurt, adding that the road was open.",
        [
            ("no one had been hurt", "mayor", "asserts", ()),
            ("the road was open", "mayor", "asserts", ()),
        ],
    ),
    (
        'The mayor said he "knew nothing" of the letter.',
        [('he "knew nothing" of the letter', "mayor", "asserts", ())],
    ),
    (
        'The mayor said: "I knew nothing. Nobody told me. It is a lie."',
        [('"I knew nothing. Nobody told me. It is a lie."', "mayor", "asserts", ())],
    ),
    (
        "Prosecutors alleged that the captain had been drinking.",
        [("the captain had been drinking", "Prosecutors", "asserts", ())],
    ),
    (
        "The mayor vowed that the school would be rebuilt.",
        [("vowed that the school would be rebuilt", "mayor", "asserts", ())],
    ),
    ("The minister ruled out a pardon.", [("a pardon", "minister", "denies", ())]),
    (
        "The minister suggested the captain was to blame.",
        [("the captain was to blame", "minister", "asserts", ())],
    ),
    (
        "The army claimed responsibility for the strike.",
        [("responsibility for the strike", "army", "asserts", ())],
    ),
    (
        "The minister made clear that the road would stay shut.",
        [("the road would stay shut", "minister", "asserts", ())],
    ),
    (
        "The mayor refused to admit that the pump had failed.",
        [("the pump had failed", "mayor", "denies", ())],
    ),
    (
        "Two divers have died, the minister of works, Dr Ida Krantz, told a press "
        "conference in Marlow.",
        [("Two divers have died", "Ida Krantz", "asserts", ())],
    ),
    (
        "Three pumps were lost, its director, Prof. Ida Krantz, said: two in the harbour "
        "and one in the lock.",
        [("Three pumps were lost", "Ida Krantz", "asserts", ())],
    ),
    (
        "Samples were taken from the well, the head of the laboratory, Prof. Ida Krantz, "
        "announced.",
        [("Samples were taken from the well", "Ida Krantz", "asserts", ())],
    ),
    (
        "How many came? 9,000, the organisers say; 4,000, say the police.",
        [("9,000", "organisers", "asserts", ()), ("4,000", "police", "asserts", ())],
    ),
    ("The divers found a rope.", []),
    (
        "The firm ran a test which, according to the Harn Post, put the mast into use.",
        [("put the mast into use", "Harn Post", "asserts", ())],
    ),
    ("The flood claimed 42 lives.", []),
    (
        "The pump had failed, the engineer went on.",
        [("The pump had failed", "engineer", "asserts", ())],
    ),
    (
        "The fire burned until dawn, a manager at the site told Radio Vale.",
        [("The fire burned until dawn", "manager at the site", "asserts", ("Radio Vale",))],
    ),
    (
        '"He shoot himself? Never," says a neighbour.',
        [('"He shoot himself? Never,"', "neighbour", "asserts", ())],
    ),
    ("Two days later, she said.", []),
    (
        "Quiroz, asked about the bridge, said it was safe.",
        [("it was safe", "Quiroz", "asserts", ())],
    ),
    (
        "Ida Krantz, who heads the council, said the road was safe.",
        [("the road was safe", "Ida Krantz", "asserts", ())],
    ),
    (
        "The director, Ida Krantz, told us that the road was safe.",
        [("the road was safe", "Ida Krantz", "asserts", ())],
    ),
    (
        "The road was safe, said Ida Krantz, who heads the council, on Monday.",
        [("The road was safe", "Ida Krantz", "asserts", ())],
    ),
    (
        "Residents of Lindo said the road was safe.",
        [("the road was safe", "Residents of Lindo", "asserts", ())],
    ),
    (
        "Two of the three drivers said the road was safe.",
        [("the road was safe", "Two of the three drivers", "asserts", ())],
    ),
    (
        "According to the ministry, which runs the port, nine boats sank.",
        [("nine boats sank", "ministry", "asserts", ())],
    ),
    (
        "Nine boats sank, according to officials in the port, and two men drowned.",
        [("Nine boats sank", "officials in the port", "asserts", ())],
    ),
    (
        "The mayor announced this evening that the road was open.",
        [("the road was open", "mayor", "asserts", ())],
    ),
    (
        "The mayor said the road, which was built in May, was safe.",
        [("the road, which was built in May, was safe", "mayor", "asserts", ())],
    ),
    (
        "The mayor has said the road is safe and that the bridge will open soon.",
        [
            ("the road is safe", "mayor", "asserts", ()),
            ("the bridge will open soon", "mayor", "asserts", ()),
        ],
    ),
    (
        "The mayor said the road was safe; the union said it was not.",
        [("the road was safe", "mayor", "asserts", ()), ("it was not", "union", "asserts", ())],
    ),
    (
        "The mayor said not a single door was open.",
        [("not a single door was open", "mayor", "asserts", ())],
    ),
    (
        '"It is safe," the mayor said. "It is new."',
        [('"It is safe,"', "mayor", "asserts", ()), ('"It is new."', "mayor", "asserts", ())],
    ),
    (
        "'We saw no gate,' said the skipper, Karin Ekdal. 'It is a bad gate.'",
        [
            ("'We saw no gate,'", "Karin Ekdal", "asserts", ()),
            ("'It is a bad gate.'", "Karin Ekdal", "asserts", ()),
        ],
    ),
    (
        '"They stole boats," the 40-page report says.',
        [('"They stole boats,"', None, "asserts", ())],
    ),
    (
        "Police chief of Harn Jon Abel, not Ole Strand, said that two men had fled.",
        [("two men had fled", "Police chief of Harn Jon Abel", "asserts", ())],
    ),
    ('"Is it safe?" asked the mayor.', [('"Is it safe?"', "mayor", "asserts", ())]),
    (
        "The mayor asked why the road was closed.",
        [("why the road was closed", "mayor", "asserts", ())],
    ),
    (
        "The army informed the ministry that nine boats had sunk.",
        [("nine boats had sunk", "army", "asserts", ())],
    ),
    (
        "The ministry was informed by the army that nine boats had sunk.",
        [("nine boats had sunk", "army", "asserts", ())],
    ),
    (
        'The mayor wrote in a letter to the council: "The bridge is safe."',
        [('"The bridge is safe."', "mayor", "asserts", ("letter",))],
    ),
    (
        "Writing in the Daily Lamp, the mayor said the bridge was safe.",
        [("the bridge was safe", "mayor", "asserts", ())],
    ),
    (
        "The mayor joked that the bridge was older than he was.",
        [("the bridge was older than he was", "mayor", "asserts", ())],
    ),
    (
        "The mayor explained how the bridge was built.",
        [("how the bridge was built", "mayor", "asserts", ())],
    ),
    (
        "The mayor complained that nobody had called.",
        [("nobody had called", "mayor", "asserts", ())],
    ),
    ("The minister blamed it on the rain.", [("blamed it on the rain", "minister", "asserts", ())]),
    (
        'The mayor turned to the crowd: "We will rebuild the school before the winter comes."',
        [('"We will rebuild the school before the winter comes."', "mayor", "asserts", ())],
    ),
    (
        "The fisherman Ivo Lang, 62, said the sea was calm.",
        [("the sea was calm", "Ivo Lang", "asserts", ())],
    ),
    (
        'The fisherman, Ivo Lang, said: "The sea was calm." He sold his boat.',
        [('"The sea was calm."', "Ivo Lang", "asserts", ())],
    ),
    ("He said the sea was calm.", [("the sea was calm", None, "asserts", ())]),
    ("It said the sea was calm.", [("the sea was calm", None, "asserts", ())]),
    ("They said the sea was calm.", [("the sea was calm", None, "asserts", ())]),
    (
        "The ministry denies that the pump failed, and so does the union.",
        [("denies that the pump failed", "ministry", "denies", ())],
    ),
    (
        "The ministry denied it had been told the pump had failed.",
        [("denied it had been told the pump had failed", "ministry", "denies", ())],
    ),
    (
        'The mayor told Lamp Radio: "I saw two men run."',
        [('"I saw two men run."', "mayor", "asserts", ("Lamp Radio",))],
    ),
    (
        "The mayor told Lamp Radio that she had seen two men run, that both wore red and "
        "that neither spoke.",
        [
            ("she had seen two men run, that both wore red", "mayor", "asserts", ("Lamp Radio",)),
            ("neither spoke", "mayor", "asserts", ("Lamp Radio",)),
        ],
    ),
    (
        "The inquiry heard that the pump had failed.",
        [("the pump had failed", "inquiry", "asserts", ())],
    ),
    (
        "A notice on the door said the office was closed.",
        [("the office was closed", "notice on the door", "asserts", ())],
    ),
    (
        "Sources close to the ministry said the deal was off.",
        [("the deal was off", "Sources close to the ministry", "asserts", ())],
    ),
    ("Sources said the deal was off.", [("the deal was off", "Sources", "asserts", ())]),
    (
        "An officer said on condition of anonymity that the deal was off.",
        [("the deal was off", "officer", "asserts", ())],
    ),
    (
        "The mayor knew nothing, the union said, and did nothing.",
        [("The mayor knew nothing", "union", "asserts", ())],
    ),
    (  # the sentence before tells of nobody else, though another spoke before
        'Ida Krantz said: "We counted." Minister Oxana Lund denied it. "Nobody wrote," she said.',
        [
            ('"We counted."', "Ida Krantz", "asserts", ()),
            ("denied it", "Oxana Lund", "denies", ()),
            ('"Nobody wrote,"', "Oxana Lund", "asserts", ()),
        ],
    ),
    (  # neither a town nor a show says anything
        "A storm hit Ostwick on Monday. It said that roofs were torn off.",
        [("roofs were torn off", None, "asserts", ())],
    ),
    (
        'The host opened the show. "We are sorry for the fright," it said.',
        [('"We are sorry for the fright,"', None, "asserts", ())],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_what_is_attributed_to_whom(
    text: str, expected: list[tuple[str, str | None, str, tuple[str, ...]]]
) -> None:
    assert [(s.quote.quote, s.speaker, s.stance.value, s.via) for s in statements(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mayor declined to comment.",
        "The mayor did not say whether the road was open.",
        "The mayor refused to say how many had died.",
        "There were reports that the bridge had moved.",
        "The mayor thanked the crew for their work.",
        "If the mayor says the road is open, drivers will come.",
        "Nobody said the road was open.",
        "The road was open, the mayor never said.",
        "Police called for help.",
        "The mayor confirmed the news.",
        "The agency cut the toll from twelve to nine.",
        "Candles stood by the harbour, one for each of the five people now confirmed dead.",
    ],
)
def test_nothing_is_attributed(text: str) -> None:
    assert statements(text) == ()


def test_a_text_that_is_cut_behind_according_is_read() -> None:
    assert statements("The dam broke\n\nIt broke on Monday, according") == ()
