"""Says whether a description may mean a person: the report tells of that person whatever the
description says, and of nobody else whom it could mean."""

from collections.abc import Iterable, Set
from operator import attrgetter

from spacy.tokens import Doc, Token

from rashomon.shipped.words import set_of, texts
from rashomon.statements.cast import Person, office_of
from rashomon.statements.context import Speaker, SpeakerContext
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.source_phrases import INDEFINITE, phrase_of
from rashomon.text.parsed_report import SUBJECTS, end_of, first_of, once_for_a_parse

PLURAL = ("NNS", "NNPS")
UNDER = set_of("people.before_other_ranks")  # of another rank than the head says
_EMPTY = set_of("small_words.no_content", "small_words.of_descriptions") - {"other", "another"}
_STEM = 4  # letters by which "Saldian" is of Saldia


def may_mean(scene: SpeakerContext, source: SourcePhrase, person: Person) -> bool:
    """Whether a description may mean this person. The report has to say of the person whatever
    narrows the description, and must not have told of anybody else whom it fits."""
    words = narrowing(source)
    if not _fits_person(person, head=source.head, words=words) or _has_rival(
        scene, source=source, person=person, words=words
    ):
        return False
    return not _tells_of_another(scene, source=source, person=person, words=words)


def is_of_age(scene: SpeakerContext, source: SourcePhrase, person: Person) -> bool:
    """Whether the age in a description, if it gives one, is this person's alone. An age that the
    report has given nobody before is of whoever was named last."""
    doc = scene.reading.doc
    words = scene.reading.annotated.words.text
    age = next((word.text for word in doc[source.first : source.head.i] if word.like_num), None)
    if age is None:
        return True
    if words.index(age) >= source.first:
        before = (mention for mention in scene.cast.mentions if mention.last <= source.first)
        last = max(before, key=attrgetter("first"), default=None)
        return last is None or last.person is person
    aged = (
        mention.person
        for mention in scene.cast.mentions
        if words[mention.last : mention.last + 2] == [",", age]
        and doc[mention.last : mention.last + 2].text == f", {age}"
    )
    return next(aged, None) == person


def is_as_narrow(source: SourcePhrase, speaker: Speaker) -> bool:
    """Whether a speaker without a name, who was described by the same noun, fits this description
    and has no other rank. A speaker who was described by another noun always fits."""
    head = speaker.phrase.head
    if speaker.name_id is not None or office_of(head) != office_of(source.head):
        return True
    return _covers_words(narrowing(source), narrowing(phrase_of(head)))


def narrowing(source: SourcePhrase) -> frozenset[str]:
    """Returns the words by which a phrase says which of several people is meant, with those of a
    clause behind it: "the engineer who had built the dam". Words that fit anybody ("29-year-old")
    are left out."""
    words_by_phrase = _words_by_phrase(source.head.doc)
    place = source.first, source.last, source.head.i
    if place not in words_by_phrase:
        words_by_phrase[place] = _narrowing(source)
    return words_by_phrase[place]


@once_for_a_parse
def _words_by_phrase(_doc: Doc) -> dict[tuple[int, int, int], frozenset[str]]:
    """Returns where the narrowing words of a report's phrases are kept: each is asked for as often
    as there are people whom it may mean."""
    return {}


def _narrowing(source: SourcePhrase) -> frozenset[str]:
    """Returns the words that narrow a description down: "former", "of Harn" and "who resigned" of
    "the former mayor of Harn who resigned". Epithets are none."""
    head = source.head
    last = source.last
    clause = first_of(head.rights, "relcl", "acl")
    if clause and clause.left_edge.i == last:
        last = end_of(clause)
    words = set()
    for (
        text
    ) in f"{head.doc[source.first : head.i]} {head.doc[head.i + 1 : last]}".casefold().split():
        parts = text.strip(',.;:()"”“').removesuffix("'s").removesuffix("’s").split("-")
        if parts[-1] not in set_of("people.epithets"):
            words.update(parts)
    return _with_plain_ranks(words) - _EMPTY - {""}


def _has_rival(
    scene: SpeakerContext, source: SourcePhrase, person: Person, words: Set[str]
) -> bool:
    """Whether the description also fits another named person. Somebody does not count who was last
    named long before, if the person was named since."""
    office = office_of(source.head)
    number = scene.reading.stretch_of
    latest = number[scene.cast.last_named(person, source.first) or 0]
    for rival in scene.cast.people():
        if rival is person or office not in dict(rival.roles):
            continue
        at = scene.cast.last_named(rival, source.first)
        if at is None:
            continue
        # sentences back
        is_far = number[at] < latest and number[source.first] - number[at] > 6
        if not is_far and _fits_person(rival, head=source.head, words=words):
            return True
    return False


def _fits_person(person: Person, head: Token, words: Set[str]) -> bool:
    """Whether the report uses these words for the person, and one of the person's roles is of this
    rank: "the president" is no vice president. If the report never uses this noun for the
    person, the rank is not compared."""
    roles = person.called(office_of(head))
    ranks = [UNDER & _with_plain_ranks(text.casefold().replace("-", " ").split()) for text in roles]
    return _has_all(person.describing_words(), words) and (
        not ranks or any(rank <= words for rank in ranks)
    )


def _with_plain_ranks(words: Iterable[str]) -> frozenset[str]:
    """Returns the words, with one word for all that mean the same rank."""
    same_ranks = texts("people.same_ranks")  # "previous" is "former"
    return frozenset(same_ranks.get(word, word) for word in words)


def _tells_of_another(
    scene: SpeakerContext, source: SourcePhrase, person: Person, words: Set[str]
) -> bool:
    """Tells whether the report has already told, by the same noun, of somebody else whom the
    description fits.

    That is somebody new ("An inspector came" after Lund was named), or somebody before the person,
    if that person has no such role.
    """
    named_at = next(mention.first for mention in scene.cast.mentions if mention.person is person)
    roles = person.called(office_of(source.head))
    is_parted = not roles or any(" " in text for text in roles)
    for phrase in scene.phrases(source.lemma):
        head = phrase.head
        at = head.i
        # only earlier words, of one, and not those printed with a name
        if at >= source.head.i or at in scene.cast.roles_at or head.tag_ in PLURAL:
            continue
        phrase_words = narrowing(phrase)
        if scene.reading.in_quotation(at) or not _covers_words(words, phrase_words):
            continue
        is_later = at > named_at
        if is_later and phrase.words[0].lower_ in INDEFINITE and head.dep_ in SUBJECTS:
            return True
        if (is_later or is_parted) and not _has_all(person.describing_words(), phrase_words):
            return True
    return False


def _covers_words(words: Set[str], phrase_words: Set[str]) -> bool:
    """Whether a phrase with their words has all of these words, and no other rank."""
    return _has_all(phrase_words, words) and not phrase_words & UNDER - words


def _has_all(person_words: Set[str], words: Set[str]) -> bool:
    """Whether all of these words are among those told, as they are or with another ending."""
    person_words = _with_plain_ranks(person_words)
    return all(
        word in person_words or any(_is_akin(word, person_word) for person_word in person_words)
        for word in words
    )


def _is_akin(first: str, second: str) -> bool:
    shorter = min(len(first), len(second))
    letters_alike = max(shorter - 2, _STEM)
    return shorter >= _STEM and first[:letters_alike] == second[:letters_alike]
