"""The invented stories of the documentation, each with its answer."""

import pytest

import rashomon
from documents import hooks
from source_files import ROOT

STORIES = hooks().STORIES


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(STORIES))
def test_an_answer_fits_the_reports_of_its_story(name: str) -> None:
    answer = rashomon.bind(hooks().story_answer(name), ROOT / STORIES[name]["reports"])
    parts = [*answer.parts()]
    assert len(parts) >= 10
    assert sum(bool(part.sentences) for part in parts) >= 0.85 * len(parts)
    assert answer.dropped == ()


@pytest.mark.slow
def test_a_story_page_shows_the_answer() -> None:
    page = hooks().story_page("ferry-fire")
    assert "Queen Ilva" in page
    assert "large-model" in page
