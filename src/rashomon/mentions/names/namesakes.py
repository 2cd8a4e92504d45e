"""Tells persons of one surname apart, mention by mention: by title, office and sex, otherwise by
whom the report names first.

"Mayor Krantz" is the mayor whom another report calls Ida, and "Mr Krantz" is somebody else. General
and Lieutenant Krantz are two people even if nobody gives a first name.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from operator import attrgetter

from rashomon.mentions.names.find_names import FormMention, FoundForms
from rashomon.mentions.names.forms import Form, Forms, Pair, Why
from rashomon.mentions.names.persons import Persons, generations, same_person
from rashomon.model.name import NameKind
from rashomon.model.record import record
from rashomon.shipped.words import set_of, texts
from rashomon.text.gathering import by_key
from rashomon.text.name_words import PARTICLES, fold
from rashomon.text.speaker_words import sex_of, sex_of_given_name
from rashomon.text.white_space import single_spaced

_RANKS = set_of("people.ranks")  # of which nobody holds two at a time
_FORMER = "former "
_MEANT = Why("by title, office or sex, else the first of that name whom the report names", 0.5)


@record
class Signs:
    """What stands beside a mention of a person: words that imply a sex, offices and ranks, and
    everything from the title on."""

    sex: str | None
    offices: frozenset[str]
    titled: str


@dataclass(slots=True)
class Bearer:
    """A person who has the surname: the forms of the full name, the first of which stands for the
    person, and the signs beside them."""

    forms: list[str]
    sex: str | None = None
    offices: set[str] = field(default_factory=set)

    @property
    def head(self) -> str:
        """Returns the form that stands for the person."""
        return self.forms[0]

    def allows(self, signs: Signs) -> bool:
        """Whether a mention with these signs may mean this person."""
        if signs.sex and self.sex and self.sex != signs.sex:
            return False
        own_ranks = self.offices & _RANKS
        ranks_there = signs.offices & _RANKS
        return not own_ranks or not ranks_there or bool(own_ranks & ranks_there)

    def take(self, signs: Signs) -> None:
        """Adds the signs to what is known of the person."""
        self.sex = self.sex or signs.sex
        self.offices |= signs.offices


def signs_at(mention: FormMention) -> Signs:
    """Returns what stands beside a mention: titles before it, the noun in apposition to it.

    Of "former Mayor Roe", the office "former mayor" and the words as printed.
    """
    line = mention.line
    words = line.words
    nouns = set_of("name_words.titles", "name_words.roles")
    name = first = words[bisect_left(words, mention.start, key=attrgetter("start"))]
    while first.joined and first.before.lower in nouns:
        first = first.before
    titles = [
        texts("people.titles_spelled_out").get(word.lower, word.lower) for word in first.up_to(name)
    ]
    was = _FORMER if "former" in titles else ""
    sex = None
    offices = set()
    for word in (*titles, *_words_in_apposition(mention)):
        if sex_of_word := sex_of(word):
            sex = sex_of_word
        elif word in nouns and word != "former":
            offices.add(was + word)
    titled = single_spaced(line.text[first.start : mention.end]) if titles else ""
    return Signs(sex, frozenset(offices), titled)


def _words_in_apposition(mention: FormMention) -> Iterable[str]:
    """Yields the nouns in apposition to a mention; in a headline a comma stands for "and"."""
    page = mention.line.annotated
    if _is_in_title(mention):
        return
    span = page.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if page.read_whole and span:
        root = span.root
        for child in root.rights:
            if child.dep_ == "appos":
                yield child.lemma_.casefold()
        if root.dep_ == "appos":
            yield root.head.lemma_.casefold()


def _is_in_title(mention: FormMention) -> bool:
    return mention.start < mention.line.annotated.title_end


def tell_apart(
    story: FoundForms, apart: frozenset[frozenset[str]], joined: frozenset[str]
) -> tuple[list[Pair], frozenset[frozenset[str]]]:
    """Gives each mention of a surname that several persons have to one of them. It becomes a
    mention of that person's full form or, if nobody has a full name that fits, of surname and
    title.

    - `apart`: forms of two persons
    - `joined`: forms about which a user decided; they stay

    Returns the pairs of forms that it made one in part, and the forms that belong to two persons.
    """
    forms = [Form.of(text, kind) for text, kind in sorted(story.kinds.items())]
    persons = Persons(forms)
    places = by_key((mention.form, n) for n, mention in enumerate(story.mentions))
    pairs: dict[Pair, None] = {}
    two: set[frozenset[str]] = set()
    for form in forms:
        if not is_short_person(form) or form.text in joined:
            continue
        bearers = list(
            _bearers_of_surname(persons.bearers(form), story=story, places=places, apart=apart)
        )
        signs = {n: signs_at(story.mentions[n]) for n in places[form.text]}
        if _is_elder(story, bearers=bearers, places=places, surname=form.text):
            bearers.append(Bearer([form.text]))
        _add_titled(bearers, signs.values())
        if len(bearers) < 2:
            continue
        heads = [bearer.head for bearer in bearers]
        two.update(map(frozenset, combinations(dict.fromkeys(heads), 2)))
        story.kinds |= dict.fromkeys(heads, NameKind.PERSON)
        for n, name in _bearers_meant(story, bearers=bearers, places=places, signs=signs):
            story.mentions[n] = replace(story.mentions[n], form=name)
            if name != form.text:
                pairs[name, form.text, _MEANT] = None
    return list(pairs), frozenset(two)


def is_short_person(form: Form) -> bool:
    """Whether a form of a person's name is so short, two words at most, that it may be only a
    surname or only given names."""
    words = sum(part not in PARTICLES for part in form.parts)
    return form.kind is NameKind.PERSON and words <= 2


def _bearers_of_surname(
    names: Forms,
    story: FoundForms,
    places: Mapping[str, Sequence[int]],
    apart: frozenset[frozenset[str]],
) -> Iterator[Bearer]:
    """Yields the persons to whom these full names belong: of "Jane Roe", "Jane B. Roe" and "Max
    Roe", two.

    Each has the sex and the offices that any mention of any of its names shows.
    """
    persons: list[list[Form]] = []
    for name in names:
        for forms in persons:
            if are_one([*forms, name], apart):
                forms.append(name)
                break
        else:
            persons.append([name])
    for forms in persons:
        bearer = Bearer([form.text for form in forms])
        for form in forms:
            bearer.sex = bearer.sex or sex_of_given_name(form.parts[0])
        for text in bearer.forms:
            for n in places[text]:
                bearer.take(signs_at(story.mentions[n]))
        yield bearer


def are_one(names: Forms, apart: frozenset[frozenset[str]]) -> bool:
    """Whether all full names may be one person's. Each is compared to the first."""
    first, *later = names
    for name in later:
        if fold(name.text) == fold(first.text):
            continue
        if frozenset((first.text, name.text)) in apart:
            return False
        if not same_person(first, name):
            return False
    return True


def _is_elder(
    story: FoundForms, bearers: Sequence[Bearer], places: Mapping[str, Sequence[int]], surname: str
) -> bool:
    """Whether a report tells of somebody by this surname before it introduces a junior, who is the
    only one to have it in full: "Mr Krantz", then "Ole Krantz Jr."."""
    if len(bearers) != 1 or not generations(bearers[0].head):
        return False
    first = story.mentions[places[bearers[0].head][0]]
    for mention in (story.mentions[n] for n in places[surname]):
        if mention.report is first.report and mention.start < first.start:
            return not _is_in_title(mention)
    return False


def _add_titled(bearers: list[Bearer], signs: Iterable[Signs]) -> None:
    """Adds a person for each title that fits none of them. A title that fits one says something
    about that person."""
    for sign in signs:
        fits = _bearers_that_fit(bearers, sign)
        if not fits and sign.titled:
            bearers.append(Bearer([sign.titled], sex=sign.sex, offices=set(sign.offices)))
        elif len(fits) == 1:
            fits[0].take(sign)


def _bearers_that_fit(bearers: Iterable[Bearer], sign: Signs) -> list[Bearer]:
    """Returns the persons whom a mention may mean. If there are several, those of its sex go first,
    then those who hold its office, then those who once held it."""
    once = _once_held(sign.offices)

    def rank(bearer: Bearer) -> tuple[bool, ...]:
        return (
            not generations(bearer.head),
            bool(sign.sex and bearer.sex),
            bool(bearer.offices & sign.offices),
            bool(once & _once_held(bearer.offices)),
        )

    fits = [bearer for bearer in bearers if bearer.allows(sign)]
    likeliest = max(map(rank, fits), default=())
    return [bearer for bearer in fits if rank(bearer) == likeliest]


def _once_held(offices: Iterable[str]) -> set[str]:
    return {office.removeprefix(_FORMER) for office in offices}


def _bearers_meant(
    story: FoundForms,
    bearers: Sequence[Bearer],
    places: Mapping[str, Sequence[int]],
    signs: Mapping[int, Signs],
) -> Iterator[tuple[int, str]]:
    """Yields each mention of a short form with the person whom it means, if one is:

    - the only one who fits it
    - otherwise, of those who fit, the only one whom its report named earlier, in full or by a
      mention that fits nobody else
    - otherwise the first one whom its report names, or if it names none, the first in most reports

    If its report has named two of them, nobody knows who is meant.
    """
    fits = {}
    for n, sign in signs.items():
        fits[n] = [bearer.head for bearer in _bearers_that_fit(bearers, sign)]
    places_of_one_bearer = [(n, heads[0]) for n, heads in sorted(fits.items()) if len(heads) == 1]
    full: dict[int, str] = {}  # mentions by full name
    for bearer in bearers:
        for text in bearer.forms:
            full |= dict.fromkeys(places[text], bearer.head)
    places_of_one_bearer += sorted(full.items())
    leads = defaultdict(list)
    for n, head in places_of_one_bearer:
        leads[story.mentions[n].report.id].append((n, head))
    foremost = _single_commonest(heads_named[0][1] for heads_named in leads.values())
    for n, heads in fits.items():
        heads_named = leads[story.mentions[n].report.id]
        likely = _likely_here(n, heads=heads, bearers_named=heads_named, foremost=foremost)
        if len(likely) == 1:
            yield n, likely[0]


def _likely_here(
    place: int,
    heads: Sequence[str],
    bearers_named: Sequence[tuple[int, str]],
    foremost: Sequence[str],
) -> list[str]:
    """Returns whom of these a report has named before this place; if nobody, whom it names first;
    if nobody at all, whom most reports name first. `bearers_named`: whom it names where."""
    fitting = [(at, head) for at, head in bearers_named if head in heads]
    before = dict.fromkeys(head for at, head in fitting if at < place)
    first = [head for _, head in fitting[:1]]
    return list(before) or first or [head for head in foremost if head in heads]


def _single_commonest(names: Iterable[str]) -> list[str]:
    """Returns the most common of these names, or None if two are equally common."""
    often = Counter(names)
    most = max(often.values(), default=0)
    foremost = [name for name in often if often[name] == most]
    if len(foremost) == 1:
        return foremost
    return []
