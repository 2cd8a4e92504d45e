"""Finds what a sentence says of something, whether it affirms or denies it, and how surely
(`predicates_in`)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache

from rashomon.facts.clause_words import (
    SAID_OF,
    calls_something_so,
    clause_families,
    families_in_subject,
    is_found_so,
    telling_families,
    verb_above,
    verb_holding_so,
    words_of_none,
)
from rashomon.facts.sureness import CARRIED, is_unsure_of
from rashomon.model.record import record
from rashomon.shipped.words import set_of, table
from rashomon.text.parsed_report import HELPERS
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import is_supposed_at
from rashomon.text.standing import standing_of
from rashomon.text.word_families import family_of

_UNDOING = set_of("turns.undoing")
# words that two clauses share, and of which one is much
_SEVERAL = 2
_FEW = 3
_BETWEEN_TWO = {"trade", "winning"}  # of which one does the one when the other does the other


@record
class Predicate:
    """A verb, or what a noun is said to be.

    - `sides`: on which side of which opposites it stands
    - `is_denied`: whether its sentence denies it
    - `is_open`: whether its sentence says that it is not sure
    - `told_of`: the families of the words of its clause
    - `named`: the families of the names in its subject
    - `subject`: the families of all words of its subject, as printed
    - `none_of`: the families of the words that limit a "nobody" of whom it is told: "at the dinner"
    - `is_wanted`: whether somebody only asks for it or tries it
    - `is_foreseen`: whether it is expected, or told of what will be
    - `is_over`: whether it is no longer so; `is_past`: whether it was so, or was done
    """

    family: str
    sides: Mapping[str, int]
    is_denied: bool
    is_open: bool | None
    told_of: frozenset[str]
    named: frozenset[str]
    subject: frozenset[str]
    none_of: frozenset[str]
    is_wanted: bool
    is_foreseen: bool
    is_over: bool
    is_past: bool

    def agrees(self, predicate: "Predicate") -> bool | None:
        """Tells whether another one says the same of the same thing, or the opposite.

        Returns None if they are about two things, about what two people do who are both named, or
        about a deed that somebody only wants. Opposite are "the bridge is open" and "the bridge is
        shut", and one of them denied.
        """
        shared = self.sides.keys() & predicate.sides.keys()
        if not self._may_be_one_deed(predicate, shared):
            return None
        are_one_side = {self.sides[name] == predicate.sides[name] for name in shared}
        if not (are_one_side or (self.family == predicate.family)) or not self._is_near(predicate):
            return None
        is_one_sense = not are_one_side or True in are_one_side
        agrees = is_one_sense is (self.is_denied is predicate.is_denied)
        if agrees:
            return None if self._is_another_deed(predicate) else True
        is_unsure = True in (self.is_open, predicate.is_open) or self._is_since_over(predicate)
        return None if is_unsure or self._is_turned_of_others(predicate) else False

    def _may_be_one_deed(self, predicate: "Predicate", opposites: Set[str]) -> bool:
        """Whether both are done or only wanted, by one who may be the same: the one wins when the
        other loses."""
        is_between_two = opposites and opposites <= _BETWEEN_TWO
        is_apart = is_between_two and _are_apart(self.subject, predicate.subject)
        is_apart = is_apart or _are_apart(self.named, predicate.named)
        return self.is_wanted is predicate.is_wanted and not is_apart

    def _is_another_deed(self, predicate: "Predicate") -> bool:
        """Whether others do another deed of its kind, or it is done to another thing."""
        if self.family == predicate.family:
            return self._is_by_others(predicate)
        doers = self.subject | predicate.subject
        things, other_things = self.told_of - doers, predicate.told_of - doers
        return _are_apart(self.subject, predicate.subject) or _are_apart(things, other_things)

    def _is_turned_of_others(self, predicate: "Predicate") -> bool:
        """Whether the opposite is told of other things, or of others who do it."""
        is_opposite = self.family != predicate.family
        is_by_others = is_opposite and self._is_by_others(predicate)
        return is_by_others or self._is_of_other_things(predicate)

    def _is_by_others(self, predicate: "Predicate") -> bool:
        """Whether others do it, of whom it does not tell: "the teachers were against it, the
        farmers for it". Who is named may be called something else elsewhere."""
        is_named = self.named or predicate.named
        is_told_of = self.subject & predicate.told_of or predicate.subject & self.told_of
        is_apart = _are_apart(self.subject, predicate.subject)
        return is_apart and not (is_named or is_told_of)

    def _is_since_over(self, predicate: "Predicate") -> bool:
        """Whether it was so, and is no longer."""
        return (self.is_over and predicate.is_past) or (predicate.is_over and self.is_past)

    def _is_near(self, predicate: "Predicate") -> bool:
        """Whether both are told of much the same, or both of nobody in particular."""
        shared = len(self.told_of & predicate.told_of)
        least, most = sorted((len(self.told_of), len(predicate.told_of)))
        if shared < _SEVERAL and most > _FEW:
            return False
        return not most or (shared > 0 and 2 * shared >= least)

    def _is_of_other_things(self, predicate: "Predicate") -> bool:
        """Whether one does this to one thing and that to another: both share only who does it; or
        nobody of certain people does it."""
        if not (self.none_of <= predicate.told_of and predicate.none_of <= self.told_of):
            return True
        doers = self.subject & predicate.subject
        if doers:  # of whom one may name one more: "the mayor" and "the mayor Ada Thorn"
            doers |= self.named | predicate.named
        things = self.told_of - doers
        other_things = predicate.told_of - doers
        return _are_apart(things, other_things)


def _are_apart(families: frozenset[str], other_families: frozenset[str]) -> bool:
    """Whether both have words, and none in common."""
    return bool(families and other_families) and families.isdisjoint(other_families)


def denies_some(own: Sequence[Predicate], others: Sequence[Predicate]) -> bool:
    """Whether one of its own denies what others tell of the same, and do not deny as well."""
    denied_by_others = {predicate.family for predicate in others if predicate.is_denied}
    for predicate in own:
        if not predicate.is_denied or predicate.family in denied_by_others:
            continue
        for told in others:
            is_same = told.family == predicate.family and not told.is_wanted
            if is_same and predicate.told_of & told.told_of:
                return True
    return False


def predicates_in(words: Iterable[ParsedWord]) -> Iterator[tuple[ParsedWord, Predicate]]:
    """Yields what a sentence of these words says of something, with the word that says it."""
    for word in words:
        is_telling = _is_predicate(word) and not calls_something_so(word)
        if is_telling and not _is_of_another_time(word):
            lemma = _lemma(word)
            yield (
                word,
                Predicate(
                    family=family_of(lemma),
                    sides=_sides().get(lemma, {}),
                    is_denied=_is_denied(word),
                    is_open=is_unsure_of(word),
                    told_of=clause_families(word) | _content_families(word),
                    named=families_in_subject(word, "PROPN", is_meant=True),
                    subject=families_in_subject(word, "PROPN", "NOUN"),
                    none_of=words_of_none(word),
                    is_wanted=_is_wanted(word),
                    is_foreseen=_is_foreseen(word),
                    is_over=_is_over(word),
                    is_past=_is_past(word),
                ),
            )


def _is_predicate(word: ParsedWord) -> bool:
    """Whether a word is a verb that tells something, or what a noun is said to be."""
    if word.pos == "VERB":
        if word.dep in {"amod", "compound", "prep"} or _is_named_deed(word):
            return False
        is_light = word.lemma in set_of("turns.light") and word.has("dobj")
        return _lemma(word) in _sides() or not (is_light or _is_speech(word))
    if word.pos == "AUX":  # "is in the mountains"
        return word.dep not in HELPERS and not word.has(*SAID_OF, "xcomp")
    if word.pos not in {"NOUN", "ADJ"}:
        return False
    above = word.head
    is_object = word.dep == "dobj" and above.lemma in set_of("turns.light")
    is_done = word.has("aux")  # "had drunk", of which the parser makes no verb
    return is_object or is_done or _is_said_of(word)


def _is_named_deed(word: ParsedWord) -> bool:
    """Whether a verb only names a deed behind a noun: "witness tampering"."""
    return word.tag == "VBG" and word.dep == "acl" and not word.children


def _is_said_of(word: ParsedWord) -> bool:
    # "ruled out arson as the cause"
    is_ruled_out = word.head.lower == "as" and _lemma(word.head.head) in _UNDOING
    is_held_so = verb_holding_so(word) is not None
    return word.dep in SAID_OF or is_ruled_out or is_held_so or is_found_so(word)


def _is_speech(word: ParsedWord) -> bool:
    """Whether a verb only carries what somebody says. Who appeals or offers money does a deed."""
    is_saying = word.base_listed("attribution.sayings") and not word.base_listed("turns.answering")
    return bool(word.cue) and (is_saying or word.has("ccomp", "xcomp", "parataxis"))


def _is_of_another_time(word: ParsedWord) -> bool:
    """Tells whether a predicate is only supposed, wished, nearly so, or so at first: "would have
    sunk", "nearly sank".

    Words beside the verb and, in a row of verbs, beside the one above it say so.
    """
    verb = word.head if is_found_so(word) else verb_above(word)
    above = verb.head
    words_around = [*word.children, *verb.children]
    if not (verb.dep == "conj" and verb.has("aux")):  # "would comply but did not accept"
        words_around += above.children
    helpers = set()
    for child in words_around:
        if child.dep != "prep" or child.lower != "before":  # "before the summer" says when
            helpers.add(child.lower)
    if verb.dep == "ccomp":
        helpers.discard("would")  # "said that he would go": he said "I will go"
    return (
        _is_obliged(verb)
        or _is_not_perceived(verb)
        or is_supposed_at(verb)
        or is_supposed_at(above)
        or not helpers.isdisjoint(set_of("turns.other_times"))
    )


def _is_obliged(verb: ParsedWord) -> bool:
    """Whether somebody must do a deed, or it is said to be legal or not: it may not be done."""
    is_judged = verb.dep == "csubj" and any(map(_is_of_the_law, verb.head.children))
    return is_judged or (verb.dep == "xcomp" and verb.head.base_listed("turns.obliging"))


def _is_of_the_law(word: ParsedWord) -> bool:
    """Whether a word says that something is legal or not."""
    return "legality" in _sides().get(word.base, {})


def _is_not_perceived(verb: ParsedWord) -> bool:
    """Whether somebody did not hear or see a deed, which may have been done."""
    is_perceived = verb.dep in {"ccomp", "xcomp"} and verb.head.base_listed("turns.perceiving")
    return is_perceived and _is_denied(verb.head)


def _lemma(word: ParsedWord) -> str:
    """Returns the lemma of a verb, with its particle, adverb, preposition or object where both have
    a sense of their own: "turn_down", "go_ahead", "vote_against", "vote_favour"."""
    for child in word.below("prt", "advmod", "dobj", "prep"):
        for part in (child, *child.below("pobj")):
            phrase = f"{word.base}_{part.base}"
            if phrase in _sides() or phrase in _UNDOING:
                return phrase
    return word.base


@cache
def _sides() -> defaultdict[str, dict[str, int]]:
    """On which sides of which opposites each lemma stands."""
    sides: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name, opposites in table("turns")["opposites"].items():
        for side, lemmas in enumerate(opposites):
            for lemma in lemmas.split():
                sides[lemma][name] = side
    return sides


def _is_denied(word: ParsedWord) -> bool:
    """Whether an odd number of words says no to a predicate."""
    denials = len(standing_of(word).denied_by) + _is_for_nobody(word)
    while _is_carried(word):
        is_against = word.dep == "pcomp" and word.head.lower == "against"  # "voted against lifting"
        if word.dep == "pcomp" and not (is_against or _keeps_from(word.head)):
            break
        word = word.head
        denials += is_against or _lemma(word) in _UNDOING
    return denials % 2 == 1


def _is_carried(word: ParsedWord) -> bool:
    """Whether what stands above a word may deny it; "forbade trucks to cross" may be parsed as if
    somebody did it in order to cross."""
    if word.dep == "advcl":
        is_purpose = any(child.lower == "to" for child in word.below("aux"))
        return is_purpose and word.head.has("dobj") and _lemma(word.head) in _UNDOING
    return word.dep in (*CARRIED, "pcomp")


def _keeps_from(preposition: ParsedWord) -> bool:
    """Whether it stands between what is not done and who keeps from it: "refrained from singing";
    what somebody is banned from may be done all the same."""
    return preposition.lower == "from" and not preposition.head.has("auxpass")


def _is_for_nobody(word: ParsedWord) -> bool:
    """Whether a verb is done to nobody, at no time or of nothing: "sold it to nobody", "knows of no
    leak"."""
    for preposition in word.below("prep", "dative"):
        for noun in preposition.below("pobj"):
            may_be_none = noun.base_listed("turns.at_no") or preposition.lower == "of"
            is_none = may_be_none and any(child.lower == "no" for child in noun.children)
            if is_none or noun.listed("negation.pronouns"):
                return True
    return False


def _is_foreseen(predicate: ParsedWord) -> bool:
    """Whether something will be, or is expected: "will grow", "expects it to grow"."""
    verb = verb_above(predicate)
    is_future = any(helper.base in {"will", "shall"} for helper in verb.below("aux"))
    is_below = verb.dep in {"xcomp", "ccomp"}
    return is_future or (is_below and verb.head.base_listed("turns.hoping"))


def _is_over(predicate: ParsedWord) -> bool:
    """Whether something is no longer so: "no longer", "not any more"."""
    around = [*predicate.children, *verb_above(predicate).children]
    return any(word.before.says("no", "longer") or _is_any_more(word) for word in around)


def _is_any_more(word: ParsedWord) -> bool:
    return word.lower == "anymore" or (
        word.before.lower == "any" and word.lower in {"more", "longer"}
    )


def _is_past(predicate: ParsedWord) -> bool:
    """Whether something was so, or was done: "doubted", "had doubted"."""
    verb = verb_above(predicate)
    return verb.tag == "VBD" or any(helper.tag == "VBD" for helper in verb.below("aux", "auxpass"))


def _is_wanted(predicate: ParsedWord) -> bool:
    """Whether somebody asks for a deed or tries it: "asked a court to forbid the strike"."""
    verb = verb_above(predicate)
    is_below = verb.dep in {"xcomp", "ccomp", "acl"}
    return is_below and verb.head.base_listed("attribution.demanding", "turns.wanting")


def _content_families(predicate: ParsedWord) -> frozenset[str]:
    """Returns the families of the words of what somebody confirms, denies or rejects: of a clause,
    or of a claim that something is so."""
    if _lemma(predicate) not in _sides():
        return frozenset()
    contents = predicate.below("ccomp")
    for thing in predicate.below("dobj"):
        if thing.base_listed("negation.tellings"):
            contents.append(thing)
    return telling_families(word for content in contents for word in content.under)
