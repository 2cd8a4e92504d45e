"""How a word stands in its sentence (`standing_at`): affirmed, negated or left open by what stands
above it."""

from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.polarity import NEGATIONS, Polarity, is_idle_at, is_supposed_at

_PRONOUNS, _DETERMINERS = set_of("negation.pronouns"), set_of("negation.determiners")
_FALSE, _FAILING = set_of("negation.falsehoods"), set_of("negation.failing")
_LEAVING_OPEN, _OPEN_CLAUSES = set_of("questions.leaving_open"), set_of("questions.open_clauses")


def standing_at(words: ParsedWords, place: int) -> Polarity:
    """Returns whether the sentence affirms what a word of it tells, a verb or a noun of a deed.

    A denial or an intention counts wherever it stands above the word: "denied that he set it", "no
    plan to set it".
    """
    turned, is_open, at = 0, False, place
    while True:
        turned += _is_negated(words, at)
        is_open |= is_supposed_at(words, at) or any(
            words.dep[child] == "aux" and words.lower[child] in {"may", "might", "could"}
            for child in words.children[at]
        )
        above, relation = words.head[at], words.dep[at]
        if above == at or _ends_at(words, at, relation):
            break
        if relation in {"dobj", "attr", "prep", "pobj", "agent", "nsubjpass"} or relation in {
            "xcomp",
            "ccomp",
            "pcomp",
            "acl",
        }:
            turned += words.lemma[above] in _FAILING or words.lower[above] == "without"
            is_open |= _leaves_open(words, above, relation)
        if relation in {"nsubj", "nsubjpass", "csubj"}:
            happens = words.lemma[above] in {"be", "happen", "occur", "take", "exist"}
            turned += _is_called_false(words, above) + (happens and _is_negated(words, above))
            break
        at = above
    return Polarity.NEGATED if turned % 2 else Polarity.UNCLEAR if is_open else Polarity.AFFIRMED


def _ends_at(words: ParsedWords, at: int, relation: str) -> bool:
    """Whether nothing above this word bears on it: a clause of its own, or one before its cue ("he
    did not set it, he said")."""
    if relation == "conj":
        return not _shares(words, at)
    return relation in {"advcl", "relcl", "parataxis"} or (
        relation == "ccomp" and words.head[at] > at
    )


def _shares(words: ParsedWords, place: int) -> bool:
    """Whether a coordinated verb has the helpers of the first: "did not steal or burn", unlike "did
    not steal but burnt"."""
    return words.child(place, "nsubj", "nsubjpass") is None and not any(
        words.lower[child] == "but" for child in words.children[words.head[place]] if child < place
    )


def _is_negated(words: ParsedWords, at: int) -> bool:
    """Whether a word of negation belongs to this word, or its subject or object is nobody: "found
    no fault"."""
    below = words.children[at]
    if words.lower[max(0, at - 2) : at] == ["yet", "to"]:
        return True
    if any(
        words.lower[one] in ("until", "till")
        for child in below
        for one in (child, *words.children[child])
    ):
        return False  # "did not leave until noon" left
    if any(_negates(words, child) for child in below):
        return True
    parts = (child for child in below if words.dep[child] in ("nsubj", "nsubjpass", "dobj"))
    return any(
        words.lower[one] in _DETERMINERS and not is_idle_at(words, one)
        for child in parts
        for one in words.children[child]
    )


def _negates(words: ParsedWords, place: int) -> bool:
    if words.lower[place] not in NEGATIONS or is_idle_at(words, place):
        return False
    return (
        words.dep[place] in ("neg", "det", "advmod", "preconj") or words.lower[place] in _PRONOUNS
    )


def _is_called_false(words: ParsedWords, at: int) -> bool:
    return any(
        words.lemma[child] in _FALSE
        for child in words.children[at]
        if words.dep[child] in ("acomp", "attr", "oprd")
    )


def _leaves_open(words: ParsedWords, above: int, relation: str) -> bool:
    """Whether what stands below a verb or noun in this relation may not have been done: "plans to",
    "was charged with", "fears that"."""
    lemma = words.lemma[above]
    if lemma in _FAILING or (
        lemma in set_of("questions.accusing") and words.child(above, "nsubj") is not None
    ):
        return False  # who accuses says so
    return lemma in (_OPEN_CLAUSES if relation == "ccomp" else _LEAVING_OPEN)
