"""What acronyms of a report stand for."""

import pytest

from factories import parse_report
from rashomon.statements.context import key_of, longer_names
from rashomon.statements.report_stretches import read_stretches

pytestmark = pytest.mark.weights

CASES: list[tuple[str, dict[str, str]]] = [
    ("The Harn Dockers Union (HDU) met.", {"hdu": "Harn Dockers Union"}),
    ("The Harn Dockers Union met. The HDU left.", {"hdu": "Harn Dockers Union"}),
    ("The HDU left. The Harn Dockers Union met.", {"hdu": "Harn Dockers Union"}),
    ("The Union of Harn Dockers met. The UHD left.", {"uhd": "Union of Harn Dockers"}),
    ("The Office for the Harn Dockers met. The OHD left.", {"ohd": "Office for the Harn Dockers"}),
    (
        "The Harn Dockers Union met the Ostau Bakers Guild. HDU and OBG left.",
        {"hdu": "Harn Dockers Union", "obg": "Ostau Bakers Guild"},
    ),
    # initials that differ, or no acronym at all
    ("The Harn Dockers Union met. The HBU left.", {}),
    ("The Harn Dockers Union met.", {}),
    ("The HDU left.", {}),
    ("The Harn dockers union met. The HDU left.", {}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_acronyms_stand_for(text: str, expected: dict[str, str]) -> None:
    assert longer_names(read_stretches(parse_report(text))) == expected


KEYS = [("HDU", "hdu"), ("H.D.U.", "hdu"), ("hdu", "hdu"), ("H D U", "h d u"), ("", "")]


@pytest.mark.parametrize(("text", "expected"), KEYS)
def test_keys(text: str, expected: str) -> None:
    assert key_of(text) == expected
