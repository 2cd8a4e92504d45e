"""Where a copied stretch comes from."""

import pytest

from factories import make_report
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.report import Report

DAM = (
    "The old dam above Lower Harbin gave way shortly before dawn and swept nine cottages into the "
    "gorge."
)


def origin(one: Report, other: Report) -> tuple[str | None, tuple[str, ...]]:
    (copy,) = trace_lineage([one, other])
    return copy.from_, copy.reasons


def test_a_release_is_where_it_comes_from() -> None:
    release = make_report(f"PRESS RELEASE\n\nHarbin Water\n\n{DAM}", "b", outlet="Paper B")
    assert origin(make_report(f"News.\n\n{DAM}", "a"), release) == (
        "b",
        ("Paper B is what the organisation sent out itself",),
    )


def test_an_agency_that_the_passage_names_in_one_report() -> None:
    one = (
        "The mayor told AFP that the old dam above Lower Harbin gave way before dawn and swept "
        "nine cottages into the gorge."
    )
    other = one.replace("told AFP", "said")
    source, reasons = origin(
        make_report(one, "a", agencies=("AFP",), outlet="Paper A"), make_report(other, "b")
    )
    assert (source, reasons) == ("AFP", ("the stretch names AFP in Paper A",))


def credited(
    name: str, text: str, *agencies: str, line: str = "By AFP", **fields: object
) -> Report:
    """A report whose byline this line is."""
    whole = f"{line}\n{text}"
    return make_report(
        whole,
        name,
        agencies=agencies,
        outlet=f"Paper {name.upper()}",
        furniture=(make_report(whole).furniture_span(0, len(line), "byline"),),
        **fields,
    )


def test_the_whole_of_both_is_credited_to_one_agency() -> None:
    assert origin(credited("a", DAM, "AFP"), credited("b", DAM, "AFP")) == (
        "AFP",
        ("Paper A is credited to AFP", "Paper B is credited to AFP"),
    )
    assert origin(make_report(DAM, "a"), credited("b", DAM, "AFP")) == (
        "AFP",
        ("Paper B is credited to AFP",),
    )


def test_two_credits_that_differ_leave_it_open() -> None:
    assert origin(credited("a", DAM, "AFP"), credited("b", DAM, "dpa", line="By dpa"))[0] is None


NAMING = (
    "The mayor told AFP that the old dam above Lower Harbin gave way before dawn and swept nine "
    "cottages into the gorge."
)


@pytest.mark.parametrize(
    ("agencies", "expected"), [((), "AFP"), (("AFP",), "AFP"), (("dpa",), None)]
)
def test_an_agency_named_in_one_unless_the_other_owes_another(
    agencies: tuple[str, ...], expected: str | None
) -> None:
    other = NAMING.replace("told AFP", "said")
    assert (
        origin(
            make_report(NAMING, "a", agencies=("AFP",)), make_report(other, "b", agencies=agencies)
        )[0]
        == expected
    )


@pytest.mark.parametrize(
    ("outlets", "one", "other", "expected"),
    [
        (("Lamp", "The Harbin Echo"), f"{DAM} So the Harbin Echo said.", DAM, "b"),
        (("Lamp", "The Harbin Echo"), f"{DAM}\n\nSo the Harbin Echo said.", DAM, "b"),
        (("The Harbin Echo", "The Harbin Echo"), f"{DAM} So the Harbin Echo said.", DAM, None),
        (("Lamp", "Owl"), f"{DAM} So the Owl said.", DAM, None),  # too short a name to tell
        (("Lamp", "Echo"), f"{DAM} So the Echo said.", DAM, "b"),
        (("Lamp", None), f"{DAM} So it said.", DAM, None),
        (
            ("Lamps", "Harbin Echo"),
            f"{DAM} So Harbin Echo said.",
            f"{DAM} So Lamps said.",
            None,
        ),  # each names the other
        (
            ("Lamps", "Harbin Echo"),
            f"{DAM} So Harbin Echo said.",
            f"{DAM}\n\nLamps are lit.",
            "b",
        ),  # in the paragraph counts more
    ],
)
def test_outlets_that_are_named(
    outlets: tuple[str, str | None], one: str, other: str, expected: str | None
) -> None:
    assert (
        origin(
            make_report(one, "a", outlet=outlets[0]), make_report(other, "b", outlet=outlets[1])
        )[0]
        == expected
    )


CAPTION = (
    "The old dam above Lower Harbin gave way shortly before dawn and swept nine cottages into the "
    "gorge"
)


def pictured(name: str, credit: str, agencies: tuple[str, ...]) -> Report:
    """A report with a caption and the credit of its picture behind it."""
    text = f"News\n{CAPTION}. {credit}\nMore."
    return make_report(
        text,
        name,
        agencies=agencies,
        outlet=f"Paper {name.upper()}",
        furniture=(make_report(text).furniture_span(5, text.index("\nMore"), "caption"),),
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ana Ruiz/AFP", "Ana Ruiz/AFP", "AFP"),
        ("Ana Ruiz / AFP", "(Ana Ruiz/AFP)", "AFP"),
        ("Ana Ruiz", "Ana Ruiz", None),
    ],
)
def test_the_credit_behind_a_picture(one: str, other: str, expected: str | None) -> None:
    assert origin(pictured("a", one, ("AFP",)), pictured("b", other, ("AFP",)))[0] == expected
