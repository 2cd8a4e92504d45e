"""Finds the persons a report names: their mentions, full name, roles and sex. Of two who have one
surname, says which of them it means alone."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.model.name import Name, NameKind
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.shipped.words import texts
from rashomon.statements.report_stretches import ReportStretches
from rashomon.text.gathering import by_key, only_one
from rashomon.text.parsed_report import any_word, end_of, first_of, those_of, word_before
from rashomon.text.speaker_words import is_among, is_listed, sex_of, sex_of_given_name

# Titles that a later sentence spells out: "Dr Ida Krantz ... the doctor said".
SPELLED_OUT = texts("people.titles_spelled_out")
Mention = tuple[Span, Name]
SINGULAR = texts("people.singular_pronouns")  # with the sex that each implies


@dataclass(slots=True)
class Person:
    """One named person of a report.

    - `roles`: pairs of a head noun and the role as printed
    - `elsewhere`: the roles that the story's other reports give this person
    - `implied`: the roles that follow from what this person does: "Ana Ruiz, who heads the clinic"
      may be called its head
    - `sex`: "m", "f" or None
    - `has_guessed_sex`: whether only a pronoun gave it, which was taken for this person
    - `described_by`: the words that stand in one phrase with the name, roles and others
    """

    full: str
    name_id: str
    sex: str | None = None
    has_guessed_sex: bool = False
    roles: list[tuple[str, str]] = field(default_factory=list)
    elsewhere: Sequence[tuple[str, str]] = ()
    implied: list[tuple[str, str]] = field(default_factory=list)
    described_by: set[str] = field(default_factory=set)

    def called(self, office: str) -> list[str]:
        """The roles of this office, as the story's reports print them."""
        return [
            text for role, text in (*self.roles, *self.elsewhere, *self.implied) if role == office
        ]

    def describing_words(self) -> set[str]:
        """The words by which the report, or another one, tells which person it is."""
        return self.described_by.union(*(text.casefold().split() for _, text in self.elsewhere))

    def note_phrase(self, name: Token, name_places: range) -> None:
        """Adds the words of the phrase that the name stands in, without the name itself and others
        whom the phrase names."""
        top = name
        if name.dep_ in {"appos", "compound", "nmod"}:
            top = name.head
        words_of_others = {
            word for conjunct in those_of(top.children, "conj") for word in conjunct.subtree
        }
        for word in top.subtree:
            if word not in words_of_others and word.i not in name_places:
                self.described_by.update(word.lower_.split("-"))

    def note_deed(self, name: Token) -> None:
        """Adds what somebody may be called who does what a clause behind the name tells."""
        deed = first_of(name.rights, "relcl")
        if deed:
            offices = texts("people.offices_by_deed").get(deed.lemma_, "").split()
            self.implied += zip(offices, offices, strict=True)


@record
class PersonMention:
    """A place where a person is named: token indices, half-open."""

    first: int
    last: int
    person: Person


@dataclass(slots=True)
class Cast:
    """The named persons of a report. `mentions` is in text order; `at` maps each token index to the
    mention that covers it; `roles_at`: the nouns that give them their roles."""

    mentions: list[PersonMention]
    at: dict[int, PersonMention]
    roles_at: set[int] = field(default_factory=set)
    known_people: dict[str, Person] = field(default_factory=dict)
    known_places: dict[str, list[int]] = field(default_factory=dict)

    def people(self) -> Collection[Person]:
        """The persons, in the order of their first mentions."""
        if not self.known_people:
            self.known_people |= {
                mention.person.name_id: mention.person for mention in self.mentions
            }
        return self.known_people.values()

    def within(self, first: int, last: int) -> list[PersonMention]:
        """The mentions that lie entirely within these tokens."""
        mentions = []
        for i in range(first, last):
            mention = self.at.get(i)
            if mention and mention.first == i and mention.last <= last:
                mentions.append(mention)
        return mentions

    def last_named(self, person: Person, before: int) -> int | None:
        """Where a person is named last before this token."""
        if not self.known_places:
            self.known_places |= by_key(
                (mention.person.name_id, mention.first) for mention in self.mentions
            )
        places = self.known_places[person.name_id]
        behind = bisect_left(places, before)
        return places[behind - 1] if behind else None

    def named(self, text: str) -> Person | None:
        """The person with this full name or surname, with or without a title; None if nobody
        matches."""
        words = text.casefold().split()
        for person in self.people():
            full = person.full.casefold().split()
            titled = len(words) == 2 and is_among(words[0].rstrip("."), "titles")
            surname = words[1:] if titled else words
            if surname == full[-1:] or words[-len(full) :] == full:
                return person
        return None

    def add_role(self, person: Person, head: Token, text: str) -> None:
        self.roles_at.add(head.i)
        lemma = office_of(head)
        if not text and lemma in SPELLED_OUT.values():
            text = lemma
        if text and (lemma, text) not in person.roles:
            person.roles.append((lemma, text))
        person.sex = person.sex or sex_of(lemma)


def office_of(head: Token) -> str:
    """The office or title that a noun tells of, spelled out."""
    lemma = head.lemma_.casefold().rstrip(".")
    return SPELLED_OUT.get(lemma, lemma)


class SharedRoles:
    """What all reports tell of the persons of a story, by their name ids: their roles, and their
    sex if at least two reports agree on it."""

    def __init__(
        self, people: Iterable[tuple[str, str | None, tuple[tuple[str, str], ...]]]
    ) -> None:
        self._roles: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        self._sexes = defaultdict(list)
        for name_id, sex, roles in people:
            self._roles[name_id] |= dict.fromkeys(roles)
            if sex:
                self._sexes[name_id].append(sex)

    def of(
        self, person: tuple[str, str | None, tuple[tuple[str, str], ...]]
    ) -> tuple[str | None, tuple[tuple[str, str], ...]]:
        """Returns the sex of a person whom a report tells this of, and roles given elsewhere."""
        name_id, sex, roles = person
        sexes = self._sexes[name_id]
        agreed = only_one(sexes) if len(sexes) > 1 else None
        return sex or agreed, tuple(role for role in self._roles[name_id] if role not in roles)


def cast_of(reading: ReportStretches, story_mentions: Sequence[Mention]) -> Cast:
    """Builds the cast of one report from the names in it and from the report itself; a person is
    called by the longest form there."""
    people: dict[str, Person] = {}
    mentions = []
    for first, last, name in sorted(_person_tokens(reading, story_mentions)):
        text = reading.doc[first:last].text.replace("\n", " ")
        person = people.setdefault(name, Person(text, name))
        person.full = max(person.full, text, key=lambda form: len(form.replace(".", " ").split()))
        mentions.append(PersonMention(first, last, person))
    cast = Cast(mentions, {})
    for mention in mentions:
        cast.at |= dict.fromkeys(range(mention.first, mention.last), mention)
    for mention in mentions:
        _note_role(reading, cast=cast, mention=mention)
    for person in people.values():
        given_name, _, surname = person.full.partition(" ")
        if surname and not person.sex:
            person.sex = sex_of_given_name(given_name)
    return cast


def _person_tokens(
    reading: ReportStretches, story_mentions: Sequence[Mention]
) -> Iterator[tuple[int, int, str]]:
    """Yields (first, last, name id) for each token range that names a person."""
    for span, name in story_mentions:
        piece = reading.doc.char_span(span.start, span.end, alignment_mode="contract")
        if piece and name.kind is NameKind.PERSON:
            yield piece.start, piece.end, name.id


def _is_office(token: Token) -> bool:
    """Whether this is a capitalised office: "the Minister of Health, Ida Krantz"."""
    return token.pos_ == "PROPN" and is_among(token.lower_, "offices", "titles", "persons")


def _note_role(reading: ReportStretches, cast: Cast, mention: PersonMention) -> None:
    """Adds the role printed with this mention, and the words of its phrase.

    A role stands before the name ("Mayor Ida Krantz"), as an apposition on either side ("Ida
    Krantz, the mayor,") or behind "is" ("Ida Krantz is the mayor").
    """
    doc = reading.doc
    person = mention.person
    name_places = range(mention.first, mention.last)
    root = doc[name_places.start : name_places.stop].root
    person.note_phrase(root, name_places)
    person.note_deed(root)
    head = doc[max(name_places.start - 1, 0)]
    office = is_among(head.lower_.rstrip("."), "offices", "titles")
    listed = office or is_listed(head, "persons", "spokespersons")
    # a noun of a role outside the name, with the words before it: "former [harbour master] Lund"
    if listed and head.pos_ in {"NOUN", "PROPN"} and head.i not in name_places:
        begin = head.i
        modifiers = {"compound", "amod", "nmod", "poss", "case", "det"}
        while begin > 0 and doc[begin - 1].dep_ in modifiers:
            begin -= 1
        cast.add_role(person, head, _bare_role(doc[begin : head.i + 1]))
    for noun in _nouns_beside(reading, root):
        if not reading.in_quotation(noun.i) and (noun.pos_ == "NOUN" or _is_office(noun)):
            person.described_by.update(word.lower_ for word in noun.subtree)
            end = _end_of_role(noun, name_places)
            cast.add_role(person, noun, _bare_role(doc[noun.left_edge.i : end]))


def _end_of_role(noun: Token, name: range) -> int:
    """The end of the role that this noun heads: before a clause, a comma or the name."""
    for word in noun.doc[noun.i + 1 : end_of(noun)]:
        if word.i in name or word.lower_ in {",", '"', "who", "which", "whose"}:
            return word.i
    return end_of(noun)


def _nouns_beside(reading: ReportStretches, name: Token) -> list[Token]:
    """The nouns in apposition to a name, on either side, or behind "is"."""
    if reading.stretch_with(name).title:
        return []  # "Ida Krantz, wife charged": in a headline a comma stands for "and"
    nouns = those_of(name.rights, "appos")
    noun = name.head
    while noun.dep_ == "pobj" and not is_listed(noun, "persons", "offices"):
        noun = noun.head.head  # "the mayor of Harn, Ida Krantz"
    is_person = _is_office(noun) or is_listed(noun, "persons", "offices")
    if name.dep_ == "appos" and is_person and not _is_of_somebody(noun):
        nouns.append(noun)
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        nouns += those_of(name.head.rights, "attr")
    return nouns


def _is_of_somebody(noun: Token) -> bool:
    """Whether a person is named only as the one of whom another is: in "the brother of the gunman,
    Olaf Keel" it is open whose name it is."""
    relation = noun.head
    while noun.dep_ == "pobj" and relation.dep_ == "prep":
        if relation.lower_ in {"of", "for", "to"} and is_listed(
            relation.head, "persons", "offices", "spokespersons"
        ):
            return True
        noun = relation.head
        relation = noun.head
    return False


def _bare_role(words: Tokens) -> str:
    while words and is_among(words[-1].lower_.rstrip("."), "honorifics"):
        words = words[:-1]
    while words and (words[0].dep_ == "det" or words[0].is_punct):
        words = words[1:]
    return words.text.strip()


# Whom a bare surname means.


_AGES = frozenset({"elder", "younger", "older"})


def clear_mentions(reading: ReportStretches, story_mentions: Sequence[Mention]) -> list[Mention]:
    """Returns the mentions without the surnames that may mean either of two."""
    clear: list[Mention] = []
    alone = Counter[str]()
    by_surname = defaultdict[str, list[Mention]](list)
    for span, name in sorted(story_mentions, key=lambda mention: mention[0].start):
        bearer: Name | None = name
        if name.kind is NameKind.PERSON and len(span.quote.split()) == 1:
            bearers = by_surname.get(span.quote, [])
            bearer = _name_of_surname(
                reading, mention=(span, name), bearers=bearers, times=alone[name.id]
            )
            if bearer:
                alone[bearer.id] += 1
        if bearer:
            clear.append((span, bearer))
            for word in {*span.quote.split()[1:]}:
                by_surname[word].append((span, bearer))
    return clear


def _name_of_surname(
    reading: ReportStretches, mention: Mention, bearers: Sequence[Mention], times: int
) -> Name | None:
    """Returns who is meant by a name of one word; None where it may be two.

    `bearers` are the mentions before it that have it as a surname. Each step leaves fewer of them:
    one bearer at all, then the title or "junior" before the name, then the paragraph.
    """
    span, name = mention
    if times:  # whom the surname meant before a junior came
        bearers = [bearer for bearer in bearers if bearer[0].quote.endswith(span.quote)]
    token = reading.annotated.token_at(span.start)
    if not token:
        return name
    # "the younger Krantz", "Mayor Krantz"
    words = [word_before(token, 2).rstrip("."), word_before(token).rstrip(".")]
    title = words[1]
    if all(bearer_name.id == name.id for _, bearer_name in bearers):
        return None if _is_of_other_sex(reading, title=title, bearers=bearers) else name
    ages = _AGES.intersection(words)
    if ages or is_among(title, "honorifics", "titles", "offices", "persons"):
        bearers = [
            bearer
            for bearer in bearers
            if _may_bear(reading, bearer=bearer, title=title, ages=ages)
        ]
    # nobody bears this title: somebody new, whom the name itself stands for
    if not (bearers or ages):
        return name
    possible_names = {bearer_name.id: bearer_name for _, bearer_name in bearers}
    if ages or len(possible_names) == 1:
        return only_one(possible_names.values())
    return _name_in_paragraph(reading, mention=mention, bearers=bearers, times=times)


def _name_in_paragraph(
    reading: ReportStretches, mention: Mention, bearers: Sequence[Mention], times: int
) -> Name | None:
    """Who is meant by a surname that two bear, if its paragraph names one of them alone."""
    span, name = mention
    begin = max(part.start for part in reading.annotated.paragraphs if part.start <= span.start)
    names_of_paragraph = {
        bearer_name.id: bearer_name for where, bearer_name in bearers if where.start >= begin
    }
    if times < 2:  # that the surname stood alone before another bearer came
        return only_one(names_of_paragraph.values())
    if names_of_paragraph.keys() <= {name.id}:
        return name
    return None


def _is_of_other_sex(reading: ReportStretches, title: str, bearers: Sequence[Mention]) -> bool:
    """Whether a title is of one sex, and all that is told of those who bear the name of the other:
    "Mr. Brandt" is not the first lady, Ida Brandt."""
    sex = sex_of(title)
    sexes = set[str | None]()
    for where, _ in bearers if sex else ():
        token = reading.annotated.token_at(where.start)
        sexes.add(sex_of_given_name(where.quote.split()[0]))
        if token:  # "the first lady, Ida Brandt", "Mrs. Ida Brandt"
            sexes.update(sex_of(word.lower_.rstrip(".")) for word in _words_before(token))
    return bool(sexes - {None}) and sex not in sexes


def _words_before(token: Token) -> Tokens:
    """Returns the few words before a name in its sentence."""
    return token.doc[max(token.i - 3, token.sent.start) : token.i]


def _may_bear(reading: ReportStretches, bearer: Mention, title: str, ages: frozenset[str]) -> bool:
    """Whether somebody may have a title: one of his or her sex, else one that stands before the
    name; or is called the elder or the younger where the name stands."""
    if _is_of_other_sex(reading, title=title, bearers=[bearer]):
        return False
    where, _ = bearer
    token = reading.annotated.token_at(where.start)
    # words before a name that tell which of two it is
    before = reading.doc[max(token.i - 4, 0) : token.i] if token else ()
    if ages:
        return any_word(before, ages)
    if sex_of(title):
        return True
    return any_word(before[-1:], {title, f"{title}."})
