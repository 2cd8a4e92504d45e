"""What wire services are credited for."""

import pytest

from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

STORY = (
    "The old bridge over the Harn was closed on Monday after the river rose by two metres in a "
    "night, the council said."
)
MORE = (
    "Nobody was hurt, but forty people were told to leave their homes on both banks, said the "
    "mayor of the town."
)


def credits(text: str) -> list[tuple[str | None, str]]:
    report = read_report(
        "a.txt", f"Bridge closed after flood\n\n{text}\n".encode(), settings=ReadSettings()
    )
    assert all(
        report.text[credit.span.start : credit.span.end] == credit.span.quote
        for credit in report.credits
    )
    return [(credit.agency, credit.role) for credit in report.credits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"HARNTON (Reuters) - {STORY}\n\n{MORE}", [("Reuters", "text")]),
        (f"{STORY}\n\n{MORE}\n\n(Reporting by Ana Ruiz for Reuters)", [("Reuters", "text")]),
        (f"{STORY}\n\nThe bridge on Monday. Tom Ek/AFP\n\n{MORE}", [("AFP", "picture")]),
        (f"{STORY} The mayor told AFP that it was safe.\n\n{MORE}", [("AFP", "source")]),
        (
            f"HARNTON (AP) - {STORY}\n\nThe bridge on Monday. (AP Photo/Tom Ek)\n\n{MORE}",
            [("AP", "text"), ("AP", "picture")],
        ),
        (f"{STORY}\n\n{MORE}", []),
    ],
)
def test_roles(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert credits(text) == expected
