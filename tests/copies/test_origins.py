"""What the reports of a story rest on, and who speaks in them."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.copies import origins
from rashomon.copies.direction import is_release
from rashomon.copies.origins import group_lines, know, trace_origins
from rashomon.copies.trace_lineage import trace_lineage
from rashomon.model.copy import Copy, CopyKind, Origin, OriginKind, RestKind
from rashomon.model.name import Name, NameKind
from rashomon.model.report import Credit, Report

DAM = (
    "The old dam above Lower Harbin gave way shortly before dawn and swept nine cottages into the "
    "gorge."
)


PUMP = (
    "Engineers had warned the district council in March that the northern spillway pump leaked oil."
)


OWN = (
    "Our reporter walked along the gorge in the rain and counted lorries, tents and three lost "
    "dogs on the road to Essel. "
)


def wire(text: str, name: str = "w") -> Report:
    whole = f"By AFP\n{text}"
    return make_report(
        whole,
        name,
        agencies=("AFP",),
        furniture=(make_report(whole, name).furniture_span(0, 6, "byline"),),
    )


@pytest.fixture
def vale_media(monkeypatch: pytest.MonkeyPatch) -> None:
    owned = dict.fromkeys(("harbin echo", "essel lamp"), "Vale Media")
    monkeypatch.setattr(origins, "load_publishers", lambda: owned)


def origins_of(reports: list[Report]) -> tuple[Origin, ...]:
    evidence = know(trace_lineage(reports).copies, reports)
    return trace_origins(evidence)


def kinds(reports: list[Report]) -> list[tuple[OriginKind, str, list[tuple[str, RestKind]]]]:
    found = origins_of(reports)
    return [
        (origin.kind, origin.name, [(rest.report, rest.how) for rest in origin.reports])
        for origin in found
    ]


def test_an_agency_with_those_that_are_credited_copy_or_name_it() -> None:
    reports = [
        wire(DAM),
        make_report(f"{OWN}{DAM}", "a", outlet="Echo"),
        make_report(OWN, "b", outlet="Lamp", agencies=("AFP",)),
    ]
    assert kinds(reports)[0] == (
        OriginKind.AGENCY,
        "AFP",
        [("a", RestKind.COPIED), ("b", RestKind.NAMES), ("w", RestKind.CREDITED)],
    )


@pytest.mark.parametrize(("role", "how"), [("text", RestKind.CREDITED), ("source", RestKind.NAMES)])
def test_an_outlet_that_a_report_credits_is_an_origin(role: str, how: RestKind) -> None:
    taken = make_report(OWN, "a", outlet="Echo")
    credit = Credit("Harn Gazette", role, taken.span(0, 3))
    reports = [
        replace(taken, credits=(credit,)),
        make_report(PUMP, "b", outlet="The Harn Gazette"),
        make_report(DAM, "c", outlet="Owl"),
    ]
    assert (
        OriginKind.OUTLET,
        "Harn Gazette",
        [("a", how), ("b", RestKind.OWN)],
    ) in kinds(reports)


def test_an_outlet_that_is_credited_and_copied_from_is_one_origin() -> None:
    taken = make_report(f"{DAM} {PUMP}", "a", outlet="Echo")
    credit = Credit("Harn Gazette", "text", taken.span(0, 3))
    reports = [
        replace(taken, credits=(credit,)),
        make_report(f"{DAM} {PUMP}", "b", outlet="Harn Gazette"),
    ]
    assert [(kind, name) for kind, name, _ in kinds(reports)] == [
        (OriginKind.OUTLET, "Harn Gazette")
    ]
    assert len(group_lines(know(trace_lineage(reports).copies, reports), reports)) == 1


def test_an_aggregator_lives_off_one_outlet() -> None:
    reports = [
        make_report(f"{DAM} {PUMP}", "a", outlet="Harbin Echo"),
        make_report(f"{DAM} {PUMP} Read more at Harbin Echo.", "b", outlet="Digest"),
    ]
    assert kinds(reports) == [
        (OriginKind.OUTLET, "Harbin Echo", [("a", RestKind.OWN), ("b", RestKind.AGGREGATES)])
    ]
    assert len(group_lines(know(trace_lineage(reports).copies, reports), reports)) == 1


def test_copies_of_a_report_that_is_set_aside_make_nothing_one() -> None:
    reports = [make_report(f"{DAM} {PUMP}", name, outlet=name.upper()) for name in "abc"]
    copies = trace_lineage(reports).copies
    assert list(group_lines(know(copies, reports), reports)) == [("a", "b", "c")]
    assert list(group_lines(know(copies, reports), reports[1:])) == [("b", "c")]


@pytest.mark.usefixtures("vale_media")
def test_editions_of_one_publisher_count_once() -> None:
    reports = [
        make_report(OWN, "a", outlet="Harbin Echo"),
        make_report(PUMP, "b", outlet="The Essel Lamp"),
        make_report(DAM, "c", outlet="Owl"),
    ]
    assert kinds(reports)[-1] == (
        OriginKind.PUBLISHER,
        "Vale Media",
        [("a", RestKind.EDITION), ("b", RestKind.EDITION)],
    )
    assert list(group_lines(know((), reports), reports)) == [("a", "b"), ("c",)]


def why(
    reports: list[Report],
) -> dict[tuple[str, str], tuple[RestKind, str, float | None]]:
    found = origins_of(reports)
    return {
        (origin.name, rest.report): (rest.how, rest.because, rest.share)
        for origin in found
        for rest in origin.reports
    }


def test_who_only_names_an_agency_has_no_share_of_it() -> None:
    assert why([make_report(OWN, "b", outlet="Lamp", agencies=("AFP",))]) == {
        ("AFP", "b"): (RestKind.NAMES, "it names AFP as a source", None),
        ("Lamp", "b"): (RestKind.OWN, "no other text that is here makes up much of it", None),
    }


@pytest.mark.parametrize(
    ("places", "length"),
    [
        ([(0, 20), (40, 50)], 30),
        ([(0, 20), (20, 30)], 30),
        ([(10, 30), (0, 20)], 30),
        ([(0, 40), (10, 20), (30, 50)], 50),
        ([(5, 9), (5, 9)], 4),
    ],
)
def test_characters_in_several_copies_of_an_agency_count_once(
    places: list[tuple[int, int]], length: int
) -> None:
    reports = [make_report(DAM, "echo"), wire(DAM)]
    copies = []
    for number, place in enumerate(places):
        spans = [report.span(*place) for report in reports]
        copies.append(Copy(f"copy {number}", *spans, CopyKind.EDITED, "AFP"))
    assert know(copies, reports).from_agency["echo", "AFP"] == length


@pytest.mark.parametrize(("own", "how"), [("", RestKind.AGGREGATES), (OWN * 5, RestKind.COPIED)])
def test_how_much_of_a_report_is_another_outlet_s(own: str, how: RestKind) -> None:
    source = make_report(f"{DAM} {PUMP}", "a", outlet="Harbin Echo")
    taker = make_report(f"{DAM} {PUMP} Read more at Harbin Echo. {own}", "b", outlet="Digest")
    found = why([source, taker])
    assert found["Harbin Echo", "a"][:2] == (RestKind.OWN, "its own text")
    assert found["Harbin Echo", "b"][0] is how
    share = found["Harbin Echo", "b"][2]
    assert found["Harbin Echo", "b"][1] == f"{share:.0%} of its text is from Harbin Echo"
    assert share == round(share or 0, 2)
    assert (("Digest", "b") in found) is (how is RestKind.COPIED)


def test_words_of_a_release() -> None:
    release = make_report(f"PRESS RELEASE\n\nHarbin Water\n\n{DAM}", "r", outlet="Harbin Water")
    found = why([release, make_report(f"{OWN}{DAM}", "a", outlet="Echo")])
    assert found["Harbin Water", "r"][:2] == (RestKind.OWN, "what the organisation sent out itself")
    assert found["Harbin Water", "a"][:2] == (RestKind.COPIED, "it has words of the release")


@pytest.mark.usefixtures("vale_media")
def test_editions_of_one_outlet_are_no_family() -> None:
    assert kinds(
        [make_report(OWN, "a", outlet="Harbin Echo"), make_report(PUMP, "b", outlet="Harbin Echo")]
    ) == [
        (OriginKind.OUTLET, "Harbin Echo", [("a", RestKind.OWN)]),
        (OriginKind.OUTLET, "Harbin Echo", [("b", RestKind.OWN)]),
    ]


def groups(*reports: Report) -> list[tuple[str, ...]]:
    return list(group_lines(know(trace_lineage(reports).copies, reports), reports))


THIRD = (
    "Nobody in the valley remembers a spring as wet as this one, and the farmers moved their "
    "goats uphill in April. "
)


def test_half_of_a_report_makes_it_one_text() -> None:
    assert groups(make_report(f"{DAM} {PUMP}", "a"), make_report(f"{DAM} {THIRD[:60]}", "b")) == [
        ("a", "b")
    ]
    assert groups(make_report(f"{DAM} {OWN}", "a"), make_report(f"{DAM} {THIRD * 2}", "b")) == [
        ("a",),
        ("b",),
    ]


def test_a_third_of_it_makes_one_line_where_it_is_one_agency_s() -> None:
    named = wire(f"{DAM} {OWN}", "a"), wire(f"{DAM} {THIRD * 2}", "b")
    assert groups(*named) == [("a", "b")]
    mentioned = [
        make_report(report.text.removeprefix("By AFP\n"), report.id, agencies=("AFP",))
        for report in named
    ]
    assert groups(*mentioned) == [("a", "b")]
    one, other = mentioned
    assert groups(one, make_report(other.text, "b", agencies=("dpa",))) == [
        ("a",),
        ("b",),
    ]
    long = [
        make_report(f"{DAM} {words * 9}", name, agencies=("AFP",))
        for name, words in (("a", OWN), ("b", THIRD))
    ]
    assert groups(*long) == [("a",), ("b",)]  # less than a tenth of either


@pytest.mark.usefixtures("vale_media")
def test_reports_that_are_each_an_agency_s_are_no_line_by_their_publisher() -> None:
    one, other = (
        make_report(OWN, "a", outlet="Harbin Echo"),
        make_report(PUMP, "b", outlet="Essel Lamp"),
    )
    assert groups(one, other) == [("a", "b")]
    credited = wire(PUMP, "b")
    lent = make_report(
        credited.text, "b", outlet="Essel Lamp", agencies=("AFP",), furniture=credited.furniture
    )
    assert groups(one, lent) == [("a",), ("b",)]
    assert groups(make_report(OWN, "a"), make_report(PUMP, "b")) == [("a",), ("b",)]


def test_who_lives_off_the_other_is_on_its_line() -> None:
    source = make_report(f"{DAM} {OWN * 2}", "a", outlet="Harbin Echo")
    taker = make_report(f"{DAM} {THIRD} As the Harbin Echo told.", "b", outlet="Digest")
    assert groups(source, taker) == [("a", "b")]
    assert groups(source, make_report(f"{DAM} {THIRD}", "b", outlet="Digest")) == [
        ("a",),
        ("b",),
    ]


def test_two_stories_of_one_agency_that_share_no_words_are_two_groups() -> None:
    assert groups(wire(DAM, "a"), wire(PUMP, "b")) == [("a",), ("b",)]


BODY = "The ferry to Lower Harbin will not sail on Monday, the harbour master said."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ferry halted\n\nHARBIN FERRIES\nPRESS RELEASE - 3 May\n\n{BODY}", True),
        (f"PRESS NOTE: FERRY HALTED\n\n{BODY}", True),
        (
            f"Ferry halted\n\nHARBIN FERRIES - OFFICIAL NOTE\n\n{BODY}\n\nMedia contact: "
            "press@harbin.example",
            True,
        ),
        (
            f"Ferry halted\n\nHARBIN FERRIES - OFFICIAL NOTE\n\n{BODY}",
            False,
        ),  # half says it, and nobody to ask
        (
            f"Ferry halted\n\nThe Lamp, 3 May\n\n{BODY} So a press release of the company said.",
            False,
        ),
        (
            "Ferry line sends a press release to say that ferries are halted\n\nThe "
            f"Lamp\n\n{BODY}",
            False,
        ),
    ],
)
def test_press_releases(text: str, expected: bool) -> None:
    assert is_release(make_report(text, "a", title=text.split("\n", maxsplit=1)[0])) is expected


NAMES = (
    Name(
        id="n1",
        name="Maria Oliveira",
        kind=NameKind.PERSON,
        spellings=("Maria Oliveira", "Oliveira"),
        mentions=(),
    ),
    Name(
        id="n2",
        name="Coast Guard",
        kind=NameKind.ORGANISATION,
        spellings=("Coast Guard",),
        mentions=(),
    ),
    Name(
        id="n3", name="U.S. Navy", kind=NameKind.ORGANISATION, spellings=("U.S. Navy",), mentions=()
    ),
    Name(id="n4", name="Coast", kind=NameKind.PLACE, spellings=("Coast",), mentions=()),
    Name(
        id="n5",
        name="Bank of Essel",
        kind=NameKind.ORGANISATION,
        spellings=("Bank of Essel",),
        mentions=(),
    ),
)
