"""Cuts short phrases from a parse that fit into a question: no quotation marks, no asides, no negation."""

from collections.abc import Collection, Mapping, Sequence

from spacy.tokens import Token

from rashomon.lexicon import set_of, texts

NAMING = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE"})
_ASIDES = ("relcl", "appos", "acl", "parataxis", "advcl")
_BARE = ("prep", "agent", "cc", "conj", "npadvmod", *_ASIDES)
_BREAKS = frozenset(",;:()[]–—―…")
_QUOTES = frozenset('"“”„‟«»‘`')
_MARKS = frozenset({"%", "$", "£", "€", "-", "/", "'", "’"})  # punctuation that belongs to a word
_ANY = texts("negation.any_for_none")
# A question keeps "no longer", which negates; "no surprise" is asked for as any other thing.
_NOT_NEGATING = set_of("negation.behind_no") - {"surprise"} | {"longer"}
_NOTS = set_of("negation.nots")
_IRREGULAR = texts("grammar.irregular_plurals")


def phrase(token: Token) -> list[Token]:
    """Returns the phrase of a token without relative clauses, appositions and anything that a comma or dash sets off."""
    return _segment(token, _without(token, _ASIDES))


def bare_phrase(token: Token) -> list[Token]:
    """Returns the phrase without prepositional phrases and conjuncts."""
    return _segment(token, _without(token, _BARE))


def clause_words(token: Token) -> list[Token]:
    """Returns the words under the verb of a clause, up to the first break after it."""
    return _segment(token, [t for t in token.subtree if not t.is_space])


def loses_a_part(token: Token, kept: Sequence[Token]) -> bool:
    """Whether the kept words of a phrase lack a clause that says which one is meant ("people who lived there")."""
    inside = {t.i for t in kept}
    return any(
        t.dep_ in ("relcl", "acl") and t.i not in inside and t.left_edge.i and not _breaks(t.doc[t.left_edge.i - 1])
        for t in token.subtree
        if t.i != token.i
    )


def loses_an_article(words: Sequence[Token]) -> bool:
    """Whether a noun lost its article or owner: "drove unmarked truck" from "the long, unmarked truck"."""
    inside = {t.i for t in words}
    return any(child.dep_ in ("det", "poss") and child.i not in inside and child.i < t.i for t in words for child in t.children)


def splits_a_word(words: Sequence[Token]) -> bool:
    """Whether one side of a hyphen is among the words and the other is not."""
    inside = {t.i for t in words}
    hyphens = {i for t in words for i in (t.i - 1, t.i + 1) if 0 < i < len(t.doc) - 1 and t.doc[i].text == "-"}
    return any(
        not t.doc[i - 1].whitespace_ and not t.doc[i].whitespace_ and not {i - 1, i, i + 1} <= inside for t in words[:1] for i in hyphens
    )


def _without(token: Token, deps: Collection[str]) -> list[Token]:
    cut = {t.i for child in token.subtree if child.dep_ in deps and child.i != token.i and token.is_ancestor(child) for t in child.subtree}
    return [t for t in token.subtree if t.i not in cut and not t.is_space]


def _segment(token: Token, found: Sequence[Token]) -> list[Token]:
    """The piece between breaks that holds the token."""
    start, end = 0, len(found)
    for k, other in enumerate(found):
        if _breaks(other):
            if other.i < token.i:
                start = k + 1
            elif other.i > token.i:
                end = k
                break
    kept = list(found[start:end])
    while len(kept) > 2 and kept[-1].dep_ == "conj" and kept[-1].pos_ == "NUM" and kept[-2].dep_ == "cc":
        del kept[-2:]  # "three passengers and two" of "three passengers and two, a cook and a deckhand, ..."
    return kept or [token]


def _breaks(token: Token) -> bool:
    spaced_dash = token.text in ("-", "--") and bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)
    return spaced_dash or token.text in _BREAKS


def joined(tokens: Sequence[Token], replaced: Mapping[int, str] | None = None, *, affirmed: bool = False) -> str:
    """Returns the words as text, with single spaces where the report has white space or words were left out.

    `replaced`: other words for some tokens; `affirmed`: drop negation ("no siren" -> "any siren").
    """
    out, previous = "", None
    shouted = _shouted(tokens)
    for token in tokens:
        word = (replaced or {}).get(token.i) or (_affirmed(token) if affirmed else None)
        word = _word(token, shouted) if word is None else word
        if (
            token.is_space
            or not word
            or (token.text in ("'", "’") and token.tag_ in ("``", "''"))
            or (token.is_punct and token.text not in _MARKS)
        ):
            continue
        apart = previous is None or previous.whitespace_ or previous.i + 1 != token.i
        follows = previous is not None and bool(previous.whitespace_) and previous.i + 1 == token.i  # "of '98", but "the owner's"
        out += (" " if apart and (follows or not word.startswith(("'", "’"))) else "") + word
        previous = token
    return " ".join(out.split()).strip(" ,;:-–—'’/")


def _affirmed(token: Token) -> str | None:
    """The word that a question uses for a negative one."""
    low = token.lower_
    if low in _NOTS and token.head.pos_ not in ("VERB", "AUX") and _next(token) not in _NOT_NEGATING:
        return ""
    negating = low == "no" and token.dep_ in ("det", "neg") and _next(token) not in _NOT_NEGATING
    return "any" if negating else _ANY.get(low)


def _word(token: Token, shouted: bool) -> str:
    """The word as it reads in the middle of a question."""
    text, low = "".join(c for c in token.text if c not in _QUOTES and c not in "()[]?!"), token.lower_
    if shouted and token.is_upper:
        return text.title() if token.pos_ == "PROPN" else text.lower()
    opening = token.is_sent_start or (token.i > 0 and token.nbor(-1).is_punct) or (token.tag_ == "EX" or token.pos_ in ("DET", "AUX"))
    named = token.pos_ == "PROPN" and (bool(token.ent_type_) or not _stands_small(token))
    keeps = named or low == "i" or (token.ent_type_ in NAMING - {"DATE"} and token.pos_ != "DET")
    return text[0].lower() + text[1:] if text and opening and not keeps and (len(text) == 1 or text[1:].islower()) else text


def _stands_small(token: Token) -> bool:
    """Whether the word occurs in lower case elsewhere and before no name: the "Candles" that open a sentence are no name."""
    alone = token.i + 1 == len(token.doc) or token.nbor(1).pos_ != "PROPN"
    large = any(other.text == token.text and not other.is_sent_start for other in token.doc)
    return alone and token.is_sent_start is True and not large and any(other.text == token.lower_ for other in token.doc)


def _shouted(tokens: Sequence[Token]) -> bool:
    """Whether the words stand in a line of capitals."""
    if not any(t.is_upper and len(t) > 1 for t in tokens):
        return False
    words = [t for t in tokens[0].sent if t.is_alpha and len(t) > 1]
    return len(words) > 2 and sum(t.is_upper for t in words) > 0.8 * len(words)


def _next(token: Token) -> str:
    return token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""


def plural(noun: str) -> str:
    """Returns the plural of an English noun given in the singular."""
    low = noun.casefold()
    if low in _IRREGULAR or low in _IRREGULAR.values():
        return _IRREGULAR.get(low, noun)
    for singular, many in (("person", "people"), ("woman", "women"), ("man", "men")):
        if low.endswith(singular) and len(low) > len(singular) and low not in ("human", "german", "roman"):
            return noun[: -len(singular)] + many
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return noun if low.endswith("s") and not low.endswith("ss") else f"{noun}es"
    return f"{noun[:-1]}ies" if low.endswith("y") and low[-2:-1] not in tuple("aeiou") else f"{noun}s"


def is_plural(token: Token) -> bool:
    """Whether the subject takes "do" and "were"."""
    if any(child.dep_ == "cc" and child.lower_ == "and" for child in token.children):
        return True
    if token.lower_ in ("we", "they", "you", "i", "these", "those", "both", "all", "some", "many", "several", "police", "people"):
        return True
    return token.tag_ in ("NNS", "NNPS") or (token.tag_ == "CD" and token.lower_ not in ("one", "1"))
