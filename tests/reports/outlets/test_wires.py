"""Agencies that no table knows."""

from dataclasses import replace

import pytest

from rashomon.reports.outlets.wires import credit_wires
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

STORY = (
    "The old bridge over the Harn was closed on Monday after the river rose by two metres in a "
    "night, the council said.\n"
)


def agencies(*texts: str) -> list[tuple[str, ...]]:
    reports = [
        read_report(f"{i}.txt", f"Bridge closed\n\n{text}".encode(), settings=ReadSettings())
        for i, text in enumerate(texts)
    ]
    return [report.agencies for report in credit_wires(reports)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"HARNTON, March 5 (Harnpress) - {STORY}", ("Harnpress",)),
        (f"HARNTON, 5 March. /HarTAG/. {STORY}", ("HarTAG",)),
        (f"HARNTON, March 5 (CNN) - {STORY}", ()),
        (
            "The bridge was closed on Monday, the Vale News Agency (VLNA) reported, and the "
            "river is still rising there.",
            ("VLNA",),
        ),
        (
            "The bridge was closed on Monday, the mayor told the Harnpress news agency, and "
            "the river is rising there.",
            ("Harnpress",),
        ),
        (
            "A video released by the Harnpress news agency shows the bridge, which was closed "
            "on Monday morning there.",
            (),
        ),
        (
            "The bridge was closed on Monday, the National Security Agency and the Weather "
            "Service said in the morning.",
            (),
        ),
    ],
)
def test_one_report(text: str, expected: tuple[str, ...]) -> None:
    assert agencies(text) == [expected]


def test_known_from_another_report() -> None:
    other = (
        "The bridge was closed on Monday, the mayor told HNA. It will be shut for a week, she said."
    )
    assert agencies(other) == [()]
    assert agencies(other, f"HARNTON, March 5 (HNA) - {STORY}") == [("HNA",), ("HNA",)]


def test_letters_stand_for_the_full_name() -> None:
    assert agencies(f"HARNTON (VPA) - {STORY}{STORY}\n© Vale Press Agency") == [("VPA",)]


def test_own_copy_has_the_agency_for_outlet() -> None:
    text = (
        f"Bridge closed\n\nHARNTON, March 5 (Harnpress) - {STORY}{STORY}\n(Reporting by Ana Ruiz; "
        "Editing by Tom Ek)\n"
    )
    assert read_report("a.txt", text.encode(), settings=ReadSettings()).outlet == "Harnpress"
    assert (
        read_report(
            "a.txt", text.split("(Reporting", maxsplit=1)[0].encode(), settings=ReadSettings()
        ).outlet
        is None
    )


def of_outlets(*parts: tuple[str, str]) -> list[tuple[str, ...]]:
    reports = [
        read_report(
            f"{i}.txt", f"Bridge closed\n\n{outlet}\n\n{text}".encode(), settings=ReadSettings()
        )
        for i, (outlet, text) in enumerate(parts)
    ]
    named = [
        replace(report, outlet=outlet) for report, (outlet, _) in zip(reports, parts, strict=True)
    ]
    return [report.agencies for report in credit_wires(named)]


QUOTING = (
    "The bridge over the Harn is shut, Marlow reported on Monday. Nobody knows for how long it "
    "will be closed."
)


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        (("Marlow", f"HARNTON, March 5 (Marlow) - {STORY}"), QUOTING, [("Marlow",), ("Marlow",)]),
        # serves listeners
        (
            ("Radio Marlow", f"HARNTON, March 5 (Radio Marlow) - {STORY}"),
            QUOTING.replace("Marlow", "Radio Marlow"),
            [(), ()],
        ),
        (("Marlow", STORY), QUOTING, [(), ()]),  # quoted, but nothing calls it an agency
        (
            ("Harn Echo", STORY),
            "The mayor told the agency "
            "Marlow that the bridge "
            "is shut. It will be closed for a "
            "week at the least.",
            [(), ("Marlow",)],
        ),
        (
            ("Harn Echo", STORY),
            "The agency Marlow will pay "
            "for the bridge. It "
            "will be closed for a week at the "
            "least, people say.",
            [(), ()],
        ),
    ],
)
def test_two_kinds_of_sign_make_an_agency(
    own: tuple[str, str], other: str, expected: list[tuple[str, ...]]
) -> None:
    assert of_outlets(own, ("The Lamp", other)) == expected
