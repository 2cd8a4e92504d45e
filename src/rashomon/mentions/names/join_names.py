"""Finds the names of a story and joins the forms that mean one person, place or body."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rashomon.mentions.names.find_names import FoundForms, find_names
from rashomon.mentions.names.forms import Form, Why
from rashomon.mentions.names.joins import join_forms
from rashomon.mentions.names.namesakes import tell_apart
from rashomon.mentions.names.stated_pairs import (
    head_pairs,
    introduced,
    relatives,
    stated_pairs,
    surname_pairs,
)
from rashomon.model.content_ids import content_id
from rashomon.model.name import UNDECIDED, Join, Name, NameConstraints, NameKind
from rashomon.model.report import Report
from rashomon.model.span import Stretches
from rashomon.text.parsed_report import Pages


def join_names(annotated: Pages, *, constraints: NameConstraints = UNDECIDED) -> tuple[Name, ...]:
    """Returns the names of a story, sorted by first mention. `constraints` are decisions of users,
    which go first."""
    story = find_names(annotated)
    decided = [(first, second, Why(reason, 1.0)) for first, second, reason in constraints.same]
    decided_pairs = [frozenset(pair[:2]) for pair in decided]
    kin = relatives(story).difference(decided_pairs)
    bearers_meant, surnames_apart = tell_apart(story, kin, frozenset().union(*decided_pairs))
    counts = Counter(mention.form for mention in story.mentions)
    forms = [Form.of(form, story.kinds[form]) for form in sorted(counts)]
    apart = constraints.different | kin | surnames_apart
    pairs = [*stated_pairs(story), *surname_pairs(forms, apart), *head_pairs(story, forms)]
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
    for first, second, why in groups.reasons + bearers_meant:
        joins[groups.find(first)].append(
            Join(a=first, b=second, reason=why.words, confidence=why.firmness)
        )
    names = []
    for head, spellings in groups.members().items():
        mentions = sorted(spans[head])
        report = reports[mentions[0].report]
        names.append(_name_of_group(spellings, story, counts, mentions, tuple(joins[head]), report))
    return tuple(sorted(names, key=lambda name: (name.mentions[0], name.id)))


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

    def rank(form: str) -> tuple[bool, int, int, str]:
        """Returns how well a form stands for all: words rather than initials, a full name."""
        full = not form.isupper() if kind is NameKind.PLACE else " " in form and form[0].isupper()
        return full, counts[form], len(form), form

    best = max(members, key=rank)
    return Name(
        id=content_id("name", kind, best, *report.place_of(mentions[0])),
        name=best,
        kind=kind,
        spellings=tuple(dict.fromkeys(span.quote for span in mentions)),
        mentions=tuple(mentions),
        joins=joins,
    )
