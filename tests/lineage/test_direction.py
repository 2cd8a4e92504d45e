"""Where a copied passage comes from."""

import pytest

from factories import make_report
from rashomon.lineage.trace import trace_lineage
from rashomon.model.report import Report

DAM = "The old dam above Lower Harbin gave way shortly before dawn and swept nine cottages into the gorge."
TOLD = "The dam above Lower Harbin gave way before dawn, the warden Petra Holm told the Harbin Echo, and nine cottages are gone from the gorge."


def origin(one: Report, other: Report) -> tuple[str | None, tuple[str, ...]]:
    (copy,) = trace_lineage([one, other])
    return copy.from_, copy.reasons


def test_a_release_is_where_it_comes_from() -> None:
    release = make_report(f"PRESS RELEASE\n\nHarbin Water\n\n{DAM}", "b")
    assert origin(make_report(f"News.\n\n{DAM}", "a"), release) == ("b", ("b is what the organisation sent out itself",))


def test_an_agency_that_the_passage_names_in_one_report() -> None:
    one = "The mayor told AFP that the old dam above Lower Harbin gave way before dawn and swept nine cottages into the gorge."
    other = one.replace("told AFP", "said")
    source, reasons = origin(make_report(one, "a", agencies=("AFP",)), make_report(other, "b"))
    assert (source, reasons) == ("AFP", ("the passage names AFP in a",))


def test_an_agency_that_both_name() -> None:
    one = make_report(f"{DAM} So the AFP said.", "a", agencies=("AFP",))
    other = make_report(f"{DAM} Later the AFP said more.", "b", agencies=("AFP", "dpa"))
    assert origin(one, other)[0] == "AFP"


def test_whom_the_source_told() -> None:
    one = make_report(TOLD, "a", outlet="The Harbin Echo")
    assert origin(one, make_report(TOLD.replace("told the Harbin Echo", "said"), "b", outlet="Lamp"))[0] == "a"


@pytest.mark.parametrize(
    ("days", "changed", "expected"),
    [
        (("2031-05-02T06:00", "2031-05-02T09:00"), DAM.replace(" shortly before dawn", ""), None),  # time alone, three words dropped
        (
            ("2031-05-02T06:00", "2031-05-02T09:00"),
            DAM.replace(" shortly before dawn and swept", ", sweeping"),
            "a",
        ),  # time, and what is missing
        (("2031-05-02T09:00", "2031-05-02T06:00"), DAM.replace(" shortly before dawn and swept", ", sweeping"), None),  # signs that differ
        (
            ("2031-05-02T06:00", "2031-07-02T09:00"),
            DAM.replace(" shortly before dawn and swept", ", sweeping"),
            None,
        ),  # dates too far apart
    ],
)
def test_signs_must_be_two_and_agree(days: tuple[str, str], changed: str, expected: str | None) -> None:
    source, reasons = origin(make_report(DAM, "a", published=days[0]), make_report(changed, "b", published=days[1]))
    assert source == expected
    assert reasons


def test_what_a_third_report_settles() -> None:
    text = f"By AFP\n{DAM}"
    bare = make_report(text, "w")
    wire = make_report(text, "w", agencies=("AFP",), furniture=(bare.furniture_span(0, 6, "byline"),))
    copies = trace_lineage([make_report(DAM, "a"), make_report(f"News. {DAM}", "b"), wire])
    assert {copy.from_ for copy in copies} == {"AFP"}
    first = next(copy for copy in copies if {copy.a.report, copy.b.report} == {"a", "b"})
    assert first.reasons == ("the same words stand in w and are AFP text there",)
