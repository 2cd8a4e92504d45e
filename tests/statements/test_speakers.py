"""Who speaks: pronouns, surnames, roles and papers resolved inside the report."""

import pytest

from attributions import contents, statements

pytestmark = pytest.mark.weights

CASES = [
    # surname and pronoun
    (
        "Mayor Luis Ortega opened the fair. Ortega said it was a success. He added that he "
        "was tired.",
        ["Luis Ortega", "Luis Ortega"],
    ),
    # nobody inside what is said says it
    (
        "Mayor Luis Ortega said the fair was open. A sailor saw smoke, he said.",
        ["Luis Ortega", "Luis Ortega"],
    ),
    # a new word for who was just told of
    # a person beside whom another is named
    ("A man close to Mayor Luis Ortega said it was over.", ["man close to Mayor Luis Ortega"]),
    # a vice president is not "the president", a husband not "Ms."
    (
        "President Ida Krantz met Vice President Karl Lund. Lund left early. The president said "
        "it was over.",
        ["Ida Krantz"],
    ),
    (
        "Martin Holm and his wife, Anna Holm, left. Mr. Holm said the house was lost. Ms. Holm "
        "said it was not.",
        ["Martin Holm", "Anna Holm"],
    ),
    # a letter of whom nobody says who wrote it speaks for itself
    (
        "Ida Krantz said the road was open. Two drivers wrote a protest. The letter said the road "
        "was closed.",
        ["Ida Krantz", "letter"],
    ),
    # sex decides
    ("Mrs Lund met Mr Moss in Oslo. He said the talks went well.", ["Moss"]),
    # a role finds its bearer
    ("Spokesman Karl Voss arrived at noon. The spokesman said the line was open.", ["Karl Voss"]),
    # the indefinite description stays, and is taken up by the definite one
    (
        "A senior naval officer said help was near. The officer said the sea was rough.",
        ["senior naval officer", "senior naval officer"],
    ),
    # an acronym and its full name
    (
        "The Harbour Safety Board (HSB) met. The HSB said the pier was unsafe.",
        ["Harbour Safety Board"],
    ),
    # papers speak for who made them
    ("A statement by the Miners Union said the pit was flooded.", ["Miners Union"]),
    ("Governor Ida Krantz issued a statement that said the road was closed.", ["Ida Krantz"]),
    # apposition on either side
    ("The club's chairman, Amir Said, said he would resign.", ["Amir Said"]),
    ("Amir Said, the club's chairman, said he would resign.", ["Amir Said"]),
    ("A watchdog group, Clear Water, said the river was poisoned.", ["Clear Water"]),
    # somebody named inside a phrase is not who speaks
    ("A lawyer for Amir Said said the case was weak.", ["lawyer for Amir Said"]),
    # a quotation that stands alone goes on from the last speaker
    ('"It was dark," said Ida Krantz.\n\n"Nobody helped us at all."', ["Ida Krantz", "Ida Krantz"]),
    # offices in apposition, titles spelled out
    (
        '"All had help," the Minister of Health, Bolot Arin, told us. "All is well," the '
        "Minister said.",
        ["Bolot Arin", "Bolot Arin"],
    ),
    ("Dr Hadia Lou spoke first. The doctor said three were hurt.", ["Hadia Lou"]),
    # names with particles
    (
        "Fatou walet Sidi, a teacher, said the road was shut. Sidi said it was long.",
        ["Fatou walet Sidi", "Fatou walet Sidi"],
    ),
    # given names tell the sex
    ("Anna Lorenz met Jonas Peters in Oslo. He said the talks went well.", ["Jonas Peters"]),
    # an institution's spokesman; some of a group
    ("The coastguard was late. Its spokesman said the sea was rough.", ["coastguard's spokesman"]),
    (
        "Three passengers said they heard a bang. Two of them said it was a bomb.",
        ["Three passengers", "Two of them"],
    ),
    # the subject that stands before words put in
    ('"We gave our word," Tom Kile, who heads the council, told the paper.', ["Tom Kile"]),
    # "said the men had fled, adding": the first speaker adds
    (
        "Inspector Paul Dunne said the men had fled, adding that they were armed.",
        ["Paul Dunne", "Paul Dunne"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_speakers(text: str, expected: list[str]) -> None:
    assert [statement.speaker for statement in statements(text)] == expected


ANONYMOUS = [
    ("A senior official said the talks had failed.", True),
    ("Two people with knowledge of the deal said it was close.", True),
    ("Some of the residents said they had been warned.", True),
    ("A spokesman for the hospital said nine people were hurt.", False),
    ("The ministry said the talks had failed.", False),
    ("Residents of the valley said they had been warned.", True),
    ("Fisherman Yao Mensa said the boat listed.", False),
    ("The president said the talks had failed.", False),
    ("The rebels said the talks had failed.", False),
    ("Some rebels said the talks had failed.", True),
    ("Doctors Without Walls said the talks had failed.", False),
    ("A letter by a nurse said the well was dry.", True),
    ("A nurse's letter said the well was dry.", True),
    ("A letter by Ida Krantz said the well was dry.", False),
    ("A letter by the council said the well was dry.", False),
    ("A letter said the well was dry.", False),
]


@pytest.mark.parametrize(("text", "expected"), ANONYMOUS)
def test_anonymous(text: str, expected: bool) -> None:
    assert [statement.anonymous for statement in statements(text)] == [expected]


REASONS = [
    (
        "The nurse, who gave only her first name for fear of reprisals, said the ward was full.",
        "for fear of reprisals",
    ),
    (
        "An engineer spoke on condition of anonymity, as he was not authorised to talk. "
        "He said the pump was old.",
        "as he was not authorised to talk",
    ),
    (
        "Two officers, who requested anonymity to discuss an inquiry, said the list was old.",
        "to discuss an inquiry",
    ),
    ("A diplomat, speaking off the record, said the talks had failed.", "off the record"),
    ("A clerk said the vote was fair because it was long.", None),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_reasons_for_anonymity(text: str, reason: str | None) -> None:
    (found,) = statements(text)
    assert found.anonymous
    assert (found.anonymity_reason.quote if found.anonymity_reason else None) == reason


WHOLE = [
    ('"It burned," one of the women, Ida Krantz, said.', [("Ida Krantz", '"It burned,"')]),
    ("In a speech last May the founder said it burned.", [("founder", "it burned")]),
    ("At least one insider said it burned.", [("At least one insider", "it burned")]),
    (
        "House Speaker Ida Krantz and Council Leader Per Holm said it burned.",
        [("House Speaker Ida Krantz and Council Leader Per Holm", "it burned")],
    ),
    ("The Post on May 2 said it burned.", [("Post", "it burned")]),
    (
        "The second version, Ida Krantz said, detailed the fire.",
        [("Ida Krantz", "The second version, Ida Krantz said, detailed the fire")],
    ),
    (
        '"Was it a fire? What was it?" Ida Krantz said, her voice rising.',
        [("Ida Krantz", '"Was it a fire? What was it?"')],
    ),
    (
        "Ida Krantz claimed, falsely, that it was burning.",
        [("Ida Krantz", "it was burning")],
    ),
    ("Veterans will come together to show they have the votes.", []),
    ("Windows broke, while police in helmets responded with tear gas.", []),
    ("The lab was launched in 2011 and described as a symbol of the country.", []),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_speaker_is_the_whole_phrase_and_nothing_before_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(speaker, said) for said, speaker in contents(text)] == expected
