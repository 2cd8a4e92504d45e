from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.point import PointKind
from rashomon.relations.compare import RULES, compare
from rashomon.relations.evidence import Evidence
from rashomon.relations.outcome import Outcome
from relations.evidence_factory import say

DAYS = st.one_of(
    st.none(),
    st.tuples(st.dates(), st.integers(0, 400)).map(
        lambda pair: (pair[0].isoformat(), pair[0].fromordinal(min(pair[0].toordinal() + pair[1], 3652059)).isoformat())
    ),
)
NUMBER = st.one_of(st.none(), st.sampled_from([0.0, 1, 2, 9, 10, 37, 73, 100, 1000, 2400, 24000, 12.5]))
WHEN = st.sampled_from(
    [None, "2031-04-07", "2031-04-07T09:00", "2031-04-07T18:30", "2031-04-08", "2031-04", "2029", "2031-04-01/2031-04-05"]
)


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    words = draw(
        st.lists(
            st.sampled_from(
                [
                    "dead",
                    "missing",
                    "open",
                    "closed",
                    "not",
                    "port",
                    "said",
                    "gate",
                    "at 9:20 a.m.",
                    "about",
                    "at first",
                    "postponed",
                    "rose to",
                    "this morning",
                    "some",
                    "unclear",
                ]
            ),
            max_size=5,
        )
    )
    low, high = draw(NUMBER), draw(NUMBER)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return say(
        " ".join(words) or "it",
        low=low,
        high=high,
        unit=draw(st.sampled_from([None, "person", "child", "km", "mile", "%", "day", "week", "USD", "o'clock"])),
        speaker=draw(st.sampled_from([None, "the army", "a union"])),
        stance=draw(st.sampled_from(["asserts", "denies", "hedges"])),
        as_of=draw(WHEN),
        report=draw(st.sampled_from(["a", "b"])),
        printed=draw(WHEN),
        negative=draw(st.booleans()),
        unclear=draw(st.booleans()),
        plan=draw(st.booleans()),
        days=draw(DAYS),
        predicate=draw(st.sampled_from([None, "begin", "come", "arrest"])),
        place=draw(st.sampled_from([None, "deck", "room", "city"])),
        proper=draw(st.sampled_from([frozenset(), frozenset({"lisbon"}), frozenset({"lisbon", "alfama"})])),
        phrase=draw(st.booleans()),
        subject=draw(st.sampled_from([frozenset(), frozenset({"gate"})])),
    )  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(evidence(), evidence(), st.sampled_from(list(PointKind)))
def test_compare_always_answers_and_turns_round(left: Evidence, right: Evidence, kind: PointKind) -> None:
    there, back = compare(left, right, kind), compare(right, left, kind)
    assert there.outcome == back.turned().outcome, (there, back)
    assert there.rule == back.rule
    assert there.reason


@given(evidence(), st.sampled_from(list(PointKind)))
def test_an_account_says_the_same_as_itself(one: Evidence, kind: PointKind) -> None:
    assert compare(one, one, kind).outcome == Outcome.SAME


def test_every_rule_says_in_words_what_it_does() -> None:
    assert all(rule.__doc__ and rule.__doc__[0] != "\n" for rule in RULES)
    assert len({rule.__name__ for rule in RULES}) == len(RULES)
