"""Tells persons of one surname apart, mention by mention: by title, office and sex, otherwise by
whom the report names first.

"Mayor Krantz" is the mayor whom another report calls Ida, and "Mr Krantz" is somebody else. General
and Lieutenant Krantz are two people even if nobody gives a first name.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.model.name import NameKind
from rashomon.model.record import record
from rashomon.names.find_names import FormMention, FoundForms
from rashomon.names.forms import Apart, Form, Forms, Pair, Why
from rashomon.names.name_tokens import ParagraphWords
from rashomon.names.persons import Persons, generations, same_person
from rashomon.shipped.words import set_of, texts
from rashomon.text.gathering import by_key
from rashomon.text.name_words import PARTICLES, fold
from rashomon.text.parsed_report import ParagraphRole
from rashomon.text.speaker_words import sex_of, sex_of_given_name

_SPELLED_OUT = texts("people.titles_spelled_out")
_RANKS = set_of("people.ranks")  # of which nobody holds two at a time
_FORMER = "former "
_MEANT = Why("by title, office or sex, else the first of that name whom the report names", 0.5)


@record
class Signs:
    """What stands beside a mention of a person: the sex that it implies, offices and ranks, and
    the words from the title on."""

    sex: str | None = None
    offices: frozenset[str] = frozenset()
    titled: str = ""


@dataclass(slots=True)
class Bearer:
    """A person with the surname: the forms of the full name, the first of which stands for the
    person, and what stands beside them."""

    forms: list[str]
    sex: str | None = None
    offices: set[str] = field(default_factory=set)

    def allows(self, signs: Signs) -> bool:
        """Whether these signs can be this person's."""
        if signs.sex and self.sex and self.sex != signs.sex:
            return False
        own = self.offices & _RANKS
        told = signs.offices & _RANKS
        return not own or not told or not own.isdisjoint(told)

    def take(self, signs: Signs) -> None:
        """Adds the signs to those of the person."""
        self.sex = self.sex or signs.sex
        self.offices |= signs.offices


def signs_at(found: FoundForms, mention: FormMention) -> Signs:
    """Returns what stands beside a mention: titles before it, the noun in apposition to it."""
    line = found.lines[mention.line]
    words = line.words
    nouns = set_of("name_words.titles", "name_words.roles")
    at = first = bisect_left(words, mention.start, key=lambda word: word.start)
    while first and words[first].joined and words[first - 1].lower in nouns:
        first -= 1
    titles = [_SPELLED_OUT.get(word.lower, word.lower) for word in words[first:at]]
    told = [*titles, *_apposed(line, mention)]
    sexes = [sex for word in told if (sex := sex_of(word))]
    was = _FORMER if "former" in titles else ""
    offices = {was + word for word in told if word in nouns - {"former"} and not sex_of(word)}
    titled = " ".join(line.text[words[first].start : mention.end].split()) if titles else ""
    return Signs(sexes[-1] if sexes else None, frozenset(offices), titled)


def _apposed(line: ParagraphWords, mention: FormMention) -> Iterator[str]:
    """Yields the nouns in apposition to a mention; in a headline a comma stands for "and"."""
    page = line.annotated
    titles = [part.end for part in page.paragraphs if part.role is ParagraphRole.TITLE]
    span = page.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if page.read_whole and span and mention.start >= max(titles, default=0):
        root = span.root
        yield from (child.lemma_.casefold() for child in root.rights if child.dep_ == "appos")
        if root.dep_ == "appos":
            yield root.head.lemma_.casefold()


def tell_apart(found: FoundForms, apart: Apart, joined: frozenset[str]) -> tuple[list[Pair], Apart]:
    """Gives each mention of a surname that several persons have to one of them. It becomes a
    mention of that person's full form or, if nobody has a full name that fits, of surname and
    title.

    - `apart`: forms of two persons
    - `joined`: forms about which a user decided; they stay

    Returns the pairs of forms that it made one in part, and the forms that belong to two persons.
    """
    forms = [Form.of(text, kind) for text, kind in sorted(found.kinds.items())]
    persons = Persons(forms)
    places = by_key((mention.form, n) for n, mention in enumerate(found.mentions))
    pairs = []
    two = set()
    for form in forms:
        if not is_short_person(form) or form.text in joined:
            continue
        bearers = list(_bearers(persons.bearers(form), found, places, apart))
        signs = {n: signs_at(found, found.mentions[n]) for n in places[form.text]}
        _add_titled(bearers, signs.values())
        if len(bearers) < 2:
            continue
        heads = [bearer.forms[0] for bearer in bearers]
        two |= {frozenset((a, b)) for a in heads for b in heads if a != b}
        found.kinds |= dict.fromkeys(heads, NameKind.PERSON)
        for n, name in _meant(found, bearers, places, signs):
            found.mentions[n] = replace(found.mentions[n], form=name)
            pairs.append((name, form.text, _MEANT))
    return list(dict.fromkeys(pairs)), frozenset(two)


def is_short_person(form: Form) -> bool:
    """Whether a form may be only the surname or only the given name of a person."""
    words = sum(part not in PARTICLES for part in form.parts)
    return form.kind is NameKind.PERSON and words <= 2


def _bearers(
    names: Forms,
    found: FoundForms,
    places: Mapping[str, Sequence[int]],
    apart: Apart,
) -> Iterator[Bearer]:
    """Yields the persons of these full names."""
    groups: list[list[Form]] = []
    for name in names:
        group = next((group for group in groups if are_one([*group, name], apart)), None)
        if group:
            group.append(name)
        else:
            groups.append([name])
    for group in groups:
        given = (sex for name in group if (sex := sex_of_given_name(name.parts[0])))
        bearer = Bearer([name.text for name in group], next(given, None))
        for n in (n for text in bearer.forms for n in places[text]):
            bearer.take(signs_at(found, found.mentions[n]))
        yield bearer


def are_one(names: Forms, apart: Apart) -> bool:
    """Whether all full names are one person's, each compared to the first."""
    first, *others = names
    return all(
        fold(other.text) == fold(first.text)
        or (frozenset((first.text, other.text)) not in apart and same_person(first, other))
        for other in others
    )


def _add_titled(bearers: list[Bearer], signs: Iterable[Signs]) -> None:
    """Adds a person for each title that fits none of them. A title that fits one says something
    about that person."""
    for sign in signs:
        fits = _fitting(bearers, sign)
        if not fits and sign.titled:
            bearers.append(Bearer([sign.titled], sign.sex, set(sign.offices)))
        elif len(fits) == 1:
            fits[0].take(sign)


def _fitting(bearers: Sequence[Bearer], sign: Signs) -> list[Bearer]:
    """Returns those whom a mention can mean: of several those of its sex, then who hold its
    office, then who held it."""
    fits = [bearer for bearer in bearers if bearer.allows(sign)]
    fits = [bearer for bearer in fits if not generations(bearer.forms[0])] or fits
    fits = [bearer for bearer in fits if sign.sex and bearer.sex] or fits
    fits = [bearer for bearer in fits if bearer.offices & sign.offices] or fits
    once = _once_held(sign.offices)
    return [bearer for bearer in fits if once & _once_held(bearer.offices)] or fits


def _once_held(offices: Iterable[str]) -> set[str]:
    return {office.removeprefix(_FORMER) for office in offices}


def _meant(
    found: FoundForms,
    bearers: Sequence[Bearer],
    places: Mapping[str, Sequence[int]],
    signs: Mapping[int, Signs],
) -> Iterator[tuple[int, str]]:
    """Yields each mention of the short form with the person whom it means. That is the only one who
    fits; otherwise the first whom its report calls so, or names in full; otherwise the first of
    most reports."""
    fits = {n: _fitting(bearers, sign) for n, sign in signs.items()}
    told = {n: some[0].forms[0] for n, some in fits.items() if len(some) == 1}
    full = {n: b.forms[0] for b in bearers for text in b.forms for n in places.get(text, ())}
    named = (*sorted(told.items()), *sorted(full.items()))
    leads = by_key((found.mentions[n].report.id, name) for n, name in named)
    often = Counter(names[0] for names in leads.values()).most_common()
    foremost = [name for name, times in often[:1] if times > sum(t for _, t in often[1:2])]
    for n, some in fits.items():
        able = {bearer.forms[0] for bearer in some}
        order = (*leads[found.mentions[n].report.id], *foremost)
        if meant := next((name for name in order if name in able), None):
            yield n, meant
