"""What pages say for themselves, what the class names, ids and roles of their parts mean, and what
can stand between a reader and an article: en/page_words.toml, page_zones.toml and page_walls.toml,
compiled."""

import re
from functools import cache

from rashomon.model.record import record
from rashomon.shipped.words import Pattern, read_table, table, toml_table


@record
class PictureWords:
    """How captions and the credits of pictures look."""

    libraries: tuple[str, ...]
    leading: tuple[str, ...]
    label: Pattern


@record
class TellingWords:
    """Words that tell a sentence of the news from one of the page."""

    label: Pattern
    orders: Pattern
    page: Pattern
    reader: Pattern
    said: Pattern
    perhaps: Pattern
    finite: Pattern
    certain: Pattern
    past: Pattern
    asking: Pattern


@record
class PageWords:
    """Notes of correction, and how pictures, outlets, stations and writers are named."""

    correction_hints: tuple[str, ...]  # lower case; every note of correction holds one of them
    correction_start: Pattern
    correction_inside: Pattern
    pictures: PictureWords
    outlet_notes: tuple[Pattern, ...]
    rights: Pattern
    original: Pattern  # the house whose text a report says it is
    tip: Pattern  # the house that it says had it first
    roles: Pattern
    staff: Pattern
    stations: frozenset[str]  # what opens stories as agencies do, and is none; in lower case


@cache
def load_page_words() -> PageWords:
    """Returns them."""
    words = table("page_words")
    outlets, bylines, pictures = words["outlets"], words["bylines"], words["pictures"]
    notes = words["correction"]
    return PageWords(
        correction_hints=tuple(notes["hints"].split("|")),
        correction_start=_loose(notes["start"]),
        correction_inside=_loose(notes["inside"]),
        pictures=PictureWords(
            tuple(pictures["libraries"]), tuple(pictures["leading"]), _loose(pictures["label"])
        ),
        outlet_notes=tuple(map(re.compile, outlets["notes"])),
        rights=_loose(outlets["rights"]),
        original=re.compile(outlets["original"]),
        tip=re.compile(outlets["tip"]),
        roles=_loose(bylines["roles"]),
        staff=re.compile(bylines["staff"]),
        stations=frozenset(read_table("stations.csv").casefold().splitlines()[1:]) - {""},
    )


@cache
def load_line_rules() -> tuple[tuple[str, Pattern, str], ...]:
    """Returns types of furniture, what finds each, and its form: "usual" of furniture, "alone"
    where no news has it, so that its figures tell nothing; "" if the words alone decide."""
    return tuple(
        (rule["type"], _loose(rule["pattern"]), rule.get("form", ""))
        for rule in table("page_words")["rule"]
    )


@cache
def load_telling_words() -> TellingWords:
    """Returns them."""
    patterns = table("page_words")["telling"].items()
    return TellingWords(**{name: _loose(pattern) for name, pattern in patterns})


def _loose(pattern: str) -> Pattern:
    return re.compile(pattern, re.IGNORECASE)


@cache
def load_page_zones() -> tuple[tuple[str, Pattern], ...]:
    """Returns patterns for the names of an element, each with the type of furniture that such an
    element contains, in the order in which they are tried."""
    rules = []
    for rule in toml_table("page_zones.toml")["rule"]:
        names = "|".join(rule["names"].split())
        # as a whole name, or as whole parts of one that is joined by hyphens
        rules.append((rule["kind"], re.compile(rf"(?<![a-z0-9])(?:{names})(?![a-z0-9])")))
    return tuple(rules)


@record
class Wall:
    """One kind of page that stands before an article: what it does, how it is described, and which
    of its signs may also stand below the beginning of an article."""

    asks: str
    sign: Pattern
    cuts: Pattern


@record
class Walls:
    """All kinds in their order. The last is the notice of cookies and consent; `hint` finds a word
    of it."""

    walls: tuple[Wall, ...]
    hint: Pattern


@cache
def load_walls() -> Walls:
    """Returns the table."""
    table = toml_table("page_walls.toml")
    walls = []
    for wall in table["wall"]:
        cuts = wall.get("cuts", "(?!)")
        walls.append(Wall(wall["asks"], _any(f"{wall['sign']}|{cuts}"), _any(cuts)))
    return Walls(tuple(walls), _any(table["hint"]))


def _any(pattern: str) -> Pattern:
    """Returns the alternatives, which stand on lines of their own."""
    return re.compile(pattern.replace("\n", ""), re.IGNORECASE)
