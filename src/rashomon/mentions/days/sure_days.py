"""Says whether the days that a time expression was read as are sure enough to be printed."""

from datetime import date

from rashomon.mentions.days.days import Days
from rashomon.mentions.days.mentions import TimeMention
from rashomon.mentions.days.tense import Tense
from rashomon.shipped.words import pattern_of

_EARLY = 8  # the hour before which a stamp may be of the day after its words, in another zone
_DAWN = 5  # the hour before which "this morning" may be
_LONG_AGO = 5  # days back, from which nobody calls a day by its weekday alone
_NEAR = 45  # days away, from which one without a year and a tense may be of another year
_HALF_YEAR = 183  # days away, from which the same day of another year is nearer
_SMALL_HOURS = pattern_of(r"\b(?:12|[1-5])(?:[:.]\d\d)? ?a")


def is_sure(mention: TimeMention, days: Days, anchor: str | None) -> bool:
    """Whether the days hold whatever the reader asks. `anchor` is the moment from which the report
    speaks."""
    expression = mention.expression
    is_past_midnight = _SMALL_HOURS.search(expression.part("clock")) is not None
    if mention.is_odd or (is_past_midnight and "night" in expression.part("part")):
        return False  # "late on Thursday night, at 1 a.m." is Friday
    today = date.fromisoformat(anchor[:10]) if anchor else None
    if today is None:
        return True
    if expression.kind == "today" and _may_be_before_midnight(mention, anchor or ""):
        return False
    if expression.kind == "weekday" and not expression.part("relative"):
        return _is_sure_weekday(mention, gap=(today - days[1]).days)
    if expression.part("half") == "later" and (days[1] - days[0]).days < 2:
        return False  # "later in the year" of its last day
    says_year = any(map(expression.part, ("year", "which", "relative")))
    if expression.kind in {"day", "month", "season"} and not says_year:
        away = min(abs(today - days[0]), abs(today - days[1])).days
        is_told = mention.tense is not Tense.OPEN and not mention.attributive
        if expression.kind == "day" and away > _HALF_YEAR:
            return False
        return is_told or away <= _NEAR
    return True


def _may_be_before_midnight(mention: TimeMention, anchor: str) -> bool:
    """Whether the evening of which a page tells may be that of the day before its stamp, which has
    no hour or one of the night: "they lost tonight"."""
    word = mention.expression.part("word")
    hour = anchor[11:13]
    if word in {"tonight", "this evening"} and mention.tense is Tense.PAST:
        return not hour.isdecimal() or int(hour) < _EARLY
    if word == "this morning":
        return hour.isdecimal() and 0 < int(hour) < _DAWN
    return word in {"today", "yesterday"} and hour.isdecimal() and 0 < int(hour) < _EARLY


def _is_sure_weekday(mention: TimeMention, gap: int) -> bool:
    """Whether a weekday so many days before the report's is surely that one: told in the past, or
    ahead, and not most of a week ago."""
    if gap >= _LONG_AGO:
        return False
    is_without_verb = mention.verb < 0 and mention.furniture != "caption"
    return gap <= 0 or mention.heading or not is_without_verb
