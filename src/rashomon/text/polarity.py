"""Whether a clause affirms or denies its content or leaves it open.

This is decided here and nowhere else. Functions named `..._at` take the words of a parse and token
indices; the others take tokens.
"""

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum

from spacy.tokens import Token

from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import ParsedWords, words_of

NEGATIONS = set_of("negation.words")
_PRONOUNS = set_of("negation.pronouns")
_DETERMINERS = set_of("negation.determiners")
# Verbs that turn what follows into its opposite.
_FAILING = set_of("negation.failing")
# What stands under these is what the clause says.
_CARRIERS = set_of("saying.carriers_of_negation")
_CARRYING = _CARRIERS | _FAILING


class Polarity(StrEnum):
    """Whether a clause affirms its content, negates it, or leaves it open, as questions and
    conditions do."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    UNCLEAR = "unclear"


def root_at(words: ParsedWords, places: Sequence[int]) -> int | None:
    """Returns the place that heads the others: the first whose own head lies outside, preferably a
    verb."""
    heads, marks, blanks, classes = words.head, words.punct, words.space, words.pos
    inside = set(places)
    first: int | None = None
    for place in places:
        head = heads[place]
        if (head not in inside or head == place) and not marks[place] and not blanks[place]:
            if classes[place] in ("VERB", "AUX"):
                return place
            first = place if first is None else first
    return first


def polarity_at(words: ParsedWords, places: Sequence[int], root: int | None) -> Polarity:
    """Returns the polarity of the main predicate of these places; negations in subordinate clauses
    do not count."""
    return (
        Polarity.AFFIRMED
        if root is None
        else _polarity(words, places, scope_at(words, root, set(places)))
    )


def _polarity(words: ParsedWords, places: Sequence[int], scope: Sequence[int]) -> Polarity:
    """Returns the polarity of the last predicate of the scope."""
    if _is_open(words, scope):
        return Polarity.UNCLEAR
    return Polarity.NEGATED if _is_turned(words, places, scope) else Polarity.AFFIRMED


def _is_turned(words: ParsedWords, places: Sequence[int], scope: Sequence[int]) -> bool:
    above = set(scope)
    lowers, folded, classes, heads = words.lower, words.lemma, words.pos, words.head
    count = sum([_negates(words, place, above) for place in places if lowers[place] in NEGATIONS])
    false = [
        place
        for place in places
        if folded[place] in set_of("negation.falsehoods") and classes[place] in ("NOUN", "ADJ")
    ]
    count += any(place in above or heads[place] in above for place in false)
    count += sum(folded[place] in _FAILING for place in scope[:-1])
    count += (
        words.dep[scope[0]] == "pcomp" and lowers[heads[scope[0]]] == "without"
    )  # "without paying"
    return count % 2 == 1


def _is_open(words: ParsedWords, scope: Sequence[int]) -> bool:
    """Whether the predicate is neither affirmed nor negated."""
    root = scope[0]
    return (
        (words.dep[root] == "ROOT" and words.text[words.right[root]] == "?")  # it is asked
        or is_supposed_at(words, root)
        or any(_would_be(words, verb) for verb in scope)
    )


def is_supposed_at(words: ParsedWords, root: int) -> bool:
    """Whether the clause of this predicate depends on "if", "unless", "whether" or "lest"."""
    return any(
        words.dep[child] == "mark" and words.lower[child] in {"if", "unless", "whether", "lest"}
        for child in words.children[root]
    )


def _would_be(words: ParsedWords, verb: int) -> bool:
    """Whether it is conditional on something that the words give: "without the guards it would have
    been worse"."""
    below = words.children[verb]
    helpers = {words.lower[i] for i in below if words.dep[i] in ("aux", "auxpass")}
    return not helpers.isdisjoint({"would", "'d", "could", "might"}) and any(
        words.lower[i] == "without" or is_supposed_at(words, i)
        for i in below
        if words.dep[i] in ("advcl", "prep")
    )


def scope_at(words: ParsedWords, root: int, inside: set[int]) -> list[int]:
    """Returns the main predicate and, if that only carries another one, that one too."""
    out = [root]
    at: int | None = root
    while at is not None and len(out) < 5:
        wanted = ("xcomp", "ccomp", "attr", "acomp") if words.lemma[at] in _CARRYING else ("xcomp",)
        below, relations = words.children[at], words.dep
        at = next(
            (
                child
                for child in below
                if child in inside and child not in out and relations[child] in wanted
            ),
            None,
        )
        if at is not None:
            out.append(at)
    return out


def _carriers_over(words: ParsedWords, place: int) -> list[int]:
    """Returns the predicate with those that only carry it, the uppermost first: `scope_at` seen
    from below."""
    out = [place]
    while len(out) < 5:
        place, relation = words.head[place], words.dep[place]
        carried = relation == "xcomp" or (
            relation in ("ccomp", "acomp") and words.lemma[place] in _CARRYING
        )
        if not carried or place >= out[0]:
            break
        out.insert(0, place)
    return out


def _negates(words: ParsedWords, place: int, above: Collection[int]) -> bool:
    lowers, head = words.lower, words.head[place]
    word = lowers[place]
    if is_idle_at(words, place):
        return False
    if word in set_of("negation.adverbs"):
        return head in above or _holds_up(words, head, above)
    if word in _PRONOUNS:
        return head in above
    return (
        word in _DETERMINERS
        and words.dep[place] in ("det", "neg")
        and _holds_up(words, head, above)
    )


def _holds_up(words: ParsedWords, place: int, above: Collection[int]) -> bool:
    """Whether a noun or modifier is a direct part of the predicate ("not one door was open", "there
    was no fire")."""
    for _ in range(3):
        head, relation = words.head[place], words.dep[place]
        if place in above or (head in above and relation not in ("advcl", "relcl", "acl")):
            return True
        if relation not in ("nummod", "pobj", "prep", "amod", "quantmod", "dobj"):
            return False
        place = head
    return False


def main_predicate(tokens: Sequence[Token]) -> Token | None:
    """Returns the main predicate of the tokens ("was asked to leave": leave)."""
    if not tokens:
        return None
    words, places = words_of(tokens[0].doc), [token.i for token in tokens]
    root = root_at(words, places)
    return None if root is None else tokens[0].doc[scope_at(words, root, set(places))[-1]]


def is_negative(tokens: Sequence[Token]) -> bool:
    """Whether the tokens negate their main predicate."""
    return polarity_of(tokens) is Polarity.NEGATED


def polarity_of(tokens: Sequence[Token]) -> Polarity:
    """Returns `polarity_at` for tokens."""
    if not tokens:
        return Polarity.AFFIRMED
    words, places = words_of(tokens[0].doc), [token.i for token in tokens]
    return polarity_at(words, places, root_at(words, places))


def polarity_of_verb(verb: Token, end: int | None = None) -> Polarity:
    """Returns the polarity of a verb by its clause and the verbs that carry it ("did not seem to
    think"), read up to the token `end`."""
    words = words_of(verb.doc)
    scope = _carriers_over(words, verb.i)
    return _polarity(
        words, sorted(place for place in words.under(scope[0]) if end is None or place < end), scope
    )


def is_negated(verb: Token) -> bool:
    """Whether a word negates the verb itself, whatever its subject and object say; "not only"
    negates nothing."""
    word = next((child for child in verb.children if child.dep_ == "neg"), None)
    return word is not None and not is_idle(word)


def is_idle(word: Token) -> bool:
    """Whether a word of negation leaves its clause as it is: "not only", "no doubt"."""
    return is_idle_at(words_of(word.doc), word.i)


def is_idle_at(words: ParsedWords, place: int) -> bool:
    """Returns `is_idle` for the word at a place."""
    # "no more than 40", "not only", "no doubt" negate nothing.
    return place + 1 < len(words) and words.lower[place + 1] in set_of("negation.behind_no")


def denied_at(words: ParsedWords, place: int) -> int | None:
    """Returns the word that the one at a place denies: "not", "nobody" and "refused" a deed, "no" a
    thing; None where it denies nothing."""
    if words.lemma[place] in _FAILING and words.pos[place] == "VERB":
        return words.child(place, "ccomp", "xcomp", "dobj")
    if words.lower[place] not in NEGATIONS or is_idle_at(words, place):
        return None
    head = words.head[place]
    thing = words.lower[place] in _DETERMINERS and words.lower[head] != "one"
    part = words.dep[place] == "neg" and words.pos[head] in ("NOUN", "PROPN", "NUM", "ADP")
    if thing or part:  # "no door", "the cook, not the baker"
        return head
    return predicate_over(words, place)


def predicate_over(words: ParsedWords, place: int) -> int:
    """Returns the nearest verb above a word, of "is" and "was" what they say of their subject."""
    while words.head[place] != place:
        place = words.head[place]
        if words.pos[place] in ("VERB", "AUX"):
            break
    told = words.child(place, "acomp", "attr") if words.pos[place] == "AUX" else None
    return place if told is None else told


def is_none(noun: Token) -> bool:
    """Whether there is none of what the noun or pronoun names: "nobody", "no ransom", "none of
    them", unlike "no more than ten"."""
    first = noun if noun.lower_ in _PRONOUNS else noun.left_edge
    counting = first.lower_ in _PRONOUNS or (
        first.lower_ in _DETERMINERS and first.dep_ in ("det", "neg")
    )
    return counting and (first.i + 1 == noun.i or not is_idle(first))


def nobody_does(verb: Token) -> bool:
    """Whether the subject before the verb says that nobody or nothing does it: "nobody paid", "no
    ransom was paid", "not even he paid"."""
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or any(token.is_quote for token in verb.doc[subject.i : verb.i]):
        return False  # in "No stamps," he said, it is the parse that errs
    first = subject.left_edge
    return is_none(subject) or (first.lower_ == "not" and first.nbor().lower_ == "even")


def has_negation(tokens: Iterable[Token]) -> bool:
    """Whether a word of negation stands among the tokens, wherever it belongs."""
    return any(token.lower_ in NEGATIONS for token in tokens)


def is_supposed(verb: Token) -> bool:
    """Whether the clause of the verb only supposes: "if", "unless", "whether", "lest"."""
    return is_supposed_at(words_of(verb.doc), verb.i)
