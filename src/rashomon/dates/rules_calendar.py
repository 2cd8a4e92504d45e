"""CALENDAR: days, months and holidays that are named by the calendar: "3 March", "the 14th", "Good Friday"."""

from rashomon.dates.rule import CENTURIES, FEASTS, LOUD, NTH_IN_FIGURES, SAME_YEAR, SEEN, SHORT_DAYS, Rule, after_words, rule
from rashomon.dates.vocabulary import (
    FEAST,
    LOUD_MONTH,
    LOUD_WEEKDAY,
    MODIFIER,
    MONTH,
    NTH,
    ORDINAL,
    SHORT_WEEKDAY,
    SURE_MONTH,
    WEEKDAY,
    YEAR,
)

CALENDAR: tuple[Rule, ...] = (
    rule("iso", r"(?<![\w/-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?(?![\w-])"),
    rule("day", rf"(?<![\w/.-])(?P<day>\d{{1,2}})(?P<sep>[-/])(?P<month>{MONTH})(?P=sep)(?P<year>{YEAR})(?![\w/-])"),
    rule("day", rf"\b(?P<month>{MONTH})-(?P<day>\d{{1,2}})-(?P<year>{YEAR})(?![\w/-])"),
    rule(
        "weekday",
        r"\b(?:(?<=\b[Oo]n )|(?P<relative>(?i:last|next|this)) )(?P<weekday>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b(?! [A-Z])",
        *SHORT_DAYS,
    ),
    rule(
        "day",
        rf"\b(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? (?:the )?)?(?P<month>{MONTH}) (?:the )?(?P<day>\d{{1,2}})"
        rf"(?:{ORDINAL}\b)?(?:(?: ?[-–—] ?|(?<=[snrt][tdh]) (?:to|through|until|till) (?:the )?)(?P<last>\d{{1,2}})(?:{ORDINAL}\b)?)?(?![\d%:]|[.,]\d)(?:(?:,| of|) ?(?P<year>{YEAR})\b|,? '(?P<short>\d\d)\b| (?:of )?(?P<which>{SAME_YEAR}))?",
    ),
    rule(
        "day",
        rf"(?<![\d.,:/£$€-])\b(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? (?:the )?)?(?:(?P<first>\d{{1,2}})(?:{ORDINAL})?(?: ?[-–—] ?| (?:to|and|until|till|through) (?:the )?))?"
        rf"(?P<day>\d{{1,2}})(?:{ORDINAL})?(?: of)? (?P<month>{MONTH})(?!\w)(?:,? (?P<year>{YEAR})\b|,? '(?P<short>\d\d)\b| (?:of )?(?P<which>{SAME_YEAR}))?",
    ),
    rule(
        "iso",
        r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)(?P<sep>[/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?![\w/-]|\.\d)",
        SEEN + r"\d\d[/.]\d\d?[/.]\d",
    ),
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
    rule(
        "days-of",
        r"(?:(?<=\b[Ff]rom )(?:the )?(?P<first>\d\d?)(?:st|nd|rd|th) (?:to|until|till) (?:the )?"
        r"|(?<=\b[Bb]etween )(?:the )?(?P<first2>\d\d?)(?:st|nd|rd|th) and (?:the )?)(?P<last>\d\d?)(?:st|nd|rd|th)"
        r"(?=[.,;:)]|$| (?:we|they|he|she|it|I|you|in|at|with|for|when)\b)",
        NTH_IN_FIGURES,
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
    rule("numeric", r"(?<![\w/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d\d)(?![\w/-]|\.\w)"),
    rule(
        "numeric",
        rf"{after_words('on by until since till')}(?P<a>1[0-2]|0?[1-9])/(?P<b>3[01]|[12]\d|0?[1-9])(?![\w/%-]|\.\w)",
        SEEN + r"\d/\d",
    ),
    rule("month", r"(?<![\w/.,-])(?P<month>1[0-2]|0?[1-9])/(?P<year>(?:19|20)\d\d)(?![\w/%-]|\.\w)", "/19", "/20"),
    rule("month", rf"(?<![\w/.,-])(?P<year>(?:19|20)\d\d) (?P<month>{MONTH})(?!\w)(?! \d)", *CENTURIES),
    rule(
        "month",
        rf"\b(?:(?P<modifier>(?i:{MODIFIER}))|(?P<relative>(?i:last|next|this|that)) )?(?P<month>{MONTH})(?!\w)"
        rf"(?:,? (?:of )?(?:(?P<year>{YEAR})\b(?!-)|(?P<which>(?:that|this|last|next|the same|the previous|the following) year)\b))",
    ),
    rule("month", rf"\b(?P<month>{MONTH})(?= (?:and|or) {MONTH},? (?:of )?(?P<year>{YEAR})\b(?!-))"),
    rule("month", rf"\b(?P<modifier>(?i:{MODIFIER}))(?P<month>{MONTH})(?!\w)"),
    rule(
        "month",
        rf"\b(?P<relative>(?i:last|next|this|that|the following|the previous)) (?P<month>{MONTH})(?!\w)(?! (?:[A-Z][a-z]|\d))",
    ),
    rule("month", rf"(?=[JFMASOND]){after_words('in')}(?P<month>{MONTH})(?!\w)(?! [A-Z][a-z]+ (?:said|told|says))"),
    rule(
        "month",
        rf"(?=[JFMASOND]){after_words('of by since until before after from during between through throughout till')}"
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
        rf"\b(?i:the )(?P<nth>first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th) (?P<what>week|weekend|{WEEKDAY}) (?:of|in) "
        rf"(?:(?P<month>{MONTH})(?!\w)(?:,? (?P<year>{YEAR})\b)?|(?P<which>this|last|next) month\b)",
    ),
    rule(
        "feast",
        rf"\b(?:(?P<relative>(?i:last|next|this)) )?(?P<name>{FEAST})\b(?! (?:parade|sale|sales|massacre))(?:,? (?:of )?(?P<year>{YEAR})\b|,? (?:of )?(?P<which>{SAME_YEAR}))?",
        *FEASTS,
    ),
    rule(
        "feast",
        rf"(?:{after_words('at by before until since over after')}|\b(?P<relative>(?i:last|next|this)) )(?P<name>Christmas)\b(?! [A-Z]| (?!and|or|but|when|as|in|at|to|with|for|is|was|they|he|she|we|it)[a-z])(?: (?P<year>{YEAR})\b)?",
        "christmas",
    ),
    rule(
        "nth",
        rf"{after_words('on by until before after since from')}the (?P<day>\d{{1,2}}){ORDINAL}\b(?! (?:[a-z]+ )?(?:floor|anniversary|birthday|day|hole|green|minute|century))"
        r"(?: of (?P<of>this|last|the|next) month)?",
        NTH_IN_FIGURES,
    ),
)
