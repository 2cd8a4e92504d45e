"""A mention that is marked in a text: the name in it, or the noun that it describes its thing by."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from rashomon.language.name_words import demonyms, load_name_words
from rashomon.language.spellings import fold
from rashomon.model.name import NameKind
from rashomon.names.words import listed

HE = listed("he him his himself")
SHE = listed("she her hers herself")
IT = listed("it its itself")
THEY = listed("they them their theirs themselves")
WHO = listed("who whom whose which that")
ME = listed("i me my mine myself we us our ours ourselves you your yours")
PRONOUNS = HE | SHE | IT | THEY | WHO | ME
_OPENERS = listed(
    "the a an this that these those his her its their our my your some any both all each every another other one two three four five six seven eight nine ten no in on at of from to by for with near"
)
BODIES = listed(
    "company firm maker giant manufacturer carrier airline bank agency group team club organization organisation corporation business retailer automaker carmaker developer publisher rival"
)


PEOPLE = listed("""
    man woman boy girl teen teenager youth child kid baby toddler star starlet celebrity legend icon idol champion swimmer diver boxer racer golfer skier wrestler pitcher
    quarterback linebacker receiver guard forward rookie veteran suspect convict escapee fugitive offender molester killer murderer robber thief burglar rapist shooter gunman bomber
    terrorist kingpin mobster boss billionaire millionaire mogul heir heiress widow widower bride groom bachelor parent stepfather stepmother roommate classmate colleague boyfriend
    girlfriend fiance fiancee partner supporter opponent critic fan victim patient donor hostage captive pirate hacker employee boss executive official spokesman spokeswoman host
    anchor presenter celebrity socialite model designer director producer screenwriter songwriter rapper guitarist frontman bassist conductor composer sculptor genius nominee winner
    loser recipient laureate hero whistleblower informant source spy defector dissident rebel insurgent prophet guru monk nun missionary evangelist preacher sailor astronaut cosmonaut
""")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight")


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention: its key, the text it stands in, where, and its words. `story`: the texts of one event have one number."""

    key: str
    doc: str
    start: int
    text: str
    story: int = 0
    kind: NameKind | None = None


def stripped(text: str) -> str:
    """The text without quotation marks, possessives and the small words before it."""
    text = re.sub(r"(?<=[a-z])\.(?=[A-Z][a-z])", ". ", text)
    words = re.sub(r"['’]s\b|['’](?=\s|$)", "", text.strip(" \"'“”‘’.,;:()")).split()
    while len(words) > 1 and words[0].lower() in _OPENERS:
        words = words[1:]
    return " ".join(words)


def name_in(text: str) -> str:
    """The name that the mention is or ends in ("actress Jane Roe", "the Bank of Utopia"), "" for a description or a pronoun."""
    words = _phrase(stripped(text))
    if not words or fold(" ".join(words)) in PRONOUNS:
        return ""
    lists = load_name_words()
    at = len(words)
    while at and (_is_capital(words[at - 1]) or (words[at - 1] in _INSIDE and at > 1 and _is_capital(words[at - 2]) and at < len(words))):
        at -= 1
    run = words[at:]
    while len(run) > 1 and (run[0].lower().rstrip(".") in lists.titles or (run[0] in demonyms() and run[1].lower() in lists.titles)):
        run = run[1:]
    if not run or any(word.lower() in WEEKDAYS for word in run):
        return ""
    if len(run) == 1 and (run[0].lower() in lists.not_names or run[0].lower() in lists.roles) and not run[0].isupper():
        return ""
    return " ".join(run)


_INSIDE = ("of", "&", "de", "for", "the", "du", "la")


def _phrase(text: str) -> list[str]:
    """The words of the description itself, without what only describes it further: up to a comma or a preposition that no name holds."""
    words = re.split(r",\s|\s\(|\s[-–]\s", text, maxsplit=1)[0].split()
    for i in range(1, len(words)):
        if words[i] in _LINKS:
            held = words[i] in _INSIDE and _is_capital(words[i - 1]) and any(_is_capital(w) for w in words[i + 1 : i + 3])
            if not held:
                return words[:i]
    return words


_LINKS = listed("""
    of in on at for from with who which that by to against near inside outside between over after where whose called named based is was has had and or the a an as
""")


def is_noun(name: str, text: str, small: Collection[str]) -> bool:
    """Whether one capitalised word is an ordinary noun, which the texts write small elsewhere; a headline gave it its capital."""
    return " " not in name and fold(name) in small and not name.isupper() and text.strip("\"'“”").split()[0].lower() not in ("the", "a")


def _is_capital(word: str) -> bool:
    return bool(word) and (word[0].isupper() or (word[:1].isdigit() and any(c.isupper() for c in word))) and len(word.strip(".")) > 0


def head_of(text: str) -> str:
    """The noun that the description is about: the last word before what only describes it further."""
    day = next((word for word in fold(text).split() if word in WEEKDAYS), None)
    if day:
        return day
    words = fold(" ".join(_phrase(stripped(text)))).split()
    return words[-1] if words else fold(text)
