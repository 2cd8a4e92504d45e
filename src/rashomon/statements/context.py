"""Holds the state of a report while its speakers are resolved: named persons, previous speakers,
phrases, acronyms."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain
from operator import attrgetter

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.model.name import Name, NameKind
from rashomon.model.record import record
from rashomon.shipped.words import set_of
from rashomon.statements.cast import Cast, Person, PersonMention
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.relays import Channels
from rashomon.statements.report_stretches import ReportStretches
from rashomon.statements.source_phrases import INDEFINITE, phrase_of
from rashomon.text.gathering import grouped
from rashomon.text.parsed_report import (
    any_word,
    end_of,
    first_of,
    first_word,
    those_of,
    word_behind,
)
from rashomon.text.polarity import NEGATIONS
from rashomon.text.speaker_words import is_among


@record
class Speaker:
    """Who says something.

    - `phrase`: the words that name or describe the speaker; its head is the noun of the phrase that
      first described them
    - `person`: None for institutions and groups
    - `chance`: how likely it is that a pronoun or description means this speaker
    - `members`: of people who speak together, each of them
    """

    text: str
    phrase: SourcePhrase
    name_id: str | None = None
    person: Person | None = None
    plural: bool = False
    sex: str | None = None
    is_person: bool = False
    document: str | None = None
    chance: float = 1.0
    members: tuple["Speaker", ...] = ()


class SpeakersSoFar:
    """Who has spoken so far, in the order in which they spoke."""

    def __init__(self) -> None:
        self._speakers: list[Speaker] = []
        self._numbers = defaultdict[tuple[str, int], list[int]](list)  # by words and place

    def __contains__(self, speaker: Speaker) -> bool:
        numbers = self._numbers.get(_words_and_place(speaker), ())
        return any(self._speakers[number] == speaker for number in numbers)

    @property
    def last(self) -> Speaker | None:
        """Returns who spoke last, if anybody did."""
        return self._speakers[-1] if self._speakers else None

    def latest_first(self) -> Iterator[Speaker]:
        """Yields all, who spoke last first."""
        return reversed(self._speakers)

    def before(self, place: int) -> Iterator[Speaker]:
        """Yields who spoke before this place, who spoke last first."""
        return (speaker for speaker in self.latest_first() if speaker.phrase.first < place)

    def add(self, speaker: Speaker) -> None:
        """Lets somebody speak."""
        self._numbers[_words_and_place(speaker)].append(len(self._speakers))
        self._speakers.append(speaker)

    def take_back(self) -> None:
        """Forgets who spoke last."""
        self._numbers[_words_and_place(self._speakers.pop())].pop()

    def give_sex(self, text: str, sex: str) -> None:
        """Gives all speakers of these words this sex."""
        for number, earlier in enumerate(self._speakers):
            if earlier.text == text:
                self._speakers[number] = replace(earlier, sex=sex)


def _words_and_place(speaker: Speaker) -> tuple[str, int]:
    return speaker.text, speaker.phrase.first


Sighting = tuple[Token, str]
"""Where somebody is named or told of outside quotations: by which head, of which sort."""
BodyKinds = tuple[tuple[int, str, Name], ...]  # what institutions are called, and where
CalledElsewhere = dict[str, dict[str, Name]]  # names by what they are called and by their ids
_Groups = dict[frozenset[str], list[SourcePhrase]]


@dataclass(slots=True)
class SpeakerContext:
    """What is known of one report while its speakers are found in text order.

    - `names`: the names by the offsets of their characters
    - `heads`: the nouns of the report by their base forms
    - `spoken`: who has spoken so far
    - `kinds`: what the report calls its institutions ("the union")
    - `kinds_elsewhere`: what other reports of the story call the institutions that this one names
    - `content`: the words to be attributed, if they stand before their source
    """

    reading: ReportStretches
    cast: Cast
    names: dict[int, Name]
    heads: dict[str, list[Token]]
    spoken: SpeakersSoFar = field(default_factory=SpeakersSoFar)
    kinds: BodyKinds = ()
    kinds_elsewhere: CalledElsewhere = field(default_factory=dict)
    content: tuple[int, int] | None = None
    channels: Channels = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    meant: dict[int, Speaker] = field(default_factory=dict)
    choices: dict[int, tuple[tuple[str | None, dict[str, float]], ...]] = field(
        default_factory=dict
    )
    known_groups: dict[str, _Groups] = field(default_factory=dict)
    known_unquoted: list[int] = field(default_factory=list)
    known_bodies: dict[str, Name] = field(default_factory=dict)

    def bodies(self) -> Collection[Name]:
        """Returns the names of institutions and places."""
        if not self.known_bodies:
            kinds = (NameKind.ORGANISATION, NameKind.PLACE)
            self.known_bodies |= {
                name.id: name for name in self.names.values() if name.kind in kinds
            }
        return self.known_bodies.values()

    def unquoted_before(self, stretch: int) -> int:
        """Returns how many stretches before this one begin outside quotations."""
        if not self.known_unquoted:
            is_outside = (
                not self.reading.in_quotation(one.first) for one in self.reading.stretches
            )
            self.known_unquoted += accumulate(is_outside, initial=0)
        return self.known_unquoted[stretch]

    def phrases_by_words(self, lemma: str) -> _Groups:
        """The phrases of the report with this head lemma, by what they say beside the head, because
        a frequent noun mostly repeats itself."""
        if lemma not in self.known_groups:
            phrases = map(_before_and, self.heads.get(lemma, ()))
            self.known_groups[lemma] = grouped(phrases, attrgetter("beside"))
        return self.known_groups[lemma]

    def phrases(self, lemma: str) -> Iterator[SourcePhrase]:
        """The same phrases, those that say the same one after another."""
        return chain.from_iterable(self.phrases_by_words(lemma).values())

    def mention_in(self, source: SourcePhrase) -> PersonMention | None:
        """Returns the person named at the head of the phrase, at its end, or in apposition to it;
        None if there is none. The surest place comes first."""
        doc = self.reading.doc
        at = self.cast.at
        head = source.head
        if head.i in at:
            return self._named_at(source)
        if (head.pos_ not in {"NOUN", "PROPN"} and head.lower_ != "one") or head.tag_ == "NNS":
            return None
        body = self.names.get(head.idx)
        speaks_for = is_among(source.lemma, "persons", "spokespersons", "offices")
        if body and body.kind is NameKind.ORGANISATION and not speaks_for:
            return None  # "according to the Harn Gazette, Ida Krantz, 56, died"
        closed = word_behind(source.words[-1]) == ","
        if before := self._named_before(source, closed):
            return before
        for name in those_of(head.rights, "appos"):
            words_between = doc[max(head.i, name.left_edge.i - 1) : name.i]
            if name.i in at and not any_word(words_between, NEGATIONS):
                return at[name.i]  # but "the board, not Ida Krantz, said"
        last = at.get(source.last - 1)
        if last and doc[last.first - 1].pos_ != "ADP":
            # "a person close to Jane Roe" is not Jane Roe
            linked = any_word(doc[head.i + 1 : last.first], set_of("small_words.between"))
            if not linked or doc[last.first - 1].idx in self.names:  # "for the ATC Ida Krantz"
                return last
        return self._named_behind(source, source.last + closed)

    def _named_at(self, source: SourcePhrase) -> PersonMention:
        """The person at the head of a phrase, or behind it where the head only looks like a name:
        "another Dem, Sen. Ida Krantz"."""
        at = self.cast.at
        names = those_of(source.head.rights, "appos")
        titled = next((at[name.i] for name in names if name.i in at), None)
        is_somebody = source.words[0].lower_ in INDEFINITE
        return titled if titled and is_somebody else at[source.head.i]

    def _named_before(self, source: SourcePhrase, closed: bool) -> PersonMention | None:
        """The person to whose name the phrase is an apposition."""
        head = source.head
        at = self.cast.at
        if head.i in self.cast.roles_at and head.dep_ == "appos" and head.head.i in at:
            return at[head.head.i]  # "Ida Krantz, a student living in Harn, said"
        if closed and head.doc[source.first - 1].text == ",":
            return at.get(source.first - 2)  # "Ida Krantz, head of the union, said"
        return None

    def _named_behind(self, source: SourcePhrase, after: int) -> PersonMention | None:
        """The person named right behind a phrase for a person, with or without a title."""
        doc = self.reading.doc
        at = self.cast.at
        if not is_among(source.lemma, "persons", "spokespersons", "offices"):
            return None
        while (
            after + 1 < len(doc)
            and is_among(doc[after].lower_.rstrip("."), "titles")
            and after not in at
        ):
            after += 1
        return at.get(after)

    def is_said(self, token: Token) -> bool:
        """Whether the token lies in the content being attributed: in "a sailor saw it, he said" the
        sailor is not "he"."""
        return self.content is not None and self.content[0] <= token.i < self.content[1]

    def may_speak(self, token: Token) -> bool:
        """Whether the noun names or denotes an institution or a place."""
        name = self.names.get(token.idx)
        if not name:
            return token.lower_ == "media" or is_among(token.lemma_.casefold(), "organisations")
        return name.kind in (NameKind.ORGANISATION, NameKind.PLACE)

    def phrase_text(self, words: Tokens) -> str:
        """The text of the phrase without a leading article ("only the cook" is the cook) or
        trailing possessive."""
        while len(words) > 1 and words[0].lower_ in {"the", "a", "an", ","}:
            words = words[1:]
        if len(words) > 1 and words[-1].lower_ in {"there", "here"}:
            words = words[:-1]
        loose = {"'", ",", '"'}
        behind = words.doc[words.end : words.end + 1]
        if not any(word.tag_ in {"VBD", "VBZ", "MD"} for word in behind):
            loose |= {"'s", "’s"}  # but "the bank Lomvik's said"
        while len(words) > 1 and words[-1].text in loose:
            words = words[:-1]
        return " ".join(
            self.reading.annotated.report.text[words.start_char : words.end_char].split()
        )

    def known_as(self, source: SourcePhrase) -> Speaker | None:
        """Returns the proper name that stands beside the description of an institution: "a
        monitoring group, NAME,", "militias known as NAME"."""
        head = source.head
        doc = self.reading.doc
        text = is_among(source.lemma, "documents")  # a letter is signed, not named
        if head.pos_ != "NOUN" or head.tag_ == "NNS" or text:
            return None
        for child in those_of(head.rights, "appos"):
            # "the group, Norvia,", "the group Norvia"
            is_apposed = word_behind(source.words[-1]) == "," or child.left_edge.i == head.i + 1
            if is_apposed and child.pos_ == "PROPN" and child.text[0].isupper():
                comma = first_word(doc[child.i : end_of(child)], {","})
                return self._proper(child, last=comma.i if comma else end_of(child), source=source)
        for word in doc[head.i + 1 : min(head.right_edge.i, head.i + 10)]:
            if word.tag_ == "VBN" and word.lower_ in {"known", "called", "named", "dubbed"}:
                for name in those_of(doc[word.i + 1 : word.i + 8], "pobj", "oprd", "dobj"):
                    if name.text[0].isupper():
                        return self._proper(name, last=name.i + 1, source=source)
        return None

    def _proper(self, head: Token, last: int, source: SourcePhrase) -> Speaker:
        name = self.names.get(head.idx)
        return Speaker(
            text=self.phrase_text(head.doc[head.left_edge.i : last]),
            phrase=source,
            name_id=name.id if name else None,
            is_person=name is not None and name.kind is NameKind.PERSON,
        )


def _before_and(head: Token) -> SourcePhrase:
    phrase = phrase_of(head)
    joint = first_of(head.doc[head.i + 1 : phrase.last], "cc")
    if joint:
        return replace(phrase, last=joint.i)
    return phrase


def as_person(person: Person, source: SourcePhrase) -> Speaker:
    """This person as the speaker whom the phrase means."""
    return Speaker(
        text=person.full,
        phrase=source,
        name_id=person.name_id,
        person=person,
        sex=person.sex,
        is_person=True,
    )


def as_body(name: Name, source: SourcePhrase) -> Speaker:
    """The institution of this name as the speaker whom the phrase means."""
    return Speaker(text=name.name, phrase=source, name_id=name.id)


def is_joined(source: SourcePhrase) -> bool:
    """Whether the phrase names others beside its head: "Krantz and Holm"."""
    return any(child.dep_ == "conj" and child.i < source.last for child in source.head.rights)


def named(mention: PersonMention, source: SourcePhrase) -> Speaker:
    """Returns the person whom the phrase mentions or, if it names several, all of them."""
    person = as_person(mention.person, source)
    if is_joined(source):
        return replace(person, text=source.words.text, plural=True, sex=None, is_person=False)
    return person


def at_phrase(speaker: Speaker, source: SourcePhrase) -> Speaker:
    """Returns a speaker who is known from before, with this phrase as the words that name them."""
    members = tuple(at_phrase(member, source) for member in speaker.members)
    phrase = replace(source, head=speaker.phrase.head)
    return replace(speaker, phrase=phrase, document=None, members=members)


def spelled_out(text: str, name: Name | None) -> str:
    """Returns the words for a speaker. An acronym is replaced by the full name that the story has
    for it."""
    if name and text.replace(".", "").isupper():
        return name.name
    return text


def fits(sex: str | None, wanted_sex: str | None) -> bool:
    """Whether two sexes are compatible; None means unknown and fits any."""
    return sex is None or wanted_sex is None or sex == wanted_sex
