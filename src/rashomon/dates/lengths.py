"""LENGTHS: how long something took, how old somebody is, how often something happens, and words as vague as "recently": times, but no days."""

import re

from rashomon.dates.rule import SEEN, Rule, rule
from rashomon.dates.vocabulary import WEEKDAY, WORD_NUMBER

NO_DAYS = frozenset({"duration", "age", "habit", "vague"})
"""Kinds of expressions that stand for no days of their own."""

_LONG_UNIT = r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|generation)"
_UNITS = rf"(?:{_LONG_UNIT}s?|century|centuries)"
_BIG = r"(?:hundred|thousand|million|billion)"
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}|\d+(?:\.\d+)?(?:½|¼|¾| (?:1/2|½|and a half|million|billion|hundred|thousand))?"
    rf"|a {_BIG}|{WORD_NUMBER}(?: {_BIG}(?: and {WORD_NUMBER})?){{0,4}}(?:-and-a-half)?(?: and a half| and a quarter)?)"
)
_VAGUE = (
    r"(?:(?:a |the )?(?:several|many|few|some)|a (?:few|number of|matter of)|(?:just )?a few|several (?:dozen|hundred)"
    r"|(?:dozens|scores|hundreds|thousands|millions|tens of thousands) of|countless|recent|various)"
)
QUALIFIED = re.compile(
    r"(?:\b(?:at least|at most|more than|less than|fewer than|no more than|no less than|up to|as (?:many|much|little|long) as|nearly|almost"
    r"|about|around|approximately|roughly|some|over|under|only|just(?: over| under)?|well over|exactly|close to|barely|another|the whole"
    r"|the (?:first|last|next|final|entire|full)|a (?:full|further|whole)|an (?:additional|extra|entire|estimated)) ){1,2}$",
    re.IGNORECASE,
)
"""Words before a length that belong to it: "more than two years"."""
_SCALE = ("second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade", "centur", "generation")
_OFTEN = r"(?:[Hh]our|[Dd]ai|[Nn]ight|[Ww]eek|[Ff]ortnight|[Mm]onth|[Qq]uarter|[Yy]ear)ly"
_EACH_DAY = r"(?:second|minute|hour|day|night|morning|afternoon|evening|weekend|week|fortnight|month|quarter|season|summer|winter|spring|autumn|year|decade)"

LENGTHS: tuple[Rule, ...] = (
    rule(
        "age",
        rf"\b(?P<count>(?i:{_NUMBER}|an?))[ -](?P<unit>day|week|month|year)s?[ -]olds?\b",
        "old",
    ),
    rule("age", rf"\b(?i:aged? |at the age of )(?P<count>(?i:{_NUMBER}))\b(?! (?:and|to|or) \d)", "age"),
    rule("age", rf"\b(?P<count>(?i:{_NUMBER})) (?P<unit>day|week|month|year)s? of age\b", "of age"),
    rule(
        "habit",
        rf"\b(?P<each>(?i:every|each|per))(?P<other> other)?(?: (?P<count>(?i:{_NUMBER}|few|couple of)))? "
        rf"(?P<unit>{_EACH_DAY}s?|{WEEKDAY}(?:,? (?:and )?{WEEKDAY})*(?: (?:morning|afternoon|evening|night))?)\b",
        "every ",
        "each ",
        "per ",
        "Every ",
    ),
    rule("habit", rf"\b(?P<often>(?i:bi-?|semi-?)?(?:{_OFTEN}|[Aa]nnual(?:ly)?|[Bb]i-?annual(?:ly)?))\b", "daily", "nightly", "hourly", "weekly", "monthly", "quarterly", "yearly", "annual", "fortnightly"),
    rule("habit", rf"\b(?P<day>{WEEKDAY})s\b", "days"),
    rule("habit", r"(?:(?<=\b[Oo]nce )|(?<=\b[Tt]wice )|(?<=\btimes ))an? (?P<unit>day|week|month|year)\b", "once", "twice", "times"),
    rule("habit", r"\b(?P<times>weekdays|weekends|weeknights|mornings|evenings|nights|afternoons)\b", "days", "ends", "nights", "mornings", "evenings", "afternoons"),
    # "$5 a year", "24 hours a day": so much each.
    rule("habit", r"(?<=[\dsnr] )an? (?P<unit>day|week|month|year|night|hour|quarter)\b(?= |[.,;)])(?! (?:ago|later|earlier|before|after|of|in|and|for|from|on))", " a day", " a week", " a month", " a year", " an hour", " a quarter"),
    rule(
        "duration",
        rf"\b(?P<count>(?i:{_NUMBER}|{_VAGUE}|an?|(?:a |the )?couple(?: of)?|half an?|half a|a half|half|one and a half|a year and a|another|a quarter of an|three quarters of an))"
        rf"(?: more| further| straight| consecutive| full| whole| long| solid| working| business| additional)?"
        rf"[ -](?P<unit>{_UNITS})(?P<half> and (?:a )?half)?\b(?!-old\b|s? old\b|s? of age\b)(?!-[a-z]*[\d])(?:[- ]?long\b| or (?:so|more|less|longer)\b)?",
        *_SCALE,
    ),
    # "hours and hours of", "for years", "in decades", "over the years".
    rule(
        "duration",
        r"(?=[mhdnwyc])(?:(?<=\b[Ff]or )|(?<=\bin )|(?<=\bof )|(?<=\bover )|(?<=\bwithin )|(?<=\bafter )|(?<=\btake )|(?<=\btook )|(?<=\blasted ))"
        r"(?P<unit>minutes|hours|days|nights|weeks|months|years|decades|centuries)\b(?! (?:ago|later|earlier|before|old|gone|past|to come))",
        *_SCALE,
    ),
    rule("duration", r"(?<![\w.,/-])(?P<count>\d+(?:\.\d+)?)[ -]?(?P<unit>hrs?|mins?|secs?|yrs?)\b", "hr", "min", "sec", "yr"),
    rule("duration", r"(?<![\w.,/-])(?P<count>\d+(?:\.\d+)?)(?P<unit>h|hours?|minutes?|seconds?|days?|weeks?|months?|years?)\b", SEEN + r"\d[hmsdwy]"),
    rule("duration", r"\b(?i:all|the whole|the entire) (?P<unit>day|night|week|weekend|month|year|decade)\b(?: long\b)?", "all ", "whole", "entire"),
    rule("duration", r"\b(?P<unit>(?:hours?|days?|weeks?|months?|years?|decades?|century))[ -]long\b", *_SCALE),
    rule("vague", r"\b(?P<now>(?i:now(?:adays)?|currently|at present|presently|at the moment|right now|at this (?:time|moment|point)|these days|for now))\b", "now", "current", "present", "moment", "at this", "these days"),
    rule("vague", r"(?=[rmuolifpydstRMUOLIFPYDST])\b(?P<past>(?i:(?:more |most |until |only )?recently|lately|(?:in )?the (?:recent |distant |not too distant )?past|formerly|previously|long ago|years ago|decades ago|some time ago|of late|once upon a time))\b(?! \w+ (?:days|weeks|months|years))", "recent", "lately", " past", "formerly", "previously", " ago", "of late"),
    rule("vague", r"\b(?P<future>(?i:the (?:near |foreseeable |immediate |not too distant |not-too-distant |distant )?future|in the near term|(?:very )?soon))\b(?! after)", "future", "near term", "soon"),
)  # fmt: skip
