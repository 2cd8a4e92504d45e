"""What a text says of people and bodies (`charges_in`): the word that says it, of whom, what they
have to do with it, how surely, and whether somebody else says so."""

from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.answers.people_meant import NOBODY, Meant, PeopleMeant, is_description
from rashomon.facts.sentence_facts import Facts
from rashomon.model.record import IntIfAny, WordSet, record
from rashomon.shipped.words import set_of, table
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.polarity import Polarity
from rashomon.text.speaker_words import verb_cue
from rashomon.text.standing import standing_at
from rashomon.text.token_index import subject_in

DOES = "does"
SUFFERS = "suffers"
IS = "is"
"""What somebody has to do with a deed: he does it, suffers it, or is called so."""
Senses = WordSet
"""In which ways a word harms those of whom it is said."""
Involved = tuple[str, int]
"""What somebody has to do with a deed, and the word that tells who."""
_SAID_OF = ("attr", "acomp", "oprd")
_CONTENT = ("ccomp", "xcomp", "parataxis", "prep")
_SAYS = (':"', ":“", ":„", ":«")
_DOUBTING = ("accusing.clearing", "accusing.doubting", "accusing.pending")


@record
class Charge:
    """Something that a text says of somebody.

    - `place`: the word that says it
    - `senses`: in which ways this harms those of whom it is said; none if it is harmless
    - `who`: of whom it is said; nobody if the text does not tell
    - `role`: whether they did the deed, suffered it, or are called so
    - `stance`: whether it is said, denied or left open
    - `is_passed_on`: whether the text says that somebody else says so
    """

    words: ParsedWords
    place: int
    senses: Senses
    who: Meant
    role: str
    stance: Polarity
    is_passed_on: bool


@cache
def senses_of(lists: str) -> dict[str, Senses]:
    """Maps each word of these lists to its senses. A list has words of one sense, which is called
    by the first of them."""
    senses: dict[str, Senses] = {}
    for line in table("accusing")[lists]:
        for word in line.split():
            senses[word] = senses.get(word, frozenset()) | {line.split()[0]}
    return senses


def senses_at(words: ParsedWords, place: int) -> Senses:
    """Returns in which senses a word harms those of whom it is said, if it does any harm here."""
    is_deed = words.pos[place] == "VERB" or words.dep[place] == "dobj"  # "faces a fine"
    is_name = words.pos[place] == "PROPN" and words.text[place][0].isupper()
    is_name = is_name and not words.opens[place]
    is_hedge = words.dep[place] == "amod" and words.listed(place, "passages.hedges")
    if is_name or is_hedge or (words.base_listed(place, "accusing.only_verbs") and not is_deed):
        return frozenset()
    for known in phrases_at(words, place):
        if known in senses_of("harming"):
            return senses_of("harming")[known]
    return frozenset()


def phrases_at(words: ParsedWords, place: int) -> list[str]:
    """Returns a word together with each word below it, because two words may mean something else
    than one ("turn_away"), and then the word alone. A particle makes most verbs other ones ("set
    up"), but none of force ("tore out")."""
    word = words.base[place]
    phrases = [f"{word}_{words.base[child]}" for child in words.children[place]]
    is_other = words.has(place, "prt") and word not in set_of("accusing.forceful")
    return phrases if is_other else [*phrases, word, words.lower[place]]


def alike_at(words: ParsedWords, place: int) -> Senses:
    """Returns the senses that a word, alone or with a word below it, shares with other words."""
    senses = senses_of("alike")
    return frozenset().union(*(senses.get(word, ()) for word in phrases_at(words, place)))


def charges_in(passage: Facts, people: PeopleMeant) -> Iterator[Charge]:
    """Yields what a passage says of people and bodies, and what harms somebody of whom the passage
    does not tell."""
    words = passage.words
    places = passage.places
    for place in places:
        senses = senses_at(words, place)
        is_telling = passes_on(words, place) and not words.base_listed(place, "accusing.knowing")
        if is_telling or not (senses or words.pos[place] == "VERB"):
            continue
        speaker = _speaker(words, place)
        stance = _stance(words, place, places if senses else ())
        involved = []
        for role, token in _bound(words, place, is_harmful=bool(senses)):
            who = people.at(words, token)
            if "".join(words.text[token + 1 : token + 3]) in _SAYS:
                continue  # whose words the quotation behind a colon has
            if who and (role != IS or who.is_person or who.is_body):
                involved.append((role, who))
        if senses and not involved:
            involved.append((IS, NOBODY))
        for role, who in involved:
            is_own = who and speaker and who.may_be(people.at(words, speaker))
            is_passed_on = speaker is not None and not is_own
            yield Charge(words, place, senses, who, role, stance, is_passed_on)


def passes_on(words: ParsedWords, place: int) -> bool:
    """Whether a verb says that somebody tells what stands in its clause."""
    if verb_cue(words.lemma[place]) is None or words.pos[place] != "VERB":
        return False
    relations = _CONTENT if words.base[place] == "accuse" else _CONTENT[:3]
    return words.dep[place] == "parataxis" or words.has(place, *relations)


def _speaker(words: ParsedWords, at: int) -> IntIfAny:
    """Returns the token of whoever tells what the word at this place says: the subject of the verb
    of speech above it. Returns 0 if that verb has no subject, or only a pronoun behind the word
    ("Tarn stole it, he said"). Returns None if there is no verb of speech above it."""
    place = at
    while words.head[at] != at:
        relation = words.dep[at]
        at = words.head[at]
        if relation in ("acl", *_CONTENT) and passes_on(words, at):
            speaker = subject_in(words, at) or 0
            return 0 if words.pos[speaker] == "PRON" and speaker > place else speaker
    return None


def _stance(words: ParsedWords, place: int, beside: Sequence[int]) -> Polarity:
    """Returns whether a word is affirmed, negated or left open. A word above it may leave it open,
    and so may a question mark, or a word that clears somebody, among the words `beside` it."""
    polarity = standing_at(words, place).polarity
    above = place
    is_open = any(words.text[i] == "?" or words.base_listed(i, "accusing.clearing") for i in beside)
    while words.head[above] != above and words.dep[above] not in {"relcl", "conj"}:
        above = words.head[above]
        is_open = is_open or words.base_listed(above, *_DOUBTING)
    return Polarity.UNCLEAR if is_open and polarity is Polarity.AFFIRMED else polarity


def _bound(words: ParsedWords, place: int, *, is_harmful: bool) -> Iterator[Involved]:
    """Yields the people and bodies that may have to do with a deed, and in which role."""
    for child in words.children[place]:
        below = words.child(child, "pobj")
        if below is not None and words.lower[child] == "by":
            yield DOES, below
        elif words.dep[child] == "dobj" and is_harmful:
            yield SUFFERS, child
        elif words.dep[child] == "poss":  # "her arrest", "her theft"
            yield IS if words.pos[place] == "NOUN" else DOES, child
        elif (words.dep[child] == "appos" and is_description(words, place)) or (
            words.dep[child] == "nmod" and is_description(words, child)
        ):  # "the thief Ann Tarn"
            yield IS, child
    is_called = words.dep[place] == "appos" and is_description(words, place)
    is_before = words.dep[place] == "nsubj" and words.pos[words.head[place]] == "PROPN"
    if is_called or is_before or words.dep[place] in {"compound", "amod", "nmod"}:
        yield IS, words.head[place]
    elif words.pos[place] == "VERB":
        subject = _subject(words, place)
        if subject is not None and subject < place:  # not whoever says so behind it
            yield role_of_subject(words, place), subject
    else:
        yield from _by_verb(words, place)


def _subject(words: ParsedWords, verb: int) -> IntIfAny:
    """Returns the subject of a verb. A speaker who is named before a colon is none."""
    subject = subject_in(words, verb)
    is_parted = subject is not None and ":" in words.text[subject:verb]
    return None if is_parted else subject


def role_of_subject(words: ParsedWords, verb: int) -> str:
    """Returns whether the subject of a verb does or suffers the deed. It also suffers the deed of
    the second of two verbs ("was struck and killed") and of a verb without an auxiliary ("charged,
    says Vale")."""
    is_to_be = words.dep[verb] == "xcomp" and words.lemma[words.head[verb]] == "be"
    if is_to_be or words.has(verb, "auxpass", "nsubjpass"):  # "is to blame"
        return SUFFERS
    if words.tag[verb] != "VBN" or words.has(verb, "aux", "dobj"):
        return DOES
    if words.dep[verb] == "conj":
        return role_of_subject(words, words.head[verb])
    return SUFFERS


def _by_verb(words: ParsedWords, place: int) -> Iterator[Involved]:
    """Yields who has to do with a noun because of the verb above it: "is a thief", "committed
    theft"."""
    verb = words.head[place]
    subject = _subject(words, verb)
    if words.dep[place] == "oprd":  # "called him a thief"
        subject = words.child(verb, "dobj", "nsubjpass")
    if subject == place:  # "the thief is Ann Tarn"
        subject = words.child(verb, "attr")
    if subject is None:
        return
    if words.dep[place] in (*_SAID_OF, "nsubj"):
        yield IS, subject
    elif words.base_listed(verb, "accusing.undergoing"):
        yield SUFFERS, subject
    elif words.base_listed(verb, "accusing.doing"):
        yield DOES, subject
