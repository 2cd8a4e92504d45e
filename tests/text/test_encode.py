"""Texts as vectors."""

import numpy as np
import pytest

from rashomon.text.encoder import Encoder, likeness, likeness_of_rows, load_encoder

SMALL = Encoder({"north": 0, "south": 1, "east": 2}, np.array([[10, 0], [-10, 0], [0, 5]], dtype=np.int8))


def test_a_text_is_the_mean_of_its_pieces_of_length_one() -> None:
    told = SMALL.encode(["north", "north east east", "nowhere", ""])
    assert told.tolist() == [[1.0, 0.0], pytest.approx([2**-0.5, 2**-0.5]), [0.0, 0.0], [0.0, 0.0]]


def test_likeness_is_the_cosine_and_never_negative() -> None:
    told = SMALL.encode(["north", "south", "east", "north east east", "nowhere"])
    found = likeness(told, told)
    assert found[0, 0] == 1.0
    assert found[0, 1] == found[0, 2] == found[0, 4] == found[4, 4] == 0.0
    assert found[0, 3] == pytest.approx(2**-0.5, abs=1e-6)
    rows = np.array([0, 3, 4])
    assert likeness_of_rows(told[rows], told[rows]).tolist() == [1.0, 1.0, 0.0]


def test_both_ways_to_the_likeness_of_two_texts_give_the_same() -> None:
    texts = [
        "Nine people were rescued from the ferry",
        "rescuers saved nine passengers",
        "the mayor resigned",
        "the price of fish rose",
        "",
        "9",
    ]
    told = load_encoder().encode(texts)
    left, right = np.triu_indices(len(texts))
    assert likeness(told, told)[left, right].tolist() == likeness_of_rows(told[left], told[right]).tolist()


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("Rescuers saved nine passengers", "nine people were rescued", "the mayor resigned on Monday"),
        ("the cause is not known", "it was unclear what caused the fire", "the ferry had been built in Norway"),
        ("twelve people were killed", "the death toll rose to 12", "the minister praised the firefighters"),
        ("he was arrested at the border", "police detained the man", "the bridge was built in 1961"),
    ],
)
def test_quotes_of_near_meaning_lie_nearer_than_others(text: str, near: str, far: str) -> None:
    one, other, third = load_encoder().encode([text, near, far])
    assert one @ other > one @ third + 0.05
