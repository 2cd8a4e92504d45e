"""How much two accounts have in common."""

import pytest

from rashomon.relations.account_evidence import alike, one_voice, same_predicate, shared_words
from relations.evidence_factory import say


@pytest.mark.parametrize(
    ("left", "right", "share", "words"),
    [
        ("gate shut", "gate shut", 1.0, 2),
        ("gate shut", "gate wide open", 0.5, 1),
        ("gate shut", "gate painted", 0.5, 1),
        ("gate", "choir", 0.0, 0),
        ("the", "choir", 0.0, 0),
        ("killed", "deaths rose", 0.0, 0),
        ("death", "people died", 0.0, 0),
        ("dead people", "kill them", 0.5, 1),
        # three of one family stand for one word on the other side: the lower share counts among as many
        ("dead kill fatal", "toll gate shut", 1 / 3, 1),
    ],
)
def test_words_in_common(left: str, right: str, share: float, words: int) -> None:
    one, other = say(left), say(right)
    assert (alike(one, other), alike(other, one)) == (pytest.approx(share), pytest.approx(share))
    assert (shared_words(one, other), shared_words(other, one)) == (words, words)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("sail", "sail", True),
        ("die", "kill", True),
        ("sail", "burn", False),
        ("say", "say", False),
        ("sail", "say", False),
        ("sail", None, False),
        (None, None, False),
    ],
)
def test_predicates(left: str | None, right: str | None, same: bool) -> None:
    one, other = say("x", predicate=left), say("y", predicate=right)
    assert same_predicate(one, other) is same
    assert same_predicate(other, one) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ({"speaker": "Ida", "report": "a"}, {"speaker": "Ida", "report": "b"}, True),
        ({"speaker": "Ida", "report": "a"}, {"report": "a"}, False),
        ({"report": "a"}, {"report": "a"}, True),
        ({"report": "a"}, {"report": "b"}, False),
    ],
)
def test_voices(left: dict[str, str], right: dict[str, str], same: bool) -> None:
    assert one_voice(say("x", **left), say("y", **right)) is same
