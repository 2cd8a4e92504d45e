"""Documents that several reports quote, and releases that they tell in other words."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.lineage.origins import document_of
from rashomon.model.report import Report
from rashomon.model.statement import Mode, Stance, Statement


def said(
    report: Report, words: str, speaker: str | None, via: tuple[str, ...] = (), **fields: object
) -> Statement:
    at = report.text.index(words)
    quote = report.span(at, at + len(words))
    made = Statement(
        f"s-{report.id}-{at}",
        report.id,
        quote,
        None,
        speaker,
        "n1",
        None,
        False,
        via,
        Mode.INDIRECT,
        Stance.ASSERTS,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


ANY = make_report("The pump leaks.", "a")


@pytest.mark.parametrize(
    ("speaker", "via", "fields", "document"),
    [
        ("Harbin Water", ("letter",), {}, "letter of Harbin Water"),
        ("Harbin Water", ("an open Letter",), {}, "letter of Harbin Water"),
        ("Harbin Water", ("letters",), {}, "letters of Harbin Water"),
        ("Harbin Water", ("the annual report",), {}, "report of Harbin Water"),
        ("Harbin Water", ("television", "letter"), {}, "letter of Harbin Water"),
        ("Harbin Water", ("interview",), {}, None),  # spoken
        ("Harbin Water", ("letter box",), {}, None),
        ("Harbin Water", ("4",), {}, None),
        ("a driver", ("letter",), {"speaker_name": None}, None),  # nobody's in particular
        ("the council report", (), {}, "the council report"),
        ("report", (), {}, None),
        ("the council report", (), {"anonymous": True}, None),
        ("the council", (), {}, None),
        (None, (), {}, None),
    ],
)
def test_the_document_that_a_statement_is_taken_from(
    speaker: str | None, via: tuple[str, ...], fields: dict[str, object], document: str | None
) -> None:
    assert document_of(said(ANY, "The pump leaks", speaker, via, **fields)) == document
