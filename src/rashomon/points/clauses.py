"""Cuts sentences into clauses: each verb with the words that are its own, its subject, and whether it is negated."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "parataxis", "conj", "dep"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_GAP = 5  # words of other clauses that may stand inside one
_EDGE = frozenset({"punct", "cc", "mark"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb's clause, in token indices of the Doc. `start`..`end` hold its own words, `full_end` also the clauses that depend on it."""

    head: int
    start: int
    end: int
    full_start: int
    full_end: int
    finite: bool
    subject: int | None
    parent: int | None
    polarity: bool
    words: tuple[int, ...]


def cut_clauses(sentence: Tokens) -> tuple[Clause, ...]:
    """The clauses of a sentence in the order of their heads."""
    heads = _clause_heads(sentence)
    owner = _owners(sentence, heads)
    words: dict[int, list[int]] = {head: [] for head in heads}
    for token in sentence:
        if token.i in owner:
            words[owner[token.i]].append(token.i)
    return tuple(_clause(sentence.doc, head, words[head], owner, heads) for head in sorted(heads) if words[head])


def _clause_heads(sentence: Tokens) -> frozenset[int]:
    heads: set[int] = set()
    for token in sentence:  # conjuncts follow what they hang on, so one pass in order is enough
        if token.dep_ == "ROOT" or (token.pos_ in ("VERB", "AUX") and token.dep_ in _CLAUSAL and _may_head(token, heads)):
            heads.add(token.i)
    return frozenset(heads)


def _may_head(token: Token, heads: set[int]) -> bool:
    if token.dep_ == "conj":
        return token.head.pos_ in ("VERB", "AUX")
    return token.dep_ != "dep" or any(child.dep_ in _SUBJECTS for child in token.children)


def _owners(sentence: Tokens, heads: frozenset[int]) -> dict[int, int]:
    """Which clause each token belongs to: that of the nearest head above it."""
    owner: dict[int, int] = {}
    for token in sentence:
        path = []
        at = token
        while at.i not in owner and at.i not in heads and at.head.i != at.i:
            path.append(at.i)
            at = at.head
        found = at.i if at.i in heads else owner.get(at.i)
        if at.i in heads:
            owner[at.i] = at.i
        if found is not None:
            owner.update((i, found) for i in path)
    return owner


def _clause(doc: Doc, head: int, words: Sequence[int], owner: dict[int, int], heads: frozenset[int]) -> Clause:
    token = doc[head]
    start, end = trim_edges(doc, *_core(doc, token, words))
    full_start, full_end = trim_edges(doc, token.left_edge.i, token.right_edge.i + 1)
    parent = owner.get(token.head.i) if token.head.i != head else None
    return Clause(
        head=head,
        start=start,
        end=end,
        full_start=full_start,
        full_end=full_end,
        finite=is_finite(token),
        subject=subject_of(token),
        parent=parent,
        polarity=not is_negated(token),
        words=tuple(words),
    )


def _core(doc: Doc, head: Token, words: Sequence[int]) -> tuple[int, int]:
    """The stretch around the head that is the clause's own: another clause ends it, unless it stands between head and subject."""
    own = [i for i in words if not (doc[i].is_punct or doc[i].is_space)] or [head.i]
    start = end = head.i
    subject = next((child.left_edge.i for child in head.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < head.i), head.i)
    for i in reversed([i for i in own if i < head.i]):
        if start - i > _GAP and i < subject:
            break
        start = i
    for i in (i for i in own if i > head.i):
        if i - end > _GAP:
            break
        end = i
    return start, end + 1


def trim_edges(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The same stretch without punctuation, conjunctions and white space at its ends."""
    while start < end - 1 and (
        doc[start].is_punct or doc[start].is_space or (doc[start].dep_ in _EDGE and doc[start].pos_ in ("CCONJ", "SCONJ"))
    ):
        start += 1
    while end - 1 > start and _is_loose_end(doc[end - 1]):
        end -= 1
    return start, end


def _is_loose_end(token: Token) -> bool:
    if token.is_punct:
        return token.text not in ")]%"
    return token.is_space or token.dep_ in ("cc", "mark", "prep", "agent") or token.tag_ in ("WDT", "WP")


def is_finite(token: Token) -> bool:
    """Whether the verb has tense: itself or through an auxiliary."""
    auxiliaries = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    return any(t.tag_ in ("VBD", "VBP", "VBZ", "MD") for t in (token, *auxiliaries))


def is_negated(token: Token) -> bool:
    """Whether the clause says that something is not so: "not", "never", "no X", "without"."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "neither", "without"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl") and _is_none(child):
            return True
        if child.dep_ == "aux" and any(grand.dep_ == "neg" for grand in child.children):
            return True
    return token.dep_ == "pcomp" and token.head.lower_ == "without"


def _is_none(noun: Token) -> bool:
    if noun.lower_ in ("none", "nobody", "nothing", "neither"):
        return True
    return any(child.dep_ == "det" and child.lower_ in ("no", "neither") and not _bounds(child) for child in noun.children)


def _bounds(determiner: Token) -> bool:
    """ "no more than", "no fewer than" bound a number and negate nothing."""
    following = determiner.nbor(1) if determiner.i + 1 < len(determiner.doc) else None
    return following is not None and following.lower_ in ("more", "fewer", "less", "later")


def subject_of(token: Token) -> int | None:
    """Whose action or state it is: its own subject, the noun it modifies, or the subject it shares with the verb above."""
    for _ in range(6):
        for child in token.children:
            if child.dep_ in _SUBJECTS:
                return _antecedent(child, token)
        if token.dep_ == "acl":
            return token.head.i
        if token.dep_ == "relcl" or token.head.i == token.i:
            return None
        if token.dep_ == "pcomp":
            token = token.head.head
            if token.pos_ not in ("VERB", "AUX"):
                return None
            continue
        if token.dep_ not in ("conj", "xcomp", "advcl", "ccomp"):
            return None
        controller = next((c for c in token.head.children if c.dep_ == "dobj"), None) if token.dep_ == "xcomp" else None
        if controller is not None:
            return controller.i
        token = token.head
    return None


def _antecedent(subject: Token, verb: Token) -> int:
    """The noun that "who", "which" or "that" stands for."""
    if subject.tag_ in ("WDT", "WP") or (subject.lower_ == "that" and verb.dep_ == "relcl"):
        at = verb
        while at.dep_ == "conj":
            at = at.head
        if at.dep_ == "relcl":
            return at.head.i
    return subject.i
