"""Whether a clause says that something is so, is not so, or is only planned."""

from collections.abc import Iterable

from spacy.tokens import Token

NEGATIONS = frozenset({"not", "n't", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "nowhere", "hardly"})

PLANS = frozenset(
    [
        "will",
        "would",
        "shall",
        "plan",
        "expect",
        "schedule",
        "due",
        "set",
        "intend",
        "propose",
        "aim",
        "likely",
        "prepare",
        "hope",
        "want",
        "seek",
        "promise",
        "vow",
        "pledge",
        "tomorrow",
        "next",
        "future",
    ]
)


def is_negative(tokens: Iterable[Token]) -> bool:
    """Whether an odd number of negations stands among these tokens."""
    count = 0
    for token in tokens:
        lemma = token.lemma_.casefold()
        if token.lower_ in NEGATIONS or lemma in NEGATIONS:
            # "no more than 40", "not only", "not least" negate nothing
            following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
            count += following not in ("more", "fewer", "less", "only", "least", "later", "doubt", "longer")
            count += following == "longer"
    return count % 2 == 1


def is_plan(tokens: Iterable[Token]) -> bool:
    """Whether the clause speaks of something to come."""
    return any(token.lemma_.casefold() in PLANS or token.lower_ in ("'ll", "wo") for token in tokens)
