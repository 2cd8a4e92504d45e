"""Numbers given to a source that denies them elsewhere in the story."""

import pytest

from factories import parse_report
from rashomon.cautions.find_cautions import find_cautions
from rashomon.comparing.finish import numbers_of
from rashomon.comparing.prepare import prepare_story
from rashomon.model.caution import CautionKind

pytestmark = pytest.mark.weights
FIRE = "A fire broke out in the town of Harn. "
CITED = f"{FIRE}Ada Quill, a doctor, said that 30 people had been killed."


def disowned(*texts: str) -> list[str]:
    """Why numbers of these reports are disowned."""
    outlets = ("The Ash", "The Elm")
    pages = [
        parse_report(text, name[4:].lower(), outlet=name)
        for name, text in zip(outlets, texts, strict=True)
    ]
    known = prepare_story(pages)
    found = find_cautions(
        known.annotated,
        dates=known.dates,
        statements=known.statements,
        numbers=[one.number for one in numbers_of(known)],
    )
    return [f"{c.report} {c.why}" for c in found if c.kind is CautionKind.DISOWNED]


@pytest.mark.parametrize(
    ("denial", "is_found"),
    [
        ("Ada Quill, a doctor, denied that 30 people had been killed.", True),
        ("Ada Quill, a doctor, denied that the number of the dead had grown.", False),
        ("Ada Quill, a doctor, denied that 30 tents had been burnt.", False),
        ("Ada Quill, a doctor, denied having given any figure.", False),
    ],
)
def test_a_number_that_its_source_denies_is_a_caution(denial: str, *, is_found: bool) -> None:
    why = "ash cites Ada Quill for “30”, which Ada Quill denies in The Elm"
    assert disowned(CITED, FIRE + denial) == ([why] if is_found else [])
