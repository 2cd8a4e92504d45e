"""Which words are attributed, and to whom: one sentence a case, of courts, crashes, sport, politics
and companies."""

import pytest

from attributions import contents

pytestmark = pytest.mark.weights

INDIRECT = [
    ("The driver told police that he had braked.", [("he had braked", "driver")]),
    (
        "The death toll could rise, warned Deputy Mayor Kofi Mensah.",
        [("The death toll could rise", "Kofi Mensah")],
    ),
    (
        "The rebels said on Friday they had shot down a helicopter.",
        [("they had shot down a helicopter", "rebels")],
    ),
    (
        "Chief executive Nina Falk said she was confident the merger would go ahead, adding "
        "that talks were going well.",
        [
            ("she was confident the merger would go ahead", "Nina Falk"),
            ("talks were going well", "Nina Falk"),
        ],
    ),
    (
        "The UN said 40,000 people had fled, while aid agencies put the number at more than "
        "60,000.",
        [("40,000 people had fled", "UN"), ("the number at more than 60,000", "aid agencies")],
    ),
    ("An inquest has heard the brakes had failed.", [("the brakes had failed", "inquest")]),
    ("The inquest was told the brakes had failed.", [("the brakes had failed", "inquest")]),
    (
        "State television quoted an army officer as saying that the rebels had fled.",
        [("the rebels had fled", "army officer")],
    ),
    # what stands between the cue and its clause
    (
        "Minister Ida Krantz said at a briefing that the dam had not burst.",
        [("the dam had not burst", "Ida Krantz")],
    ),
    # a cue that the parser takes for a plural noun
    # figures
    # one cue over two clauses: two statements only where they differ in stance
    (
        "Police say the man, who is from Leeds, had fled.",
        [("the man, who is from Leeds, had fled", "Police")],
    ),
]

ACCORDING = [
    (
        "According to the prosecutor, the driver had been drinking.",
        [("the driver had been drinking", "prosecutor")],
    ),
    (
        "The train was late, according to two passengers, and no one was hurt.",
        [("The train was late", "two passengers")],
    ),
    (
        "Two ships collided in fog, according to the coastguard.",
        [("Two ships collided in fog", "coastguard")],
    ),
]

OTHER_FRAMES = [
    ("The minister denied taking bribes.", [("denied taking bribes", "minister")]),
    (
        "Witnesses described seeing flames at the window.",
        [("seeing flames at the window", "Witnesses")],
    ),
    ("The club has denied any wrongdoing.", [("denied any wrongdoing", "club")]),
    (
        "Tom Brandt accused the government of hiding the figures.",
        [("accused the government of hiding the figures", "Tom Brandt")],
    ),
    (
        "The ministry dismissed the report as pure fantasy.",
        [("the report as pure fantasy", "ministry")],
    ),
    ("The mayor's claim that the bridge was safe was wrong.", [("the bridge was safe", "mayor")]),
    ("A soldier who the army said was unarmed was hit.", [("was unarmed", "army")]),
]

NOMINAL = [
    (
        "A statement by the council that the road was closed came late.",
        [("the road was closed", "council")],
    ),
    (
        "The minister issued a warning that the dam would fail.",
        [("the dam would fail", "minister")],
    ),
    (
        "There were fears among residents that the fire could spread.",
        [("the fire could spread", "residents")],
    ),
    (
        "The mayor denied the union's claim that wages were unpaid.",
        [
            ("denied the union's claim that wages were unpaid", "mayor"),
            ("wages were unpaid", "union"),
        ],
    ),
    (
        "The mayor's claim that the mill was sold surprised the town.",
        [("the mill was sold", "mayor")],
    ),
    (
        "Ida Krantz repeated her call for a sale of the mill.",
        [("a sale of the mill", "Ida Krantz")],
    ),
    ("The mayor's request for paper surprised the town.", []),
    (
        "The mayor's assertion that the mill was sold surprised the town.",
        [("the mill was sold", "mayor")],
    ),
    (
        "The mayor's announcement that the mill was sold surprised the town.",
        [("the mill was sold", "mayor")],
    ),
    (
        "The mayor's admission that the mill was sold surprised the town.",
        [("the mill was sold", "mayor")],
    ),
    (
        "Ida Krantz's claim that the mill was sold surprised the town.",
        [("the mill was sold", "Ida Krantz")],
    ),
    (
        "A claim by the mayor that the mill was sold surprised the town.",
        [("the mill was sold", "mayor")],
    ),
    (
        "There were fears among nurses that the mill would close.",
        [("the mill would close", "nurses")],
    ),
    ("The union issued a warning that the dam would fail.", [("the dam would fail", "union")]),
    ("The union made a claim that the mill was sold.", [("the mill was sold", "union")]),
    ("The union raised concerns about the mill.", [("concerns about the mill", "union")]),
    ("The mayor expressed concern over the fee.", [("concern over the fee", "mayor")]),
    ("The union voiced concerns about the mill.", [("concerns about the mill", "union")]),
    ("Bruno Falk posted a picture: @bruno_falk", []),
    (
        'Bruno Falk wrote: "@ida_krantz is wrong."',
        [('"@ida_krantz is wrong."', "Bruno Falk")],
    ),
    (
        "The mayor's claim that the wall was a dam built the year before.",
        [("the wall was a dam built the year before", "mayor")],
    ),
    (
        "The union issued a warning that the mill had closed the flooded yard.",
        [("the mill had closed the flooded yard", "union")],
    ),
    # nobody is told whose it is
    ("The claim that the mill was sold surprised the town.", []),
    ("A warning that the mill would close hung on the gate.", []),
    # nothing is told of what
    ("The mayor's claim surprised the town.", []),
    ("The union issued a warning.", []),
    ("The mayor's claim to the mill was old.", []),
    # nouns that are no speech
    ("The mayor's mill that the bank sold was old.", []),
    ("The union's house that was sold was old.", []),
    # views
    ("According to the ministry, 400 people came.", [("400 people came", "ministry")]),
    ("According to Ida Krantz, 400 people came.", [("400 people came", "Ida Krantz")]),
    (
        "According to Ida Krantz, who leads the club, 400 people came.",
        [("400 people came", "Ida Krantz")],
    ),
    (
        "According to the ministry, which counted them, 400 people came.",
        [("400 people came", "ministry")],
    ),
    ("400 people came, according to the ministry.", [("400 people came", "ministry")]),
    (
        "400 people came, according to the ministry, which counted them.",
        [("400 people came", "ministry")],
    ),
    (
        "400 people, according to the ministry, came.",
        [("400 people, according to the ministry, came", "ministry")],
    ),
    # no view of anybody, or not at its place
    ("By the club's own door, 400 people waited.", []),
    ("By the ministry's gate, 400 people waited.", []),
    ("In the house of the judge, the lamp was old.", []),
    ("In the judge's garden, the wall was old.", []),
    ("All went according to plan.", []),
    ("The ferry runs according to season.", []),
    ("The ferry runs according to the season.", []),
    ("Prices vary according to age and weight.", []),
    ("The ferry sank, according to police.", [("The ferry sank", "police")]),
    ("The ferry sank, according to figures.", [("The ferry sank", "figures")]),
    ("In view of the storm, the ferry stayed in port.", []),
    ("All went according to schedule, and the bridge opened.", []),
    ("Seats are given according to size.", []),
]

ASKED_FEARED_HOPED = [
    (
        "The police asked residents whether they had seen the van.",
        [("whether they had seen the van", "police")],
    ),
    (
        "The coroner questioned why the alarm had not sounded.",
        [("why the alarm had not sounded", "coroner")],
    ),
    ("The minister fears that the dam will burst.", [("the dam will burst", "minister")]),
    ("Rescuers put the number of missing at 40.", [("the number of missing at 40", "Rescuers")]),
    ("The ministry raised the toll to eleven.", [("the toll to eleven", "ministry")]),
]

INTERRUPTED = [
    ('"The bridge," the engineer said, ' '"was never inspected."', [('"The bridge,"', "engineer"),
    ('"was never inspected."', "engineer")]),
    # what a cue parts is one clause, and stays whole
    (
        "The house, according to two neighbours, was empty when the fire began.",
        [
            (
                "The house, according to two neighbours, was empty when the fire began",
                "two neighbours",
            )
        ],
    ),
    # another cue in a relative clause, an aside or a circumstance cuts nothing off


    (
        "The mayor expected that mails to the office -- which she sent from her own account -- "
        "would be kept.",
        [
            (
                "mails to the office -- which she sent from her own account -- would be kept",
                "mayor",
            )
        ],
    ),
    # a quotation whose closing mark is missing goes on with its speaker
    (
        '"We lost everything," said Ida Krantz. "The water came at night and nobody knew.',
        [
            ('"We lost everything,"', "Ida Krantz"),
            ('"The water came at night and nobody knew.', "Ida Krantz"),
        ],
    ),
    # no content: a time, and what a paper brought first
    ("On Monday night, the Harn Post replied to its critics by posting new pictures.", []),
    ("The plan, first reported by the Harn Post, was expected to pass on Monday.", []),
    # not said yet, or left to somebody
    (
        "The report will say that the dam was badly built, officials said.",
        [("The report will say that the dam was badly built", "officials")],
    ),
    ("The council is expected to announce a new plan on Friday.", []),
    ("Ida Krantz gave no reason, nor did she acknowledge that it was a defeat.", []),
    ("The town pays candidates who reject large gifts, funded by a fine on firms.", []),
    ("The law would allow shops to deny entry to visitors.", []),
    ("The decision to announce that the ferry would stop was taken at night.", []),
    ("The mayor went on to say that the road was open.", [("the road was open", "mayor")]),
    ("Two men were hurt, the " "police said, and " "the road was closed for hours.",
    [("Two men were hurt", "police")]),
    # the subject that the parser takes for an object, and what it takes for a modifier
    ("About 500 people spent Thursday night in the open, the governor's office estimated.",
     [("About 500 people spent Thursday night in the open", "governor's office")]),
    # behind a colon more of the same
    ("He said the pier had sunk and warned " "that more would follow.", [("the pier had sunk",
    None), ("warned that more would follow", None)]),
]  # fmt: skip

NOTHING = [
    "Her decision to declare an emergency said little about the harbour.",
    "The weather forecasts called for rain in Ostau.",
    "If all goes according to plan, the bridge opens in May.",
    "The main pump will continue its way into 'deep water'.",
    "Mr Falk answered charges that he had fled.",
    'Honora Lisk, author of "The Late Light", waved.',
    "The prime minister's office declined to comment.",
    "The company did not say when the plant would close.",
    "He could be wrong if the committee says so.",
    'The band played the "Blue Waltz" twice.',
    "Neighbours thanked the crew.",
    "The firm raised wages to 20 dollars.",
    "A clerk spoke on condition that the paper did not print his name.",
    "Ida Krantz read on her phone that the road was closed.",
    'The island declared a "republic" and raised a flag.',
    "Up next. Harn United: Host the Vale Rovers on Sunday.",
    "The menu had three courses: soup, fish and cake.",
    "Opening hours: nine to five.",
]

DIRECT = [
    (
        '"We lost the ball," said Peter Long, who left early.',
        [('"We lost the ball,"', "Peter Long")],
    ),
    (
        '"We lost," Ann Long told Sky News, "but we will be back."',
        [('"We lost,"', "Ann Long"), ('"but we will be back."', "Ann Long")],
    ),
    (
        'Keller said: "No. I have done nothing wrong."',
        [('"No. I have done nothing wrong."', "Keller")],
    ),
    (
        "'They left us,' one survivor said. 'Nobody came.'",
        [("'They left us,'", "one survivor"), ("'Nobody came.'", "one survivor")],
    ),
    (
        '"We lost the ball," the club\'s director of football, Brig. Adam Stone, said on Sunday.',
        [('"We lost the ball,"', "Adam Stone")],
    ),
    (
        'Rita Holm confirmed there had been arrests and called it a "grave" incident.',
        [("there had been arrests", "Rita Holm"), ('it a "grave" incident', "Rita Holm")],
    ),
]

ENDS = [
    (
        "The army said it had taken the town, a rebel stronghold on the coast.",
        "it had taken the town",
    ),
    (
        "The firm said it would close two plants, raising fears for a thousand jobs.",
        "it would close two plants",
    ),
    (
        "Officials said the bridge would reopen, but left open when that might be.",
        "the bridge would reopen",
    ),
    (
        "Police said a man, a woman and a child had drowned.",
        "a man, a woman and a child had drowned",
    ),
    ("Police said the car, which was stolen, hit a wall.", "the car, which was stolen, hit a wall"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    INDIRECT + ACCORDING + OTHER_FRAMES + NOMINAL + ASKED_FEARED_HOPED + INTERRUPTED + DIRECT,
)
def test_contents_and_speakers(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_statement(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(("text", "content"), ENDS)
def test_where_a_content_ends(text: str, content: str) -> None:
    assert contents(text)[0][0] == content


def test_a_denial_and_the_claim_it_denies_are_two_statements() -> None:
    found = contents("The ministry denied a claim by the opposition that ballots had been burned.")
    assert [speaker for _, speaker in found] == ["ministry", "opposition"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor called an emergency meeting for Sunday to discuss the flood.", []),
        ('"The dam is safe," Krantz said on Harn Radio\'s "Late Line."', ['"The dam is safe,"']),
        ('Krantz praised the dam. The mayor said: "It is safe."', ['"It is safe."']),
        ("The launch, widely seen as a test, came on Monday.", []),
        ("The mayor ordered tests to determine which pump had failed.", []),
        ("The mayor said which pump had failed.", ["which pump had failed"]),
        ("The mayor sees the launch as a test.", ["the launch as a test"]),
        ("The mayor said that would be a mistake.", ["that would be a mistake"]),
        ("The mayor said that the dam would be a mistake.", ["the dam would be a mistake"]),
    ],
)
def test_what_is_no_content_and_where_one_begins(text: str, expected: list[str]) -> None:
    assert [content for content, _ in contents(text)] == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("What Ida Krantz said was that the dam would hold.", "the dam would hold"),
        ("Figures suggest that rises of nine crowns may come.", "rises of nine crowns"),
        ("What the mayor told reporters was that they were safe.", "they were safe"),
    ],
)
def test_what_is_told_begins_behind_its_that(text: str, content: str) -> None:
    assert all(told.startswith(content) for told, _ in contents(text))
