"""COUNTED: days that are counted from another day: "on Monday", "last week", "two months ago", "a day earlier"."""

from rashomon.dates.rule import Rule, rule
from rashomon.dates.vocabulary import COUNT, FEW, ORDINAL, PART, UNIT, WEEKDAY

COUNTED: tuple[Rule, ...] = (
    rule(
        "weekday",
        r"\b(?:(?P<relative>(?i:last|next|this(?: coming| upcoming| past)?|(?:the )?(?:previous|following|coming|upcoming|past)|that)) )?"
        rf"(?:(?i:early|late) (?:on )?)?(?P<weekday>{WEEKDAY})(?!s\b)(?:(?:'s)? (?P<part>{PART}))?"
        rf"(?:(?: of| in)? (?P<week>last week|next week|this week)|,? the (?P<number>\d\d?){ORDINAL}\b(?! (?:of|floor|day|hole|minute)))?",
    ),
    rule(
        "weekday",
        rf"\b(?P<week>(?i:last|next|this) week)(?:,? on|,|'s)? (?P<weekday>{WEEKDAY})(?!s\b)(?: (?P<part>{PART}))?",
        " week",
    ),
    rule("period", r"\b(?:(?i:the )?)(?P<so_far>(?i:year|month|week)) to date\b", "to date"),
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
        r"\b(?:(?P<half>(?i:earlier|later|late|early|mid|(?:by )?(?:the )?(?:start|beginning|end|middle) of)) )?"
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
        rf"(?<!\d[.,])\b(?:(?P<bound>(?i:less than|within|under)) |(?i:more than|nearly|almost|about|around|just over|over|roughly|some|exactly) )?(?P<count>(?i:{COUNT})) (?P<unit>{UNIT})s? ago\b",
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
        r"\b(?i:the )(?P<week_of>week (?:of|ending|beginning|starting|commencing|that (?:ended|began|started)))(?: on)?(?: the)?(?= [\dA-Z])",
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
)
