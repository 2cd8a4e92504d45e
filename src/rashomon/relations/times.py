"""Rules for accounts that say when: the same, one within the other, a plan and what came of it, a conflict."""

import re

from rashomon.model.point import PointKind
from rashomon.relations.evidence import Evidence, order
from rashomon.relations.likeness import alike, same_predicate
from rashomon.relations.outcome import Answer, Outcome, refine, update

_MOVED = re.compile(r"\b(?:postponed?|put (?:off|back)|delayed?|deferred|brought forward|moved|rescheduled|pushed (?:back|to)|extended)\b")
_FIRST_SAID = re.compile(r"\b(?:at first|first spoken|originally|initially|was (?:to|due|supposed|meant)|had been due)\b")
_DAY_NAMED = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|yesterday|tomorrow)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_TIME_WORDS = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december", "morning", "afternoon", "evening", "night", "day", "week", "month",
        "year", "today", "yesterday", "tomorrow", "last", "next", "early", "late", "earlier", "later", "ago", "am", "pm",
    }
)  # fmt: skip
_PART = re.compile(r"\b(?:morning|afternoon|evening|night|dawn)\b", re.IGNORECASE)


def clocks(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Times of day that are the same, round each other off, or exclude each other."""
    one, other = left.clock, right.clock
    if kind is not PointKind.DATE or one is None or other is None or not _may_be_one_day(left, right):
        return None
    apart = abs(one.minutes - other.minutes)
    if not (one.sure and other.sure):
        apart = min(apart, abs(apart - 12 * 60))
    if apart == 0:
        beside = [c.manner in ("after", "before") for c in (one, other)]
        if beside[0] != beside[1] and "exact" in (one.manner, other.manner):
            return refine(beside[1]), f"{one.text()} is rounded off"
        return Outcome.SAME, f"both give {one.text()}"
    rounded = [c.manner != "exact" and c.minutes % 30 == 0 for c in (one, other)]
    if rounded[0] != rounded[1] and "exact" in (one.manner, other.manner) and apart <= 15:
        exact = other if rounded[0] else one
        return refine(rounded[0]), f"{exact.text()} is the more exact time"
    if "exact" not in (one.manner, other.manner) and apart < 10:
        return Outcome.SAME, f"both give about {min(one.minutes, other.minutes) // 60:02} hours"
    if _own_clocks(left, right):
        return Outcome.INCOMPARABLE, "each speaks of what happened to its own people"
    if not (left.phrase or right.phrase or same_predicate(left, right) or (left.context & right.context) - _TIME_WORDS):
        return Outcome.INCOMPARABLE, "nothing shows that the two times are of one happening"
    one_act = left.predicate is not None and left.predicate == right.predicate and not left.phrase and not right.phrase
    if one_act and _actors(left) and _actors(right) and not _actors(left) & _actors(right):
        return Outcome.INCOMPARABLE, "each time is of what another did or was told"
    return Outcome.CONFLICT, f"{one.text()} excludes {other.text()}"


def _actors(evidence: Evidence) -> frozenset[str]:
    """The nouns of the subject; of "we" and "they", the speaker."""
    if evidence.subject:
        return evidence.subject
    first = evidence.account.quote.quote.casefold().split()[:1]
    return frozenset(evidence.speaker.split()) if first and first[0] in ("we", "they", "it", "he", "she") else frozenset()


def clock_in_day(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """A time of day is more precise than the day alone."""
    if kind is not PointKind.DATE or (left.clock is None) == (right.clock is None) or not _may_be_one_day(left, right):
        return None
    exact = right if left.clock is None else left
    coarse = left if exact is right else right
    if coarse.days is None or exact.clock is None or not _PART.search(coarse.account.quote.quote):
        return None
    return refine(exact is right), f"{exact.clock.text()} is more precise than the day"


def days(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Days that are the same, or that lie within each other."""
    if kind is not PointKind.DATE or left.days is None or right.days is None:
        return None
    if left.days == right.days:
        return Outcome.SAME, f"both mean {interval(left)}"
    if left.days[0] == right.days[0] and _until_now(left) != _until_now(right):
        return Outcome.SAME, f"both begin on {left.days[0]}"
    if _covers(left.days, right.days) or _covers(right.days, left.days):
        forward = _covers(left.days, right.days)
        wide, narrow = (left, right) if forward else (right, left)
        return refine(forward), f"{interval(narrow)} lies within {interval(wide)}"
    return None


def moved_day(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """A day that was put off, or a plan and what came of it."""
    if not _apart(left, right, kind):
        return None
    kin = left.context_families & right.context_families or left.context & right.context
    if not kin or _years_apart(left, right):
        return None
    moved = bool(_MOVED.search(left.text)), bool(_MOVED.search(right.text))
    first = bool(_FIRST_SAID.search(left.text)), bool(_FIRST_SAID.search(right.text))
    if moved[0] != moved[1]:
        return update(moved[1]), f"moved from {interval(left if moved[1] else right)} to {interval(right if moved[1] else left)}"
    placed = order(left, right)
    if placed and (left.plan or right.plan):
        return update(placed < 0), f"{interval(left)} and {interval(right)}, said on different days"
    if first[0] != first[1]:
        return update(first[0]), f"first {interval(left if first[0] else right)}, then {interval(right if first[0] else left)}"
    if left.plan != right.plan:
        planned, reported = (left, right) if left.plan else (right, left)
        return update(left.plan), f"planned for {interval(planned)}, reported of {interval(reported)}"
    return None


def different_days(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Days for one happening that exclude each other."""
    if not _apart(left, right, kind):
        return None
    if left.plan != right.plan and _years_apart(left, right):
        return Outcome.INCOMPARABLE, "what is planned and what was years before are two happenings"
    if left.negative == right.negative and _one_happening(left, right) and not _other_scale(left, right):
        return Outcome.CONFLICT, f"{interval(left)} excludes {interval(right)}"
    return Outcome.INCOMPARABLE, "nothing shows that the two days are of one happening"


def drifted_day(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Much the same words, which mean another day in the other report."""
    if (
        not _apart(left, right, kind)
        or min(len(left.words), len(right.words)) < 3
        or alike(left, right) < 0.75
        or abs(len(left.words) - len(right.words)) > 1
    ):
        return None
    return Outcome.CONFLICT, f"the same words mean {interval(left)} here and {interval(right)} there"


def interval(evidence: Evidence) -> str:
    """The account's days, for people."""
    earliest, latest = evidence.days or ("?", "?")
    return earliest if earliest == latest else f"{earliest} to {latest}"


def _apart(left: Evidence, right: Evidence, kind: PointKind) -> bool:
    if kind is not PointKind.DATE or left.days is None or right.days is None:
        return False
    return left.days[1] < right.days[0] or right.days[1] < left.days[0]


def _until_now(evidence: Evidence) -> bool:
    """Whether the interval runs up to the report ("since March")."""
    return bool(evidence.days and evidence.printed and evidence.days[1] == evidence.printed[:10] and evidence.days[0] != evidence.days[1])


def _one_happening(left: Evidence, right: Evidence) -> bool:
    """Whether the verbs are of one kind; for phrases without a verb, whether two words are shared that are no time words."""
    if same_predicate(left, right):
        return True
    shared = (left.context & right.context) - _TIME_WORDS
    return len(shared) >= 2 and (left.phrase or right.phrase or left.predicate == right.predicate)


def _own_clocks(left: Evidence, right: Evidence) -> bool:
    """Whether two speakers of whom one says "we" give times ("we were called at six")."""
    return left.speaker != right.speaker and any({"we", "our", "us", "i", "my"} & set(e.text.split()) for e in (left, right))


def _other_scale(left: Evidence, right: Evidence) -> bool:
    """Whether one is a day or a month and the other a whole year, years before or after."""
    if left.days is None or right.days is None or not _years_apart(left, right):
        return False
    whole = [e.days is not None and e.days[0][4:] == "-01-01" and e.days[1][4:] == "-12-31" for e in (left, right)]
    return not all(whole)


def _years_apart(left: Evidence, right: Evidence) -> bool:
    """Whether more than a year lies between the two."""
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
        return True  # the day of a bare time of day is only inferred
    return left.days[0] <= right.days[1] and right.days[0] <= left.days[1]
