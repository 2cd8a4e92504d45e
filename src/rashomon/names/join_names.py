"""Finds the names of a story and joins the forms that mean one person, place or body."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.model.content_ids import content_id
from rashomon.model.name import UNDECIDED, Join, Name, NameConstraints, NameKind
from rashomon.model.report import Report
from rashomon.model.span import Stretches
from rashomon.names.find_names import FoundForms, find_names
from rashomon.names.forms import Form, Why
from rashomon.names.given_names import part_given_names
from rashomon.names.joins import join_forms
from rashomon.names.names_in_languages import tongue_pairs
from rashomon.names.namesakes import tell_apart
from rashomon.names.place_meanings import FAMOUS, REGION, candidates_of, is_region_elsewhere
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
from rashomon.text.gathering import by_key, most_first
from rashomon.text.name_words import country_names
from rashomon.text.parsed_report import Pages

# Gives the places of a story their coordinates.


def with_places(
    names: Mapping[str, Name],
    members: Mapping[str, Sequence[str]],
    countries: Counter[str],
    counts: Mapping[str, int],
    lands: Mapping[str, Sequence[tuple[str | None, str]]],
) -> dict[str, Name]:
    """Returns the names, with the places among them located.

    `names`, `members` and `lands`, the regions that stand behind each, are given by head form.
    `countries` says how often the story names each; a country's name that is a region elsewhere
    does not count.
    """
    heads = [head for head in sorted(names) if names[head].kind is NameKind.PLACE]
    toponyms = []
    forms: list[str] = []
    for head in heads:
        spellings = {form: counts[form] for form in members[head]}
        toponyms.append(Toponym(tuple(most_first(spellings)), sum(spellings.values())))
        forms += members[head]
    mentions_of_country = Counter(countries)
    for form in counts:
        if form in country_names() and is_region_elsewhere(form):
            mentions_of_country -= Counter({country_names()[form]: counts[form]})
    names_on_map = dict(names)
    meanings = locate_all(toponyms, infer_countries(forms, mentions_of_country))
    for head, meaning in zip(heads, meanings, strict=True):
        # "Harn, Ohio", if the map has no Harn there, is none of those elsewhere
        is_other = meaning and lands.get(head) and meaning.land not in lands[head]
        if meaning and not (is_other and meaning.people < FAMOUS):
            names_on_map[head] = replace(
                names[head],
                lat=meaning.lat,
                lon=meaning.lon,
                country=meaning.country,
                geonames=meaning.geonames,
                precision=meaning.precision,
                where_prec=meaning.where_prec,
            )
    return names_on_map


def _regions_behind(story: FoundForms) -> Iterator[tuple[str, tuple[str | None, str]]]:
    """Yields the forms behind which a region stands, "Harn, Ohio", with each region of its name."""
    for mention, behind in pairwise(story.mentions):
        if mention.line is not behind.line:
            continue
        if mention.line.text[mention.end : behind.start] != ", ":
            continue
        for meaning in candidates_of(behind.form):
            if meaning.code == REGION:
                yield mention.form, meaning.land


def join_names(annotated: Pages, *, constraints: NameConstraints = UNDECIDED) -> tuple[Name, ...]:
    """Returns the names of a story, sorted by first mention. `constraints` are decisions of users,
    which go first."""
    story = find_names(annotated)
    decided = [(first, second, Why(reason, 1.0)) for first, second, reason in constraints.same]
    decided_pairs = [frozenset(pair[:2]) for pair in decided]
    kin = relatives(story).difference(decided_pairs)
    joined_forms = frozenset().union(*decided_pairs)
    given_meant, given_names_apart = part_given_names(story, kin=kin, joined=joined_forms)
    bearers_meant, surnames_apart = tell_apart(
        story, kin, joined_forms | {min(pair, key=len) for pair in given_names_apart}
    )
    counts = Counter(mention.form for mention in story.mentions)
    forms = [Form.of(form, story.kinds[form]) for form in sorted(counts)]
    apart = constraints.different | kin | surnames_apart | given_names_apart
    pairs = [*stated_pairs(story), *surname_pairs(forms, apart), *head_pairs(story, forms)]
    pairs += tongue_pairs(story.kinds, story.foreign)
    groups = join_forms(
        forms, pairs, decided=decided, apart=apart, introduced=introduced(story), counts=counts
    )
    spans = defaultdict(list)
    reports = {}
    for mention in story.mentions:
        span = mention.report.span(mention.start, mention.end)
        spans[groups.find(mention.form)].append(span)
        reports[mention.report.id] = mention.report
    joins = defaultdict(list)
    for first, second, why in groups.reasons + given_meant + bearers_meant:
        joins[groups.find(first)].append(
            Join(a=first, b=second, reason=why.words, confidence=why.firmness)
        )
    names = {}
    members = groups.members()
    for head, spellings in members.items():
        mentions = sorted(spans[head])
        report = reports[mentions[0].report]
        names[head] = _name_of_group(spellings, story, counts, mentions, tuple(joins[head]), report)
    lands = by_key((groups.find(form), land) for form, land in _regions_behind(story))
    names_on_map = with_places(names, members, story.countries, counts, lands)
    return tuple(sorted(names_on_map.values(), key=lambda name: (name.mentions[0], name.id)))


def _name_of_group(
    members: Sequence[str],
    story: FoundForms,
    counts: Mapping[str, int],
    mentions: Stretches,
    joins: tuple[Join, ...],
    report: Report,
) -> Name:
    """Builds the name of one group, with the kind of most forms and the fullest form: of "Roe" and
    "Jane Roe", "Jane Roe".

    `mentions` are sorted; the first of them stands in `report`.
    """
    kinds: Counter[NameKind] = Counter()
    for form in members:
        kinds[story.kinds[form]] += counts[form]
    kind = max(kinds, key=lambda kind: (kinds[kind], kind))

    def rank(form: str) -> tuple[bool, bool, int, int, str]:
        """Returns how well a form stands for all: words rather than initials, a full name."""
        full = not form.isupper() if kind is NameKind.PLACE else " " in form and form[0].isupper()
        return form not in story.foreign, full, counts[form], len(form), form

    best = max(members, key=rank)
    return Name(
        id=content_id("name", kind, best, *report.place_of(mentions[0])),
        name=best,
        kind=kind,
        spellings=tuple(dict.fromkeys(span.quote for span in mentions)),
        mentions=tuple(mentions),
        joins=joins,
    )
