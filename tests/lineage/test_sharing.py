"""Who shares text with whom, and what a shared passage is."""

from dataclasses import replace

from factories import make_report, make_statement, quoted
from rashomon.lineage.sharing import Between, Sharing
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.report import Report
from rashomon.model.span import Furniture
from rashomon.model.statement import Mode, Statement
from rashomon.model.story import Line, Story

TEXT = (
    "The old dam above Harnow gave way after a week of rain, and water ran through the lower town."
)
SPEECH = "“We had been asking for a new dam for eleven years and nobody came”"
REPORTS = tuple(
    make_report(f"{name}\n{TEXT}\n{SPEECH}, said Ilka Renn.", name)
    for name in ("echo", "lamp", "post")
)


def copy(one: Report, other: Report, words: str, name: str = "c", **fields: object) -> Copy:
    return Copy(name, quoted(one, words), quoted(other, words), CopyKind.VERBATIM, **fields)  # type: ignore[arg-type]


def sharing(
    *copies: Copy,
    reports: tuple[Report, ...] = REPORTS,
    statements: tuple[Statement, ...] = (),
    together: int = 1,
) -> Sharing:
    ids = [report.id for report in reports]
    lines = (Line("one", tuple(ids[:together])), *(Line(each, (each,)) for each in ids[together:]))
    return Sharing(
        Story("t", "Dam", tuple(ids), statements=statements, copies=copies, lines=lines), reports
    )


def said(report: Report, words: str, speaker: str, mode: Mode = Mode.DIRECT) -> Statement:
    return make_statement(report, words, speaker, mode=mode)


def test_a_pair_that_shares_words_is_told_though_it_is_two_lines() -> None:
    one, other, _ = REPORTS
    found = sharing(copy(one, other, TEXT))
    assert found.across == (Between("echo", "lamp", len(TEXT.split()), 0, 2),)
    assert sharing(copy(one, other, TEXT), together=2).across == ()
    assert sharing(copy(one, other, TEXT), together=2).pairs[frozenset(("echo", "lamp"))].lines == 1


def test_a_quotation_is_named_and_is_no_shared_text() -> None:
    one, other, _ = REPORTS
    passage = replace(copy(one, other, SPEECH), kind=CopyKind.QUOTATION)
    both = (said(one, SPEECH, "Ilka Renn"), said(other, SPEECH, "Ilka Renn"))
    found = sharing(passage, statements=both)
    assert found.quoted(passage) == "words of Ilka Renn, quoted in both"
    assert found.across == (Between("echo", "lamp", 0, len(SPEECH.split()), 2),)
    two = (said(one, SPEECH, "Ilka Renn"), said(other, SPEECH, "a resident"))
    assert sharing(passage, statements=two).quoted(passage) == "a quotation in both"


def test_the_same_words_without_quotation_marks_are_shared_text() -> None:
    one, other, _ = REPORTS
    passage = copy(one, other, TEXT)
    told = tuple(said(report, TEXT, "Ilka Renn", Mode.INDIRECT) for report in (one, other))
    assert sharing(passage, statements=told).named(passage) == []
    only = (said(one, TEXT, "Ilka Renn"),)
    assert sharing(passage, statements=only).named(passage) == []
    assert len(sharing(passage, statements=only).across) == 1


def credited(report: Report, agency: str) -> Report:
    end = len(report.id)
    return replace(
        report, agencies=(agency,), furniture=(Furniture(report.id, 0, end, f"{agency}", "byline"),)
    )


def test_a_common_agency_is_named() -> None:
    one, other, post = (
        credited(REPORTS[0], "Vale Wire"),
        credited(REPORTS[1], "Vale Wire"),
        REPORTS[2],
    )
    passage = copy(one, other, TEXT)
    assert sharing(passage, reports=(one, other, post)).named(passage) == [
        "both are credited to Vale Wire"
    ]
    assert sharing(passage, reports=(one, other, post)).across[0].agency == "Vale Wire"
    assert sharing(reports=(one, other, post)).across == (
        Between("echo", "lamp", 0, 0, 2, "Vale Wire"),
    )
    from_agency = replace(passage, from_="Vale Wire")
    assert sharing(from_agency, reports=(one, other, post)).named(from_agency) == []


def test_an_agency_that_is_only_named_as_a_source_is_no_credit() -> None:
    named = replace(REPORTS[0], agencies=("Vale Wire",))
    assert sharing(reports=(named, *REPORTS[1:])).credits("echo") == []
    assert sharing(reports=(credited(named, "Vale Wire"), *REPORTS[1:])).credits("echo") == [
        "Vale Wire"
    ]
