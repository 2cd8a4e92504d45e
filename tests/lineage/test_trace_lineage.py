"""Copied passages, their kind, origin and drift."""

import time

import pytest

from factories import make_report
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.copy import Copy, CopyKind

DAM = (
    "The old dam above Lower Harbin gave way shortly before dawn and swept nine cottages into the "
    "gorge."
)


def traced(one: str, other: str, **fields: object) -> tuple[Copy, ...]:
    return trace_lineage([make_report(one, "a", **fields), make_report(other, "b")])


def test_verbatim_copy_in_other_marks_and_case() -> None:
    (copy,) = traced(f"Floods\n\n{DAM}\n", f"{DAM.upper()}\n\nRescuers are at work.")
    assert copy.kind is CopyKind.VERBATIM
    assert copy.a.quote == DAM.rstrip(".")
    assert copy.b.quote == DAM.upper().rstrip(".")


@pytest.mark.parametrize(
    ("changed", "what", "old", "new"),
    [
        (DAM.replace("nine", "nineteen"), "number", "nine", "nineteen"),
        (DAM.replace("Lower Harbin", "Lower Harben"), "name", "Harbin", "Harben"),
        (DAM.replace("swept nine", "swept nearly nine"), "hedge", None, "nearly"),
        (DAM.replace("gave way", "gave way, officials said,"), "source", None, "officials said"),
    ],
)
def test_edited_copy_with_drift(changed: str, what: str, old: str | None, new: str) -> None:
    (copy,) = traced(DAM, changed)
    assert copy.kind is CopyKind.EDITED
    drift = [(d.what, d.from_, d.to) for d in copy.drift]
    assert any(
        kind == what and (before or "") in (old or "", f"{old} cottages") and new in (after or "")
        for kind, before, after in drift
    ), drift


def test_changed_unit_and_day() -> None:
    one = (
        "The slick drifted forty miles down the estuary on Tuesday and fouled the oyster beds "
        "near the lighthouse."
    )
    other = one.replace("miles", "kilometres").replace("Tuesday", "Thursday")
    (copy,) = traced(one, other)
    assert {d.what for d in copy.drift} >= {"unit", "date"} or {
        (d.from_, d.to) for d in copy.drift
    } >= {("Tuesday", "Thursday")}


def test_moved_clause_is_one_edited_copy() -> None:
    one = (
        "A jury on Friday convicted the former ferry inspector who had certified rotten lifeboats "
        "as sound for eleven years."
    )
    other = (
        "A jury convicted the former ferry inspector on Friday who had certified rotten lifeboats "
        "as sound for eleven years."
    )
    (copy,) = traced(one, other)
    assert copy.kind is CopyKind.EDITED
    assert copy.a.quote.startswith("A jury")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # names and offices that every writer has
        (
            "Maria Teresa Oliveira, a senior member of the Lower Harbin Town Council, said",
            "Maria Teresa Oliveira, a senior official of the Lower Harbin Town Council, told us",
        ),
        # a stock phrase
        (
            "It was one of the worst things that could have been done to them.",
            "One of the worst things, she thinks, that could have been said.",
        ),
        ("", DAM),
    ],
)
def test_no_copy(one: str, other: str) -> None:
    assert traced(one, other) == ()


def test_the_same_words_of_a_speaker_are_a_quotation_and_come_from_nowhere() -> None:
    speech = "We buried our neighbours with our own hands and nobody from the capital came to help"
    (found,) = traced(f'He told the crowd: "{speech}."', f"“{speech},” said the baker.")
    assert (found.kind, found.from_, found.reasons) == (CopyKind.QUOTATION, None, ())
    assert found.a.quote == found.b.quote == speech
    assert found.side("b") == found.b


@pytest.mark.parametrize(
    ("one", "other", "wording"),
    [
        (
            "and then the bridge was closed",
            "and then the bridge was guarded",
            [("closed", "guarded")],
        ),
        ("with Brandt and Ferrand beside us", "with Ferrand beside us", [("Brandt and", None)]),
        ("and we do not know why", "and we don't know why", []),
        ("and we do know why", "and we don't know why", [("do", "don't")]),
        ("and we have seen it", "and we've seen it", []),
        ("and [the mayor] went home", "and he went home", []),
        ("and so we all … went home", "and so we all, being tired, went home", []),
    ],
)
def test_what_two_reports_quote_in_different_words(
    one: str, other: str, wording: list[tuple[str | None, str | None]]
) -> None:
    speech = "Nobody from the capital came to help when we buried our neighbours with our own hands"
    (found,) = traced(
        f'He said: "{speech} {one} in the wet spring before."',
        f'"{speech} {other} in the wet spring before," he said.',
    )
    assert found.kind is CopyKind.QUOTATION
    assert [(d.from_, d.to) for d in found.drift] == wording
    assert {d.what for d in found.drift} <= {"wording"}


def test_a_post_set_as_a_paragraph_is_a_quotation() -> None:
    post = "The lanterns of Essel burn again and whoever doubts it may come and count them"
    set_apart = f"Then this.\n{post} — Ina Quill (@inaquill) May 3, 2031\nMore followed."
    (found,) = traced(set_apart, f'She wrote: "{post}."')
    assert found.kind is CopyKind.QUOTATION


def test_words_that_one_report_quotes_and_the_other_prints_as_its_own() -> None:
    long = (
        "the old northern spillway pump leaked brown oil into eleven ponds below Essel while "
        "councillors slept, danced, sang and argued over new curtains for their hall"
    )
    (found,) = traced(f"Now, {long}.", f'The blog wrote: "{long}".')
    assert found.kind is CopyKind.VERBATIM


def test_a_phrase_of_many_writers_is_stock() -> None:
    phrase = "he was on his way to her because of lamps"
    texts = [f"{start} {phrase} {end}." for start, end in ENDS]
    reports = [make_report(text, f"r{i}") for i, text in enumerate(texts)]
    assert len(trace_lineage(reports[:2])) == 1
    assert trace_lineage(reports) == ()


ENDS = (
    ("Lights failed when", "and sails"),
    ("Bakers heard that", "and dances"),
    ("Three gulls saw how", "and oars"),
)


def test_spans_cut_the_exact_text_and_order_is_of_no_account() -> None:
    reports = [make_report(f"Lead {i}.\n\n{DAM}", f"r{i}") for i in range(3)]
    copies = trace_lineage(reports)
    assert len(copies) == 3
    assert copies == trace_lineage(reports[::-1])
    text = {r.id: r.text for r in reports}
    assert all(text[s.report][s.start : s.end] == s.quote for c in copies for s in (c.a, c.b))


def test_origin_is_the_agency_that_a_byline_credits() -> None:
    text = f"By Reuters\n{DAM}"
    report = make_report(text, "a")
    credited = make_report(
        text,
        "a",
        agencies=("Reuters",),
        outlet="Paper A",
        furniture=(report.furniture_span(0, 10, "byline"),),
    )
    (copy,) = trace_lineage([credited, make_report(DAM, "b")])
    assert (copy.from_, copy.reasons) == ("Reuters", ("Paper A is credited to Reuters",))


def test_origin_is_the_outlet_that_the_other_report_names() -> None:
    one = make_report(f"{DAM} The Harbin Echo reported it first.", "a", outlet="Daily Lamp")
    other = make_report(DAM, "b", outlet="The Harbin Echo")
    (copy,) = trace_lineage([one, other])
    assert copy.from_ == "b"


def test_origin_is_open_without_a_credit() -> None:
    (copy,) = traced(DAM, DAM)
    assert copy.from_ is None
    assert copy.reasons


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000,
        "no no " * 5_000,
        "a b c d e f g h i j " * 1_500,
        "\U0001f600 " * 3_000,
        "’" * 9_999,
    ],
)
def test_strange_texts_cost_little(text: str) -> None:
    begun = time.perf_counter()
    traced(text, text)
    assert time.perf_counter() - begun < 5


def test_number_at_the_edge_of_a_passage_is_part_of_it() -> None:
    one = (
        "Forty-one cottages were swept into the gorge below Lower Harbin when the old dam gave "
        "way before dawn."
    )
    (copy,) = traced(one, one.replace("Forty-one", "Sixty-four"))
    assert [(d.what, d.from_, d.to) for d in copy.drift] == [("number", "Forty-one", "Sixty-four")]


def test_changed_time_of_day_is_a_changed_number() -> None:
    one = (
        "The old dam above Lower Harbin gave way at 5:20 a.m. and swept nine cottages into the "
        "gorge."
    )
    (copy,) = traced(one, one.replace("5:20", "5:50"))
    assert [(d.what, d.from_, d.to) for d in copy.drift] == [("number", "5:20", "5:50")]


def test_measure_in_another_unit_is_no_changed_number() -> None:
    one = (
        "The slick drifted 40 miles down the estuary and fouled the oyster beds near the "
        "lighthouse at dusk."
    )
    (copy,) = traced(one, one.replace("40 miles", "64 kilometres"))
    assert "number" not in {d.what for d in copy.drift}
