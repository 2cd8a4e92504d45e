"""Where contents end: what the reporter adds is cut off, what the speaker said is kept; of nested
speakers the innermost has the words."""

import pytest

from attributions import contents

pytestmark = pytest.mark.weights

Said = list[tuple[str, str | None]]

# What follows a comma: the reporter's words, or still the speaker's.
TAILS: list[tuple[str, str]] = [
    (
        "The mayor said the dam had leaked, leaving two villages without water.",
        "the dam had leaked",
    ),
    ("The mayor said the dam had leaked, raising fears of a flood.", "the dam had leaked"),
    ("The mayor said the dam had leaked, prompting an outcry in Ostau.", "the dam had leaked"),
    ("The mayor said the dam had leaked, contradicting the engineers.", "the dam had leaked"),
    ("The mayor said the dam had leaked, referring to the old wall.", "the dam had leaked"),
    ("The mayor said the dam had leaked, after an inspection in May.", "the dam had leaked"),
    ("The mayor said the dam had leaked, although no water was seen.", "the dam had leaked"),
    ("The mayor said the dam had leaked, despite a report to the contrary.", "the dam had leaked"),
    ("The mayor said the dam had leaked, amid calls for her to go.", "the dam had leaked"),
    ("The mayor said the dam had leaked, in a blow to the builders.", "the dam had leaked"),
    ("The mayor said the dam had leaked, but gave no details.", "the dam had leaked"),
    (
        "The mayor said the dam had leaked, but it was not immediately clear where.",
        "the dam had leaked",
    ),
    (
        "The mayor said the men had gone to Ostau, where a crowd was waiting.",
        "the men had gone to Ostau",
    ),
    (
        "The mayor said the wall was built by Falk, who left last year.",
        "the wall was built by Falk",
    ),
    ("The mayor said the men had gone to Ostau, a town on the river.", "the men had gone to Ostau"),
    (
        "The mayor said the wall was built by Falk, the owner of the quarry.",
        "the wall was built by Falk",
    ),
    ("The mayor said the dam had leaked, an allusion to the old wall.", "the dam had leaked"),
    # what the speaker did next
    ("The mayor said the hall was unsafe and walked out of the meeting.", "the hall was unsafe"),
    ("The mayor said the wall was cracked and thanked the crowd.", "the wall was cracked"),
    ("The mayor said the roof was sound and left the room.", "the roof was sound"),
    # still what was said
    (
        "The mayor said the guard was tired and left the room.",
        "the guard was tired and left the room",
    ),
    ("The mayor said the dam, which is old, had leaked.", "the dam, which is old, had leaked"),
    ("The mayor said the dam, built by Falk, had leaked.", "the dam, built by Falk, had leaked"),
    ("The mayor said Falk, who built the dam, had left.", "Falk, who built the dam, had left"),
    (
        "The mayor said Falk, the owner of the quarry, had left.",
        "Falk, the owner of the quarry, had left",
    ),
    (
        "The mayor said the dam leaked and two villages were dry.",
        "the dam leaked and two villages were dry",
    ),
    (
        "The mayor said the dam leaked because the wall was old.",
        "the dam leaked because the wall was old",
    ),
    ("The mayor said the dam leaked after the storm.", "the dam leaked after the storm"),
    (
        "The mayor said the dam leaked in May, in June and in July.",
        "the dam leaked in May, in June and in July",
    ),
    (
        "The mayor said two cows, a horse and a goat had drowned.",
        "two cows, a horse and a goat had drowned",
    ),
    (
        "The mayor said if the dam leaked, the villages would be dry.",
        "if the dam leaked, the villages would be dry",
    ),
    (
        "The mayor said the dam would leak unless it was mended.",
        "the dam would leak unless it was mended",
    ),
    # all clauses and quotations that hang on one cue
    (
        "The mayor said the dam was too old, the gates were too heavy, and the crew was too small.",
        "the dam was too old, the gates were too heavy, and the crew was too small",
    ),
    ('The mayor called the raid "mean" and "cowardly."', 'the raid "mean" and "cowardly."'),
    # what follows a comma inside the closing quotation mark
    (
        'The mayor said the dam would "leak for a hundred years," though the text was changed.',
        'the dam would "leak for a hundred years,"',
    ),
    (
        "The mayor said he felt sorry for the miller, whom he dismissed in May.",
        "he felt sorry for the miller",
    ),
    # the end of the sentence stays outside, the marks of a quotation inside
    ("The mayor said the dam leaked!", "the dam leaked"),
    ('The mayor said the dam "leaked like a basket".', 'the dam "leaked like a basket"'),
    ('The mayor said the dam "leaked like a basket."', 'the dam "leaked like a basket."'),
    ('"The dam leaked," the mayor said.', '"The dam leaked,"'),
    ('"The dam leaked!" the mayor said.', '"The dam leaked!"'),
    ("The dam leaked, the mayor said.", "The dam leaked"),
    ("The dam leaked – the mayor said.", "The dam leaked"),
    ('The mayor said "we lost" and thanked the crew.', '"we lost"'),
    ('The mayor said "we lost" and left.', '"we lost"'),
    ("The mayor said “we lost” and left.", "“we lost”"),
    ('The mayor said "we lost", then left.', '"we lost"'),
    ('The mayor said "we lost" and quickly left the hall.', '"we lost"'),
    ('The mayor said "two houses" and a mill had burned.', '"two houses" and a mill had burned'),
    ('The mayor said "two houses" were burned and looted.', '"two houses" were burned and looted'),
    ('"We lost it all," the mayor said, wiping her face.', '"We lost it all,"'),
    ('"We lost it all," said the mayor, who was wet.', '"We lost it all,"'),
    # the next act is the reporter's, though the parser joins it to an infinitive
    (
        "The mayor said the boy is expected to recover after being picked up out of the moat "
        "and dragged by the bear.",
        "the boy is expected to recover after being picked up out of the moat and dragged by "
        "the bear",
    ),
    # a word or phrase is not cut
    ('The mayor called the raid "mean" on Monday.', 'the raid "mean"'),
    # words of time and place between the cue and its clause are the cue's
    ("The mayor said on Monday the dam leaked.", "the dam leaked"),
    ("The mayor said on Monday that the dam leaked.", "the dam leaked"),
    ("The mayor said late on Monday that the dam leaked.", "the dam leaked"),
    ("The mayor said last week that the dam leaked.", "the dam leaked"),
    ("The mayor said at noon that the dam leaked.", "the dam leaked"),
    ("The mayor said again that the dam leaked.", "the dam leaked"),
    ("The mayor said, however, that the dam leaked.", "the dam leaked"),
    ("The mayor later said that the dam leaked.", "the dam leaked"),
    ("The mayor also said that the dam leaked.", "the dam leaked"),
    ("The mayor has said that the dam leaked.", "the dam leaked"),
    ("The mayor had said that the dam leaked on Monday.", "the dam leaked on Monday"),
    ("The mayor said the dam leaked on Monday.", "the dam leaked on Monday"),
    ("On Monday the dam leaked, the mayor said.", "On Monday the dam leaked"),
    ("The dam leaked, the mayor said on Monday.", "The dam leaked"),
    ("The dam leaked on Monday, the mayor said.", "The dam leaked on Monday"),
]


@pytest.mark.parametrize(("text", "content"), TAILS)
def test_where_a_content_ends(text: str, content: str) -> None:
    assert contents(text) == [(content, "mayor")]


# Several cues that reach for the same words.
NESTED: list[tuple[str, Said]] = [
    ("Radio Nord reported that the mayor said the dam leaked.", [("the dam leaked", "mayor")]),
    ("The agency said the mayor had told it that the dam leaked.", [("the dam leaked", "mayor")]),
    (
        "The mayor said that she believed the dam leaked.",
        [("she believed the dam leaked", "mayor")],
    ),
    ("The mayor said she hoped the dam would hold.", [("she hoped the dam would hold", "mayor")]),
    (
        "The mayor said the dam leaked, adding that the wall was old.",
        [("the dam leaked", "mayor"), ("the wall was old", "mayor")],
    ),
    (
        "The mayor said the dam would leak and warned that the wall was old.",
        [("the dam would leak", "mayor"), ("warned that the wall was old", "mayor")],
    ),
    (
        "The mayor said the dam leaked, but the union said it was dry.",
        [("the dam leaked", "mayor"), ("it was dry", "union")],
    ),
    (
        "The mayor said the dam leaked, while the union said it was dry.",
        [("the dam leaked", "mayor"), ("it was dry", "union")],
    ),
    (
        "The mayor said the dam leaked; the union said it was dry.",
        [("the dam leaked", "mayor"), ("it was dry", "union")],
    ),
    (
        "The dam leaked, the mayor said, and the union said it was old.",
        [("The dam leaked", "mayor"), ("it was old", "union")],
    ),
    ("The dam leaked, the mayor told Radio Nord, Reuters reported.", [("The dam leaked", "mayor")]),
    (
        "The mayor said she had warned the council about a leak.",
        [("she had warned the council about a leak", "mayor")],
    ),
    (
        "The mayor denied that the union said the dam leaked.",
        [("denied that the union said the dam leaked", "mayor")],
    ),
    (
        "The mayor said the union's claim that the dam had burst was untrue.",
        [
            ("the union's claim that the dam had burst was untrue", "mayor"),
            ("the dam had burst", "union"),
        ],
    ),
    (
        "The mayor dismissed the union's claim that the dam had burst.",
        [
            ("the union's claim that the dam had burst", "mayor"),
            ("the dam had burst", "union"),
        ],
    ),
    ("The mayor dismissed the old guard.", []),
    (
        "The claim that the dam had burst was rejected by the mayor.",
        [("The claim that the dam had burst", "mayor")],
    ),
    ("The plan was rejected by the mayor.", []),
    (
        "The mayor denied the union's claim that the dam leaked.",
        [("denied the union's claim that the dam leaked", "mayor"), ("the dam leaked", "union")],
    ),
    ("According to the union, the mayor said the dam leaked.", [("the dam leaked", "mayor")]),
    # an office apart from the name is no content
    (
        '"It burned," a local member of parliament, Ida Krantz, told Radio Nord.',
        [('"It burned,"', "Ida Krantz")],
    ),
    (
        '"It burned," and nobody was hurt, Ida Krantz said.',
        [('"It burned," and nobody was hurt', "Ida Krantz")],
    ),
    # who adds something has spoken before
    (
        'The mayor said the town\'s hospitals were struggling and added: "It is bad."',
        [("the town's hospitals were struggling", "mayor"), ('"It is bad."', "mayor")],
    ),
    (
        'The mayor said the hospitals struggled and the union added: "It is bad."',
        [("the hospitals struggled", "mayor"), ('"It is bad."', "union")],
    ),
    (
        "The mayor said the dam leaked. The union said it was dry.",
        [("the dam leaked", "mayor"), ("it was dry", "union")],
    ),
    # what is denied ends where others act
    (
        "The union denied any link with the bookmakers, while divers swam.",
        [("denied any link with the bookmakers", "union")],
    ),
    (
        "The union denies any part in the cartel and its rivals.",
        [("denies any part in the cartel and its rivals", "union")],
    ),
    (
        "The union denied any link to the raiders and the traders who paid them.",
        [("denied any link to the raiders and the traders who paid them", "union")],
    ),
    # what limits a content is part of it
    ("The mayor said only that the dam leaked.", [("only that the dam leaked", "mayor")]),
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_whose_the_words_are(text: str, expected: Said) -> None:
    assert contents(text) == expected


def test_the_speaker_named_behind_the_words_is_none_of_them() -> None:
    text = (
        "The number of dead rose to 14 after two victims died of burns, Tomasz Krolik, the deputy "
        "governor, said."
    )
    words = "The number of dead rose to 14 after two victims died of burns"
    assert contents(text) == [(words, "Tomasz Krolik")]
