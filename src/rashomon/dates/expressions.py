"""find_expressions: the words of a text that tell a time, before anyone asks which day is meant.

Durations ("for three hours"), ages ("42-year-old"), habits ("every Friday") and the vague ("recently") are no dates and are left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
SURE_MONTH = r"(?:January|February|July|September|October|November|December|(?:Jan|Feb|Sept|Oct|Nov|Dec)\.)"
YEAR = r"(?:1[5-9]|20)\d\d"
ORDINAL = r"(?:st|nd|rd|th)"
PART = r"(?:mid-?)?(?:morning|afternoon|evening|night|lunchtime|noon|midday|midnight|dawn|dusk)"
WORD_NUMBER = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
COUNT = rf"(?:\d{{1,3}}|{WORD_NUMBER}|an?(?: couple of| dozen)?)"
FEW = r"(?:a few|few|several|some)"
UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year|decade)"
MODIFIER = r"(?:(?:the )?(?:very )?(?:early|mid|middle|late|start|beginning|end|close)(?: part)?(?:[ -](?:in|of))?(?: the)?[ -])"
ZONE = r"(?:GMT|UTC|BST|CET|CEST|EE?S?T|E[SD]T|ET|CT|PT|P[SD]T|IST|JST|AEST|local time|hours(?: local time)?|hrs)"
CLOCK = (
    rf"(?:\d{{1,2}}(?:[.:]\d\d)?\s?(?:[ap]\.m\.|[ap]\.?m\b)(?: {ZONE}\b)?"
    rf"|(?:[01]?\d|2[0-3])[:.]?[0-5]\d ?{ZONE}\b"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:%]))"
)
HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# "twenty past nine", "half past six", "six o'clock"; "ten to one" and a bare "three" may be odds or counts and need a word of time before.
SPOKEN_CLOCK = rf"(?:(?:five|ten|quarter|a quarter|twenty|twenty-five|half) past (?:{HOUR}|noon|midnight)|(?:{HOUR}|\d{{1,2}}) o'clock)"
SPOKEN_TO = rf"(?:(?:five|ten|quarter|a quarter|twenty|twenty-five) to {HOUR})(?! [a-z]*(?:odds|vote|majority|ratio|against)| in favour)"
OF_THE_DAY = r"(?: in the (?:morning|afternoon|evening)| at night)"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
SINCE = (
    r"(?:since|until|till|by|from|of|during|before|after|through|throughout|between|around|about|as of|as early as|for|to|and|or"
    r"|late|early|year|circa|ends?|begins?)"
)
FEAST = (
    r"(?:Christmas (?:Day|Eve)|New Year's (?:Day|Eve)|Boxing Day|Good Friday|Easter (?:Sunday|Monday)|Easter|Thanksgiving(?: Day)?"
    r"|Halloween|Valentine's Day|May Day)"
)


_FEASTS = ("christmas", "new year", "boxing", "friday", "easter", "thanksgiving", "halloween", "valentine", "may day")
_PARTS = ("morning", "afternoon", "evening", "hours", "night", "rush")


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time: offsets, the rule that found them, and its named parts."""

    start: int
    end: int
    kind: str
    parts: Mapping[str, str] = field(default_factory=dict)
    until: "Expression | None" = None
    """The other end of a range."""

    def part(self, name: str) -> str:
        """A named part in lower case, "" when absent."""
        return self.parts.get(name, "").casefold()


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURIES = ("15", "16", "17", "18", "19", "20")
_SPANS = ("hour", "day", "night", "week", "month", "year", "decade")
# What a line must hold, in lower case, for a rule of a kind to find anything in it.
_NEEDS = {
    "iso": ("-",),
    "day": _MONTHS,
    "month": _MONTHS,
    "nth-of": ("month", *_MONTHS),
    "weekday": ("day",),
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
    "nth": ("on the ",),
    "nighttime": ("the night",),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of expression, its pattern, and words of which a line must hold one: looking for a word is far cheaper than for a pattern."""

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


def _rule(kind: str, pattern: str, *needs: str) -> Rule:
    return Rule(kind, pattern, needs or _NEEDS.get(kind, ()))


def _after(words: str) -> str:
    """A look-behind for one of these words and a space, with a small or capital initial."""
    return "(?:" + "|".join(rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]} )" for word in words.split()) + ")"


# In order: of two rules that find the same words, the first one counts; otherwise the longer words do.
RULES = (
    _rule("iso", r"(?<![\w/-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?![\w-])"),
    _rule(
        "day",
        rf"\b(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? (?:the )?)?(?P<month>{MONTH}) (?:the )?(?P<day>\d{{1,2}})"
        rf"(?:{ORDINAL}\b)?(?: ?[-–—] ?(?P<last>\d{{1,2}})(?:{ORDINAL}\b)?)?(?![\d%:]|[.,]\d)(?:(?:,| of|) ?(?P<year>{YEAR})\b)?",
    ),
    _rule(
        "day",
        rf"(?<![\d.,:/£$€-])\b(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? (?:the )?)?(?:(?P<first>\d{{1,2}})(?: ?[-–—] ?| to | and ))?"
        rf"(?P<day>\d{{1,2}})(?:{ORDINAL})?(?: of)? (?P<month>{MONTH})(?!\w)(?:,? (?P<year>{YEAR})\b)?",
    ),
    _rule("numeric", r"(?<![\w/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\w/-])"),
    _rule("numeric", r"(?<![\w/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d\d)(?![\w/.-])"),
    _rule(
        "month",
        rf"\b(?:(?P<modifier>(?i:{MODIFIER}))|(?P<relative>(?i:last|next|this|that)) )?(?P<month>{MONTH})(?!\w)"
        rf"(?:,? (?:of )?(?:(?P<year>{YEAR})\b(?!-)|(?P<which>(?:that|this|last|next|the same|the previous|the following) year)\b))",
    ),
    _rule("month", rf"\b(?P<modifier>(?i:{MODIFIER}))(?P<month>{MONTH})(?!\w)"),
    _rule(
        "month",
        rf"\b(?P<relative>(?i:last|next|this|that|the following|the previous)) (?P<month>{MONTH})(?!\w)(?! (?:[A-Z][a-z]|\d))",
    ),
    _rule("month", rf"(?=[JFMASOND]){_after('in')}(?P<month>{MONTH})(?!\w)(?! [A-Z][a-z]+ (?:said|told|says))"),
    _rule(
        "month",
        rf"(?=[JFMASOND]){_after('of by since until before after from during between through throughout till')}"
        rf"(?P<month>{MONTH})(?!\w)(?! [A-Z])",
    ),
    _rule("month", rf"(?:(?<=\ba )|(?<=\b[Tt]he ))(?P<month>{MONTH})(?= [a-z])(?! (?:on|of|for|to|through|against|in|and|or)\b)"),
    _rule("month", r"\b(?P<month>March|April|August)(?='s [a-z])"),
    _rule("month", r"(?:(?<=\bfor )|(?<=\band )|(?<=\bor ))(?P<month>March|April|June|August)(?=[,.;]| (?:and|when|but|by|in|at)\b)"),
    _rule("month", rf"\b(?P<month>{SURE_MONTH})(?!\w)(?! \d)"),
    _rule("month", rf"\b(?P<month>{MONTH})(?= ?(?:[-–—]|to) ?{MONTH}(?!\w))"),
    _rule(
        "nth-of",
        rf"\b(?i:the )(?P<nth>first|second|third|fourth|fifth|last) (?P<what>week|weekend|{WEEKDAY}) (?:of|in) "
        rf"(?:(?P<month>{MONTH})(?!\w)(?:,? (?P<year>{YEAR})\b)?|(?P<which>this|last|next) month\b)",
    ),
    _rule(
        "weekday",
        r"\b(?:(?P<relative>(?i:last|next|this(?: coming| past)?|(?:the )?(?:previous|following|coming)|that)) )?"
        rf"(?:(?i:early|late) (?:on )?)?(?P<weekday>{WEEKDAY})(?!s\b)(?:(?:'s)? (?P<part>{PART}))?"
        r"(?: (?P<week>last week|next week|this week))?",
    ),
    _rule(
        "weekend",
        r"\b(?P<relative>(?i:last|next|this(?: past| coming)?|(?:over )?the(?: past| previous| following| coming)?|that)) weekend\b",
    ),
    _rule("today", r"\b(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)\b(?: (?P<part>morning|afternoon|evening|night))?"),
    _rule("today", r"\b(?i:the )?(?P<word>(?i:day before yesterday|day after tomorrow))\b"),
    _rule("today", r"\b(?P<word>(?i:this (?:morning|afternoon|evening|lunchtime)))\b"),
    _rule("night", r"\b(?P<word>(?i:last night|overnight))\b"),
    _rule(
        "period",
        r"\b(?:(?P<half>(?i:earlier|later|late|early|(?:by )?(?:the )?(?:start|beginning|end|middle) of)) )?"
        r"(?P<relative>(?i:this|last|next|(?:the )?(?:following|previous|same)|that(?: same)?))(?: very)? "
        r"(?P<unit>week|month|year|quarter|decade|century|day)\b(?!-|'s? (?:old|long))",
    ),
    _rule("period", r"\b(?P<half>[Ee]arlier|[Ll]ater) (?:in )?(?P<relative>the) (?P<unit>week|month|year)\b"),
    _rule("period", r"\b(?P<half>(?i:the (?:start|beginning|end)) of) (?P<relative>the) (?P<unit>week|month|year|decade)\b"),
    _rule("part", r"\b(?i:earlier|later) in the day\b", "in the day"),
    _rule("ago", rf"\b(?:(?P<bound>(?i:less than|within|under)) )?(?P<count>(?i:{COUNT})) (?P<unit>{UNIT})s? ago\b", " ago"),
    _rule("ago", rf"\b(?P<few>(?i:{FEW}|days|weeks)) ?(?P<unit>day|week)?s? ago\b", " ago"),
    _rule("hours", rf"\b(?:(?P<count>(?i:{COUNT}|{FEW})) |)(?:[Mm]inutes?|[Hh]ours?) ago\b", " ago"),
    _rule(
        "span",
        r"\b(?:(?i:within|in|over|during|for) )?(?P<relative>(?i:the (?:past|last|previous|preceding|next|coming|following))) "
        rf"(?:(?P<count>(?i:{COUNT}|{FEW})) )?(?P<unit>hour|day|night|week|fortnight|month|year|decade)(?P<many>s)?\b(?!-)",
    ),
    _rule("span", r"\b(?:(?:[Ii]n|[Oo]ver) )?(?P<relative>[Rr]ecent|[Cc]oming) (?P<unit>day|week)(?P<many>s)\b"),
    _rule("within", rf"\b(?i:within) (?P<count>(?i:{COUNT}|the)) (?P<unit>hour|day|week)s?\b(?! (?:of|after|before)\b)"),
    _rule("ahead", rf"\b(?i:in) (?P<count>(?i:{COUNT})) (?P<unit>day|week|month|year)s?(?:'s?)?(?P<sure> time\b|\b)(?! (?:or|of|and)\b)"),
    _rule("ahead", rf"\b(?P<count>(?i:{COUNT})) (?P<unit>day|week|month|year)s? (?P<sure>from now)\b", " from now"),
    _rule(
        "shift",
        rf"\b(?P<count>(?i:{COUNT}|the)) (?P<unit>day|night|week|month|year)s? (?P<way>earlier|later|(?:before|previously)\b"
        r"(?! (?:the|a|an|his|her|its|their|it|he|she|they|[A-Z]\w*|\w+ing)\b))",
        "earlier",
        "later",
        " before",
        "previously",
    ),
    _rule(
        "shift",
        rf"\b(?P<count>(?i:{COUNT}|the)) (?P<unit>day)s? (?P<way>after)\b(?= (?:the|a|an|his|her|its|their|it|he|she|they|[A-Z]))",
        "day after",
        "days after",
    ),
    _rule("part", rf"\b(?:(?P<count>(?i:{COUNT}|{FEW}|some)) )?[Hh]ours? (?:earlier|later)\b", "hour"),
    _rule(
        "shift",
        r"\b(?i:the) (?P<way>next|following|previous) (?P<unit>day|morning|night|evening|afternoon)\b",
        "next",
        "following",
        "previous",
    ),
    _rule("season", r"\b(?P<relative>(?i:last|next|this|that)) (?P<season>spring|summer|autumn|fall|winter)\b"),
    _rule("season", rf"\b(?:(?i:the) )?(?:(?P<modifier>early|mid|late)[ -])?(?P<season>{SEASON}) (?:of )?(?P<year>{YEAR})\b"),
    _rule("season", rf"{_after('in by until since')}the (?P<season>spring|summer|autumn|winter)\b(?! of)"),
    _rule(
        "quarter",
        r"\b(?i:the )?(?P<nth>first|second|third|fourth|final|last) (?P<unit>quarter|half)"
        rf" of (?P<year>{YEAR}|the year|this year|last year|next year)\b",
    ),
    _rule("quarter", rf"\bQ(?P<nth>[1-4]) (?P<year>{YEAR})\b"),
    _rule("years", r"(?<![\w/$£€.,-])(?P<year>(?:19|20)\d\d)(?P<sep>[/–—-])(?P<last>(?:19|20)\d\d|\d\d)(?![\w/%-]|[.,]\d)"),
    _rule("decade", r"\b(?:(?i:the) )?(?:(?P<modifier>early|mid|late|end of the)[ -])?(?P<year>(?:1[5-9]|20)\d0)'?s\b"),
    _rule("decade", r"\b(?i:the) (?:(?P<modifier>early|mid|late)[ -])?'?(?P<short>[2-9]0)s\b"),
    _rule("decade", r"\b(?i:the) (?:(?P<modifier>early|mid|late)[ -])?(?P<word>(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b"),
    _rule("century", r"\b(?i:the) (?:(?P<modifier>early|mid|late)[ -])?(?P<nth>1\d|2[01])(?:st|th) century\b"),
    _rule("year", rf"\b(?P<modifier>(?i:{MODIFIER}))(?P<year>{YEAR})\b(?![-/%°]|[.,]\d)"),
    _rule("year", rf"(?=[12]){_after('in')}(?P<year>{YEAR})\b(?![-/%°]|[.,]\d)"),
    _rule("year", rf"\b(?i:{SINCE}) (?P<year>{YEAR})\b(?![-/%°]|[.,:]\d)"),
    _rule("year", rf"\b(?i:the|his|her|its|their|our|a|an|that|[a-z]+'s) (?P<year>{YEAR})(?='s|\b(?![-/%°]|[.,:]\d|\.)(?= [A-Za-z]))"),
    _rule("year", r"(?<=[a-z] )(?P<year>(?:19|20)\d\d)(?=[,;.)](?: |$|\"))"),
    _rule("year", r"(?<=, )(?P<year>(?:19|20)\d\d)(?=\))"),
    _rule("short-year", r"(?:(?<=\b[Ii]n )|(?<=\bof )|(?<=\bsince )|(?<=\b[Ss]ince ))'(?P<year>\d\d)\b(?!')"),
    _rule("year", rf"(?<=\()(?P<year>{YEAR})(?=\))"),
    _rule("year", rf"\b(?P<year>{YEAR})(?='s )"),
    _rule("feast", rf"\b(?:(?P<relative>(?i:last|next|this)) )?(?P<name>{FEAST})\b(?: (?P<year>{YEAR})\b)?", *_FEASTS),
    _rule(
        "feast",
        rf"{_after('at by before until since over after last')}(?P<name>Christmas)\b(?! [a-zA-Z])(?: (?P<year>{YEAR})\b)?",
        "christmas",
    ),
    _rule(
        "nth",
        rf"{_after('on')}the (?P<day>\d{{1,2}}){ORDINAL}\b(?! (?:[a-z]+ )?(?:floor|anniversary|birthday|day|hole|green|minute|century))"
        r"(?: of (?P<of>this|last|the|next) month)?",
    ),
    _rule(
        "clock",
        r"(?<![\w$£€.,:])(?:(?i:shortly|just) (?i:before|after) |(?i:around|about|at) )?"
        rf"{CLOCK}(?: (?:or|and|to) {CLOCK}|(?: ?[-–] ?){CLOCK})?",
    ),
    _rule(
        "clock",
        rf"(?:(?i:shortly|just) (?i:before|after) |(?i:around|about|at|by|since|until|before|after)(?: about| around)? )?"
        rf"\b{SPOKEN_CLOCK}{OF_THE_DAY}?",
        " past ",
        "o'clock",
    ),
    _rule(
        "clock",
        rf"\b(?:(?i:shortly|just) (?i:before|after)|(?i:around|about|at|since|until))(?: about| around)? {SPOKEN_TO}\b{OF_THE_DAY}?",
        " to ",
    ),
    _rule("clock", rf"\b(?i:shortly|just) (?i:before|after) {HOUR}(?:{OF_THE_DAY}|(?=[.,;]))", "shortly", "just"),
    _rule("clock", rf"\b(?i:at|around|about|by) {HOUR}{OF_THE_DAY}", " in the ", "at night"),
    _rule(
        "clock",
        rf"(?=\d){_after('at around about after before')}(?:0?\d|1\d|2[0-3])\.[0-5]\d(?!\d|\.\d|%)"
        r"(?= (?:on|and|to|when|after|in|local)\b|[,.;\"'](?!\d))",
    ),
    _rule(
        "clock",
        rf"(?=[nmdlbe]){_after('at around by before after until since')}"
        r"(?:noon|midday|midnight|dawn|lunchtime|breakfast(?: time)?|daybreak|nightfall|evening)\b(?! of )",
        *("noon", "midday", "midnight", "dawn", "lunchtime", "breakfast", "daybreak", "nightfall", "evening"),
    ),
    _rule("clock", r"\b(?<!high )(?:noon|midday)\b", "noon", "midday"),
    _rule(
        "part",
        r"\b(?i:during|in|through|throughout|for much of|late in|early in|later in|by) the (?:early |late |mid-)?"
        r"(?:morning|afternoon|evening|early hours|small hours)\b(?: rush[- ]hour)?(?! of )",
        *_PARTS,
    ),
    _rule(
        "part", r"\b(?i:by|until|since|around|before|after|in|at) (?:mid|early|late)[ -](?:morning|afternoon|evening)\b(?! of )", *_PARTS
    ),
    _rule("nighttime", r"\b(?i:in|during|through|throughout) the night\b(?! (?:of|before|after|when)\b)"),
    _rule("nighttime", r"(?:(?<=\bspent )|(?<=\bsurvive )|(?<=\bsurvived )|(?<=\bspend ))the night\b(?! (?:of|before|when)\b)"),
    _rule("part", r"\b(?i:that (?:same )?(?:morning|afternoon|evening|night))\b", *_PARTS),
    _rule("part", r"\b(?i:the (?:(?:morning|evening) rush[- ]hour|early hours|small hours))\b(?! of )", *_PARTS),
)

_HOUR_JOIN = re.compile(r",? (?:on |early on |late on |in the |)|, ")
_CLOCK_JOIN = re.compile(r",? (?:(?:at|around|about|by|from|just after|just before|shortly after|shortly before)(?: about| around)? )?")
_RANGE_WORD = re.compile(r" ?(?:to|until|till|through|and) (?:the )?| ?[-–—] ?")
# What makes a weekday no day: habits, and newspapers or days of remembrance named after one.
_HABIT = re.compile(r"(?i)\b(?:every|each|most|black|bloody|palm|ash|maundy|super|a|any|some|alternate) $")
_OPENING_TIMES = re.compile(r"-to-|-only| to (?:Fri|Sun|Satur)days?\b")
_NAMED_AFTER = re.compile(r" (?i:attack|terror|movement|alliance|revolution|uprising|massacre)")
_COUNTED = re.compile(r"\b(?:least|most|than|about|some|nearly|almost|flight|page|room|number|highway|route|worth|to) $")
_NOT_A_YEAR = re.compile(
    r" (?:people|men|women|children|soldiers|troops|fighters|civilians|homes|houses|families|dead|deaths|victims|jobs|miles|km|kilomet"
    r"|met|feet|tons|tonnes|pounds|dollars|euros|times|cases|police|officers|workers|students|passengers|prisoners|refugees|migrants|votes"
    r"|GMT|UTC|hours)"
)


def find_expressions(text: str) -> list[Expression]:
    """The time expressions of a text in order, not overlapping; clock times and ranges are one with the day they belong to."""
    found: list[tuple[int, int, int, Expression]] = []
    for start, end in _lines(text):
        line = text[start:end].lower()
        for rank, rule in enumerate(RULES):
            if rule.needs and not any(word in line for word in rule.needs):
                continue
            for match in rule.pattern.finditer(text, start, end):
                if match.end() > match.start() and not _is_none(rule.kind, match, text):
                    expression = _expression(rule.kind, match)
                    found.append((expression.start, -expression.end, rank, expression))
    return list(_joined(_longest(found), text))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that is not blank; no expression runs over a line's end."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not text[start:end].isspace():
            yield start, end
        start = end + 1


def _expression(kind: str, match: re.Match[str]) -> Expression:
    start = match.start("year") if kind == "year" and not match.groupdict().get("modifier") else match.start()
    return Expression(start, match.end(), kind, {name: value for name, value in match.groupdict().items() if value is not None})


def _is_none(kind: str, match: re.Match[str], text: str) -> bool:
    """Whether the words look like a date but are none."""
    before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 16]
    if kind == "weekday" and not match["relative"]:
        named = re.search(r"\b[Tt]he $", before) and re.match(r" [A-Z]", after)
        return bool(_HABIT.search(before) or named or _OPENING_TIMES.match(after))
    if kind == "day" and not match["year"]:  # "the September 11 attacks" are not of this year
        return bool(_NAMED_AFTER.match(after))
    if kind == "year":
        return bool(_COUNTED.search(before)) or bool(_NOT_A_YEAR.match(text[match.end() : match.end() + 24]))
    if kind == "month" and match["month"] in {"May", "March", "Mar", "Sat"} and not match.groupdict().get("year"):
        return bool(re.match(r" [A-Z][a-z]", after)) and not match.groupdict().get("modifier")
    return False


def _longest(found: list[tuple[int, int, int, Expression]]) -> Iterator[Expression]:
    """The longer of two that overlap; the earlier rule of two that are as long."""
    taken: list[tuple[int, int, Expression]] = []
    for start, end, _, expression in sorted(found, key=lambda item: (item[0], item[1], item[2])):
        if taken and start < taken[-1][1]:
            if expression.end - expression.start > taken[-1][2].end - taken[-1][2].start and start > taken[-1][0]:
                taken[-1] = (start, -end, expression)
            continue
        taken.append((start, -end, expression))
    return (expression for _, _, expression in taken)


def _joined(expressions: Iterator[Expression], text: str) -> Iterator[Expression]:
    """Clock times joined to the day beside them, and both ends of a range to one."""
    waiting: Expression | None = None
    for expression in expressions:
        if waiting is None:
            waiting = expression
            continue
        merged = _merge(waiting, expression, text)
        if merged is None:
            yield waiting
            waiting = expression
        else:
            waiting = merged
    if waiting is not None:
        yield waiting


DAY_KINDS = {"iso", "day", "numeric", "weekday", "today", "tonight", "night", "shift", "feast", "nth"}
HOUR_KINDS = {"clock", "part"}


def _merge(first: Expression, second: Expression, text: str) -> Expression | None:
    """Both as one expression, or None when they are two."""
    between = text[first.end : second.start]
    if len(between) > 20 or "\n" in between or first.until is not None:
        return None
    if first.kind in HOUR_KINDS and second.kind in DAY_KINDS and _HOUR_JOIN.fullmatch(between):
        return Expression(first.start, second.end, second.kind, second.parts)
    if first.kind in DAY_KINDS and second.kind == "clock" and _CLOCK_JOIN.fullmatch(between):
        return Expression(first.start, second.end, first.kind, first.parts)
    if first.kind == "clock" and second.kind == "part" and between == " ":
        return Expression(first.start, second.end, "clock", {})
    if _is_range(first, second, between, text):
        return Expression(first.start, second.end, first.kind, first.parts, until=second)
    return None


_RANGE_KINDS = {"iso": 0, "day": 0, "numeric": 0, "month": 1, "year": 2, "weekday": 3}


def _is_range(first: Expression, second: Expression, between: str, text: str) -> bool:
    """Whether "from A to B", "between A and B" or "A-B" holds them together."""
    if first.kind not in _RANGE_KINDS or second.kind not in _RANGE_KINDS or not _RANGE_WORD.fullmatch(between):
        return False
    if _RANGE_KINDS[first.kind] != _RANGE_KINDS[second.kind]:
        return False
    before = text[max(0, first.start - 9) : first.start].casefold().split()
    opening = before[-1] if before else ""
    return {"and": opening == "between", "to": opening in {"from", "between"}}.get(between.strip().split(" ")[0], True)
