"""How alike two answers are."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import make_answer, make_reading, make_report, quoted
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance
from rashomon.points.accounts import CandidateAccount
from rashomon.points.answer_features import AnswerFeatures
from rashomon.points.answer_similarity import FEATURES, Likeness

Pair = tuple[CandidateAccount, AnswerFeatures]


def feature(name: str, left: Pair, right: Pair, copies: tuple[Copy, ...] = ()) -> float:
    found = Likeness([left[0], right[0]], [left[1], right[1]], copies).rows(0, 2)[..., FEATURES.index(name)]
    assert found[0, 1] == pytest.approx(found[1, 0])
    return float(found[0, 1])


def pair(quote: str = "the barge sank", report: str = "a", *, reading: AnswerFeatures | None = None, **fields: object) -> Pair:
    return make_answer(quote, report, **fields), reading or make_reading(quote)


FIGURE = {"kind": PointKind.COUNT, "low": 4.0, "high": 4.0, "unit": "barge"}
CASES = [
    ("words", pair(reading=make_reading("barge sink")), pair(report="b", reading=make_reading("barge sink")), 1.0),
    ("words", pair(reading=make_reading("barge sink")), pair(report="b", reading=make_reading("mayor speak")), 0.0),
    ("words", pair(reading=make_reading("")), pair(report="b", reading=make_reading("")), 0.0),
    ("families", pair(reading=make_reading("kill")), pair(report="b", reading=make_reading("death")), 1.0),
    ("heads", pair(reading=make_reading(head="sink")), pair(report="b", reading=make_reading(head="sink")), 1.0),
    ("heads", pair(reading=make_reading()), pair(report="b", reading=make_reading()), 0.0),
    ("head_family", pair(reading=make_reading(head="kill")), pair(report="b", reading=make_reading(head="die")), 1.0),
    ("subject", pair(reading=make_reading(subject=("barge", "=n"))), pair(report="b", reading=make_reading(subject=("=n",))), 1.0),
    ("names", pair(reading=make_reading(names=frozenset("xy"))), pair(report="b", reading=make_reading(names=frozenset("x"))), 0.5),
    ("kind", pair(kind=PointKind.DATE), pair(report="b", kind=PointKind.DATE), 1.0),
    ("kind", pair(kind=PointKind.DATE), pair(report="b", kind=PointKind.PLACE), 0.0),
    ("count_equal", pair(**FIGURE), pair(report="b", **FIGURE), 1.0),
    ("count_differs", pair(**FIGURE), pair(report="b", **FIGURE), 0.0),
    ("count_differs", pair(**FIGURE), pair(report="b", **(FIGURE | {"high": 9.0})), 1.0),
    ("count_differs", pair(**FIGURE), pair(report="b"), 0.0),
    ("unit", pair(**FIGURE), pair(report="b", **(FIGURE | {"unit": "river barge"})), 1.0),
    ("days_equal", pair(reading=make_reading(days=frozenset({("1", "2")}))), pair(reading=make_reading(days=frozenset({("1", "2")}))), 1.0),
    ("days_differ", pair(reading=make_reading(days=frozenset({("1", "2")}))), pair(reading=make_reading(days=frozenset({("3", "3")}))), 1.0),
    ("days_differ", pair(reading=make_reading(days=frozenset({("1", "2")}))), pair(reading=make_reading()), 0.0),
    ("when", pair(reading=make_reading(clocks=frozenset({"13:44"}))), pair(reading=make_reading(clocks=frozenset({"13:44"}))), 1.0),
    ("when", pair(reading=make_reading(clocks=frozenset({"13:44"}))), pair(reading=make_reading(clocks=frozenset({"14:00"}))), 0.0),
    ("clock_differs", pair(reading=make_reading(clocks=frozenset({"13:44"}))), pair(reading=make_reading(clocks=frozenset({"14:00"}))), 1.0),
    ("clock_differs", pair(reading=make_reading(clocks=frozenset({"13:44"}))), pair(), 0.0),
    ("figure_rare", pair(**FIGURE), pair(report="b", **FIGURE), 1.0),
    ("figure_rare", pair(**FIGURE), pair(report="b", **(FIGURE | {"high": 9.0})), 0.0),
    ("name_rare", pair(reading=make_reading(names=frozenset("xy"))), pair(report="b", reading=make_reading(names=frozenset("x"))), 1.0),
    ("same_report", pair(), pair("it sank"), 1.0),
    ("same_report", pair(), pair(report="b"), 0.0),
    ("headline", pair(headline=True), pair(headline=True), 1.0),
    ("headline", pair(headline=True), pair(), 0.0),
    ("polarity", pair(), pair(stance=Stance.DENIES), 1.0),
    ("polarity", pair(polarity=False), pair(stance=Stance.DENIES), 0.0),
    ("speaker", pair(speaker="Ana Ruel"), pair(speaker="Ana Ruel"), 1.0),
    ("speaker", pair(), pair(), 0.0),
    ("identical", pair("The  barge sank"), pair("the barge sank", "b"), 1.0),
    ("rarest", pair(reading=make_reading("barge sink")), pair(report="b", reading=make_reading("barge drift")), 1.0),
    ("mutual", pair(reading=make_reading("barge sink")), pair(report="b", reading=make_reading("barge drift")), 1.0),
    ("mutual", pair(reading=make_reading("barge sink")), pair(reading=make_reading("barge drift")), 0.0),
    ("length", pair(reading=make_reading("a b c d")), pair(reading=make_reading("a b")), 0.5),
    ("measure", pair(reading=make_reading(measures=frozenset("k"))), pair(reading=make_reading(measures=frozenset("k"))), 1.0),
    ("measure_differs", pair(reading=make_reading(measures=frozenset("k"))), pair(reading=make_reading(measures=frozenset("m"))), 1.0),
    ("background_differs", pair(reading=make_reading(background=True)), pair(), 1.0),
    ("places_differ", pair(reading=make_reading(places=frozenset("k"))), pair(reading=make_reading(places=frozenset("m"))), 1.0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "left", "right", "expected"), CASES)
def test_features(name: str, left: Pair, right: Pair, expected: float) -> None:
    assert feature(name, left, right) == pytest.approx(expected)


def test_quotes_at_one_place_of_a_copied_passage() -> None:
    text = "The harbour board said on Monday that nine barges sank and that four crewmen drowned."
    one, other = make_report(text, "a"), make_report(f"It happened at night. {text}", "b")
    copy = Copy("c", quoted(one, text), quoted(other, text), CopyKind.VERBATIM)
    sank = [(make_answer("nine barges sank", report), make_reading()) for report in (one, other)]
    drowned = make_answer("four crewmen drowned", other), make_reading()
    assert feature("copied", sank[0], sank[1], (copy,)) == 1
    assert feature("copied", sank[0], drowned, (copy,)) == 0
    assert feature("copied", sank[0], sank[1]) == 0


def test_what_few_answers_have_tells_more() -> None:
    found = [
        pair(reading=make_reading(names=frozenset(names)), **fields)
        for names, fields in (("xy", FIGURE), ("xy", FIGURE), ("x", {}), ("x", {}), ("", {}))
    ]
    rows = Likeness([a for a, _ in found], [r for _, r in found], []).rows(0, len(found))[..., FEATURES.index("name_rare")]
    assert round(rows[0, 1], 6) == 1 > rows[0, 2] > rows[0, 4] == 0  # "y" is told by two, "x" by four


WORDS = st.lists(st.sampled_from(["barge", "kill", "die", "mayor", "=n1", "=n2", "gale", "sink"]), max_size=5)
SETS = st.frozensets(st.sampled_from("xyz"), max_size=2)


@st.composite
def answers(draw: st.DrawFn) -> Pair:
    words = tuple(draw(WORDS))
    low = draw(st.sampled_from([None, 4.0, 9.0]))
    answer = make_answer(
        draw(st.sampled_from(["the barge sank", "nobody died", "nine"])),
        draw(st.sampled_from("abc")),
        kind=draw(st.sampled_from(list(PointKind))),
        low=low,
        high=low,
        unit=draw(st.sampled_from([None, "barge", "%", "river barge"])),
        speaker=draw(st.sampled_from([None, "Ana Ruel", "police"])),
        stance=draw(st.sampled_from(list(Stance))),
        polarity=draw(st.booleans()),
        headline=draw(st.booleans()),
    )
    reading = make_reading(
        " ".join(words),
        head=draw(st.sampled_from([None, "sink", "kill"])),
        subject=tuple(draw(WORDS)),
        names=draw(SETS),
        places=draw(SETS),
        measures=draw(SETS),
        days=frozenset((day, day) for day in draw(SETS)),
        clocks=draw(SETS),
        background=draw(st.booleans()),
    )
    return answer, reading


@settings(max_examples=60, deadline=None)
@given(st.lists(answers(), max_size=9), st.integers(1, 4))
def test_rows_are_symmetric_and_independent_of_blocks(found: list[Pair], block: int) -> None:
    likeness = Likeness([a for a, _ in found], [r for _, r in found], [])
    whole = likeness.rows(0, len(found))
    assert whole.shape == (len(found), len(found), len(FEATURES))
    assert np.isfinite(whole).all()
    assert ((whole >= -1e-9) & (whole <= 1 + 1e-9)).all()
    assert np.allclose(whole, whole.transpose(1, 0, 2))
    parts = [likeness.rows(start, min(start + block, len(found))) for start in range(0, len(found), block)]
    assert np.allclose(np.concatenate(parts) if parts else whole, whole)
