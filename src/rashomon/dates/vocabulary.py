"""Words of which time expressions are made, as patterns."""

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
LOUD_WEEKDAY = r"(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
LOUD_MONTH = (
    r"(?:(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
    r"|(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
NTH = (
    r"(?:(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
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
UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year|decade|century)"
MODIFIER = r"(?:(?:the )?(?:very )?(?:early|mid|middle|late|start|beginning|end|close)(?: part)?(?:[ -](?:in|of))?(?: the)?[ -])"
ZONE = r"(?:GMT|UTC|BST|CET|CEST|EE?S?T|E[SD]T|ET|CT|PT|P[SD]T|IST|JST|AEST|local time|hours(?: local time)?|hrs)"
CLOCK = (
    rf"(?:\d{{1,2}}(?:[.:]\d\d){{0,2}}\s?(?:[ap]\.m\.|[ap]\.?m\b)(?: {ZONE}\b)?"
    rf"|(?:[01]?\d|2[0-3])[:.]?[0-5]\d ?{ZONE}\b"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:%]))"
)
HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# "twenty past nine", "half past six", "six o'clock"; "ten to one" and a bare "three" may be odds or counts and need a word of time before.
SPOKEN_CLOCK = (
    rf"(?:(?:(?:five|ten|quarter|a quarter|twenty|twenty-five|half) past|{WORD_NUMBER} minutes past) (?:{HOUR}|noon|midnight)"
    rf"|{WORD_NUMBER} minutes to {HOUR}(?! [a-z]*s\b)|(?:{HOUR}|\d{{1,2}}) o'clock)"
)
SPOKEN_TO = rf"(?:(?:five|ten|quarter|a quarter|twenty|twenty-five) to {HOUR})(?! [a-z]*(?:odds|vote|majority|ratio|against)| in favour)"
OF_THE_DAY = r"(?: in the (?:morning|afternoon|evening)| at night)"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
SINCE = (
    r"(?:since|until|till|by|from|of|during|before|after|through|throughout|between|around|about|as of|as early as|for|to|and|or"
    r"|late|early|year|fiscal|circa|ends?|begins?)"
)
FEAST = (
    r"(?:Christmas (?:Day|Eve)|New Year's (?:Day|Eve)|Boxing Day|Good Friday|Easter (?:Sunday|Monday)|Easter|Thanksgiving(?: Day)?"
    r"|Halloween|Valentine's Day|May Day|Independence Day|(?:the )?(?:Fourth|4th) of July|Memorial Day|Labou?r Day"
    r"|Veterans Day|Armistice Day|Columbus Day|(?:Martin Luther King Jr\.? Day|MLK Day)|Presidents' Day|Ash Wednesday|Palm Sunday"
    r"|Whit (?:Sunday|Monday)|Pentecost|Ascension Day|Remembrance Sunday|Bonfire Night|Guy Fawkes (?:Day|Night)|Groundhog Day|Mother's Day|Father's Day|April Fools?'?s? Day|Bastille Day|Earth Day|Juneteenth|Xmas|April Fools|Cinco de Mayo|International Women's Day|All Souls' Day|Maundy Thursday|Easter Saturday|Holy Saturday|Black Friday|Epiphany|All Saints' Day)"
)
