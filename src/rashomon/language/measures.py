"""Units of measure, and whether two counted nouns count the same kind of thing."""

from rashomon.language.families import families_of

# Unit -> dimension and size in the dimension's first unit.
_UNITS: dict[str, tuple[str, float]] = {
    "metre": ("length", 1), "meter": ("length", 1), "m": ("length", 1), "kilometre": ("length", 1000), "kilometer": ("length", 1000),
    "km": ("length", 1000), "mile": ("length", 1609.3), "nautical mile": ("length", 1852), "foot": ("length", 0.3048), "feet": ("length", 0.3048),
    "yard": ("length", 0.9144), "centimetre": ("length", 0.01), "centimeter": ("length", 0.01), "cm": ("length", 0.01), "inch": ("length", 0.0254),
    "second": ("time", 1), "minute": ("time", 60), "hour": ("time", 3600), "day": ("time", 86400), "week": ("time", 7 * 86400),
    "month": ("time", 30.44 * 86400), "year": ("time", 365.25 * 86400), "decade": ("time", 3652.5 * 86400),
    "gram": ("weight", 0.001), "kilogram": ("weight", 1), "kilo": ("weight", 1), "kg": ("weight", 1), "tonne": ("weight", 1000),
    "ton": ("weight", 1000), "pound": ("weight", 0.4536), "hectare": ("area", 1), "acre": ("area", 0.4047), "square kilometre": ("area", 100),
    "square kilometer": ("area", 100), "square mile": ("area", 259), "litre": ("volume", 1), "liter": ("volume", 1), "gallon": ("volume", 3.785),
    "kmh": ("speed", 1), "kph": ("speed", 1), "km/h": ("speed", 1), "mph": ("speed", 1.609),
}  # fmt: skip

# What a figure measures, by the words that stand with it (lemmas).
_MEASURES: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in (
        ("killed", "die dead death deceased fatality fatal kill killed perish slay body toll lethal drown murder coffin life mortuary"),
        ("injured", "injure injured injury wound wounded hurt maim hospitalise hospitalize treat treated admit"),
        ("missing", "missing miss unaccounted disappear"),
        ("detained", "arrest detain detained custody detainee"),
        ("evacuated", "evacuate evacuation evacuee relocate"),
        ("displaced", "displace displaced homeless flee"),
        ("rescued", "rescue save ashore"),
        ("trapped", "trap trapped stuck strand stranded"),
        ("surrendered", "surrender"),
        ("destroyed", "destroy destroyed damage damaged"),
    )
}
GROWING = frozenset({"killed", "injured", "detained", "evacuated", "displaced", "rescued", "surrendered", "destroyed"})
"""Measures that only grow while an event is being reported."""
MOVING = frozenset({"missing", "evacuated", "displaced", "trapped"})
"""Measures that go up and down."""

# Groups of people that are a part of all people: a number of one says nothing against a number of another.
_PARTS = ("child", "woman", "police", "soldier", "fighter", "civilian", "passenger", "crew", "worker", "hostage", "foreign", "school")
_ANYONE = frozenset(
    [
        "people",
        "person",
        "resident",
        "inhabitant",
        "citizen",
        "casualty",
        "victim",
        "body",
        "dead",
        "death",
        "fatality",
        "life",
        "injured",
        "wounded",
        "protester",
        "demonstrator",
        "marcher",
        "evacuee",
        "survivor",
        "other",
        "name",
        "head",
        "coffin",
        "individual",
        "arrest",
        "soul",
        "reveller",
        "missing",
        "killed",
        "human",
        "detainee",
    ]
)


def measure(unit: str | None) -> tuple[str, float] | None:
    """The dimension of a unit of measure and its size; None for counted things."""
    word = (unit or "").casefold().replace("-", " ").strip()
    return _UNITS.get(word) or _UNITS.get(word.removesuffix("s"))


def measures_of(words: frozenset[str]) -> frozenset[str]:
    """What is measured, as far as these lemmas say."""
    return frozenset(name for name, listed in _MEASURES.items() if words & listed)


def same_thing(left: str | None, right: str | None) -> bool | None:
    """Whether two units count the same kind of thing; None where a unit is missing or nothing is known of them."""
    if not left or not right:
        return None
    one, other = left.casefold().strip(), right.casefold().strip()
    if one == other or one.split()[-1:] == other.split()[-1:]:
        return True
    first, second = measure(one), measure(other)
    if first or second:
        return bool(first and second and first[0] == second[0])
    if one.isupper() or one == "%" or other == "%":
        return False
    return _same_people(one.split()[-1], other.split()[-1])


def _same_people(one: str, other: str) -> bool | None:
    parts = [frozenset(families_of(word)) & frozenset(_PARTS) for word in (one, other)]
    if one in _ANYONE and other in _ANYONE:
        return True
    if parts[0] or parts[1]:
        return bool(parts[0] & parts[1])
    if frozenset(families_of(one)) & frozenset(families_of(other)):
        return True
    return None
