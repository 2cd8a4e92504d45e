"""Who speaks: pronouns, surnames, roles, bodies and papers resolved inside the report."""

import pytest

from attributions import contents, statements

pytestmark = pytest.mark.weights

FILLER = "The street was empty. "

# A text; then the speaker of each statement.
CASES: list[tuple[str, list[str | None]]] = [
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
        "Martin Holm and his wife, Anna Holm, left. Mr. Holm said the house was lost. Ms. Holm "
        "said it was not.",
        ["Martin Holm", "Anna Holm"],
    ),
    # a letter of whom nobody says who wrote it speaks for itself
    # a nation before a name is no part of it, nor is the name another's of that surname
    (
        "Witness Tony Orlec said he saw smoke. American Dominique Orlec, who was out, said the "
        'show was over. "People were just walking away from the show down to the quay." She '
        "said it was loud.",
        ["Tony Orlec", "Dominique Orlec", "Dominique Orlec", "Dominique Orlec"],
    ),
    # who stands behind a paper is not its voice, and who adds something has spoken
    # what somebody does between two commas is no name
    (
        "Mr. Pell, briefing reporters after Mr. Lund’s remarks, said the mill was safe.",
        ["Pell"],
    ),
    ("The mill is safe, visiting officials said on Monday.", ["visiting officials"]),
    # whoever is sent a letter is warned in it
    (
        "Throwing down the gauntlet, all 42 members of the club are sending the letter to Council "
        "Majority Leader Harry Lund warning him that they will close the pier.",
        ["all 42 members of the club"],
    ),
    ("Karl Lund wrote to the council, warning it that the pier was unsafe.", ["Karl Lund"]),
    # who said something goes on in the same tense, whatever is told in between
    # several have said it, not the one who is named among them
    (
        "He has heard from fellow Liberals, including Speaker Paul Lund, who has said the plan is "
        "wrong.",
        ["Paul Lund"],
    ),
    # a region behind a town says nothing
    (
        "After the mayors of Vorn and Tolvik spoke, the mayor of Harn, Ohio, suggested it was "
        "wrong.",
        ["mayor of Harn"],
    ),
    # a port that is described so describes nothing
    (
        "Ida Krantz found that the firm owned the 14 barges it had bought in Seychelles, an Indian "
        "Ocean archipelago often described as a tax haven.",
        ["Ida Krantz"],
    ),
    ("Ida Krantz described the port as a haven.", ["Ida Krantz"]),
    # what is feared is not what was said
    (
        "Harn's bridge is safe, a leading engineer has said amid fears it could soon fall.",
        ["leading engineer"],
    ),
    ("A leading engineer has said amid cheers it could soon open.", ["leading engineer"]),
    # what others are asked to say, nobody has said
    (
        "The Harn council advised sailors to call friends to notify them that they are safe.",
        ["Harn council"],
    ),
    ("Karl Lund called the radio station to say that the pier was shut.", ["Karl Lund"]),
    # what stands before somebody's own sentence is the report's
    (
        'Sen. Mark Rutter (H-Harn.) expressed "great admiration" for the former senator, Sen. John '
        "Lund (H-Vorn) speculated that he could win, and Sen. Per Moss (H-Harn) said he would go.",
        ["John Lund", "Per Moss"],
    ),
    ("The pier would be shut for a week, Karl Lund speculated on Monday.", ["Karl Lund"]),
    # a name that somebody has is no speaker, nor is a danger a count
    ("The council has fought it. Officials warn that it would put sailors at risk.", ["Officials"]),
    ("Officials put the cost at ten crowns.", ["Officials"]),
    # the title of a book is nobody's words
    ('"We do not go," said Karl Lund, who spoke of "a long road for all."', ["Karl Lund"] * 2),
    # whoever predicts what the sentence tells is described by it
    ("Among those predicting a flurry of rulings was George Moss, a lawyer.", []),
    # whose claim somebody takes up, has not spoken in between
    # a bare noun means who was last called so
    (
        "A senior council official spoke. The senior council official said it was legal. A harbour "
        "official told the Harn Post that boats were tapped. The official said it began in June.",
        ["senior council official", "harbour official", "harbour official"],
    ),
    # a surname that stands alone before a junior comes is not the junior's
    (
        "President Dahl spoke on Friday. Donald Dahl Jr. wrote to the club. Mr. Dahl announced "
        "that he was ill.",
        ["Dahl"],
    ),
    ("Donald Dahl Jr. wrote to the club. Mr. Dahl announced that he was ill.", ["Donald Dahl Jr."]),
    # in which talk and on which day, says nothing
    (
        "In a radio interview on Monday the mill's founder said the barge was late.",
        ["mill's founder"],
    ),
    (
        "Critics of the mill on the Harn said the barge was late.",
        ["Critics of the mill on the Harn"],
    ),
    # who is recalled or heard to speak does so, not whoever recalls it
    ("Karl Lund had never heard a man say that the mill was shut.", []),
    (
        "Mr. Lund explained his failure to close the mill when sailors controlled both houses of "
        'the council by saying, "I was a little new to the job."',
        ["Lund"],
    ),
    # nothing stands before the words
    ('"Leave the mill at once, all of you, and run to Harn." It was late.', [None]),
    ('Karl Lund told the passengers: "We will take off, but I will turn around."', ["Karl Lund"]),
    # the owner of a claim says what it claims, though a paper reports on it
    ("The Harn Post reported on a sailor's claims that the mayor had left.", ["sailor"]),
    ("The Harn Post reported on Monday that the mayor had left.", ["Harn Post"]),
    # whom somebody names says nothing by it
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
    # apposition on either side
    ("The club's chairman, Amir Said, said he would resign.", ["Amir Said"]),
    ("Amir Said, the club's chairman, said he would resign.", ["Amir Said"]),
    # somebody named inside a phrase is not who speaks
    ("A lawyer for Amir Said said the case was weak.", ["lawyer for Amir Said"]),
    # a quotation that stands alone goes on from the last speaker
    ('"It was dark," said Ida Krantz.\n\n"Nobody helped us at all."', ["Ida Krantz", "Ida Krantz"]),
    # offices in apposition, titles spelled out
    ("Dr Hadia Lou spoke first. The doctor said three were hurt.", ["Hadia Lou"]),
    # names with particles
    (
        "Fatou walet Sidi, a teacher, said the road was shut. Sidi said it was long.",
        ["Fatou walet Sidi", "Fatou walet Sidi"],
    ),
    # given names tell the sex
    ("Anna Lorenz met Jonas Peters in Oslo. He said the talks went well.", ["Jonas Peters"]),
    # an institution's spokesman; some of a group
    # the subject that stands before words put in
    ('"We gave our word," Tom Kile, who heads the council, told the paper.', ["Tom Kile"]),
    # "said the men had fled, adding": the first speaker adds
    (
        "Inspector Paul Dunne said the men had fled, adding that they were armed.",
        ["Paul Dunne", "Paul Dunne"],
    ),
    # an officer without a name is not the council member named in between
    (
        "An unnamed Harn officer said the siege was over. Council member Omar Lisk was in "
        "town. The officer said buses had left.",
        ["unnamed Harn officer", "unnamed Harn officer"],
    ),
    # an activist group is not the army that it accuses
    (
        "The army of Utopia shelled the town. The Harn Watch Group, which opposes it, counted "
        "ten dead. The group said the army had lied.",
        ["Harn Watch Group"],
    ),
    # who asks stands in a sentence of its own behind the question
    (
        'Judge Karl Moss spoke first. "How long was the pier closed for ships?" Judge Ida '
        "Lund asked.",
        ["Ida Lund"],
    ),
    # a paragraph that goes on with "he" is about the one it began with, whoever spoke before
    # a family is not "he"
    (
        "Luis Ortega said it was late. His family has owned the pier for years. He said it "
        "was old.",
        ["Luis Ortega", "Luis Ortega"],
    ),
    # his wife's pronouns say nothing of him
    (
        "Deputy Robin Ortega blamed his wife, who kept the books. She had a card, and she "
        "lost it. He said it was late.",
        ["Robin Ortega", "Robin Ortega"],
    ),
    # members of a parliament by their seat
    # a fuller description of who just spoke
    (
        "Ida Krantz said the pier was old. Another Ostau mayor said it would fall.",
        ["Ida Krantz", "Another Ostau mayor"],
    ),
    # "who" of a person, not of the place beside her
    ("Luis Ortega, a baker from Ostau, who said the pier was old, left.", ["Luis Ortega"]),
    # words hung on the phrase in front or behind are no part of who speaks
    ("In a speech last May the founder said the pier was old.", ["founder"]),
    # a colon announces who speaks in the next paragraph
    # who can speak
    ("The zoo said the boy was safe.", ["zoo"]),
    ("Opponents and advocates said the law was old.", ["Opponents and advocates"]),
    ("A handful of sailors said the boat listed.", ["handful of sailors"]),
    # what is claimed is said by who claims it, not by who answers
    ("Mr Falk had countered Mr Moss's accusations that he had fled.", ["Moss"]),
    ("Mr Falk said in a statement that he had fled.", ["Falk"]),
    # whose words a letter, a statement or a report carries
    ("The council's statement said the well was dry.", ["council"]),
    ("The council's report said the well was dry.", ["council"]),
    ("Ida Krantz's letter said the well was dry.", ["Ida Krantz"]),
    ("A letter by Ida Krantz said the well was dry.", ["Ida Krantz"]),
    ("A letter from Ida Krantz said the well was dry.", ["Ida Krantz"]),
    ("A letter written by Ida Krantz said the well was dry.", ["Ida Krantz"]),
    ("A letter signed by Ida Krantz said the well was dry.", ["Ida Krantz"]),
    ("A statement issued by the union said the well was dry.", ["union"]),
    ("A statement from the union said the well was dry.", ["union"]),
    ("A report published by the union said the well was dry.", ["union"]),
    ("A report that criticised the union said the well was dry.", ["report"]),
    ("A police statement said the well was dry.", ["police"]),
    ("A government statement said the well was dry.", ["government"]),
    ("A company memo said the well was dry.", ["company"]),
    ("An army statement said the well was dry.", ["army"]),
    ("A study by the Harn Institute said the well was dry.", ["Harn Institute"]),
    ("A survey by the union found that the well was dry.", ["union"]),
    ("An audit by the council found that the well was dry.", ["council"]),
    ("A ruling by the court said the well was dry.", ["court"]),
    # nobody is told to have made it
    ("A report drafted by the union said the well was dry.", ["union"]),
    ("A study said the well was dry.", ["study"]),
    ("A report said the well was dry.", ["report"]),
    # somebody speaks by a text
    ("The union said in a report that the well was dry.", ["union"]),
    # told before
    # too far back
    # another text
    # the last of two
    # who got it did not write it
    # who spoke last goes on in a statement, not in a study
    (
        "Ida Krantz said it was late. The statement said the well was dry.",
        ["Ida Krantz", "Ida Krantz"],
    ),
    (
        "Ida Krantz said it was late. A statement by the union said the well was dry.",
        ["Ida Krantz", "union"],
    ),
    (
        "Ida Krantz said it was late. The union's statement said the well was dry.",
        ["Ida Krantz", "union"],
    ),
    # names of bodies
    ("River Eye, a monitoring group, said the shaft was dry.", ["River Eye"]),
    ("The Harn Dockers Union came late. The union said the shaft was dry.", ["Harn Dockers Union"]),
    (
        "The Harn Dockers Union (HDU) came late. The HDU said the shaft was dry.",
        ["Harn Dockers Union"],
    ),
    ("Harn Vale said the shaft was dry. An angry Harn Vale then left the talks.", ["Harn Vale"]),
    ("The Bank said it was closed. A troubled Harn Bank then left.", ["Harn Bank"]),
    ("Another group said the shaft was dry.", ["Another group"]),
    ("A group said the shaft was dry.", ["group"]),
    # inverted order
    ('Said the pilot: "The mast broke."', ["pilot"]),
    ("So old was the mast, said the cook, that it broke.", ["cook"]),
    ("What the cook denies is that the mast was old.", ["cook"]),
    ("It is the cook who says that the mast was old.", ["cook"]),
    ("It was claimed by the cook that the mast was old.", ["cook"]),
    ("The mast was described by the cook as old.", ["cook"]),
    ("In a letter published on Monday the cook writes that the mast was old.", ["cook"]),
    # nothing was said
    ("Not even the cook says that the mast was old.", []),
    ("Never did the cook say that the mast was old.", []),
    ("The cook did not say that the mast was old.", []),
    ("The cook could have said that the mast was old.", []),
    ("The cook should have warned that the mast was old.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_speakers(text: str, expected: list[str | None]) -> None:
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
def test_only_people_without_a_name_are_anonymous_speakers(text: str, expected: bool) -> None:
    assert [statement.anonymous for statement in statements(text)] == [expected]


WHOLE = [
    ("In a speech last May the founder said it burned.", [("founder", "it burned")]),
    ("At least one insider said it burned.", [("At least one insider", "it burned")]),
    ("The Post on May 2 said it burned.", [("Post", "it burned")]),
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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ida Krantz's lawyer said that it would end.", "Ida Krantz's lawyer"),
    ],
)
def test_a_name_that_ends_like_an_owner_is_whole(text: str, speaker: str) -> None:
    assert [one.speaker for one in statements(text)] == [speaker]
