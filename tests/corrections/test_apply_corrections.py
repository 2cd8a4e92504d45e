"""Speakers that people or a model give: names of the story, words of the report, nobody."""

import pytest

from factories import make_name, make_report, make_statement, quoted
from rashomon.corrections.apply_corrections import with_speakers

REPORT = make_report("Mayor Ida Krantz met a ferryman of  Harn. The dam held, she said.")
NAME = make_name("Ida Krantz", REPORT)
SAID = make_statement(
    REPORT, "The dam held", "she", anonymous=True, role="ferryman", affiliation="Harn"
)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        # who is given; speaker, its name, the words that name it, anonymous
        ("Ida Krantz", ("Ida Krantz", NAME.id, None, False)),
        ("a ferryman", ("a ferryman", None, "a ferryman", False)),
        ("ferryman of Harn", ("ferryman of Harn", None, "ferryman of  Harn", False)),
        ("unnamed ferryman", ("unnamed ferryman", None, None, True)),
        ("unnamed", ("unnamed", None, None, True)),
        ("", (None, None, None, False)),
    ],
)
def test_speakers_given(
    who: str, expected: tuple[str | None, str | None, str | None, bool]
) -> None:
    (one,) = with_speakers([SAID], {SAID.id: who}, [NAME], [REPORT])
    words = one.speaker_span.quote if one.speaker_span is not None else None
    assert (one.speaker, one.speaker_name, words, one.anonymous) == expected
    assert (one.role, one.affiliation, one.id, one.quote) == (None, None, SAID.id, SAID.quote)


@pytest.mark.parametrize("who", ["Bruno Falk", "a baker", "ferryman (of Harn", "she"])
def test_what_names_nobody_changes_nothing(who: str) -> None:
    said = make_statement(REPORT, "The dam held", "she", speaker_span=quoted(REPORT, "she"))
    assert with_speakers([said], {said.id: who}, [NAME], [REPORT]) == (said,)


def test_only_the_statement_that_is_meant_changes() -> None:
    other = make_statement(REPORT, "she said", "ferryman")
    found = with_speakers([SAID, other], {SAID.id: "Ida Krantz"}, [NAME], [REPORT])
    assert [one.speaker for one in found] == ["Ida Krantz", "ferryman"]
    assert with_speakers([SAID, other], {}, [NAME], [REPORT]) == (SAID, other)
