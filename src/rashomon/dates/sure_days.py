"""Says how surely a time expression means the days that it was read as. What is not sure is no date
of the ledger, and printed nowhere."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from rashomon.dates.anchors import Anchor
from rashomon.dates.days import Days
from rashomon.dates.doubts import NO_VERB
from rashomon.dates.mentions import TimeMention, explicit_days
from rashomon.dates.tense import Tense
from rashomon.model.record import record
from rashomon.shipped.weights.logistic import BIAS, probability, read_weights
from rashomon.shipped.words import set_of

_WEIGHTS = read_weights("days")
_COUNTED_FROM_TODAY = set_of("calendar.kinds_read_from_a_day") | {"ahead", "within"}
# Hours before which a page's stamp may be of the day after its words, in another zone.
_EARLY = 8
# Before this hour, "this morning" may.
_DAWN = 5
# Days back from which nobody calls a day by its weekday alone.
_LONG_AGO = 5
# Days away from which one without a year may be of another year.
_NEAR = 45
_HALF_A_YEAR = 120
_FAR = 200
# Kinds of expressions that name a day, or what an hour belongs to.
_DAYS = set_of("calendar.kinds_of_days")


@record
class DayReading:
    """The days as which a time expression was read, and what they were counted from.

    - `anchor`: of its report
    - `stamp`: when the page says that it was published
    - `before`: what its paragraph names before it
    - `is_stamp_doubted`: whether other reports show that the page's stamp is a day off
    """

    mention: TimeMention
    days: Days
    anchor: Anchor
    stamp: str | None
    before: "NamedBefore"
    is_stamp_doubted: bool = False


@record
class NamedBefore:
    """What a paragraph names beside an expression: the kind of the last expression before it, and
    its full dates."""

    kind: str | None = None
    full_dates: frozenset[date] = frozenset()


class NamedInParagraph:
    """Remembers what a paragraph has named so far; mentions must come in order."""

    def __init__(self, mentions: Iterable[TimeMention]) -> None:
        self._paragraph: int | None = None
        self._named = NamedBefore()
        self._full_dates: defaultdict[int, set[date]] = defaultdict(set)
        for mention in mentions:
            self._full_dates[mention.paragraph].update(explicit_days([mention.expression]))

    def before(self, mention: TimeMention) -> NamedBefore:
        """Returns what is named before this mention, and remembers the mention."""
        if mention.paragraph != self._paragraph:
            self._paragraph = mention.paragraph
            self._named = NamedBefore(full_dates=frozenset(self._full_dates[mention.paragraph]))
        named = self._named
        self._named = replace(named, kind=mention.expression.kind)
        return named


def is_sure(reading: DayReading) -> bool:
    """Whether the days are right as surely as what is printed must be. Nothing counts from a stamp
    that is in doubt, and no picture of a gallery or from before."""
    expression = reading.mention.expression
    is_adrift = reading.is_stamp_doubted and expression.kind in _COUNTED_FROM_TODAY
    is_of_a_gallery = "one of many pictures" in reading.mention.doubts
    if is_adrift or (is_of_a_gallery and not expression.part("year")):
        return False
    if _may_be_before_midnight(reading) or _may_be_to_come(reading):
        return False
    return chance_of_day(reading) >= float(_WEIGHTS["least"])


def _may_be_before_midnight(reading: DayReading) -> bool:
    """Whether the evening of which a page tells may be that of the day before its stamp, which has
    no hour or one of the night: "they lost tonight"."""
    word = reading.mention.expression.part("word").lower()
    if word not in {"tonight", "this evening"} or reading.mention.tense is not Tense.PAST:
        return False
    hour = (reading.stamp or "")[11:13]
    return not hour.isdecimal() or int(hour) < _EARLY


def _may_be_to_come(reading: DayReading) -> bool:
    """Whether a weekday without a verb was read as one that is gone."""
    today = reading.anchor.day
    is_open = NO_VERB in reading.mention.doubts and reading.mention.furniture != "caption"
    return is_open and today is not None and reading.days[1].isoformat() < today[:10]


def chance_of_day(reading: DayReading) -> float:
    """Returns how likely the days are right, from 0 to 1."""
    return probability(day_signals(reading), _WEIGHTS["weights"])


def day_signals(reading: DayReading) -> Mapping[str, float]:
    """Returns the visible signals by name."""
    mention = reading.mention
    signals = {BIAS: 1.0, **dict.fromkeys(mention.doubts, 1.0)}
    signals |= _signals_of_named(reading)
    if reading.anchor.day:
        today = date.fromisoformat(reading.anchor.day[:10])
        signals |= _signals_of_anchor(reading, today)
        signals |= _signals_of_year(reading, today)
    return {name: value for name, value in signals.items() if value}


def _signals_of_named(reading: DayReading) -> dict[str, float]:
    """Returns what speaks against words that count from a day named before: "the same day", "a
    year earlier"."""
    expression = reading.mention.expression
    words = expression.part("relative") or expression.part("which")
    is_named = bool({"same", "that", "previous", "following"} & set(words.split()))
    if expression.kind != "shift" and not is_named:
        return {}
    return {"counted from afar": float(reading.before.kind not in _DAYS)}


def _signals_of_anchor(reading: DayReading, today: date) -> dict[str, float]:
    """Returns what speaks against days that count from the report's own day, as signals that are
    weighed. "today" in a report of two in the morning may be the day before."""
    expression = reading.mention.expression
    if expression.kind not in _COUNTED_FROM_TODAY:
        return {}
    signals = {
        "nothing left": float(expression.part("half") == "later" and _is_short(reading.days)),
    }
    if expression.kind in {"today", "night"}:
        hour = (reading.stamp or "")[11:13]
        is_morning = "morning" in f"{expression.part('word')} {expression.part('part')}"
        is_early = hour.isdecimal() and int(hour) < (_DAWN if is_morning else _EARLY)
        signals["early stamp, today"] = float(is_early)
        signals["today beside another date"] = float(bool(reading.before.full_dates - {today}))
    if expression.kind == "weekday" and not expression.part("relative"):
        signals |= _signals_of_weekday(reading, (today - reading.days[1]).days)
    return signals


def _is_short(days: Days) -> bool:
    """Whether these are two days at most."""
    return (days[1] - days[0]).days < 2


def _signals_of_weekday(reading: DayReading, gap: int) -> dict[str, float]:
    """Returns what speaks against a weekday so many days before the report's."""
    doubts = reading.mention.doubts
    return {
        "weekday long ago": float(gap >= _LONG_AGO),
        "weekday six days ago": float(gap == 6),
        "weekday of a noun, some days ago": float("weekday of a noun" in doubts and gap > 2),
    }


def _signals_of_year(reading: DayReading, today: date) -> dict[str, float]:
    """Returns what speaks against the year of a day or month printed without one."""
    expression = reading.mention.expression
    says_year = any(map(expression.part, ("year", "which", "relative")))
    if expression.kind not in {"day", "month", "season"} or says_year:
        return {}
    first, last = reading.days
    away = min(abs(today - first), abs(today - last)).days
    is_gone = last < today
    return {
        "without year, far": float(away > _FAR),
        "without year, half a year ago": float(is_gone and _HALF_A_YEAR < away <= _FAR),
        "without year, no tense": float(reading.mention.tense is Tense.OPEN and away > _NEAR),
        "without year, before a noun": float(reading.mention.attributive and away > _NEAR),
    }
