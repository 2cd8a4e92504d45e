"""The persons and bodies that a report names, where it names them, and what it calls them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.mentions.speech.report_stretches import ReportStretches
from rashomon.model.name import Name, NameKind
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.shipped.words import texts
from rashomon.text.parsed_report import end_of, those_of, word_before
from rashomon.text.speaker_words import is_among, is_listed, sex_of, sex_of_given_name

# Titles that a later sentence spells out: "Dr Ida Krantz ... the doctor said".
SPELLED_OUT = texts("people.titles_spelled_out")
Mention = tuple[Span, Name]


@dataclass(slots=True, eq=False)
class Person:
    """One named person of a report. `roles`: pairs of a head noun and the role as printed, in this
    report and then in others of the story; `sex`: "m", "f" or None."""

    full: str
    name_id: str
    sex: str | None = None
    roles: list[tuple[str, str]] = field(default_factory=list)


@record
class PersonMention:
    """A place where a person is named: token indices, half-open."""

    first: int
    last: int
    person: Person


@dataclass(slots=True)
class Cast:
    """The named persons of a report. `mentions` is in text order; `at` maps each token index to the
    mention that covers it; `roles_at`: the nouns that give them their roles; `names`: all names, by
    the offset of each of their words; `called`: the bodies that are called by a noun; `fullest`:
    the longest form that the report has of each name, by its id."""

    mentions: list[PersonMention]
    at: dict[int, PersonMention]
    names: dict[int, Name]
    roles_at: set[int] = field(default_factory=set)
    called: dict[str, dict[str, Name]] = field(default_factory=lambda: defaultdict(dict))
    fullest: dict[str, str] = field(default_factory=dict)

    def people(self) -> list[Person]:
        """Returns the persons, in the order of their first mentions."""
        return list({mention.person.name_id: mention.person for mention in self.mentions}.values())

    def within(self, first: int, last: int) -> list[PersonMention]:
        """Returns the mentions that lie entirely within these tokens."""
        inside = (self.at.get(i) for i in range(first, last))
        found = {mention.first: mention for mention in inside if mention}
        return [
            mention for mention in found.values() if first <= mention.first < mention.last <= last
        ]

    def named(self, text: str) -> Person | None:
        """Returns the person with this full name or surname, with or without a title, if any."""
        words = text.casefold().split()
        if len(words) == 2 and is_among(words[0].rstrip("."), "titles"):
            words = words[1:]
        for person in self.people():
            full = person.full.casefold().split()
            if words in (full, full[-1:]):
                return person
        return None


def office_of(head: Token) -> str:
    """Returns the office or title that a noun tells of, spelled out."""
    lemma = head.lemma_.casefold().rstrip(".")
    return SPELLED_OUT.get(lemma, lemma)


def cast_of(reading: ReportStretches, story_mentions: Sequence[Mention]) -> Cast:
    """Builds the cast of one report from the names in it; a person is called by the longest form
    there."""
    people: dict[str, Person] = {}
    cast = Cast([], {}, {})
    fullest = cast.fullest
    for span, name in story_mentions:
        fullest[name.id] = max(fullest.get(name.id, ""), " ".join(span.quote.split()), key=len)
    for span, name in sorted(story_mentions, key=lambda mention: mention[0].start):
        piece = reading.doc.char_span(span.start, span.end, alignment_mode="expand")
        if not piece:
            continue
        cast.names |= dict.fromkeys((token.idx for token in piece), name)
        if name.kind is NameKind.PERSON:
            person = people.setdefault(name.id, Person(fullest[name.id], name.id))
            mention = PersonMention(piece.start, piece.end, person)
            cast.mentions.append(mention)
            cast.at |= dict.fromkeys(range(piece.start, piece.end), mention)
        elif name.kind is NameKind.ORGANISATION:
            for noun in _nouns_of_body(piece.root):
                cast.called[noun][name.id] = name
    for mention in cast.mentions:
        _note_roles(reading, cast, mention)
    for person in people.values():
        given_name, _, surname = person.full.partition(" ")
        if surname and not person.sex:
            person.sex = sex_of_given_name(given_name)
    return cast


def _nouns_of_body(name: Token) -> Iterator[str]:
    """Yields what a body is called beside its name: "the union SKL", "Norvia, the operator,"."""
    nouns = those_of(name.children, "appos", "compound")
    if name.dep_ == "appos":
        nouns.append(name.head)
    for noun in nouns:
        if noun.tag_ == "NN":
            yield noun.lemma_.casefold()


def _note_roles(reading: ReportStretches, cast: Cast, mention: PersonMention) -> None:
    """Adds the roles printed with this mention: before the name ("Mayor Ida Krantz"), as an
    apposition on either side ("Ida Krantz, the mayor,"), or behind "is"."""
    doc = reading.doc
    root = doc[mention.first : mention.last].root
    head = doc[max(mention.first - 1, 0)]
    is_office = is_among(head.lower_.rstrip("."), "offices", "titles")
    is_listed_noun = is_office or is_listed(head, "persons", "spokespersons")
    if is_listed_noun and head.pos_ in {"NOUN", "PROPN"} and head.i < mention.first:
        begin = head.i
        while begin > 0 and doc[begin - 1].dep_ in {"compound", "amod", "nmod", "poss", "case"}:
            begin -= 1
        _add_role(cast, mention.person, head, doc[begin : head.i + 1])
    for noun in _nouns_beside(reading, root):
        if not reading.in_quotation(noun.i) and noun.pos_ in {"NOUN", "PROPN"}:
            end = _end_of_role(noun, mention)
            _add_role(cast, mention.person, noun, doc[noun.left_edge.i : end])


def _add_role(cast: Cast, person: Person, head: Token, words: Tokens) -> None:
    while words and is_among(words[-1].lower_.rstrip("."), "honorifics"):
        words = words[:-1]
    while words and (words[0].dep_ == "det" or words[0].is_punct):
        words = words[1:]
    cast.roles_at.add(head.i)
    office = office_of(head)
    role = office, words.text.strip() or office
    if role not in person.roles:
        person.roles.append(role)
    person.sex = person.sex or sex_of(office)


def _end_of_role(noun: Token, mention: PersonMention) -> int:
    """Returns the end of the role that this noun heads: before a clause, a comma or the name."""
    for word in noun.doc[noun.i + 1 : end_of(noun)]:
        is_name = mention.first <= word.i < mention.last
        if is_name or word.lower_ in {",", '"', "who", "which", "whose"}:
            return word.i
    return end_of(noun)


def _nouns_beside(reading: ReportStretches, name: Token) -> list[Token]:
    """Returns the nouns in apposition to a name, on either side, or behind "is"."""
    if reading.stretch_with(name).title:
        return []  # "Ida Krantz, wife charged": in a headline a comma stands for "and"
    nouns = [
        noun for noun in those_of(name.rights, "appos") if is_role(noun) or noun.pos_ == "NOUN"
    ]
    noun = name.head
    while noun.dep_ == "pobj" and not is_role(noun):
        noun = noun.head.head  # "the mayor of Harn, Ida Krantz"
    # "the brother of the gunman, Olaf Keel": it is open whose name it is
    is_open = any(map(is_role, noun.subtree)) and noun.dep_ == "pobj" and is_role(noun.head.head)
    is_denied = word_before(name.left_edge) == "not"  # "the chief, not Ida Krantz, said"
    if name.dep_ == "appos" and is_role(noun) and not (is_open or is_denied):
        nouns.append(noun)
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        nouns += those_of(name.head.rights, "attr")
    return nouns


def is_role(noun: Token) -> bool:
    """Whether the noun means a person, or an office that a person holds."""
    return is_listed(noun, "persons", "spokespersons", "offices") or (
        noun.pos_ == "PROPN" and is_among(noun.lower_.rstrip("."), "titles")
    )
