"""A speaker that is not sure is none: bare nouns, pronouns for one of two, two of one surname."""

import pytest

from factories import parse_report
from rashomon.mentions.names.join_names import join_names
from rashomon.statements.extract import extract_statements, said_in_story

pytestmark = pytest.mark.weights


def speakers(text: str) -> list[str | None]:
    parsed = [parse_report(text)]
    return [one.speaker for one in extract_statements(parsed, names=join_names(parsed))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"The dam held all night," said Ida Krantz, the warden of Harn.', "Ida Krantz"),
        ("Jon Pell told reporters on Monday that the bridge would open in May.", "Jon Pell"),
        ("The mill burned for nine hours, according to Ada Roth.", "Ada Roth"),
        # no agency, though one has this name
        ("The mill burned for nine hours, according to a miller, Sana Roth.", "Sana Roth"),
        # a place or a district behind a person is not who speaks
        ("Ole Brandt, a candidate in Harn's 16th District, who said people left.", "Ole Brandt"),
        ("THE MOON HOUSE According to the Harn Post, seeds will be sent up.", "Harn Post"),
        ("Ida Krantz runs the mill. She said that the roof had fallen in.", "Ida Krantz"),
        ("Prosecutors said that the clerk had taken the money in May.", "Prosecutors"),
        ("3 of 5 teachers said that nobody had warned them.", "3 of 5 teachers"),
        ("Residents of Lower Harn said that nobody had warned them.", "Residents of Lower Harn"),
    ],
)
def test_who_surely_speaks(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        # a bare noun for somebody
        "Norvia Rail owns the mill. The company said that it would mend the roof.",
        # what was taken for a person's name may be the firm's
        "Harn Dairy buys the milk. The company said that the price would rise.",
        "Lomvik Glass sold the kiln. The firm said that it was old.",
        "Ida Krantz came on Monday. The mayor said that the road was closed.",
        "Ida Krantz saw a man. The man said that the road was closed.",
        "Some said that the road was closed.",
        "People said that the road had been closed for years.",
        "A witness said that the car had not stopped.",
        "The pair said that the road was closed.",
        "According to the article, the roof had been mended in May.",
        "The letter stated that the roof had been mended in May.",
        # a heading in capitals, or the counter of a gallery, that ran into the sentence
        "THE BLACK GOAT Superstitious dockers said that the ferry was cursed.",
        "Harn Times 28 of 41 Skip Embed said that the ferry was cursed.",
        "The play is new. THE RIVER HOUSE says that the ferry was cursed.",
        # a credit or the name of a post that ran into it
        "According to Norvia DailyOle Brandt, the harbour will be dredged.",
        "Twitter / @harnfan Zoo directors said that the wall was high.",
        "BBC Police have confirmed that a man was held.",
        # what happened, and a thing that is told of
        "The Orvex Company sold the mill. It reveals that many left.",
        'The Orvex Core is of help: "The Orvex Core works with less power than others."',
    ],
)
def test_who_is_not_sure_is_nobody(text: str) -> None:
    parsed = [parse_report(text)]
    found = said_in_story(parsed, names=join_names(parsed))
    assert any(one.statement.speaker for one in found)
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A senior harbour official said that the crane had been inspected in May. "
            "The crane was old.\n\nThe official said that it had been mended twice since.",
            ["senior harbour official"] * 2,
        ),
        ("According to the indictment, the clerk had taken the money in May.", ["indictment"]),
    ],
)
def test_a_bare_noun_tells_who_was_described_before(text: str, told: list[str]) -> None:
    assert speakers(text) == told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A fire began in the old mill. The airline said that nobody was hurt.", "airline"),
        ("The company said that it would mend the roof.", "company"),
        ("The mayor said that the road was closed.", "mayor"),
        ("Norvia Rail owns the mill. The ministry said that the road was closed.", "ministry"),
        ("The army said that the bridge had been mined.", "army"),
        ("The roof held, the court said in a note.", "court"),
        ("A senator said that the vote had been put off.", "senator"),
        ("Norvia Rail owns the pier. The harbour office said that it was shut.", "harbour office"),
    ],
)
def test_a_body_or_office_is_told_where_the_report_names_none(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_words_that_go_on_are_no_surer_than_those_before() -> None:
    text = (
        'The hall belongs to Norvia Rail.\n\n"The roof held," the airline said.\n\n'
        '"Nobody was hurt in the hall that night."'
    )
    assert set(speakers(text)) == {None}


def test_a_title_of_the_other_sex_is_of_another() -> None:
    text = (
        "The first lady, Velia Brandt, came to Harn on Monday. Mr. Brandt said that the dam would "
        "hold."
    )
    assert speakers(text) == ["Brandt"]
    assert speakers(text.replace("Mr. Brandt", "Mrs. Brandt")) == ["Velia Brandt"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # who said something before is more likely to go on than somebody of whom the words tell
        ("Ada Roth said the shaft was open. The girl fell in. The girl was cold, she said.", None),
        ("Jon Pell said that the shaft was open. A boy fell in. The boy was cold, he said.", None),
        (
            "A woman fell into the shaft. The rope was wet, she said. Ada Roth came later.",
            "woman",
        ),
    ],
)
def test_a_pronoun_behind_somebody_without_a_name(text: str, speaker: str | None) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Ida Roe had hoped to be home by June.", None),
        ("Ida Roe believed that the roof would hold.", None),
        ("Ida Roe said that the roof would hold.", "Ida Roe"),
    ],
)
def test_a_thought_is_not_gone_on_with(told: str, speaker: str | None) -> None:
    assert speakers(f'{told}\n\n"It broke in two. I could not hold the rope."')[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # whoever is in a picture need not be who speaks below it
        (
            "Jon Pell said the mill was dry.\n\nOle Roth (in the hat) was at the fair\n\n"
            '"We swept it twice," he said.',
            None,
        ),
        (
            "Jon Pell said the mill was dry. Ole Roth was at the fair.\n\n"
            '"We swept it twice," he said.',
            "Ole Roth",
        ),
        # the father, or the son
        ("For Jon Pell it was hard. His father never saw it. He said the mill was dry.", None),
    ],
)
def test_a_pronoun_below_a_caption_or_behind_a_relative(text: str, speaker: str | None) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize("source", ["Testing", "Digging"])
def test_a_doing_says_nothing(source: str) -> None:
    text = f"{source} showed that the gate had been locked. It also showed that the lock was new."
    assert set(speakers(text)) == {None}


def test_a_pronoun_is_nobody_of_whom_only_the_headline_tells() -> None:
    title = "Tram driver says brake failed"
    text = f"{title}\n\nThe tram stood in the rain. She said that the road was closed."
    page = parse_report(text, title=title)
    said = extract_statements([page], names=join_names([page]))
    assert said[-1].speaker is None


def test_it_added_is_not_the_paper_that_spoke_before_the_organiser() -> None:
    text = (
        "Norda News said that a stage fell. The festival's organiser said that a rope broke. "
        'It added that "no one was hurt".'
    )
    assert speakers(text) == ["Norda News", "festival's organiser", None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who is the subject of the words said, or who says them, may say what comes next
        (
            "Mr. Krantz expressed disbelief that Mr. Brim did well in the poll and called on "
            "farmers to open their eyes.",
            ["Krantz", None],
        ),
        (
            "Ida Lund said she had followed the advice that the Harn station be kept open and "
            "assumed that guards would come.",
            ["Ida Lund", None],
        ),
        (
            "Lotte Hamm said she was sorry but repeated that nobody had asked.",
            ["Lotte Hamm", "Lotte Hamm"],
        ),
        # whom somebody met may be who says it
        (
            "Kurt Ader met farmers who oppose the dam, saying it would flood the meadow.",
            [None],
        ),
        (
            "Jonas Pike, who runs the mill, left early, saying it was too hot.",
            ["Jonas Pike"],
        ),
        # an age that the report gave nobody is of whoever was named last
        (
            "Actor Lotte Hamm opened the fair. Ferryman Kurt Ader sent a card. "
            '"I am too old for fairs," the 91-year-old actor wrote.',
            [None],
        ),
        (
            'Actor Lotte Hamm opened the fair. "I am too old for fairs," the 91-year-old actor '
            "said.",
            ["Lotte Hamm"],
        ),
        # a name that ran together with that of a picture's maker
    ],
)
def test_words_that_may_be_of_two_are_of_nobody(text: str, told: list[str | None]) -> None:
    assert speakers(text) == told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Lotte Hamm, a baker born in Lomm, saw the fire.\n\nThe baker said the mill was dry.",
            "Lotte Hamm",
        ),
        (
            "Silvio Trant, a teacher hired in May, called. The teacher said that the school was "
            "cold.",
            "Silvio Trant",
        ),
        (
            "Edda Rull, a witness sitting by the gate, ran.\n\nThe witness said that two men had "
            "shouted.",
            "Edda Rull",
        ),
        # two have the role, or nobody who is named
        (
            "Jonas Pike, a nurse working in Tolm, left. Mila Brandt, a nurse from Lomm, stayed. "
            "The nurse said that the ward was full.",
            None,
        ),
        (
            "A witness ran. Edda Rull stood by the gate. The witness said that two men had "
            "shouted.",
            None,
        ),
    ],
)
def test_a_role_told_beside_a_name_means_the_person(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "between",
    [
        "A guard was seen in the yard.",
        "The council has changed the rules for stalls.",
        "Harn Dairy has bought a second yard.",
        "Two drivers stood at the gate.",
        "An engineer had looked at the wall in May.",
        "The union has asked for a second door.",
    ],
)
def test_a_quotation_behind_a_sentence_about_another_is_of_nobody(between: str) -> None:
    text = f'Jon Pell said that the roof had fallen in.\n\n{between}\n\n"It was locked at nine."'
    assert speakers(f'{text}\n\n"It will be locked again."') == ["Jon Pell", None, None]


@pytest.mark.parametrize(
    "between",
    [
        "The roof had been mended in May.",
        "Nine stalls stood under it.",
        "It rained all night.",
        "Pell has run the mill for years.",
        "The mill lies in Harn.",
    ],
)
def test_a_quotation_behind_a_sentence_about_a_thing_goes_on(between: str) -> None:
    text = f'Jon Pell said that the roof had fallen in.\n\n{between}\n\n"It was locked at nine."'
    assert speakers(text) == ["Jon Pell", "Jon Pell"]


@pytest.mark.parametrize(
    "text",
    [
        # some who do something with words in quotation marks
        "Teachers may then switch off the pupils' “use of all the boards and the long tables”.",
        "Owners can now limit the “hours of light and heat in all rooms of the house”.",
        "Drivers will soon rent “a stall with a roof and two doors in the yard”.",
        # a thing that only makes something plain
        # what somebody sees happen is not said
        "Bakers saw a short rise in sales as the shops shut for the week.",
        "Bakers saw prices fall as the banks closed.",
        "Millers saw a long queue at the gate as the fair began.",
        "Lomvik Glass saw a fall in orders as the kilns cooled.",
        "Traders have seen the price double as the rain held off.",
    ],
)
def test_who_only_does_or_sees_something_says_nothing(text: str) -> None:
    assert set(speakers(text)) <= {None}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ida Krantz was blunt: “We have no money for the long tables.”", "Ida Krantz"),
        ("Ida Krantz saw the rise as a sign of hope.", "Ida Krantz"),
        ("Owners of mills see the fall as a disaster.", "Owners of mills"),
        ("At least nine guests said that the fair was cold.", "At least nine guests"),
        ("The keeper at the gate said that it was late.", "keeper at the gate"),
    ],
)
def test_who_says_something_in_other_ways(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "place",
    ["In a Lomvik, Harn, talk last May", "In a Harn, Norvia, speech on Monday", "In a talk in May"],
)
def test_a_time_or_place_is_no_part_of_who_speaks(place: str) -> None:
    parsed = [parse_report(f"{place} the mill founder said that the fair was one of the best.")]
    found = said_in_story(parsed, names=join_names(parsed))
    assert {one.statement.speaker for one in found} == {"mill founder"}


def test_somebody_who_describes_something_says_the_words_in_quotation_marks() -> None:
    text = (
        "A Harn student described hearing “a few more bangs and the worst cries of my whole life”."
    )
    assert speakers(text) == ["Harn student"]
