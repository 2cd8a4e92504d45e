"""What headlines attribute: each beside one that differs in little."""

import pytest

from attributions import contents, statements

pytestmark = pytest.mark.weights

Said = list[tuple[str, str | None]]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mayor says dam is sound", [("dam is sound", "Mayor")]),
        ("Mayor says that dam is sound", [("dam is sound", "Mayor")]),
        ("Dam is sound, says mayor", [("Dam is sound", "mayor")]),
        ("Dam Is Sound, Says Mayor", [("Dam Is Sound", "Mayor")]),
        ("Dam Is Sound, Mayor Says", [("Dam Is Sound", "Mayor")]),
        ("Engineer told inquest that dam was sound", []),
        ("Dam is sound, engineers say", [("Dam is sound", "engineers")]),
        ("Engineers say dam is sound", [("dam is sound", "Engineers")]),
        ("Police say dam is sound", [("dam is sound", "Police")]),
        ("Dam is sound, police say", [("Dam is sound", "police")]),
        ("Mayor warns of flood", [("warns of flood", "Mayor")]),
        ("Mayor warns dam may burst", [("warns dam may burst", "Mayor")]),
        ("Dam may burst, mayor warns", [("Dam may burst", "mayor")]),
        ("Mayor denies dam leaked", [("denies dam leaked", "Mayor")]),
        ("Mayor admits dam leaked", [("dam leaked", "Mayor")]),
        ("Council confirms dam leaked", [("dam leaked", "Council")]),
        ("Union vows to close dam", [("vows to close dam", "Union")]),
        ("Union threatens to close dam", [("threatens to close dam", "Union")]),
        ("Union promises to close dam", [("to close dam", "Union")]),
        ("Union opens mill, says dam is sound", [("dam is sound", "Union")]),
        ("Mill calls on union to close dam", [("union to close dam", "Mill")]),
        ("Farmer hears dam leaked for years", []),
        # two who claim, each what stands behind the own cue
        ("Union denies leak, owner says rain did it", [("rain did it", "owner")]),
        (
            "Minister says talks go on; union vows to strike",
            [("talks go on", "Minister"), ("vows to strike", "union")],
        ),
        (
            "Harn Army claims mill fire, police say suspect was no member",
            [("suspect was no member", "police")],
        ),
        # a list is no second claim, "saves" no saying, "it" nobody's name
        (
            "Minister says toll, fuel and rent will rise",
            [("toll, fuel and rent will rise", "Minister")],
        ),
        ("Girl, 9, saves brother from river", []),
        ("Mayor Opens Dam, Says It Is Sound", []),
        ("Harn Mill Strike Continues Into A New Winter", []),
        ("Harn council says dam leaked as river rises", [("dam leaked", "Harn council")]),
        ("Harn council says dam leaked amid heavy storm", [("dam leaked", "Harn council")]),
        ("Mayor says dam leaked after storm", [("dam leaked after storm", "Mayor")]),
        ("'It leaked', says mayor", [("'It leaked'", "mayor")]),
        ("'It leaked for years', mayor says", [("'It leaked for years'", "mayor")]),
        ("Dam was sound, engineer told", []),
        ("Dam was sound, Krantz told", []),
        ("Harn mill will close, council was told", []),
        ("Villagers told that dam was sound", []),
        # verbs in form only
        ("Mayor opens dam", []),
        # what is done with a thing, not what is said of it
        ("King declares war on Harn", []),
        ("Governor declares emergency at dam, seeks aid", []),
        ("Governor Declares an Emergency, and Angers the Mill", []),
        ("Mayor declares holiday to mark the new dam", []),
        ("Union declares victory in mill strike", []),
        ("Storm claims two lives", []),
        ("Mill reveals new loom for the summer", []),
        ("Council reveals plans for dam", []),
        ("Council reveals dam leaked", [("dam leaked", "Council")]),
        ("Mayor declares dam is sound", [("dam is sound", "Mayor")]),
        ("Mayor declares dam safe", [("dam safe", "Mayor")]),
        ("Mayor declares 'victory over the river'", [("'victory over the river'", "Mayor")]),
        ("Dam reopens after storm", []),
        ("Reports of cracks at dam", []),
        ("Claims of fraud at mill", []),
        ("Fears grow for mill", []),
        ("Harn mill calls for help", [("help", "Harn mill")]),
        ("Mayor tells of flood", []),
        # with a mark
        ("Police: Dam was blown up", [("Dam was blown up", "Police")]),
        ("Witness: Dam was blown up", [("Dam was blown up", "Witness")]),
        ("Sources: Dam was blown up", [("Dam was blown up", "Sources")]),
        ("Mayor: Dam was blown up", [("Dam was blown up", "Mayor")]),
        ("Study: Dams age faster than thought", [("Dams age faster than thought", "Study")]),
        ("Dam was blown up: police", [("Dam was blown up", "police")]),
        ("Dam was blown up - police", [("Dam was blown up", "police")]),
        ("Dam was blown up – witnesses", [("Dam was blown up", "witnesses")]),
        ("Dam was blown up — army", [("Dam was blown up", "army")]),
        ("Dam was blown up - state media", [("Dam was blown up", "state media")]),
        # what stands at the mark cannot speak
        ("Harn flood: dam was blown up", []),
        ("Dam was blown up - live", []),
        ("Dam was blown up - what we know", []),
        ("Video: dam was blown up", []),
        # too little is said
        ("Police: Dam", []),
        ("Low-lying mill-towns", []),
        ("Police-led raid at mill", []),
        ("Mayor Says Bridge Is Safe Despite Cracks", [("Bridge Is Safe Despite Cracks", "Mayor")]),
        ("Bridge is safe, mayor says", [("Bridge is safe", "mayor")]),
        (
            "Storm could hit coast on Friday, forecasters warn",
            [("Storm could hit coast on Friday", "forecasters")],
        ),
        (
            "Police: Man drove into crowd on purpose",
            [("Man drove into crowd on purpose", "Police")],
        ),
        ("Ferry sank within minutes - survivors", [("Ferry sank within minutes", "survivors")]),
        ("‘It was like a bomb’, says witness", [("‘It was like a bomb’", "witness")]),
        ("Union vows to fight job cuts", [("vows to fight job cuts", "Union")]),
        ("Train crash: seven dead in early morning derailment", []),
        ("Reports of gunfire near palace", []),
        ("Mayor opens bridge after long delay", []),
        ("Harbour mourns as ferry fire claims a fifth life", []),
        ("Driver did not phone, says police", []),  # whose subject has no words of its own
    ],
)
def test_headlines_with_a_verb_or_a_mark(title: str, expected: Said) -> None:
    assert contents(f"{title}\n\nNothing else was known.", title) == expected


@pytest.mark.parametrize(
    ("title", "stance"),
    [
        ("Mayor says dam leaked", "asserts"),
        ("Mayor denies dam leaked", "denies"),
        ("Dam leaked, mayor says", "asserts"),
        ("Police: dam was blown up", "asserts"),
        ("Keller Denies Fraud Claims", "denies"),
    ],
)
def test_stances_in_headlines(title: str, stance: str) -> None:
    assert [s.stance for s in statements(f"{title}\n\nNothing else was known.", title)] == [stance]


@pytest.mark.parametrize(
    ("title", "body", "speaker"),
    [
        # a surname of the headline is the person of the text
        ("Krantz says dam leaked", "Mayor Ida Krantz opened the hall.", "Ida Krantz"),
        ("Krantz: dam leaked for years", "Mayor Ida Krantz opened the hall.", "Ida Krantz"),
        ("Dam leaked for years - Krantz", "Mayor Ida Krantz opened the hall.", "Ida Krantz"),
        ("Dam leaked, says Krantz", "Mayor Ida Krantz opened the hall.", "Ida Krantz"),
        ("Ida Krantz says dam leaked", "Mayor Ida Krantz opened the hall.", "Ida Krantz"),
        ("Dam leaked, says Krantz", "Nobody opened the hall.", "Krantz"),
        ("Keller Denies Fraud Claims", "The banker Tom Keller, 50, left the court.", "Tom Keller"),
    ],
)
def test_persons_of_headlines(title: str, body: str, speaker: str) -> None:
    assert [s.speaker for s in statements(f"{title}\n\n{body}", title)] == [speaker]


# A headline; whether who speaks in it has no name.


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Dam was blown up, witness says", True),
        ("Dam was blown up - source", True),
        ("Dam was blown up, residents say", True),
        ("Dam was blown up, witnesses say", True),
        ("Eyewitnesses say dam was blown up", True),
        ("Dam was blown up: witnesses", True),
        ("Dam was blown up, secretaries say", True),
        ("Dam was blown up, police say", False),
        ("Dam was blown up, councils say", False),
        ("Dam was blown up, press says", False),
        ("Dam was blown up, mayor says", False),
        ("Dam was blown up, council says", False),
    ],
)
def test_speakers_without_a_name_in_headlines(title: str, expected: bool) -> None:
    assert [s.anonymous for s in statements(f"{title}\n\nNothing else was known.", title)] == [
        expected
    ]


@pytest.mark.parametrize(
    "title",
    [
        "War - Dam police: three found in mill",
        "Hill win cup 20 - 13 champions",
        "Orvex Chip Now Adds Night Mode to Pictures",
        "Harn emails underscore worry over dam",
    ],
)
def test_nobody_says_what_a_headline_only_tells(title: str) -> None:
    assert contents(f"{title}\n\nNothing else was known.", title) == []


@pytest.mark.parametrize(
    "title",
    [
        "The Fair: More About Ola Lund",
        "Harn Debate: All About Ola Lund",
        "Goodbye to Ola Lund: The Last Night",
        "A Night With Ola Lund: Nine Songs and a Fire",
        "Why the Dam Broke: All About Lund",
        "After the Fire: Ola Lund",
        "Behind the Old Mill: Ola Lund",
        "Letter From Ola Lund: The Long Road",
        "The Trouble With Ola Lund: Nine Days",
        "On the Road to Harn: Ola Lund",
    ],
)
def test_a_headline_that_is_about_somebody_is_not_said(title: str) -> None:
    assert contents(f"{title}\n\nOla Lund was at the fair.", title) == []


@pytest.mark.parametrize(
    "title",
    [
        "Dam Is Safe For All: Ola Lund",
        "Ola Lund: The Dam Is Safe",
        "Dam in Harn was sound: Lund",
        "Dam Will Hold - Ola Lund",
    ],
)
def test_a_headline_that_names_who_says_it_is_said(title: str) -> None:
    told = contents(f"{title}\n\nOla Lund was at the fair.", title)
    assert [speaker for _, speaker in told] == ["Ola Lund"]


def test_without_a_title_the_first_line_is_read_as_a_sentence() -> None:
    text = "Mayor says dam leaked as river rises\n\nNothing else was known."
    assert contents(text) == [("dam leaked as river rises", "Mayor")]
    assert contents(text, "Mayor says dam leaked as river rises") == [("dam leaked", "Mayor")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Panel rejects full recount, orders check of 40 ballots", []),
        ("Council rejects new bridge, picks ferry instead", []),
        ("Court dismisses bid for mill, fines firm", []),
        ("Mayor rejects claim that mill leaks, sacks clerk", ["claim that mill leaks"]),
        ("Union demands pay rise, calls strike", ["pay rise"]),
        ("Mayor says dam is safe, orders check", ["dam is safe"]),
        ("Mayor Says Dam Is Safe, Orders Check", ["Dam Is Safe"]),
        ("Mayor urges calm in Harn, visits mill", ["urges calm in Harn"]),
        ("Mayor says if dam breaks, locks hold", ["if dam breaks, locks hold"]),
        ("Union says wages, jobs at risk", ["wages, jobs at risk"]),
        ("Mayor urges ban on nets, old poles", ["urges ban on nets, old poles"]),
        ('Mayor says "dam is old, leaks badly"', ['"dam is old, leaks badly"']),
    ],
)
def test_what_a_speaker_does_next_in_a_headline_is_not_said(
    title: str, expected: list[str]
) -> None:
    assert [
        words for words, _ in contents(f"{title}\n\nNothing else was known.", title)
    ] == expected
