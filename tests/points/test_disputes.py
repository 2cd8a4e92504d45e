"""The two sides of a dispute."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import make_answer, make_reading, make_report, make_statement
from rashomon.model.point import PointKind
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from rashomon.points import disputes
from rashomon.points.accounts import Answer
from rashomon.points.disputes import join_disputes, same_slots
from rashomon.points.keys import Reading

Pair = tuple[Answer, Reading]


def says(quote: str, words: str, report: str = "a", **fields: object) -> Pair:
    return make_answer(quote, report, **({"predicate": words.split(maxsplit=1)[0]} | fields)), make_reading(words)


def denies(quote: str, words: str, report: str = "b", **fields: object) -> Pair:
    return says(quote, words, report, stance=Stance.DENIES, value="no", **fields)


# Other accounts of the story, so that the words of the dispute are rare.
OTHERS = [says(f"the mayor opened {thing} again", f"open mayor {thing}", "e") for thing in ("schools", "shops", "markets")]


def joined(*pairs: Pair) -> list[list[int]]:
    found = [*pairs, *OTHERS]
    groups = join_disputes([[i] for i in range(len(found))], [a for a, _ in found], [r for _, r in found], {})
    assert sorted(i for group in groups for i in group) == list(range(len(found)))
    return [group for group in groups if len(group) > 1]


SANK = says("the navy rammed the trawler", "ram navy trawler")
CASES = [
    (SANK, denies("the navy denied ramming the trawler", "deny navy ram trawler"), True),
    (SANK, denies("it had rammed the trawler", "ram trawler", "c"), True),
    (SANK, denies("the union denied paying bribes", "deny union pay bribe"), False),
    (SANK, says("the navy did not ram the trawler", "ram navy trawler", "b", polarity=False, value="no"), True),
    (SANK, says("the navy rammed the trawler", "ram navy trawler", "b"), False),
    (says("rammed", "ram"), denies("the navy denied ramming the trawler", "deny navy ram trawler"), False),
    (says("the navy rammed it on Monday", "ram navy trawler", kind=PointKind.DATE), denies("it denied ramming", "deny ram trawler"), False),
]


@pytest.mark.parametrize(("left", "right", "expected"), CASES)
def test_a_denial_and_what_it_denies(left: Pair, right: Pair, expected: bool) -> None:
    assert joined(left, right) == ([[0, 1]] if expected else [])


def test_the_one_who_denies_is_no_part_of_what_is_denied() -> None:
    report = make_report("Castor denied that the dam had leaked", "b")
    statement = make_statement(report, "the dam had leaked", "Castor", speaker_name="n1", stance=Stance.DENIES)
    denial = make_answer(report.text, report, stance=Stance.DENIES, statement=statement.id), make_reading("deny =n1 dam leak")
    leaked, spoke = says("the dam had leaked badly", "leak dam badly"), says("Castor spoke to the press", "speak =n1 press", "c")
    found = [denial, spoke, leaked, *OTHERS]
    groups = join_disputes([[i] for i in range(len(found))], [a for a, _ in found], [r for _, r in found], {statement.id: statement})
    assert [0, 2] in groups


def test_a_denial_without_words_points_back() -> None:
    report = make_report("Divers cut the nets of two boats. The union denied it.", "a")
    first, second = (report.span(0, 33), report.span(34, len(report.text)))
    cut = make_answer("Divers cut the nets of two boats", report, sentence=first, predicate="cut"), make_reading("cut diver net boat")
    denial = make_answer("The union denied it", report, sentence=second, stance=Stance.DENIES), make_reading("deny")
    assert joined(cut, denial) == [[0, 1]]


SLOTS = [
    ("brokered by the council", "brokered by the elders", "truce", "truce", "broker", True),
    ("brokered by the council", "signed by the elders", "truce", "truce", "sign", False),
    ("brokered by the council", "brokered by the elders", "truce", "sale", "broker", False),
]


@pytest.mark.parametrize(("one", "other", "subject", "thing", "act", "expected"), SLOTS)
def test_who_did_it(one: str, other: str, subject: str, thing: str, act: str, expected: bool) -> None:
    left = make_answer(one, "a", kind=PointKind.IDENTITY, predicate="broker", subject=subject)
    right = make_answer(other, "b", kind=PointKind.IDENTITY, predicate=act, subject=thing)
    assert same_slots([left, right]) == ([(0, 1)] if expected else [])


def test_shares_of_one_happening() -> None:
    left, right = (
        make_answer(quote, report, kind=PointKind.SHARE, low=low, high=low, unit="%", predicate=predicate)
        for quote, report, low, predicate in (("half were killed", "a", 50.0, "kill"), ("60% died", "b", 60.0, "die"))
    )
    assert same_slots([left, right]) == [(0, 1)]
    assert same_slots([left, make_answer("60% voted", "b", kind=PointKind.SHARE, low=60.0, predicate="vote")]) == []


SIDE_BY_SIDE = [
    # text, the first figure with its speaker and unit, the second with its speaker and predicate
    ("The union counts 900 strikers. The harbour says 300.", ("900 strikers", 900.0, "union"), ("300", 300.0, "harbour", "say"), True),
    ("The union counts 900 strikers; the harbour says 300.", ("900 strikers", 900.0, "union"), ("300", 300.0, "harbour", "say"), True),
    ("The union counts 900 strikers. We counted 300.", ("900 strikers", 900.0, "union"), ("We counted 300", 300.0, None, "count"), True),
    ("The union counts 900 strikers. It says 300.", ("900 strikers", 900.0, "union"), ("300", 300.0, None, "say"), False),
    ("There were 900 strikers. We counted 300.", ("900 strikers", 900.0, None), ("We counted 300", 300.0, None, "count"), False),
    ("The union counts 900 strikers. The union says 300.", ("900 strikers", 900.0, "union"), ("300", 300.0, "union", "say"), False),
    ("The union counts 900 strikers. The harbour lost 300.", ("900 strikers", 900.0, "union"), ("300", 300.0, "harbour", "lose"), False),
    ("The union counts 900 strikers. The harbour says 3.", ("900 strikers", 900.0, "union"), ("3", 3.0, "harbour", "say"), False),
    ("Ines Prado, 62, said so. The harbour says 40.", ("Ines Prado, 62", 62.0, "Prado"), ("40", 40.0, "harbour", "say"), False),
    ("The union counts 900 strikers. Nobody knew. The harbour says 300.", ("900 strikers", 900.0, "union"), ("300", 300.0, "harbour", "say"), False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "other", "expected"), SIDE_BY_SIDE)
def test_figures_told_side_by_side(
    text: str, one: tuple[str, float, str | None], other: tuple[str, float, str | None, str], expected: bool
) -> None:
    report = make_report(text, "a")
    unit = "year" if "," in one[0] else one[0].split()[-1]
    pairs = [
        _figure(report, one[0], one[1], speaker=one[2], unit=unit, predicate="be"),
        _figure(report, other[0], other[1], speaker=other[2], predicate=other[3]),
    ]
    assert joined(*pairs) == ([[0, 1]] if expected else [])


def _figure(report: Report, quote: str, number: float, **fields: object) -> Pair:
    at = report.text.index(quote)
    sentence = report.span(report.text.rfind(". ", 0, at) + 2 if ". " in report.text[:at] else 0, report.text.index(".", at) + 1)
    return make_answer(quote, report, kind=PointKind.COUNT, sentence=sentence, low=number, high=number, **fields), make_reading()


def test_a_figure_is_held_against_the_one_nearest_in_size() -> None:
    report = make_report("The union counts 900 strikers at 40 gates. The harbour says 300.", "a")
    pairs = [
        _figure(report, "900 strikers", 900.0, speaker="union", unit="striker", predicate="count"),
        _figure(report, "40 gates", 40.0, speaker="union", unit="gate", predicate="count"),
        _figure(report, "300", 300.0, speaker="harbour", predicate="say"),
    ]
    assert joined(*pairs) == [[0, 2]]


WORDS = st.lists(st.sampled_from("ram navy trawler deny dam leak mayor open".split()), max_size=4).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from("abc"), st.booleans(), st.booleans()), max_size=8), st.integers(1, 3))
def test_no_answer_is_lost(found: list[tuple[str, str, bool, bool]], size: int) -> None:
    """Each stands in one group before and after, and no group is taken apart."""
    pairs = [
        says("the navy rammed the trawler", words or "be", report, polarity=polarity, stance=Stance.DENIES if denied else Stance.ASSERTS)
        for words, report, polarity, denied in found
    ]
    before = [list(range(start, min(start + size, len(pairs)))) for start in range(0, len(pairs), size)]
    after = join_disputes(before, [a for a, _ in pairs], [r for _, r in pairs], {})
    assert sorted(i for group in after for i in group) == list(range(len(pairs)))
    assert all(any(set(group) <= set(other) for other in after) for group in before)


def test_a_denial_is_held_only_against_what_shares_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    denial = make_answer("The port never closed the northern harbour gates", "a", polarity=False, predicate="close")
    near = make_answer("The port closed its northern harbour gates", "b", predicate="close")
    far = [make_answer(f"Team {n} won the regional chess cup", f"c{n}", predicate="win") for n in range(50)]
    answers = [denial, near, *far]
    readings = [make_reading("port close northern harbour gate"), make_reading("port close northern harbour gate")]
    readings += [make_reading(f"team{n} win regional chess cup") for n in range(50)]
    asked: list[int] = []
    covered = disputes._covered
    monkeypatch.setattr(disputes, "_covered", lambda *given: (asked.append(1), covered(*given))[1])
    groups = join_disputes([[i] for i in range(len(answers))], answers, readings, {})
    assert [0, 1] in groups
    assert len(asked) == 1
