"""Gives the places of a story their coordinates, and what the reports say lies near, north of or between them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.language.name_words import country_names
from rashomon.model.name import Bearing, Name, NameKind
from rashomon.names.bearings import bearings_in
from rashomon.names.find import Found, Mention
from rashomon.names.geocode import is_region_elsewhere, places_of_outlet
from rashomon.names.hints import Within, hints_at
from rashomon.names.judged import Judged, judged_place, place_of
from rashomon.names.places import Location, Toponym, infer_countries, locate_all


def with_places(
    names: Mapping[str, Name], members: Mapping[str, Sequence[str]], found: Found, counts: Counter[str], judged: Judged
) -> dict[str, Name]:
    """The names by head form, those of places with all that is known of where they are."""
    heads = [head for head in sorted(names) if names[head].kind is NameKind.PLACE]
    owner = {form: head for head in heads for form in members[head]}
    within: dict[str, Counter[Within]] = defaultdict(Counter)
    for mention in found.mentions:
        if mention.form in owner:
            within[owner[mention.form]].update(hints_at(found.lines[mention.line].text, mention.start, mention.end))
    toponyms = [
        Toponym(
            tuple(found.english.get(form, form) for form in sorted(members[head], key=lambda form: (-counts[form], form))),
            sum(counts[f] for f in members[head]),
            within[head],
        )
        for head in heads
    ]
    named = Counter(found.countries)
    for form in counts:
        if form in country_names() and is_region_elsewhere(form):
            named -= Counter({country_names()[form]: counts[form]})
    countries = infer_countries([found.english.get(form, form) for head in heads for form in members[head]], named)
    outlets = sorted({line.annotated.report.outlet or "" for line in found.lines} - {""})
    homes = [Toponym((town,)) for outlet in outlets for town in places_of_outlet(outlet)]
    located = dict(zip(heads, locate_all([*toponyms, *homes], countries), strict=False)) if heads else {}
    for head in heads:
        if decided := judged_place(judged, members[head]):
            located[head] = place_of(decided, names[head].name)
    placed = {head: _placed(name, located.get(head)) for head, name in names.items()}
    for head, bearing in _bearings(found, owner, placed):
        placed[head] = replace(placed[head], bearings=(*placed[head].bearings, bearing))
    return placed


def _placed(name: Name, at: Location | None) -> Name:
    if at is None:
        return name
    return replace(name, lat=at.lat, lon=at.lon, country=at.country, geonames=at.geonames, precision=at.precision, where_prec=at.where_prec)


def _bearings(found: Found, owner: Mapping[str, str], placed: Mapping[str, Name]) -> Iterator[tuple[str, Bearing]]:
    """Each bearing with the head form of the first place that it is seen from, in reading order."""
    by_line: dict[int, list[Mention]] = defaultdict(list)
    for mention in found.mentions:
        if mention.form in owner:
            by_line[mention.line].append(mention)
    for number, mentions in sorted(by_line.items()):
        line = found.lines[number]
        for seen in bearings_in(line.text, [(m.start, m.end) for m in mentions]):
            heads = [owner[mentions[i].form] for i in seen.of]
            place = placed[owner[mentions[seen.place].form]].id if seen.place is not None else None
            of = tuple(placed[head].id for head in heads)
            if place not in of:
                span = line.annotated.report.span(seen.start, seen.end)
                yield heads[0], Bearing(seen.kind, span, of, place, seen.kilometres)
