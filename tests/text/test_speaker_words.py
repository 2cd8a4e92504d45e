"""The table of cues."""

import pytest

from rashomon.text.speaker_words import noun_cue, verb_cue


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


def test_what_is_no_cue() -> None:
    assert verb_cue("walk") is None
    assert noun_cue("table") is None


def test_nouns_are_cues_of_their_own() -> None:
    assert noun_cue("Allegation").frames == {"that"}
