"""Whether a description can mean a person: nothing that narrows it parts the two, and nobody else
whom the report tells of could be meant."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.shipped.words import set_of
from rashomon.statements.cast import SPELLED_OUT, Person
from rashomon.statements.context import Speaker, SpeakerContext
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.source_phrases import phrase_of
from rashomon.text.parsed_report import SUBJECTS, first_of

INDEFINITE = frozenset({"one", "a", "an", "another"})  # somebody who was not named before
PLURAL = ("NNS", "NNPS")
UNDER = set_of("people.before_other_ranks")  # of another rank than the head says
_EMPTY = set_of("small_words.no_content", "small_words.of_descriptions") - {"other", "another"}
_FAR = 6  # sentences back
_STEM = 4  # letters by which "Saldian" is of Saldia


def may_mean(scene: SpeakerContext, source: SourcePhrase, person: Person) -> bool:
    """Whether the report has every word that narrows the description beside this person, and tells
    before of nobody else whom it fits."""
    words = narrowing(source)
    if not _has_all(told_of(person), words) or not _may_be_called(person, source.head, words):
        return False
    rivals = [*_rivals(scene, source, person, words), *_others(scene, source, person, words)]
    return not rivals


def told_of(person: Person) -> set[str]:
    """The words by which the report, or another one, tells which person it is."""
    return person.told.union(*(text.casefold().split() for _, text in person.elsewhere))


def is_as_narrow(source: SourcePhrase, speaker: Speaker) -> bool:
    """Whether a description is told, by the same noun, of this speaker without a name, who holds no
    other rank; true of one who is told of by another noun."""
    head = speaker.head
    if speaker.name_id is not None or head is None or _office(head) != _office(source.head):
        return True
    words, theirs = narrowing(source), narrowing(phrase_of(head))
    return _has_all(theirs, words) and not theirs & UNDER - words


def narrowing(source: SourcePhrase) -> frozenset[str]:
    """The words by which a phrase says which of several is meant, with those of a clause behind it:
    "the engineer who had built the dam"; none that anybody may be called by ("29-year-old")."""
    doc, head = source.head.doc, source.head
    clause = first_of(head.rights, "relcl", "acl")
    behind = clause is not None and clause.left_edge.i == source.last
    last = clause.right_edge.i + 1 if clause is not None and behind else source.last
    words: set[str] = set()
    for text in f"{doc[source.first : head.i]} {doc[head.i + 1 : last]}".casefold().split():
        parts = text.strip(',.;:()"”“').removesuffix("'s").removesuffix("’s").split("-")
        if parts[-1] not in set_of("people.epithets"):
            words.update(parts)
    return frozenset(words) - _EMPTY - {""}


def _rivals(
    scene: SpeakerContext, source: SourcePhrase, person: Person, words: frozenset[str]
) -> Iterator[Person]:
    """Yields the others with a name whom the description fits, but for one who was named long
    before, and the person since."""
    office, number = _office(source.head), scene.reading.stretch_of
    named: dict[int, int] = {}
    for mention in scene.cast.mentions:
        if mention.first < source.first:
            named[id(mention.person)] = number[mention.first]
    latest = named.get(id(person), -1)
    for other in scene.cast.people():
        there = named.get(id(other))
        fits = any(role == office for role, _ in other.roles) and other is not person
        if there is None or not fits or not _has_all(told_of(other), words):
            continue
        is_far = there < latest and number[source.first] - there > _FAR
        if _may_be_called(other, source.head, words) and not is_far:
            yield other


def _may_be_called(person: Person, head: Token, words: frozenset[str]) -> bool:
    """Whether one of the person's roles is no other rank than the description says: "the president"
    is no vice president; true of a person who is told of without this noun."""
    office = _office(head)
    texts = [text for role, text in (*person.roles, *person.elsewhere) if role == office]
    printed = (frozenset(text.casefold().replace("-", " ").split()) for text in texts)
    return not texts or any(not one & UNDER - words for one in printed)


def _office(head: Token) -> str:
    lemma = head.lemma_.casefold()
    return SPELLED_OUT.get(lemma, lemma)


def _others(
    scene: SpeakerContext, source: SourcePhrase, person: Person, words: frozenset[str]
) -> Iterator[Token]:
    """Yields the nouns by which somebody else is told of before whom the description fits."""
    doc, lemma = scene.reading.doc, source.head.lemma_.casefold()
    named_at = next(m.first for m in scene.cast.mentions if m.person is person)
    for first, last, at in scene.phrases(lemma):
        head = doc[at]
        if at >= source.head.i or at in scene.cast.roles_at or head.tag_ in PLURAL:
            continue
        theirs = narrowing(SourcePhrase(first, last, head))
        if scene.reading.in_quotation(at) or theirs & UNDER - words or not _has_all(theirs, words):
            continue
        another = doc[first].lower_ in INDEFINITE and at > named_at and head.dep_ in SUBJECTS
        strange = not _has_all(told_of(person), theirs)
        if another or (strange and (at > named_at or _is_parted(person, lemma))):
            yield head


def _is_parted(person: Person, lemma: str) -> bool:
    """Whether somebody who is told of by this noun before the person is named is another: the
    person has no such role, or the report says which of several holders this one is."""
    texts = [text for role, text in (*person.roles, *person.elsewhere) if role == lemma]
    return not texts or any(len(text.split()) > 1 for text in texts)


def _has_all(told: frozenset[str] | set[str], words: frozenset[str]) -> bool:
    """Whether all words stand among those told, as they are or with another ending."""
    return all(word in told or any(_is_akin(word, other) for other in told) for word in words)


def _is_akin(word: str, other: str) -> bool:
    shorter = min(len(word), len(other))
    same = max(shorter - 2, _STEM)
    return shorter >= _STEM and word[:same] == other[:same]
