"""Rule: a kind of time expression with its pattern, and the words without which a line holds none of it."""

import re
from dataclasses import dataclass
from functools import cache

FEASTS = (
    "christmas",
    "new year",
    "boxing",
    "friday",
    "easter",
    "thanksgiving",
    "halloween",
    "valentine",
    " day",
    "of july",
    "palm sunday",
    "whit ",
    "pentecost",
    "ash wed",
    "bonfire",
    "epiphany",
    "remembrance",
)
PARTS = ("morning", "afternoon", "evening", "hours", "night", "rush")


FIGURES = "0"
"""Stands among a rule's words for figures such as clock times and dates are written in."""
SEEN = "~"
"""Opens what stands among a rule's words and is a pattern, tried in one pass over the text: for what no word shows."""
NTH_IN_FIGURES = SEEN + r"\d(?:st|nd|rd|th)\b"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LOUD = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
SAME_YEAR = r"(?:that|this|last|next|the same|the previous|the following) year\b"
SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CENTURIES = ("15", "16", "17", "18", "19", "20")
_SPANS = ("hour", "day", "night", "week", "month", "year", "decade")
# What must stand near for a rule of a kind to find anything: words in any case, or as they are where they have a capital.
_NEEDS = {
    "iso": ("-",),
    "day": _MONTHS,
    "month": _MONTHS,
    "nth-of": (" month", *_MONTHS),
    "weekday": _WEEKDAYS,
    "weekend": ("weekend",),
    "today": ("today", "tonight", "yesterday", "tomorrow", "this "),
    "night": ("last night", "overnight"),
    "period": ("week", "month", "year", "quarter", "decade", "century", "day"),
    "ago": (" ago",),
    "hours": (" ago",),
    "span": _SPANS,
    "within": ("within",),
    "ahead": _SPANS,
    "season": ("spring", "summer", "autumn", "fall", "winter"),
    "quarter": ("quarter", "half", "q1", "q2", "q3", "q4"),
    "years": CENTURIES,
    "decade": ("0s", "0's", "ties"),
    "century": ("century",),
    "year": CENTURIES,
    "short-year": (" '",),
    "nth": (" the ",),
    "nighttime": ("the night",),
    "numeric": (FIGURES,),
    "clock": (FIGURES,),
    "counted": ("day", "week", "month", "year", "fortnight"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of expression, its pattern, and words of which one must stand there: looking for a word is far cheaper than for a pattern."""

    kind: str
    source: str
    needs: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first tried."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def rule(kind: str, pattern: str, *needs: str) -> Rule:
    """A rule of a kind; what it needs stands in the table of kinds where it says nothing."""
    return Rule(kind, pattern, needs or _NEEDS[kind])


def after_words(words: str) -> str:
    """A look-behind for one of these words and a space, with a small or capital initial."""
    return "(?:" + "|".join(rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]} )" for word in words.split()) + ")"
