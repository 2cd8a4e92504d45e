"""The invented stories of the documentation, each with its answer."""

import pytest

import rashomon
from documents import hooks
from source_files import ROOT

STORIES = hooks().STORIES


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(STORIES))
def test_an_answer_fits_the_reports_of_its_story(name: str) -> None:
    answer = rashomon.prove(ROOT / STORIES[name]["answer"], ROOT / STORIES[name]["reports"])
    proofs = [str(part.proof) for part in answer.parts()]
    assert len(proofs) >= 10
    assert proofs.count("borne") >= 0.85 * len(proofs)


@pytest.mark.slow
def test_a_story_page_shows_the_answer() -> None:
    page = hooks().story_page("ferry-fire")
    assert "Queen Ilva" in page
    assert "large-model" in page
