"""HOURS: times of day and parts of a day."""

from rashomon.dates.rule import PARTS, Rule, after_words, rule
from rashomon.dates.vocabulary import CLOCK, HOUR, OF_THE_DAY, SPOKEN_CLOCK, SPOKEN_TO

HOURS: tuple[Rule, ...] = (
    rule(
        "clock",
        r"(?<![\w$£€.,:])(?:(?i:shortly|just) (?i:before|after) |(?i:around|about|at) )?"
        rf"{CLOCK}(?: to {CLOCK}|(?: ?[-–] ?){CLOCK})?",
    ),
    rule(
        "clock",
        rf"(?:(?i:shortly|just) (?i:before|after) |(?i:around|about|at|by|since|until|before|after)(?: about| around)? )?"
        rf"\b{SPOKEN_CLOCK}{OF_THE_DAY}?",
        " past ",
        "o'clock",
        "minutes to ",
    ),
    rule(
        "clock",
        rf"\b(?:(?i:shortly|just) (?i:before|after)|(?i:around|about|at|since|until))(?: about| around)? {SPOKEN_TO}\b{OF_THE_DAY}?",
        " to ",
    ),
    rule(
        "clock",
        rf"\b(?i:shortly|just|a little|soon) (?i:before|after|past) {HOUR}(?:{OF_THE_DAY}|(?=[.,;]| (?:he|she|it|they|we|when|and)\b))",
        *("shortly", "just", "a little", "soon"),
    ),
    rule("clock", rf"\b(?:(?i:at|around|about|by) )?(?:{HOUR}|(?<![\d.,:])1?\d){OF_THE_DAY}", " in the ", "at night"),
    rule(
        "clock",
        rf"(?=\d){after_words('at around about after before')}(?:0?\d|1\d|2[0-3])\.[0-5]\d(?!\d|\.\d|%)"
        r"(?= (?:on|and|to|when|after|in|local)\b|[,.;\"'](?!\d))",
    ),
    rule(
        "clock",
        rf"(?=[nmdlbe]){after_words('at around by before after until since')}"
        r"(?:noon|midday|midnight|dawn|lunchtime|breakfast(?: time)?|daybreak|nightfall|evening)\b(?! of )",
        *("noon", "midday", "midnight", "dawn", "lunchtime", "breakfast", "daybreak", "nightfall", "evening"),
    ),
    rule("clock", rf"(?=d){after_words('before after until')}dark\b(?= ?[.,;:)]| (?:on|when|and|but|by|in)\b)", " dark"),
    rule(
        "clock",
        rf"\b(?:(?i:at|around|about|by) )?{HOUR}(?:[ -](?:five|ten|fifteen|twenty|thirty|forty|forty-five|fifty))? ?(?:[ap]\.m\.|[ap]m\b)",
        "am",
        "a.m.",
        "pm",
        "p.m.",
    ),
    rule(
        "clock",
        rf"\b{HOUR}[ -](?:fifteen|thirty|forty-five)(?:{OF_THE_DAY}|(?= (?:this (?:morning|afternoon|evening)|tonight)))",
        "fifteen",
        "thirty",
        "forty-five",
    ),
    # "at six thirty"; "at 9" and "at nine" only beside the day that they belong to.
    rule(
        "clock",
        rf"\b(?i:at|around|about|by|from|until|till) {HOUR}[ -](?:fifteen|thirty|forty-five)\b(?! [a-z]+s\b)",
        "fifteen",
        "thirty",
        "forty-five",
    ),
    # "at six." alone tells the hour, though not of which half of the day.
    rule(
        "hour",
        rf"\b(?P<alone>(?i:at) (?:around |about |nearly )?(?!one\b){HOUR})\b(?=[.;:)!?]|, (?!{HOUR}(?:,| and\b))|$| (?:when|and (?:he|she|they)|but)\b)",
        "at ",
    ),
    rule(
        "hour",
        rf"\b(?i:at|around|about) (?:{HOUR}|1[0-2]|[1-9])\b(?=[.,;:)!?\"'](?!\d)|$| (?:on|and|to|when|after|in|but|for|with|or|today|tonight|tomorrow|yesterday|this|last|next|[A-Z][a-z]+day)\b)",
        "at ",
        "around ",
        "about ",
    ),
    rule("clock", r"\b(?<!high )(?:noon|midday)\b", "noon", "midday"),
    rule(
        "part",
        r"\b(?i:during|in|through|throughout|for much of|late in|early in|later in|by|since|until|till) the (?:early |late |mid-)?"
        r"(?:morning|afternoon|evening|early hours|small hours)\b(?: rush[- ]hour)?(?! of )",
        *PARTS,
    ),
    rule("part", r"\b(?i:by|until|since|around|before|after|in|at) (?:mid|early|late)[ -](?:morning|afternoon|evening)\b(?! of )", *PARTS),
    rule("part", r"\b(?i:since) (?:morning|afternoon|evening)\b(?! of )", "since "),
    rule("nighttime", r"\b(?i:in|during|through|throughout) the night\b(?! (?:of|before|after|when)\b)"),
    rule("nighttime", r"(?:(?<=\bspent )|(?<=\bsurvive )|(?<=\bsurvived )|(?<=\bspend ))the night\b(?! (?:of|before|when)\b)"),
    rule("part", r"\b(?i:that (?:same )?(?:morning|afternoon|evening|night))\b", *PARTS),
    rule("part", r"\b(?i:the (?:(?:morning|evening) rush[- ]hour|early hours|small hours))\b(?! of )", *PARTS),
)
