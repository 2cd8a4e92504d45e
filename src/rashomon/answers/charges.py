"""What a text says of people and bodies (`charges_in`): the word that says it, of whom, what they
have to do with it, how it stands, and whether somebody else says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Protocol

from rashomon.answers.people_meant import Meant, PeopleMeant
from rashomon.model.span import Span
from rashomon.shipped.words import set_of, table
from rashomon.text.parsed_report import HELPERS, Annotations, ParsedWords
from rashomon.text.polarity import Polarity
from rashomon.text.speaker_words import verb_cue
from rashomon.text.standing import standing_at
from rashomon.text.token_index import subject_in

_UNDERGONE = set_of("accusing.process")
_CARRYING = frozenset({"have", "refuse", "decline"})
_SAID_OF = ("attr", "acomp", "oprd")
_CARRIED = ("dobj", "pobj", "prep", "pcomp", "xcomp", "conj", *_SAID_OF)
_CONTENT = ("ccomp", "xcomp", "parataxis")
_DOUBTING = set_of("accusing.doubting", "accusing.clearing")
_CLEARING, _PENDING = set_of("accusing.clearing"), set_of("accusing.pending")
_BELOW_SUBJECTS = (*_SAID_OF, "xcomp", "relcl", "acl", "advcl", "conj")
_BEARING = (*_SAID_OF, "neg", "advmod", "aux", "nsubj", "nsubjpass", "dobj", "amod", "mark", "prep")


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
    none where it does not; `who`: of whom it is said, nobody where that is not told;
    `is_passed_on`: whether the text says that somebody else says so."""

    passage: Passage
    place: int
    senses: frozenset[str]
    who: Meant
    role: Role
    is_passed_on: bool = False

    @property
    def words(self) -> ParsedWords:
        """The words of its text."""
        return self.passage.page.words

    @property
    def polarity(self) -> Polarity:
        """How its word stands."""
        return standing_at(self.words, self.place).polarity

    @property
    def is_doubted(self) -> bool:
        """Whether words above it or beside it doubt it, leave it to a court, ask, or clear of it;
        of what harms also a word of clearing anywhere in its sentence but below it."""
        words, at = self.words, self.place
        bearing = [c for c in words.children[at] if words.dep[c] in _BEARING]
        while words.head[at] != at and not _ends_at(words, at):
            is_beside = words.dep[at] == "conj"
            at = words.head[at]
            bearing += [c for c in words.children[at] if words.dep[c] in _BEARING]
            if not is_beside:
                bearing.append(at)
                if words.base[at] in _PENDING:
                    return True
        if self.passage.span.quote.rstrip("”\"' ").endswith("?"):
            return True
        if any(words.base[i] in _DOUBTING for i in bearing if i != self.place):
            return True
        below = set(words.under(self.place))
        clearing = [i for i in places_of(self.passage) if words.base[i] in _CLEARING]
        return bool(self.senses) and any(i not in below for i in clearing)


def _teller(words: ParsedWords, at: int) -> int | None:
    """The verb by which the text says that somebody tells what a word says."""
    while words.head[at] != at:
        relation, at = words.dep[at], words.head[at]
        if relation in ("acl", *_CONTENT) and passes_on(words, at):
            return at
    return None


def _ends_at(words: ParsedWords, at: int) -> bool:
    """Whether what stands above a word does not bear on it: of a clause that tells more of
    somebody, or stands beside the main one."""
    if ";" in words.text[min(at, words.head[at]) : max(at, words.head[at])]:
        return True
    if words.dep[at] == "relcl":
        return words.base[words.head[at]] not in set_of("negation.tellings")
    return words.dep[at] in ("advcl", "parataxis") or (
        words.dep[at] == "conj" and words.child(at, "nsubj", "nsubjpass") is not None
    )


def places_of(passage: Passage) -> range:
    """Returns the tokens of a passage."""
    return passage.page.words.at(passage.span.start, passage.span.end)


@cache
def senses_of(lists: str) -> dict[str, frozenset[str]]:
    """Maps each word of these lists of words of one sense to its senses, each named by the first
    word that has it."""
    senses: dict[str, frozenset[str]] = {}
    for line in table("accusing")[lists]:
        first, *others = line.split()
        for word in (first, *others):
            senses[word] = senses.get(word, frozenset()) | {first}
    return senses


def senses_at(words: ParsedWords, place: int) -> frozenset[str]:
    """Returns in which senses a word harms whom it is said of."""
    word = words.base[place]
    above = words.base[words.head[place]]
    is_deed = words.pos[place] == "VERB" or (
        words.dep[place] == "dobj"
        and above in set_of("accusing.doing", "accusing.undergoing")  # "faces a fine"
    )
    if (word in set_of("accusing.only_verbs") and not is_deed) or words.pos[place] in (
        "PROPN",
        "AUX",
        "PUNCT",
    ):
        return frozenset()
    senses = senses_of("harming")
    phrase = senses.get(lemma_at(words, place))
    return phrase or senses.get(word) or senses.get(words.lower[place], frozenset())


def lemma_at(words: ParsedWords, place: int) -> str:
    """Returns the lemma of a verb with the adverb that makes another of it: "turn_away"."""
    for child in words.children[place]:
        is_particle = words.dep[child] == "prt" or words.base[child] in set_of("accusing.particles")
        if is_particle and words.dep[child] in ("prt", "advmod"):
            return f"{words.base[place]}_{words.base[child]}"
    return words.base[place]


def charges_in(
    passage: Passage, people: PeopleMeant, *, is_alone: bool = False
) -> Iterator[Charge]:
    """Yields what a passage says of people and bodies, and what harms whomever it is said of.
    `is_alone`: whether its pronouns mean nobody of whom the text tells before it."""
    page = passage.page
    since = places_of(passage).start if is_alone else 0
    for place in places_of(passage):
        senses = senses_at(page.words, place)
        if senses and passes_on(page.words, place):
            continue
        if not senses and not _tells(page.words, place):
            continue
        teller = _teller(page.words, place)
        speaker = None if teller is None else subject_in(page.words, teller)
        if speaker is not None and page.words.pos[speaker] == "PRON" and speaker > place:
            speaker = None  # in "Tarn stole it, he said" he is somebody else
        is_said = False
        for role, token in _with_others(page.words, _bound(page.words, place)):
            who = people.at(page, token, since)
            if who and (role in (Role.DOES, Role.SUFFERS) or who.is_person):
                is_said = True
                is_own = speaker is not None and who.may_be(people.at(page, speaker, since))
                yield Charge(passage, place, senses, who, role, teller is not None and not is_own)
        if senses and not is_said:
            yield Charge(passage, place, senses, Meant(), Role.NEAR, teller is not None)


def _tells(words: ParsedWords, place: int) -> bool:
    """Whether a word that harms nobody by itself is said of somebody."""
    if words.pos[place] == "AUX":  # "was on a yacht"
        return words.dep[place] not in HELPERS and words.child(place, "prep") is not None
    if words.pos[place] == "VERB":
        is_helping = words.base[place] in _CARRYING and words.child(place, "xcomp") is not None
        is_bare = words.dep[place] in ("amod", "aux") or is_helping
        is_known = words.base[place] in set_of("accusing.knowing")
        return not is_bare and (is_known or not passes_on(words, place))
    return False


def passes_on(words: ParsedWords, place: int) -> bool:
    """Whether a verb says that somebody tells what its clause says."""
    if verb_cue(words.lemma[place]) is None:
        return False
    if words.base[place] == "accuse":
        return words.child(place, "prep") is not None  # "accused him of stealing"
    return words.dep[place] == "parataxis" or words.child(place, *_CONTENT) is not None


def _bound(words: ParsedWords, place: int) -> Iterator[tuple[Role, int]]:
    """Yields who may have to do with a deed, and what."""
    is_verb = words.pos[place] in ("VERB", "AUX")
    yield from _below(words, place)
    if is_verb:
        subject, at = subject_in(words, place), place
        while subject is None and words.dep[at] in _BELOW_SUBJECTS:
            at = words.head[at]  # "was the last to leave"
            subject = subject_in(words, at)
        if subject is not None and subject < place:  # not whoever says so behind it
            yield as_subject(words, place), subject
    elif words.dep[place] in ("compound", "amod", "nmod", "appos"):
        yield Role.IS, words.head[place]
    else:
        yield from _through_verb(words, place)


def _with_others(
    words: ParsedWords, bound: Iterator[tuple[Role, int]]
) -> Iterator[tuple[Role, int]]:
    """With those who are told of beside them: "Tarn and Vell"."""
    for role, token in bound:
        yield role, token
        for child in words.children[token]:
            if words.dep[child] == "conj":
                yield role, child


def as_subject(words: ParsedWords, verb: int) -> Role:
    """Returns what the subject of a verb has to do with its deed."""
    is_done = words.child(verb, "auxpass", "nsubjpass") is not None
    if not is_done and words.tag[verb] in ("VBN", "VBD") and words.child(verb, "dobj") is None:
        is_done = bool(senses_at(words, verb) & _UNDERGONE)  # "nine people detained"
    is_bare = words.dep[verb] == "ccomp" or words.child(verb, "nsubj") is None
    is_done = is_done or (is_bare and words.tag[verb] == "VBN" and words.child(verb, "aux") is None)
    return Role.SUFFERS if is_done else Role.DOES


def _below(words: ParsedWords, place: int) -> Iterator[tuple[Role, int]]:
    """Who stands below the word of a deed."""
    for child in words.children[place]:
        relation = words.dep[child]
        if relation in ("dobj", "dative") and words.pos[child] != "ADP":
            if senses_at(words, place):
                yield Role.SUFFERS, child
        elif relation == "poss":
            yield Role.NEAR, child
        elif relation == "appos" and words.text[words.left[child] - 1] != "(":
            yield Role.IS, child
        elif relation == "agent" or (relation in ("prep", "dative") and senses_at(words, place)):
            yield from _behind_preposition(words, child)


def _behind_preposition(words: ParsedWords, preposition: int) -> Iterator[tuple[Role, int]]:
    word, below = words.lower[preposition], words.child(preposition, "pobj")
    if below is not None and word == "by":
        yield Role.DOES, below
    elif below is not None and word in ("of", "on", "against", "at"):
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
    if words.dep[place] == "oprd":  # "called him a thief"
        subject = words.child(at, "dobj", "nsubjpass") or subject
    if subject is None or subject == place:
        return
    is_direct = words.head[place] == at
    if is_direct and words.dep[place] in _SAID_OF:
        yield Role.IS, subject
    elif is_direct and words.base[at] in set_of("accusing.undergoing"):
        yield Role.SUFFERS, subject
    elif is_direct and words.base[at] in set_of("accusing.doing"):
        yield as_subject(words, at), subject
    elif as_subject(words, at) is Role.SUFFERS:
        yield Role.NEAR, subject
