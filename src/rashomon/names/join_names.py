"""Finds the names of a story and joins the forms that mean one person, place or body."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.model.content_ids import content_id
from rashomon.model.name import UNDECIDED, Join, Name, NameConstraints, NameKind
from rashomon.model.span import Span
from rashomon.names.find_names import FoundForms, find_names
from rashomon.names.foreign_names import tongue_pairs
from rashomon.names.forms import Form, Why
from rashomon.names.joins import join_forms
from rashomon.names.namesakes import tell_apart
from rashomon.names.place_meanings import is_region_elsewhere
from rashomon.names.places import (
    Toponym,
    infer_countries,
    locate_all,
)
from rashomon.names.stated_pairs import (
    head_pairs,
    introduced,
    relatives,
    stated_pairs,
    surname_pairs,
)
from rashomon.text.gathering import by_key
from rashomon.text.name_words import country_names
from rashomon.text.parsed_report import Annotations

# Gives the places of a story their coordinates.


def with_places(
    names: Mapping[str, Name],
    members: Mapping[str, Sequence[str]],
    found: FoundForms,
    counts: Counter[str],
) -> dict[str, Name]:
    """Returns the names, with the places among them located. `names` and `members` are given by
    head form."""
    heads = [head for head in sorted(names) if names[head].kind is NameKind.PLACE]
    toponyms = []
    for head in heads:
        spellings = sorted(members[head], key=lambda form: (-counts[form], form))
        toponyms.append(Toponym(tuple(spellings), sum(counts[form] for form in spellings)))
    named = Counter(found.countries)
    for form in counts:
        if form in country_names() and is_region_elsewhere(form):
            named -= Counter({country_names()[form]: counts[form]})
    countries = infer_countries([form for head in heads for form in members[head]], named)
    placed = dict(names)
    for head, at in zip(heads, locate_all(toponyms, countries), strict=True):
        if at:
            placed[head] = replace(
                names[head],
                lat=at.lat,
                lon=at.lon,
                country=at.country,
                geonames=at.geonames,
                precision=at.precision,
                where_prec=at.where_prec,
            )
    return placed


def join_names(
    annotated: Sequence[Annotations], *, given: NameConstraints = UNDECIDED
) -> tuple[Name, ...]:
    """Returns the names of a story, sorted by first mention. `given` are decisions of users, which
    go first."""
    found = find_names(annotated)
    decided = frozenset(form for a, b, _ in given.same for form in (a, b))
    kin = relatives(found) - {frozenset((a, b)) for a, b, _ in given.same}
    meant, two = tell_apart(found, kin, decided)
    counts = Counter(mention.form for mention in found.mentions)
    forms = [Form.of(form, found.kinds[form]) for form in sorted(counts)]
    apart = given.different | kin | two
    pairs = [*stated_pairs(found), *surname_pairs(forms, apart), *head_pairs(found, forms)]
    pairs += tongue_pairs(found.kinds, found.foreign)
    groups = join_forms(
        forms,
        pairs,
        given=[(a, b, Why(reason, 1.0)) for a, b, reason in given.same],
        apart=apart,
        introduced=introduced(found),
        counts=counts,
    )
    spans = defaultdict(list)
    for mention in found.mentions:
        span = mention.report.span(mention.start, mention.end)
        spans[groups.find(mention.form)].append(span)
    joins = by_key(
        (groups.find(a), Join(a, b, why.words, why.firmness))
        for a, b, why in (*groups.reasons, *meant)
    )
    names = {
        head: _name(members, found, counts, sorted(spans[head]), tuple(joins[head]))
        for head, members in groups.members().items()
    }
    placed = with_places(names, groups.members(), found, counts)
    return tuple(sorted(placed.values(), key=lambda name: (name.mentions[0], name.id)))


def _name(
    members: Sequence[str],
    found: FoundForms,
    counts: Counter[str],
    mentions: list[Span],
    joins: tuple[Join, ...],
) -> Name:
    """Builds the name of one group, with the kind of most forms and the fullest form. `mentions`
    are sorted, and there is at least one."""
    kinds: Counter[NameKind] = Counter()
    for form in members:
        kinds[found.kinds[form]] += counts[form]
    kind = max(kinds, key=lambda k: (kinds[k], k))

    def rank(form: str) -> tuple[bool, bool, int, int, str]:
        """Returns how well a form stands for all: words rather than initials, a full name."""
        full = not form.isupper() if kind is NameKind.PLACE else " " in form and form[0].isupper()
        return form not in found.foreign, full, counts[form], len(form), form

    best = max(members, key=rank)
    return Name(
        id=content_id("name", kind, best, mentions[0]),
        name=best,
        kind=kind,
        spellings=tuple(dict.fromkeys(span.quote for span in mentions)),
        mentions=tuple(mentions),
        joins=joins,
    )
