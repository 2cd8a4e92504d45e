"""The table of cues."""

import pytest

from rashomon.text.speaker_words import verb_cue


@pytest.mark.parametrize(
    ("lemma", "stance"),
    [
        ("say", "asserts"),
        ("deny", "denies"),
        ("believe", "hedges"),
        ("dispute", "denies"),
        ("predict", "hedges"),
    ],
)
def test_stance_of_a_verb(lemma: str, stance: str) -> None:
    assert verb_cue(lemma).stance == stance
