"""Each rule about when, alone, at its edges."""

import pytest

from rashomon.language.clocks import Clock
from rashomon.model.point import PointKind
from rashomon.relations import times
from rashomon.relations.evidence import Evidence
from relations.evidence_factory import asked, say

MON, TUE, WED = ("2031-04-07", "2031-04-07"), ("2031-04-08", "2031-04-08"), ("2031-04-09", "2031-04-09")
MAY, TO_TUE = ("2031-05-01", "2031-05-31"), ("2031-04-07", "2031-04-08")


def at(minutes: int, manner: str = "exact", *, sure: bool = True, quote: str = "the bridge fell", **fields: object) -> Evidence:
    """An account that gives this time of day for one happening."""
    return say(quote, clock=Clock(minutes, manner, sure), **fields)


CLOCKS = [
    (at(560), at(560), ("same", "both give 09:20")),
    (at(560), say("the bridge fell", clock=None), None),
    # of two named days that exclude each other nothing is said here
    (at(560, quote="fell on Monday", days=MON), at(560, quote="fell on Tuesday", days=TUE), None),
    (at(560, quote="fell on Monday", days=MON), at(560, quote="it fell", days=TUE), ("same", "both give 09:20")),
    (at(560, quote="fell on Monday", days=TO_TUE), at(560, quote="fell on Tuesday", days=TUE), ("same", "both give 09:20")),
    (at(560, quote="fell on Monday", days=MON), at(560, quote="fell on Tuesday"), ("same", "both give 09:20")),
    # which half of the day is not said
    (at(560, sure=False), at(1280), ("same", "both give 09:20")),
    (at(560, sure=False), at(1280, sure=False), ("same", "both give 09:20")),
    (at(560), at(1280), ("conflict", "09:20 excludes 21:20")),
    (at(560, "about", sure=False), at(1275, "about"), ("same", "both give about 09 hours")),
    (at(560, sure=False), at(570, sure=False), ("conflict", "09:20 excludes 09:30")),
    # rounded
    (at(360, "after"), at(360), ("refined-by", "06:00 is rounded off")),
    (at(360, "before"), at(360), ("refined-by", "06:00 is rounded off")),
    (at(360, "about"), at(360), ("same", "both give 06:00")),
    (at(360, "after"), at(360, "before"), ("same", "both give 06:00")),
    (at(360, "about"), at(375), ("refine", "06:15 is the more exact time")),
    (at(360, "about"), at(376), ("conflict", "06:00 excludes 06:16")),
    (at(390, "about"), at(400), ("refine", "06:40 is the more exact time")),
    (at(365, "about"), at(370), ("conflict", "06:05 excludes 06:10")),
    (at(360, "about"), at(369, "about"), ("same", "both give about 06 hours")),
    (at(360, "about"), at(370, "about"), ("conflict", "06:00 excludes 06:10")),
    (at(361, "about"), at(368), ("conflict", "06:01 excludes 06:08")),
    # of whom
    (at(360, quote="we were called", speaker="the police"), at(390, quote="crews were called", speaker="the army"), ("incomparable", "each speaks of what happened to its own people")),
    (at(360, quote="we were called", speaker="the police"), at(390, quote="crews were called", speaker="the police"), ("conflict", "06:00 excludes 06:30")),
    (at(360, quote="crews were called", speaker="the police"), at(390, quote="crews were called", speaker="the army"), ("conflict", "06:00 excludes 06:30")),
    (at(360, quote="the bridge fell"), at(390, quote="a choir sang"), ("incomparable", "nothing shows that the two times are of one happening")),
    (at(360, quote="bridge fell early"), at(390, quote="a choir sang early"), ("incomparable", "nothing shows that the two times are of one happening")),
    (at(360, quote="the bridge fell", phrase=True), at(390, quote="a choir sang"), ("conflict", "06:00 excludes 06:30")),
    (at(360, quote="the bridge fell", predicate="collapse"), at(390, quote="a choir sang", predicate="collapse"), ("conflict", "06:00 excludes 06:30")),
    (
        at(360, predicate="land", subject=frozenset({"ferry"})),
        at(390, predicate="land", subject=frozenset({"barge"})),
        ("incomparable", "each time is of what another did or was told"),
    ),
    (at(360, predicate="land", subject=frozenset({"ferry"})), at(390, predicate="land", subject=frozenset({"ferry", "boat"})), ("conflict", "06:00 excludes 06:30")),
    (at(360, predicate="land", subject=frozenset({"ferry"})), at(390, predicate="sink", subject=frozenset({"barge"})), ("conflict", "06:00 excludes 06:30")),
    (at(360, subject=frozenset({"ferry"})), at(390, subject=frozenset({"barge"})), ("conflict", "06:00 excludes 06:30")),
    (at(360, predicate="land", subject=frozenset({"ferry"}), phrase=True), at(390, predicate="land", subject=frozenset({"barge"})), ("conflict", "06:00 excludes 06:30")),
    (at(360, predicate="land", subject=frozenset({"ferry"})), at(390, predicate="land"), ("conflict", "06:00 excludes 06:30")),
    # "they" are those of the speaker
    (
        at(360, quote="they were alerted", predicate="alert", speaker="the police"),
        at(390, quote="they were alerted", predicate="alert", speaker="the fire brigade"),
        ("incomparable", "each time is of what another did or was told"),
    ),
    (
        at(360, quote="crews were alerted", predicate="alert", speaker="the police"),
        at(390, quote="they were alerted", predicate="alert", speaker="the fire brigade"),
        ("conflict", "06:00 excludes 06:30"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), CLOCKS)
def test_clocks(left: Evidence, right: Evidence, answer: tuple[str, str] | None) -> None:
    found = times.clocks(left, right, PointKind.DATE)
    assert found == answer
    assert (asked(times.clocks, left, right, PointKind.DATE) is None) == (answer is None)
    assert times.clocks(left, right, PointKind.PLACE) is None


IN_DAY = [
    (say("on Monday morning", days=MON), at(420), ("refine", "07:00 is more precise than the day")),
    (say("on Monday night", days=MON), at(420, days=MON), ("refine", "07:00 is more precise than the day")),
    (say("on Monday morning", days=MON), at(420, days=TUE), None),
    (say("on Monday", days=MON), at(420), None),
    (say("in the morning"), at(420), None),
    (say("in the morning", days=MON), say("fell", days=MON), None),
    (at(420, days=MON, quote="this morning"), at(430, days=MON), None),
]


@pytest.mark.parametrize(("left", "right", "answer"), IN_DAY)
def test_a_time_of_day_within_the_part_of_a_day(left: Evidence, right: Evidence, answer: tuple[str, str] | None) -> None:
    assert asked(times.clock_in_day, left, right, PointKind.DATE) == answer
    assert times.clock_in_day(left, right, PointKind.COUNT) is None


def since(first: str, last: str, printed: str | None) -> Evidence:
    return say("since then", days=(first, last), printed=printed)


DAYS = [
    (say("on Monday", days=MON), say("that day", days=MON), ("same", "both mean 2031-04-07")),
    (say("in May", days=MAY), say("that month", days=MAY), ("same", "both mean 2031-05-01 to 2031-05-31")),
    (say("in May", days=MAY), say("on 1 May", days=("2031-05-01", "2031-05-01")), ("refine", "2031-05-01 lies within 2031-05-01 to 2031-05-31")),
    (say("in May", days=MAY), say("on 31 May", days=("2031-05-31", "2031-05-31")), ("refine", "2031-05-31 lies within 2031-05-01 to 2031-05-31")),
    (say("in May", days=MAY), say("that month", days=("2031-05-31", "2031-06-02")), None),
    (say("on Monday", days=MON), say("on Tuesday", days=TUE), None),
    (say("on Monday", days=MON), say("some day"), None),
    # up to the page: the two begin on one day
    (since("2031-03-01", "2031-04-07", "2031-04-07T09:00"), since("2031-03-01", "2031-03-31", "2031-04-07"), ("same", "both begin on 2031-03-01")),
    (since("2031-03-02", "2031-04-07", "2031-04-07"), since("2031-03-01", "2031-04-08", None), ("refined-by", "2031-03-02 to 2031-04-07 lies within 2031-03-01 to 2031-04-08")),
    (since("2031-03-01", "2031-04-07", "2031-04-07"), since("2031-03-01", "2031-04-08", "2031-04-08"), ("refined-by", "2031-03-01 to 2031-04-07 lies within 2031-03-01 to 2031-04-08")),
    (since("2031-04-07", "2031-04-07", "2031-04-07"), since("2031-04-07", "2031-04-09", None), ("refined-by", "2031-04-07 lies within 2031-04-07 to 2031-04-09")),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), DAYS)
def test_days_that_are_one_or_lie_within(left: Evidence, right: Evidence, answer: tuple[str, str] | None) -> None:
    found = times.days(left, right, PointKind.DATE)
    assert found == answer
    assert (asked(times.days, left, right, PointKind.DATE) or (None,))[0] == (answer or (None,))[0]
    assert times.days(left, right, PointKind.PLACE) is None


def talks(words: str, days: tuple[str, str] | None, **fields: object) -> Evidence:
    return say(f"the talks {words}", days=days, **fields)


MOVED = [
    (talks("open", MON), talks("moved", TUE), ("update", "moved from 2031-04-07 to 2031-04-08")),
    (talks("moved", MON), talks("were moved", TUE), None),
    (talks("open", MON), talks("moved", MON), None),
    (talks("open", MON), talks("moved", None), None),
    (talks("open", TO_TUE), talks("moved", TUE), None),  # the two touch
    (say("doors open", days=MON), say("match moved", days=TUE), None),  # of nothing that they share
    (say("opening", days=MON, context_families=frozenset({"f"})), say("moved", days=TUE, context_families=frozenset({"f"})), ("update", "moved from 2031-04-07 to 2031-04-08")),
    (talks("open", ("2028-04-07", "2028-04-07")), talks("moved", TUE), None),
    (talks("open", ("2030-04-07", "2030-04-07")), talks("moved", TUE), ("update", "moved from 2030-04-07 to 2031-04-08")),
    # a plan, and when each was said
    (talks("open", MON, plan=True, printed="2031-04-02"), talks("open", TUE, printed="2031-04-03"), ("update", "2031-04-07 and 2031-04-08, said on different days")),
    (talks("open", MON, printed="2031-04-02"), talks("open", TUE, printed="2031-04-03"), None),
    (talks("open", MON, plan=True), talks("opened", TUE), ("update", "planned for 2031-04-07, reported of 2031-04-08")),
    (talks("open", MON, plan=True), talks("opened", TUE, plan=True), None),
    # what was said at first
    (talks("were initially for Monday", MON), talks("opened", TUE), ("update", "first 2031-04-07, then 2031-04-08")),
    (talks("were initially for Monday", MON), talks("were originally for Tuesday", TUE), None),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), MOVED)
def test_days_that_were_moved(left: Evidence, right: Evidence, answer: tuple[str, str] | None) -> None:
    found = times.moved_day(left, right, PointKind.DATE)
    assert found == answer
    assert (asked(times.moved_day, left, right, PointKind.DATE) or (None,))[0] == (answer or (None,))[0]


def test_the_reason_names_the_days_in_their_order_from_either_side() -> None:
    open_, moved = talks("open", MON), talks("moved", TUE)
    assert times.moved_day(moved, open_, PointKind.DATE) == ("updated-by", "moved from 2031-04-07 to 2031-04-08")
    first, then = talks("were initially for Monday", MON), talks("opened", TUE)
    assert times.moved_day(then, first, PointKind.DATE) == ("updated-by", "first 2031-04-07, then 2031-04-08")
    planned, told = talks("open", MON, plan=True), talks("opened", TUE)
    assert times.moved_day(told, planned, PointKind.DATE) == ("updated-by", "planned for 2031-04-07, reported of 2031-04-08")
    wide, narrow = say("in May", days=MAY), say("on 3 May", days=("2031-05-03", "2031-05-03"))
    assert times.days(narrow, wide, PointKind.DATE) == ("refined-by", "2031-05-03 lies within 2031-05-01 to 2031-05-31")
    day, hour = say("on Monday morning", days=MON), at(420)
    assert times.clock_in_day(hour, day, PointKind.DATE) == ("refined-by", "07:00 is more precise than the day")


def fell(days: tuple[str, str], **fields: object) -> Evidence:
    return say(str(fields.pop("words", "the tower fell")), days=days, **({"predicate": "collapse"} | fields))


Y1994, Y1995, Y1996 = (("1994-01-01", "1994-12-31"), ("1995-01-01", "1995-12-31"), ("1996-01-01", "1996-12-31"))
ONE_HAPPENING = "nothing shows that the two days are of one happening"

DIFFERENT = [
    (fell(MON), fell(TUE), ("conflict", "2031-04-07 excludes 2031-04-08")),
    (fell(MON), fell(MON), None),
    (fell(TO_TUE), fell(TUE), None),
    (fell(MON, negative=True), fell(TUE), ("incomparable", ONE_HAPPENING)),
    (fell(MON, plan=True), fell(("2028-01-02", "2028-01-02")), ("incomparable", "what is planned and what was years before are two happenings")),
    (fell(MON, plan=True), fell(TUE), ("conflict", "2031-04-07 excludes 2031-04-08")),
    # verbs that show nothing: two words must be shared that tell no time
    (fell(MON, predicate="make"), fell(TUE, predicate="make"), ("conflict", "2031-04-07 excludes 2031-04-08")),
    (fell(MON, predicate=None), fell(TUE, predicate="sing"), ("incomparable", ONE_HAPPENING)),
    (fell(MON, predicate=None, phrase=True), fell(TUE, predicate="sing"), ("conflict", "2031-04-07 excludes 2031-04-08")),
    (fell(MON, predicate=None, words="the tower"), fell(TUE, predicate=None, words="the tower"), ("incomparable", ONE_HAPPENING)),
    (fell(MON, predicate=None, words="tower early night"), fell(TUE, predicate=None, words="tower early night"), ("incomparable", ONE_HAPPENING)),
    # a day beside a year, years apart
    (fell(("1994-03-02", "1994-03-02")), fell(Y1996), ("incomparable", ONE_HAPPENING)),
    (fell(("1994-01-01", "1994-03-31")), fell(Y1996), ("incomparable", ONE_HAPPENING)),
    (fell(("1994-03-01", "1994-12-31")), fell(Y1996), ("incomparable", ONE_HAPPENING)),
    (fell(("1994-03-02", "1994-03-02")), fell(Y1995), ("conflict", "1994-03-02 excludes 1995-01-01 to 1995-12-31")),
    (fell(Y1994), fell(Y1996), ("conflict", "1994-01-01 to 1994-12-31 excludes 1996-01-01 to 1996-12-31")),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer"), DIFFERENT)
def test_days_that_exclude_each_other(left: Evidence, right: Evidence, answer: tuple[str, str] | None) -> None:
    assert times.different_days(left, right, PointKind.DATE) == answer
    assert (asked(times.different_days, left, right, PointKind.DATE) or (None,))[0] == (answer or (None,))[0]
    assert times.different_days(left, right, PointKind.COUNT) is None


DRIFTED = [
    (say("stores shut early", days=MON), say("stores shut early", days=TUE), True),
    (say("stores shut early", days=MON), say("stores shut early", days=MON), False),
    (say("stores shut", days=MON), say("stores shut", days=TUE), False),
    (say("stores shut", days=MON), say("stores shut early", days=TUE), False),
    (say("stores shut early today", days=MON), say("stores shut early", days=TUE), True),
    (say("many stores shut early today", days=MON), say("stores shut early", days=TUE), False),
    (say("stores shut early today", days=MON), say("stores shut early then", days=TUE), True),  # three of four
    (say("stores shut early today here", days=MON), say("stores shut early then there", days=TUE), False),  # three of five
]


@pytest.mark.parametrize(("left", "right", "drifted"), DRIFTED)
def test_the_same_words_for_another_day(left: Evidence, right: Evidence, drifted: bool) -> None:
    found = asked(times.drifted_day, left, right, PointKind.DATE)
    assert found == (("conflict", "the same words mean 2031-04-07 here and 2031-04-08 there") if drifted else None)


def test_an_account_without_days_is_shown_as_such() -> None:
    assert times.interval(say("some day")) == "?"
