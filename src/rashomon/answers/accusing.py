"""Keeps an author's words from laying at somebody's door what the sentences behind them do not say
of him (`Accusing`)."""

from collections.abc import Sequence
from functools import cache

from rashomon.answers.charges import (
    Charge,
    Passage,
    Role,
    as_subject,
    charges_in,
    lemma_at,
    places_of,
    senses_at,
    senses_of,
)
from rashomon.answers.people_meant import Meant, PeopleMeant, is_description
from rashomon.model.name import Name
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import Annotations, ParsedWords
from rashomon.text.polarity import Polarity
from rashomon.text.speaker_words import verb_cue
from rashomon.text.token_index import subject_in
from rashomon.text.word_families import families, family_of

_COMMON = set_of("accusing.common")
_WEIGHING, _DUTIES = set_of("accusing.weighing"), set_of("accusing.duties")
_SUFFERED, _PROCESS = set_of("accusing.suffered"), set_of("accusing.process")
_LIGHT, _HARMLESS_WORDS = set_of("turns.light"), set_of("accusing.harmless_words")
_TELLING = set_of("accusing.telling", "passages.sources", "passages.hedges")


class Accusing:
    """Says whether words may stand as their author wrote them; `names`: those of the story, with
    their places in the `pages`, its reports and the author's text."""

    def __init__(self, names: Sequence[Name], pages: Sequence[Annotations]) -> None:
        self._people = PeopleMeant(names, pages)

    def needs_sentence(
        self, part: Passage, sentences: Sequence[Passage], beside: Sequence[Passage] = ()
    ) -> bool:
        """Whether a part of an answer says of a person or body what may hurt and what neither the
        sentences behind it nor those beside them say of him: then these have to stand in its place.
        An own sentence of the author's has none, and goes."""
        if not part.page.read_whole:
            return False
        passages = [one for one in (*sentences, *beside) if one.page.read_whole]
        known = _Known(passages, self._people)
        return not all(
            known.says(charge) for charge in charges_in(part, self._people, is_alone=True)
        )

    def may_head(
        self, heading: Passage, parts: Sequence[Passage], sentences: Sequence[Passage]
    ) -> bool:
        """Whether a heading, or the thing before the first part of a line, may stand above these
        parts with these sentences; else it is left out."""
        if self.needs_sentence(heading, sentences):
            return False
        words, known = heading.page.words, _Known(sentences, self._people)
        places = places_of(heading)
        is_of_people = any(self._people.at(heading.page, place, place).names for place in places)
        for place in places:
            senses = senses_at(words, place)
            asks = is_description(words, place) or words.lower[places[0]] in ("who", "whose")
            is_idle = words.pos[place] != "NOUN" or is_description(words, place)
            if is_of_people and not is_idle and not known.has(words, place):
                return False
            if senses and asks and not all(self._are_called(part, senses, known) for part in parts):
                return False
        return True

    def _are_called(self, part: Passage, senses: frozenset[str], known: "_Known") -> bool:
        """Whether what sentences say of all people whom a part names has one of these senses."""
        for place in places_of(part):
            who = self._people.at(part.page, place, place)
            if who.names and not known.tells(who, senses):
                return False
        return True


class _Known:
    """What sentences say of people, and all their words."""

    def __init__(self, passages: Sequence[Passage], people: PeopleMeant) -> None:
        self._people = people
        self._charges: list[Charge] = []
        self._families: set[str] = set()
        for passage in passages:
            self._charges += charges_in(passage, people)
            for place in places_of(passage):
                self._families |= _families_at(passage.page.words, place)

    def says(self, charge: Charge) -> bool:
        """Whether the sentences say this of whom it is said, or it hurts nobody."""
        alike = [known for known in self._charges if _is_alike(charge, known)]
        if not charge.who:
            is_idle = charge.polarity is Polarity.NEGATED or _is_toll(charge)
            return is_idle or self.has(charge.words, charge.place)
        his = [known for known in alike if charge.who.may_be(known.who)]
        if charge.senses:
            if charge.polarity is Polarity.NEGATED:
                return not any(known.polarity is Polarity.AFFIRMED for known in his)
            return _is_toll(charge) or self._bears(charge)
        if charge.words.pos[charge.place] not in ("VERB", "AUX"):
            return True
        if charge.role not in (Role.DOES, Role.SUFFERS):
            return True
        if _weighs(charge):
            return self._bears(charge)
        if his:
            return any(_is_as_sure(charge, known) for known in his)
        return not any(_are_others(charge, known) for known in alike)

    def tells(self, who: Meant, senses: frozenset[str]) -> bool:
        """Whether the sentences say something in one of these senses of somebody, and surely."""
        for known in self._charges:
            is_sure = known.polarity is Polarity.AFFIRMED and not known.is_doubted
            if is_sure and who.may_be(known.who) and not senses.isdisjoint(known.senses):
                return True
        return False

    def _bears(self, charge: Charge) -> bool:
        return self._has_objects(charge.words, charge.place) and any(
            _is_alike(charge, known) and _is_of_one(charge, known) and _stands(charge, known)
            for known in self._charges
        )

    def _has_objects(self, words: ParsedWords, place: int) -> bool:
        for child in words.children[place]:
            if words.dep[child] == "dobj" and not self._has_object(words, child):
                return False
            if words.dep[child] == "prep":
                below = words.child(child, "pobj")
                if below is not None and not self._has_object(words, below):
                    return False
        return True

    def _has_object(self, words: ParsedWords, place: int) -> bool:
        return is_description(words, place) or self.has(words, place)

    def has(self, words: ParsedWords, place: int) -> bool:
        """Whether the sentences have a word, or one of its family, or it names or tells nothing."""
        if words.pos[place] not in ("NOUN", "VERB", "ADJ"):
            return True
        if words.base[place] in _HARMLESS_WORDS:
            return True
        return not self._families.isdisjoint(_families_at(words, place))


def _is_toll(charge: Charge) -> bool:
    """Whether it only tells who suffered a deed, not who did it."""
    words, place = charge.words, charge.place
    if not charge.who and words.pos[place] == "NOUN":  # "the attack"
        return charge.senses <= _SUFFERED
    if charge.senses.isdisjoint(_SUFFERED) or words.child(place, "agent") is not None:
        return False
    is_done = subject_in(words, place) is None or as_subject(words, place) is Role.SUFFERS
    return charge.role is Role.SUFFERS and is_done


def _families_at(words: ParsedWords, place: int) -> set[str]:
    word = words.base[place]
    named = {family for _, family in families().get(word, ())}
    if word.endswith("ing"):  # "dealing", of whom deals
        named |= {word[:-3], f"{word[:-3]}e", word[:-4]}
    return (
        named
        | {family_of(word), word}
        | senses_at(words, place)
        | _alike().get(lemma_at(words, place), frozenset())
    )


@cache
def _alike() -> dict[str, frozenset[str]]:
    return senses_of("alike")


def _is_alike(charge: Charge, known: Charge) -> bool:
    if charge.senses:
        return not charge.senses.isdisjoint(known.senses)
    families = _families_at(charge.words, charge.place)
    if families.isdisjoint(_families_at(known.words, known.place)):
        return False
    is_light = lemma_at(charge.words, charge.place) in _LIGHT
    objects = _objects(charge)
    return not (is_light and objects) or not objects.isdisjoint(_objects(known))


def _objects(charge: Charge) -> set[str]:
    families = set()
    for child in charge.words.children[charge.place]:
        if charge.words.dep[child] in ("dobj", "prep", "agent"):
            for place in charge.words.under(child):
                families |= _families_at(charge.words, place)
    return families


def _are_others(charge: Charge, known: Charge) -> bool:
    """Whether something alike is said of somebody else, or of one of several."""
    lemma = charge.words.lemma[charge.place]
    if lemma in _COMMON or not known.who or charge.role is not known.role:
        return False
    is_several = charge.who.is_plural and not known.who.is_plural
    return is_several or bool(charge.who.names and known.who.names)


def _is_of_one(charge: Charge, known: Charge) -> bool:
    if not charge.who:
        return True
    if not charge.who.may_be(known.who):
        return False
    is_one_word = charge.words.base[charge.place] == known.words.base[known.place]
    is_one_role = charge.role is known.role or Role.NEAR in (charge.role, known.role)
    return is_one_role or not (charge.senses or is_one_word)


def _weighs(charge: Charge) -> bool:
    """Whether what harms nobody by its word may hurt who does it: "left the children", or who does
    not do it: "did not call for help"."""
    words, place = charge.words, charge.place
    lemma = words.base[place]
    if charge.role is not Role.DOES:
        return False
    if charge.polarity is Polarity.NEGATED:
        return lemma in _DUTIES
    phrases = [f"{lemma}_{words.base[child]}" for child in words.children[place]]
    return lemma in _WEIGHING or not _WEIGHING.isdisjoint(phrases)


def _stands(charge: Charge, known: Charge) -> bool:
    """Whether what is known stands as surely as what is said, and as the words of somebody, unless
    he is told of there, too."""
    if not _is_as_sure(charge, known):
        return False
    is_idle = charge.polarity is Polarity.NEGATED or bool(charge.senses & _PROCESS)
    return is_idle or not known.is_passed_on or _is_told(charge.passage)


def _is_as_sure(charge: Charge, known: Charge) -> bool:
    if charge.is_doubted and known.is_doubted:
        return True
    if known.is_doubted and known.polarity is not Polarity.NEGATED:
        return False
    if charge.polarity is Polarity.UNCLEAR:
        return known.polarity is not Polarity.NEGATED
    return known.polarity is charge.polarity


def _is_told(passage: Passage) -> bool:
    """Whether a part, or its line before it, says that somebody says so."""
    page = passage.page
    start = page.report.text.rfind("\n", 0, passage.span.start) + 1
    words = page.words
    for place in words.at(start, passage.span.end):
        is_verb = words.pos[place] == "VERB" and verb_cue(words.lemma[place]) is not None
        if words.lower[place] in _TELLING or (is_verb and words.child(place, "nsubj") is not None):
            return True
    return False
