"""Finds the names of a story and joins those that mean one referent."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.language.annotations import Annotations
from rashomon.model.identity import content_id
from rashomon.model.judgement import Judgement
from rashomon.model.name import Join, Name, NameKind
from rashomon.model.span import Span
from rashomon.names.find import Found, find_names
from rashomon.names.firmness import firmness
from rashomon.names.forms import Form
from rashomon.names.joins import join_forms
from rashomon.names.judged import judged_names
from rashomon.names.offices import offices
from rashomon.names.other_tongues import tongue_pairs
from rashomon.names.placing import with_places
from rashomon.names.stated import head_pairs, stated_pairs, surname_pairs


def join_names(annotated: Sequence[Annotations], *, judgements: Sequence[Judgement] = ()) -> tuple[Name, ...]:
    """The names of a story, sorted by first mention. `judgements`: what people decided, which is obeyed."""
    judged = judged_names(judgements)
    found = find_names(annotated, kinds_judged=judged.kinds, excluded=judged.excluded)
    counts = Counter(mention.form for mention in found.mentions)
    forms = [Form.of(form, found.kinds[form]) for form in sorted(counts)]
    pairs = [*stated_pairs(found), *surname_pairs(found, forms), *head_pairs(found, forms)]
    if found.foreign:
        pairs += tongue_pairs(found.english, found.kinds, sorted(found.foreign))
    groups = join_forms(forms, pairs, judged=judged.same, apart=judged.different)
    spans: dict[str, list[Span]] = defaultdict(list)
    for mention in found.mentions:
        spans[mention.form].append(found.lines[mention.line].annotated.report.span(mention.start, mention.end))
    joins: dict[str, list[Join]] = defaultdict(list)
    for a, b, reason in groups.reasons:
        joins[groups.find(a)].append(Join(a, b, reason, firmness(reason)))
    names = {
        head: _name(members, found, counts, sorted(span for form in members for span in spans[form]), tuple(joins[head]))
        for head, members in groups.members().items()
    }
    persons = {form: head for head, members in groups.members().items() if names[head].kind is NameKind.PERSON for form in members}
    for head, roles in offices(found, persons).items():
        names[head] = replace(names[head], roles=roles)
    placed = with_places(names, groups.members(), found, counts, judged)
    return tuple(sorted(placed.values(), key=lambda name: (name.mentions[0], name.id)))


def _name(members: Sequence[str], found: Found, counts: Counter[str], mentions: list[Span], joins: tuple[Join, ...]) -> Name:
    kinds: Counter[NameKind] = Counter()
    for form in members:
        kinds[found.kinds[form]] += counts[form]
    kind = max(kinds, key=lambda k: (kinds[k], k))
    best = max(members, key=lambda form: (form not in found.foreign, _fullness(form, kind), counts[form], len(form), form))
    return Name(
        id=content_id("name", kind, best, mentions[0]),
        name=best,
        kind=kind,
        spellings=tuple(dict.fromkeys(span.quote for span in mentions)),
        mentions=tuple(mentions),
        joins=joins,
    )


def _fullness(form: str, kind: NameKind) -> int:
    """1 for a form that names the referent in full: a person's two names, a body's words rather than its initials."""
    if kind is NameKind.PLACE:
        return int(not form.isupper())
    return int(" " in form and form[0].isupper())
