"""What a text says of people and bodies (`Charges`): the word that says it, of whom, what they have
to do with it, and whether it is affirmed, and told by somebody."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Protocol

from rashomon.answers.people_meant import PeopleMeant
from rashomon.model.span import Span
from rashomon.shipped.words import set_of, table
from rashomon.text.parsed_report import Annotations, ParsedWords
from rashomon.text.polarity import Polarity
from rashomon.text.speaker_words import verb_cue
from rashomon.text.standing import standing_at
from rashomon.text.token_index import subject_in
from rashomon.text.word_families import family_of

_SAID_OF = ("attr", "acomp", "oprd")
_CARRIED = ("dobj", "pobj", "prep", "pcomp", "xcomp", "attr", "acomp", "oprd", "conj")


class Passage(Protocol):
    """Words of a text that was read: a part of an answer, or a whole sentence of a report."""

    @property
    def page(self) -> Annotations:
        """The text, with its parse."""

    @property
    def span(self) -> Span:
        """The words."""


class Role(StrEnum):
    """What somebody has to do with a deed: he does it, suffers it, is called so, or is only told of
    with it."""

    DOES = "does"
    SUFFERS = "suffers"
    IS = "is"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Charge:
    """Something that is said of somebody. `place`: its word; `senses`: in which senses this harms,
    none if it does not; `family`: that of the word; `who`: all by which whom it is said of is
    known; `is_told`: whether the text says it as the words of somebody."""

    passage: Passage
    place: int
    senses: frozenset[str]
    family: str
    who: frozenset[str]
    role: Role
    polarity: Polarity

    @property
    def words(self) -> ParsedWords:
        """The words of its text."""
        return self.passage.page.words


def places_of(passage: Passage) -> range:
    """Returns the tokens of a passage."""
    return passage.page.words.at(passage.span.start, passage.span.end)


@cache
def _senses() -> dict[str, frozenset[str]]:
    """Maps each word that harms to the senses in which it does."""
    senses: dict[str, frozenset[str]] = {}
    for line in table("accusing")["harming"]:
        first, *others = line.split()
        for word in (first, *others):
            senses[word] = senses.get(word, frozenset()) | {first}
    return senses


def senses_at(words: ParsedWords, place: int) -> frozenset[str]:
    """Returns in which senses a word harms whom it is said of."""
    word = words.base[place]
    is_noun = words.pos[place] != "VERB" and word in set_of("accusing.only_verbs")
    if is_noun or words.pos[place] in ("PROPN", "AUX", "PUNCT"):
        return frozenset()
    for child in words.children[place]:
        phrase = _senses().get(f"{word}_{words.base[child]}")
        if words.dep[child] == "prt" and phrase:
            return phrase
    return _senses().get(word) or _senses().get(words.lower[place], frozenset())


def charges_in(passage: Passage, people: PeopleMeant) -> Iterator[Charge]:
    """Yields what a passage says of people and bodies, and what harms whoever it is said of."""
    words = passage.page.words
    for place in places_of(passage):
        senses = senses_at(words, place)
        if not senses and not _tells(words, place):
            continue
        polarity = standing_at(words, place).polarity
        family = family_of(words.lemma[place])
        is_said = False
        for role, token in _bound(words, place):
            who = people.at(passage.page, token)
            if who:
                is_said = True
                yield Charge(passage, place, senses, family, who, role, polarity)
        if senses and not is_said:
            yield Charge(passage, place, senses, family, frozenset(), Role.NEAR, polarity)


def _tells(words: ParsedWords, place: int) -> bool:
    """Whether a word that harms nobody by itself is said of somebody."""
    if words.pos[place] == "VERB":
        return verb_cue(words.lemma[place]) is None
    return words.pos[place] in ("NOUN", "ADJ") and words.dep[place] in (*_SAID_OF, "appos")


def _bound(words: ParsedWords, place: int) -> Iterator[tuple[Role, int]]:
    """Yields who may have to do with a deed, and what."""
    is_verb = words.pos[place] == "VERB"
    yield from _below(words, place, is_verb)
    if is_verb:
        subject = subject_in(words, place)
        if subject is not None:
            yield _as_subject(words, place), subject
    elif words.dep[place] in ("compound", "amod", "nmod", "appos"):
        yield Role.IS, words.head[place]
    else:
        yield from _through_verb(words, place)


def _as_subject(words: ParsedWords, verb: int) -> Role:
    is_done = words.child(verb, "auxpass", "nsubjpass") is not None
    is_done = is_done or (words.dep[verb] == "acl" and words.tag[verb] == "VBN")
    return Role.SUFFERS if is_done else Role.DOES


def _below(words: ParsedWords, place: int, is_verb: bool) -> Iterator[tuple[Role, int]]:
    """Who stands below the word of a deed."""
    for child in words.children[place]:
        relation, word = words.dep[child], words.lower[child]
        if relation in ("dobj", "dative") and words.pos[child] != "ADP":
            yield Role.SUFFERS, child
        elif relation == "poss":
            yield Role.NEAR if senses_at(words, place) else Role.IS, child
        elif relation == "appos":
            yield Role.IS, child
        elif relation in ("prep", "agent", "dative"):
            below = words.child(child, "pobj")
            if below is not None and word == "by":
                yield Role.DOES, below
            elif below is not None and word in ("of", "on", "against", "at") and not is_verb:
                yield Role.SUFFERS, below


def _through_verb(words: ParsedWords, place: int) -> Iterator[tuple[Role, int]]:
    """Who has to do with a noun through the verb above it: "is a thief", "committed theft", "was
    charged with theft"."""
    at = place
    while words.dep[at] in _CARRIED and words.head[at] != at:
        at = words.head[at]
        if words.pos[at] in ("VERB", "AUX"):
            break
    subject = subject_in(words, at) if words.pos[at] in ("VERB", "AUX") else None
    if subject is None or subject == place:
        return
    is_direct = words.head[place] == at
    if is_direct and words.dep[place] in _SAID_OF:
        yield Role.IS, subject
    elif is_direct and words.base[at] in set_of("accusing.doing"):
        yield _as_subject(words, at), subject
    else:
        yield Role.NEAR, subject
