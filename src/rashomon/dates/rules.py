"""RULES: the kinds of time expressions, their patterns, and the words without which a line holds none."""

import re
from dataclasses import dataclass
from functools import cache

from rashomon.dates.vocabulary import (
    CLOCK,
    COUNT,
    FEAST,
    FEW,
    HOUR,
    LOUD_MONTH,
    LOUD_WEEKDAY,
    LOW_MONTH,
    LOW_WEEKDAY,
    MODIFIER,
    MONTH,
    NTH,
    OF_THE_DAY,
    ORDINAL,
    PART,
    SEASON,
    SHORT_WEEKDAY,
    SINCE,
    SPOKEN_CLOCK,
    SPOKEN_TO,
    SURE_MONTH,
    UNIT,
    WEEKDAY,
    YEAR,
)

_FEASTS = (
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
_PARTS = ("morning", "afternoon", "evening", "hours", "night", "rush")


FIGURES = "0"
"""Stands among a rule's words for figures such as clock times and dates are written in."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LOUD = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
SAME_YEAR = r"(?:that|this|last|next|the same|the previous|the following) year\b"
_LOW_MONTHS = ("=jan", "=feb", "=apr", "=jun", "=jul", "=aug", "=sep", "=oct", "=nov", "=dec")
_LOW_WEEKDAYS = ("=monday", "=tuesday", "=wednesday", "=thursday", "=friday", "=saturday", "=sunday")
_CENTURIES = ("15", "16", "17", "18", "19", "20")
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
    "years": _CENTURIES,
    "decade": ("0s", "0's", "ties"),
    "century": ("century",),
    "year": _CENTURIES,
    "short-year": (" '",),
    "nth": (" the ",),
    "nighttime": ("the night",),
    "numeric": (FIGURES,),
    "clock": (FIGURES,),
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


def _after(words: str) -> str:
    """A look-behind for one of these words and a space, with a small or capital initial."""
    return "(?:" + "|".join(rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]} )" for word in words.split()) + ")"


# In order: of two rules that find the same words, the first one counts; otherwise the longer words do.
RULES = (
    rule("iso", r"(?<![\w/-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?![\w-])"),
    rule(
        "day",
        rf"\b(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? (?:the )?)?(?P<month>{MONTH}) (?:the )?(?P<day>\d{{1,2}})"
        rf"(?:{ORDINAL}\b)?(?: ?[-–—] ?(?P<last>\d{{1,2}})(?:{ORDINAL}\b)?)?(?![\d%:]|[.,]\d)(?:(?:,| of|) ?(?P<year>{YEAR})\b| (?:of )?(?P<which>{SAME_YEAR}))?",
    ),
    rule(
        "day",
        rf"(?<![\d.,:/£$€-])\b(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? (?:the )?)?(?:(?P<first>\d{{1,2}})(?: ?[-–—] ?| to | and ))?"
        rf"(?P<day>\d{{1,2}})(?:{ORDINAL})?(?: of)? (?P<month>{MONTH})(?!\w)(?:,? (?P<year>{YEAR})\b| (?:of )?(?P<which>{SAME_YEAR}))?",
    ),
    rule("iso", r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)(?P<sep>[/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?![\w/-]|\.\d)", FIGURES),
    # Days in small letters, as people type.
    rule(
        "day",
        rf"\b(?:(?P<weekday>{LOW_WEEKDAY}),? )?(?P<month>{LOW_MONTH}) (?:the )?(?P<day>\d{{1,2}})(?:{ORDINAL}\b)?(?: ?[-–—] ?(?P<last>\d{{1,2}})(?:{ORDINAL}\b)?)?(?![\d%:]|[.,]\d)(?:,? ?(?P<year>{YEAR})\b)?",
        *_LOW_MONTHS,
    ),
    rule(
        "day",
        rf"(?<![\d.,:/£$€-])\b(?:(?P<weekday>{LOW_WEEKDAY}),? (?:the )?)?(?:(?P<first>\d{{1,2}})(?: ?[-–—] ?| to | and ))?(?P<day>\d{{1,2}})(?:{ORDINAL})?(?: of)? (?P<month>{LOW_MONTH})(?!\w)(?:,? (?P<year>{YEAR})\b)?",
        *_LOW_MONTHS,
    ),
    rule(
        "weekday",
        rf"\b(?:(?P<relative>last|next|this(?: coming| past)?|(?:the )?(?:previous|following|coming)|that) )?(?P<weekday>{LOW_WEEKDAY})(?!s\b)(?:(?:'s)? (?P<part>{PART}))?(?: (?P<week>last week|next week|this week))?",
        *_LOW_WEEKDAYS,
    ),
    rule("month", rf"\b(?:(?P<relative>last|next|this) )?(?P<month>{LOW_MONTH}),? (?P<year>{YEAR})\b", *_LOW_MONTHS),
    rule("month", rf"(?:{_after('in since until during')}|\b(?P<relative>last|next|this) )(?P<month>{LOW_MONTH})(?!\w)", *_LOW_MONTHS),
    # "from 4 to 22 January", "January 4 to 22", and days written out.
    rule(
        "day",
        rf"(?<=\bfrom )(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:{ORDINAL})?(?: to | through | until )(?:the )?(?P<last>\d{{1,2}})(?:{ORDINAL})?(?![\d:%])(?:,? (?P<year>{YEAR})\b)?",
    ),
    rule(
        "day",
        rf"(?<=\bbetween )(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:{ORDINAL})? and (?:the )?(?P<last>\d{{1,2}})(?:{ORDINAL})?(?![\d:%])(?:,? (?P<year>{YEAR})\b)?",
    ),
    rule("day", rf"\b(?i:the )?(?P<spelt>(?i:{NTH})) (?:day )?of (?P<month>{MONTH})(?!\w)(?:,? (?P<year>{YEAR})\b)?"),
    rule(
        "day",
        rf"\b(?P<month>{MONTH}) (?:the )?(?P<spelt>{NTH})\b(?! (?:[a-z]+ )?(?:time|half|quarter|anniversary))(?:,? (?P<year>{YEAR})\b)?",
    ),
    rule(
        "nth",
        r"\b(?i:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)(?: day)? of (?P<of>this|last|the|next|the same|that|the following) month\b",
        " month",
    ),
    rule(
        "days-of",
        r"(?:(?<=\b[Ff]rom )(?:the )?(?P<first>\d\d?)(?:st|nd|rd|th)? to (?:the )?|(?<=\b[Bb]etween )(?:the )?(?P<first2>\d\d?)(?:st|nd|rd|th)? and (?:the )?)(?P<last>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<of>this|last|the|next) month\b",
        " month",
    ),
    # Datelines and banners in capitals.
    rule(
        "day",
        rf"\b(?:(?P<weekday>{LOUD_WEEKDAY}),? )?(?P<month>{LOUD_MONTH}) (?P<day>\d{{1,2}})(?![\d%:]|[.,]\d)(?:,? (?P<year>{YEAR})\b)?",
        *LOUD,
    ),
    rule(
        "day",
        rf"(?<![\d.,:/-])\b(?:(?P<weekday>{LOUD_WEEKDAY}),? )?(?P<day>\d{{1,2}}) (?P<month>{LOUD_MONTH})\b(?:,? (?P<year>{YEAR})\b)?",
        *LOUD,
    ),
    rule(
        "weekday",
        rf"(?:(?<=^)|(?<=\n))(?P<weekday>{LOUD_WEEKDAY})(?= ?[.:,–—-]|\n|$)",
        "MONDAY",
        "TUESDAY",
        "WEDNESDAY",
        "THURSDAY",
        "FRIDAY",
        "SATURDAY",
        "SUNDAY",
    ),
    rule("numeric", r"(?<![\w/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\w/-])"),
    rule("numeric", r"(?<![\w/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d\d)(?![\w/.-])"),
    rule(
        "month",
        rf"\b(?:(?P<modifier>(?i:{MODIFIER}))|(?P<relative>(?i:last|next|this|that)) )?(?P<month>{MONTH})(?!\w)"
        rf"(?:,? (?:of )?(?:(?P<year>{YEAR})\b(?!-)|(?P<which>(?:that|this|last|next|the same|the previous|the following) year)\b))",
    ),
    rule("month", rf"\b(?P<modifier>(?i:{MODIFIER}))(?P<month>{MONTH})(?!\w)"),
    rule(
        "month",
        rf"\b(?P<relative>(?i:last|next|this|that|the following|the previous)) (?P<month>{MONTH})(?!\w)(?! (?:[A-Z][a-z]|\d))",
    ),
    rule("month", rf"(?=[JFMASOND]){_after('in')}(?P<month>{MONTH})(?!\w)(?! [A-Z][a-z]+ (?:said|told|says))"),
    rule(
        "month",
        rf"(?=[JFMASOND]){_after('of by since until before after from during between through throughout till')}"
        rf"(?P<month>{MONTH})(?!\w)(?! [A-Z])",
    ),
    rule("month", rf"(?:(?<=\ba )|(?<=\b[Tt]he ))(?P<month>{MONTH})(?= [a-z])(?! (?:on|of|for|to|through|against|in|and|or)\b)"),
    rule("month", r"\b(?P<month>March|April|August)(?='s [a-z])"),
    rule("month", r"(?:(?<=\bfor )|(?<=\band )|(?<=\bor ))(?P<month>March|April|June|August)(?=[,.;]| (?:and|when|but|by|in|at)\b)"),
    rule("month", rf"\b(?P<month>{SURE_MONTH})(?!\w)(?! \d)"),
    rule("month", rf"\b(?P<month>{MONTH})(?= ?(?:[-–—]|to) ?{MONTH}(?!\w))"),
    rule(
        "month", r"(?<=[a-z,;] )(?P<month>April|June|August)(?=[ ,.;:)])(?! (?:[A-Z]|\d|said|says|told|who|was born|came|went|is|has been))"
    ),
    rule("month", rf"(?:(?<=[a-z.][-–—])|(?<=[a-z.] [-–—] ))(?P<month>{MONTH})(?!\w)(?:,? (?P<year>{YEAR})\b)?"),
    rule("month", rf"\b(?P<modifier>(?i:early|mid|late))[ -](?P<month>{MONTH})(?!\w)(?:,? (?P<year>{YEAR})\b)?"),
    rule(
        "nth-of",
        rf"\b(?i:the )(?P<nth>first|second|third|fourth|fifth|last) (?P<what>week|weekend|{WEEKDAY}) (?:of|in) "
        rf"(?:(?P<month>{MONTH})(?!\w)(?:,? (?P<year>{YEAR})\b)?|(?P<which>this|last|next) month\b)",
    ),
    rule(
        "weekday",
        r"\b(?:(?P<relative>(?i:last|next|this(?: coming| past)?|(?:the )?(?:previous|following|coming)|that)) )?"
        rf"(?:(?i:early|late) (?:on )?)?(?P<weekday>{WEEKDAY})(?!s\b)(?:(?:'s)? (?P<part>{PART}))?"
        rf"(?:(?: of| in)? (?P<week>last week|next week|this week)|,? the (?P<number>\d\d?){ORDINAL}\b(?! (?:of|floor|day|hole|minute)))?",
    ),
    rule(
        "weekend",
        r"\b(?P<relative>(?i:last|next|this(?: past| coming)?|(?:over )?the(?: past| previous| following| coming)?|that)) weekend\b",
    ),
    rule("today", r"\b(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)\b(?: (?P<part>morning|afternoon|evening|night))?"),
    rule("today", r"\b(?i:the )?(?P<word>(?i:day before yesterday|day after tomorrow))\b"),
    rule("today", r"\b(?P<word>(?i:this (?:morning|afternoon|evening|lunchtime)))\b"),
    rule("night", r"\b(?P<word>(?i:last night|overnight))\b"),
    rule(
        "period",
        r"\b(?:(?P<half>(?i:earlier|later|late|early|(?:by )?(?:the )?(?:start|beginning|end|middle) of)) )?"
        r"(?P<relative>(?i:this|last|next|(?:the )?(?:following|previous|same)|that(?: same)?))(?: very)? "
        r"(?P<unit>week|month|year|quarter|decade|century|day)\b(?!-|'s? (?:old|long))",
    ),
    rule("period", r"\b(?P<half>[Ee]arlier|[Ll]ater) (?:in )?(?P<relative>the) (?P<unit>week|month|year)\b"),
    rule("period", r"\b(?P<half>(?i:the (?:start|beginning|end)) of) (?P<relative>the) (?P<unit>week|month|year|decade)\b"),
    rule("part", r"\b(?i:earlier|later) in the day\b", "in the day"),
    rule("period", r"\b(?i:the )?(?P<unit>day|week|weekend|month|year) (?P<twice>before last|after next)\b", "before last", "after next"),
    rule(
        "period",
        r"\b(?:(?i:the )(?:calendar )?(?P<unit>year)'s (?P<half>end)|(?P<half2>[Yy]ear[ -]end))\b(?= ?[.,;:)]|$| (?:and|or|but|if|as|with|to)\b)",
        "year's end",
        "year-end",
        "year end",
    ),
    rule("weekday-ago", rf"\b(?P<count>(?i:{COUNT})) (?P<weekday>{WEEKDAY})s? ago\b", " ago"),
    rule("ago", r"\b(?P<count>(?i:half a|a quarter[- ](?:of a )?)) ?(?P<unit>century|decade) ago\b", " ago"),
    rule(
        "ago",
        rf"\b(?:(?P<bound>(?i:less than|within|under)) |(?i:more than|nearly|almost|about|around|just over|over|roughly|some|exactly) )?(?P<count>(?i:{COUNT})) (?P<unit>{UNIT})s? ago\b",
        " ago",
    ),
    rule("ago", rf"\b(?P<few>(?i:{FEW}|days|weeks)) ?(?P<unit>day|week)?s? ago\b", " ago"),
    rule("hours", rf"\b(?:(?P<count>(?i:{COUNT}|{FEW})) |)(?:[Mm]inutes?|[Hh]ours?) ago\b", " ago"),
    rule(
        "span",
        r"\b(?:(?i:within|in|over|during|for) )?(?P<relative>(?i:the (?:past|last|previous|preceding|next|coming|following))) "
        rf"(?:(?P<count>(?i:{COUNT}|{FEW})) )?(?P<unit>hour|day|night|week|fortnight|month|year|decade)(?P<many>s)?\b(?!-)",
    ),
    rule(
        "span",
        rf"\b(?:(?i:within|in|over|during|for) )?(?P<relative>(?i:past|last|previous|next|coming|following)) (?P<count>(?i:{COUNT}|few|several)) "
        r"(?P<unit>hour|day|night|week|fortnight|month|year|decade)(?P<many>s)\b(?!-)",
    ),
    rule(
        "rest",
        r"\b(?i:(?:the )?(?:rest|remainder) of )(?:(?P<relative>this|the) )(?P<unit>day|week|month|quarter|year|decade)\b",
        "rest of",
        "remainder of",
    ),
    rule("span", r"\b(?:(?:[Ii]n|[Oo]ver) )?(?P<relative>[Rr]ecent|[Cc]oming) (?P<unit>day|week)(?P<many>s)\b"),
    rule("within", r"\b(?i:within) (?P<unit>hours|days|weeks)\b(?! (?:of|after|before)\b)"),
    rule("within", rf"\b(?i:within) (?P<count>(?i:{COUNT}|the)) (?P<unit>hour|day|week|month|year)s?\b(?! (?:of|after|before)\b)"),
    rule("ahead", rf"\b(?i:in) (?P<count>(?i:{COUNT})) (?P<unit>day|week|month|year)s?(?:'s?)?(?P<sure> time\b|\b)(?! (?:or|of|and)\b)"),
    rule(
        "ahead",
        rf"\b(?P<count>(?i:{COUNT})) (?P<unit>day|week|month|year)s? (?P<sure>from (?:now|today)|hence)\b",
        " from now",
        " from today",
        " hence",
    ),
    rule(
        "shift",
        rf"\b(?P<count>(?i:{COUNT}|the)) (?P<unit>day|night|week|month|year|decade)s? "
        r"(?P<way>(?:earlier|later)(?! than\b)|on(?=[.,;]|$)|(?:before|previously|afterwards?)(?=[.,;:!?)\"']| (?:and|but|when|at|in|on|with|for|by|from|as|while)\b|$))",
        "earlier",
        "later",
        " before",
        "previously",
        "afterward",
        " on,",
        " on.",
    ),
    rule(
        "vague-shift",
        r"\b(?:(?P<count>(?i:an? few|several|some|a couple of|many|just (?:days|weeks|hours)|only (?:days|weeks))) )?(?P<unit>(?i:days?|weeks?|months?|years?)) "
        r"(?P<way>(?:earlier|later)(?! than\b)|(?:before|afterwards?)(?=[.,;:]| (?:and|but|when|in|on)\b|$))",
        "earlier",
        "later",
        " before",
        "afterward",
    ),
    rule(
        "part-of",
        r"\b(?i:(?:(?:in|on|by|during|since) )?(?:the )?(?:early |late )?(?:hours of (?:the )?)?(?P<part>morning|afternoon|evening|night)) of(?: the)?(?= [\dA-Z])",
        " of ",
    ),
    rule(
        "part-of",
        r"\b(?i:the )(?P<week_of>week (?:of|ending|beginning|starting|that (?:ended|began|started)))(?: on)?(?= [\dA-Z])",
        "week ",
    ),
    rule("part-of", r"\b(?i:early|late|earlier|later)(?: on)?(?= (?:[A-Z]|\d|the \d))", "early", "late", "earlier"),
    rule(
        "shift",
        rf"\b(?P<count>(?i:{COUNT}|the)) (?P<unit>day)s? (?P<way>after)\b(?= (?:the|a|an|his|her|its|their|it|he|she|they|[A-Z]))",
        "day after",
        "days after",
    ),
    rule(
        "part",
        rf"\b(?:(?P<count>(?i:{COUNT}|{FEW}|some)) )?(?:[Hh]our|[Mm]inute|[Ss]econd|[Mm]oment)s? (?:earlier|later)\b(?! than\b)",
        " later",
        " earlier",
    ),
    rule("part", r"\b(?i:half an hour) (?:earlier|later)\b", "half an hour"),
    rule(
        "shift",
        r"\b(?i:the) (?P<way>next|following|previous) (?P<unit>day|morning|night|evening|afternoon)\b",
        "next",
        "following",
        "previous",
    ),
    rule("season", r"\b(?P<relative>(?i:last|next|this|that)) (?P<season>spring|summer|autumn|fall|winter)\b"),
    rule("season", rf"\b(?:(?i:the) )?(?:(?P<modifier>early|mid|late)[ -])?(?P<season>{SEASON}) (?:of )?(?P<year>{YEAR})\b"),
    rule(
        "season",
        rf"{_after('in by until since during over through')}the (?:(?P<modifier>early|mid|late)[ -])?(?P<season>spring|summer|autumn|winter)\b(?! of)",
    ),
    rule(
        "season",
        rf"{_after('in by until since during')}(?:(?P<modifier>early|mid|late)[ -])?(?P<season>spring|summer|autumn|winter)\b(?= ?[.,;:)]| (?:and|when|as|but|after|before|to)\b)",
    ),
    rule("season", r"\b(?i:the (?:start|beginning|end|middle) of) the (?P<season>spring|summer|autumn|winter)\b(?! of)"),
    rule(
        "quarter",
        r"\b(?i:the )?(?P<nth>first|second|third|fourth|final|last) (?P<unit>quarter|half)"
        rf" of (?P<year>{YEAR}|the year|this year|last year|next year)\b",
    ),
    rule("quarter", rf"\b(?P<year>{YEAR}) ?[QH](?P<nth>[1-4])\b", "q1", "q2", "q3", "q4"),
    rule(
        "opening",
        rf"\b(?i:the )?(?P<nth>first|last|final|opening) (?P<count>(?i:{COUNT}|few)) (?P<unit>day|week|month)s? of (?:(?P<month>{MONTH}),? ?)?(?P<year>{YEAR}|(?:the|this|last|next) year)\b",
        *_CENTURIES,
        " year",
    ),
    rule(
        "nth-week",
        rf"\b(?i:the )?(?P<nth>first|second|third|fourth|last|\d\d?(?:st|nd|rd|th)) week of (?P<year>{YEAR}|(?:the|this|last|next) year)\b",
        " week of",
    ),
    rule("quarter", rf"\bQ(?P<nth>[1-4]) (?:of )?(?P<year>{YEAR})\b"),
    rule(
        "quarter",
        rf"\b(?P<nth>first|second|third|fourth)-(?P<unit>quarter|half)(?: (?P<year>{YEAR}))?\b(?! (?:hour|mile|final|time|century))",
        "quarter",
        "-half",
    ),
    rule("years", r"(?<![\w/$£€.,-])(?P<year>(?:19|20)\d\d)(?P<sep>[/–—-])(?P<last>(?:19|20)\d\d|\d\d)(?![\w/%-]|[.,]\d)"),
    rule("decade", r"\b(?:(?i:the) )?(?:(?P<modifier>early|mid|late|end of the)[ -])?(?P<year>(?:1[5-9]|20)\d0)'?s\b"),
    rule("decade", r"\b(?i:the) (?:(?P<modifier>early|mid|late)[ -])?'?(?P<short>[2-9]0)s\b"),
    rule("decade", r"\b(?i:the) (?:(?P<modifier>early|mid|late)[ -])?(?P<word>(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b"),
    rule("century", r"\b(?i:the) (?:(?P<modifier>early|mid|late)[ -])?(?P<nth>1\d|2[01])(?:st|th) century\b"),
    rule("year", rf"\b(?P<modifier>(?i:{MODIFIER}))(?P<year>{YEAR})\b(?![-/%°]|[.,]\d)"),
    rule("year", rf"(?=[12]){_after('in')}(?P<year>{YEAR})\b(?![-/%°]|[.,]\d)"),
    rule("year", rf"\b(?i:{SINCE}) (?P<year>{YEAR})\b(?![-/%°]|[.,:]\d)"),
    rule("year", rf"\b(?i:the|his|her|its|their|our|a|an|that|[a-z]+'s) (?P<year>{YEAR})(?='s|\b(?![-/%°]|[.,:]\d|\.)(?= [A-Za-z]))"),
    rule("year", r"(?<=[a-z] )(?P<year>(?:19|20)\d\d)(?=[,;.)](?: |$|\"))"),
    # "and 2009 was", "the one that 1987 saw": a year before a word that no count stands before.
    rule(
        "year",
        r"(?<![\w.,:/$£€#-])(?<!\b[Nn]o\. )(?P<year>(?:19|20)\d\d)"
        r"(?= (?:and|or|was|were|is|has|had|saw|brought|as|to|when|where|but|after|before|under|by|at|with|that|which|because|also|would|did)\b)",
    ),
    rule("year", r"(?:(?<=^)|(?<=\n))(?P<year>(?:19|20)\d\d)(?=[:.]? |$|\n)"),
    rule("year", r"(?<=, )(?P<year>(?:19|20)\d\d)(?=\))"),
    rule("short-year", r"(?:(?<=\b[Ii]n )|(?<=\bof )|(?<=\bsince )|(?<=\b[Ss]ince ))'(?P<year>\d\d)\b(?!')"),
    rule("year", rf"(?<=\()(?P<year>{YEAR})(?=\))"),
    rule("year", rf"\b(?P<year>{YEAR})(?='s )"),
    rule(
        "feast",
        rf"\b(?:(?P<relative>(?i:last|next|this)) )?(?P<name>{FEAST})\b(?! (?:parade|sale|sales|massacre))(?: (?P<year>{YEAR})\b)?",
        *_FEASTS,
    ),
    rule(
        "feast",
        rf"{_after('at by before until since over after last')}(?P<name>Christmas)\b(?! [a-zA-Z])(?: (?P<year>{YEAR})\b)?",
        "christmas",
    ),
    rule(
        "nth",
        rf"{_after('on by until before after since from')}the (?P<day>\d{{1,2}}){ORDINAL}\b(?! (?:[a-z]+ )?(?:floor|anniversary|birthday|day|hole|green|minute|century))"
        r"(?: of (?P<of>this|last|the|next) month)?",
    ),
    rule(
        "clock",
        r"(?<![\w$£€.,:])(?:(?i:shortly|just) (?i:before|after) |(?i:around|about|at) )?"
        rf"{CLOCK}(?: (?:or|and|to) {CLOCK}|(?: ?[-–] ?){CLOCK})?",
    ),
    rule(
        "clock",
        rf"(?:(?i:shortly|just) (?i:before|after) |(?i:around|about|at|by|since|until|before|after)(?: about| around)? )?"
        rf"\b{SPOKEN_CLOCK}{OF_THE_DAY}?",
        " past ",
        "o'clock",
    ),
    rule(
        "clock",
        rf"\b(?:(?i:shortly|just) (?i:before|after)|(?i:around|about|at|since|until))(?: about| around)? {SPOKEN_TO}\b{OF_THE_DAY}?",
        " to ",
    ),
    rule("clock", rf"\b(?i:shortly|just) (?i:before|after) {HOUR}(?:{OF_THE_DAY}|(?=[.,;]))", "shortly", "just"),
    rule("clock", rf"\b(?i:at|around|about|by) {HOUR}{OF_THE_DAY}", " in the ", "at night"),
    rule(
        "clock",
        rf"(?=\d){_after('at around about after before')}(?:0?\d|1\d|2[0-3])\.[0-5]\d(?!\d|\.\d|%)"
        r"(?= (?:on|and|to|when|after|in|local)\b|[,.;\"'](?!\d))",
    ),
    rule(
        "clock",
        rf"(?=[nmdlbe]){_after('at around by before after until since')}"
        r"(?:noon|midday|midnight|dawn|lunchtime|breakfast(?: time)?|daybreak|nightfall|evening)\b(?! of )",
        *("noon", "midday", "midnight", "dawn", "lunchtime", "breakfast", "daybreak", "nightfall", "evening"),
    ),
    rule("clock", r"\b(?<!high )(?:noon|midday)\b", "noon", "midday"),
    rule(
        "part",
        r"\b(?i:during|in|through|throughout|for much of|late in|early in|later in|by) the (?:early |late |mid-)?"
        r"(?:morning|afternoon|evening|early hours|small hours)\b(?: rush[- ]hour)?(?! of )",
        *_PARTS,
    ),
    rule("part", r"\b(?i:by|until|since|around|before|after|in|at) (?:mid|early|late)[ -](?:morning|afternoon|evening)\b(?! of )", *_PARTS),
    rule("nighttime", r"\b(?i:in|during|through|throughout) the night\b(?! (?:of|before|after|when)\b)"),
    rule("nighttime", r"(?:(?<=\bspent )|(?<=\bsurvive )|(?<=\bsurvived )|(?<=\bspend ))the night\b(?! (?:of|before|when)\b)"),
    rule("part", r"\b(?i:that (?:same )?(?:morning|afternoon|evening|night))\b", *_PARTS),
    rule("part", r"\b(?i:the (?:(?:morning|evening) rush[- ]hour|early hours|small hours))\b(?! of )", *_PARTS),
)
