"""What a text says of people and bodies (`charges_in`): the word that says it, of whom, what they
have to do with it, how surely, and whether somebody else says so."""

from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.answers.people_meant import NOBODY, Meant, PeopleMeant, is_description
from rashomon.facts.sentence_facts import Facts
from rashomon.model.record import record
from rashomon.shipped.words import table
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import Polarity
from rashomon.text.standing import standing_of
from rashomon.text.token_index import subject_in

DOES = "does"
SUFFERS = "suffers"
IS = "is"
"""What somebody has to do with a deed: he does it, suffers it, or is called so."""
Involved = tuple[str, ParsedWord]
"""What somebody has to do with a deed, and the word that tells who."""
_SAID_OF = ("attr", "acomp", "oprd")
_CONTENT = ("ccomp", "xcomp", "parataxis", "prep")
_SAYS = (':"', ":“", ":„", ":«")
_DOUBTING = ("accusing.clearing", "accusing.doubting", "accusing.pending")


@record
class Charge:
    """Something that a text says of somebody.

    - `word`: the word that says it
    - `senses`: in which ways this harms those of whom it is said; none if it is harmless
    - `who`: of whom it is said; nobody if the text does not tell
    - `role`: whether they did the deed, suffered it, or are called so
    - `stance`: whether it is said, denied or left open
    - `is_passed_on`: whether the text says that somebody else says so
    """

    word: ParsedWord
    senses: frozenset[str]
    who: Meant
    role: str
    stance: Polarity
    is_passed_on: bool


@cache
def senses_of(lists: str) -> dict[str, frozenset[str]]:
    """Maps each word of these lists to its senses. A list has words of one sense, which is called
    by the first of them."""
    senses: dict[str, frozenset[str]] = {}
    for line in table("accusing")[lists]:
        for word in line.split():
            senses[word] = senses.get(word, frozenset()) | {line.split()[0]}
    return senses


def senses_at(word: ParsedWord) -> frozenset[str]:
    """Returns in which senses a word harms those of whom it is said, if it does any harm here."""
    is_deed = word.pos == "VERB" or word.dep == "dobj"  # "faces a fine"
    is_name = word.pos == "PROPN" and word.text[0].isupper()
    is_name = is_name and not word.words.opens[word.i]
    is_hedge = word.dep == "amod" and word.listed("passages.hedges")
    if is_name or is_hedge or (word.base_listed("accusing.only_verbs") and not is_deed):
        return frozenset()
    senses = senses_of("harming")
    for phrase in phrases_at(word):
        if phrase in senses:
            return senses[phrase]
    return frozenset()


def phrases_at(word: ParsedWord) -> list[str]:
    """Returns a word together with each word below it, because two words may mean something else
    than one ("turn_away"), and then the word alone. A particle makes most verbs other ones ("set
    up"), but none of force ("tore out")."""
    phrases = [f"{word.base}_{child.base}" for child in word.children]
    is_other = word.has("prt") and not word.base_listed("accusing.forceful")
    return phrases if is_other else [*phrases, word.base, word.lower]


def alike_at(word: ParsedWord) -> frozenset[str]:
    """Returns the senses that a word, alone or with a word below it, shares with other words."""
    senses: frozenset[str] = frozenset()
    for phrase in phrases_at(word):
        senses |= senses_of("alike").get(phrase, frozenset())
    return senses


def charges_in(passage: Facts, people: PeopleMeant) -> Iterator[Charge]:
    """Yields what a passage says of people and bodies, and what harms somebody of whom the passage
    does not tell."""
    own_words = passage.own_words
    for word in own_words:
        senses = senses_at(word)
        is_telling = passes_on(word) and not word.base_listed("accusing.knowing")
        if is_telling or not (senses or word.pos == "VERB"):
            continue
        speaker = _speaker(word)
        stance = _stance(word, own_words if senses else ())
        involved = []
        for role, told in (*_beside(word, is_harmful=bool(senses)), *_above(word)):
            who = people.at(told)
            if "".join(word.words.text[told.i + 1 : told.i + 3]) in _SAYS:
                continue  # whose words the quotation behind a colon has
            if who and (role != IS or who.is_person or who.is_body):
                involved.append((role, who))
        if senses and not involved:
            involved.append((IS, NOBODY))
        for role, who in involved:
            is_own = who and speaker and who.may_be(people.at(ParsedWord(word.words, speaker)))
            is_passed_on = speaker is not None and not is_own
            yield Charge(
                word=word,
                senses=senses,
                who=who,
                role=role,
                stance=stance,
                is_passed_on=is_passed_on,
            )


def passes_on(verb: ParsedWord) -> bool:
    """Whether a verb says that somebody tells what stands in its clause."""
    if verb.cue is None or verb.pos != "VERB":
        return False
    relations = _CONTENT if verb.base == "accuse" else _CONTENT[:3]
    return verb.dep == "parataxis" or verb.has(*relations)


def named_in(passage: Facts, people: PeopleMeant) -> Meant:
    """Returns all people and bodies whom a passage names, as one."""
    names: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    for word in passage.own_words:
        is_name = word.text[0].isupper() and not senses_at(word)
        who = people.at(word) if is_name else NOBODY
        if who.names or (who.is_body and word.pos == "PROPN"):
            names |= who.names
            called |= who.called
    return Meant(names, called)


def _speaker(word: ParsedWord) -> int | None:
    """Returns the token of whoever tells what this word says: the subject of the verb of speech
    above it. Returns 0 if that verb has no subject, or only a pronoun behind the word ("Tarn stole
    it, he said"). Returns None if there is no verb of speech above it."""
    words = word.words
    place = word.i
    while word.head != word:
        relation = word.dep
        word = word.head
        if relation in ("acl", *_CONTENT) and passes_on(word):
            subject = subject_in(word)
            speaker = subject.i if subject else 0
            return 0 if words.pos[speaker] == "PRON" and speaker > place else speaker
    return None


def _stance(word: ParsedWord, beside: Sequence[ParsedWord]) -> Polarity:
    """Returns whether a word is affirmed, negated or left open. A word above it may leave it open,
    and so may a question mark, or a word that clears somebody, among the words `beside` it."""
    polarity = standing_of(word).polarity
    is_open = False
    for near in beside:
        is_open |= near.text == "?" or near.base_listed("accusing.clearing")
    while word.head != word and word.dep not in {"relcl", "conj"}:
        word = word.head
        is_open = is_open or word.base_listed(*_DOUBTING)
    return Polarity.UNCLEAR if is_open and polarity is Polarity.AFFIRMED else polarity


def _beside(word: ParsedWord, *, is_harmful: bool) -> Iterator[Involved]:
    """Yields the people and bodies that may have to do with a deed because they stand below its
    word, and in which role."""
    for child in word.children:
        below = child.child("pobj")
        if below is not None and child.lower == "by":
            yield DOES, below
        elif child.dep == "dobj" and is_harmful:
            yield SUFFERS, child
        elif child.dep == "poss":  # "her arrest", "her theft"
            yield IS if word.pos == "NOUN" else DOES, child
        elif child.dep in {"appos", "nmod"}:  # "the thief Ann Tarn"
            thief = word if child.dep == "appos" else child
            if is_description(thief):
                yield IS, child


def _above(word: ParsedWord) -> Iterator[Involved]:
    """Yields the people and bodies that may have to do with a deed because of what stands above
    its word, and in which role."""
    is_called = word.dep == "appos" and is_description(word)
    is_before = word.dep == "nsubj" and word.head.pos == "PROPN"
    if is_called or is_before or word.dep in {"compound", "amod", "nmod"}:
        yield IS, word.head
    elif word.pos == "VERB":
        subject = _subject(word)
        if subject is not None and subject.i < word.i:  # not whoever says so behind it
            yield role_of_subject(word), subject
    else:
        yield from _by_verb(word)


def _subject(verb: ParsedWord) -> ParsedWord | None:
    """Returns the subject of a verb. A speaker who is named before a colon is none."""
    subject = subject_in(verb)
    if subject is None or ":" in verb.words.text[subject.i : verb.i]:
        return None
    return subject


def role_of_subject(verb: ParsedWord) -> str:
    """Returns whether the subject of a verb does or suffers the deed. It also suffers the deed of
    the second of two verbs ("was struck and killed") and of a verb without an auxiliary ("charged,
    says Vale")."""
    is_to_be = verb.dep == "xcomp" and verb.head.lemma == "be"
    if is_to_be or verb.has("auxpass", "nsubjpass"):  # "is to blame"
        return SUFFERS
    if verb.tag != "VBN" or verb.has("aux", "dobj"):
        return DOES
    if verb.dep == "conj":
        return role_of_subject(verb.head)
    return SUFFERS


def _by_verb(word: ParsedWord) -> Iterator[Involved]:
    """Yields who has to do with a noun because of the verb above it: "is a thief", "committed
    theft"."""
    verb = word.head
    subject = _subject(verb)
    if word.dep == "oprd":  # "called him a thief"
        subject = verb.child("dobj", "nsubjpass")
    if subject == word:  # "the thief is Ann Tarn"
        subject = verb.child("attr")
    if subject is None:
        return
    if word.dep in (*_SAID_OF, "nsubj"):
        yield IS, subject
    elif verb.base_listed("accusing.undergoing"):
        yield SUFFERS, subject
    elif verb.base_listed("accusing.doing"):
        yield DOES, subject
