"""Whether a clause says that something is so, is not so, is not known, or is only planned."""

from collections.abc import Sequence

from spacy.tokens import Token

NEGATIONS = frozenset({"not", "n't", "no", "never", "none", "nobody", "nothing", "neither", "nor", "hardly"})
_ADVERBS = frozenset({"not", "n't", "n’t", "never", "hardly", "scarcely", "nowhere"})
_PRONOUNS = frozenset({"none", "nobody", "nothing", "neither"})
_DETERMINERS = frozenset({"no", "neither"})
_NEGATING = _ADVERBS | _PRONOUNS | _DETERMINERS
# "no more than 40", "not only", "no doubt" negate nothing.
_NOT_NEGATING = frozenset({"more", "fewer", "less", "only", "least", "later", "doubt", "just", "sooner", "surprise"})
_LEXICAL = frozenset({"false", "untrue", "baseless", "unfounded", "fabrication", "fabricated", "hoax", "myth", "lie", "fiction"})
# Verbs that turn what follows into its opposite.
_FAILING = frozenset({"fail", "refuse", "decline", "deny", "reject", "dismiss", "refute", "avoid", "unable"})
# What stands under these is what the clause says.
_CARRIERS = frozenset(
    {"say", "tell", "think", "believe", "claim", "insist", "state", "add", "report", "maintain", "know", "be", "show", "seem"}
)
_CARRYING = _CARRIERS | _FAILING
_UNCLEAR = frozenset({"unclear", "unknown", "uncertain", "undecided", "unspecified", "unconfirmed", "unverified", "whether"})
PLANS = frozenset(
    {
        "will", "would", "shall", "plan", "expect", "schedule", "due", "set", "intend", "propose", "aim", "likely", "prepare", "hope",
        "want", "seek", "promise", "vow", "pledge", "tomorrow", "next", "future", "supposed",
    }
)  # fmt: skip


def root_of(tokens: Sequence[Token]) -> Token | None:
    """The token on which the others hang: the first whose head lies outside."""
    inside = {token.i for token in tokens}
    first: Token | None = None
    for token in tokens:
        head = token.head.i
        if (head not in inside or head == token.i) and not token.is_punct and not token.is_space:
            if token.pos_ in ("VERB", "AUX"):
                return token
            first = token if first is None else first
    return first


def governing_verb(token: Token) -> Token | None:
    """The verb of the clause that a token stands in."""
    for _ in range(len(token.doc)):
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def main_predicate(tokens: Sequence[Token]) -> Token | None:
    """The predicate that the tokens come down to ("was asked to leave": leave)."""
    root = root_of(tokens)
    return None if root is None else _scope(root, {token.i for token in tokens})[-1]


def is_negative(tokens: Sequence[Token]) -> bool:
    """Whether what these tokens say of their main predicate is that it is not so; negations in clauses below it do not count."""
    root = root_of(tokens)
    if root is None:
        return False
    inside = {token.i for token in tokens}
    scope = _scope(root, inside)
    heads = {token.i for token in scope}
    count = sum(_negates(token, heads) for token in tokens)
    count += any(
        token.lemma_.casefold() in _LEXICAL and token.pos_ in ("NOUN", "ADJ")
        for token in tokens
        if token.i in heads or token.head.i in heads
    )
    count += sum(token.lemma_.casefold() in _FAILING for token in scope[:-1])
    return count % 2 == 1


def _scope(root: Token, inside: set[int]) -> list[Token]:
    """The main predicate and, where it only carries another, that one too."""
    out = [root]
    at: Token | None = root
    while at is not None and len(out) < 5:
        deps = ("xcomp", "ccomp", "attr", "acomp") if at.lemma_.casefold() in _CARRYING else ("xcomp",)
        at = next((child for child in at.children if child.i in inside and child not in out and child.dep_ in deps), None)
        if at is not None:
            out.append(at)
    return out


def _negates(token: Token, heads: set[int]) -> bool:
    word = token.lower_
    if word not in _NEGATING:
        return False
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if following in _NOT_NEGATING:
        return False
    if word in _ADVERBS:
        if token.head.pos_ == "ADV" and token.head.i not in heads:
            return False  # "not far away" leaves the predicate as it is
        return token.head.i in heads or _holds_up(token.head, heads)
    if word in _PRONOUNS:
        return token.head.i in heads
    return word in _DETERMINERS and token.dep_ in ("det", "neg") and _holds_up(token.head, heads)


def _holds_up(token: Token, heads: set[int]) -> bool:
    """Whether a noun or modifier is a direct part of the predicate ("not one door was open", "there was no fire")."""
    for _ in range(3):
        if token.i in heads or (token.head.i in heads and token.dep_ not in ("advcl", "relcl", "acl")):
            return True
        if token.dep_ not in ("nummod", "pobj", "prep", "amod", "quantmod", "dobj"):
            return False
        token = token.head
    return False


def is_unclear(tokens: Sequence[Token]) -> bool:
    """Whether the words say that it is not known."""
    words = {token.lower_ for token in tokens}
    if words & _UNCLEAR:
        return True
    text = " ".join(token.lower_ for token in tokens)
    return any(phrase in text for phrase in ("too early", "no information", "not known", "not clear", "not proof", "could not say"))


def is_plan(tokens: Sequence[Token]) -> bool:
    """Whether the clause speaks of something to come."""
    return any(token.lemma_.casefold() in PLANS or token.lower_ in ("'ll", "’ll", "wo") for token in tokens)
