"""Whether a clause says that something is so, is not so, is not known, or is only planned.

The functions of places take the columns of a parse and the indices of its tokens, those of tokens the tokens themselves.
"""

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.text.columns import Columns

NEGATIONS = set_of("negation.negations")
_ADVERBS = frozenset({"not", "n't", "n’t", "never", "hardly", "scarcely", "nowhere"})
_PRONOUNS = frozenset({"none", "nobody", "nothing", "neither"})
_DETERMINERS = frozenset({"no", "neither"})
_NEGATING = _ADVERBS | _PRONOUNS | _DETERMINERS
# "no more than 40", "not only", "no doubt" negate nothing.
_NOT_NEGATING = set_of("negation.behind_no")
_LEXICAL = set_of("negation.falsehoods")
# Verbs that turn what follows into its opposite.
_FAILING = set_of("negation.failing")
# What stands under these is what the clause says.
_CARRIERS = set_of("saying.carriers_of_negation")
_CARRYING = _CARRIERS | _FAILING
_UNCLEAR = set_of("negation.unclear")
PLANS = set_of("tense.hoped_for")

_TO_COME = frozenset({"'ll", "’ll", "wo"})


def root_at(columns: Columns, places: Sequence[int]) -> int | None:
    """The place on which the others hang: the first whose head lies outside, a verb before others."""
    heads, marks, blanks, classes = columns.heads, columns.marks, columns.blanks, columns.classes
    inside = set(places)
    first: int | None = None
    for place in places:
        head = heads[place]
        if (head not in inside or head == place) and not marks[place] and not blanks[place]:
            if classes[place] in ("VERB", "AUX"):
                return place
            first = place if first is None else first
    return first


def verb_over(columns: Columns, place: int) -> int | None:
    """The verb of the clause that a place stands in."""
    heads, classes, relations = columns.heads, columns.classes, columns.relations
    for _ in range(len(heads)):
        if classes[place] in ("VERB", "AUX") and relations[place] not in ("aux", "auxpass", "amod", "compound"):
            return place
        if heads[place] == place:
            return None
        place = heads[place]
    return None


def predicate_at(columns: Columns, places: Sequence[int], root: int | None) -> int | None:
    """The predicate that the places with this root come down to ("was asked to leave": leave)."""
    return None if root is None else _scope(columns, root, set(places))[-1]


def negative_at(columns: Columns, places: Sequence[int], root: int | None) -> bool:
    """Whether what these places say of their main predicate is that it is not so; negations in clauses below it do not count."""
    if root is None:
        return False
    scope = _scope(columns, root, set(places))
    above = set(scope)
    lowers, folded, classes, heads = columns.lowers, columns.folded, columns.classes, columns.heads
    count = sum([_negates(columns, place, above) for place in places if lowers[place] in _NEGATING])
    false = [place for place in places if folded[place] in _LEXICAL and classes[place] in ("NOUN", "ADJ")]
    count += any(place in above or heads[place] in above for place in false)
    count += sum(folded[place] in _FAILING for place in scope[:-1])
    return count % 2 == 1


def _scope(columns: Columns, root: int, inside: set[int]) -> list[int]:
    """The main predicate and, where it only carries another, that one too."""
    out = [root]
    at: int | None = root
    while at is not None and len(out) < 5:
        wanted = ("xcomp", "ccomp", "attr", "acomp") if columns.folded[at] in _CARRYING else ("xcomp",)
        below, relations = columns.children[at], columns.relations
        at = next((child for child in below if child in inside and child not in out and relations[child] in wanted), None)
        if at is not None:
            out.append(at)
    return out


def _negates(columns: Columns, place: int, above: Collection[int]) -> bool:
    lowers, head = columns.lowers, columns.heads[place]
    word = lowers[place]
    following = lowers[place + 1] if place + 1 < len(lowers) else ""
    if following in _NOT_NEGATING:
        return False
    if word in _ADVERBS:
        if columns.classes[head] == "ADV" and head not in above:
            return False  # "not far away" leaves the predicate as it is
        return head in above or _holds_up(columns, head, above)
    if word in _PRONOUNS:
        return head in above
    return word in _DETERMINERS and columns.relations[place] in ("det", "neg") and _holds_up(columns, head, above)


def _holds_up(columns: Columns, place: int, above: Collection[int]) -> bool:
    """Whether a noun or modifier is a direct part of the predicate ("not one door was open", "there was no fire")."""
    for _ in range(3):
        head, relation = columns.heads[place], columns.relations[place]
        if place in above or (head in above and relation not in ("advcl", "relcl", "acl")):
            return True
        if relation not in ("nummod", "pobj", "prep", "amod", "quantmod", "dobj"):
            return False
        place = head
    return False


def unclear_at(columns: Columns, places: Sequence[int]) -> bool:
    """Whether the words say that it is not known."""
    lowers = columns.lowers
    words = [lowers[place] for place in places]
    if not _UNCLEAR.isdisjoint(words):
        return True
    text = " ".join(words)
    return any(phrase in text for phrase in ("too early", "no information", "not known", "not clear", "not proof", "could not say"))


def plan_at(columns: Columns, places: Sequence[int]) -> bool:
    """Whether the clause speaks of something to come."""
    folded, lowers = columns.folded, columns.lowers
    return not (PLANS.isdisjoint([folded[place] for place in places]) and _TO_COME.isdisjoint([lowers[place] for place in places]))


def governing_verb(token: Token) -> Token | None:
    """The verb of the clause that a token stands in."""
    place = verb_over(Columns(token.doc), token.i)
    return None if place is None else token.doc[place]


def main_predicate(tokens: Sequence[Token]) -> Token | None:
    """The predicate that the tokens come down to."""
    if not tokens:
        return None
    columns, places = Columns(tokens[0].doc), [token.i for token in tokens]
    place = predicate_at(columns, places, root_at(columns, places))
    return None if place is None else tokens[0].doc[place]


def is_negative(tokens: Sequence[Token]) -> bool:
    """`negative_at` of tokens."""
    if not tokens:
        return False
    columns, places = Columns(tokens[0].doc), [token.i for token in tokens]
    return negative_at(columns, places, root_at(columns, places))
