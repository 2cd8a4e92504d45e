"""What speakers say of one thing: who asserts, who denies, who else speaks of it."""

from collections.abc import Sequence

import pytest

from factories import parse_report
from rashomon.mentions.names.join_names import join_names
from rashomon.model.topic import Topic
from rashomon.statements.extract import extract_statements
from rashomon.text.parsed_report import Annotations
from rashomon.topics.find_topics import find_topics

pytestmark = pytest.mark.weights
SAID = "Omar Felder, a council member, said on Monday that foreign divers would leave the wreck."


def topics(*texts: str) -> Sequence[Topic]:
    """The topics of reports with these texts."""
    pages: list[Annotations] = [parse_report(one, f"r{n}") for n, one in enumerate(texts)]
    names = join_names(pages)
    return find_topics(pages, extract_statements(pages, names=names), names, ())


def voices(topic: Topic) -> list[tuple[str, str, bool]]:
    """Who speaks, in which words, and whether it answers another."""
    return [(one.speaker, one.words.quote, one.answers is not None) for one in topic.voices]


def test_what_one_asserts_and_another_denies() -> None:
    denied = "Laila Quist, the mayor, denied that foreign divers had left the wreck."
    (topic,) = topics(SAID, denied)
    assert topic.phrase == "foreign divers"
    assert voices(topic) == [
        ("Omar Felder", "foreign divers would leave the wreck", False),
        ("Laila Quist", "denied that foreign divers had left the wreck", True),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Laila Quist, the mayor, said the town would not leave the union.",  # of another thing
        "Laila Quist, the mayor, said no local divers would leave the wreck.",  # of other people
        "A company said no foreign divers would leave the wreck.",  # of somebody without a name
        "Laila Quist, the mayor, said foreign divers may not leave the wreck if it rains.",
    ],
)
def test_what_rejects_nothing_that_another_says_is_no_answer(other: str) -> None:
    assert not any(voice.answers for topic in topics(SAID, other) for voice in topic.voices)


def test_one_speaker_who_says_both_in_two_reports() -> None:
    (topic,) = topics(
        "The mayor, Liv Brandt, said the council would close the ferry.",
        "The mayor, Liv Brandt, said the council would not close the ferry.",
    )
    assert [voice.negative for voice in topic.voices] == [False, True]


def test_what_two_speak_of_is_a_topic_that_nobody_answers() -> None:
    (topic,) = topics(SAID, "Laila Quist, the mayor, said foreign divers found the bell.")
    assert [said[2] for said in voices(topic)] == [False, False]
