"""Compound units: "km/h", "barrels a day", "W/(m² K)", "kg m s⁻²", "metres per second squared"."""

import re

from rashomon.lexicon import either
from rashomon.text.unit_table import MeasureUnit, load_units, unit_called

_RAISED = "¹²³⁴⁵⁶⁷⁸⁹"
_FLAT = str.maketrans(f"{_RAISED}⁻−", "123456789--")
_EXPONENT = re.compile(
    r"(?:(?:\^|\*\*)(?P<caret>[-−]?[1-9])(?!\d)|(?P<raised>⁻?[¹²³⁴-⁹])|(?P<less>[-−][1-6])(?![\d\w]| ?[A-Za-z\d](?![-−⁻^]))"
    r"|(?P<flat>[23])(?!\d|[.,]\d)| (?P<word>squared|cubed)\b)"
)
_LESS = re.compile(r"[-−][1-6](?!\w)")
_SQUARED = re.compile(r" squared\b|[²]|\^2(?!\d)|2(?!\d|[.,]\d)")
_FACTOR = re.compile(
    r"(?:[ -](?P<per>per)[ -]| ?(?P<slash>/) ?|[ -](?P<article>an?)[ -]|(?P<times>[*·⋅×]|(?<=[a-z])-(?=[a-z])| (?=[Nmk]?m\b)))"
    rf"(?P<kind>{either('amounts.kinds_of_units')})?(?P<word>[A-Za-zµμΩ°]+)"
)
_KINDS = {"sq": "square ", "cu": "cubic "}
_BRACKET = re.compile(r" ?/ ?\((?P<inside>[^()]{1,24})\)")
_PARTS = re.compile(r"[ ·⋅*×]+")
# Symbols that may stand behind a space or a dot: "kg m", "J mol⁻¹".
_SPACED = re.compile(
    r"(?: ?[·⋅*.]| |(?<=[²³23])(?=[A-Z]))(?P<word>mol|min|Pa|Hz|eV|rad|sr|kPa|ha|yr|[kcmµμn]?[mgAVWJNL]|[kmM]?Hz|[Ms]|kmol|mmol|h|l|s|K|C|T)(?![^\W\d_])"
)
_MOST = 4  # factors behind the first


def composed(text: str, end: int, unit: MeasureUnit) -> tuple[MeasureUnit, int]:
    """Returns the unit extended by a following "per day", "/kg", "squared" or further factors, and where its words end.

    Adjacent symbols are multiplied only if one of them has a power ("J K⁻¹").
    """
    unit, end = _powered(text, end, unit)
    under = False  # behind a slash everything divides: "W/m·K"
    for _ in range(_MOST):
        if bracket := _BRACKET.match(text, end):
            divided = _divided(unit, bracket["inside"])
            if divided is None:
                break
            unit, end = divided, bracket.end()
            continue
        if step := _spaced(text, end, unit, under=under):
            unit, end = step
            continue
        factor = _FACTOR.match(text, end)
        base, last = _base(text, factor) if factor else (None, 0)
        if factor is None or base is None or base.dimension in {"share", "count"} or (base.dimension == "currency" and not factor["per"]):
            break
        if factor["article"] and base.dimension != "time" and unit.dimension != "currency":
            break  # "$5 a barrel", but "5 km a side"
        if factor["kind"]:
            base = called_kind(factor["kind"], base)
        under = under or bool(factor["slash"])
        raised, after = _powered(text, last, base)
        unit, end = (_product if factor["times"] and not under else _quotient)(unit, raised), after
    return unit, end


_NEXT = re.compile(r"[ -][a-z]+")


def _base(text: str, factor: re.Match[str]) -> tuple[MeasureUnit | None, int]:
    """Returns the unit that a factor names, of two words if there is one ("per kilowatt hour"), and where it ends."""
    following = _NEXT.match(text, factor.end())
    both = unit_called((factor["word"] + following.group()).replace("-", " ")) if following else None
    return (both, following.end()) if following and both else (unit_called(factor["word"]), factor.end())


def called_kind(kind: str, base: MeasureUnit) -> MeasureUnit:
    """Returns the square or cubic unit of a length. `kind`: "square", "cubic", "sq." and the like."""
    bare = kind.strip().rstrip(".").casefold()
    return raised_to(base, 2 if _KINDS.get(bare, f"{bare} ") == "square " else 3)


def raised_to(unit: MeasureUnit, power: int) -> MeasureUnit:
    """Returns the unit raised to a power; "per second" for a negative one."""
    if power == 1:
        return unit
    if power < 0:
        base = raised_to(unit, -power)
        return MeasureUnit(f"per {base.name}", f"per {base.dimension}", 1 / base.size)
    how = {2: "square ", 3: "cubic "}.get(power)
    name = f"{how}{unit.name}" if how else f"{unit.name} to the {power}"
    return load_units().get(name) or MeasureUnit(name, f"{how or power} {unit.dimension}".replace("  ", " "), unit.size**power)


def _powered(text: str, end: int, unit: MeasureUnit) -> tuple[MeasureUnit, int]:
    """Returns the unit with the power written behind it."""
    if unit.name.endswith(" per second") and (squared := _SQUARED.match(text, end)):
        name = f"{unit.name.removesuffix('second')}square second"
        return load_units().get(name) or MeasureUnit(name, f"{unit.dimension} per time", unit.size), squared.end()
    found = _EXPONENT.match(text, end)
    if found is None or unit.dimension in {"currency", "share", "count"}:
        return unit, end
    return raised_to(unit, _power(found)), found.end()


def _power(found: re.Match[str]) -> int:
    if found["word"]:
        return 2 if found["word"] == "squared" else 3
    return int((found["caret"] or found["raised"] or found["less"] or found["flat"]).translate(_FLAT))


def _spaced(text: str, end: int, unit: MeasureUnit, *, under: bool) -> tuple[MeasureUnit, int] | None:
    """Returns the unit multiplied by a symbol behind a space or a dot: "m s-1", "N m²"; None if that is not a factor."""
    step = _SPACED.match(text, end)
    if step is None or unit.dimension in {"currency", "share", "count"}:
        return None
    base = load_units().get(f"={step['word']}")
    less, found = _LESS.match(text, step.end()), _EXPONENT.match(text, step.end())
    if base is None or not (less or (found and not found["word"])):
        return None
    power = int(less.group().translate(_FLAT)) if less else _power(found) if found else 1
    after = less.end() if less else found.end() if found else step.end()
    if power < 0 or under:
        return _quotient(unit, raised_to(base, abs(power))), after
    return _product(unit, raised_to(base, power)), after


def _divided(unit: MeasureUnit, inside: str) -> MeasureUnit | None:
    """Returns the unit divided by everything in the brackets; None if they hold anything else."""
    for part in _PARTS.split(inside.strip()):
        word = re.match(r"[A-Za-zµμΩ°]+", part)
        base = unit_called(word.group()) if word else None
        if word is None or base is None or base.dimension in {"currency", "share", "count"}:
            return None
        raised, end = _powered(part, word.end(), base)
        if end != len(part):
            return None
        unit = _quotient(unit, raised)
    return unit


def _quotient(unit: MeasureUnit, base: MeasureUnit) -> MeasureUnit:
    return MeasureUnit(f"{unit.name} per {base.name}", f"{unit.dimension} per {base.dimension}", unit.size / base.size, unit.code)


def _product(unit: MeasureUnit, other: MeasureUnit) -> MeasureUnit:
    name = f"{unit.name} {other.name}"
    return load_units().get(name) or MeasureUnit(name, f"{unit.dimension} {other.dimension}", unit.size * other.size)
