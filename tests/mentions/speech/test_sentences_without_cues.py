"""Quotations that no cue takes: they go on from the last speaker, follow a colon, belong to the
subject before them, or to nobody; over several paragraphs, with nested and stray marks."""

import pytest

from attributions import contents, statements

pytestmark = pytest.mark.weights

Said = list[tuple[str, str | None]]

WHOSE: list[tuple[str, Said]] = [
    # a paragraph of its own goes on from who spoke last
    (
        'Ida Krantz said the well was dry.\n\n"We dug for nine years."',
        [("the well was dry", "Ida Krantz"), ('"We dug for nine years."', "Ida Krantz")],
    ),
    (
        '"We dug," Ida Krantz said. "We found nothing." "Not a drop."',
        [('"We dug,"', "Ida Krantz"), ('"We found nothing." "Not a drop."', "Ida Krantz")],
    ),
    (
        '"We dug," Ida Krantz said of Norvia. "They paid until 5 p.m."',
        [('"We dug,"', "Ida Krantz"), ('"They paid until 5 p.m."', "Ida Krantz")],
    ),
    # what has no stop at its end is a crosshead
    (
        'Ida Krantz said the well was dry.\n\n"Nine long dry years"',
        [("the well was dry", "Ida Krantz")],
    ),
    # nobody spoke yet
    ('"We dug for nine years."', [('"We dug for nine years."', None)]),
    # behind a colon
    # announced by a sentence that ends with a colon
    (
        'The council put up a notice:\n\n"We dug for nine years."',
        [('"We dug for nine years."', "council")],
    ),
    # long enough for words of the subject
    (
        'Ida Krantz shook her head, "we dug for nine years and found no water at all".',
        [('"we dug for nine years and found no water at all"', "Ida Krantz")],
    ),
    # with the negation before it
    (
        'Ida Krantz pleaded with the town not to "give up the well and turn on each other".',
        [('not to "give up the well and turn on each other"', "Ida Krantz")],
    ),
    # names, titles and scare quotes inside narrative
    ('The "well" was a hole.', []),
    ('The ferry "Blue Waltz" sank.', []),
    ('The town called "Old Harn" sank.', []),
    # the full stop of an abbreviation, a colon or a question ends no sentence
    ('"Who dug it?" Ida Krantz asked.', [('"Who dug it?"', "Ida Krantz")]),
    ('"They dug it!" Ida Krantz shouted.', [('"They dug it!"', "Ida Krantz")]),
    ('"Who dug it?" The hall was silent.', [('"Who dug it?"', None)]),
    ("Gen. Bruno Falk said the fort held.", [("the fort held", "Bruno Falk")]),
    ("Sgt. Bruno Falk said the fort held.", [("the fort held", "Bruno Falk")]),
    ("The fort held, said Lt. Bruno Falk.", [("The fort held", "Bruno Falk")]),
    ("The fort held, said Prof. Bruno Falk.", [("The fort held", "Bruno Falk")]),
    (
        'Bruno Falk said: "The fort held. The gate fell."',
        [('"The fort held. The gate fell."', "Bruno Falk")],
    ),
    (
        '"The fort held. The gate fell," Bruno Falk said.',
        [('"The fort held. The gate fell,"', "Bruno Falk")],
    ),
    ("The fort held. The gate fell, Bruno Falk said.", [("The gate fell", "Bruno Falk")]),
    ("The fort held.\n\nThe gate fell, Bruno Falk said.", [("The gate fell", "Bruno Falk")]),
    # one stray mark costs one statement only
    # a fragment
    (
        'The captain said the ship was "sound as a bell" when it left.',
        [('the ship was "sound as a bell" when it left', "captain")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHOSE)
def test_whose_a_free_quotation_is(text: str, expected: Said) -> None:
    assert contents(text) == expected


MODES: list[tuple[str, list[str]]] = [
    ('"We dug," Ida Krantz said.', ["direct"]),
    ("Ida Krantz said they dug.", ["indirect"]),
    ('Ida Krantz said they "dug like moles".', ["mixed"]),
    ('Ida Krantz said: "They dug."', ["direct"]),
    ('Ida Krantz said that "they dug".', ["direct"]),
    ('According to Ida Krantz, they "dug like moles".', ["mixed"]),
    ("According to Ida Krantz, they dug.", ["indirect"]),
    ('"We dug," Ida Krantz said. "We dug again."', ["direct", "direct"]),
    ('"We dug," Ida Krantz said, adding that nobody helped.', ["direct", "indirect"]),
    ('Ida Krantz called the well "a grave".', ["mixed"]),
    ('The captain said the ship was "sound as a bell" when it left.', ["mixed"]),
]


@pytest.mark.parametrize(("text", "modes"), MODES)
def test_modes(text: str, modes: list[str]) -> None:
    assert [statement.mode for statement in statements(text)] == modes


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    found = contents(
        '"The water came at night," said Ines Duarte. "Nobody woke us.\n\n"In the morning the '
        'street was gone.\n\n"We want answers."'
    )
    assert [speaker for _, speaker in found] == ["Ines Duarte", "Ines Duarte"]
    assert found[1][0].startswith('"Nobody woke us.')
    assert found[1][0].endswith('We want answers."')


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "“They told us ‘leave now’ and left,” said Ana Reis.",
            "“They told us ‘leave now’ and left,”",
        ),
        ("\"They told us, 'Leave now,'\" Ana Reis said.", "\"They told us, 'Leave now,'\""),
        ("«We waited,» Ana Reis said.", "«We waited,»"),
        ("„We waited,“ Ana Reis said.", "„We waited,“"),
        ("»We waited,« Ana Reis said.", "»We waited,«"),
        ("”We waited,” Ana Reis said.", "”We waited,”"),
    ],
)
def test_marks(text: str, quote: str) -> None:
    assert contents(text) == [(quote, "Ana Reis")]


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("", "Ana Reis"),
        ("The mill stands on the ford.\n\n", "Ana Reis"),
        ("The mill stands on the ford. It is old. Its wheel is broken.\n\n", None),
    ],
)
def test_a_quotation_alone_goes_on_only_with_what_was_said_right_before(
    between: str, speaker: str | None
) -> None:
    found = contents(f'"We waited," Ana Reis said.\n\n{between}"Nobody has come to mend it."')
    assert found[-1] == ('"Nobody has come to mend it."', speaker)
