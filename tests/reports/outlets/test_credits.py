"""Which agencies a text credits."""

import pytest

from rashomon.reports.outlets.wires import find_agencies
from rashomon.reports.text_lines import Piece
from rashomon.tables.agencies import load_agencies


def credited(text: str, pieces: list[Piece]) -> tuple[str, ...]:
    """Those of the table's agencies that a text credits."""
    return find_agencies(text, pieces, load_agencies())


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The mayor told Agence France-Presse that the bridge was safe.", ("AFP",)),
        (
            "The mayor told AFP that the bridge was safe, and the Associated Press reported it.",
            ("AFP", "AP"),
        ),
        ("A report seen by Reuters says the bridge was old.", ("Reuters",)),
        ("The bridge was safe, state news agency Xinhua said.", ("Xinhua",)),
        ("The PA system failed, and the MENA region was dark.", ()),
        ("He moved to Scranton, PA, in May.", ()),
        ("The paper said so.", ()),
    ],
)
def test_in_prose(text: str, agencies: tuple[str, ...]) -> None:
    assert credited(text, []) == agencies


def test_in_furniture() -> None:
    text = "The bridge on Monday Ana Ruiz/PA\nRelated: a story by AFP\nThe bridge is closed."
    assert credited(text, [(0, 33, "caption"), (33, 56, "related")]) == ("PA",)
    assert credited("The bridge in Erie, PA\n", [(0, 22, "caption")]) == ()


def test_a_writer_who_bears_the_name_of_an_agency_is_no_agency() -> None:
    line = "By Petra Holm in Vale"
    assert credited(f"{line}\n\nThe bridge fell.", [(0, len(line), "byline")]) == ()
