"""Finds what a sentence says of something, whether it affirms or denies it, and how surely
(`predicates_in`)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rashomon.model.record import NamedCounts, record
from rashomon.shipped.words import set_of, table
from rashomon.text.parsed_report import HELPERS, ParsedWords
from rashomon.text.polarity import is_supposed_at
from rashomon.text.speaker_words import verb_cue
from rashomon.text.standing import standing_at
from rashomon.text.token_index import family_at
from rashomon.text.word_families import Families, family_of

_HEDGING = set_of("turns.hedging")
_UNDOING = set_of("turns.undoing")
_SAID_OF = set_of("parse.said_of")
_CARRIED = set_of("parse.clauses", "parse.said_of", "parse.phrases")
# words that two clauses share, and of which one is much
_SEVERAL = 2
_FEW = 3


@record
class Predicate:
    """A verb, or what a noun is said to be.

    - `sides`: on which side of which opposites it stands
    - `is_denied`: whether its sentence denies it
    - `is_open`: whether its sentence says that it is not sure
    - `told_of`: the families of the words of its clause
    """

    family: str
    sides: Mapping[str, int]
    is_denied: bool
    is_open: bool | None
    told_of: Families

    def agrees(self, predicate: "Predicate") -> bool | None:
        """Whether another one says the same of the same thing, or the opposite. Returns None if
        they are about two things."""
        shared = self.sides.keys() & predicate.sides.keys()
        are_one_side = {self.sides[name] == predicate.sides[name] for name in shared}
        if not (are_one_side or (self.family == predicate.family)) or not self._is_near(predicate):
            return None
        is_one_sense = not are_one_side or True in are_one_side
        return is_one_sense is (self.is_denied is predicate.is_denied)

    def _is_near(self, predicate: "Predicate") -> bool:
        """Whether both are told of much the same, or both of nobody in particular."""
        shared = len(self.told_of & predicate.told_of)
        least, most = sorted((len(self.told_of), len(predicate.told_of)))
        if shared < _SEVERAL and most > _FEW:
            return False
        return not most or (shared > 0 and 2 * shared >= least)


def predicates_in(words: ParsedWords, places: Sequence[int]) -> Iterator[tuple[int, Predicate]]:
    """Yields what a sentence says of something, with the place of its word."""
    for place in places:
        if _is_predicate(words, place) and not _is_of_another_time(words, place):
            lemma = _lemma(words, place)
            yield (
                place,
                Predicate(
                    family_of(lemma),
                    _sides().get(lemma, {}),
                    _is_denied(words, place),
                    _is_open(words, place),
                    clause_families(words, place),
                ),
            )


def _is_predicate(words: ParsedWords, place: int) -> bool:
    """Whether a word is a verb that tells something, or what a noun is said to be."""
    lemma = words.lemma[place]
    if words.pos[place] == "VERB":
        if words.dep[place] in {"amod", "compound", "prep"}:
            return False
        is_light = lemma in set_of("turns.light") and words.has(place, "dobj")
        return _lemma(words, place) in _sides() or not (is_light or verb_cue(lemma))
    if words.pos[place] == "AUX":  # "is in the mountains"
        return words.dep[place] not in HELPERS and not words.has(place, *_SAID_OF, "xcomp")
    if words.pos[place] not in {"NOUN", "ADJ"}:
        return False
    is_object = words.dep[place] == "dobj" and words.lemma[words.head[place]] in set_of(
        "turns.light"
    )
    over = words.head[words.head[place]]  # "ruled out arson as the cause"
    is_ruled_out = words.lower[words.head[place]] == "as" and _lemma(words, over) in _UNDOING
    is_done = words.has(place, "aux")  # "had drunk", of which the parser makes no verb
    return is_object or is_ruled_out or is_done or words.dep[place] in _SAID_OF


def _is_of_another_time(words: ParsedWords, place: int) -> bool:
    """Whether a predicate is only supposed, wished, nearly so, or so at first."""
    verb = _verb_of(words, place)
    beside = [*words.children[place], *words.children[verb], *words.children[words.head[verb]]]
    is_obliged = words.dep[verb] == "xcomp" and words.base_listed(
        words.head[verb], "turns.obliging"
    )
    helpers = {words.lower[child] for child in beside}
    if words.dep[verb] == "ccomp":
        helpers.discard("would")  # "said that he would go": he said "I will go"
    return (
        is_obliged
        or is_supposed_at(words, verb)
        or is_supposed_at(words, words.head[verb])
        or not helpers.isdisjoint(set_of("turns.other_times"))
    )


def _lemma(words: ParsedWords, place: int) -> str:
    """Returns the lemma of a verb, with its particle or object where both have a sense of their
    own."""
    for child in words.below(place, "prt", "dobj"):
        phrase = f"{words.base[place]}_{words.base[child]}"
        if phrase in _sides() or phrase in _UNDOING:
            return phrase
    return words.base[place]


@cache
def _sides() -> defaultdict[str, NamedCounts]:
    """On which sides of which opposites each lemma stands."""
    sides: defaultdict[str, NamedCounts] = defaultdict(dict)
    for name, opposites in table("turns")["opposites"].items():
        for side, lemmas in enumerate(opposites):
            for lemma in lemmas.split():
                sides[lemma][name] = side
    return sides


def _is_denied(words: ParsedWords, place: int) -> bool:
    """Whether an odd number of words says no to a predicate."""
    denials = len(standing_at(words, place).denied_by)
    at = place
    while words.dep[at] in _CARRIED and words.dep[at] != "advcl":
        at = words.head[at]
        denials += _lemma(words, at) in _UNDOING
    return denials % 2 == 1


def _is_open(words: ParsedWords, place: int) -> bool | None:
    """Whether something says of a predicate that it is not sure: a helper or an adverb ("may",
    "allegedly"), or a word above that carries it ("is believed to be", "it is likely that"); None
    where it may: "could aid in finding"."""
    at = place
    is_below = False
    while not any(_leaves_open(words, child, at, place) for child in words.children[at]):
        above = words.head[at]
        relation = words.dep[at]
        is_reason = relation == "advcl" and words.has(at, "mark")
        if above == at or relation not in {*_CARRIED, "conj"} or is_reason:
            return False
        is_clause = relation in set_of("parse.clauses") or relation == "oprd"
        if is_clause and _hedges(words, above, relation):
            break
        is_below = is_below or relation in set_of("parse.phrases")
        at = above
    return None if is_below else True


def _hedges(words: ParsedWords, above: int, relation: str) -> bool:
    """Whether a word says of the clause below it, in this relation, that it is not sure."""
    lemma = words.base[above]
    is_relayed = relation == "xcomp" and words.tag[above] == "VBN"
    is_hoped = lemma in set_of("turns.hoping") and (is_relayed or relation == "ccomp")
    return is_hoped or (is_relayed and lemma in set_of("turns.relaying")) or lemma in _HEDGING


def _leaves_open(words: ParsedWords, child: int, head: int, place: int) -> bool:
    """Whether a word leaves open what the one above it says; "could not" and "may not" do not."""
    if words.dep[child] == "aux" and words.listed(child, "turns.modals"):
        return words.lower[child] == "might" or not words.has(head, "neg")
    if words.dep[child] == "advmod":
        return words.listed(child, "passages.hedges")
    is_said = words.dep[child] in _SAID_OF or (words.dep[child] == "amod" and head == place)
    return child != place and is_said and words.base[child] in _HEDGING


def clause_families(words: ParsedWords, place: int) -> Families:
    """Returns the families of the words of a predicate's clause."""
    clause = [_verb_of(words, place)]
    for head in clause:  # which grows meanwhile
        for child in words.children[head]:
            if not (words.dep[child] in set_of("parse.other_clauses") and words.is_verb(child)):
                clause.append(child)
    verb = clause[0]
    while words.subject(verb) is None and words.dep[verb] in {"xcomp", "conj"}:
        verb = words.head[verb]  # which shares its subject
    subject = words.subject(verb)
    if subject is not None:
        clause += words.under(subject)
    own = {place, _verb_of(words, place)}
    families = set()
    for told in clause:
        is_common = words.common[told] and words.pos[told] != "NOUN"
        is_common = is_common or words.base_listed(told, "turns.anybody")
        if not is_common and words.pos[told] in set_of("parse.telling") and told not in own:
            families.add(family_at(words, told))
    return frozenset(families)


def _verb_of(words: ParsedWords, place: int) -> int:
    return words.head[place] if words.dep[place] in (*_SAID_OF, "dobj") else place
