"""Compares the days and times of day of two accounts: the same, one within the other, apart."""

import re

from rashomon.lexicon import either, set_of
from rashomon.relations.account_evidence import Evidence, same_predicate

_DAY_NAMED = re.compile(rf"\b(?:{either('calendar.that_name_a_day')})", re.IGNORECASE)
_TIME_WORDS = set_of("calendar.words_of_time")
_PART = re.compile(r"\b(?:morning|afternoon|evening|night|dawn)\b", re.IGNORECASE)
_ABOUT, _QUARTER = 9, 15  # minutes


def same(left: Evidence, right: Evidence) -> bool:
    """Whether both mean the same days, or the same beginning of something that continues."""
    if left.days is None or right.days is None:
        return False
    return left.days == right.days or (left.days[0] == right.days[0] and _until_now(left) != _until_now(right))


def within(left: Evidence, right: Evidence) -> float:
    """Returns 1 if the right days lie within the left, -1 if the left lie within the right, else 0."""
    if left.days is None or right.days is None or same(left, right):
        return 0.0
    return float(_covers(left.days, right.days)) - float(_covers(right.days, left.days))


def apart(left: Evidence, right: Evidence) -> bool:
    """Whether the days are disjoint though verbs or words show that they are of one event; years apart, only if all other words are the same."""
    if left.days is None or right.days is None or (_years_apart(left, right) and not _same_but_for_time(left, right)):
        return False
    return (left.days[1] < right.days[0] or right.days[1] < left.days[0]) and _one_happening(left, right)


def same_clock(left: Evidence, right: Evidence) -> bool:
    """Whether both give the same time of day, allowing for rounding."""
    minutes = _minutes_apart(left, right)
    return minutes is not None and minutes <= _rounding(left, right)


def other_clock(left: Evidence, right: Evidence) -> bool:
    """Whether the two give times of day of one event that differ by more than rounding explains."""
    minutes = _minutes_apart(left, right)
    if minutes is None or minutes <= _rounding(left, right) or left.clock is None or right.clock is None:
        return False
    shown = left.phrase or right.phrase or same_predicate(left, right) or (left.context & right.context) - _TIME_WORDS
    return bool(shown) and not (left.predicate == right.predicate and _other_actors(left, right))


def gives_clock(left: Evidence, right: Evidence) -> float:
    """Returns 1 if the left gives the part of the day that holds the right time, or the right is less rounded; -1 the other way."""
    return float(_more_exact(left, right)) - float(_more_exact(right, left))


def _more_exact(coarse: Evidence, exact: Evidence) -> bool:
    if exact.clock is None or not _may_be_one_day(coarse, exact):
        return False
    if coarse.clock is None:
        return coarse.days is not None and bool(_PART.search(coarse.account.quote.quote))
    rounded = coarse.clock.manner != "exact" and coarse.clock.minutes % 30 == 0
    return rounded and exact.clock.manner == "exact" and 0 < abs(coarse.clock.minutes - exact.clock.minutes) <= _QUARTER


def _minutes_apart(left: Evidence, right: Evidence) -> int | None:
    """The minutes between two times of day, morning or evening possibly unknown; None if there are not two, or the days differ."""
    one, other = left.clock, right.clock
    if one is None or other is None or not _may_be_one_day(left, right):
        return None
    minutes = abs(one.minutes - other.minutes)
    return minutes if one.sure and other.sure else min(minutes, abs(minutes - 12 * 60))


def _rounding(left: Evidence, right: Evidence) -> int:
    """By how many minutes the two may differ and still be one time."""
    return 0 if left.clock is None or right.clock is None or "exact" in (left.clock.manner, right.clock.manner) else _ABOUT


def _other_actors(left: Evidence, right: Evidence) -> bool:
    """Whether the times are of what different people did or were told."""
    one, other = _actors(left), _actors(right)
    return bool(one and other and not one & other) and not left.phrase and not right.phrase


def _actors(evidence: Evidence) -> frozenset[str]:
    """The nouns of the subject; for "we" and "they", the speaker."""
    if evidence.subject:
        return evidence.subject
    first = evidence.account.quote.quote.casefold().split()[:1]
    return frozenset(evidence.speaker.split()) if first and first[0] in ("we", "they", "it", "he", "she") else frozenset()


def interval(evidence: Evidence) -> str:
    """Returns the account's days, for people."""
    earliest, latest = evidence.days or ("?", "?")
    return earliest if earliest == latest else f"{earliest} to {latest}"


def _until_now(evidence: Evidence) -> bool:
    """Whether the interval runs up to the report ("since March")."""
    return bool(evidence.days and evidence.printed and evidence.days[1] == evidence.printed[:10] and evidence.days[0] != evidence.days[1])


def _one_happening(left: Evidence, right: Evidence) -> bool:
    """Whether the verbs are of one family; for phrases without a verb, whether two words other than time words are shared."""
    if same_predicate(left, right):
        return True
    shared = (left.context & right.context) - _TIME_WORDS
    return len(shared) >= 2 and (left.phrase or right.phrase or left.predicate == right.predicate)


def _same_but_for_time(left: Evidence, right: Evidence) -> bool:
    """Whether two words or more are all that both say beside the time."""
    one, other = ({word for word in side.words - _TIME_WORDS if not word.isdigit()} for side in (left, right))
    return len(one) > 1 and one == other


def _years_apart(left: Evidence, right: Evidence) -> bool:
    """Whether the two are more than a year apart."""
    if left.days is None or right.days is None:
        return False
    years = sorted((int(left.days[0][:4]), int(right.days[0][:4])))
    return years[1] - years[0] > 1


def _covers(wide: tuple[str, str], narrow: tuple[str, str]) -> bool:
    return wide[0] <= narrow[0] and narrow[1] <= wide[1] and wide != narrow


def _may_be_one_day(left: Evidence, right: Evidence) -> bool:
    if left.days is None or right.days is None:
        return True
    if left.clock and right.clock and not (_DAY_NAMED.search(left.account.quote.quote) and _DAY_NAMED.search(right.account.quote.quote)):
        return True  # a bare time of day has only an inferred day
    return left.days[0] <= right.days[1] and right.days[0] <= left.days[1]
