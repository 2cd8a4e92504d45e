"""What an account brings from its report."""

import pytest

from factories import parse_report
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Account
from rashomon.model.statement import Stance
from rashomon.relations.witness import Witness

TEXT = "Ilo Marsh told Corvin's envoys that the ferry sank."
PARSED = parse_report(TEXT, "a")
NAMES = [
    Name("n-1", "Ilo Marsh", NameKind.PERSON, ("Ilo Marsh", "Marsh"), (PARSED.report.span(0, 9),)),
    Name("n-2", "Corvin", NameKind.PLACE, ("Corvin",), (PARSED.report.span(15, 21),)),
]


def account(start: int, end: int, speaker: str | None = None) -> Account:
    return Account("x", "a", PARSED.report.span(start, end), None, speaker, Stance.ASSERTS, None)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("start", "end", "speaker", "names", "voices"),
    [
        (0, len(TEXT), None, {"n-1", "n-2"}, set()),
        (36, 50, None, set(), set()),
        (36, 50, "Marsh", set(), {"n-1"}),
        (36, 50, "Corvin's envoys", set(), {"n-2"}),
        (36, 50, "Marshall", set(), set()),
    ],
)
def test_the_names_in_the_quote_and_in_what_the_speaker_is_called(
    start: int, end: int, speaker: str | None, names: set[str], voices: set[str]
) -> None:
    found = Witness([PARSED], (), names=NAMES).evidence(account(start, end, speaker))
    assert (found.names, found.voices) == (names, voices)


@pytest.mark.weights
def test_without_names_none_are_found() -> None:
    assert Witness([PARSED], ()).evidence(account(0, len(TEXT), "Marsh")).names == frozenset()
