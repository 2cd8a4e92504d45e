"""Numbers of a draft in another unit than the reports'."""

import pytest

from drafts import notes_of_kind, only, report
from rashomon.show.notes import NoteKind

pytestmark = pytest.mark.weights

RUFF = """The salt road to Orle

The mule train carried 640 kilograms of salt over the pass.
The warden of the pass serves a 6-year term.
The lamp in the chapel burns for 15 hours without new oil.
The new wall along the meadow is 90 metres long.
The cistern under the market holds 700 litres of rain.
The pilgrims had walked for eleven days when the snow came.
The dean lost 30 pounds during the fast.
"""


@pytest.mark.parametrize(
    ("draft", "is_noted"),
    [
        ("The mule train carried 640 tonnes of salt over the pass.", True),
        ("The warden of the pass serves a term of six months.", True),
        ("The lamp in the chapel burns for 15 days without new oil.", True),
        ("The new wall along the meadow is 90 kilometres long.", True),
        ("The cistern under the market holds 700 gallons of rain.", True),
        ("The pilgrims had walked for eleven weeks when the snow came.", True),
        ("The dean lost 30 kilograms during the fast.", True),
        ("The mule train carried 640 kg of salt over the pass.", False),
        ("The warden of the pass serves a term of six years.", False),
        ("The lamp in the chapel burns for fifteen hours without new oil.", False),
        ("The new wall along the meadow is 90 meters long.", False),
        ("The cistern under the market holds 700 liters of rain.", False),
        ("The pilgrims had walked for 11 days when the snow came.", False),
        ("The dean lost 30 lb during the fast.", False),
    ],
)
def test_figures_in_another_unit_have_a_note(draft: str, is_noted: bool) -> None:
    notes = notes_of_kind(only(draft, report("ruff", RUFF)), NoteKind.NUMBER)
    assert [note.told for note in notes] == ["unit differs"] * is_noted
