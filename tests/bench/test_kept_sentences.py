"""The made paragraphs are whole, and what becomes of them is counted right."""

import tomllib

import pytest

from bench.score import kept_sentences
from bench.score.added_lines import read

PARTS = [path.stem for path in sorted((kept_sentences.MADE / "sentences").glob("*.toml"))]
TEXT = (
    "A ferry burned\n\nA ferry burned off Port Arden on Sunday, the coastguard said.\n\nIts "
    "captain was taken to hospital by a fishing boat.\n"
)


@pytest.mark.parametrize("part", PARTS)
def test_thirty_kinds_of_news_and_of_furniture_in_two_wordings_each(part: str) -> None:
    made = tomllib.loads(
        (kept_sentences.MADE / "sentences" / f"{part}.toml").read_text(encoding="utf-8")
    )
    assert list(made) == ["news", "furniture"]
    for kinds in made.values():
        assert len(kinds) == 30
        assert all(
            len({kept_sentences.worded(one, number)[0] for one in two}) == 2
            for two in kinds.values()
            for number in range(9)
        )


@pytest.mark.parametrize("place", ["closing", "inner"])
def test_a_paragraph_is_found_where_it_was_set(place: str) -> None:
    added = kept_sentences.set_in(
        read(TEXT), "The captain, {name}, was charged on {day}.", 1, place
    )
    assert (
        added.report.text[slice(*added.part)]
        == "The captain, Iqbal Ferron, was charged on Wednesday."
    )
    assert added.report.text.endswith("boat.\n" if place == "inner" else "Wednesday.\n")
    assert added.share() == 0
