"""What people decided about names: which spellings are one, which are not, of what kind a name is, where a place lies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.model.judgement import OBEYED, Action, Judgement
from rashomon.model.name import Name, NameKind
from rashomon.names.forms import Pair, Why
from rashomon.names.geocode import geocode
from rashomon.names.place_meanings import candidates_of
from rashomon.names.places import Location

NAME, KIND, PLACE = "name", "kind", "place"
FIELDS = frozenset((NAME, KIND, PLACE))


@dataclass(frozen=True, slots=True)
class NameJudgements:
    """The judgements that bear on names, by what they decide; forms as they are printed, with single spaces."""

    same: tuple[Pair, ...] = ()
    different: frozenset[frozenset[str]] = frozenset()
    kinds: Mapping[str, NameKind] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset()
    places: Mapping[str, Judgement] = field(default_factory=dict)


def judged_names(judgements: Iterable[Judgement]) -> NameJudgements:
    """What these judgements decide about names; a judgement that cannot be understood decides nothing."""
    same: list[Pair] = []
    different: set[frozenset[str]] = set()
    kinds: dict[str, NameKind] = {}
    excluded: set[str] = set()
    places: dict[str, Judgement] = {}
    for j in judgements:
        first, *others = [_plain(part) for part in j.target]
        if j.field == NAME and j.action in (Action.SAME, Action.MERGE):
            same += [(first, other, Why(j.reason(), 1.0)) for other in others]
        elif j.field == NAME and j.action in (Action.DIFFERENT, Action.SPLIT):
            different |= {frozenset((first, other)) for other in others if other != first}
        elif j.field in FIELDS and j.action is Action.EXCLUDE:
            excluded |= {first, *others}
        elif j.field == KIND and j.action is Action.SET and j.after in NameKind.__members__.values():
            kinds |= dict.fromkeys((first, *others), NameKind(str(j.after)))
        elif j.field == PLACE and j.action in (Action.SET, Action.REJECT):
            places |= dict.fromkeys((first, *others), j)
    return NameJudgements(tuple(same), frozenset(different), kinds, frozenset(excluded), places)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def judged_place(judged: NameJudgements, spellings: Sequence[str]) -> Judgement | None:
    """The judgement about where the place of these spellings lies."""
    return next((judged.places[s] for s in map(_plain, spellings) if s in judged.places), None)


def place_of(judged: Judgement, spelling: str) -> Location | None:
    """Where a judgement puts a place: a GeoNames id, "latitude, longitude", or the place in words ("Paris, Texas"); None for "unknown"."""
    after = (judged.after or "").strip()
    if judged.action is Action.REJECT or after.casefold() in ("", "unknown"):
        return None
    ident = after.removeprefix("geonames:").strip()
    if ident.isdigit():
        for c in candidates_of(spelling):
            if c.geonames == int(ident):
                return Location(c.lat, c.lon, c.country, c.geonames, c.precision, c.code)
        return None
    numbers = [_number(part) for part in after.split(",")]
    if len(numbers) == 2 and numbers[0] is not None and numbers[1] is not None and abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180:
        return Location(numbers[0], numbers[1], None, None, "city", 1)
    return geocode(after, [(0, len(after.split(",")[0]))])[0]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def outcomes(
    judgements: Iterable[Judgement], names: Sequence[Name], texts: Iterable[str], machine: Sequence[Name] = ()
) -> tuple[Judgement, ...]:
    """The judgements about names of this story, each with what became of it and what the `machine` has; those about words that it lacks are
    left out."""
    judgements = tuple(judgements)
    prose = [_plain(text) for text in texts] if any(j.action is Action.EXCLUDE for j in judgements) else []
    owner = {_plain(spelling): name for name in names for spelling in (*name.spellings, name.name)}
    had = {_plain(spelling): name for name in machine for spelling in (*name.spellings, name.name)}
    told = []
    for j in judgements:
        targets = [_plain(part) for part in j.target]
        if j.field not in FIELDS:
            continue
        present = [owner[t] for t in targets if t in owner]
        j = replace(j, before=_had(j, [had[t] for t in targets if t in had]) if machine else j.before)
        if j.action is Action.EXCLUDE:
            if any(t in text for t in targets for text in prose):
                told.append(replace(j, outcome=OBEYED if not present else "not obeyed: another judgement makes it a name"))
        elif len(present) == len(targets):
            told.append(replace(j, outcome=_outcome(j, present)))
    return tuple(told)


def _outcome(j: Judgement, present: Sequence[Name]) -> str:
    one = len({name.id for name in present}) == 1
    if j.field == NAME and j.action in (Action.SAME, Action.MERGE):
        return OBEYED if one else "not obeyed: another judgement keeps them apart"
    if j.field == NAME and j.action in (Action.DIFFERENT, Action.SPLIT):
        return OBEYED if len({name.id for name in present}) == len(present) else "not obeyed: both are joined to a third by judgement"
    if j.field == KIND and j.action is Action.SET:
        return OBEYED if all(name.kind == j.after for name in present) else "not obeyed: the name's other spellings speak for another kind"
    if j.field == PLACE and j.action is Action.SET and j.after and j.after.casefold() != "unknown":
        return OBEYED if present[0].lat is not None else "not obeyed: the place judged is not known to the gazetteer"
    return OBEYED if j.action is not Action.UNSURE else "noted"


def _had(j: Judgement, found: Sequence[Name]) -> str | None:
    """What the machine alone makes of these spellings."""
    if not found or (j.field == NAME and j.action is Action.EXCLUDE):
        return "a name" if found else "no name"
    if j.field == KIND:
        return found[0].kind.value
    if j.field == PLACE:
        lat, lon = found[0].lat, found[0].lon
        return "unknown" if lat is None or lon is None else f"{lat:.4f}, {lon:.4f}"
    return "one name" if len({name.id for name in found}) == 1 else "different names"
