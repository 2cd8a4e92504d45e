"""Whether a description can mean a person: nothing that narrows it parts the two, and nobody else
whom the report tells of could be meant."""

from collections.abc import Iterable, Set

from spacy.tokens import Token

from rashomon.shipped.words import set_of, texts
from rashomon.statements.cast import Person, office_of
from rashomon.statements.context import Speaker, SpeakerContext
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.source_phrases import INDEFINITE, phrase_of
from rashomon.text.parsed_report import SUBJECTS, first_of

PLURAL = ("NNS", "NNPS")
UNDER = set_of("people.before_other_ranks")  # of another rank than the head says
_EMPTY = set_of("small_words.no_content", "small_words.of_descriptions") - {"other", "another"}
_SAME = texts("people.same_ranks")  # "previous" is "former"
_FAR = 6  # sentences back
_Words = Set[str]
_STEM = 4  # letters by which "Saldian" is of Saldia


def may_mean(scene: SpeakerContext, source: SourcePhrase, person: Person) -> bool:
    """Whether the report has every word that narrows the description beside this person, and tells
    before of nobody else whom it fits."""
    words = narrowing(source)
    return (
        _fits(person, source.head, words)
        and not _has_rival(scene, source, person, words)
        and not _tells_of_another(scene, source, person, words)
    )


def is_of_age(scene: SpeakerContext, source: SourcePhrase, person: Person) -> bool:
    """Whether the description gives no age, or one that the report gives this person alone; true
    of an age that nobody was given before."""
    doc = scene.reading.doc
    age = next((word.text for word in doc[source.first : source.head.i] if word.like_num), None)
    if age is None or age not in {word.text for word in doc[: source.first]}:
        return True
    named = scene.cast.mentions
    aged = [m.person for m in named if doc[m.last : m.last + 2].text == f", {age}"]
    return aged[:1] == [person]


def tells_who(source: SourcePhrase, person: Person) -> bool:
    """Whether the description has a clause whose words are told of this person, whatever the noun:
    "the engineer who had built the dam" is Keel, "who built the dam"."""
    words = narrowing(source)
    clause = first_of(source.head.rights, "relcl")
    return clause is not None and len(words) > 1 and _has_all(person.told, words)


def is_as_narrow(source: SourcePhrase, speaker: Speaker) -> bool:
    """Whether a description is told, by the same noun, of this speaker without a name, who holds no
    other rank; true of one who is told of by another noun."""
    head = speaker.phrase.head
    if speaker.name_id is not None or office_of(head) != office_of(source.head):
        return True
    return _covers(narrowing(source), narrowing(phrase_of(head)))


def narrowing(source: SourcePhrase) -> frozenset[str]:
    """The words by which a phrase says which of several is meant, with those of a clause behind it:
    "the engineer who had built the dam"; none that anybody may be called by ("29-year-old")."""
    head = source.head
    doc = head.doc
    last = source.last
    clause = first_of(head.rights, "relcl", "acl")
    if clause and clause.left_edge.i == last:
        last = clause.right_edge.i + 1
    words = set()
    for text in f"{doc[source.first : head.i]} {doc[head.i + 1 : last]}".casefold().split():
        parts = text.strip(',.;:()"”“').removesuffix("'s").removesuffix("’s").split("-")
        if parts[-1] not in set_of("people.epithets"):
            words.update(parts)
    return _plain(words) - _EMPTY - {""}


def _has_rival(scene: SpeakerContext, source: SourcePhrase, person: Person, words: _Words) -> bool:
    """Whether the description fits another with a name, but for one who was named long before, and
    the person since."""
    office = office_of(source.head)
    number = scene.reading.stretch_of
    named = scene.cast.named_before(source.first)
    latest = number[named.get(person.name_id, 0)]
    for other in scene.cast.people():
        at = named.get(other.name_id)
        if other is person or at is None or office not in dict(other.roles):
            continue
        is_far = number[at] < latest and number[source.first] - number[at] > _FAR
        if not is_far and _fits(other, source.head, words):
            return True
    return False


def _fits(person: Person, head: Token, words: _Words) -> bool:
    """Whether these words are told of the person, one of whose roles is no other rank than the
    description says: "the president" is no vice president; true of one who is told of without this
    noun."""
    roles = person.called(office_of(head))
    ranks = [UNDER & _plain(text.casefold().replace("-", " ").split()) for text in roles]
    return _has_all(person.told_words(), words) and (
        not ranks or any(rank <= words for rank in ranks)
    )


def _plain(words: Iterable[str]) -> frozenset[str]:
    """The words with one for all that say the same of a rank."""
    return frozenset(_SAME.get(word, word) for word in words)


def _tells_of_another(
    scene: SpeakerContext, source: SourcePhrase, person: Person, words: _Words
) -> bool:
    """Whether the report tells before, by the same noun, of somebody else whom the description
    fits: a new one, or who was told of before the person, and has no such role."""
    named_at = next(m.first for m in scene.cast.mentions if m.person is person)
    roles = person.called(office_of(source.head))
    is_parted = not roles or any(" " in text for text in roles)
    for phrase in scene.phrases(source.lemma):
        head = phrase.head
        at = head.i
        if at >= source.head.i or at in scene.cast.roles_at or head.tag_ in PLURAL:
            continue
        theirs = narrowing(phrase)
        if scene.reading.in_quotation(at) or not _covers(words, theirs):
            continue
        is_later = at > named_at
        if is_later and phrase.words[0].lower_ in INDEFINITE and head.dep_ in SUBJECTS:
            return True
        if (is_later or is_parted) and not _has_all(person.told_words(), theirs):
            return True
    return False


def _covers(words: _Words, theirs: _Words) -> bool:
    """Whether a phrase with their words has all of these, and tells of no other rank."""
    return _has_all(theirs, words) and not theirs & UNDER - words


def _has_all(told: _Words, words: _Words) -> bool:
    """Whether all words stand among those told, as they are or with another ending."""
    told = _plain(told)
    return all(word in told or any(_is_akin(word, other) for other in told) for word in words)


def _is_akin(word: str, other: str) -> bool:
    shorter = min(len(word), len(other))
    same = max(shorter - 2, _STEM)
    return shorter >= _STEM and word[:same] == other[:same]
