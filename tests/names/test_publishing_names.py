"""Names that a report's frame gives away: datelines, outlets and agencies."""

import pytest

from factories import make_report
from rashomon.model.name import NameKind
from rashomon.model.span import Furniture
from rashomon.names.inferred_kinds import bracketed, framed

B, L = NameKind.ORGANISATION, NameKind.PLACE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harn Rescue Service (HRS) came.", ["HRS"]),
        ("The Wool Board (WB) met the Salt Board (SB).", ["WB", "SB"]),
        ("The Harn Rescue Service (MRS) came.", []),
        ("The Harn Rescue Service (hrs) came.", []),
    ],
)
def test_initials_in_brackets(text: str, expected: list[str]) -> None:
    assert list(bracketed(text)) == expected


@pytest.mark.parametrize(
    ("dateline", "forms", "expected"),
    [
        (
            "TORVALLA, Norrland (Harnpress) -",
            ["Berg", "Norrland", "Torvalla"],
            {"Norrland": L, "Torvalla": L},
        ),
        ("TORVALLA —", ["Torvalla"], {"Torvalla": L}),
        ("Torvalla/Ostau:", ["Ostau", "Torvalla"], {"Torvalla": L}),
        ("VELMAR, Nov 3 -", ["Nov", "Velmar"], {"Velmar": L}),
        ("Velmar Nov. 3 -", ["Velmar"], {"Velmar": L}),
        ("UMM DARRA (Harnpress) -", ["Umm Darra", "Darra"], {"Umm Darra": L}),
        ("3 hours ago", ["Torvalla"], {}),
    ],
)
def test_places_of_datelines(
    dateline: str, forms: list[str], expected: dict[str, NameKind]
) -> None:
    text = f"{dateline} It rained."
    report = make_report(
        text,
        furniture=(
            Furniture(report="r", start=0, end=len(dateline), quote=dateline, type="dateline"),
        ),
    )
    assert framed([report], forms) == expected


@pytest.mark.parametrize(
    ("outlet", "agencies", "forms", "expected"),
    [
        (
            "The Velmar Courier",
            (),
            ["Velmar Courier", "Courier", "Velmar"],
            {"Velmar Courier": B, "Courier": B},
        ),
        (
            "Velmar Courier",
            (),
            ["the Velmar Courier"],
            {"the Velmar Courier": B, "Velmar Courier": B},
        ),
        (
            "Velmar Courier",
            (),
            [],
            {"Velmar Courier": B},
        ),  # where the text has it with capitals alone, or in small
        ("Canal 9 News", (), ["Canal 9"], {"Canal 9 News": B, "Canal 9": B}),
        ("Harnpress", (), ["Harnpress"], {"Harnpress": B}),
        ("Harnpress", (), ["Berg"], {}),
        ("harnpost.com", (), ["harnpost"], {}),
        (None, ("Ostau Wire",), ["Ostau Wire", "Wire"], {"Ostau Wire": B, "Wire": B}),
        (
            "Voice of Velmar",
            (),
            ["Velmar"],
            {"Voice of Velmar": B},
        ),  # its last word is no name of it
        (None, (), ["Harnpress"], {}),
    ],
)
def test_outlets_and_agencies(
    outlet: str | None, agencies: tuple[str, ...], forms: list[str], expected: dict[str, NameKind]
) -> None:
    assert framed([make_report("It rained.", outlet=outlet, agencies=agencies)], forms) == expected


def test_an_outlet_in_a_dateline_is_no_place() -> None:
    report = make_report(
        "HARNPRESS - It rained.",
        outlet="Harnpress",
        furniture=(Furniture(report="r", start=0, end=11, quote="HARNPRESS -", type="dateline"),),
    )
    assert framed([report], ["Harnpress"]) == {"Harnpress": B}
