"""STRETCHES: seasons, quarters, years, decades and centuries."""

from rashomon.dates.rule import CENTURIES, SEEN, Rule, after_words, rule
from rashomon.dates.vocabulary import COUNT, MODIFIER, MONTH, SEASON, SINCE, WORD_NUMBER, YEAR

STRETCHES: tuple[Rule, ...] = (
    rule("season", r"\b(?P<relative>(?i:last|next|this|that)) (?P<season>spring|summer|autumn|fall|winter)\b"),
    rule(
        "season",
        rf"\b(?:(?i:the) )?(?:(?P<modifier>early|mid|late)[ -])?(?P<season>{SEASON}) (?:of )?(?P<year>{YEAR}|(?:last|this|next) year)\b",
    ),
    rule(
        "season",
        rf"{after_words('in by until since during over through')}the (?:(?P<modifier>early|mid|late)[ -])?(?P<season>spring|summer|autumn|winter)\b(?! of)",
    ),
    rule(
        "season",
        rf"{after_words('in by until since during')}(?:(?P<modifier>early|mid|late)[ -])?(?P<season>spring|summer|autumn|winter)\b(?= ?[.,;:)]| (?:and|when|as|but|after|before|to)\b)",
    ),
    rule("season", r"\b(?i:the (?:start|beginning|end|middle) of) the (?P<season>spring|summer|autumn|winter)\b(?! of)"),
    rule(
        "quarter",
        r"\b(?i:the )?(?P<nth>first|second|third|fourth|final|last) (?P<unit>quarter|half)"
        rf" of (?P<year>{YEAR}|the year|this year|last year|next year)\b",
    ),
    rule("quarter", rf"\b(?P<year>{YEAR})[ -]?(?:Q|(?P<half>H))(?P<nth>[1-4])\b", "q1", "q2", "q3", "q4", "h1", "h2"),
    rule(
        "opening",
        rf"\b(?i:the )?(?P<nth>first|last|final|opening) (?:(?P<count>(?i:{COUNT}|few)) (?P<unit>day|week|month)s?|(?P<single>month)) of (?:(?P<month>{MONTH}),? ?)?(?P<year>{YEAR}|(?:the|this|last|next) year)\b",
        *CENTURIES,
        " year",
    ),
    rule(
        "nth-week",
        rf"\b(?i:the )?(?P<nth>first|second|third|fourth|last|\d\d?(?:st|nd|rd|th)) week of (?P<year>{YEAR}|(?:the|this|last|next) year)\b",
        " week of",
    ),
    rule("quarter", rf"\bQ(?P<nth>[1-4])(?: of|,)? ?(?P<year>{YEAR}|(?i:last|this|next) year|the year)\b"),
    rule("quarter", rf"\b(?P<half>H)(?P<nth>[12])(?: of|,)? ?(?P<year>{YEAR}|(?i:last|this|next) year|the year)\b", "h1", "h2"),
    rule(
        "quarter", rf"\b(?P<year>{YEAR}|(?i:last|this|next) year)(?:'s)? (?P<nth>first|second|third|fourth|final) (?P<unit>quarter|half)\b"
    ),
    rule("quarter", rf"\b(?i:the )?(?P<nth>first|second|third|fourth|final) (?P<unit>quarter|half) (?P<year>{YEAR})\b"),
    rule(
        "quarter",
        rf"{after_words('in during for over since until')}(?i:the )(?P<nth>first|second|third|fourth) (?P<unit>quarter)\b(?! (?:of|in|hour|mile|final|time|century|with|against|when|after|touchdown|lead|to|on|as)\b)",
    ),
    rule(
        "quarter",
        rf"\b(?P<nth>first|second|third|fourth)-(?P<unit>quarter|half)(?: (?P<year>{YEAR}))?\b(?! (?:hour|mile|final|time|century))",
        "quarter",
        "-half",
    ),
    rule("years", r"(?<![\w/$£€.,-])(?P<year>(?:19|20)\d\d)(?P<sep>[/–—-])(?P<last>(?:19|20)\d\d|\d\d)(?![\w/%-]|[.,]\d)"),
    rule("decade", r"\b(?:(?i:the) )?(?:(?P<modifier>early|mid|late|end of the)[ -])?(?P<year>(?:1[5-9]|20)\d0)'?s\b"),
    rule("decade", r"\b(?i:the) (?:(?P<modifier>early|mid|late)[ -])?'?(?P<short>[2-9]0)s\b"),
    rule("decade", r"\b(?i:the) (?:(?P<modifier>early|mid|late)[ -])?(?P<word>noughties|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b"),
    rule("century", r"\b(?i:the) (?:(?P<modifier>early|mid|late)[ -])?(?P<nth>1\d|2[01])(?:st|th) century\b"),
    rule("year", rf"\b(?P<modifier>(?i:{MODIFIER}))(?P<year>{YEAR})\b(?![-/%°]|[.,]\d)"),
    rule("year", rf"(?=[12]){after_words('in')}(?P<year>{YEAR})\b(?![-/%°]|[.,]\d)"),
    rule("year", rf"\b(?i:{SINCE}) (?P<year>{YEAR})\b(?![-/%°]|[.,:]\d)"),
    rule("year", rf"\b(?i:the|his|her|its|their|our|a|an|that|[a-z]+'s) (?P<year>{YEAR})(?='s|\b(?![-/%°]|[.,:]\d|\.)(?= [A-Za-z]))"),
    rule("year", r"(?<=[a-z] )(?P<year>(?:19|20)\d\d)(?=[,;.)](?: |$|\"))"),
    # "and 2009 was", "the one that 1987 saw": a year before a word that no count stands before.
    rule(
        "year",
        r"(?<![\w.,:/$£€#-])(?<!\b[Nn]o\. )(?P<year>(?:19|20)\d\d)"
        r"(?= (?:and|or|was|were|is|has|had|saw|brought|as|to|when|where|but|after|before|under|by|at|with|that|which|because|also|would|did)\b)",
    ),
    rule("year", r"(?:(?<=^)|(?<=\n))(?P<year>(?:19|20)\d\d)(?=[:.]? |$|\n)", SEEN + r"(?:\A|(?<=\n))(?:19|20)\d\d"),
    rule("year", r"(?<=, )(?P<year>(?:19|20)\d\d)(?=\))"),
    rule("short-year", r"(?:(?<=\b[Ii]n )|(?<=\bof )|(?<=\bsince )|(?<=\b[Ss]ince ))'(?P<year>\d\d)\b(?!')"),
    rule(
        "year-in-words",
        r"\b(?P<words>(?i:(?:nineteen|twenty|eighteen)[ -](?:hundred|oh[ -](?:one|two|three|four|five|six|seven|eight|nine)|"
        rf"{WORD_NUMBER})|two thousand(?: and)? {WORD_NUMBER}))\b(?![ -](?:hundred|thousand|million|people|men|women|years|percent|per|dollars|[a-z]+s)\b)",
        "nineteen",
        "twenty ",
        "twenty-",
        "eighteen",
        "two thousand",
    ),
    rule("year", rf"(?<=\()(?P<year>{YEAR})(?=\))"),
    rule("year", rf"\b(?P<year>{YEAR})(?='s )"),
)
