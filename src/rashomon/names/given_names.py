"""Parts given names alone from the full names with which they begin, where somebody else may be
meant: "a man known only as Kevin" is not the Kevin Roe of another page, or of another paragraph."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.model.name import NameKind
from rashomon.names.find_names import FormMention, FoundForms
from rashomon.names.forms import Form, Pair, Why
from rashomon.names.namesakes import are_one
from rashomon.names.persons import Persons
from rashomon.shipped.words import pattern_of, text
from rashomon.text.gathering import by_key, only_one
from rashomon.text.name_words import fold

_INTRODUCES = pattern_of(text("names.introduces_given_name"))
_WITHHOLDS = pattern_of(text("names.withholds_surname"))
_BEFORE = 80  # characters before a name that may introduce who bears it
_MEANT = Why("the only person with this given name whom the report names", 0.8)


def part_given_names(
    story: FoundForms, kin: frozenset[frozenset[str]], joined: frozenset[str]
) -> tuple[list[Pair], frozenset[frozenset[str]]]:
    """Gives each given name alone to the person whom its report names in full, wherever it may mean
    nobody else; the others stay names of their own.

    - `kin`: forms of two persons
    - `joined`: forms about which a user decided; they stay

    Returns the pairs that it made one in
    part, and the forms that belong to two persons.
    """
    forms = [Form.of(form, kind=kind) for form, kind in sorted(story.kinds.items())]
    persons = Persons(forms)
    places = by_key((mention.form, n) for n, mention in enumerate(story.mentions))
    pairs: list[Pair] = []
    apart: set[frozenset[str]] = set()
    for form in forms:
        if form.kind is not NameKind.PERSON or " " in form.text or form.text in joined:
            continue
        bearers = _bearers_of(form, persons=persons, kin=kin)
        bearer_of_mention = _bearers_meant(story, bearers=bearers, places=places[form.text])
        # nobody has it, or every mention of it means somebody: nothing is left to part
        if not bearers or len(bearer_of_mention) == len(places[form.text]):
            continue
        apart.update(frozenset((bearer.text, form.text)) for bearer in bearers)
        for n, name in bearer_of_mention.items():
            story.mentions[n] = replace(story.mentions[n], form=name)
            pairs.append((name, form.text, _MEANT))
    return list(dict.fromkeys(pairs)), frozenset(apart)


def _bearers_of(form: Form, persons: Persons, kin: frozenset[frozenset[str]]) -> dict[Form, str]:
    """The full names that begin with a given name, each with the first one of the same person."""
    bearers: dict[Form, str] = {}
    for bearer in persons.bearers(form):
        if fold(bearer.parts[0]) == form.folded:
            others = (other for other in bearers if are_one([other, bearer], kin))
            bearers[bearer] = next(others, bearer).text
    return bearers


def _bearers_meant(
    story: FoundForms, bearers: Mapping[Form, str], places: Sequence[int]
) -> dict[int, str]:
    """Whom each mention of a given name means: the only one whom its report names, in full or by
    surname, of these persons (by their full names). Nobody, once the report has introduced somebody
    by the given name alone."""
    persons = {form: name for bearer, name in bearers.items() for form in _spellings(bearer)}
    places_by_report = by_key(
        (mention.report.id, persons[mention.form])
        for mention in story.mentions
        if mention.form in persons
    )
    bearer_of_mention = {}
    others = set()  # the reports in which somebody else has the name
    for n in places:
        mention = story.mentions[n]
        if _introduces(mention):
            others.add(mention.report.id)
        bearer = only_one(places_by_report[mention.report.id])
        if bearer and mention.report.id not in others:
            bearer_of_mention[n] = bearer
    return bearer_of_mention


def _spellings(bearer: Form) -> tuple[str, str]:
    """A full name and its surname."""
    return bearer.text, bearer.parts[-1]


def _introduces(mention: FormMention) -> bool:
    """Whether a report tells at this mention that somebody has the given name, and no more of
    it."""
    line = mention.line.text
    before = line[max(0, mention.start - _BEFORE) : mention.start]
    is_introduced = _INTRODUCES.search(before) is not None
    return is_introduced or _WITHHOLDS.match(line, mention.end) is not None
